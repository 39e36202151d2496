// Explores a picture: zoom and move it, open an element to light its contribution paths, search, filter.
// All words go into the page as text, never as markup.

const byId = (id) => document.getElementById(id);
const [view, panel, details, status] = ["view", "panel", "details", "status"].map(byId);
const search = byId("search");
const filters = [...document.querySelectorAll("#tools select")];
const svg = view.querySelector("svg");
const prefix = svg.id.slice(0, -"svg".length);
const data = JSON.parse(byId("data").textContent);

const links = new Map(data.links.map((link) => [link.id, link]));
const leaving = Map.groupBy(data.links, (link) => link.source);
const entering = Map.groupBy(data.links, (link) => link.target);
const sorted = Map.groupBy(data.nodes, (node) => node.sort);
const [elements, stages, groups, factors] = ["element", "stage", "group", "factor"].map((sort) => sorted.get(sort) ?? []);
const nodes = new Map([...stages, ...groups, ...elements].map((node) => [node.id, node]));
const parts = new Map(); // the parts of the picture, in its order, by what they show
const things = new Map(); // and the other way round
let open = null; // the node or the link whose details are shown

const isLink = (thing) => "source" in thing;
const endsOf = (link) => [nodes.get(link.source), nodes.get(link.target)];
const nameOf = (thing) => {
  if (isLink(thing)) return endsOf(thing).map(nameOf).join(" \u2192 ");
  return thing.sort === "stage" ? `the stage ${thing.label}` : thing.label;
};

// ---- contribution paths; forward is 1 along links, 0 against them

const linksOf = (node, forward) => node.names.flatMap((name) => (forward ? leaving : entering).get(name) ?? []);
const isStated = (link) => endsOf(link).every((end) => end.sort === "element");

// Which elements paths from some elements lead to, or come from, and by which links. Declared feedback is not followed.
// An arrow from a stage or a group is followed from each of its elements to each of the next.
function reach(starts, forward, usable) {
  const [found, used, queue] = [new Set(starts), new Set(), [...starts]];
  for (const id of queue)
    for (const link of linksOf(nodes.get(id), forward)) {
      if (link.feedback || !usable(link)) continue;
      const ends = endsOf(link)[forward].members.filter((end) => end !== id);
      if (ends.length) used.add(link);
      for (const end of ends) if (!found.has(end)) queue.push(found.add(end) && end);
    }
  return { found, used };
}

function pathsOf(thing) {
  const [source, target] = isLink(thing) ? endsOf(thing) : [thing, thing];
  const before = thing.sort === "factor" ? [] : source.members;
  const follow = (usable) => [reach(before, 0, usable), reach(target.members, 1, usable)];
  const [up, down] = follow(() => true);
  const reached = new Set([...up.found, ...down.found]);
  const stated = new Set(follow(isStated).flatMap(({ found }) => [...found]));
  const lit = new Set([thing, ...up.used, ...down.used, ...(thing.acts_on ?? []).map((id) => nodes.get(id) ?? links.get(id))]);
  for (const link of data.links) if (!link.feedback && endsOf(link).includes(thing)) lit.add(link);
  for (const link of [...lit].filter(isLink)) for (const end of endsOf(link)) lit.add(end);
  for (const node of nodes.values()) if (node.members.some((id) => reached.has(id))) lit.add(node);
  const implied = new Set(elements.filter(({ id }) => reached.has(id) && !stated.has(id)));
  return { lit, implied, up: up.found.size - before.length, down: down.found.size - target.members.length };
}

// ---- search and filters

const wordsOf = (value) => (value && typeof value === "object" ? Object.values(value).map(wordsOf).join("\n") : `${value ?? ""}`);
for (const thing of [...data.nodes, ...data.links])
  thing.words = wordsOf({ ...thing, anchor: 0, sort: 0, members: 0, names: 0 }).toLowerCase();
const isFiltered = () => search.value.trim() !== "" || filters.some((filter) => filter.value);

