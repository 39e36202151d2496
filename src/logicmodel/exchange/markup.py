"""Text with tags in it, as drawings keep it, as plain text."""

from __future__ import annotations

import html
import re
from typing import Final

_BREAK: Final = re.compile(r"<(?:br|/div|/p|/li)\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?([a-zA-Z][\w:-]*)(?:\s[^<>]*)?/?>")


def text_of_markup(text: str) -> str:
    """
    Return a text without its tags and with its entities as characters; a text without tags stays as it is.

    Args:
        text: The text, which may be HTML.

    Example:
        >>> from logicmodel.exchange.markup import text_of_markup
        >>> text_of_markup("<b>60</b> trained<br>volunteers"), text_of_markup("x < y")
        ('60 trained volunteers', 'x < y')
    """
    plain = _TAG.sub("", _BREAK.sub(" ", text))
    return html.unescape(plain) if plain != text or "&" in text else plain
