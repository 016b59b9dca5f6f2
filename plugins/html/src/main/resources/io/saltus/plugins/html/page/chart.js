// The chart of one ability: what Apache ECharts is asked to draw.

/**
 * What a chart shows: a curve, the finding whose fits and onset lie over it, other curves beside it, and
 * whether the score axis runs over all that is possible.
 */
function chartOption({ curve, finding, beside, full, method }, size, paper) {
  const colours = palette();
  const layers = layersOf(finding, method);
  const against = finding.overlays.filter((o) => o.baseline);
  const names = modelNames(curve, size, paper);
  const frame = chartFrame({ curve, layers: [...layers, ...against.map((o) => ({ points: o.points, bands: [] }))], beside, full }, size, paper);
  const entries = beside.map((other, i) => ({
    curve: other, ...besideStyle(i, colours, other),
    right: other.metric !== curve.metric,
  }));
  const series = [
    groundSeries(frame, colours),
    ...(names.rows > 0 ? [modelSeries(names, frame, colours)] : []),
    ...(finding.onset ? [onsetSeries(finding.onset, curve, frame, colours)] : []),
    ...(curve.metric.chance === null ? [] : [chanceSeries(curve.metric.chance, frame, colours)]),
    ...against.map((o) => againstSeries(o, curve, colours)),
    ...layers.flatMap((layer) => layerSeries(layer, curve)),
    ...entries.flatMap((e) => [reachSeries(e.curve, e.colour, e.right), lineSeries(e)]),
    reachSeries(curve, curveStyle(curve).colour, false),
    lineSeries({ curve, ...curveStyle(curve), dash: "solid", right: false, main: true }),
  ];
  return {
    animation: false, backgroundColor: paper ? colours.ground : "transparent",
    textStyle: { fontFamily: FONT, color: colours.ink },
    title: paper ? chartTitle(curve, finding, colours) : undefined,
    grid: frame.grid, xAxis: frame.xAxis, yAxis: frame.yAxis, series,
    dataZoom: [{ type: "inside", id: "zoom", filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false,
      moveOnMouseMove: false, preventDefaultMouseMove: false, minSpan: 2 }],
    tooltip: { trigger: "item", confine: true, padding: 0, borderWidth: 0, backgroundColor: "transparent",
      extraCssText: "box-shadow:none", transitionDuration: 0, formatter: tooltip },
    legend: paper ? chartLegend(series, colours) : undefined,
  };
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

function chartFrame({ curve, layers, beside, full }, size, paper) {
  const colours = palette();
  const overlays = layers.flatMap((layer) => [{ points: layer.points, lower: [], upper: [], forecast: layer.forecast }, ...layer.bands.map(({ lower, upper }) => ({ points: [], lower, upper, forecast: layer.forecast }))]);
  const alike = beside.filter((c) => c.metric === curve.metric);
  const unlike = beside.filter((c) => c.metric !== curve.metric);
  const ends = wholeRange(curve, full) || scoreRange([curve, ...alike], [{ overlays }]);
  const places = [curve, ...beside].flatMap((c) => c.points.map((p) => p.at));
  for (const o of overlays) places.push(...[...o.points, ...o.lower].map(([x]) => place(x, curve.axis)));
  const low = Math.min(...places);
  const high = Math.max(...places);
  const room = high > low ? (high - low) * 0.04 : 0.5;
  const narrow = size.width < 520;
  const under = modelNames(curve, size, paper).rows * ROW_OF_NAMES;
  const y = (metric, proportion, [from, to], right) => {
    const nice = roundEnds(from, to, proportion);
    return { type: "value", min: nice.min, max: nice.max, interval: nice.step, position: right ? "right" : "left",
      name: cut(metric.name, 40) + (metric.higher ? "" : " (lower is better)"), nameLocation: "end", nameGap: 24,
      nameTextStyle: { color: colours.soft, align: right ? "right" : "left", fontSize: 12,
        padding: right ? [0, -40, 0, 0] : [0, 0, 0, narrow ? -34 : -48] },
      axisLabel: { color: colours.soft, formatter: (v) => tickText(v, nice.step), fontSize: 12, hideOverlap: true },
      axisLine: { show: false }, axisTick: { show: false },
      splitLine: { show: !right, lineStyle: { color: colours.rule } } };
  };
  const yAxis = [y(curve.metric, isProportion(curve), ends, false)];
  if (unlike.length > 0) yAxis.push(y(unlike[0].metric, isProportion(unlike[0]), scoreRange(unlike), true));
  return {
    axis: curve.axis, low: low - room, high: high + room, bottom: yAxis[0].min, yAxis,
    xAxis: { type: "value", min: low - room, max: high + room, axisLabel: { show: false }, axisTick: { show: false },
      splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: colours.faint } },
      name: axisTitle(curve.axis), nameLocation: "middle", nameGap: 34 + under, nameTextStyle: { color: colours.soft, fontSize: 12 } },
    grid: { left: narrow ? 42 : 58, right: unlike.length > 0 ? 50 : 16, top: paper ? 118 : 48, bottom: (paper ? 96 : 52) + under },
  };
}

