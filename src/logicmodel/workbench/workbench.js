// The page of a model: it asks for an answer, and shows problems, the picture, findings and what a question told.
// Where answers come from is not known here; all words go into the page as text, never as markup.

const byId = (id) => document.getElementById(id);
const [status, frame, shown, stale, list, verdict, told, form] =
  ["status", "picture", "shown", "stale", "list", "verdict", "told", "wanted"].map(byId);

const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

// What the reader chose: every control of the form by name. A direction that is left open follows the window.
export function wanted() {
  const chosen = {};
  for (const control of form.elements)
    if (control.name) chosen[control.name] = control.type === "checkbox" ? String(control.checked) : control.value;
  if (!chosen.direction && !chosen.page && frame.clientHeight > frame.clientWidth) chosen.direction = "down";
  return chosen;
}

// Start the page. `ask(wanted)` answers a promise of what to show; `source` shows the text:
// `source.go(place)` leads to a place and `source.mark(places, problems)` marks what is wrong.
export function start({ ask, source }) {
  let running = false;
  let again = false;
  let picture = null;

  // One question at a time: while one runs, later ones become a single next one.
  async function refresh() {
    if (running) return void (again = true);
    running = true;
    do {
      again = false;
      try {
        show(await ask(wanted()));
      } catch (error) {
        status.textContent = `The page broke, not your model: ${error.message}`;
      }
    } while (again);
    running = false;
  }

  function show(answer) {
    if (answer === null) return; // a newer text is on its way
    const isBroken = answer.problems.length > 0;
    source.mark(answer.problems.map((problem) => problem.place).filter(Boolean), answer.problems);
    if (isBroken) {
      verdict.textContent = answer.problems.length === 1 ? "1 problem" : `${answer.problems.length} problems`;
      list.replaceChildren(...answer.problems.map(problemItem));
      status.textContent = `${verdict.textContent}: the text cannot be read yet.`;
    } else {
      verdict.textContent = answer.findings.length ? "Findings" : "No findings";
      list.replaceChildren(...answer.findings.map(findingItem));
      status.textContent = answer.failure ?? answer.summary;
      fillEnds(answer.elements);
      told.textContent = answer.told;
      told.hidden = !answer.told;
      if (answer.picture && answer.picture !== picture) frame.srcdoc = picture = answer.picture;
      frame.title = `Picture: ${answer.title}`;
    }
    const isStale = isBroken || answer.picture === null;
    shown.classList.toggle("stale", isStale);
    stale.hidden = !(isStale && picture);
  }

  function placeButton(place, text) {
    if (!place) return make("span", {}, text);
    const button = make("button", { type: "button", className: "place" }, text);
    button.addEventListener("click", () => source.go(place));
    return button;
  }

  const lineOf = (place) => (place ? `line ${place.line}` : "the model");

  function problemItem(problem) {
    const others = problem.also.filter(Boolean).flatMap((place) => [" ", placeButton(place, `(also ${lineOf(place)})`)]);
    const hint = problem.hint ? [make("div", {}, problem.hint)] : [];
    return make("li", {}, make("span", { className: "error" }, "error "), placeButton(problem.place, lineOf(problem.place)),
      `: ${problem.message}`, ...others, ...hint);
  }

  function findingItem(finding) {
    const more = make("details", {}, make("summary", {}, "Why, what to do, who says so"),
      make("pre", {}, `${finding.why}\n${finding.repair}\n${finding.source}`));
    return make("li", {}, make("span", { className: finding.severity }, `${finding.severity} `),
      placeButton(finding.place, `${finding.code}, ${lineOf(finding.place)}`), `: ${finding.message}`, more);
  }

  // The two ends of a question keep what was chosen as long as the model has it.
  function fillEnds(elements) {
    const ends = [form.elements.from, form.elements.to];
    ends.forEach((end, isLast) => {
      const kept = end.value;
      end.replaceChildren(...elements.map(([id, label]) => make("option", { value: id }, label)));
      end.value = elements.some(([id]) => id === kept) ? kept : elements.at(isLast ? -1 : 0)?.[0] ?? "";
    });
  }

  function showEnds() {
    const needs = (form.elements.ask.selectedOptions[0].dataset.needs ?? "").split(" ");
    for (const label of form.querySelectorAll("[data-end]")) label.hidden = !needs.includes(label.dataset.end);
  }

  form.addEventListener("change", () => (showEnds(), refresh()));
  form.addEventListener("submit", (event) => event.preventDefault());
  showEnds();
  return refresh;
}
