"""Look for modules in zips that are fetched only if something asks for one of theirs."""

import importlib
import json
import sys
from importlib.abc import MetaPathFinder
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from js import fetchNow

sys.path.append("/lib/packages")


class OnDemand(MetaPathFinder):
    """Unpacks a further zip if a module of its is asked for and was not found, and looks again."""

    def __init__(self):
        """Take the top names of the modules in each zip."""
        self.names = json.loads(fetchNow("on-demand.json").to_bytes())

    def find_spec(self, fullname, path=None, target=None):
        """Return where a module is, after the zip that has it is unpacked."""
        for archive, names in list(self.names.items()):
            if fullname in names:
                del self.names[archive]
                ZipFile(BytesIO(fetchNow(archive).to_bytes())).extractall("/lib/packages")
                importlib.invalidate_caches()
                self.look_there_too()
                return importlib.util.find_spec(fullname)
        return None

    def look_there_too(self):
        """Let packages of which some modules were there from the start find their other modules as well."""
        for name, package in list(sys.modules.items()):
            folder = Path("/lib/packages", *name.split("."))
            path = getattr(package, "__path__", None)
            if isinstance(path, list) and folder.is_dir() and str(folder) not in path:
                path.append(str(folder))


sys.meta_path.append(OnDemand())
