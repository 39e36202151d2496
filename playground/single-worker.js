// The worker of the single file: Python and Graphviz are bundled with it, and all else comes from the page in one message.

import "./as-module.js"; // before all else

import { instance } from "@viz-js/viz";
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";

import { lock, serve } from "./library.js";

// An address at which nothing is: what Python fetches from it is answered from the parts, and never asked for outside.
const base = "https://parts.invalid/";

self.onmessage = ({ data: parts }) => {
  const bytesOf = (name) => parts.get(name);
  self.fetch = async (address) => {
    const name = String(address.url ?? address).replace(base, "");
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    if (!parts.has(name)) throw new TypeError(`${name} is no part of this page`);
    return new Response(parts.get(name), { headers: { "Content-Type": type } });
  };
  serve({
    python: loadPyodide({
      createPyodideModule,
      indexURL: `${base}pyodide/`,
      stdLibURL: `${base}pyodide/standard-library.zip`,
      packageBaseUrl: `${base}pyodide/`,
      lockFileContents: lock,
    }),
    graphviz: instance(),
    bytesOf,
    fetchNow: bytesOf,
  });
};
