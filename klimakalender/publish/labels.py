"""What things are called in bokmål, by their code; the other languages stand beside it in ``texts.yaml``."""

from __future__ import annotations

from klimakalender.publish.texts import table


def _group(name: str, *without: str) -> dict[str, str]:
    """Code → bokmål of the keys that begin with ``name``, in their order."""
    start = f"{name}."
    named = {key.removeprefix(start): texts[0] for key, texts in table().items() if key.startswith(start)}
    return {code: text for code, text in named.items() if code not in without}


# What is not told of an event: that it stands as announced, and what depends on the day of reading.
STATUS = _group("status", "scheduled", "vanished", "past")
ATTENDANCE = _group("attendance")
FIELD = _group("field")
