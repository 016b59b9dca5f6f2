// The table of abilities: search, filters, order; rows, or cards with a chart each.

const ROWS_AT_ONCE = 60;

function tableView(query) {
  const state = tableState(query);
  const all = facets();
  const body = el("div", { class: "results" });
  const total = el("p", { class: "total", "aria-live": "polite" });
  const update = () => {
    history.replaceState(null, "", tableAddress(state));
    returnTo = location.hash;
    const findings = selected(state, all);
    walk = findings;
    total.textContent = findings.length === report.findings.length ? count(findings.length, "finding")
      : `${findings.length} of ${count(report.findings.length, "finding")}`;
    clear.hidden = !state.q && [...state.facets.keys()].every((key) => key === "criterion");
    body.replaceChildren(findings.length === 0 ? el("p", { class: "note" }, report.findings.length === 0 ? "This report has no findings." : "Nothing matches. Take a filter away.")
      : state.show === "charts" ? cards(findings) : rows(findings, state, update));
  };
  const clear = el("button", { type: "button", class: "plain", onclick: () => { history.replaceState(null, "", "#/abilities"); route(); } }, "Clear filters");
  const view = el("div", { class: "view" }, el("h1", {}, "Abilities"), controls(state, all, update),
    el("div", { class: "row-of" }, total, clear, el("span", { class: "gap" }), tableChoices(state, update)), body);
  update();
  return view;
}

function controls(state, all, update) {
  const search = el("input", { type: "search", id: "search", placeholder: "Search names and reasons", "aria-label": "Search names and reasons", value: state.q,
    oninput: (event) => { state.q = event.target.value; clearTimeout(search.waiting); search.waiting = setTimeout(update, 120); } });
  const choose = (facet) => {
    const select = el("select", { "data-facet": facet.key, onchange: (event) => {
      if (event.target.value === "") state.facets.delete(facet.key);
      else state.facets.set(facet.key, facet.values[Number(event.target.value)]);
      update();
    } }, el("option", { value: "" }, "any"), facet.values.map((v, i) =>
      el("option", { value: i, selected: state.facets.get(facet.key) === v }, cut((facet.label || String)(v), 60))));
    return el("label", { class: "field" }, el("span", {}, name(facet.title)), select);
  };
  const narrow = window.matchMedia("(max-width: 700px)").matches;
  return el("form", { class: "controls", role: "search", onsubmit: (e) => e.preventDefault() }, search,
    el("details", { class: "filters", open: !narrow || [...state.facets.keys()].some((key) => key !== "criterion") }, el("summary", {}, "Filters"), el("div", { class: "fields" }, all.map(choose))));
}

/** What is shown and in which order. */
function tableChoices(state, update) {
  const names = [...new Set(report.findings.flatMap((f) => f.quantities.map((q) => q.name)))].sort(byName);
  const sort = el("select", { id: "sort", onchange: (event) => {
    [state.sort, state.down] = [event.target.value.slice(1), event.target.value[0] === "-"];
    update();
  } }, Object.entries(ORDERS).flatMap(([key, o]) => [["+", "\u2191"], ["-", "\u2193"]].map(([way, arrow]) =>
    el("option", { value: way + key, selected: key === state.sort && (way === "-") === state.down }, `${o.title} ${arrow}`))));
  const column = el("select", { id: "column", onchange: (event) => {
    state.column = event.target.value === "" ? "" : names[Number(event.target.value)];
    update();
  } }, el("option", { value: "" }, "none"), names.map((n, i) => el("option", { value: i, selected: n === state.column }, cut(n, 40))));
  const button = (show, title) => el("button", { type: "button", class: "choice", "aria-pressed": String(state.show === show), "data-show": show, onclick: (event) => {
    state.show = show;
    event.currentTarget.parentNode.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b === event.currentTarget)));
    update();
  } }, title);
  return [el("label", { class: "field inline sort-field" }, el("span", {}, "Order"), sort),
    names.length > 0 ? el("label", { class: "field inline column-field" }, el("span", {}, "Extra column"), column) : null,
    el("span", { class: "choices", role: "group", "aria-label": "Show as" }, button("rows", "Rows"), button("charts", "Charts"))];
}

