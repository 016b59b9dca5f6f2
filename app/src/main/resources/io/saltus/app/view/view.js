// State, talk with the server, and what follows. What is shown stands in the address: nothing else is remembered.
"use strict";

const page = [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, "0")).join("");
const frame = byId("report-frame");
const first = location.search;

let choices = null;
let reading = 0;
let at = "";
let asked = null;
let listening = null;
let shown = null;
let waits = false;
let frameHash = location.hash.startsWith("#/") ? location.hash : "";

const state = () => new URLSearchParams(location.search);
const query = () => location.search.slice(1);
const say = (words) => byId("status").replaceChildren(...words);

// the address ------------------------------------------------------------------------------------------------------

/** Puts values of a name into the address and analyses. */
function change(name, values, replace = false) {
  const next = state();
  next.delete(name);
  for (const value of values) if (value !== "") next.append(name, value);
  const text = next.toString();
  if (text === state().toString()) return;
  history[replace ? "replaceState" : "pushState"](null, "", (text ? "?" + text : location.pathname) + frameHash);
  draw();
  analyse();
}

window.addEventListener("popstate", () => {
  frameHash = location.hash.startsWith("#/") ? location.hash : "";
  if (asked === query()) return;
  draw();
  analyse();
});

/** The report's own address follows into ours, so that an ability can be bookmarked with its filters. */
function follow() {
  const inside = frame.contentWindow;
  const keep = () => {
    frameHash = inside.location.hash.startsWith("#/") ? inside.location.hash : "";
    history.replaceState(null, "", location.pathname + location.search + frameHash);
  };
  inside.addEventListener("hashchange", keep);
  showTheme();
}

// what the server says ---------------------------------------------------------------------------------------------

async function get(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error((await answer.text()).trim() || answer.statusText);
  return answer.json();
}

async function analyse() {
  const wanted = query();
  asked = wanted;
  faults({});
  waits = true;
  busy("analysing", 0, 0);
  let result;
  try {
    result = await get("analysis?page=" + page + (wanted ? "&" + wanted : ""));
  } catch (gone) {
    if (asked === wanted) lost();
    return;
  }
  if (result.superseded || asked !== wanted) return;
  done();
  if (result.fault) { faults(result); return; }
  shown = { ...result, query: wanted };
  drawShown();
  const address = `report.html?reading=${result.reading}${wanted ? "&" + wanted : ""}`;
  frame.contentWindow.location.replace(new URL(address + frameHash, location.href));
}

function lost() {
  done();
  faults({ fault: "The server does not answer: saltus view has ended, or is out of reach.", field: "" });
}

function busy(what, n, total) {
  byId("main").classList.add("waits");
  byId("main").setAttribute("aria-busy", "true");
  const bar = byId("progress");
  bar.hidden = false;
  if (total > 0) bar.value = n / total; else bar.removeAttribute("value");
  say([`${what[0].toUpperCase()}${what.slice(1)} …` + (total > 1 ? ` ${n.toLocaleString("en")} of ${total.toLocaleString("en")}` : "")]);
}

function done() {
  waits = false;
  byId("progress").hidden = true;
  byId("main").classList.remove("waits");
  byId("main").removeAttribute("aria-busy");
  if (shown) drawShown(); else say([""]);
}

const TITLES = { where: "The condition", axis: "The axis", curves: "What a curve holds", criterion: "The criterion", only: "The outcomes", top: "The number" };

/** A message stands beside the control that it is about, and elsewhere on top of the report. */
function faults({ fault = "", field = "" }) {
  const places = ["where", "axis", "curves", "criterion", "only", "top"];
  for (const name of places) {
    const place = byId("e-" + name);
    const here = fault !== "" && field === name;
    place.hidden = !here;
    place.textContent = here ? fault : "";
    const control = byId(name);
    if (control && control.tagName !== "DIV") { if (here) control.setAttribute("aria-invalid", "true"); else control.removeAttribute("aria-invalid"); }
  }
  const beside = places.includes(field);
  const box = byId("fault");
  box.hidden = fault === "" || (beside && !shown);
  const before = shown ? "What is shown is as it was before." : "";
  box.firstElementChild.textContent = beside ? `${TITLES[field]} cannot be used, for the reason that stands beside it. ${before}` : [fault, before].join(" ").trim();
  if (fault && !shown) say(["Nothing is shown yet."]);
  byId("unfold").classList.toggle("wrong", beside && fault !== "");
}

