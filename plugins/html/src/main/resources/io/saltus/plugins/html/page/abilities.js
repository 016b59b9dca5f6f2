// Abilities: a task under one metric and setup along one axis, with a finding for each family.

/** The abilities of these findings: the surest first, then those that appear at the smallest scale. */
function abilitiesOf(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const { curve } = finding;
    const key = [curve.task, curve.metric.number, curve.shots === undefined ? "" : curve.shots, curve.strategy, curve.axis.id].join("\u0000");
    if (!groups.has(key)) groups.set(key, { key, task: curve.task, axis: curve.axis, metric: curve.metric, findings: [] });
    groups.get(key).findings.push(finding);
  }
  const all = [...groups.values()];
  for (const ability of all) {
    ability.outcome = outcomeOf(ability.findings);
    ability.findings.sort((f, g) => OUTCOMES.indexOf(f.outcome) - OUTCOMES.indexOf(g.outcome) || surer(f, g) || f.index - g.index);
    ability.first = ability.findings[0];
  }
  return all.sort((a, b) => surer(a.first, b.first) || onsetOrder(a.first, b.first) || byName(a.task, b.task) || a.first.index - b.first.index);
}

/** What several findings come to: emergent if one is, else undecided if one is. */
function outcomeOf(findings) {
  return OUTCOMES.find((outcome) => findings.some((f) => f.outcome === outcome));
}

/** The probability that the ability is emergent, where the criterion gives one. */
function probabilityOf(finding) {
  const found = finding.quantities.find((q) => q.name === "probability" && q.role === "probability");
  return found === undefined ? null : found.value;
}

/** Compares by probability in whole percents: finer differences order nothing. */
function surer(f, g) {
  const percent = (finding) => Math.round(100 * (probabilityOf(finding) || 0));
  return percent(g) - percent(f);
}

/** Tasks by outcome: each counts once, for the most that one of its curves shows. */
function taskCounts(findings) {
  const tasks = new Map();
  for (const f of withoutOverTasks(findings)) {
    const at = OUTCOMES.indexOf(f.outcome);
    if (!(tasks.get(f.curve.task) <= at)) tasks.set(f.curve.task, at);
  }
  return OUTCOMES.map((_, i) => [...tasks.values()].filter((at) => at === i).length);
}

/** The findings about one task each; all, where there are no such. */
function withoutOverTasks(findings) {
  const single = findings.filter((f) => !isOverTasks(f));
  return single.length > 0 ? single : findings;
}

/** Particulars of which all curves of the report have the same: said once, not on every drawing. */
function sharedParticulars() {
  const same = (of) => new Set(report.curves.map(of)).size === 1;
  return [same((c) => c.metric) && "metric", same((c) => c.shots) && "shots", same((c) => c.strategy) && "strategy", same((c) => c.axis) && "axis"].filter(Boolean);
}

/** What tells an ability from others of its task: metric, shots, strategy, axis. */
function detailOf(ability) {
  return particulars(ability.first.curve, ["family", ...sharedParticularsOnce()]).join(" \u00B7 ");
}

let sharedOnce = null;

function sharedParticularsOnce() {
  if (sharedOnce === null) sharedOnce = sharedParticulars();
  return sharedOnce;
}

/** The first model past the critical scale with its own scale: "GPT-3 13B (2.4e22)"; null where several share the place. */
function onsetModel(finding) {
  if (!finding.onset || finding.curve.pooled) return null;
  const at = place(finding.onset.scale, finding.curve.axis);
  const point = finding.curve.points.find((p) => p.at >= at - 1e-9);
  if (!point || point.models.length !== 1) return null;
  const scale = scaleText(point.scale, finding.curve.axis, false);
  return point.models[0].includes(scale) ? point.models[0] : `${point.models[0]} (${scale})`;
}

/** The two halves of a reason: why, and what would decide; the second is null where the first says it. */
function halves(reason) {
  const found = /^(.*?); (what would [^:]*): (.*)$/s.exec(reason);
  return found ? { why: found[1], remedy: capital(found[2]) + ": " + found[3] } : { why: reason, remedy: null };
}

/** Undecided abilities by what would decide them, the most first; reasons that differ only in names and numbers are one. */
function undecidedGroups(abilities) {
  const groups = new Map();
  for (const ability of abilities) {
    const { why, remedy } = halves(ability.first.reason);
    const key = remedy || why.replace(/'[^']*'/g, "'").replace(/\([^()]*\)/g, "").replace(/[\d.]+(e-?\d+)?/g, "#");
    if (!groups.has(key)) groups.set(key, { remedy, abilities: [] });
    groups.get(key).abilities.push(ability);
  }
  const titled = new Map(); // reasons that read alike are one, however they differ in what is not shown
  for (const { remedy, abilities: those } of groups.values()) {
    const title = remedy || sharedReason(those);
    if (!titled.has(title)) titled.set(title, { remedy, title, abilities: [] });
    titled.get(title).abilities.push(...those);
  }
  return [...titled.values()]
    .sort((a, b) => b.abilities.length - a.abilities.length || byName(a.title, b.title));
}

/** One reason for all: the parts that all say alike; what stands in quotes is listed where it differs. */
function sharedReason(abilities) {
  const reasons = abilities.map((a) => a.first.reason.split("; "));
  const alike = (part) => part.replace(/'[^']*'/g, "'");
  const parts = reasons[0].filter((part) => reasons.every((other) => other.some((p) => alike(p) === alike(part))));
  const reason = capital((parts.length > 0 ? parts.join("; ") : reasons[0][0]).replace(parts.length > 0 ? /$^/ : / \([^()]*\)/g, ""));
  const quoted = [...new Set(abilities.map((a) => (/'[^']*'/.exec(a.first.reason) || [""])[0]).filter(Boolean))].sort(byName);
  if (quoted.length < 2) return reason;
  const list = quoted.slice(0, 6).join(", ") + (quoted.length > 6 ? ` and ${quoted.length - 6} more` : "");
  return reason.replace(/'[^']*'/, () => list);
}
