"""The end of a session from how long it is said to last: "Foredraget varer halvannen time."."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from normalize import OSLO, iso
from normalize.lazily import compiled
from normalize.lengths import find_length
from spiders.page.wording import wording
from spiders.reading.times.roles import names_occasion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize import Evidence, Session
    from spiders.page.blocks import Block
    from spiders.page.passages import Notes
    from spiders.reading.parts.part import Part

_LASTS: Final = wording("varer, varar, å vare|vara, vil vare|vara, varighet*, varigheit*, lasts")
_SENTENCE: Final = compiled(r"[^.!?\n]+(?:\.(?=\s?[\da-zæøå])[^.!?\n]*)*")  # "kl. 11" ends none
_POINTS_BACK: Final = wording("det, den, dette, denne, it")
_EACH: Final = wording("hvert, hver, kvart, kvar, each, begge, alle")
# What is part of the event has a length of its own.
_PART: Final = wording("innlegg*, pause*, lunsj*")


def with_length(part: Part, blocks: Sequence[Block], notes: Notes) -> tuple[Session, ...]:
    """The sessions of a part; those with a clock time and no end end when their length is over.

    Of several sessions the text has to speak of each ("Hvert møte varer en time"), of a single one it must not.
    """
    sessions = part.timing.sessions
    open_ended = bool(sessions) and all(_is_open(session) for session in sessions)
    said = _find(part, blocks, each=len(sessions) > 1) if open_ended else None
    if said is None:
        return sessions
    minutes, evidence, where = said
    lasting = tuple(_lasting(session, minutes) for session in sessions)
    notes.add("sessions", [iso(session.end) for session in lasting if session.end], evidence, where)
    return lasting


def _is_open(session: Session) -> bool:
    return isinstance(session.start, datetime) and session.end is None


def _lasting(session: Session, minutes: int) -> Session:
    start = session.start
    if not isinstance(start, datetime):
        return session
    return replace(session, end=(start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(OSLO))


def _find(part: Part, blocks: Sequence[Block], *, each: bool) -> tuple[int, Evidence, str] | None:
    """Minutes, the words and their place: of a label, or of a sentence about the event, or about each session."""
    for pair in part.pairs:
        if pair.field == "duration" and (found := find_length(pair.value, labelled=True)):
            return (*found, pair.where)
    for block in filter(lambda block: _LASTS.search(block.text), blocks):
        for sentence in _SENTENCE.findall(block.text):
            whole = names_occasion(sentence) or _POINTS_BACK.match(sentence.strip())
            apart = bool(_EACH.search(sentence)) is not each or _PART.search(sentence)
            if whole and not apart and (found := find_length(sentence)):
                return (*found, block.where)
    return None
