// What models to come are expected to score, and how such forecasts fared at what was held out.

const FORECASTS_AT_FIRST = 12;

function forecastView() {
  if (report.forecasts.length === 0 && report.hindcasts.length === 0) return el("div", { class: "view" }, el("h1", {}, "Forecasts"), el("p", { class: "note" }, "This report has no forecasts."));
  const methods = distinct(report.forecasts, (f) => f.method);
  const body = el("div");
  const show = (method) => {
    const those = report.forecasts.filter((f) => method === null || f.method === method);
    body.replaceChildren(...[forecastPanels(those.filter((f) => f.method === (method || methods[0]))), forecastTable(those, true), doubtList(those)].filter(Boolean));
  };
  show(methods[0] || null);
  const choice = methods.length < 2 ? null : el("p", { class: "row-of" }, el("label", { class: "field inline" }, el("span", {}, "Forecast by"),
    el("select", { id: "method", onchange: (event) => show(methods[Number(event.target.value)] || null) }, methods.map((m, i) => el("option", { value: i }, cut(m, 40))), el("option", { value: methods.length }, "all methods"))));
  return el("div", { class: "view" }, el("h1", {}, "Forecasts"), forecastLead(methods), choice, body, hindcastSection());
}

function distinct(things, key) {
  return [...new Set(things.map(key))];
}

/** What all forecasts share, said once. */
function forecastLead(methods) {
  if (report.forecasts.length === 0) return null;
  const targets = distinct(report.forecasts, (f) => f.target);
  const curves = distinct(report.forecasts, (f) => f.subject).length;
  return el("p", { class: "lead" }, count(curves, "curve"), " at ", name(targets.length > 3 ? count(targets.length, "model") + " to come" : targets.join(" and ")), ", by ",
    methods.length === 1 ? name(methods[0]) : [name(methods[0]), ` and ${count(methods.length - 1, "other method")}`], ". Curves that are expected to change most come first.");
}

function lastScore(forecast) {
  return forecast.curve ? forecast.curve.points[forecast.curve.points.length - 1].score : null;
}

/** How far a score is expected to move; what is no share of examples counts as a part of itself. */
function expectedChange(forecast) {
  const last = lastScore(forecast);
  if (last === null || typeof forecast.median !== "number") return -1;
  return Math.abs(forecast.median - last) / (isProportion(forecast.curve) ? 1 : Math.max(Math.abs(last), Math.abs(forecast.median), 1e-12));
}

/** Forecasts by the largest change of their curve, those of a curve beneath one another. */
function byExpectedChange(forecasts) {
  const most = new Map();
  for (const f of forecasts) most.set(f.subject, Math.max(expectedChange(f), most.has(f.subject) ? most.get(f.subject) : -1));
  return [...forecasts].sort((a, b) => most.get(b.subject) - most.get(a.subject) || byName(a.subject, b.subject));
}

/** A picture for each curve: what is known, and the intervals of one method at the models to come. */
function forecastPanels(forecasts) {
  const byCurve = new Map();
  for (const f of byExpectedChange(forecasts).filter((f) => f.curve && f.at !== undefined)) byCurve.set(f.curve, [...(byCurve.get(f.curve) || []), f]);
  if (byCurve.size === 0) return null;
  const groups = [...byCurve.values()];
  const scales = new SharedScales(groups.map(([{ curve }]) => ({ findings: [{ curve }] })));
  groups.flat().forEach((f) => scales.reach(f.curve.axis, place(f.at, f.curve.axis)));
  const list = el("ul", { class: "panels forecast-panels" }, groups.slice(0, FORECASTS_AT_FIRST).map((those) => forecastPanel(those, scales)));
  const rest = groups.slice(FORECASTS_AT_FIRST);
  const more = rest.length === 0 ? null : el("button", { type: "button", class: "plain more", "data-print": `and ${rest.length} more, in the table`, onclick: () => {
    list.append(...rest.map((those) => forecastPanel(those, scales)));
    more.remove();
  } }, moreText(rest.length, rest.length));
  return el("div", {}, el("p", { class: "soft small" }, "Bars are the 50, 80 and 95% intervals, the stroke across them is the median", groups.some(([f]) => f.curve.metric.chance !== null) ? ["; ", el("span", { class: "key-chance" }), " chance."] : ".",
    " Across: ", name(distinct(groups, ([f]) => axisTitle(f.curve.axis)).join("; ")), "; drawings of shares of right answers, and of any other metric, have one scale."), list, more);
}

