// Addresses, colours, keys, paper.

/** The findings one walks through with previous and next: those the table showed last. */
let walk = report.findings;
let returnTo = "#/abilities";
let criterion = report.criteria[0];
let drawnAt = null;
let refresh = () => {};

function route() {
  const [path, query = ""] = location.hash.replace(/^#/, "").split("?");
  const parts = path.split("/").filter(Boolean);
  const opened = location.hash === "" && report.forecasts.length > 0 ? "forecasts" : parts[0];
  const view = opened === "ability" ? "ability" : opened === "abilities" ? "abilities" : opened === "forecasts" ? "forecasts" : "overview";
  if (location.hash === "#main") return;
  closeAll();
  const main = document.getElementById("main");
  const content = view === "ability" ? abilityView(decodeURIComponent(parts[1] || ""), criterion)
    : view === "abilities" ? tableView(new URLSearchParams(query)) : view === "forecasts" ? forecastView() : overviewView(criterion);
  main.replaceChildren(content);
  refresh = view === "overview" ? route : content.refresh || (() => {});
  const title = content.querySelector("h1").textContent;
  document.title = cut(title, 80) + " \u2013 " + document.querySelector(".brand span").textContent;
  for (const link of document.querySelectorAll("nav a")) {
    const here = link.dataset.view === view || (view === "ability" && link.dataset.view === "abilities");
    if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  document.querySelector(".judge").hidden = report.criteria.length < 2 || view !== "overview";
  if (drawnAt !== null && drawnAt !== location.hash) {
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
  drawnAt = location.hash;
}

const THEMES = { auto: ["Colours: as the system", "\u25D0"], light: ["Colours: light", "\u2600"], dark: ["Colours: dark", "\u263E"] };

function showTheme() {
  applyTheme();
  const button = document.getElementById("theme");
  button.title = THEMES[chosenTheme][0];
  button.setAttribute("aria-label", THEMES[chosenTheme][0]);
  button.replaceChildren(THEMES[chosenTheme][1]);
}

function redrawInTheme() {
  showTheme();
  redrawAll();
  refresh();
}

function remembered(value) {
  try {
    if (value === undefined) return localStorage.getItem("saltus-colours");
    localStorage.setItem("saltus-colours", value);
  } catch (refused) {
    // a browser may keep nothing for a local file; the choice then holds while the page is open
  }
  return null;
}

function onKey(event) {
  const typing = event.target.closest("input, select, textarea, [role=application]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const follow = (selector) => { const link = document.querySelector(selector); if (link && link.hash) location.hash = link.hash; };
  if (event.key === "/") {
    event.preventDefault();
    if (!document.getElementById("search")) { history.pushState(null, "", returnTo); route(); }
    document.getElementById("search").focus();
  } else if (event.key === "ArrowRight" || event.key === "j") follow("a[rel=next]");
  else if (event.key === "ArrowLeft" || event.key === "k") follow("a[rel=prev]");
  else if (event.key === "Escape" && document.querySelector(".ability")) location.hash = returnTo;
}

/** What paper gets open though the page has it folded; filters are for readers at a screen. */
const FOLDED = "#main details:not([open]):not(.filters)";
const unfolded = new Set();

function print(on) {
  printing = on;
  applyTheme();
  if (on) {
    document.querySelectorAll(FOLDED).forEach((part) => {
      part.open = true;
      if (part.fill) part.fill();
      unfolded.add(part);
    });
    document.querySelectorAll(".cards, .abilities tbody").forEach((list) => list.complete && list.complete());
    document.querySelectorAll("*").forEach((node) => { if (node.draw) { seen.unobserve(node); node.draw(); } });
  }
  for (const canvas of canvases) canvas.fit(on);
  if (document.querySelector(".ability")) refresh();
  if (on) return;
  unfolded.forEach((part) => { part.open = false; });
  unfolded.clear();
}

function start() {
  const kept = remembered();
  if (THEMES[kept]) chosenTheme = kept;
  showTheme();
  const select = document.getElementById("criterion");
  select.append(...report.criteria.map((c, i) => el("option", { value: i }, cut(c.label, 50))));
  select.addEventListener("change", () => { criterion = report.criteria[Number(select.value)]; route(); });
  document.querySelector(".judge").hidden = report.criteria.length < 2;
  document.querySelector("nav [data-view=forecasts]").hidden = report.forecasts.length === 0 && report.hindcasts.length === 0;
  document.getElementById("theme").addEventListener("click", () => {
    const order = isDark() ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    chosenTheme = order[(order.indexOf(chosenTheme) + 1) % 3];
    remembered(chosenTheme);
    redrawInTheme();
  });
  DARK_SYSTEM.addEventListener("change", redrawInTheme);
  document.getElementById("foot").append("Made by Saltus ", name(report.version), ". Keys: / searches, \u2190 and \u2192 go through abilities. Charts by Apache ECharts.");
  window.addEventListener("hashchange", route);
  window.addEventListener("keydown", onKey);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  route();
}

start();
