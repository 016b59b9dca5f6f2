// The map of critical scales: a row per ability, a mark and an interval per family.

const FEW_ROWS = 30;
const MORE_ROWS = 100;

/** The rows of the map for one axis: abilities by their smallest critical scale. */
function mapRows(findings, axis) {
  const rows = new Map();
  for (const finding of findings) {
    if (!finding.onset || finding.curve.axis !== axis) continue;
    const parts = particulars(finding.curve, ["family", "axis"]);
    const key = [finding.curve.task, ...parts].join("\u0000");
    if (!rows.has(key)) rows.set(key, { task: finding.curve.task, detail: parts.join(", "), findings: [] });
    rows.get(key).findings.push(finding);
  }
  const first = (row) => Math.min(...row.findings.map((f) => place(f.onset.scale, axis)));
  return [...rows.values()].sort((a, b) => first(a) - first(b) || byName(a.task, b.task) || byName(a.detail, b.detail));
}

function mapSection(findings) {
  const emergent = findings.filter((f) => f.onset);
  const section = el("section", { class: "block", "aria-labelledby": "map-title" },
    el("h2", { id: "map-title" }, "Critical scales"));
  if (emergent.length === 0) {
    section.append(el("p", { class: "note" }, "No finding here has a critical scale."));
    return section;
  }
  section.append(el("p", { class: "lead" }, "Where each ability appears, with its interval. An arrow marks an end that the data do not bound. Select a mark to see its curve."));
  const axes = report.axes.filter((axis) => emergent.some((f) => f.curve.axis === axis));
  const spot = el("div");
  const show = (axis) => spot.replaceChildren(...mapOf(emergent, axis));
  if (axes.length > 1) {
    section.append(el("p", { class: "choices", role: "group", "aria-label": "Axis" }, axes.map((axis, i) =>
      el("button", { type: "button", class: "choice", "aria-pressed": String(i === 0), onclick: (event) => {
        section.querySelectorAll(".choice").forEach((b) => b.setAttribute("aria-pressed", String(b === event.currentTarget)));
        show(axis);
      } }, capital(axis.title)))));
  }
  section.append(spot);
  show(axes[0]);
  return section;
}

function mapOf(findings, axis) {
  const all = mapRows(findings, axis);
  const families = report.families.filter((family) => all.some((r) => r.findings.some((f) => f.curve.family === family)));
  labelRows(all);
  let rows = all.slice(0, FEW_ROWS);
  const node = el("div", { class: "chart", tabindex: 0, role: "img", "aria-label":
    `Map of critical scales of ${count(all.length, "ability", "abilities")}. The table of abilities lists them.` });
  const tall = () => { node.style.height = 62 + rows.length * 30 + "px"; };
  tall();
  const canvas = new Canvas(node, (size) => mapOption(rows, axis, size), ({ data }) => {
    if (data && data.link) location.hash = "#/ability/" + data.link;
  });
  const parts = [node];
  if (families.length > 1) {
    parts.unshift(familyLegend(families));
  }
  const after = el("p", { class: "after" }, el("a", { href: "#/abilities?outcome=emergent&sort=onset" }, "List them in the table"));
  if (all.length > rows.length) {
    const text = () => moreText(all.length - rows.length, MORE_ROWS);
    after.append(" \u00B7 ", el("button", { type: "button", class: "plain", onclick: (event) => {
      rows = all.slice(0, rows.length + MORE_ROWS);
      tall();
      if (rows.length === all.length) event.currentTarget.remove(); else event.currentTarget.textContent = text();
      requestAnimationFrame(() => canvas.draw());
    } }, text()));
  }
  return [...parts, after];
}

/** Which mark is whose; of many families the list folds. */
function familyLegend(families) {
  const list = el("ul", { class: "legend" }, families.map((family) => el("li", {}, familyMark(family), " ", name(family))));
  return families.length <= 12 ? list : el("details", { class: "families" }, el("summary", {}, `Marks of the ${families.length} families`), list);
}

