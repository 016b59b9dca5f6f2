// Labels that are too long for their place: cut in the middle, for names mostly differ at an end, and never where
// they differ from one another.

/** Cuts a name in the middle to `length` characters: what it begins with and what it ends with stay. */
function cutMiddle(text, length) {
  const letters = Array.from(text);
  if (letters.length <= length) return text;
  const tail = tailOf(length);
  return letters.slice(0, headOf(length)).join("") + "\u2026" + (tail > 0 ? letters.slice(-tail).join("") : "");
}

/** How much of a long name stands after the cut, and before it. */
function tailOf(length) {
  return Math.floor((length - 1) * 0.4);
}

function headOf(length) {
  return length - 1 - tailOf(length);
}

/** Labels of at most `length` characters, by name; two names never have one label. */
function labelsApart(names, length) {
  const distinct = [...new Set(names)];
  const labels = new Map(distinct.map((text) => [text, cutMiddle(text, length)]));
  const long = distinct.filter((text) => labels.get(text) !== text);
  for (const alike of together(long, (text) => text.slice(0, headOf(length)))) {
    const parts = partsAt(alike);
    if (alike.some((text) => parts < Array.from(text).length - tailOf(length))) aroundTheDifference(alike, parts, length).forEach((label, text) => labels.set(text, label));
  }
  for (const alike of together(long, (text) => labels.get(text))) aroundTheDifference(alike, partsAt(alike), length).forEach((label, text) => labels.set(text, label));
  for (const alike of together(distinct, (text) => labels.get(text))) alike.forEach((text, i) => labels.set(text, cutMiddle(text, Math.max(4, length - 4)) + " #" + (i + 1)));
  return labels;
}

/** Names without the words with which all begin and end; whole, where too little of one would be left. */
function withoutCommon(names) {
  const parts = names.map((text) => text.split(/(?<=[/_\-\s])/));
  const shortest = Math.min(...parts.map((p) => p.length)) - 1;
  let head = 0;
  while (head < shortest && parts.every((p) => p[head] === parts[0][head])) head++;
  let tail = 0;
  while (head + tail < shortest && parts.every((p) => p[p.length - 1 - tail] === parts[0][parts[0].length - 1 - tail])) tail++;
  const short = parts.map((p) => p.slice(head, p.length - tail).join("").replace(/[/_\-\s]+$/, ""));
  const telling = names.length > 1 && short.every((text) => /\p{L}/u.test(text) && text.length > 1);
  return new Map(names.map((text, i) => [text, telling ? short[i] : text]));
}

/** Those of the texts that have a key in common with another. */
function together(texts, key) {
  const groups = new Map();
  for (const text of texts) {
    if (!groups.has(key(text))) groups.set(key(text), []);
    groups.get(key(text)).push(text);
  }
  return [...groups.values()].filter((alike) => alike.length > 1);
}

/** The place at which texts part: the number of letters with which all begin. */
function partsAt(texts) {
  const letters = texts.map((text) => Array.from(text));
  let parts = 0;
  while (letters.every((l) => l.length > parts && l[parts] === letters[0][parts])) parts++;
  return parts;
}

/** What names begin with alike gives way, so that the place where they part is seen. */
function aroundTheDifference(texts, parts, length) {
  const head = Math.max(1, Math.floor(length * 0.3));
  const from = Math.max(head, parts - 2);
  const room = length - head - 1;
  return new Map(texts.map((text) => {
    const letters = Array.from(text);
    const rest = letters.slice(from);
    const shown = rest.length <= room ? rest.join("") : rest.slice(0, room - 1).join("") + "\u2026";
    return [text, letters.slice(0, head).join("") + "\u2026" + shown];
  }));
}
