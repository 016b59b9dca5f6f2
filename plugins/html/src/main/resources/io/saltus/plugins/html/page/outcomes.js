// What came out, drawn: emergent first, then undecided by what would decide it, the rest folded.

function emergentSection(abilities, scales) {
  const those = abilities.filter((a) => a.outcome === "emergent");
  if (abilities.length === 0) return null;
  return el("section", { class: "block", "aria-labelledby": "emergent-title" }, el("h2", { id: "emergent-title" }, outcomeMark("emergent"), ` Emergent: ${headCount(those, abilities)}`),
    those.length === 0 ? el("p", { class: "note" }, "No curve here shows an emergent ability.")
      : [el("p", { class: "lead" }, "The surest first. ", drawingKey(those)), familyKey(those), panelList(those, scales)]);
}

/** What the drawings show, of what they show: scale, chance, baseline, interval, families behind. */
function drawingKey(abilities) {
  const findings = abilities.flatMap((a) => a.findings);
  const along = [...new Set(abilities.map((a) => a.axis.heading))];
  const against = [...new Set(findings.flatMap((f) => baselines(f).map((o) => words(o.name))))];
  const keys = [
    findings.some((f) => f.curve.metric.chance !== null) && [el("span", { class: "key-chance" }), " chance"],
    against.length > 0 && [againstMark(), " compared with ", name(against.join(" and "))],
    abilities.some((a) => a.findings.length === 1 && a.first.onset) && "the shaded stretch is the interval in which it begins, the line in it the median",
    abilities.some((a) => a.findings.some((f) => f.outcome !== a.outcome)) && "grey curves are families in which it is not shown",
  ].filter(Boolean);
  return ["All drawings share their scales; across: ", name(along.join(" or ")), ". ", keys.map((key, i) => [i > 0 ? "; " : "", key]), keys.length > 0 ? "." : ""];
}

function againstMark() {
  return svg("svg", { viewBox: "0 0 26 12", width: 26, height: 12, class: "key-against", "aria-hidden": "true" },
    svg("path", { d: "M0 6H26" }), svg("circle", { cx: 13, cy: 6, r: 3.2 }));
}

/** Whose colours the drawings have. */
function familyKey(abilities) {
  if (!hasFamilies()) return null;
  const drawn = new Set(abilities.flatMap((a) => a.findings.flatMap((f) => (f.curve.pooled ? f.curve.points.flatMap((p) => p.families) : [f.curve.family]))));
  return familyLegend(report.families.filter((family) => drawn.has(family)));
}

/** "8 tasks in 17 settings": a setting is a metric, a number of shots, a strategy. */
function countOf(abilities) {
  const single = abilities.filter((a) => !isOverTasks(a.first));
  const together = single.length < abilities.length;
  if (single.length === 0) return "all tasks together";
  const tasks = new Set(single.map((a) => a.task)).size;
  return count(tasks, "task") + (tasks === single.length ? "" : ` in ${count(single.length, "setting")}`) + (together ? ", and all together" : "");
}

/** The tasks that this is the most of, and those of which another setting shows more. */
function headCount(those, abilities) {
  const most = new Map();
  for (const a of abilities) most.set(a.task, Math.min(OUTCOMES.indexOf(a.outcome), most.has(a.task) ? most.get(a.task) : 9));
  const own = those.filter((a) => OUTCOMES[most.get(a.task)] === a.outcome);
  const tasks = (list) => new Set(list.filter((a) => !isOverTasks(a.first)).map((a) => a.task)).size;
  const more = tasks(those) - tasks(own);
  return (own.length === 0 ? "no task" : countOf(own)) + (more === 0 ? "" : `, and settings of ${count(more, "more task", "more tasks")}`);
}

const GROUPS_AT_FIRST = 5;
const LEAST_GROUP = 3;

function undecidedSection(abilities, scales) {
  const those = abilities.filter((a) => a.outcome === "undecided");
  if (those.length === 0) return null;
  const all = undecidedGroups(those);
  const groups = all.filter((group) => group.abilities.length >= LEAST_GROUP);
  const single = all.filter((group) => group.abilities.length < LEAST_GROUP).flatMap((group) => group.abilities);
  const drawn = (group) => el("div", { class: "why" }, el("h3", {}, name(group.title), el("span", { class: "soft" }, ` \u2013 ${countOf(group.abilities)}`)),
    panelList(group.abilities, scales, { most: 4, why: group.remedy !== null }));
  const section = el("section", { class: "block", "aria-labelledby": "undecided-title" }, el("h2", { id: "undecided-title" }, outcomeMark("undecided"), ` Undecided: ${headCount(those, abilities)}`),
    el("p", { class: "lead" }, "By what would decide them, or why they are not decided. ", drawingKey(those)), familyKey(those), groups.slice(0, GROUPS_AT_FIRST).map(drawn));
  const rest = groups.slice(GROUPS_AT_FIRST);
  if (rest.length > 0) section.append(folded(`${count(rest.length, "more reason")}: ${countOf(rest.flatMap((g) => g.abilities))}`, () => rest.slice(0, 60).map(drawn)));
  if (single.length > 0) {
    section.append(el("div", { class: "why" }, groups.length === 0 ? null : el("h3", {}, "Each for a reason of its own", el("span", { class: "soft" }, ` \u2013 ${countOf(single)}`)),
      panelList(single, scales, { most: 8, why: "whole" })));
  }
  return section;
}

/** What is not emergent, folded, by shape. */
function restSection(abilities, scales) {
  const those = abilities.filter((a) => a.outcome === "not-emergent");
  if (those.length === 0) return null;
  const shapes = tally(those.map((a) => a.first.shape));
  return el("section", { class: "block", "aria-labelledby": "rest-title" }, el("h2", { id: "rest-title" }, outcomeMark("not-emergent"), ` Not emergent: ${headCount(those, abilities)}`),
    shapes.map(([shape, n]) => folded([shapeIcon(shape), ` ${words(shape)} (${n})`], () => panelList(those.filter((a) => a.first.shape === shape), scales, { most: 12, why: true }))));
}

/** A part that is made when it is opened; paper gets it open. */
function folded(title, make) {
  const part = el("details", { class: "folded", ontoggle: () => part.fill() }, el("summary", {}, title));
  part.fill = () => { if (part.open && part.children.length === 1) part.append(...[make()].flat(Infinity)); };
  return part;
}
