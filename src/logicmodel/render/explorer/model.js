// What the page knows: the model, the parts of the picture, and which contribution paths there are.
// All words go into the page as text, never as markup.

const byId = (id) => document.getElementById(id);
const [view, panel, details, status] = ["view", "panel", "details", "status"].map(byId);
const [search, start, end] = ["search", "from", "to"].map(byId);
const steps = ["previous", "next"].map(byId);
const filters = [...document.querySelectorAll("#tools .filter")];
// A page may have its picture twice, to the right and down; it is turned where that makes it clearly larger.
const [level, turned] = [view.querySelector("svg"), byId("turned").content.querySelector("svg")];
const room = [view.clientWidth, Math.max(view.clientHeight, innerHeight * 0.6, 320)];
const fitted = ({ width, height }) => Math.min(room[0] / width.baseVal.value, room[1] / height.baseVal.value);
const isTurned = turned !== null && fitted(turned) > 1.25 * fitted(level);
if (isTurned) level.replaceWith(turned);
const svg = isTurned ? turned : level;
const prefix = svg.id.slice(0, -"svg".length);
const data = JSON.parse(byId("data").textContent);
const isDown = isTurned || data.direction === "down";

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

// What lies on a way from one thing to another: what the first leads to and the second comes from.
function between(start, end) {
  const [down, up] = [reach(start.members, 1, () => true), reach(end.members, 0, () => true)];
  const on = new Set([...down.found].filter((id) => up.found.has(id)));
  const used = [...down.used].filter((link) => up.used.has(link));
  const lit = new Set([...used, ...used.flatMap(endsOf)]);
  for (const node of nodes.values()) if (node.members.some((id) => on.has(id))) lit.add(node);
  return { lit, count: on.size, links: used.length };
}