function matching() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (thing) => words.every((word) => thing.words.includes(word));
  const chosen = filters.filter((filter) => filter.value);
  const fits = (id) => chosen.every((filter) => [nodes.get(id)[filter.id]].flat().includes(filter.value));
  const passes = (node) => !chosen.length || node.members.some(fits);
  const searched = words.length ? [...data.nodes, ...data.links] : elements;
  const found = new Set(searched.filter((thing) => says(thing) && (isLink(thing) ? endsOf(thing) : [thing]).every(passes)));
  const lit = new Set(found);
  for (const node of nodes.values()) if (node.members.some((id) => found.has(nodes.get(id)))) lit.add(node);
  for (const link of data.links) if (endsOf(link).every((end) => lit.has(end))) lit.add(link);
  return { found, lit };
}

// ---- the panel

function make(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children.flat(3).filter(Boolean));
  return made;
}

function button(text, action) {
  const made = make("button", text);
  made.addEventListener("click", action);
  return made;
}

function opener(thing, text = nameOf(thing)) {
  return button(text, () => {
    show(thing);
    details.querySelector("h2").focus();
  });
}

function section(heading, items, level = "h3") {
  return items.length && make("section", make(level, heading), make("ul", items.map((item) => make("li", item))));
}

function factsOf({ facts, url }) {
  const rows = facts.map(([name, text]) => [make("dt", name), make("dd", text)]);
  if (url) {
    const address = make("a", url);
    address.href = url;
    rows.push([make("dt", "See"), make("dd", address)]);
  }
  return rows.length && make("dl", rows);
}

function listsOf({ lists = [] }, level) {
  return lists.map(({ heading, items }) => section(heading, items.map((item) => [make("p", item.label), factsOf(item)]), level));
}

function contribution(link, node, forward) {
  const [other, own] = [endsOf(link)[forward], endsOf(link)[1 - forward]];
  const through = own === node ? "" : ` through ${nameOf(own)}`;
  const implied = !isStated(link) && make("p", `Implied${through}, by an arrow between whole stages or groups.`);
  return [opener(other), implied, factsOf(link), listsOf(link, "h4")];
}

function contentOf(thing) {
  const openers = (heading, found) => section(heading, found.map((each) => opener(each)));
  if (isLink(thing)) return ["From", "Contributes to"].map((heading, end) => openers(heading, [endsOf(thing)[end]]));
  if (thing.sort === "factor") return openers("Acts on", thing.acts_on.map((id) => nodes.get(id) ?? links.get(id)));
  const acting = factors.filter((factor) => factor.acts_on.some((id) => thing.names.includes(id)));
  return [
    ...["What contributes to it", "What it contributes to"].map((heading, forward) =>
      section(heading, linksOf(thing, forward).map((link) => contribution(link, thing, forward))),
    ),
    openers("External factors", acting),
    thing.sort !== "element" && openers("In it", thing.members.map((id) => nodes.get(id))),
  ];
}

function opened(thing) {
  const close = button("Close", clear);
  close.className = "close";
  const heading = make("h2", nameOf(thing));
  heading.tabIndex = -1;
  return [close, heading, factsOf(thing), listsOf(thing), contentOf(thing)];
}

function overview(found) {
  const list = (heading, all) => section(heading, all.filter((each) => found.has(each)).map((each) => opener(each)));
  return [
    !isFiltered() && [factsOf(data.about), listsOf(data.about)],
    stages.map((stage) => list(stage.label, elements.filter((element) => element.stage === stage.id))),
    list("Stages", stages),
    list("Groups", groups),
    list("External factors", factors),
    list("Links", data.links),
  ];
}

// ---- what is lit

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

