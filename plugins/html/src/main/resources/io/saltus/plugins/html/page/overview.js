// The first view: what came out, where, how sure, and how it was made.

function overviewView(criterion) {
  const findings = report.findings.filter((f) => f.criterion === criterion);
  return el("div", { class: "view" },
    headline(findings, criterion),
    trouble().length > 0 ? el("p", { class: "note" }, el("a", { href: "#/", onclick: (e) => jump(e, "issues") },
      count(trouble().length, "issue")), " with the data: see below.") : null,
    outcomeSection(findings),
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
  const emergent = findings.filter((f) => f.outcome === "emergent").length;
  const tasks = new Set(findings.map((f) => f.curve.task)).size;
  const families = new Set(findings.map((f) => f.curve.family)).size;
  if (findings.length === 0) {
    return el("section", { class: "headline" }, el("h1", {}, "No findings"),
      el("p", { class: "lead" }, "Nothing was judged. The sections below say what was read, and what could not be used."));
  }
  return el("section", { class: "headline" },
    el("h1", {}, el("b", { class: "emergent" }, String(emergent)), ` of ${count(findings.length, "curve")} ${emergent === 1 ? "shows" : "show"} an emergent ability`),
    el("p", { class: "lead" }, `${count(tasks, "task")}, ${count(families, "model family", "model families")}; judged by `,
      el("strong", {}, name(criterion.label)), "."));
}

/** Counts by outcome and shape; each leads to the table. */
function outcomeSection(findings) {
  if (findings.length === 0) return null;
  const rows = OUTCOMES.map((outcome) => {
    const those = findings.filter((f) => f.outcome === outcome);
    const shapes = tally(those.map((f) => f.shape));
    return el("tr", {},
      el("th", { scope: "row" }, outcomeWord(outcome)),
      el("td", { class: "n" }, those.length === 0 ? "0" : el("a", { href: `#/abilities?outcome=${outcome}` }, String(those.length))),
      el("td", { class: "wide-cell" }, those.length === 0 ? null : el("div", { class: "stack " + outcome, style: `width:${(100 * those.length) / findings.length}%` }),
        el("div", { class: "shapes" }, shapes.map(([shape, n]) =>
          el("a", { href: `#/abilities?outcome=${outcome}&shape=${shape}` }, shapeIcon(shape), " ", words(shape), " ", el("b", {}, String(n)))))));
  });
  return el("section", { class: "block", "aria-labelledby": "outcome-title" }, el("h2", { id: "outcome-title" }, "Outcomes"),
    el("table", { class: "outcomes" }, el("thead", { class: "unseen" }, el("tr", {}, ["Outcome", "Curves", "Shapes"].map((t) => el("th", { scope: "col" }, t)))),
      el("tbody", {}, rows)));
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
  return el("section", { class: "block", "aria-labelledby": "measure-title" }, el("h2", { id: "measure-title" }, "Measures"),
    aspects.length > 0 ? el("div", { class: "scroll" }, el("table", { class: "plain-table" },
      head("Aspect", "Values"), el("tbody", {}, aspects))) : null,
    told.filter(([, rows]) => rows.length > 0).map(([title, rows]) => [el("h3", {}, title), quantityTable(rows)]),
    others.length > 0 ? el("details", { open: others.length <= 12 }, el("summary", {}, `Quantities over all curves (${others.length})`), quantityTable(others)) : null);
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
    el("dl", { class: "facts" }, fact("Saltus", name(report.version)), report.command ? fact("Asked", el("code", {}, name(report.command))) : null),
    report.criteria.length > 0 ? [el("h3", {}, "Criteria as set"), el("div", { class: "criteria" }, report.criteria.map(criterionCard))] : null,
    el("h3", {}, "Data"), originTable(),
    report.plugins.length > 0 ? el("details", {}, el("summary", {}, `Plugins (${report.plugins.length})`), pluginTable()) : null,
    el("h3", { id: "issues" }, `Issues (${trouble().length}) and remarks (${report.issues.length - trouble().length})`), issueList());
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
      el("td", {}, name([o.source.id, o.source.settings.map(([k, v]) => k + "=" + v).join(",")].filter(Boolean).join(":"))),
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