function forecastPanel(those, scales) {
  const { curve } = those[0];
  return el("li", {}, el("a", { class: "panel", href: `#/ability/${curve.link}` },
    el("span", { class: "panel-title" }, brokenName(cutMiddle(curve.task, 64), { title: curve.task }), el("span", { class: "soft" }, " ", name(particulars(curve).join(" \u00B7 ")))),
    drawWhenSeen(el("span", { class: "panel-chart" }), () => forecastDrawing(those, scales.of(curve))),
    those.map((f) => el("span", { class: "panel-words" }, el("span", {}, `${scoreText(lastScore(f), f)} \u2192 `, el("b", {}, scoreText(f.median, f)), those.length > 1 ? [" at ", name(f.target)] : null),
      el("span", { class: "soft" }, "95% " + spanText(f.intervals[2], f))))));
}

function forecastDrawing(those, frame) {
  const { curve } = those[0];
  const box = panelSize();
  const { width, height, left, right, top, bottom } = box;
  const x = (at) => left + ((at - frame.low) / (frame.high - frame.low)) * (width - left - right);
  const inside = (score) => (score === "inf" ? frame.max : score === "-inf" ? frame.min : Math.min(frame.max, Math.max(frame.min, score)));
  const y = (score) => height - bottom - ((inside(score) - frame.min) / (frame.max - frame.min)) * (height - top - bottom);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "spark", role: "img",
    "aria-label": described(curve) + " " + those.map((f) => `At ${f.target}, by ${f.method}: ${scoreText(f.median, f)}, 95% ${spanText(f.intervals[2], f)}.`).join(" ") });
  drawing.append(...panelGround(frame, x, y, box));
  const { chance } = curve.metric;
  if (chance !== null) drawing.append(svg("path", { class: "chance", d: `M${left} ${y(chance).toFixed(1)}H${width - right}` }));
  drawing.append(...panelCurve({ curve, outcome: "emergent" }, x, y, "var(--accent)"));
  for (const f of those) {
    const at = x(place(f.at, curve.axis));
    [[2, 2.5], [1, 4], [0, 5.5]].forEach(([i, half]) => {
      const [low, high] = f.intervals[i];
      drawing.append(svg("rect", { class: "fan", x: (at - half).toFixed(1), width: 2 * half, y: y(high).toFixed(1), height: Math.max(0.5, y(low) - y(high)).toFixed(1) }));
    });
    drawing.append(svg("path", { class: "fan-median", d: `M${(at - 8).toFixed(1)} ${y(f.median).toFixed(1)}h16` }));
  }
  return drawing;
}

/** A score with the decimals that line up: three of a share of examples. */
function scoreText(score, { curve }) {
  return curve && isProportion(curve) && typeof score === "number" ? score.toFixed(3) : number(score);
}

function spanText([lower, upper], forecast) {
  return `${scoreText(lower, forecast)} \u2013 ${scoreText(upper, forecast)}`;
}

/** No probability is said to be sure. */
function probabilityText(p) {
  if (typeof p !== "number" || p < 0 || p > 1) return number(p, 2);
  return p > 0.99 ? "> 0.99" : p < 0.01 ? "< 0.01" : p.toFixed(2);
}

