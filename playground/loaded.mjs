// node loaded.mjs PACKAGES.zip NETWORKX.zip OUT.json: which files of the standard library the page loads.
import fs from "node:fs";
import { loadPyodide } from "pyodide";

const [, , packages, networkx, output] = process.argv;
const python = await loadPyodide();
python.FS.mkdir("/packages");
for (const archive of [packages, networkx]) python.unpackArchive(new Uint8Array(fs.readFileSync(archive)), "zip", { extractDir: "/packages" });
const names = python.runPython(`
import json, sys

sys.path.append("/packages")
from logicmodel.workbench import playground
from logicmodel.workbench.page_questions import PAGE_QUESTIONS

for text in json.loads(playground.start())["examples"].values():
    for ask in ("", "upstream", "downstream", "paths", "findings", "sources"):
        try:
            playground.answered(text, json.dumps({"ask": ask, "from": "train", "to": "fluency"}))
        except Exception as error:
            print("not asked:", error)
    for ending in (".yaml", ".json"):
        playground.saved(text, "{}", ending)
playground.answered("logicmodel: 1\\nlinks: [a -> b]\\nwrong: {", "{}")
import io, zipfile  # what unpacks the rest

prefix = next(path for path in sys.path if path.endswith(".zip")) + "/"
origins = (getattr(getattr(module, "__spec__", None), "origin", None) for module in list(sys.modules.values()))
json.dumps(sorted({origin.removeprefix(prefix) for origin in origins if origin and origin.startswith(prefix)}))
`);
fs.writeFileSync(output, names);