/** The symbol of a family, for legends. */
function familyMark(family) {
  return svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, markShape(familyStyle(family)));
}

/** A symbol in a square of 12; what it looks like is written on it, for drawings colour their circles themselves. */
function markShape({ colour, symbol }, open = false) {
  const hollow = open || symbol.startsWith("empty");
  const kind = symbol.replace("empty", "").toLowerCase();
  const style = { style: `fill:${hollow ? "var(--ground)" : colour};stroke:${colour};stroke-width:1.6` };
  const shapes = { circle: ["circle", { cx: 6, cy: 6, r: 4.4 }], rect: ["rect", { x: 1.8, y: 1.8, width: 8.4, height: 8.4 }],
    triangle: ["path", { d: "M6 1.2L11 10.6H1Z" }],
    diamond: ["path", { d: "M6 .8L11 6L6 11.2L1 6Z" }], [SYMBOLS[6].toLowerCase()]: ["path", { d: "M4.6 1H7.4V4.6H11V7.4H7.4V11H4.6V7.4H1V4.6H4.6Z" }] };
  const [tag, attributes] = shapes[kind] || ["path", { d: "M1 1.4H11L6 10.8Z" }];
  return svg(tag, { ...attributes, ...style });
}

function mapOption(rows, axis, size) {
  const colours = palette();
  const marks = rows.flatMap((row, i) => row.findings.map((f, j) => mapMark(f, i, (j - (row.findings.length - 1) / 2) * Math.min(7, 18 / row.findings.length))));
  const places = [...marks.flatMap((m) => [m.at, m.from, m.to]).filter((v) => v !== null), ...spanOf(axis)];
  const [low, high] = places.reduce(([least, most], at) => [Math.min(least, at), Math.max(most, at)], [Infinity, -Infinity]);
  const room = Math.max(0.15, (high - low) * 0.06);
  const longest = Math.max(...rows.map((row) => row.task.length + row.detail.length + 2));
  const names = Math.min(360, size.width * 0.42, 16 + longest * 7);
  const letters = Math.floor((names - 4) / 6.8);
  const frame = { axis, low: low - room, high: high + room, bottom: 0 };
  return {
    animation: false, textStyle: { fontFamily: FONT }, dataZoom: [],
    grid: { left: names + 10, right: 18, top: 8, bottom: 50 },
    xAxis: { type: "value", min: frame.low, max: frame.high, axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: colours.faint } }, name: axisTitle(axis), nameLocation: "middle", nameGap: 32,
      nameTextStyle: { color: colours.soft, fontSize: 12 } },
    yAxis: { type: "category", inverse: true, data: rows.map((_, i) => i), axisTick: { show: false }, axisLine: { show: false },
      splitLine: { show: true, interval: 0, lineStyle: { color: colours.rule } },
      axisLabel: { interval: 0, margin: 10, fontSize: 12.5, color: colours.ink, formatter: (i) => rowLabel(rows[i], letters),
        rich: { soft: { color: colours.soft, fontSize: 11.5 } } } },
    series: [groundSeries(frame, colours),
      { type: "custom", z: 5, clip: false, data: marks.map((m) => ({ value: [m.at, m.row], ...m })), renderItem: (params, api) => mapItem(marks[params.dataIndex], api, params.coordSys, colours) }],
    tooltip: { trigger: "item", confine: true, padding: 0, borderWidth: 0, backgroundColor: "transparent", extraCssText: "box-shadow:none", transitionDuration: 0, formatter: mapTip },
  };
}

/** The smallest and the largest place at which anything was measured on the axis. */
function spanOf(axis) {
  const places = report.curves.filter((c) => c.axis === axis).flatMap((c) => [c.points[0].at, c.points[c.points.length - 1].at]);
  return places.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, -Infinity]);
}

/** Lets the rows name their tasks at any width so that two tasks never read alike. */
function labelRows(rows) {
  const names = rows.map((row) => row.task);
  const known = new Map();
  const labels = (room) => {
    if (!known.has(room)) known.set(room, labelsApart(names, Math.floor(room)));
    return known.get(room);
  };
  for (const row of rows) row.labels = labels;
}

