// The start: parts of the picture become buttons, and the tools begin to work.

for (const anchor of svg.querySelectorAll("a")) anchor.replaceWith(...anchor.childNodes);
svg.setAttribute("role", "group");
svg.setAttribute("aria-labelledby", `${prefix}t`);
const anchored = new Map([...data.nodes, ...data.links].map((thing) => [prefix + thing.anchor, thing]));
for (const part of svg.querySelectorAll("g[id]")) {
  const thing = anchored.get(part.id);
  if (!thing) continue;
  parts.set(thing, part);
  things.set(part, thing);
  if (isLink(thing)) {
    const wide = part.querySelector("path").cloneNode();
    wide.removeAttribute("stroke");
    wide.setAttribute("class", "reach");
    part.append(wide);
    part.ariaHidden = "true"; // the panel tells it with the cards that it joins
  } else {
    part.setAttribute("role", "button");
    part.ariaLabel = [nameOf(thing), nodes.get(thing.stage)?.label].filter(Boolean).join(", ");
    part.tabIndex = -1;
  }
}
svg.querySelector("[role=button]")?.setAttribute("tabindex", 0);
for (const stage of stages) makePinned(stage);
for (const list of [start, end]) listEnds(list);
for (const input of [start, end, ...filters]) input.addEventListener("input", () => show(null));
search.addEventListener("input", searchSoon);
svg.classList.toggle("many", parts.size > MANY); // so many parts change at once, without a transition
const reset = () => show(null) ?? clear();
for (const [id, action] of Object.entries({
  in: larger, out: smaller, fit, clear: reset, next: () => stepTo(hit + 1), previous: () => stepTo(hit < 0 ? -1 : hit - 1),
})) byId(id).addEventListener("click", action);
for (const part of document.querySelectorAll("#tools, #panel, .keys")) part.hidden = false;
const asked = location.hash;
show(null);
fit();
openAddress(asked);
