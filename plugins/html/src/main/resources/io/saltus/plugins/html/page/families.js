// Families side by side: who agrees, from where on, and how far they scatter.

function familiesSection(criterion) {
  const all = report.comparisons.filter((c) => c.criterion === criterion.index);
  if (all.length === 0) return null;
  const shown = all.filter((c) => c.emergent.length > 0);
  const rest = all.length - shown.length;
  const undecided = all.filter((c) => c.emergent.length === 0 && c["not-emergent"].length === 0).length;
  return el("section", { class: "block", "aria-labelledby": "families-title" }, el("h2", { id: "families-title" }, "Families side by side"),
    shown.length > 0 ? el("div", { class: "scroll" }, el("table", { class: "plain-table stacks families" },
      head("Ability", "Emergent", "Each with its probability", "Shared onset", "One more family", "Outcomes"),
      el("tbody", {}, shown.map(comparisonRow)))) : null,
    rest > 0 ? el("p", { class: "soft" }, `${rest}${shown.length > 0 ? " more" : ""} ${rest === 1 ? "is" : "are"} emergent in no family` +
      (undecided > 0 ? `, ${undecided} of them undecided in all.` : ".")) : null);
}

function comparisonRow(c) {
  const size = c.emergent.length + c["not-emergent"].length + c.undecided.length;
  const groups = [["", c.emergent], ["not ", c["not-emergent"]], ["undecided ", c.undecided]].filter(([, those]) => those.length > 0);
  return el("tr", {}, el("th", { scope: "row" }, name(c.ability)),
    el("td", { class: "n", "data-label": "Emergent" }, `${c.emergent.length} of ${size}${c.runs ? " training runs" : ""}`),
    el("td", { "data-label": "Each" }, groups.map(([word, those], i) => [i > 0 ? "; " : "", word, name(those.join(", "))])),
    el("td", { "data-label": "Shared onset" }, name(c.onset)), el("td", { class: "n", "data-label": "One more family" }, c.next || "\u2013"), el("td", { "data-label": "Outcomes" }, name(c.agreement || "\u2013")));
}