function show(thing) {
  open = thing;
  const paths = open && pathsOf(open);
  const { found, lit: filtered } = matching();
  if (!isFiltered()) for (const node of [...groups, ...factors]) found.add(node);
  const lit = paths?.lit ?? (isFiltered() ? filtered : null);
  for (const part of svg.querySelectorAll(".card, .link, [role=button]")) {
    const shown = things.get(part);
    part.classList.toggle("faded", lit !== null && !lit.has(shown));
    part.classList.toggle("lit", Boolean(paths?.lit.has(shown)));
    part.classList.toggle("implied", Boolean(paths?.implied.has(shown)));
    part.classList.toggle("open", open !== null && shown === open);
    if (part.role === "button") part.ariaPressed = String(shown === open);
  }
  details.replaceChildren(make("div", open ? opened(open) : overview(found)));
  status.textContent = open ? `${nameOf(open)}. ${told(paths)}` : summed(found);
  panel.scrollTo(0, 0);
  if (parts.has(open)) reveal(parts.get(open));
}

function clear() {
  const next = details.contains(document.activeElement) && (parts.get(open) ?? view);
  if (!open) for (const input of [search, ...filters]) input.value = "";
  show(null);
  if (next) next.focus();
}

// ---- zoom and move

const [width, height] = [svg.width, svg.height].map((side) => side.baseVal.value);
let scale = 1;

function zoom(wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) {
  const factor = Math.min(Math.max(wanted, 0.1), 4) / scale;
  const [left, top] = [(view.scrollLeft + x) * factor - x, (view.scrollTop + y) * factor - y];
  scale *= factor;
  svg.style.width = `${width * scale}px`;
  view.scrollTo(left, top);
  byId("scale").textContent = `${Math.round(scale * 100)}\u202f%`;
}

function fit() {
  zoom(4); // so that the view is as high as it may be
  zoom(Math.min(view.clientWidth / width, view.clientHeight / height));
}
const [larger, smaller] = [1.25, 0.8].map((factor) => () => zoom(scale * factor));

function reveal(part) {
  const [card, frame] = [part.getBoundingClientRect(), view.getBoundingClientRect()];
  const shift = (from, to) => (card[from] < frame[from] ? card[from] - frame[from] - 16 : Math.max(card[to] - frame[to] + 16, 0));
  view.scrollBy(shift("left", "right"), shift("top", "bottom"));
}

let drag = null;
view.addEventListener("pointerdown", (event) => {
  drag = event.pointerType === "mouse" && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
});
view.addEventListener("pointermove", (event) => {
  const [x, y] = [drag?.x - event.clientX, drag?.y - event.clientY];
  if (!event.buttons || !(drag?.moved || Math.hypot(x, y) > 4)) return; // a hand that shakes is no drag
  view.scrollBy(x, y);
  drag = { x: event.clientX, y: event.clientY, moved: true };
});
function wheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const { left, top } = view.getBoundingClientRect();
  zoom(scale * Math.exp(-event.deltaY / 500), event.clientX - left, event.clientY - top);
}
view.addEventListener("wheel", wheel, { passive: false });

// ---- working in the picture

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
    const next = neighbour(node, axis === data.direction, forward);
    if (next) focusOn(parts.get(next));
  } else return;
  event.preventDefault();
});
view.addEventListener("click", (event) => drag?.moved || toggle(thingAt(event.target)));
document.addEventListener("keydown", (event) => event.key === "Escape" && clear());

// ---- start

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
    wide.setAttribute("class", "hit");
    part.append(wide);
    part.ariaHidden = "true"; // the panel tells it with the cards that it joins
  } else {
    part.setAttribute("role", "button");
    part.ariaLabel = [nameOf(thing), nodes.get(thing.stage)?.label].filter(Boolean).join(", ");
    part.tabIndex = -1;
  }
}
svg.querySelector("[role=button]")?.setAttribute("tabindex", 0);
for (const input of [search, ...filters]) input.addEventListener("input", () => show(null));
const reset = () => show(null) ?? clear();
for (const [id, action] of Object.entries({ in: larger, out: smaller, fit, clear: reset })) byId(id).addEventListener("click", action);
for (const part of document.querySelectorAll("#tools, #panel, .keys")) part.hidden = false;
zoom(Math.min(Math.max(view.clientWidth / width, view.clientWidth < 600 ? 0.8 : 0.6), 1)); // small, but to be read
show(null);