function listen() {
  if (listening) listening.close();
  listening = new EventSource("events?page=" + page);
  listening.addEventListener("results", (event) => hear(JSON.parse(event.data)));
  listening.addEventListener("progress", (event) => {
    const { what, done: n, total } = JSON.parse(event.data);
    if (waits || what === "reading") busy(what, n, total);
  });
}

/** A browser has few connections to one server: a page that nobody looks at needs none. */
document.addEventListener("visibilitychange", () => {
  if (document.hidden) { if (listening) listening.close(); listening = null; } else if (!listening) listen();
});
window.addEventListener("pagehide", () => listening && listening.close());

async function hear(told) {
  const trouble = byId("trouble");
  trouble.hidden = told.trouble === "";
  trouble.firstElementChild.textContent = told.trouble;
  byId("less").hidden = !told.loss;
  at = told.at;
  if (!waits) done();
  if (told.reading === reading) return;
  const known = reading;
  reading = told.reading;
  if (known > 0 || (choices && choices.reading === 0)) {
    byId("news").hidden = told.news === "";
    byId("news").firstElementChild.replaceChildren(el("b", {}, told.at), " " + told.news);
  }
  if (reading === 0 && choices) return;
  await choose();
  analyse();
}

async function choose() {
  choices = await get("choices");
  draw();
}

// drawing ----------------------------------------------------------------------------------------------------------

function draw() {
  if (!choices) return;
  const now = state();
  byId("data").textContent = choices.data;
  document.title = choices.data + " \u2013 Saltus";
  for (const details of document.querySelectorAll(".pick")) {
    drawPick(details, choices.picks[details.dataset.pick], now, change);
  }
  if (document.activeElement !== byId("where")) byId("where").value = now.get("where") || "";
  drawAxis(now);
  const held = { family: "a family", run: "a training run", pooled: "all families" };
  fillSelect(byId("curves"), [["", "as suits the axis"], ...choices.curves.map((c) => [c, held[c] || c])], now.get("curves") || "");
  byId("checkpoints").checked = now.get("checkpoints") === "all";
  byId("calibrate").checked = now.has("calibrate");
  drawCriteria(byId("criteria"), choices.criteria, now, change);
  drawOnly(now);
  if (document.activeElement !== byId("top")) byId("top").value = now.get("top") || "";
  if (byId("render").options.length === 0) {
    const usual = ["html", "csv", "json", "latex", "markdown", "svg", "png", "pdf"];
    const ids = choices.renderers.map((r) => r.id).sort((a, b) => (usual.indexOf(a) + 99) % 99 - (usual.indexOf(b) + 99) % 99);
    byId("render").replaceChildren(...ids.map((id) => el("option", { value: id, title: choices.renderers.find((r) => r.id === id).summary }, id)));
  }
}

function drawAxis(now) {
  const asked = now.get("axis") || "";
  const known = choices.axes.some((a) => a.id === asked);
  const own = asked !== "" && !known;
  const options = choices.axes.map((a) => [a.id, a.placed > 0 ? a.title : `${a.title} (no result has it)`]);
  const select = byId("axis");
  const choosing = !byId("own-axis").hidden && select.value === "*" && asked === "";
  fillSelect(select, [["", "as suits the data"], ...options, ["*", "a column …"]], own || choosing ? "*" : asked);
  byId("own-axis").hidden = !(own || choosing);
  if (document.activeElement !== byId("axis-own")) byId("axis-own").value = own ? asked : "";
}

function drawOnly(now) {
  const asked = now.getAll("only").flatMap((o) => o.split(","));
  const box = byId("only");
  if (box.children.length === 0) {
    const order = ["emergent", "undecided"];
    const outcomes = [...order, ...choices.outcomes.filter((o) => !order.includes(o))];
    box.append(...outcomes.map((outcome) => el("label", { class: "check " + outcome },
      el("input", { type: "checkbox", value: outcome }), outcomeMark(outcome), spaced(outcome))));
  }
  for (const input of box.querySelectorAll("input")) input.checked = asked.length === 0 || asked.includes(input.value);
}

function drawShown() {
  byId("command").textContent = shown.command;
  drawDownload();
  drawStatus();
}

function drawStatus() {
  if (!shown || !byId("progress").hidden) return;
  const o = shown.outcomes;
  const curves = shown.findings === 0 ? "No curve" : `${count(shown.findings, "finding")} on ${count(shown.tasks, "task")}` + (shown.axis ? ` along ${shown.axis}` : "");
  say([el("b", {}, `${o.emergent} emergent`), `, ${o.undecided} undecided, ${o["not-emergent"]} not. ${curves}. Read ${at}` + (choices && choices.watched ? "; changes are followed." : "; “Read again” follows changes.")]);
}

