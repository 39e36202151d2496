// The panel beside the picture: what is open, and what was found.

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