/** Appends `make(finding)` for each finding as the end of the list comes near the window. */
function flow(findings, list, make) {
  let next = 0;
  const end = el("div", { class: "end" });
  const more = (n) => {
    const part = document.createDocumentFragment();
    for (const finding of findings.slice(next, next + n)) part.append(make(finding));
    next += n;
    list.append(part);
    if (next >= findings.length) end.remove();
  };
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((e) => e.isIntersecting)) return;
    more(ROWS_AT_ONCE);
    watcher.unobserve(end);
    if (next < findings.length) watcher.observe(end);
  }, { rootMargin: "800px" });
  more(ROWS_AT_ONCE);
  if (next < findings.length) watcher.observe(end);
  list.complete = () => { if (next < findings.length) more(findings.length); };
  return end;
}

function rows(findings, state, update) {
  const columns = ["task", "outcome", "shape", "onset", "gain"];
  if (state.column) columns.push("quantity." + state.column);
  const header = (key) => {
    const on = state.sort === key;
    return el("th", { scope: "col", class: "col-" + key.split(".")[0], "aria-sort": on ? (state.down ? "descending" : "ascending") : "none" },
      el("button", { type: "button", class: "sort", "data-sort": key, onclick: () => {
        state.down = on && !state.down;
        state.sort = key;
        update();
        const again = document.querySelector(`[data-sort="${CSS.escape(key)}"]`);
        if (again) again.focus();
      } }, name(orderOf(key).title), el("span", { class: "arrow", "aria-hidden": "true" }, on ? (state.down ? "\u2193" : "\u2191") : "")));
  };
  const body = el("tbody");
  const several = report.criteria.length > 1 && !state.facets.has("criterion");
  const table = el("table", { class: "abilities" }, el("caption", { class: "unseen" }, "Findings"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "col-spark" }, el("span", { class: "unseen" }, "Curve")), columns.map(header), el("th", { scope: "col", class: "col-why" }, "Why"))), body);
  const end = flow(findings, body, (finding) => tableRow(finding, state, several));
  return el("div", {}, table, end);
}

function tableRow(finding, state, several) {
  const { curve } = finding;
  const first = curve.points[0];
  const last = curve.points[curve.points.length - 1];
  const address = `#/ability/${curve.link}`;
  const row = el("tr", { onclick: (event) => { if (!event.target.closest("a,button") && String(getSelection()) === "") location.hash = address; } },
    drawWhenSeen(el("td", { class: "col-spark" }), () => spark(curve, finding, { width: 104, height: 36 })),
    el("th", { scope: "row", class: "col-task" }, el("a", { href: address }, name(curve.task, { class: "clamp", title: curve.task.length > 90 ? curve.task : null })),
      el("div", { class: "soft clamp" }, name(particulars(curve).join(" \u00B7 ")), several ? [" \u00B7 ", name(finding.criterion.label)] : null)),
    el("td", { class: "col-outcome" }, outcomeWord(finding.outcome)),
    el("td", { class: "col-shape" }, shapeIcon(finding.shape), " ", words(finding.shape)),
    el("td", { class: "col-onset n" }, finding.onset ? [el("div", {}, scaleText(finding.onset.scale, curve.axis, false)), el("div", { class: "soft" }, intervalText(finding.onset, curve.axis))] : el("span", { class: "none" }, "\u2013")),
    el("td", { class: "col-gain n" }, first === last ? number(first.score) : `${number(first.score, 2)} \u2192 ${number(last.score, 2)}`));
  if (state.column) {
    const value = quantityValue(finding, state.column);
    row.append(el("td", { class: "col-quantity n" }, value === null ? "\u2013" : number(value)));
  }
  row.append(el("td", { class: "col-why" }, name(finding.reason, { class: "clamp three" })));
  return row;
}

function cards(findings) {
  const list = el("ul", { class: "cards" });
  const end = flow(findings, list, (finding) => {
    const { curve } = finding;
    return el("li", {}, el("a", { class: "card", href: `#/ability/${curve.link}` },
      name(curve.task, { class: "clamp card-title" }), el("span", { class: "soft clamp one" }, name(particulars(curve).join(" \u00B7 "))),
      drawWhenSeen(el("div", { class: "card-chart" }), () => spark(curve, finding, { width: 260, height: 130, axes: true })),
      el("span", { class: "row-of" }, outcomeWord(finding.outcome), el("span", { class: "gap" }), finding.onset ? el("span", { class: "soft" }, scaleText(finding.onset.scale, curve.axis, false)) : null)));
  });
  return el("div", {}, list, end);
}
