"""A site of Sphinx with a model beside its text; build it with ``sphinx-build -W . site``."""

project = "Breakfast Club"
author = copyright = "The school"

extensions = ["logicmodel.ext.sphinx", "myst_parser"]
exclude_patterns = ["site"]
html_theme = "furo"
numfig = True
