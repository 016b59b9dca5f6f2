// The map of abilities and families: a row per ability, a column per family, a mark for what came out.

const GRID_ROWS = 25;

function gridSection(abilities) {
  const families = [...new Set(abilities.flatMap((a) => a.findings.map((f) => f.curve.family)))];
  const shared = abilities.filter((a) => a.findings.length > 1);
  if (families.length < 2 || shared.length < 2) return null;
  const emergent = (family) => shared.filter((a) => a.findings.some((f) => f.curve.family === family && f.outcome === "emergent")).length;
  const columns = families.map((family) => [family, emergent(family)]).sort((a, b) => b[1] - a[1] || byName(a[0], b[0]));
  const rows = [...shared].sort((a, b) => size(b, "emergent") - size(a, "emergent") || size(b, "undecided") - size(a, "undecided") || byName(a.task, b.task) || a.first.index - b.first.index);
  const labels = labelsApart(rows.map((a) => a.task), 44);
  const heads = labelsApart(families, 22);
  const body = el("tbody", {}, rows.slice(0, GRID_ROWS).map((a) => gridRow(a, columns, labels)));
  let shown = Math.min(GRID_ROWS, rows.length);
  const text = () => moreText(rows.length - shown, 100);
  const more = shown === rows.length ? null : el("button", { type: "button", class: "plain more", onclick: () => {
    body.append(...rows.slice(shown, shown + 100).map((a) => gridRow(a, columns, labels)));
    shown = Math.min(rows.length, shown + 100);
    if (shown === rows.length) more.remove(); else more.textContent = text();
  } }, text());
  return el("section", { class: "block", "aria-labelledby": "grid-title" }, el("h2", { id: "grid-title" }, "Which families have what"),
    el("p", { class: "lead" }, "Families with the most emergent abilities stand left. Select a mark to see its curve."),
    el("ul", { class: "legend" }, OUTCOMES.map((o) => el("li", {}, outcomeWord(o)))),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Abilities by family, a table" }, el("table", { class: "grid" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Ability"), columns.map(([family, n]) =>
        el("th", { scope: "col", class: "turned" }, el("span", {}, familyMark(family), " ", name(heads.get(family), { title: family }), el("span", { class: "soft" }, ` ${n}`)))))), body)),
    more);
}

function size(ability, outcome) {
  return ability.findings.filter((f) => f.outcome === outcome).length;
}

function gridRow(ability, columns, labels) {
  const detail = detailOf(ability);
  return el("tr", {}, el("th", { scope: "row" }, brokenName(labels.get(ability.task), { title: ability.task }), detail ? el("span", { class: "soft" }, " ", name(detail)) : null),
    columns.map(([family]) => {
      const finding = ability.findings.find((f) => f.curve.family === family);
      if (!finding) return el("td", {}, el("span", { class: "unseen" }, "no curve"));
      const said = `${family}: ${words(finding.outcome)}` + (finding.onset ? ` from ${scaleText(finding.onset.scale, ability.axis)}` : "");
      return el("td", {}, el("a", { class: "outcome " + finding.outcome, href: `#/ability/${finding.curve.link}`, title: said, "aria-label": `${ability.task}, ${said}` }, outcomeMark(finding.outcome)));
    }));
}
