"""Text as a reader may see it: what cannot be seen is left out, wherever it could mislead."""

from __future__ import annotations

import re

# Control characters but for tab and line feed, line and paragraph separators, and the marks that turn the direction
# of what follows them (Unicode TR 36, 2.5): none has a use in Norwegian, all can hide what a text says.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text without characters that cannot be seen; a carriage return with its line feed is one line end.

    >>> visible("a\\r\\nb\\x00\\u202ec")
    'a\\nbc'
    """
    return _UNSEEN.sub("", text)
