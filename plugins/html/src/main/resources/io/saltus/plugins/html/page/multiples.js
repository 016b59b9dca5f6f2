// Small multiples: a panel per ability, all on the same scales, so that they can be compared at a glance.

const PANELS_AT_FIRST = 24;
const MOST_COLOURED = 4;

let reportScalesOnce = null;

/** The scales that small drawings anywhere on the page share. */
function reportScales() {
  if (reportScalesOnce === null) reportScalesOnce = new SharedScales([{ findings: report.findings }]);
  return reportScalesOnce;
}

/** The scales that panels share: one axis of scale, and one of scores for all proportions or for one metric. */
class SharedScales {
  constructor(abilities) {
    this.spans = new Map();
    this.ranges = new Map();
    for (const { findings } of abilities) {
      for (const finding of findings) this.hold(finding);
    }
  }

  hold(finding) {
    const { curve } = finding;
    const [low, high] = this.spans.get(curve.axis) || [Infinity, -Infinity];
    this.spans.set(curve.axis, [Math.min(low, curve.points[0].at), Math.max(high, curve.points[curve.points.length - 1].at)]);
    const key = SharedScales.kind(curve);
    const range = scoreRange([curve], [{ overlays: baselines(finding) }]);
    const [least, most] = this.ranges.get(key) || (key === "" ? [0, 0] : range);
    this.ranges.set(key, [Math.min(least, range[0]), Math.max(most, range[1])]);
  }

  /** Makes room for a place along the axis that no curve has reached yet. */
  reach(axis, at) {
    const [low, high] = this.spans.get(axis);
    this.spans.set(axis, [Math.min(low, at), Math.max(high, at)]);
  }

  /** Scores that run from 0 to 1 share a scale, whatever the metric. */
  static kind(curve) {
    return isProportion(curve) ? "" : curve.metric.name;
  }

  of(curve) {
    const { min, max, step } = roundEnds(...this.ranges.get(SharedScales.kind(curve)), isProportion(curve));
    const [low, high] = this.spans.get(curve.axis);
    const room = high > low ? (high - low) * 0.03 : 0.5;
    return { axis: curve.axis, low: low - room, high: high + room, min, max, step };
  }
}

/** A list of panels; the first few, and a button for more. */
function panelList(abilities, scales, { most = PANELS_AT_FIRST, why = false } = {}) {
  const labels = labelsApart(abilities.map((a) => a.task), 64);
  const list = el("ul", { class: "panels" });
  const part = (from, to) => abilities.slice(from, to).map((ability) => panel(ability, labels.get(ability.task), scales, why));
  list.append(...part(0, most));
  let shown = Math.min(most, abilities.length);
  if (shown === abilities.length) return [list];
  const text = () => moreText(abilities.length - shown, 120);
  const more = el("button", { type: "button", class: "plain more", "data-print": `and ${abilities.length - shown} more, on the page`, onclick: () => {
    const next = Math.min(abilities.length, shown + 120);
    const items = part(shown, next);
    list.append(...items);
    shown = next;
    items[0].querySelector("a").focus({ preventScroll: true });
    if (shown === abilities.length) more.remove(); else { more.textContent = text(); more.dataset.print = `and ${abilities.length - shown} more, on the page`; }
  } }, text());
  return [list, more];
}

/** "Show the other 59", or the next part of them. */
function moreText(left, most) {
  return left === 1 ? "Show one more" : left <= most ? `Show the other ${left}` : `Show ${most} more of ${left}`;
}

function panel(ability, label, scales, why) {
  const { first, findings } = ability;
  const detail = detailOf(ability);
  return el("li", {}, el("a", { class: "panel", href: `#/ability/${first.curve.link}` },
    el("span", { class: "panel-title" }, brokenName(label, { title: label === ability.task ? null : ability.task }), detail ? el("span", { class: "soft" }, " ", name(detail)) : null),
    drawWhenSeen(el("span", { class: "panel-chart" }), () => panelDrawing(ability, scales.of(first.curve))),
    panelFamilies(ability),
    el("span", { class: "panel-words" }, panelWords(ability, why)),
    findings.length > 1 ? el("span", { class: "soft" }, familyTally(findings)) : null));
}

