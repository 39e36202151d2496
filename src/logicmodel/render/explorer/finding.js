// What readers look for: by words, by what they choose from lists, and what lies between two elements.

// Words are found however they are accented, and whatever their case.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("\u00df", "ss");
const wordsOf = (value) => (value && typeof value === "object" ? Object.values(value).map(wordsOf).join("\n") : `${value ?? ""}`);
for (const thing of [...data.nodes, ...data.links])
  thing.words = wordsOf({ ...thing, anchor: 0, sort: 0, members: 0, names: 0 });
for (const thing of [...data.nodes, ...data.links]) thing.words = folded(thing.words);
const isFiltered = () => search.value.trim() !== "" || filters.some((filter) => filter.value);

function matching() {
  const words = folded(search.value).split(/\s+/).filter(Boolean);
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

// A large picture waits until a reader pauses between two letters.
const MANY = 400;
let waiting = 0;
function searchSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(searchNow, 150);
  if (parts.size <= MANY) searchNow();
}
function searchNow() {
  if (waiting) show(null);
  clearTimeout(waiting);
  waiting = 0;
}

// ---- from one hit to the next

let hits = [];
let hit = -1;

function noteHits(found) {
  hits = search.value.trim() ? [...parts.keys()].filter((thing) => found.has(thing)) : [];
  hit = -1;
  for (const step of steps) step.hidden = hits.length < 1;
}

function stepTo(wanted) {
  if (!hits.length) return;
  parts.get(hits[hit])?.classList.remove("hit");
  hit = (wanted + hits.length) % hits.length;
  const part = parts.get(hits[hit]);
  part.classList.add("hit");
  if (scale < READABLE) zoom(READABLE);
  centre(part);
  if (!isLink(hits[hit])) for (const each of parts.values()) each.tabIndex = each === part ? 0 : -1;
  status.textContent = `Hit ${hit + 1} of ${hits.length}: ${nameOf(hits[hit])}.`;
}

search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  searchNow();
  stepTo(hit < 0 && event.shiftKey ? -1 : hit + (event.shiftKey ? -1 : 1));
  event.preventDefault();
});

// ---- paths from one element to another

function listEnds(list) {
  for (const stage of stages) {
    const inside = elements.filter((element) => element.stage === stage.id);
    const group = make("optgroup", inside.map((element) => Object.assign(make("option", element.label), { value: element.id })));
    group.label = stage.label;
    if (inside.length) list.append(group);
  }
}

const wantedPaths = () => (start.value && end.value ? between(nodes.get(start.value), nodes.get(end.value)) : null);