function drawDownload() {
  const link = byId("download");
  const asked = shown.query;
  link.href = `download?render=${encodeURIComponent(byId("render").value)}${asked ? "&" + asked : ""}`;
}

// colours: the report has the button, and both follow it -----------------------------------------------------------

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

function showTheme() {
  let kept = null;
  try { kept = localStorage.getItem("saltus-colours"); } catch (refused) { /* as the system, then */ }
  const dark = kept === "dark" || (kept !== "light" && DARK.matches);
  document.documentElement.dataset.shade = dark ? "dark" : "light";
}

window.addEventListener("storage", showTheme);
DARK.addEventListener("change", showTheme);

// what readers do --------------------------------------------------------------------------------------------------

/** Typing analyses after a pause, and makes one step of the history however many pauses there were. */
function onTyping(input, name) {
  let timer = null;
  let begun = false;
  const apply = () => {
    clearTimeout(timer);
    const before = location.search;
    change(name, [input.value.trim()], begun);
    begun = begun || location.search !== before;
  };
  input.addEventListener("focus", () => { begun = false; });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 700); });
  input.addEventListener("change", apply);
}

function start() {
  showTheme();
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  onTyping(byId("where"), "where");
  onTyping(byId("top"), "top");
  onTyping(byId("axis-own"), "axis");
  byId("axis").addEventListener("change", (event) => {
    const { value } = event.target;
    byId("own-axis").hidden = value !== "*";
    if (value === "*") byId("axis-own").focus(); else change("axis", [value]);
  });
  byId("curves").addEventListener("change", (event) => change("curves", [event.target.value]));
  byId("checkpoints").addEventListener("change", (event) => change("checkpoints", event.target.checked ? ["all"] : []));
  byId("calibrate").addEventListener("change", (event) => change("calibrate", event.target.checked ? ["1"] : []));
  byId("only").addEventListener("change", () => {
    const all = [...byId("only").querySelectorAll("input")];
    const on = all.filter((i) => i.checked);
    change("only", on.length === all.length || on.length === 0 ? [] : on.map((i) => i.value));
    draw();
  });
  byId("add").addEventListener("change", (event) => {
    const asked = state().getAll("criterion");
    if (event.target.value) change("criterion", [...(asked.length > 0 ? asked : [choices.usual]), event.target.value]);
  });
  byId("render").addEventListener("change", () => shown && drawDownload());
  byId("download").addEventListener("click", take);
  byId("copy").addEventListener("click", copy);
  byId("again").addEventListener("click", () => { busy("reading", 0, 0); get("read").then(hear).catch(lost); });
  byId("less").addEventListener("click", () => { busy("reading", 0, 0); get("read?reading=less").then(hear).catch(lost); });
  byId("reset").addEventListener("click", () => {
    if (location.search === first) return;
    history.pushState(null, "", (first || location.pathname) + frameHash);
    draw();
    analyse();
  });
  byId("seen").addEventListener("click", () => { byId("news").hidden = true; });
  byId("unfold").addEventListener("click", () => {
    const open = byId("panel").classList.toggle("open");
    byId("unfold").setAttribute("aria-expanded", String(open));
    byId("unfold").textContent = open ? "Done" : "Settings";
  });
  frame.addEventListener("load", () => { if (frame.contentWindow.location.href !== "about:blank") follow(); });
  listen();
}

/** Fetched first, so that a fault is said here and no page of an error is saved. */
async function take(event) {
  event.preventDefault();
  const link = byId("download");
  if (!shown || link.getAttribute("aria-disabled") === "true") return;
  const fault = byId("e-render");
  fault.hidden = true;
  link.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(link.href, { cache: "no-store" });
    if (!answer.ok) throw new Error((await answer.text()).trim());
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
    const address = URL.createObjectURL(await answer.blob());
    el("a", { href: address, download: name ? name[1] : "report" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  } catch (refused) {
    fault.hidden = false;
    fault.textContent = refused.message;
  }
  link.removeAttribute("aria-disabled");
}

async function copy() {
  const button = byId("copy");
  try {
    await navigator.clipboard.writeText(byId("command").textContent);
    button.textContent = "Copied";
  } catch (refused) {
    window.getSelection().selectAllChildren(byId("command"));
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}

start();
