// Working in the picture, with the pointer and with keys.

const toggle = (thing) => show(thing === open ? null : thing);
const thingAt = (place) => things.get(place.closest(".card, .link, [role=button]")) ?? null;

function focusOn(part) {
  for (const each of parts.values()) each.tabIndex = each === part ? 0 : -1;
  part.focus({ preventScroll: true });
  reveal(part);
}

// The card to which an arrow key leads: along the first link, or the next one in the order of the picture.
function neighbour(node, isAlong, forward) {
  const order = [...parts.keys()].filter((thing) => !isLink(thing));
  if (!isAlong) return order[order.indexOf(node) - 1 + 2 * forward];
  const ends = linksOf(node, forward).filter((link) => !link.feedback).map((link) => endsOf(link)[forward]);
  const cards = ends.flatMap((end) => [...(node.sort === "element" ? end.members.map((id) => nodes.get(id)) : []), end]);
  return cards.find((card) => parts.has(card) && card !== node);
}

const zooms = { "+": larger, "=": larger, "-": smaller, 0: fit };
const arrows = { ArrowRight: ["right", 1], ArrowLeft: ["right", 0], ArrowDown: ["down", 1], ArrowUp: ["down", 0] };
view.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const node = thingAt(event.target);
  if (event.key in zooms) zooms[event.key]();
  else if (node && (event.key === "Enter" || event.key === " ")) toggle(node);
  else if (node && event.key in arrows) {
    const [axis, forward] = arrows[event.key];
    const next = neighbour(node, (axis === "down") === isDown, forward);
    if (next) focusOn(parts.get(next));
  } else return;
  event.preventDefault();
});
view.addEventListener("click", (event) => drag?.moved || toggle(thingAt(event.target)));
document.addEventListener("keydown", (event) => event.key === "Escape" && clear());

