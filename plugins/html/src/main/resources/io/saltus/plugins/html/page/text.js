// Words and numbers, and the making of elements. Names come from data files: they are made harmless before
// they get into the page, and only ever become text nodes and attributes, never markup.

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Makes an element; `on...` attributes are listeners, children are nodes or text. */
function el(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

/** Makes an SVG element. */
function svg(tag, attributes, ...children) {
  return build(document.createElementNS(NAMESPACE, tag), attributes, children);
}

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false));
  return node;
}

/** A name from a data file: set apart, so that its direction does not turn what stands beside it. */
function name(text, attributes) {
  return el("bdi", attributes, text);
}

/** A name that may break into lines after the signs that join its words. */
function brokenName(text, attributes) {
  return el("bdi", attributes, text.split(/(?<=[_/.])/).flatMap((part, i) => (i === 0 ? [part] : [el("wbr"), part])));
}

/** Cuts a name to `length` characters for a place in a drawing. */
function cut(text, length) {
  const letters = Array.from(text);
  return letters.length <= length ? text : letters.slice(0, length - 1).join("") + "\u2026";
}

const RAISED = { "-": "\u207B", 0: "\u2070", 1: "\u00B9", 2: "\u00B2", 3: "\u00B3", 4: "\u2074",
  5: "\u2075", 6: "\u2076", 7: "\u2077", 8: "\u2078", 9: "\u2079" };

/** 10 to a whole power. */
function power(exponent) {
  return "10" + Array.from(String(exponent), (c) => RAISED[c]).join("");
}

const MINUS = "\u2212";

/** A number with the digits of every renderer: three unless said, from 1e5 on and below 1e-3 with a power of ten. */
function number(value, digits = 3) {
  if (value === "inf" || value === Infinity) return "\u221E";
  if (value === "-inf" || value === -Infinity) return MINUS + "\u221E";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : "";
  if (size >= 1e-3 && size < 1e5) return sign + Number(size.toPrecision(digits));
  const [mantissa, exponent] = size.toExponential(digits - 1).split("e").map(Number);
  return sign + (mantissa === 1 ? "" : mantissa + "\u00D7") + power(exponent);
}

/** The label of a tick: three digits, or as many as tell it from its neighbours. */
function tickText(value, step) {
  const steps = Math.abs(value) / step;
  return steps < 0.5 ? "0" : number(value, Math.max(3, 2 + Math.floor(Math.log10(steps) + 1e-9)));
}

const STEPS = [[1e12, "T"], [1e9, "B"], [1e6, "M"], [1e3, "K"]];

/** A scale for reading: 13B, 300B, 2.25 x 10^20; a loss as any number. */
function scaleText(scale, axis, unit = true) {
  const after = unit && axis.unit && axis.unit !== axis.title ? " " + axis.unit : "";
  if (axis.id === "date") return dayOf(scale);
  if (axis.linear) return number(scale, 6) + after;
  if (!axis.log || scale < 1e3 || scale >= 1e15) return number(scale) + after;
  const [size, letter] = STEPS.find(([least]) => scale >= least);
  return number(scale / size) + letter + after;
}

/** The day at a place along dates, years with their fraction: 2024.5 as 2024-07-02. */
function dayOf(years) {
  const year = Math.floor(years);
  const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 864e5;
  return new Date(Date.UTC(year, 0, 1) + Math.round((years - year) * days) * 864e5).toISOString().slice(0, 10);
}

/** Words of an id: not-emergent as "not emergent". */
function words(id) {
  return id.replace(/-/g, " ");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A whole number, its thousands set apart. */
function digits(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}

/** A count with its noun: 1 point, 8 points. */
function count(n, noun, plural = noun + "s") {
  return `${digits(n)} ${n === 1 ? noun : plural}`;
}

/** Orders names as people do: task-2 before task-10, whatever the reader's language. */
function byName(a, b) {
  return ORDER.compare(a, b);
}

const ORDER = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
