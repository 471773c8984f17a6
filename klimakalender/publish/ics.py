"""Event records → an iCalendar file (RFC 5545, RFC 7986).

Each session is a VEVENT; the first keeps the event's UID, the others relate to it. UIDs never change,
SEQUENCE is the event's version, and DTSTAMP is when the event last changed, so that an unchanged feed is the
same bytes.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Alarm, Calendar, Event, vCalAddress, vGeo, vUri

from klimakalender import __version__
from klimakalender.publish import norwegian, topics, vtimezone, wording
from klimakalender.publish.links import safe_url
from klimakalender.publish.stamps import stamp_or_none
from klimakalender.publish.visible import visible
from normalize import OSLO, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

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
        result.add("description", clean(note))
        result.add("x-wr-caldesc", clean(note))
    result.add("x-wr-timezone", vtimezone.TZID)
    result.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT6H")
    if source:
        result.add("source", vUri(source), parameters={"VALUE": "URI"})
    head, end = bytes(result.to_ical()).rsplit(b"END:VCALENDAR", 1)
    return b"".join((head, vtimezone.OSLO, *events, b"END:VCALENDAR", end))


def lines(record: Record, *, alarm: timedelta | None = None) -> bytes:
    """The lines of an event: a VEVENT for each session; none where no day is known.

    ``alarm``: each rings so long before its start, unless it is cancelled.
    """
    return written(_vevents(record), alarm)


def written(vevents: Iterable[Event], alarm: timedelta | None) -> bytes:
    """The lines of VEVENTs, with an alarm each where one is asked for."""
    return b"".join(bytes((_ringing(one, alarm) if alarm is not None else one).to_ical()) for one in vevents)


def _ringing(event: Event, before: timedelta) -> Event:
    if event["status"] != "CANCELLED":
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -before)
        alarm.add("description", event["summary"])
        event.add_component(alarm)
    return event


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
    event = begun(record, start, uid=f"{record['id']}{f'-{position + 1}' if position else ''}")
    if position:
        event.add("related-to", uid_of(record["id"]))
    end = exclusive_end(start, stamp_or_none(session["ends_at"]))
    if end is not None:
        event.add("dtend", end)
    if session.get("approximate") and event["status"] == "CONFIRMED":
        event["status"] = "TENTATIVE"
    event.add("summary", titled(record))
    _add_facts(event, record, session)
    return event


def begun(record: Record, start: Stamp, *, uid: str) -> Event:
    """A VEVENT about an event with what never depends on what it says of it: identity, version, start, status."""
    event = Event()
    event.add("uid", uid_of(uid))
    changed = _utc(record["updated_at"])
    event.add("dtstamp", changed or EPOCH)
    if changed:
        event.add("last-modified", changed)
    event.add("sequence", int(record["version"] or 0))
    event.add("dtstart", start)
    event.add("status", STATUS.get(record["status"], "CONFIRMED"))
    return event


def titled(record: Record, about: str = "") -> str:
    """The title of a record behind what it is about, and first of all that it is cancelled or postponed."""
    return SUMMARY_PREFIX.get(record["status"], "") + about + clean(record["title"])


def _add_facts(event: Event, record: Record, session: Record) -> None:
    parameters = {"LANGUAGE": record["language"]} if str(record["language"] or "").isalpha() else {}
    event.add("description", _description(record), parameters=parameters)
    location = session["venue"] or wording.place(record)
    if location:
        event.add("location", clean(location))
    position = (record["place"]["latitude"], record["place"]["longitude"])
    if None not in position:
        event.add("geo", vGeo(position))
    add_shared(event, record)
    if online := safe_url(record["online_url"]):
        event.add("conference", vUri(online), parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    if _is_address(record["contact_email"]):
        organizer = vCalAddress(f"mailto:{record['contact_email']}")
        name = next(iter(record["organizers"]), record["publisher"]) or ""
        organizer.params["CN"] = _line(name.replace('"', "'"))
        event.add("organizer", organizer)


def add_shared(event: Event, record: Record) -> None:
    """What a VEVENT about an event says of it, whatever it is about: topics, and where the announcement is."""
    if record["topics"]:
        event.add("categories", [clean(topics.spelt_out(topic)) for topic in record["topics"]])
    if url := safe_url(record["url"]):
        event.add("url", vUri(url))


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
    return clean("\n".join(line for line in lines if line))


def uid_of(name: str) -> str:
    """The UID under which a calendar knows something."""
    return f"{name}@{UID_HOST}"


def exclusive_end(start: Stamp, end: Stamp | None) -> Stamp | None:
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
    return " ".join(clean(text).split())


def clean(value: Any) -> str:
    """Text without the control characters that iCalendar does not allow."""
    return visible(str(value))
