// The page beside an editor of the author's own: the text is shown, the server answers, and says when a file changed.

import { start, wanted } from "./workbench.js";

const byId = (id) => document.getElementById(id);
const [models, files, holder] = ["models", "files", "source"].map(byId);
const base = await (await fetch("start.json")).json();

let sources = [];
let open = 0;

const lines = document.createElement("ol");
lines.id = "lines";
lines.tabIndex = 0;
lines.setAttribute("aria-label", "Text of the model, read only");
holder.append(lines);

const source = {
  go({ file, line }) {
    const found = sources.findIndex((each) => each.name === file);
    if (found >= 0 && found !== open) showFile(found);
    for (const each of lines.querySelectorAll(".at")) each.classList.remove("at");
    const item = lines.children[line - 1];
    item?.classList.add("at");
    item?.scrollIntoView({ block: "center" });
    lines.focus({ preventScroll: true });
  },
  mark(places) {
    source.places = places;
    for (const each of lines.querySelectorAll(".wrong")) each.classList.remove("wrong");
    for (const { file, line } of places) if (file === sources[open]?.name) lines.children[line - 1]?.classList.add("wrong");
  },
  places: [],
};

function showFile(number) {
  open = number;
  lines.replaceChildren(...(sources[open]?.text ?? "").split(/\r?\n/).map((line) => {
    const item = document.createElement("li");
    item.textContent = line || "\u200b";
    return item;
  }));
  for (const [place, button] of [...files.children].entries()) button.setAttribute("aria-pressed", String(place === open));
  source.mark(source.places);
}

function takeSources(taken) {
  sources = taken;
  files.hidden = sources.length < 2;
  files.replaceChildren(...sources.map(({ name }, number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => showFile(number));
    return button;
  }));
  showFile(Math.min(open, sources.length - 1));
}

const query = (chosen) => new URLSearchParams({ ...chosen, model: models.value });

async function ask(chosen) {
  const response = await fetch(`answer.json?${query(chosen)}`);
  if (!response.ok) throw new Error(await response.text());
  const answer = await response.json();
  takeSources(answer.sources);
  return answer;
}

models.append(...base.models.map((name, number) => new Option(name, number)));
byId("choose").hidden = base.models.length < 2;
byId("keep").append(...base.endings.map((ending) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = ending.slice(1).toUpperCase();
  button.addEventListener("click", () => location.assign(`keep${ending}?${query(wanted())}`));
  return button;
}));

const refresh = start({ ask, source });
models.addEventListener("change", () => ((open = 0), refresh()));
const events = new EventSource("events");
events.onmessage = refresh;
events.onerror = () => (byId("status").textContent = "The preview has stopped; start it again with 'logicmodel serve'.");
