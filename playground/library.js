// The library in a worker: it starts, and then answers one text at a time, and of those that wait only the newest.

const packages = "/lib/packages";

// Which Python this is, for its package loader, from which nothing is loaded.
export const lock = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" },
  packages: {},
};

// Start the library. `python` and `graphviz` are promises of what runs it; `bytesOf(name)` gives a part of the site, at
// once if `fetchNow` asks for it.
export function serve({ python: pythonToCome, graphviz, bytesOf, fetchNow }) {
  let library;
  const textOf = async (name) => new TextDecoder().decode(await bytesOf(name));

  // What few texts need comes when Python asks for it: the rest of the standard library, networkx, readers of other tools.
  self.fetchNow = fetchNow;

  async function boot() {
    const [python, code] = await Promise.all([pythonToCome, bytesOf("packages.zip")]);
    python.FS.mkdirTree(packages);
    python.unpackArchive(code, "zip", { extractDir: packages });
    python.runPython(await textOf("guard.py"));
    library = python.pyimport("logicmodel.workbench.playground");
    self.graphviz = await graphviz;
    python.runPython(await textOf("engine.py"));
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
}