/** A row for each curve, target and method; what all share is left out. */
function forecastTable(forecasts, withCurve) {
  if (forecasts.length === 0) return null;
  const terms = new Map(forecasts.flatMap((f) => f.quantities.map((q) => [q.name, q.meaning])));
  const meant = [...terms].filter(([key, meaning]) => forecasts.every((f) => f.quantities.every((q) => q.name !== key || q.meaning === meaning)));
  const several = (key) => !withCurve || distinct(forecasts, key).length > 1;
  const value = (f, key) => { const q = f.quantities.find((other) => other.name === key); return q ? probabilityText(q.value) : "\u2013"; };
  const doubted = forecasts.some((f) => f.doubts.length > 0);
  const columns = [
    [several((f) => f.target), "Model to come", (f) => name(f.target)],
    [several((f) => f.method), "Method", (f) => name(f.method)],
    [true, "Last", (f) => (lastScore(f) === null ? "\u2013" : scoreText(lastScore(f), f))],
    [true, "Median", (f) => el("b", {}, scoreText(f.median, f))],
    ...["50%", "80%", "95%"].map((title, i) => [true, title, (f) => spanText(f.intervals[i], f)]),
    ...[...terms].map(([key, meaning]) => [true, "P(" + words(key) + ")", (f) => value(f, key), meaning]),
    [doubted, "Doubts", (f) => f.doubts.map(([id, reason], i) => [i > 0 ? ", " : "", el("span", { title: reason }, name(words(id)))])],
  ].filter(([shown]) => shown);
  const wordy = (title) => ["Model to come", "Method", "Doubts"].includes(title);
  const ordered = withCurve ? byExpectedChange(forecasts) : forecasts;
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of forecasts" }, el("table", { class: "plain-table numbers stacks forecasts" },
    el("thead", {}, el("tr", {}, withCurve ? el("th", { scope: "col" }, "Ability") : null, columns.map(([, title, , meaning]) => el("th", { scope: "col", class: wordy(title) ? null : "n", title: meaning || null }, title)))),
    el("tbody", {}, ordered.map((f) => el("tr", {},
      withCurve ? el("th", { scope: "row" }, f.curve ? el("a", { href: `#/ability/${f.curve.link}` }, name(f.subject)) : name(f.subject)) : null,
      columns.map(([, title, cell]) => el("td", { class: wordy(title) ? null : "n", "data-label": title }, cell(f))))))),
  meant.length === 0 ? null : el("p", { class: "soft small" }, meant.map(([key, meaning], i) => [i > 0 ? "; " : "", `P(${words(key)}): `, name(meaning)]), "."));
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
  const titles = ["Scales ahead", "Distance", "Scores", "In 50%", "In 80%", "In 95%", "Error", "CRPS", "CRPS / last", "Log score"];
  return el("section", { class: "block" }, el("h2", {}, "Hindcasts"),
    el("p", { class: "soft" }, "What was held out of these data, and forecast: how many of the scores lay in the intervals, and the CRPS as a part of the error of expecting the last score."),
    el("div", { class: "scroll" }, el("table", { class: "plain-table numbers stacks" },
      head("Method", ...titles),
      el("tbody", {}, report.hindcasts.map((h) => el("tr", {}, el("th", { scope: "row" }, name(h.method)),
        [h.ahead, number(h.distance), h.forecasts === h.asked ? h.forecasts : `${h.forecasts} of ${h.asked}`, ...h.within.map(percent), number(h.error), number(h.crps),
          h.lastError > 0 ? number(h.crps / h.lastError) : "\u2013", number(h.logScore)].map((cell, i) => el("td", { class: "n", "data-label": titles[i] }, String(cell)))))))));
}

/** The forecasts of one curve, below its chart. */
function forecastSection(curve) {
  if (curve.forecasts.length === 0) return null;
  return el("section", { class: "block of-curve", "aria-label": "Forecasts" }, el("h2", {}, "Forecasts"), forecastTable(curve.forecasts, false), doubtList(curve.forecasts));
}
