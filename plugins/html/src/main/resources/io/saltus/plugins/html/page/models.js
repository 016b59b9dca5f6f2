// The second row of the axis of scales: which model stands where, in a chart of few.

const FEW_MODELS = 14;
const ROW_OF_NAMES = 15;

/** The names under the axis and the rows they take; none where points have several models, or many. */
function modelNames(curve, size, paper) {
  const named = curve.points.every((p) => p.models.length === 1);
  if (curve.pooled || !named || curve.points.length > FEW_MODELS || size.width < 420) return { rows: 0, names: [] };
  const names = curve.points.map((p) => ({ at: p.at, text: ownName(p.models[0], curve.family) }));
  const [first, last] = [names[0].at, names[names.length - 1].at];
  const perUnit = (size.width - (paper ? 110 : 90)) / Math.max(1e-9, last - first);
  return { rows: 1 + Math.max(0, ...inRows(names.map((n) => ({ ...n, px: (n.at - first) * perUnit })), 2).map((n) => n.row)), names };
}

/** Gives each name the first row in which it touches none before it; one for which no row has room is left out. */
function inRows(names, rows) {
  const free = Array(rows).fill(-Infinity);
  return names.flatMap((n) => {
    const half = n.text.length * 3.1 + 4;
    const row = free.findIndex((end) => n.px - half > end);
    if (row < 0) return [];
    free[row] = n.px + half;
    return [{ ...n, row }];
  });
}

/** A model's name without that of its family, which the chart says once. */
function ownName(model, family) {
  const start = model.toLowerCase().startsWith(family.toLowerCase()) ? model.slice(family.length).replace(/^[\s\-_/]+/, "") : model;
  return cutMiddle(start || model, 16);
}

/** Names in one row or two; one for which neither has room is left to the table and the pointer. */
function modelSeries({ names, rows }, frame, colours) {
  return drawing(frame, 1, ({ box, x }) => {
    const base = box.y + box.height + 30;
    const seenNow = names.map((n) => ({ ...n, px: x(n.at) })).filter(({ px }) => px > box.x - 1 && px < box.x + box.width + 1);
    return inRows(seenNow, rows).flatMap(({ px, text, row }) => [
      { type: "line", shape: { x1: px, y1: box.y + box.height, x2: px, y2: box.y + box.height + 4 }, style: { stroke: colours.soft, lineWidth: 1 } },
      { type: "text", style: { text, x: px, y: base + row * ROW_OF_NAMES, align: "center", verticalAlign: "top", fill: colours.ink, font: `11px ${FONT}` } },
    ]);
  }, false);
}