/** From chance, or less, to best, where they are known and wanted. */
function wholeRange(curve, full) {
  if (!full || curve.metric.best === null) return null;
  const floor = isProportion(curve) ? 0 : curve.metric.chance;
  if (floor === null) return null;
  const [low, high] = scoreRange([curve]);
  return [Math.min(floor, curve.metric.best, low), Math.max(floor, curve.metric.best, high)];
}

function axisTitle(axis) {
  return axis.heading + (axis.log ? "" : ", falling to the right");
}

/** One drawing at fixed places of the chart, made anew at each zoom. */
function drawing(frame, z, draw, clip = true) {
  return { type: "custom", silent: true, clip, z, tooltip: { show: false }, data: [[(frame.low + frame.high) / 2, frame.bottom]],
    renderItem: (params, api) => {
      const box = params.coordSys;
      const from = api.coord([frame.low, frame.bottom])[0];
      const perUnit = (api.coord([frame.high, frame.bottom])[0] - from) / (frame.high - frame.low);
      const x = (at) => from + (at - frame.low) * perUnit;
      const at = (pixel) => frame.low + (pixel - from) / perUnit;
      return { type: "group", children: draw({ box, x, at, y: (score) => api.coord([frame.low, score])[1] }) };
    } };
}

function groundSeries(frame, colours) {
  return drawing(frame, 1, ({ box, x, at }) => {
    const base = box.y + box.height;
    const ticks = scaleTicks(at(box.x), at(box.x + box.width), frame.axis, Math.max(2, box.width / 62));
    return ticks.flatMap((tick) => {
      const px = Math.round(x(tick.at)) + 0.5;
      const marks = [{ type: "line", shape: { x1: px, y1: base, x2: px, y2: base + (tick.label ? 6 : 3) }, style: { stroke: colours.faint, lineWidth: 1 } }];
      if (!tick.label) return marks;
      marks.push({ type: "line", shape: { x1: px, y1: box.y, x2: px, y2: base }, style: { stroke: colours.rule, lineWidth: 1 } });
      marks.push({ type: "text", style: { text: tick.label, x: px, y: base + 10, align: "center", verticalAlign: "top",
        fill: colours.soft, font: `12px ${FONT}` } });
      return marks;
    });
  }, false);
}

function onsetSeries(onset, curve, frame, colours) {
  return drawing(frame, 2, ({ box, x }) => {
    const inside = (px) => Math.min(box.x + box.width, Math.max(box.x, px));
    const from = onset.lower === null ? box.x : inside(x(place(onset.lower, curve.axis)));
    const to = onset.upper === null ? box.x + box.width : inside(x(place(onset.upper, curve.axis)));
    const at = x(place(onset.scale, curve.axis));
    const shade = { type: "rect", shape: { x: from, y: box.y, width: Math.max(1, to - from), height: box.height },
      style: { fill: fade(from, to, box, onset, colours) } };
    if (at < box.x || at > box.x + box.width) return [shade];
    const leftward = at > box.x + box.width / 2;
    return [shade,
      { type: "line", shape: { x1: at, y1: box.y, x2: at, y2: box.y + box.height },
        style: { stroke: colours.accent, lineWidth: 1.5, lineDash: [5, 3, 1, 3] } },
      { type: "text", style: { text: "critical scale " + scaleText(onset.scale, curve.axis, false), x: at + (leftward ? 4 : -4), y: box.y - 5,
        align: leftward ? "right" : "left", verticalAlign: "bottom", fill: colours.accent, font: `600 12px ${FONT}` } }];
  }, false);
}

