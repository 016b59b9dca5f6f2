// A comparison is whole without this: it finds rows by words, and opens for paper what is folded.

const rows = [...document.querySelectorAll(".row[data-name]")];
const parts = [...document.querySelectorAll(".part")];
const search = document.getElementById("search");
const wasOpen = new Map();

function find() {
  const sought = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  document.body.classList.toggle("searched", sought.length > 0);
  for (const row of rows) {
    const name = row.dataset.name.toLowerCase();
    row.hidden = !sought.every((word) => name.includes(word));
  }
  let found = 0;
  for (const part of parts) {
    const shown = part.querySelectorAll(".row[data-name]:not([hidden])").length;
    part.hidden = shown === 0;
    if (part.matches("details")) {
      if (!wasOpen.has(part)) wasOpen.set(part, part.open);
      part.open = sought.length > 0 ? shown > 0 && shown <= 100 : wasOpen.get(part);
    }
    if (!part.parentElement.closest(".part")) found += shown;
  }
  if (sought.length === 0) wasOpen.clear();
  document.getElementById("found").textContent = sought.length === 0 ? "" : `${found} of ${rows.length} rows`;
}

if (search) {
  document.getElementById("finder").hidden = false;
  search.addEventListener("input", find);
}
for (const link of document.querySelectorAll(".sum a")) {
  link.addEventListener("click", () => document.querySelectorAll(link.hash + " > details").forEach((part) => { part.open = true; }));
}
const folded = new Set();
/** A part with more rows stays folded on paper, and says so: Chromium does not end laying out a thousand. */
const ON_PAPER = 150;

window.addEventListener("beforeprint", () => document.querySelectorAll("details:not(.examples):not([open])").forEach((part) => {
  if (part.querySelectorAll(".row, li, tr").length > ON_PAPER) return;
  part.open = true;
  folded.add(part);
}));
window.addEventListener("afterprint", () => { folded.forEach((part) => { part.open = false; }); folded.clear(); });
