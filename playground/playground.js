// The page with an editor at the left: the library runs in a worker, and nothing leaves the page.

import { autocompletion } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { tags } from "@lezer/highlight";
import { basicSetup, EditorView } from "codemirror";

import { completions, hints } from "./schema.js";
import { start, wanted } from "./workbench.js";

const byId = (id) => document.getElementById(id);
const [status, holder, keep, models] = ["status", "source", "keep", "models"].map(byId);
// The single file makes its worker of what stands in it.
const worker = self.playgroundWorker?.() ?? new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const pending = new Map();
let asked = 0;
let starting;
const started = new Promise((resolve, reject) => (starting = { resolve, reject }));

// ---- the library, in its worker

worker.onmessage = ({ data }) => {
  if (data.started) starting.resolve(data.started);
  else if (data.id === undefined) starting.reject(new Error(data.fault));
  else {
    const { resolve, reject } = pending.get(data.id);
    pending.delete(data.id);
    if (data.fault) reject(new Error(data.fault));
    else resolve(data.result);
  }
};
worker.onerror = (event) => starting.reject(new Error(event.message));

const call = (verb, ...given) =>
  new Promise((resolve, reject) => {
    pending.set((asked += 1), { resolve, reject });
    worker.postMessage({ id: asked, verb, given });
  });

// ---- the editor, in the colours of the page

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--warning)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--link)" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
  { tag: [tags.separator, tags.punctuation, tags.meta, tags.keyword], color: "var(--info)" },
]);
const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink)", backgroundColor: "var(--panel)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--mark) 35%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--link) 30%, transparent)" },
  ".cm-tooltip, .cm-panels": { color: "var(--ink)", backgroundColor: "var(--panel)" },
});

const editor = new EditorView({
  parent: holder,
  extensions: [
    basicSetup,
    yaml(),
    lintGutter(),
    autocompletion({ override: [completions] }),
    hints,
    look,
    syntaxHighlighting(colours),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "Model, in YAML" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
    }),
  ],
});
editor.scrollDOM.tabIndex = 0;
const text = () => editor.state.doc.toString();
const write = (content) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: content } });

const offsetAt = ({ line, column }) => {
  const found = editor.state.doc.line(Math.min(line, editor.state.doc.lines));
  return Math.min(found.from + column - 1, found.to);
};

const source = {
  go(place) {
    editor.dispatch({ selection: { anchor: offsetAt(place) }, effects: EditorView.scrollIntoView(offsetAt(place), { y: "center" }) });
    editor.focus();
  },
  mark(places, problems) {
    const marks = problems.filter(({ place }) => place).map(({ place, message, hint }) => {
      const from = offsetAt(place);
      return { from, to: Math.max(from, editor.state.doc.lineAt(from).to), severity: "error", message: [message, hint].filter(Boolean).join("\n") };
    });
    editor.dispatch(setDiagnostics(editor.state, marks));
  },
};

// ---- links, files to open and to save

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const toBytes = (encoded) => Uint8Array.from(atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const packed = async (content) => toText(await through(new TextEncoder().encode(content), new CompressionStream("deflate-raw")));
const unpacked = async (encoded) => new TextDecoder().decode(await through(toBytes(encoded), new DecompressionStream("deflate-raw")));

function save(name, content, type = "application/octet-stream") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function saved(ending) {
  const made = await call("saved", text(), JSON.stringify(wanted()), ending);
  if (made === null) return null;
  if (made.failure) throw new Error(made.failure);
  return Uint8Array.from(atob(made.base64), (char) => char.charCodeAt(0));
}

async function savePng() {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([await saved(".svg")], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * 2, height: image.height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save("model.png", blob, "image/png"));
  URL.revokeObjectURL(image.src);
}

async function copyLink() {
  const address = new URL(location.href);
  address.hash = `model=${await packed(text())}`;
  history.replaceState(null, "", address);
  await navigator.clipboard?.writeText(address.href).catch(() => {});
  status.textContent = "The address of this page now holds the model; the link is copied.";
}

async function open(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await call("opened", file.name, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
  if (read === null) return;
  if (read.failure) {
    status.textContent = `${file.name} cannot be read. ${read.failure}`;
    return;
  }
  write(read.text);
  if (read.losses) status.textContent = read.losses;
}

function button(label, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", () => Promise.resolve(action()).catch((error) => (status.textContent = error.message)));
  keep.append(made);
}

button("Copy link", copyLink);
for (const ending of [".svg", ".yaml", ".json", ".html"]) button(ending.slice(1).toUpperCase(), async () => save(`model${ending}`, await saved(ending)));
button("PNG", savePng);
const chooser = Object.assign(document.createElement("input"), { type: "file", hidden: true });
chooser.addEventListener("change", () => chooser.files[0] && open(chooser.files[0]));
document.body.append(chooser);
button("Open …", () => chooser.click());
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
});

// ---- start

let refresh = () => {};
let examples = {};
let timer;
function changed() {
  if (examples[models.value] !== text()) models.value = ""; // it is the author's own now
  clearTimeout(timer);
  timer = setTimeout(() => refresh(), 120);
}

if (typeof WebAssembly === "undefined") status.textContent = "This browser has no WebAssembly, which Python needs here; try a newer one.";
else {
  status.textContent = "Loading Python, once; about 7 MB …";
  try {
    ({ examples } = await started);
    models.append(new Option("your own", ""), ...Object.keys(examples).map((name) => new Option(name, name)));
    byId("choose").hidden = false;
    models.addEventListener("change", () => examples[models.value] && write(examples[models.value]));
    const shared = new URLSearchParams(location.hash.slice(1)).get("model");
    if (!text() && !shared) models.value = "reading-together";
    if (!text()) write(shared ? await unpacked(shared) : examples[models.value]);
    const ask = (chosen) => call("answered", text(), JSON.stringify(chosen));
    refresh = start({ ask, source });
    refresh();
  } catch (error) {
    status.textContent = `Python could not be started: ${error.message}`;
  }
}
