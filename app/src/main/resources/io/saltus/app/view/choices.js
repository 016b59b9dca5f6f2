// The controls: what may be chosen, drawn from what the server offers and from the address.
"use strict";

/** An element with attributes, properties that begin with a dot, and children. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith(".")) node[key.slice(1)] = value;
    else if (value !== null && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

const byId = (id) => document.getElementById(id);
const spaced = (word) => word.replaceAll("-", " ");
const count = (n, noun) => n.toLocaleString("en") + " " + noun + (n === 1 ? "" : "s");

/** A criterion as it stands in the address, id:name=value,...: the id and the settings by name. */
function parseSpec(text) {
  const colon = text.indexOf(":");
  const spec = { id: (colon < 0 ? text : text.slice(0, colon)).trim(), settings: new Map(), text };
  let at = colon < 0 ? text.length : colon + 1;
  while (at < text.length) {
    const equals = text.indexOf("=", at);
    if (equals < 0) break;
    const name = text.slice(at, equals).trim();
    let value = "";
    at = equals + 1;
    if (text[at] === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) {
        if (text[at] === "\\" && '\\"'.includes(text[at + 1] || " ")) at++;
        value += text[at];
      }
      at += 2;
    } else {
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      value = text.slice(at, end);
      at = end + 1;
    }
    spec.settings.set(name, value);
  }
  return spec;
}