function rowLabel(row, letters) {
  const safe = (text) => text.replace(/[{}|]/g, (c) => ({ "{": "(", "}": ")", "|": "\u00A6" })[c]);
  const room = Math.max(8, letters - Math.min(row.detail.length, letters * 0.45) - 2);
  return safe(row.labels(room).get(row.task)) + "{soft|  " + safe(cutMiddle(row.detail, Math.max(6, letters - Math.min(Array.from(row.task).length, room)))) + "}";
}

function mapMark(finding, row, shift) {
  const { axis } = finding.curve;
  const end = (value) => (value === null ? null : place(value, axis));
  return { row, shift, at: place(finding.onset.scale, axis), from: end(finding.onset.lower), to: end(finding.onset.upper),
    link: finding.curve.link, finding: finding.index };
}

function mapItem(mark, api, box, colours) {
  const finding = report.findings[mark.finding];
  const { colour, symbol } = familyStyle(finding.curve.family);
  const [x, middle] = api.coord([mark.at, mark.row]);
  const y = middle + mark.shift;
  const from = mark.from === null ? box.x + 4 : api.coord([mark.from, mark.row])[0];
  const to = mark.to === null ? box.x + box.width - 4 : api.coord([mark.to, mark.row])[0];
  const line = { stroke: colour, lineWidth: 2, opacity: 0.6 };
  const children = [{ type: "line", shape: { x1: from, y1: y, x2: to, y2: y }, style: line }];
  const tip = (px, way) => ({ type: "polyline", shape: { points: [[px + 5 * way, y - 4], [px, y], [px + 5 * way, y + 4]] }, style: { ...line, fill: "none" } });
  if (mark.from === null) children.push(tip(from, 1));
  if (mark.to === null) children.push(tip(to, -1));
  children.push(symbolItem(symbol, x, y, colour, colours));
  children.push({ type: "rect", shape: { x: x - 11, y: y - 9, width: 22, height: 18 }, style: { fill: "transparent" } });
  return { type: "group", children, cursor: "pointer" };
}

function symbolItem(symbol, x, y, colour, colours) {
  const hollow = symbol.startsWith("empty");
  const style = { fill: hollow ? colours.ground : colour, stroke: colour, lineWidth: 1.8 };
  const polygon = (points) => ({ type: "polygon", shape: { points: points.map(([dx, dy]) => [x + dx, y + dy]) }, style });
  switch (symbol.replace("empty", "").toLowerCase()) {
    case "circle": return { type: "circle", shape: { cx: x, cy: y, r: 5 }, style };
    case "rect": return { type: "rect", shape: { x: x - 4.5, y: y - 4.5, width: 9, height: 9 }, style };
    case "triangle": return polygon([[0, -5.5], [5.5, 4.5], [-5.5, 4.5]]);
    case "diamond": return polygon([[0, -6], [6, 0], [0, 6], [-6, 0]]);
    case SYMBOLS[6].toLowerCase(): return polygon([[-1.5, -5.5], [1.5, -5.5], [1.5, -1.5], [5.5, -1.5], [5.5, 1.5], [1.5, 1.5], [1.5, 5.5], [-1.5, 5.5], [-1.5, 1.5], [-5.5, 1.5], [-5.5, -1.5], [-1.5, -1.5]]);
    default: return polygon([[-5.5, -4.5], [5.5, -4.5], [0, 5.5]]);
  }
}

function mapTip({ data }) {
  if (!data || data.finding === undefined) return "";
  const finding = report.findings[data.finding];
  const { curve } = finding;
  return el("div", { class: "tip" }, el("strong", {}, name(cut(curve.task, 80))),
    el("div", { class: "soft" }, name(cut(particulars(curve).join(", "), 100))),
    el("div", {}, `critical scale ${scaleText(finding.onset.scale, curve.axis)}`),
    el("div", {}, intervalText(finding.onset, curve.axis)));
}
