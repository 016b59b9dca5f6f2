// Forecasts in drawings: the fan of one method, and of the others the medians alone.

/** What every renderer is given for a band of a forecast: "forecast, 80% (blend)"; its name says what it is. */
const FAN_BAND = /^forecast, \d+% \((.+)\)$/s;

/** The fits of a finding, and by method the bands that forecast, the widest first. */
function fitsAndFans(finding) {
  const fits = [];
  const fans = new Map();
  for (const overlay of finding.overlays) {
    if (overlay.baseline) continue; // it is a curve, not a fit
    const band = FAN_BAND.exec(overlay.name);
    if (!band) fits.push(overlay);
    else fans.set(band[1], [...(fans.get(band[1]) || []), overlay]);
  }
  return { fits, fans };
}

/** The methods that drew a fan, the first is the one that is drawn unless another is chosen. */
function fanMethods(finding) {
  return [...fitsAndFans(finding).fans.keys()];
}

/** What lies over the points: each with a colour that it keeps, a line and bands, the widest first. */
function layersOf(finding, method) {
  const colours = palette();
  const { fits, fans } = fitsAndFans(finding);
  const methods = [...fans.keys()];
  const chosen = fans.has(method) ? method : methods[0];
  const layers = fits.map((fit) => ({ name: fit.name, points: fit.points, bands: fit.lower.length > 1 ? [fit] : [], width: 2 }));
  for (const [id, bands] of fans) {
    const line = bands.find((band) => band.points.length > 0);
    const drawn = id === chosen;
    layers.push({ name: (drawn ? "forecast" : "median") + ` (${id})` + (drawn ? ": median, 50, 80 and 95%" : ""), points: line ? line.points : [],
      bands: drawn ? bands.filter((band) => band.lower.length > 1) : [], width: drawn ? 2.2 : 1.3, forecast: true });
  }
  return layers.map((layer, i) => ({ ...layer, colour: overlayColour(i, colours), dash: overlayDash(i) }));
}
