// Colours and marks. Hues are told apart by readers of any colour vision (after Okabe and Ito, darkened or
// lightened for contrast), and never carry a meaning alone: a symbol, a dash or a word says the same.

const LIGHT = {
  ink: "#1b1f24", soft: "#59636e", faint: "#8b949e", rule: "#e4e7eb", ground: "#ffffff",
  accent: "#0b63a5", band: "#0b63a5",
  series: ["#0b63a5", "#c2570c", "#00805a", "#a8428a", "#8a6a00", "#00879c", "#7a3e9d", "#4a4f57", "#b01e3c", "#3d7d1e", "#8a5346", "#5b62d6"],
  emergent: "#0b63a5", undecided: "#9a6700", "not-emergent": "#6b7480",
};

const DARK = {
  ink: "#e8ebee", soft: "#a3acb6", faint: "#78828d", rule: "#2d333a", ground: "#15181c",
  accent: "#6cb6f2", band: "#6cb6f2",
  series: ["#6cb6f2", "#f0954f", "#4fc79b", "#e08cc8", "#d9b84a", "#5cd0dc", "#bd93e0", "#b6bec8", "#f2788f", "#93cc70", "#cda294", "#a3aef5"],
  emergent: "#6cb6f2", undecided: "#e0b04a", "not-emergent": "#98a2ad",
};

/** The hues of families, of `series`: all but the blue, amber and grey that are those of outcomes, and what is near them. */
const FAMILY_HUES = [2, 3, 10, 6, 5, 8, 9, 11];

/** The hues that families leave to fits and forecasts. */
const OTHER_HUES = [1, 4, 7];

/** Seven, beside eight colours: 56 families before a mark comes again, and the first eight differ in colour. */
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "path://M0,0L10,0L5,9Z", "emptyCircle", "path://M4,0H6V4H10V6H6V10H4V6H0V4H4Z"];

const DASHES = ["solid", [7, 3], [2, 3], [9, 3, 2, 3], [4, 2]];

const OUTCOMES = ["emergent", "undecided", "not-emergent"];

const DARK_SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");

let chosenTheme = document.documentElement.dataset.theme;
let printing = false;

/** Whether the page is dark now; paper is always light. */
function isDark() {
  if (printing) return false;
  return chosenTheme === "dark" || (chosenTheme === "auto" && DARK_SYSTEM.matches);
}

/** The colours in force. */
function palette() {
  return isDark() ? DARK : LIGHT;
}

function applyTheme() {
  document.documentElement.dataset.theme = chosenTheme;
  document.documentElement.dataset.shade = isDark() ? "dark" : "light";
}

/** The mark of an outcome: full, half or empty. */
function outcomeMark(outcome) {
  const mark = svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true", class: "mark " + outcome },
    svg("circle", { cx: 6, cy: 6, r: 4.75, fill: outcome === "emergent" ? "currentColor" : "none",
      stroke: "currentColor", "stroke-width": 1.5 }));
  if (outcome === "undecided") mark.append(svg("path", { d: "M6 1.25a4.75 4.75 0 0 0 0 9.5Z", fill: "currentColor" }));
  return mark;
}

function outcomeWord(outcome) {
  return el("span", { class: "outcome " + outcome }, outcomeMark(outcome), " ", words(outcome));
}

/** Colour and symbol of a family, the same all over the page; one that is alone has the page's own blue. */
function familyStyle(family) {
  const { series, accent } = palette();
  if (!hasFamilies()) return { colour: accent, symbol: "circle" };
  const index = Math.max(0, report.families.indexOf(family));
  return { colour: series[FAMILY_HUES[index % FAMILY_HUES.length]], symbol: SYMBOLS[index % SYMBOLS.length] };
}

/** Whether there are families to tell apart. */
function hasFamilies() {
  return report.families.length > 1;
}

/** Colour and symbol of a curve: those of its family, or of none where it pools all. */
function curveStyle(curve) {
  return curve.pooled ? { colour: palette().accent, symbol: "circle" } : familyStyle(curve.family);
}
