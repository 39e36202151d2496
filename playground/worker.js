// The worker of the site: Python, Graphviz and all else are files beside the page.

import { lock, serve } from "./library.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";

const base = new URL("./", import.meta.url).href;

serve({
  python: loadPyodide({
    indexURL: `${base}pyodide/`,
    stdLibURL: `${base}pyodide/standard-library.zip`,
    packageBaseUrl: `${base}pyodide/`,
    lockFileContents: lock,
  }),
  graphviz: import("./viz.js").then(({ instance }) => instance()),
  bytesOf: async (name) => new Uint8Array(await (await fetch(base + name)).arrayBuffer()),
  fetchNow(name) {
    const request = new XMLHttpRequest();
    request.open("GET", base + name, false);
    request.responseType = "arraybuffer";
    request.send();
    return new Uint8Array(request.response);
  },
});
