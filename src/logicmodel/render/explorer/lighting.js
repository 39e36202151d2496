// What is lit in the picture, and what the page says of it.

const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function told({ up, down, implied }) {
  if (open.sort === "factor") return `Lit: what it acts on, and ${counted(down, "element")} to which this contributes.`;
  const dashed = ` Dashed: ${implied.size} of them, implied only, by arrows between whole stages or groups.`;
  return `Lit: ${counted(up, "element")} contributing to it, ${counted(down, "element")} to which it contributes.${implied.size ? dashed : ""}`;
}

function summed(found) {
  const all = counted(elements.length, "element");
  if (!isFiltered()) return `${all}, ${counted(links.size, "link")}. Open one to light its contribution paths.`;
  const linked = data.links.filter((link) => found.has(link)).length;
  return `${elements.filter((each) => found.has(each)).length} of ${all} found${linked ? `, and ${counted(linked, "link")}` : ""}.`;
}

function toldBetween({ count, links: used }) {
  const [from, to] = [start, end].map((list) => nodes.get(list.value).label);
  if (!count) return `No path leads from ${from} to ${to}.`;
  return `Lit: the paths from ${from} to ${to}: ${counted(count, "element")}, ${counted(used, "link")}.`;
}

function show(thing) {
  open = thing;
  const paths = open ? pathsOf(open) : wantedPaths();
  const { found, lit: filtered } = matching();
  if (!isFiltered()) for (const node of [...groups, ...factors]) found.add(node);
  noteHits(open ? new Set() : found);
  const lit = paths?.lit ?? (isFiltered() ? filtered : null);
  for (const part of svg.querySelectorAll(".card, .link, [role=button]")) {
    const shown = things.get(part);
    part.classList.toggle("faded", lit !== null && !lit.has(shown));
    part.classList.toggle("lit", Boolean(paths?.lit.has(shown)));
    part.classList.toggle("implied", Boolean(paths?.implied?.has(shown)));
    part.classList.toggle("open", open !== null && shown === open);
    part.classList.remove("hit");
    // Most buttons stay as they are, and each that is set again would be laid out again.
    if (part.role === "button" && part.ariaPressed !== String(shown === open)) part.ariaPressed = String(shown === open);
  }
  details.replaceChildren(make("div", open ? opened(open) : overview(found)));
  status.textContent = open ? `${nameOf(open)}. ${told(paths)}` : paths ? toldBetween(paths) : summed(found);
  noteAddress();
  panel.scrollTo(0, 0);
  if (parts.has(open)) reveal(parts.get(open));
}

function clear() {
  const next = details.contains(document.activeElement) && (parts.get(open) ?? view);
  if (!open) for (const input of [search, start, end, ...filters]) input.value = "";
  show(null);
  if (next) next.focus();
}

// ---- the address of the page names what is open

function noteAddress() {
  const address = location.href.split("#")[0];
  // A page in a frame without an address of its own may not change it.
  try { history.replaceState(null, "", open ? `${address}#${encodeURIComponent(open.id)}` : address); } catch {}
}

function openAddress(hash = location.hash) {
  let id = hash.slice(1);
  try { id = decodeURIComponent(id); } catch {} // an address that somebody wrote by hand
  const thing = nodes.get(id) ?? links.get(id) ?? factors.find((factor) => factor.id === id);
  if (thing && thing !== open) show(thing);
}
window.addEventListener("hashchange", () => openAddress());