/** A plain tint; towards an end that the data do not bound it fades out. */
function fade(from, to, box, onset, colours) {
  const tint = (alpha) => colours.accent + alpha;
  const stops = [{ offset: 0, color: tint(onset.lower === null ? "05" : "24") }, { offset: 1, color: tint(onset.upper === null ? "05" : "24") }];
  return new echarts.graphic.LinearGradient(from, 0, Math.max(to, from + 1), 0, stops, true);
}

function chanceSeries(chance, frame, colours) {
  return drawing(frame, 3, ({ box, y }) => {
    const level = Math.round(y(chance)) + 0.5;
    const below = level < box.y + box.height - 22;
    return [
      { type: "line", shape: { x1: box.x, y1: level, x2: box.x + box.width, y2: level },
        style: { stroke: colours.soft, lineWidth: 1.25, lineDash: [5, 4] } },
      { type: "text", style: { text: "chance " + number(chance), x: box.x + box.width - 4, y: level + (below ? 5 : -5), align: "right",
        verticalAlign: below ? "top" : "bottom", fill: colours.soft, font: `12px ${FONT}`, stroke: colours.ground, lineWidth: 3 } },
    ];
  });
}

/** Bands as shapes of one hue, the deeper the narrower, and a line as a series. */
function layerSeries({ name: title, points, bands, colour, dash, width }, curve) {
  const parts = bands.map((band) => {
    const edge = [...band.lower, ...band.upper.slice().reverse()].map(([x, y]) => [place(x, curve.axis), y]);
    return { type: "custom", silent: true, clip: true, z: 3, tooltip: { show: false }, data: [edge[0]],
      renderItem: (params, api) => ({ type: "polygon", shape: { points: edge.map((p) => api.coord(p)) },
        style: { fill: colour, opacity: 0.16 } }) };
  });
  if (points.length > 0) {
    parts.push({ type: "line", name: title, silent: true, z: 4, showSymbol: points.length === 1, symbol: "circle",
      data: points.map(([x, y]) => [place(x, curve.axis), y]), tooltip: { show: false }, itemStyle: { color: colour },
      lineStyle: { color: colour, width, type: dash } });
  }
  return parts;
}

/** What the curve is judged against was measured, too: its points are open, in the curve's colour. */
function againstSeries(overlay, curve, colours) {
  const { colour } = curveStyle(curve);
  return { type: "line", name: "compared with " + words(overlay.name), silent: true, z: 6, showSymbol: true, showAllSymbol: true, symbol: "circle", symbolSize: 8,
    data: overlay.points.map(([x, y]) => [place(x, curve.axis), y]), tooltip: { show: false }, itemStyle: { color: colours.ground, borderColor: colour, borderWidth: 1.8 },
    lineStyle: { color: colour, width: curve.pooled ? 0 : 1.8, type: AGAINST_DASH } };
}

const AGAINST_DASH = [6, 4];

/** Other curves keep the look of their families; of one family they take the hues from the third on, fits and forecasts the second and then the last ones. */
function besideStyle(index, colours, other) {
  if (hasFamilies() && !other.pooled) return { ...familyStyle(other.family), dash: DASHES[(index + 1) % DASHES.length] };
  return { colour: colours.series[(index + 2) % colours.series.length], dash: DASHES[(index + 1) % DASHES.length], symbol: SYMBOLS[(index + 1) % SYMBOLS.length] };
}

function overlayColour(index, colours) {
  if (hasFamilies()) return colours.series[OTHER_HUES[index % OTHER_HUES.length]];
  const n = colours.series.length;
  return colours.series[index === 0 ? 1 : (2 * n - index) % n];
}

