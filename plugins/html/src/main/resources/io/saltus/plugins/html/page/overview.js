// The first view: the curves of what came out, why the rest did not, and how it was made.

function overviewView(criterion) {
  const findings = report.findings.filter((f) => f.criterion === criterion);
  const abilities = abilitiesOf(findings);
  const scales = new SharedScales(abilities);
  return el("div", { class: "view" },
    headline(findings, criterion),
    trouble().length > 0 ? el("p", { class: "note" }, el("a", { href: "#/", onclick: (e) => jump(e, "issues") },
      count(trouble().length, "issue")), " with the data: see below.") : null,
    emergentSection(abilities, scales),
    undecidedSection(abilities, scales),
    restSection(abilities, scales),
    gridSection(abilities),
    familiesSection(criterion),
    mapSection(findings),
    measureSection(findings),
    studySection());
}

function jump(event, id) {
  event.preventDefault();
  document.getElementById(id).scrollIntoView();
}

function headline(findings, criterion) {
  if (findings.length === 0) {
    return el("section", { class: "headline" }, el("h1", {}, "No findings"),
      el("p", { class: "lead" }, "Nothing was judged. The sections below say what was read, and what could not be used."));
  }
  const tasks = taskCounts(findings);
  const all = tasks.reduce((a, b) => a + b);
  return el("section", { class: "headline" },
    el("h1", {}, headlineWords(findings, el("b", { class: "emergent" }, digits(tasks[0])), tasks[0], all)),
    el("p", { class: "lead" }, studied(findings), comparedWith(findings), " Judged by ", el("strong", {}, name(criterion.label)), "."),
    outcomeBar(findings, tasks, all));
}

/** "8 of 52 tasks show an emergent ability"; of what is judged against a baseline, that it begins to help. */
function headlineWords(findings, number, emergent, all) {
  const against = findings.filter((f) => baselines(f).length > 0);
  if (against.length === 0) return [number, ` of ${count(all, "task")} ${emergent === 1 ? "shows" : "show"} an emergent ability`];
  const strategies = [...new Set(against.map((f) => f.curve.strategy))];
  return [strategies.length === 1 ? name(capital(words(strategies[0]))) : "A strategy", " begins to help in ", number, ` of ${count(all, "task")}`];
}

function comparedWith(findings) {
  const names = [...new Set(findings.flatMap((f) => baselines(f).map((o) => o.name)))].sort(byName);
  return names.length === 0 ? null : [" Compared with ", name(names.map((n) => `'${words(n)}'`).join(" and ")), "."];
}

/** What the study is about: families, data, axis, and what all curves share. */
function studied(findings) {
  const families = [...new Set(findings.map((f) => f.curve.family))];
  const axes = [...new Set(findings.map((f) => f.curve.axis.title))];
  const whose = families.length === 1 ? name(families[0]) : count(families.length, "model family", "model families");
  const from = report.origins.map((o) => shortLocation(o.location));
  const results = report.origins.reduce((sum, o) => sum + o.observations, 0);
  const data = from.length === 0 ? null : [" from ", name(from.slice(0, 2).join(" and ")), from.length > 2 ? ` and ${from.length - 2} more` : "", ` (${count(results, "result")})`];
  return [whose, data, ", ", count(new Set(findings.map((f) => f.curve)).size, "curve"), " along ", name(axes.join(" and ")), "."];
}

/** The last part of a location: the name of the file or folder. */
function shortLocation(location) {
  return cutMiddle(location.replace(/[\\/]+$/, "").split(/[\\/]/).pop() || location, 60);
}

/** Tasks by outcome as one bar; each part leads to the table. */
function outcomeBar(findings, tasks, all) {
  const curves = OUTCOMES.map((outcome) => findings.filter((f) => f.outcome === outcome).length);
  const apart = curves.some((n, i) => n !== tasks[i]);
  return el("div", { class: "outcomes" },
    el("div", { class: "bar-of", "aria-hidden": "true" }, OUTCOMES.map((outcome, i) => (tasks[i] === 0 ? null : el("span", { class: "stack " + outcome, style: `flex:${tasks[i] / all}` })))),
    el("ul", { class: "counts" }, OUTCOMES.map((outcome, i) => el("li", {},
      el("a", { href: `#/abilities?outcome=${outcome}` }, outcomeWord(outcome)), " ", el("b", { class: "n" }, digits(tasks[i])), ` ${tasks[i] === 1 ? "task" : "tasks"} `,
      apart ? el("span", { class: "soft" }, count(curves[i], "curve")) : null))),
    !apart ? null : el("p", { class: "soft small" }, "A task counts once, for the most that one of its curves shows; its curves are counted beside it."));
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || byName(a[0], b[0]));
}