/** The families whose curves have colours in a panel: beside the drawing, for over it they would hide curves. */
function panelFamilies({ findings, first }) {
  if (!hasFamilies() || first.curve.pooled) return null;
  const shown = findings.filter((f) => f.outcome === first.outcome);
  const labels = shortFamilies();
  return el("span", { class: "panel-families" }, shown.slice(0, MOST_COLOURED).map((f) =>
    el("span", {}, familyMark(f.curve.family), " ", name(labels.get(f.curve.family), { title: f.curve.family }))),
    shown.length > MOST_COLOURED ? el("span", {}, `and ${shown.length - MOST_COLOURED} more`) : null);
}

let shortFamiliesOnce = null;

/** Families by what tells them apart: what all names have in common is said in the legend. */
function shortFamilies() {
  if (shortFamiliesOnce === null) {
    const short = withoutCommon(report.families);
    const labels = labelsApart([...short.values()], 24);
    shortFamiliesOnce = new Map(report.families.map((family) => [family, labels.get(short.get(family))]));
  }
  return shortFamiliesOnce;
}

/** "begins near 2.4e22 FLOPs; first seen in GPT-3 13B (2.6e22)": the median of the onset is no scale of a model. */
function panelWords({ first, findings }, why) {
  const probability = probabilityOf(first);
  const sure = probability === null ? null : el("span", { class: "soft" }, `probability ${probability > 0.995 ? "above 0.99" : number(probability, 2)}`);
  if (first.outcome === "emergent") {
    const model = onsetModel(first);
    const at = first.onset ? scaleText(first.onset.scale, first.curve.axis) : null;
    const begins = baselines(first).length > 0 ? "helps from near " : "begins near ";
    return [at === null ? outcomeWord("emergent") : el("span", {}, begins, at, findings.length > 1 ? [" in ", name(shortFamilies().get(first.curve.family) || first.curve.family)] : null,
      model ? ["; first seen in ", name(model)] : null), sure];
  }
  const said = why === "whole" ? first.reason : why ? halves(first.reason).why.split(": ").pop() : null;
  return [said === null ? null : name(capital(said), { class: why === "whole" ? "" : "clamp three", title: why === "whole" ? null : first.reason }), said !== null && /probability/.test(said) ? null : sure];
}

function familyTally(findings) {
  const parts = OUTCOMES.map((outcome) => [words(outcome), findings.filter((f) => f.outcome === outcome).length]).filter(([, n]) => n > 0);
  return parts.map(([word, n]) => `${n} ${word}`).join(", ") + ` of ${findings.length} families`;
}

const PANEL = { width: 264, height: 150, left: 34, right: 8, top: 10, bottom: 20 };
const SMALL_PANEL = { ...PANEL, width: 166, height: 118, left: 28, right: 5 };

/** The size of a panel: on a narrow screen two stand side by side, and letters keep their size. */
function panelSize() {
  return window.matchMedia("(max-width: 700px)").matches && !printing ? SMALL_PANEL : PANEL;
}

