// What models to come are expected to score, and how such forecasts fared at what was held out.

function forecastView() {
  const sections = [forecastTable(report.forecasts, true), doubtList(report.forecasts), hindcastSection()].filter(Boolean);
  return el("div", { class: "view" }, el("h1", {}, "Forecasts"), sections.length > 0 ? sections : el("p", { class: "note" }, "This report has no forecasts."));
}

/** A row for each curve, target and method. */
function forecastTable(forecasts, withCurve) {
  if (forecasts.length === 0) return null;
  const names = [...new Set(forecasts.flatMap((f) => f.quantities.map((q) => q.name)))];
  const value = (f, key) => { const q = f.quantities.find((other) => other.name === key); return q ? number(q.value, 2) : "\u2013"; };
  const interval = ([lower, upper]) => `${number(lower)} \u2013 ${number(upper)}`;
  return el("div", { class: "scroll" }, el("table", { class: "plain-table numbers" },
    head(...(withCurve ? ["Ability"] : []), "Model to come", "Method", "Median", "50%", "80%", "95%", ...names.map((n) => "P(" + words(n) + ")"), "Doubts"),
    el("tbody", {}, forecasts.map((f) => el("tr", {},
      withCurve ? el("th", { scope: "row" }, f.curve ? el("a", { href: `#/ability/${f.curve.link}` }, name(f.subject)) : name(f.subject)) : null,
      el("td", {}, name(f.target)), el("td", {}, name(f.method)), el("td", { class: "n" }, number(f.median)),
      f.intervals.map((i) => el("td", { class: "n" }, interval(i))), names.map((n) => el("td", { class: "n" }, value(f, n))),
      el("td", {}, f.doubts.map(([id, reason], i) => [i > 0 ? ", " : "", el("span", { title: reason }, name(words(id)))])))))));
}

/** What the doubts mean: each with how many forecasts have it and one reason. */
function doubtList(forecasts) {
  const doubts = new Map();
  for (const [id, reason] of forecasts.flatMap((f) => f.doubts)) {
    const known = doubts.get(id) || { reason, count: 0 };
    doubts.set(id, { ...known, count: known.count + 1 });
  }
  if (doubts.size === 0) return null;
  return el("ul", {}, [...doubts].map(([id, d]) => el("li", {}, el("b", {}, name(words(id))), ` (${d.count} of ${forecasts.length}): `, name(d.reason))));
}

function hindcastSection() {
  if (report.hindcasts.length === 0) return null;
  const percent = (share) => Math.round(100 * share) + "%";
  return el("section", { class: "block" }, el("h2", {}, "Hindcasts"),
    el("p", { class: "soft" }, "What was held out of these data, and forecast: how many of the scores lay in the intervals, and the CRPS as a part of the error of expecting the last score."),
    el("div", { class: "scroll" }, el("table", { class: "plain-table numbers" },
      head("Method", "Scales ahead", "Distance", "Scores", "In 50%", "In 80%", "In 95%", "Error", "CRPS", "CRPS / last", "Log score"),
      el("tbody", {}, report.hindcasts.map((h) => el("tr", {}, el("th", { scope: "row" }, name(h.method)),
        [h.ahead, number(h.distance), h.forecasts === h.asked ? h.forecasts : `${h.forecasts} of ${h.asked}`, ...h.within.map(percent), number(h.error), number(h.crps),
          h.lastError > 0 ? number(h.crps / h.lastError) : "\u2013", number(h.logScore)].map((cell) => el("td", { class: "n" }, String(cell)))))))));
}

/** The forecasts of one curve, below its chart. */
function forecastSection(curve) {
  if (curve.forecasts.length === 0) return null;
  return el("section", { class: "block", "aria-label": "Forecasts" }, el("h2", {}, "Forecasts"), forecastTable(curve.forecasts, false), doubtList(curve.forecasts));
}
