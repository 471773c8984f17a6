"""Event records → an iCalendar file (RFC 5545, RFC 7986).

Each session is a VEVENT; the first keeps the event's UID, the others relate to it. UIDs never change,
SEQUENCE is the event's version, and DTSTAMP is when the event last changed, so that an unchanged feed is the
same bytes.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar, Event, vCalAddress, vGeo, vUri

from klimakalender import __version__
from klimakalender.publish import norwegian, topics, vtimezone, wording
from klimakalender.publish.links import safe_url
from klimakalender.publish.stamps import stamp_or_none
from klimakalender.publish.visible import visible
from normalize import OSLO, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.publish.records import Record

MEDIA_TYPE = "text/calendar; charset=utf-8"
# Part of every UID for ever, wherever the calendar is served from.
UID_HOST = "klimakalender"
STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
# Postponed has no status of its own in iCalendar, and some calendars hide or ignore CANCELLED.
SUMMARY_PREFIX = {"cancelled": "AVLYST: ", "postponed": "UTSATT: "}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def calendar(
    records: Iterable[Record],
    *,
    name: str = "Klimakalender",
    source: str | None = None,
    note: str | None = None,
) -> bytes:
    """The calendar file. Events without any day are left out; ``source`` is the feed's own address, ``note`` what
    there is to say about it.
    """
    return enclosed(map(lines, records), name=name, source=source, note=note)


def enclosed(
    events: Iterable[bytes],
    *,
    name: str = "Klimakalender",
    source: str | None = None,
    note: str | None = None,
) -> bytes:
    """The same of the :func:`lines` of events."""
    result = Calendar()
    result.add("prodid", f"-//Klimakalender//{__version__}//NO")
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("name", _line(name))
    result.add("x-wr-calname", _line(name))
    if note:
        result.add("description", _text(note))
        result.add("x-wr-caldesc", _text(note))
    result.add("x-wr-timezone", vtimezone.TZID)
    result.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT6H")
    if source:
        result.add("source", vUri(source), parameters={"VALUE": "URI"})
    head, end = bytes(result.to_ical()).rsplit(b"END:VCALENDAR", 1)
    return b"".join((head, vtimezone.OSLO, *events, b"END:VCALENDAR", end))


def lines(record: Record) -> bytes:
    """The lines of an event: a VEVENT for each session; none where no day is known."""
    return b"".join(bytes(vevent.to_ical()) for vevent in _vevents(record))


def _vevents(record: Record) -> Iterable[Event]:
    sessions = record["sessions"] or [_whole(record)]
    for position, session in enumerate(sessions):
        start = stamp_or_none(session["starts_at"])
        if start is not None:
            yield _vevent(record, session, start, position)


def _whole(record: Record) -> Record:
    """What stands for the sessions of an event that has none: its own time or the span it lies in."""
    if record["starts_at"] or not record["approximate"]:
        return {"starts_at": record["starts_at"], "ends_at": record["ends_at"], "venue": None}
    span = record["approximate"]
    return {"starts_at": span["from"], "ends_at": span["to"], "venue": None, "approximate": True}


def _vevent(record: Record, session: Record, start: Stamp, position: int) -> Event:
    event = Event()
    event.add("uid", _uid(record, position))
    if position:
        event.add("related-to", _uid(record, 0))
    changed = _utc(record["updated_at"])
    event.add("dtstamp", changed or EPOCH)
    if changed:
        event.add("last-modified", changed)
    event.add("sequence", int(record["version"] or 0))
    event.add("dtstart", start)
    end = _exclusive_end(start, stamp_or_none(session["ends_at"]))
    if end is not None:
        event.add("dtend", end)
    tentative = "TENTATIVE" if session.get("approximate") else "CONFIRMED"
    event.add("status", STATUS.get(record["status"], tentative))
    event.add("summary", SUMMARY_PREFIX.get(record["status"], "") + _text(record["title"]))
    _add_facts(event, record, session)
    return event


def _add_facts(event: Event, record: Record, session: Record) -> None:
    parameters = {"LANGUAGE": record["language"]} if str(record["language"] or "").isalpha() else {}
    event.add("description", _description(record), parameters=parameters)
    location = session["venue"] or wording.place(record)
    if location:
        event.add("location", _text(location))
    position = (record["place"]["latitude"], record["place"]["longitude"])
    if None not in position:
        event.add("geo", vGeo(position))
    if record["topics"]:
        event.add("categories", [_text(topics.spelt_out(topic)) for topic in record["topics"]])
    if url := safe_url(record["url"]):
        event.add("url", vUri(url))
    if online := safe_url(record["online_url"]):
        event.add("conference", vUri(online), parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    if _is_address(record["contact_email"]):
        organizer = vCalAddress(f"mailto:{record['contact_email']}")
        name = next(iter(record["organizers"]), record["publisher"]) or ""
        organizer.params["CN"] = _line(name.replace('"', "'"))
        event.add("organizer", organizer)


def _description(record: Record) -> str:
    registration = record["registration"]
    lines = [
        record["description"] or "",
        f"Flyttet fra {norwegian.moment(record['previous_start'])}." if record["previous_start"] else "",
        f"Påmeldingsfrist: {norwegian.moment(registration['deadline'])}." if registration["deadline"] else "",
        "Fullt." if registration["fully_booked"] else "",
        f"Pris: {wording.price(record)}." if wording.price(record) else "",
        f"Påmelding: {safe_url(registration['url'])}" if safe_url(registration["url"]) else "",
        f"Kilde: {safe_url(record['url'])}" if safe_url(record["url"]) else "",
    ]
    return _text("\n".join(line for line in lines if line))


def _uid(record: Record, position: int) -> str:
    return f"{record['id']}{f'-{position + 1}' if position else ''}@{UID_HOST}"


def _exclusive_end(start: Stamp, end: Stamp | None) -> Stamp | None:
    """DTEND of the same type as DTSTART and exclusive: the day after the last; ``None`` when not known."""
    if isinstance(start, datetime):
        return end if isinstance(end, datetime) and end > start else None
    last = end.date() if isinstance(end, datetime) else end
    return max(last or start, start) + timedelta(days=1)


def _utc(text: str | None) -> datetime | None:
    stamp = stamp_or_none(text)
    if stamp is None:
        return None
    moment = stamp if isinstance(stamp, datetime) else datetime.combine(stamp, datetime.min.time(), OSLO)
    return moment.astimezone(UTC)


def _is_address(text: str | None) -> bool:
    return bool(text and re.fullmatch(r"[^\s@<>;:,\"]+@[^\s@<>;:,\"]+", text))


def _line(text: str) -> str:
    """Text for what holds a single line (parameters, names that are no TEXT)."""
    return " ".join(_text(text).split())


def _text(value: Any) -> str:
    """Text without the control characters that iCalendar does not allow."""
    return visible(str(value))
