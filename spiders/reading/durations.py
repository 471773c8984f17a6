"""The end of a session from how long it is said to last: "Foredraget varer halvannen time."."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from normalize import OSLO
from normalize.lengths import find_length
from spiders.page.wording import wording
from spiders.reading.roles import names_occasion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize import Evidence, Session
    from spiders.page.blocks import Block
    from spiders.page.passages import Notes
    from spiders.reading.parts import Part

_LASTS = wording("varer, varar, varighet*, varigheit*, lasts")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.,]\d[^.!?\n]*)*")
_POINTS_BACK = wording("det, den, dette, denne, it")
# What is part of the event has a length of its own.
_PART = wording("hvert, hver, kvart, kvar, innlegg*, pause*, lunsj*, each")


def with_length(part: Part, blocks: Sequence[Block], notes: Notes) -> tuple[Session, ...]:
    """The sessions of a part; a single one that has a clock time and no end ends when its length is over."""
    sessions = part.timing.sessions
    start = sessions[0].start if len(sessions) == 1 and sessions[0].end is None else None
    said = _find(part, blocks) if isinstance(start, datetime) else None
    if said is None or not isinstance(start, datetime):
        return sessions
    minutes, evidence, where = said
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(OSLO)
    notes.add("sessions", [end.isoformat()], evidence, where)
    return (replace(sessions[0], end=end),)


def _find(part: Part, blocks: Sequence[Block]) -> tuple[int, Evidence, str] | None:
    """Minutes, the words and their place: of a label, or of a sentence about the event as a whole."""
    for pair in part.pairs:
        if pair.field == "duration" and (found := find_length(pair.value, labelled=True)):
            return (*found, pair.where)
    for block in filter(lambda block: _LASTS.search(block.text), blocks):
        for sentence in _SENTENCE.findall(block.text):
            whole = names_occasion(sentence) or _POINTS_BACK.match(sentence.strip())
            if whole and not _PART.search(sentence) and (found := find_length(sentence)):
                return (*found, block.where)
    return None
