"""
The words of a model for translators, and a model in another language with the same ids.

`texts` returns all that readers read, by key; `with_texts` puts other texts in their place and says what is still
untranslated. `write_texts` and `read_texts` keep them in a PO or a CSV file, so that a translator needs nothing else.
"""

from logicmodel.translations.files import read_texts, write_texts
from logicmodel.translations.texts import Translated, texts, with_texts

__all__ = ["Translated", "read_texts", "texts", "with_texts", "write_texts"]