/** The words of a criterion with its settings. */
function specText(id, settings) {
  const quoted = (value) => (/[,"]/.test(value) ? '"' + value.replace(/[\\"]/g, "\\$&") + '"' : value);
  const parts = [...settings].map(([name, value]) => name + "=" + quoted(value));
  return id + (parts.length > 0 ? ":" + parts.join(",") : "");
}

const plainName = (name) => name.toLowerCase().replace(/[-_]/g, "");

/** How many names of a list are drawn before one must search. */
const MOST_NAMES = 200;

/** Draws a list of names to pick from; nothing picked is all. */
function drawPick(details, offered, state, change) {
  const column = details.dataset.pick;
  const picked = new Set(state.getAll(column));
  const note = details.querySelector("summary span");
  note.textContent = picked.size > 0 ? `${picked.size} of ${offered.length}` : offered.length === 1 ? offered[0][0] : `all ${offered.length.toLocaleString("en")}`;
  const key = JSON.stringify([offered, [...picked].sort()]);
  if (details.drawn === key) return;
  details.drawn = key;
  const list = el("ul");
  const title = details.querySelector("summary").firstChild.textContent.trim().toLowerCase();
  const gone = [...picked].filter((name) => !offered.some(([n]) => n === name)).map((name) => [name, 0]);
  const names = [...gone, ...offered];
  const draw = (search) => {
    const wanted = search.toLowerCase();
    const found = names.filter(([name]) => name.toLowerCase().includes(wanted));
    found.sort((a, b) => picked.has(b[0]) - picked.has(a[0]));
    list.replaceChildren(...found.slice(0, MOST_NAMES).map(([name, results]) => el("li", {},
      el("label", { class: "check" }, el("input", { type: "checkbox", value: name, ".checked": picked.has(name) }), el("span", {}, name || "not stated"),
        el("span", { class: "soft", title: count(results, "result") }, results.toLocaleString("en"))))));
    if (found.length > MOST_NAMES) list.append(el("li", { class: "rest" }, `and ${(found.length - MOST_NAMES).toLocaleString("en")} more: search`));
    if (found.length === 0) list.append(el("li", { class: "rest" }, "none has this in its name"));
  };
  list.addEventListener("change", (event) => {
    const { value, checked } = event.target;
    if (checked) picked.add(value); else picked.delete(value);
    details.drawn = JSON.stringify([offered, [...picked].sort()]);
    change(column, [...picked]);
  });
  const kept = details.querySelector("input[type=search]");
  const search = el("input", { type: "search", "aria-label": "Search " + title, placeholder: "search" });
  search.value = kept ? kept.value : "";
  search.addEventListener("input", () => draw(search.value));
  const none = el("button", { type: "button", class: "none", hidden: picked.size === 0 }, "Pick none: show all");
  none.addEventListener("click", () => change(column, []));
  const had = details.contains(document.activeElement) && document.activeElement.value;
  details.querySelector("div").replaceChildren(...(names.length > 8 ? [search] : []), list, none);
  draw(search.value);
  if (had) { const again = [...list.querySelectorAll("input")].find((i) => i.value === had); if (again) again.focus(); }
}

/** Fills a select; keeps what the address asks for although nobody offers it. */
function fillSelect(select, options, value) {
  const all = options.some(([v]) => v === value) ? options : [...options, [value, value]];
  const key = JSON.stringify(all);
  if (select.drawn !== key) {
    select.drawn = key;
    select.replaceChildren(...all.map(([v, words]) => el("option", { value: v }, words)));
  }
  select.value = value;
}

/** Draws the criteria that judge, each with its settings. */
function drawCriteria(box, offered, state, change) {
  const asked = state.getAll("criterion");
  const specs = (asked.length > 0 ? asked : [choices.usual]).map(parseSpec);
  const key = JSON.stringify(specs.map((s) => s.text));
  if (box.drawn !== key) {
    const open = new Set([...box.querySelectorAll("details[open]")].map((d) => d.dataset.id));
    const focus = document.activeElement && document.activeElement.id;
    box.drawn = key;
    box.replaceChildren(...specs.map((spec, index) => drawCriterion(spec, index, specs, offered, open, change)));
    if (focus && focus.startsWith("set-") && byId(focus)) byId(focus).focus();
  }
  const left = offered.filter((c) => !specs.some((s) => s.id === c.id));
  fillSelect(byId("add"), [["", "and by …"], ...left.map((c) => [c.id, c.id])], "");
  for (const option of byId("add").options) option.title = (offered.find((c) => c.id === option.value) || { summary: "" }).summary;
}

function drawCriterion(spec, index, specs, offered, open, change) {
  const known = offered.find((c) => c.id === spec.id) || { summary: "", settings: [] };
  const tell = (all) => change("criterion", all.length === 1 && all[0].text === choices.usual ? [] : all.map((s) => s.text));
  const box = el("div", { class: "criterion", role: "group", "aria-label": spec.id });
  const head = el("div", { class: "head" }, el("b", {}, spec.id));
  if (specs.length > 1) {
    const off = el("button", { type: "button", "aria-label": "Do not judge by " + spec.id }, "\u00d7");
    off.addEventListener("click", () => tell(specs.filter((s, i) => i !== index)));
    head.append(off);
  }
  box.append(head, el("p", {}, known.summary));
  if (known.settings.length === 0) return box;
  const changed = spec.settings.size;
  const details = el("details", { "data-id": spec.id, open: open.has(spec.id) }, el("summary", {}, count(known.settings.length, "setting") + (changed > 0 ? `, ${changed} changed` : ", as usual")));
  for (const setting of known.settings) {
    const id = `set-${index}-${setting.name}`;
    const given = [...spec.settings].find(([name]) => plainName(name) === plainName(setting.name));
    const input = setting.choices.length > 0
      ? el("select", { id, "aria-describedby": id + "-d" }, ...setting.choices.map((c) => el("option", { value: c }, spaced(c))))
      : el("input", { id, type: "text", placeholder: setting.usual, spellcheck: "false", "aria-describedby": id + "-d e-criterion" });
    input.value = given ? given[1] : setting.choices.length > 0 ? setting.usual : "";
    input.addEventListener("change", () => {
      const settings = new Map([...spec.settings].filter(([name]) => plainName(name) !== plainName(setting.name)));
      if (input.value.trim() !== "" && input.value.trim() !== setting.usual) settings.set(setting.name, input.value.trim());
      tell(specs.map((s, i) => (i === index ? { ...s, text: specText(s.id, settings) } : s)));
    });
    details.append(el("div", { class: "setting" + (given ? " changed" : "") }, el("label", { for: id }, setting.name), input,
      el("p", { id: id + "-d" }, `${setting.meaning} (${setting.allowed}; usually ${setting.usual || "nothing"})`)));
  }
  box.append(details);
  return box;
}

/** The mark of an outcome, as in the report: full, half or empty. */
function outcomeMark(outcome) {
  const make = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const mark = make("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true", class: "mark" });
  mark.append(make("circle", { cx: 6, cy: 6, r: 4.75, fill: outcome === "emergent" ? "currentColor" : "none", stroke: "currentColor", "stroke-width": 1.5 }));
  if (outcome === "undecided") mark.append(make("path", { d: "M6 1.25a4.75 4.75 0 0 0 0 9.5Z", fill: "currentColor" }));
  return mark;
}
