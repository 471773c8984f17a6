"""Half characters in JSON: an escape like ``\\ud83d`` without its other half is JSON, but no text that can be kept."""

from __future__ import annotations

from typing import Any


def mended(value: Any) -> Any:
    """A value as JSON gives it, with U+FFFD for every half character in its texts.

    >>> mended({"name": ["Klimakveld \\ud83d", 7, None]})
    {'name': ['Klimakveld �', 7, None]}
    """
    if isinstance(value, str):
        return _mended_text(value)
    if isinstance(value, list):
        return [mended(part) for part in value]
    if isinstance(value, dict):
        return {_mended_text(key): mended(part) for key, part in value.items()}
    return value


def _mended_text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
