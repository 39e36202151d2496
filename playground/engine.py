"""Run Graphviz as WebAssembly, where no process can be started."""

from pathlib import Path

from js import Object, graphviz
from pyodide.ffi import JsException, to_js

from logicmodel.engine import Engine, use_engine
from logicmodel.errors import EngineFailedError


class WebAssemblyEngine(Engine):
    """Graphviz in the browser, which cannot be stopped after a time."""

    def run(self, source, options, timeout):
        """Return what Graphviz answers to options such as ``-Kdot`` and ``-Tplain``."""
        named = {option[1]: option[2:] for option in options}
        asked = {"format": named.get("T", "plain"), "engine": named.get("K", "dot")}
        try:
            return graphviz.renderString(source, to_js(asked, dict_converter=Object.fromEntries)).encode()
        except JsException as error:
            raise EngineFailedError(str(error)) from error


use_engine(WebAssemblyEngine(Path("viz"), "Graphviz as WebAssembly"))
