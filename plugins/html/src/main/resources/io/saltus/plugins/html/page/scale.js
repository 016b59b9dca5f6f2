// Ticks: powers of ten along a logarithmic axis, round numbers elsewhere.

/** Places and labels of ticks between two places on the analysis axis, at most about `most`. */
function scaleTicks(low, high, axis, most) {
  if (axis.log) return powerTicks(low, high, most);
  const step = tickStep(low, high, most);
  return roundTicks(low, high, most).map((at) => ({ at, label: tickText(scaleAt(at, axis), step), strong: true }));
}

function powerTicks(low, high, most) {
  const span = high - low;
  const ticks = [];
  if (span >= 1.2) {
    const step = [1, 2, 3, 5, 10, 20, 50, 100].find((s) => span / s <= most) || 200;
    const [first, last] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
    const enough = Math.floor(last / step) - Math.floor((first - 1) / step) > 1; // from one label nobody reads a ratio
    const every = enough ? step : Math.max(1, Math.min(step, last - first));
    for (let e = first; e <= last; e++) {
      if ((enough ? e : e - first) % every === 0) ticks.push({ at: e, label: power(e), strong: true });
      else ticks.push({ at: e, label: "", strong: false });
    }
    if (span <= 7) ticks.push(...between(low, high, [2, 3, 4, 5, 6, 7, 8, 9], false));
    return ticks;
  }
  // less than a decade and a bit: multiples of the powers, or round places where even those are too coarse
  const labelled = between(low, high, span > 0.5 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9], true);
  if (labelled.length >= 2) return labelled;
  return roundTicks(low, high, most).map((at) => ({ at, label: number(Math.pow(10, at), 4), strong: true }));
}

function between(low, high, factors, labelled) {
  const ticks = [];
  for (let e = Math.floor(low) - 1; e <= high; e++) {
    for (const factor of factors) {
      const at = e + Math.log10(factor);
      if (at < low - 1e-9 || at > high + 1e-9) continue;
      const label = !labelled ? "" : factor === 1 ? power(e) : factor + "\u00D7" + power(e);
      ticks.push({ at, label, strong: labelled });
    }
  }
  return ticks;
}

/** Round numbers between two, at most about `most`. */
function roundTicks(low, high, most) {
  const step = tickStep(low, high, most);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

function tickStep(low, high, most) {
  return roundStep((high - low) / Math.max(1, most));
}

/** The smallest of 1, 2, 5 times a power of ten that is at least `least`. */
function roundStep(least) {
  const base = Math.pow(10, Math.floor(Math.log10(least)));
  return base * [1, 2, 5, 10].find((f) => f * base >= least * 0.999999);
}

/** Round ends that hold both numbers, and the step between ticks. A proportion stays in [0, 1]. */
function roundEnds(low, high, proportion) {
  const step = roundStep((high - low) / 5);
  let from = Math.floor(low / step + 1e-9) * step;
  let to = Math.ceil(high / step - 1e-9) * step;
  if (proportion && low >= 0) from = Math.max(0, from);
  if (proportion && high <= 1) to = Math.min(1, to);
  return { min: Number(from.toPrecision(12)), max: Number(to.toPrecision(12)), step };
}
