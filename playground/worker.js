// Runs the library: one text at a time, and of those that wait only the newest.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const base = new URL("./", import.meta.url).href;
const packages = "/lib/packages";
const bytesOf = async (name) => new Uint8Array(await (await fetch(base + name)).arrayBuffer());
const lock = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" },
  packages: {},
};

let library;

// What few texts need comes when Python asks for it: the rest of the standard library, and networkx.
self.fetchNow = (name) => {
  const request = new XMLHttpRequest();
  request.open("GET", base + name, false);
  request.responseType = "arraybuffer";
  request.send();
  return new Uint8Array(request.response);
};

async function boot() {
  const graphviz = import("./viz.js").then(({ instance }) => instance());
  const [python, code] = await Promise.all([
    loadPyodide({
      indexURL: `${base}pyodide/`,
      stdLibURL: `${base}pyodide/standard-library.zip`,
      packageBaseUrl: `${base}pyodide/`,
      lockFileContents: lock,
    }),
    bytesOf("packages.zip"),
  ]);
  python.FS.mkdirTree(packages);
  python.unpackArchive(code, "zip", { extractDir: packages });
  python.runPython(await (await fetch(`${base}guard.py`)).text());
  library = python.pyimport("logicmodel.workbench.playground");
  self.graphviz = await graphviz;
  python.runPython(await (await fetch(`${base}engine.py`)).text());
  postMessage({ started: JSON.parse(library.start()) });
}

const waiting = new Map();
let busy = false;

async function work() {
  if (busy) return;
  busy = true;
  while (waiting.size) {
    const [verb, { id, given }] = waiting.entries().next().value;
    waiting.delete(verb);
    try {
      postMessage({ id, result: JSON.parse(library[verb](...given)) });
    } catch (error) {
      postMessage({ id, fault: String(error) });
    }
    await new Promise((resolve) => setTimeout(resolve)); // let newer texts in
  }
  busy = false;
}

const ready = boot().catch((error) => postMessage({ fault: String(error) }));
self.onmessage = async ({ data: { id, verb, given } }) => {
  await ready;
  if (waiting.has(verb)) postMessage({ id: waiting.get(verb).id, result: null });
  waiting.set(verb, { id, given });
  work();
};
