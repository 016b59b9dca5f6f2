// One ability: the curve, what each criterion says of it, and the task's other curves.

function abilityView(link, chosen) {
  const curve = report.byLink.get(link);
  if (!curve) {
    return el("div", { class: "view" }, el("h1", {}, "Not in this report"), el("p", {}, "No curve has this address. ", el("a", { href: "#/abilities" }, "See all abilities")));
  }
  const state = { curve, finding: findingOf(curve, chosen), beside: [], full: false, method: null };
  const side = el("div", { class: "verdicts" });
  const measures = el("div", { class: "measures" });
  const plot = el("div", { class: "plot" });
  const update = () => {
    side.replaceChildren(...verdicts(state, (finding) => { state.finding = finding; update(); }));
    measures.replaceChildren(...measured(state.finding));
    legend.replaceChildren(...legendItems(state));
    canvas.draw();
  };
  const stage = el("div", { class: "chart tall", tabindex: 0, role: "application", "aria-roledescription": "chart",
    "aria-label": described(curve) + " Arrow keys go through the points, plus and minus zoom, 0 shows all.", onkeydown: (event) => chartKeys(event, canvas, curve),
    onblur: () => canvas.hideTip(), ondblclick: () => canvas.zoom(0, 100) });
  const canvas = new Canvas(stage, (size, paper) => chartOption(state, size, paper));
  const legend = el("ul", { class: "legend" });
  plot.append(chartTools(state, canvas, update), stage, legend, pointTable(curve), relativesSection(curve, state, update) || "");
  const view = el("article", { class: "view ability" }, heading(curve), el("div", { class: "two" }, plot, side, measures, forecastSection(curve)));
  update();
  view.refresh = () => legend.replaceChildren(...legendItems(state));
  return view;
}

function heading(curve) {
  const around = [...new Set(walk.map((f) => f.curve))];
  const here = around.indexOf(curve);
  const step = (way, title, sign) => {
    const other = here < 0 ? undefined : around[here + way];
    return el("a", { class: "step", rel: way < 0 ? "prev" : "next", href: other ? `#/ability/${other.link}` : null, "aria-disabled": other ? null : "true",
      title: other ? `${title}: ${cut(other.task, 80)}` : title, "aria-label": title }, sign);
  };
  return el("header", { class: "ability-head" },
    el("p", { class: "trail" }, el("a", { href: returnTo }, "Abilities"), here < 0 ? null : el("span", { class: "soft" }, ` ${here + 1} of ${around.length} `),
      here < 0 ? null : [step(-1, "Previous ability", "\u2190"), step(1, "Next ability", "\u2192")]),
    el("h1", { class: curve.task.length > 120 ? "long" : null }, name(curve.task)),
    el("p", { class: "lead" }, name(particulars(curve).join(" \u00B7 ")), report.axes.length > 1 ? null : " \u00B7 along " + curve.axis.title));
}

function chartTools(state, canvas, update) {
  const button = (title, text, act) => el("button", { type: "button", class: "tool", title, "aria-label": title, onclick: act }, text);
  const option = (size, paper) => chartOption(state, size, paper);
  const whole = wholeRange(state.curve, true) === null ? null : el("button", { type: "button", class: "tool", "aria-pressed": "false", title: "From the worst to the best possible score",
    onclick: (event) => { state.full = !state.full; event.currentTarget.setAttribute("aria-pressed", String(state.full)); update(); } }, "Full range");
  const methods = fanMethods(state.finding);
  const fan = methods.length < 2 ? null : el("label", { class: "group" }, el("span", { class: "tool-label" }, "Forecast by"),
    el("select", { id: "fan", class: "tool", onchange: (event) => { state.method = methods[Number(event.target.value)]; update(); } }, methods.map((m, i) => el("option", { value: i }, cut(m, 40)))));
  return el("div", { class: "tools" },
    el("span", { class: "group" }, button("Zoom in", "+", () => canvas.nearer(1.6)), button("Zoom out", MINUS, () => canvas.nearer(1 / 1.6)), button("Show all", "All", () => canvas.zoom(0, 100))), whole, fan,
    el("span", { class: "gap" }),
    el("span", { class: "group" }, el("span", { class: "tool-label" }, "Save"), button("Save the chart as SVG", "SVG", () => saveSvg(option, state.curve.link)),
      button("Save the chart as PNG", "PNG", () => savePng(option, state.curve.link))));
}

