"""The words behind values that have no reader of their own to quote them: see docs/reference/evidence.md."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from normalize import iso, role_addresses

if TYPE_CHECKING:
    from normalize import Topic
    from spiders.page.passages import Notes, Passages
    from spiders.reading.parts.part import Part
    from spiders.reading.times.mentions import Mention


def note_times(part: Part, notes: Notes) -> None:
    """The dates that the sessions or the window were read from, and the day it was moved from."""
    name = "sessions" if part.timing.sessions else "approximate"
    for mention in part.timing.used:
        _tell_date(name, _stamps(mention, part) or mention.dates.quote, mention, notes)
    if previous := find_previous(part):
        _tell_date("previous_start", iso(part.timing.previous), previous, notes)
    if part.structured:
        session, raw = part.structured.session, part.structured.raw
        if told := raw.get("startDate"):
            value = [iso(session.start)] if session else []
            notes.tell("sessions", value, told, part.structured.notation, "embedded.startDate", 0.9)
        if part.timing.previous and not previous and (told := raw.get("previousStartDate")):
            value_before = iso(part.timing.previous)
            notation = part.structured.notation
            notes.tell("previous_start", value_before, told, notation, "embedded.previousStartDate", 0.9)


def _stamps(mention: Mention, part: Part) -> list[str | None]:
    """What a mention tells: when its sessions begin. A clock time alone tells which begin then, or end then."""
    told = [session.start for session in mention.dates.sessions]
    if mention.dates.has_day:
        return [iso(stamp) for stamp in told]
    clocks = {stamp.time() for stamp in told if isinstance(stamp, datetime)}
    starts = [session.start for session in part.timing.sessions]
    ends = [session.end for session in part.timing.sessions]
    found = (
        [at for at in stamps if isinstance(at, datetime) and at.time() in clocks] for stamps in (starts, ends)
    )
    return [iso(stamp) for stamp in next(filter(None, found), [])]


def find_previous(part: Part) -> Mention | None:
    """The mention of the day that an event was moved from."""
    told = (mention for mention in part.mentions if mention.role == "previous" and mention.dates.sessions)
    return next(
        (mention for mention in told if mention.dates.sessions[0].start == part.timing.previous), None
    )


def _tell_date(name: str, value: object, mention: Mention, notes: Notes) -> None:
    dates = mention.dates
    notes.tell(name, value, dates.quote, mention.where, dates.rule, dates.confidence)


def note_contact(passages: Passages, notes: Notes) -> str | None:
    """The first address of an office, in lower case."""
    address = next(iter(role_addresses(passages.text)), None)
    if address and (found := passages.find(address)):
        notes.tell("contact_email", address, *found, "contact.role", 1.0)
    return address


def note_topic(topic: Topic, passages: Passages, elsewhere: Passages, notes: Notes) -> None:
    """The words that made it a climate event, and one for each topic.

    ``elsewhere``: its name where that is not in the text, and the whole it is named in.
    """
    if topic.climate == "no":
        return
    told: list[tuple[str, str, str]] = [("climate", topic.climate, word) for word in topic.for_]
    told += [("topics", name, word) for name, word in zip(topic.topics, topic.topic_words, strict=True)]
    for name, value, word in told:
        if found := passages.find(word) or elsewhere.find(word):
            notes.tell(name, value, *found, "topic.term")
