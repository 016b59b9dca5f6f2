// The report: what the page carries, with its references resolved.

const report = read(JSON.parse(document.getElementById("report").textContent));

function read(raw) {
  raw.metrics.forEach((metric, number) => { metric.number = number; });
  const curves = raw.curves.map((c, index) => readCurve(c, index, raw));
  const criteria = raw.criteria.map((c, index) => ({ ...c, index, label: c.id }));
  nameApart(criteria);
  const findings = raw.findings.map((f, index) => readFinding(f, index, raw, curves, criteria));
  const byLink = new Map(curves.map((c) => [c.link, c]));
  const byTask = new Map();
  for (const c of curves) {
    if (!byTask.has(c.task)) byTask.set(c.task, []);
    byTask.get(c.task).push(c);
  }
  const forecasts = (raw.forecasts || []).map((f) => readForecast(f, raw, curves));
  const families = [...new Set(curves.flatMap((c) => (c.pooled ? c.points.flatMap((p) => p.families) : [c.family])))].sort(byName);
  return { ...raw, curves, criteria, findings, byLink, byTask, families, forecasts, hindcasts: raw.hindcasts || [] };
}

/** A forecast with its curve, if the report judges it. */
function readForecast(f, raw, curves) {
  const curve = f.curve === undefined ? null : curves[f.curve];
  const forecast = { ...f, curve,
    quantities: f.quantities.map(([t, value]) => ({ name: raw.terms[t][0], meaning: raw.terms[t][2], value })) };
  if (curve) curve.forecasts.push(forecast);
  return forecast;
}

function readCurve(c, index, raw) {
  const axis = raw.axes[c.axis];
  const points = c.points.map(([scale, score, lower, upper, examples, ...models]) => ({
    scale, score, lower, upper, examples, at: place(scale, axis),
    models: models.map((m) => raw.models[m][0]), families: [...new Set(models.map((m) => raw.models[m][1]))],
  }));
  return { ...c, index, axis, metric: raw.metrics[c.metric], points, findings: [], forecasts: [] };
}

function readFinding(f, index, raw, curves, criteria) {
  const curve = curves[f.curve];
  const finding = {
    ...f, index, curve, criterion: criteria[f.criterion],
    aspects: f.aspects.map((a) => ({
      name: raw.aspects[a][0], value: raw.aspects[a][1], meaning: raw.aspects[a][2] })),
    quantities: f.quantities.map(([t, value]) => ({
      name: raw.terms[t][0], unit: raw.terms[t][1], meaning: raw.terms[t][2], role: raw.terms[t][3], value })),
    overlays: f.overlays.map(readOverlay),
    onset: f.onset && { scale: f.onset[0], lower: f.onset[1], upper: f.onset[2] },
  };
  curve.findings.push(finding);
  return finding;
}

/** Scales and scores stand apart in the page, for they share their scales. */
function readOverlay(o) {
  const zip = (scales, scores) => scores.map((score, i) => [scales[i], score]);
  const edges = o.at || o.scales;
  return { name: o.name, baseline: o.baseline === true, points: zip(o.scales, o.scores), lower: zip(edges, o.lower), upper: zip(o.above || edges, o.upper) };
}

/** What the curve of a finding is judged against: scores under another strategy; mostly nothing. */
function baselines(finding) {
  return (finding.overlays || []).filter((o) => o.baseline);
}

/** Whether a finding is about all tasks together: a row of its own, and no further task. */
function isOverTasks(finding) {
  return finding.aspects.some((a) => a.name === "comparison" && a.value === "tasks");
}

/** One criterion set in two ways is told apart by what differs. */
function nameApart(criteria) {
  for (const c of criteria) {
    const others = criteria.filter((o) => o !== c && o.id === c.id);
    if (others.length === 0) continue;
    const differs = c.settings.filter(([key, value]) =>
      others.some((o) => !o.settings.some(([k, v]) => k === key && v === value)));
    c.label = c.id + " (" + differs.map(([k, v]) => k + "=" + v).join(", ") + ")";
  }
}

/** Where a scale lies on the analysis axis: decades, the value, or the negated value. */
function place(scale, axis) {
  return axis.log ? Math.log10(scale) : axis.linear ? scale : -scale;
}

/** The scale at a place: the inverse. */
function scaleAt(at, axis) {
  return axis.log ? Math.pow(10, at) : axis.linear ? at : -at;
}

/** What tells a curve from others of its task, as words: metric, 5-shot, chain of thought, family. */
function particulars(curve, without = []) {
  const parts = [];
  if (!without.includes("metric")) parts.push(curve.metric.name);
  if (!without.includes("shots") && curve.shots !== undefined) parts.push(curve.shots + "-shot");
  if (!without.includes("strategy") && curve.strategy !== "standard") parts.push(words(curve.strategy));
  if (!without.includes("family")) parts.push(curve.family);
  if (!without.includes("axis") && report.axes.length > 1) parts.push("along " + curve.axis.id);
  return parts;
}

/** The other curves of the task, grouped by what differs. */
function relatives(curve) {
  const groups = { metric: [], setup: [], family: [], axis: [], more: [] };
  for (const other of report.byTask.get(curve.task)) {
    if (other === curve) continue;
    const differs = [
      other.metric !== curve.metric && "metric",
      (other.strategy !== curve.strategy || other.shots !== curve.shots) && "setup",
      other.family !== curve.family && "family",
      other.axis !== curve.axis && "axis",
    ].filter(Boolean);
    groups[differs.length === 1 ? differs[0] : "more"].push(other);
  }
  return groups;
}

/** The finding that the chosen criterion has about a curve, or else the first. */
function findingOf(curve, criterion) {
  return curve.findings.find((f) => f.criterion === criterion) || curve.findings[0];
}

/** A curve as one line of words, for people who do not see it. */
function described(curve) {
  const first = curve.points[0];
  const last = curve.points[curve.points.length - 1];
  if (curve.pooled) return `${curve.points.length} points of models of several families, from ${scaleText(first.scale, curve.axis)} to ${scaleText(last.scale, curve.axis)}.`;
  if (first === last) {
    return `One point: ${curve.metric.name} ${number(first.score)} at ${scaleText(first.scale, curve.axis)}.`;
  }
  return `${capital(curve.metric.name)} goes from ${number(first.score)} at ` +
    `${scaleText(first.scale, curve.axis)} to ${number(last.score)} at ` +
    `${scaleText(last.scale, curve.axis)}, over ${curve.points.length} points` +
    (curve.metric.chance === null ? "." : `; guessing scores ${number(curve.metric.chance)}.`);
}

/** The interval of an onset in words; an end that the data do not bound is open. */
function intervalText(onset, axis) {
  const lower = onset.lower === null ? null : scaleText(onset.lower, axis, false);
  const upper = onset.upper === null ? null : scaleText(onset.upper, axis, false);
  if (lower === null) return axis.log || axis.linear ? "up to " + upper : "from " + upper + " or worse";
  if (upper === null) return "from " + lower;
  return lower + " \u2013 " + upper;
}
