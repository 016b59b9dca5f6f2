// Small drawings of curves for rows and cards: light enough for thousands, made when they are seen.

/** The lowest and highest score that a drawing of these curves, under one metric, must hold. */
function scoreRange(curves, findings = []) {
  let low = Infinity;
  let high = -Infinity;
  const hold = (value) => {
    if (typeof value !== "number") return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const curve of curves) {
    for (const p of curve.points) [p.score, p.lower, p.upper].forEach(hold);
    hold(curve.metric.chance);
  }
  // a fit may run far out: it may widen the drawing by half each way, no more; so may a forecast that is no share
  const proportion = isProportion(curves[0]);
  const reach = Math.max((high - low) / 2, proportion ? 0.1 : 0);
  const floor = Math.max(low - reach, proportion ? 0 : -Infinity);
  const ceiling = Math.min(high + reach, proportion ? 1 : Infinity);
  for (const overlay of findings.flatMap((f) => f.overlays)) {
    for (const [, score] of [...overlay.points, ...overlay.lower, ...overlay.upper]) {
      const held = overlay.forecast && proportion ? Math.min(1, Math.max(0, score)) : Math.min(ceiling, Math.max(floor, score));
      hold(overlay.baseline ? score : held);
    }
  }
  if (high - low > 1e-9) return [low, high];
  const room = proportion ? 0.05 : Math.max(1e-6, Math.abs(low) * 0.1);
  return [Math.max(low - room, proportion ? 0 : -Infinity), high + room];
}

/** Whether scores are shares of examples, in [0, 1]. */
function isProportion(curve) {
  return curve.metric.counted && curve.points.every((p) => p.score >= 0 && p.score <= 1);
}

/** A drawing of one curve on scales that all on the page share: line, points, chance level and onset; with `axes`, ends of the scales too. */
function spark(curve, finding, { width, height, axes = false }) {
  const pad = axes ? { left: 30, right: 8, top: 8, bottom: 18 } : { left: 3, right: 3, top: 4, bottom: 4 };
  const frame = reportScales().of(curve);
  const [low, high] = [frame.min, frame.max];
  const x = (at) => pad.left + ((at - frame.low) / (frame.high - frame.low)) * (width - pad.left - pad.right);
  const y = (score) => height - pad.bottom - ((score - low) / (high - low)) * (height - pad.top - pad.bottom);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "spark", role: "img", style: hasFamilies() ? `--line:${curveStyle(curve).colour}` : null,
    "aria-label": described(curve) });
  if (finding.onset) drawing.append(...sparkOnset(finding.onset, curve, x, { width, height, pad }));
  if (curve.metric.chance !== null) {
    const level = y(curve.metric.chance).toFixed(1);
    drawing.append(svg("path", { class: "chance", d: `M${pad.left} ${level}H${width - pad.right}` }));
  }
  drawing.append(...baselineParts(finding, x, y, curveStyle(curve).colour, axes ? 2.4 : 1.5));
  const places = curve.points.map((p) => [x(p.at).toFixed(1), y(p.score).toFixed(1)]);
  if (!curve.pooled) drawing.append(svg("path", { class: "line", d: "M" + places.map((p) => p.join(" ")).join("L") }));
  if (axes) {
    for (const [i, p] of curve.points.entries()) {
      if (p.lower !== null) drawing.append(svg("path", { class: "reach", d: `M${places[i][0]} ${y(p.lower).toFixed(1)}V${y(p.upper).toFixed(1)}` }));
    }
  }
  if (places.length <= 40 || curve.pooled) {
    drawing.append(...places.map(([cx, cy]) => svg("circle", { cx, cy, r: curve.pooled ? 1.4 : axes ? 2.6 : 1.7 })));
  }
  if (axes) drawing.append(...sparkAxes(curve, [low, high], x, { width, height, pad }));
  return drawing;
}

/** What a curve is judged against, in its colour: dashed, its points open. */
function baselineParts(finding, x, y, colour, radius) {
  const style = `--line:${colour}`;
  return baselines(finding).flatMap((overlay) => {
    const places = overlay.points.map(([scale, score]) => [x(place(scale, finding.curve.axis)).toFixed(1), y(score).toFixed(1)]);
    if (places.length === 0) return [];
    return [finding.curve.pooled ? null : svg("path", { class: "against", style, d: "M" + places.map((p) => p.join(" ")).join("L") }),
      ...places.map(([cx, cy]) => svg("circle", { class: "against", style, cx, cy, r: radius }))].filter(Boolean);
  });
}

function sparkOnset(onset, curve, x, { width, height, pad }) {
  const inside = (at) => Math.min(width - pad.right, Math.max(pad.left, at));
  const from = onset.lower === null ? pad.left : inside(x(place(onset.lower, curve.axis)));
  const to = onset.upper === null ? width - pad.right : inside(x(place(onset.upper, curve.axis)));
  const at = inside(x(place(onset.scale, curve.axis)));
  const tall = height - pad.top - pad.bottom;
  return [
    svg("rect", { class: "onset", x: from.toFixed(1), y: pad.top, width: Math.max(0.5, to - from).toFixed(1), height: tall }),
    svg("path", { class: "onset-line", d: `M${at.toFixed(1)} ${pad.top}v${tall}` }),
  ];
}

function sparkAxes(curve, [low, high], x, { width, height, pad }) {
  const ends = curve.points.length === 1 ? [curve.points[0]] : [curve.points[0], curve.points[curve.points.length - 1]];
  const base = height - pad.bottom;
  return [
    svg("path", { class: "frame", d: `M${pad.left} ${pad.top}V${base}H${width - pad.right}` }),
    svg("text", { x: pad.left - 4, y: pad.top + 8, "text-anchor": "end" }, number(high, 2)),
    svg("text", { x: pad.left - 4, y: base, "text-anchor": "end" }, number(low, 2)),
    ...ends.map((p, i) => svg("text", { x: (i === 0 ? Math.min(x(p.at), width * 0.55) : Math.max(x(p.at), width * 0.8)).toFixed(1), y: height - 5,
      "text-anchor": i === 0 ? "start" : "end" }, scaleText(p.scale, curve.axis, false))),
  ];
}

/** Fills places with drawings as they come near the window. */
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    seen.unobserve(entry.target);
    entry.target.draw();
  }
}, { rootMargin: "300px" });

/** Leaves `place` empty until it is near the window, then puts what `make` makes into it. */
function drawWhenSeen(node, make) {
  node.draw = () => { if (node.draw) { node.draw = null; node.replaceChildren(make()); } };
  seen.observe(node);
  return node;
}