const SHAPE_PATHS = { flat: "M2 8H18", smooth: "M2 12L18 3", sharp: "M2 12H9C11 12 11 3 13 3H18", inverse: "M2 3L18 12", "u-shaped": "M2 3C6 15 14 15 18 3",
  "inverted-u": "M2 12C6 0 14 0 18 12", saturated: "M2 4H18M2 2.5H18", noisy: "M2 9L5 4L8 11L11 3L14 12L18 6", unknown: "M8 5a2 2 0 1 1 2.5 2.2V9M10 11.5v.6" };

function shapeIcon(shape) {
  return svg("svg", { viewBox: "0 0 20 14", width: 20, height: 14, "aria-hidden": "true", class: "shape" },
    svg("path", { d: SHAPE_PATHS[shape] || SHAPE_PATHS.unknown, fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" }));
}

/** Quantities that are told apart by what they are; their role says it, never their name. */
const ROLES = { "p-value": "p-values", "adjusted-p-value": "p-values, adjusted over the study", probability: "Probabilities", ranking: "Scores for ranking" };

/** What the verdicts carry: aspects with their counts, quantities with their spread. */
function measureSection(findings) {
  const aspects = aspectRows(findings);
  const quantities = quantityRows(findings);
  if (aspects.length === 0 && quantities.length === 0) return null;
  const told = Object.entries(ROLES).map(([role, title]) => [title, quantities.filter((q) => q.role === role)]);
  const others = quantities.filter((q) => !ROLES[q.role]);
  return el("section", { class: "block", "aria-labelledby": "measure-title" }, el("h2", { id: "measure-title" }, "Measures"), folded("Aspects and numbers over all curves", () => [
    aspects.length > 0 ? el("div", { class: "scroll" }, el("table", { class: "plain-table" },
      head("Aspect", "Values"), el("tbody", {}, aspects))) : null,
    told.filter(([, rows]) => rows.length > 0).map(([title, rows]) => [el("h3", {}, title), quantityTable(rows)]),
    others.length > 0 ? [el("h3", {}, "Other numbers"), quantityTable(others)] : null].flat(Infinity).filter(Boolean)));
}

function head(...titles) {
  return el("thead", {}, el("tr", {}, titles.map((t) => el("th", { scope: "col" }, t))));
}

function aspectRows(findings) {
  const values = new Map();
  const meanings = new Map();
  for (const f of findings) {
    for (const a of f.aspects) {
      if (!values.has(a.name)) values.set(a.name, []);
      values.get(a.name).push(a.value);
      meanings.set(a.name + "\u0000" + a.value, a.meaning);
    }
  }
  return [...values].map(([aspect, all]) => el("tr", {}, el("th", { scope: "row" }, name(words(aspect))),
    el("td", {}, el("div", { class: "shapes" }, tally(all).map(([value, n]) =>
      el("a", { href: "#/abilities?" + new URLSearchParams({ ["aspect." + aspect]: value }), title: meanings.get(aspect + "\u0000" + value) },
        name(words(value)), " ", el("b", {}, String(n))))))));
}

/** Quantities by name; `p-value-0`, `p-value-1`, ... are one row, `p-value-i`. */
function quantityRows(findings) {
  const rows = new Map();
  for (const f of findings) {
    for (const q of f.quantities) {
      const key = q.name.replace(/-\d+$/, "-i");
      if (!rows.has(key)) rows.set(key, { name: key, unit: q.unit, meaning: q.meaning, role: q.role, values: [] });
      rows.get(key).values.push(q.value === "inf" ? Infinity : q.value === "-inf" ? -Infinity : q.value);
    }
  }
  for (const row of rows.values()) row.values.sort((a, b) => a - b);
  return [...rows.values()];
}

function quantityTable(rows) {
  const middle = (v) => (v.length % 2 ? v[(v.length - 1) / 2] : (v[v.length / 2 - 1] + v[v.length / 2]) / 2);
  return el("div", { class: "scroll" }, el("table", { class: "plain-table numbers" }, head("Quantity", "Smallest", "Median", "Largest", "Unit", "Values"),
    el("tbody", {}, rows.map((row) => el("tr", {},
      el("th", { scope: "row" }, name(row.name), el("div", { class: "soft" }, name(row.meaning))),
      [row.values[0], middle(row.values), row.values[row.values.length - 1]].map((v) => el("td", { class: "n" }, number(v))),
      el("td", {}, name(row.unit)), el("td", { class: "n" }, String(row.values.length)))))));
}

/** Settings, data, plugins, issues. */
function studySection() {
  return el("section", { class: "block", "aria-labelledby": "study-title" }, el("h2", { id: "study-title" }, "How this was made"),
    el("dl", { class: "facts" }, written() ? fact("Written", written()) : null, fact("Saltus", name(report.version)), report.command ? fact("Asked", el("code", {}, name(report.command))) : null),
    report.criteria.length > 0 ? [el("h3", {}, "Criteria as set"), el("div", { class: "criteria" }, report.criteria.map(criterionCard))] : null,
    el("h3", {}, "Data"), originTable(),
    report.plugins.length > 0 ? el("details", {}, el("summary", {}, `Plugins (${report.plugins.length})`), pluginTable()) : null,
    el("h3", { id: "issues" }, `Issues (${trouble().length}) and remarks (${report.issues.length - trouble().length})`), issueList());
}

/** The date of this file, where it has one: a page that is made on the way has the present moment instead. */
function written() {
  const date = new Date(document.lastModified);
  if (Number.isNaN(date.getTime()) || Math.abs(Date.now() - date) < 5000) return null;
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) + " (the date of this file)";
}

function fact(term, value) {
  return [el("dt", {}, term), el("dd", {}, value)];
}

function criterionCard(criterion) {
  return el("div", { class: "criterion" }, el("strong", {}, name(criterion.id)),
    criterion.settings.length === 0 ? el("span", { class: "soft" }, " without settings")
      : el("dl", {}, criterion.settings.map(([key, value]) => fact(name(key), name(value)))));
}

function originTable() {
  if (report.origins.length === 0) return el("p", { class: "note" }, "The report names no data files.");
  return el("div", { class: "scroll" }, el("table", { class: "plain-table" }, head("Location", "Read by", "Results", "SHA-256"),
    el("tbody", {}, report.origins.map((o) => el("tr", {}, el("th", { scope: "row" }, name(o.location)),
      el("td", {}, name(o.source.id), o.source.settings.length === 0 ? null : folded("settings", () => name(o.source.settings.map(([k, v]) => k + "=" + v).join(", ")))),
      el("td", { class: "n" }, String(o.observations)), el("td", {}, hash(o.sha256)))))));
}

function pluginTable() {
  return el("div", { class: "scroll" }, el("table", { class: "plain-table" }, head("Plugin", "Version", "File", "SHA-256"),
    el("tbody", {}, report.plugins.map((p) => el("tr", {}, el("th", { scope: "row" }, name(p.id)), el("td", {}, name(p.version)),
      el("td", {}, name(p.file)), el("td", {}, hash(p.sha256)))))));
}

function hash(sha256) {
  return sha256 ? el("code", { class: "hash", title: sha256 }, sha256.slice(0, 12) + "\u2026") : "\u2013";
}

const FEW_ISSUES = 50;

/** The issues that are no mere remarks on what something was taken for. */
function trouble() {
  return report.issues.filter(([, , remark]) => !remark);
}

function issueList() {
  if (report.issues.length === 0) return el("p", { class: "soft" }, "None.");
  const rows = (issues) => issues.map(([where, why, remark]) => el("tr", {}, el("th", { scope: "row" }, name(where)), el("td", { class: remark ? "soft" : null }, name(why))));
  const body = el("tbody", {}, rows(report.issues.slice(0, FEW_ISSUES)));
  const more = report.issues.length - FEW_ISSUES;
  return [el("div", { class: "scroll" }, el("table", { class: "plain-table issues" }, head("Where", "Why"), body)),
    more > 0 ? el("button", { type: "button", class: "plain", onclick: (event) => {
      body.append(...rows(report.issues.slice(FEW_ISSUES)));
      event.currentTarget.remove();
    } }, `Show ${more} more`) : null];
}
