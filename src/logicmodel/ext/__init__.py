"""
Documentation hosts: a model beside the text, shown in the page.

`logicmodel.ext.sphinx` is an extension of Sphinx, `logicmodel.ext.markdown` one of Python-Markdown, and so for MkDocs
and Zensical. Blocks have the same options in both: `options` reads them, and `shown` has what they ask for. Neither of
the two imports the other.
"""