function overlayDash(index) {
  return DASHES[1 + (index % (DASHES.length - 1))];
}

function reachSeries(curve, colour, right) {
  const data = curve.points.filter((p) => p.lower !== null).map((p) => [p.at, p.lower, p.upper]);
  return { type: "custom", silent: true, clip: true, z: 5, tooltip: { show: false }, yAxisIndex: right ? 1 : 0, data, encode: { x: 0, y: [1, 2] },
    renderItem: (params, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)])[1];
      const bar = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.4, opacity: curve.pooled ? 0.35 : 0.75 } });
      return { type: "group", children: [bar(x, low, x, high), bar(x - 4, low, x + 4, low), bar(x - 4, high, x + 4, high)] };
    } };
}

/** A curve; the models of many families on one curve are not one model growing, and are not joined. */
function lineSeries({ curve, colour, dash, symbol, right, main = false }) {
  const many = curve.points.length > 150;
  return { type: "line", id: (main ? "main" : "beside-" + curve.index), name: cut(main ? particulars(curve).join(", ") : particulars(curve).join(", "), 60),
    z: main ? 7 : 6, yAxisIndex: right ? 1 : 0, symbol, symbolSize: many ? 4 : curve.pooled ? 7 : main ? 9 : 8, showAllSymbol: true, data: curve.points.map((p, i) => ({ value: [p.at, p.score], curve: curve.index, point: i, ...pooledPoint(curve, p, main) })),
    lineStyle: { color: colour, width: curve.pooled ? 0 : main ? 2.4 : 2, type: dash }, itemStyle: { color: colour, opacity: curve.pooled ? 0.75 : 1 },
    emphasis: { scale: 1.5, focus: "none" } };
}

/** Models of many families stand on one curve each in the mark of its family. */
function pooledPoint(curve, point, main) {
  if (!curve.pooled || !main) return {};
  const { colour, symbol } = familyStyle(point.families[0]);
  const hollow = symbol.startsWith("empty");
  return { symbol, symbolSize: 8, itemStyle: { color: hollow ? palette().ground : colour, borderColor: colour, borderWidth: hollow ? 1.6 : 0, opacity: 0.85 } };
}

function tooltip({ data }) {
  if (!data || data.point === undefined) return "";
  const curve = report.curves[data.curve];
  const point = curve.points[data.point];
  return el("div", { class: "tip" },
    el("strong", {}, number(point.score)), " ", name(curve.metric.name),
    point.lower === null ? null : el("div", {}, `95% interval ${number(point.lower)} \u2013 ${number(point.upper)}`),
    el("div", {}, `at ${scaleText(point.scale, curve.axis)}`),
    point.examples === null ? null : el("div", {}, count(point.examples, "example")),
    el("div", { class: "soft" }, point.models.slice(0, 4).map((m, i) => [i ? ", " : "", name(cutMiddle(m, 60))]).flat(),
      point.models.length > 4 ? ` and ${point.models.length - 4} more` : ""),
    curve.pooled ? el("div", {}, familyMark(point.families[0]), " ", name(point.families.join(", "))) : null,
    el("div", { class: "soft" }, name(cut(particulars(curve, ["metric"]).join(", "), 80))));
}

function chartTitle(curve, finding, colours) {
  return { text: cut(curve.task, 84), subtext: cut(particulars(curve).join(", "), 110) + "\n" + cut(`${finding.criterion.id}: ${words(finding.outcome)}, ${words(finding.shape)}`, 110),
    left: 16, top: 14, textStyle: { color: colours.ink, fontSize: 19, fontWeight: 600 }, subtextStyle: { color: colours.soft, fontSize: 13, lineHeight: 18 } };
}

function chartLegend(series, colours) {
  const names = series.filter((s) => s.type === "line").map((s) => s.name);
  return { data: [...new Set(names)], bottom: 10, left: 16, right: 16, type: "plain", textStyle: { color: colours.ink, fontSize: 12 }, itemWidth: 28 };
}