function chartKeys(event, canvas, curve) {
  const at = canvas.at === undefined ? -1 : canvas.at;
  const acts = {
    ArrowRight: () => showPoint(canvas, curve, Math.min(curve.points.length - 1, at + 1)),
    ArrowLeft: () => showPoint(canvas, curve, Math.max(0, at - 1)),
    Home: () => showPoint(canvas, curve, 0), End: () => showPoint(canvas, curve, curve.points.length - 1),
    "+": () => canvas.nearer(1.6), "=": () => canvas.nearer(1.6), "-": () => canvas.nearer(1 / 1.6), 0: () => canvas.zoom(0, 100), Escape: () => canvas.hideTip(),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  acts[event.key]();
}

function showPoint(canvas, curve, index) {
  const p = curve.points[index];
  canvas.at = index;
  canvas.point(index);
  say(`Point ${index + 1} of ${curve.points.length}: ${scaleText(p.scale, curve.axis)}, ${curve.metric.name} ${number(p.score)}` +
    (p.lower === null ? "" : `, interval ${number(p.lower)} to ${number(p.upper)}`));
}

/** What the lines and bands of the chart are. */
function legendItems({ curve, finding, beside, method }) {
  const colours = palette();
  const stroke = (colour, dash, symbol = null) => svg("svg", { viewBox: "0 0 30 12", width: 30, height: 12, "aria-hidden": "true" },
    dash === null ? null : svg("path", { d: "M1 6H29", stroke: colour, "stroke-width": 2.2, "stroke-dasharray": Array.isArray(dash) ? dash.join(" ") : null }),
    symbol ? svg("g", { transform: "translate(9 0)" }, symbol) : null);
  const block = (colour, opacity) => svg("svg", { viewBox: "0 0 22 12", width: 22, height: 12, "aria-hidden": "true" },
    svg("rect", { width: 22, height: 12, rx: 2, fill: colour, "fill-opacity": opacity }));
  const items = [el("li", {}, curve.pooled ? null : stroke(curveStyle(curve).colour, "solid", markShape(curveStyle(curve))), " ", name(particulars(curve).join(", ")), curve.points.some((p) => p.lower !== null) ? " with 95% intervals" : "")];
  if (curve.pooled) [...new Set(curve.points.flatMap((p) => p.families))].sort(byName).forEach((family) => items.push(el("li", {}, familyMark(family), " ", name(family))));
  beside.forEach((other, i) => items.push(el("li", {}, stroke(besideStyle(i, colours, other).colour, other.pooled ? null : besideStyle(i, colours, other).dash, markShape(besideStyle(i, colours, other))), " ",
    name(particulars(other).join(", ")), other.metric === curve.metric ? "" : " (right axis)")));
  finding.overlays.filter((o) => o.baseline).forEach((o) => items.push(el("li", {},
    stroke(curveStyle(curve).colour, AGAINST_DASH, markShape({ ...curveStyle(curve), symbol: "circle" }, true)), " compared with ", name(words(o.name)))));
  for (const { name: title, points, bands, colour, dash } of layersOf(finding, method)) {
    items.push(el("li", {}, bands.length > 0 ? block(colour, bands.length > 1 ? 0.35 : 0.25) : null, bands.length > 0 && points.length > 0 ? " " : null,
      points.length > 0 ? stroke(colour, dash) : null, " ", name(title)));
  }
  if (curve.metric.chance !== null) items.push(el("li", {}, stroke(colours.soft, [5, 4]), ` chance, ${number(curve.metric.chance)}`));
  if (finding.onset) items.push(el("li", {}, block(colours.accent, 0.18), " interval of the critical scale"));
  return items;
}

function pointTable(curve) {
  return el("details", { class: "points" }, el("summary", {}, "The points as a table"),
    el("div", { class: "scroll" }, el("table", { class: "plain-table numbers" }, head(capital(curve.axis.title), capital(curve.metric.name), "95% interval", "Examples", "Models"),
      el("tbody", {}, curve.points.map((p) => el("tr", {}, el("th", { scope: "row", class: "n" }, scaleText(p.scale, curve.axis, false)), el("td", { class: "n" }, number(p.score)),
        el("td", { class: "n" }, p.lower === null ? "\u2013" : `${number(p.lower)} \u2013 ${number(p.upper)}`), el("td", { class: "n" }, p.examples === null ? "\u2013" : String(p.examples)),
        el("td", {}, p.models.flatMap((m, i) => [i ? ", " : "", name(m)]))))))));
}

/** The verdict in words; where several criteria judged, each is one click away. */
function verdicts({ curve, finding }, choose) {
  const several = curve.findings.length > 1;
  const tabs = several ? [el("div", { class: "tabs", role: "group", "aria-label": "Criterion" }, curve.findings.map((f) =>
    el("button", { type: "button", class: "tab", "aria-pressed": String(f === finding), onclick: () => choose(f) }, outcomeMark(f.outcome), " ", name(f.criterion.label))))] : [];
  return [...tabs, el("section", { class: "verdict", "aria-label": "Verdict" },
    el("p", { class: "answer" }, outcomeWord(finding.outcome), el("span", { class: "chip" }, shapeIcon(finding.shape), " ", words(finding.shape))),
    el("p", { class: "reason" }, name(finding.reason)),
    finding.onset ? el("p", { class: "critical" }, el("span", { class: "soft" }, "Critical scale"), el("strong", {}, scaleText(finding.onset.scale, curve.axis)), el("span", {}, intervalText(finding.onset, curve.axis)), censored(finding.onset)) : null,
    several ? null : el("p", { class: "soft by" }, "by ", name(finding.criterion.label)))];
}

/** What else the criterion found: aspects and quantities, each with its meaning. */
function measured(finding) {
  return [
    finding.aspects.length > 0 ? el("dl", { class: "aspects" }, finding.aspects.map((a) => el("div", {}, el("dt", {}, name(words(a.name))), el("dd", {}, el("span", { class: "chip" }, name(words(a.value)))), a.meaning ? el("dd", { class: "soft" }, name(a.meaning)) : null))) : null,
    finding.quantities.length > 0 ? quantityList(finding.quantities) : null].filter(Boolean);
}

function censored(onset) {
  if (onset.lower === null) return el("span", { class: "soft" }, "may lie below the smallest scale in the data");
  if (onset.upper === null) return el("span", { class: "soft" }, "may lie above the largest scale in the data");
  return null;
}

/** What comes first of the numbers: a role says what a number is for, its name never does. */
const IMPORTANCE = ["probability", "p-value", "adjusted-p-value", "ranking"];
const FEW_MEASURES = 3;

/** The numbers of a finding: those with a role, then a few; the rest folded. */
function quantityList(quantities) {
  const rank = (q) => (IMPORTANCE.includes(q.role) ? IMPORTANCE.indexOf(q.role) : IMPORTANCE.length);
  const ordered = [...quantities].sort((a, b) => rank(a) - rank(b));
  const named = ordered.filter((q) => IMPORTANCE.includes(q.role)).length;
  const most = Math.max(named, FEW_MEASURES);
  if (ordered.length <= most + 2) return quantityTerms(ordered);
  return el("div", {}, quantityTerms(ordered.slice(0, most)),
    el("details", {}, el("summary", {}, `${ordered.length - most} more numbers`), quantityTerms(ordered.slice(most))));
}

/** Quantities with their meaning; those that go by scale (name-0, name-1, ...) fold into one line. */
function quantityTerms(quantities) {
  const groups = new Map();
  for (const q of quantities) {
    const key = /-\d+$/.test(q.name) ? q.name.replace(/-\d+$/, "-i") : q.name;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(q);
  }
  const value = (q) => number(q.value) + (q.unit ? "\u00A0" + q.unit : "");
  return el("dl", { class: "quantities" }, [...groups].map(([key, qs]) => qs.length === 1
    ? el("div", {}, el("dt", {}, name(qs[0].name)), el("dd", {}, el("b", {}, name(value(qs[0])))), qs[0].meaning ? el("dd", { class: "soft" }, name(qs[0].meaning)) : null)
    : el("div", { class: "of-vector" }, el("dt", {}, name(key)), el("dd", { class: "vector" }, qs.map((q) => el("span", { title: q.name }, number(q.value)))),
      el("dd", { class: "soft" }, name(qs[0].meaning + (qs[0].unit ? ` (${qs[0].unit})` : ""))))));
}

/** The task's other curves: a click on the name opens one, a click on the plus draws it beside. */
function relativesSection(curve, state, update) {
  const titles = { metric: "Other metrics", setup: "Other strategies and shots", family: "Other families", axis: "Other axes", more: "Further curves of this task" };
  const groups = Object.entries(relatives(curve)).filter(([, curves]) => curves.length > 0);
  if (groups.length === 0) return null;
  return el("section", { class: "block relatives", "aria-label": "Other curves of this task" }, groups.map(([kind, curves]) => {
    const list = curves.map((other) => relative(other, kind, state, update));
    return kind === "more" ? el("details", {}, el("summary", {}, `${titles.more} (${curves.length})`), el("ul", { class: "mini" }, list)) : [el("h2", {}, titles[kind]), el("ul", { class: "mini" }, list)];
  }));
}

const MOST_BESIDE = 9;

/** What tells another curve of the task from this one, given that only `kind` differs. */
function difference(other, kind) {
  const setup = [other.shots === undefined ? null : other.shots + "-shot", words(other.strategy)].filter(Boolean).join(" \u00B7 ");
  return { metric: other.metric.name, setup, family: other.family, axis: "along " + other.axis.title }[kind] || particulars(other).join(" \u00B7 ");
}

function relative(other, kind, state, update) {
  const { curve } = state;
  const finding = findingOf(other, state.finding.criterion);
  const text = cut(particulars(other).join(", "), 80);
  const rightMetric = () => state.beside.find((c) => c.metric !== curve.metric);
  const add = other.axis !== curve.axis ? null : el("button", { type: "button", class: "tool add", "aria-pressed": "false", title: "Draw in the chart above", "aria-label": `Draw ${text} in the chart above`, onclick: (event) => {
    const on = !state.beside.includes(other);
    if (on && (state.beside.length >= MOST_BESIDE || (other.metric !== curve.metric && rightMetric() && rightMetric().metric !== other.metric))) {
      say("The chart holds no more: take a curve out first");
      event.currentTarget.title = "The chart has room for two metrics and ten curves: take one out first";
      return;
    }
    state.beside = on ? [...state.beside, other] : state.beside.filter((c) => c !== other);
    event.currentTarget.setAttribute("aria-pressed", String(on));
    event.currentTarget.textContent = on ? "drawn" : "+ draw";
    update();
  } }, "+ draw");
  return el("li", {}, el("a", { href: `#/ability/${other.link}` }, drawWhenSeen(el("span", { class: "mini-spark" }), () => spark(other, finding, { width: 104, height: 36 })),
    el("span", {}, name(difference(other, kind), { class: "clamp" }), el("span", { class: "line-of" }, outcomeWord(finding.outcome), el("span", { class: "soft" }, words(finding.shape))))), add);
}
