() => {
  // What a page gets wrong for those who hear it or cannot see faint letters: a list of sentences, empty when nothing.
  const found = [];
  const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const say = (e) => e.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const all = (selector) => [...document.querySelectorAll(selector)];

  if (!document.documentElement.lang) found.push("no language");
  if (all("main").length !== 1) found.push("not one main part");
  if (all("h1").filter(shown).length !== 1) found.push("not one h1");
  let level = 1;
  for (const heading of all("h1, h2, h3, h4").filter(shown)) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) found.push("a level is left out before " + say(heading));
    level = own;
  }

  const ids = all("[id]").map((e) => e.id);
  for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) found.push("id twice: " + id);
  for (const e of all("[aria-labelledby], [aria-describedby]"))
    for (const name of ["aria-labelledby", "aria-describedby"])
      for (const id of (e.getAttribute(name) ?? "").split(" ").filter(Boolean))
        if (!document.getElementById(id)) found.push(name + " leads nowhere: " + say(e));

  const named = (e) =>
    (e.textContent ?? "").trim() || e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.title;
  for (const e of all("a[href], button, summary").filter(shown)) if (!named(e)) found.push("no name: " + say(e));
  for (const e of all("input:not([type=hidden]), select, textarea").filter(shown))
    if (e.labels.length === 0 && !e.getAttribute("aria-label")) found.push("no label: " + say(e));
  for (const e of all("[tabindex='0'][role=region]")) if (!named(e)) found.push("region without a name: " + say(e));
  for (const table of all("table").filter(shown))
    if (table.querySelector("th") === null && table.closest(".array, .diff") === null) found.push("no heads: " + say(table));
  for (const e of all("img")) if (!e.hasAttribute("alt")) found.push("no alternative: " + say(e));

  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(at).backgroundColor);
      if (a > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !shown(e) || e.closest(".visually-hidden, .skip, noscript, option")) continue;
    const [one, other] = [light(parts(getComputedStyle(e).color).slice(0, 3)), light(ground(e))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const style = getComputedStyle(e);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faint.add(ratio.toFixed(2) + ":1 " + say(e));
  }
  return [...found, ...faint];
}
