// What the table is narrowed to and how it is ordered. It stands in the address, so that a view can be sent on.

/** The facets one can filter by; each gives the values of a finding. */
function facets() {
  const fixed = [
    { key: "outcome", title: "Outcome", of: (f) => [f.outcome], label: words, order: OUTCOMES },
    { key: "shape", title: "Shape", of: (f) => [f.shape], label: words },
    { key: "criterion", title: "Criterion", of: (f) => [f.criterion.label] },
    { key: "family", title: "Family", of: (f) => [f.curve.family] },
    { key: "metric", title: "Metric", of: (f) => [f.curve.metric.name] },
    { key: "strategy", title: "Strategy", of: (f) => [f.curve.strategy], label: words },
    { key: "shots", title: "Shots", of: (f) => (f.curve.shots === undefined ? [] : [String(f.curve.shots)]) },
    { key: "axis", title: "Axis", of: (f) => [f.curve.axis.id], label: words },
  ];
  const aspects = [...new Set(report.findings.flatMap((f) => f.aspects.map((a) => a.name)))].sort(byName);
  const taken = new Set(fixed.map((facet) => facet.title.toLowerCase()));
  return [...fixed, ...aspects.map((aspect) => ({ key: "aspect." + aspect, title: aspectTitle(aspect, taken), label: words,
    of: (f) => f.aspects.filter((a) => a.name === aspect).map((a) => a.value) }))]
    .map((facet) => ({ ...facet, values: facetValues(facet) }))
    .filter((facet) => facet.values.length > 1);
}

/** The title of an aspect: no two filters share one, so "metric", a result, is not the metric that was measured. */
function aspectTitle(aspect, taken) {
  const title = [capital(words(aspect)), `Finding: ${words(aspect)}`, `Finding: ${aspect}`].find((t) => !taken.has(t.toLowerCase())) || `Finding ${taken.size}: ${aspect}`;
  taken.add(title.toLowerCase());
  return title;
}

function facetValues(facet) {
  const values = [...new Set(report.findings.flatMap(facet.of))];
  return facet.order ? facet.order.filter((v) => values.includes(v)) : values.sort(byName);
}

/** The columns one can order by. */
const ORDERS = {
  task: { title: "Ability", of: (f) => f.curve.task, compare: byName },
  outcome: { title: "Outcome", of: (f) => OUTCOMES.indexOf(f.outcome) },
  shape: { title: "Shape", of: (f) => f.shape, compare: byName },
  onset: { title: "Critical scale", of: (f) => (f.onset ? place(f.onset.scale, f.curve.axis) : null) },
  gain: { title: "Scores", of: (f) => gain(f.curve) },
};

/** By how much the score improves from the smallest model to the largest, in units of the metric. */
function gain(curve) {
  const change = curve.points[curve.points.length - 1].score - curve.points[0].score;
  return curve.metric.higher ? change : -change;
}

function orderOf(sort) {
  if (ORDERS[sort]) return ORDERS[sort];
  if (!sort.startsWith("quantity.")) return ORDERS.outcome;
  const wanted = sort.slice("quantity.".length);
  return { title: wanted, of: (f) => quantityValue(f, wanted) };
}

function quantityValue(finding, wanted) {
  const found = finding.quantities.find((q) => q.name === wanted);
  if (!found) return null;
  return found.value === "inf" ? Infinity : found.value === "-inf" ? -Infinity : found.value;
}

/** Stands in an address for a facet that is left open though it has a default: the criterion. */
const ANY = "*";

/** Reads the state of the table from the query of an address. */
function tableState(query) {
  const state = { q: query.get("q") || "", sort: query.get("sort") || "outcome", down: query.get("down") === "1",
    show: query.get("show") === "charts" ? "charts" : "rows", column: query.get("column") || "", facets: new Map() };
  for (const [key, value] of query) {
    if (!["q", "sort", "down", "show", "column"].includes(key) && value !== ANY) state.facets.set(key, value);
  }
  if (report.criteria.length > 1 && !query.has("criterion")) state.facets.set("criterion", criterion.label);
  return state;
}

function tableAddress(state) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const [key, value] of state.facets) query.set(key, value);
  if (report.criteria.length > 1 && !state.facets.has("criterion")) query.set("criterion", ANY);
  if (state.sort !== "outcome") query.set("sort", state.sort);
  if (state.down) query.set("down", "1");
  if (state.show !== "rows") query.set("show", state.show);
  if (state.column) query.set("column", state.column);
  const text = query.toString();
  return "#/abilities" + (text ? "?" + text : "");
}

/** The findings that the state leaves, in its order; what has no value comes last either way. */
function selected(state, all) {
  const wanted = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const left = report.findings.filter((f) =>
    wanted.every((word) => searchText(f).includes(word)) &&
    all.every((facet) => !state.facets.has(facet.key) || facet.of(f).includes(state.facets.get(facet.key))));
  const order = orderOf(state.sort);
  const compare = order.compare || ((a, b) => a - b);
  const way = state.down ? -1 : 1;
  return left.map((f) => [order.of(f), f]).sort(([a, f], [b, g]) => {
    if (a === null || b === null) return (a === null) - (b === null) || f.index - g.index;
    return way * (state.sort === "onset" ? onsetOrder(f, g) : compare(a, b)) || (state.sort === "outcome" ? onsetOrder(f, g) : 0) || byName(f.curve.task, g.curve.task) || f.index - g.index;
  }).map(([, f]) => f);
}

function onsetOrder(f, g) {
  if (f.curve.axis !== g.curve.axis) return report.axes.indexOf(f.curve.axis) - report.axes.indexOf(g.curve.axis);
  const at = (finding) => (finding.onset ? place(finding.onset.scale, finding.curve.axis) : Infinity);
  const [a, b] = [at(f), at(g)];
  return a === b ? 0 : a - b;
}

function searchText(finding) {
  if (!finding.text) {
    const { curve } = finding;
    finding.text = [curve.task, curve.metric.name, curve.family, curve.strategy, curve.shots === undefined ? "" : curve.shots + "-shot", finding.outcome,
      words(finding.outcome), finding.shape, finding.reason, finding.criterion.label, ...finding.aspects.map((a) => a.name + " " + a.value)].join(" ").toLowerCase();
  }
  return finding.text;
}