/** One panel: what the ability stands here for in colour, the rest of the families in grey behind it. */
function panelDrawing({ findings, first }, frame) {
  const box = panelSize();
  const { width, height, left, right, top, bottom } = box;
  const x = (at) => left + ((at - frame.low) / (frame.high - frame.low)) * (width - left - right);
  const y = (score) => height - bottom - ((score - frame.min) / (frame.max - frame.min)) * (height - top - bottom);
  const several = findings.length > 1;
  const ofFamily = hasFamilies() && !first.curve.pooled;
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "spark", role: "img", "aria-label": several ? familyTally(findings) + ". " + described(first.curve) : described(first.curve) });
  drawing.append(...panelGround(frame, x, y, box));
  if (first.onset && !several) drawing.append(...sparkOnset(first.onset, first.curve, x, { width, height, pad: box }));
  const { chance } = first.curve.metric;
  if (chance !== null) drawing.append(svg("path", { class: "chance", d: `M${left} ${y(chance).toFixed(1)}H${width - right}` }));
  const shown = findings.filter((f) => f.outcome === first.outcome);
  for (const f of findings.filter((f) => f.outcome !== first.outcome)) drawing.append(...panelCurve(f, x, y, null));
  for (const f of shown.slice(MOST_COLOURED)) drawing.append(...panelCurve(f, x, y, null, "also"));
  for (const f of shown.slice(0, MOST_COLOURED)) {
    const colour = ofFamily ? familyStyle(f.curve.family).colour : "var(--" + first.outcome + ")";
    drawing.append(...baselineParts(f, x, y, colour, 2.3), ...panelCurve(f, x, y, colour));
  }
  return drawing;
}

function panelGround(frame, x, y, { width, height, left, right, bottom }) {
  const base = height - bottom;
  const ticks = roundTicks(frame.min, frame.max, 2).filter((v) => v >= frame.min && v <= frame.max);
  const scales = scaleTicks(frame.low, frame.high, frame.axis, width / 58).filter((t) => t.label);
  return [
    ...ticks.map((v) => svg("path", { class: "frame", d: `M${left} ${y(v).toFixed(1)}H${width - right}` })),
    ...ticks.map((v) => svg("text", { x: left - 5, y: (y(v) + 3.5).toFixed(1), "text-anchor": "end" }, tickText(v, frame.step))),
    ...scales.map((t) => svg("path", { class: "frame", d: `M${x(t.at).toFixed(1)} ${base}v4` })),
    ...scales.map((t) => svg("text", { x: Math.min(width - 12, Math.max(left, x(t.at))).toFixed(1), y: height - 4, "text-anchor": "middle" }, t.label)),
    svg("path", { class: "frame", d: `M${left} ${base}H${width - right}` }),
  ];
}

function panelCurve({ curve, outcome }, x, y, colour, kind = "behind") {
  const places = curve.points.map((p) => [x(p.at).toFixed(1), y(p.score).toFixed(1)]);
  const style = `--line:${colour === null ? "var(--" + outcome + ")" : colour}`;
  const parts = [];
  if (!curve.pooled) parts.push(svg("path", { class: colour === null ? kind : "line", style, d: "M" + places.map((p) => p.join(" ")).join("L") }));
  if (colour === null) {
    if (places.length === 1) parts.push(svg("circle", { class: kind, cx: places[0][0], cy: places[0][1], r: 2 }));
    return parts;
  }
  if (places.length <= 20) {
    for (const [i, p] of curve.points.entries()) {
      if (p.lower !== null) parts.push(svg("path", { class: "reach", style, d: `M${places[i][0]} ${y(p.lower).toFixed(1)}V${y(p.upper).toFixed(1)}` }));
    }
  }
  if (places.length <= 40 || curve.pooled) parts.push(...places.map(([cx, cy], i) => panelPoint(curve, i, cx, cy, style)));
  return parts;
}

function panelPoint(curve, i, cx, cy, style) {
  if (!curve.pooled && hasFamilies()) {
    const size = curve.points.length > 20 ? 0.38 : 0.55; // of many, a mark hides the next
    return svg("g", { transform: `translate(${cx - 6 * size} ${cy - 6 * size}) scale(${size})` }, markShape(familyStyle(curve.family)));
  }
  const shade = curve.pooled ? `--line:${familyStyle(curve.points[i].families[0]).colour}` : style;
  return svg("circle", { cx, cy, r: curve.pooled ? 1.8 : 2.6, style: shade });
}
