"""Calendar files as programs read them that are not ours: icalendar, recurring-ical-events and khal.

What they must find is worked out here from the stored events, by the conventions (DTEND exclusive, an unknown end
left out, a VEVENT for each session), not by the code that writes the files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from klimakalender.publish.visible import visible
from normalize.values import OSLO

Record = dict[str, Any]
Moment = date | datetime
STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
PREFIX = {"cancelled": "AVLYST: ", "postponed": "UTSATT: "}
DAY = timedelta(days=1)
# What khal takes an event without an end for (its setting default_event_duration).
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    """What a calendar must tell of a session; ``end`` is exclusive, ``None`` where it is not known."""

    start: Moment
    end: Moment | None
    status: str
    title: str


def told(records: dict[str, Record]) -> dict[str, Told]:
    """By UID."""
    return {
        f"{record['id']}{f'-{number}' if number > 1 else ''}@klimakalender": _told(record, *times)
        for record in records.values()
        for number, times in enumerate(_times(record), 1)
    }


def _times(record: Record) -> Iterator[tuple[str, str | None, bool]]:
    """Start, end and whether it is certain; of an event without a day none."""
    if record["sessions"]:
        yield from ((one["starts_at"], one["ends_at"], True) for one in record["sessions"])
    elif record["starts_at"]:
        yield record["starts_at"], record["ends_at"], True
    elif record["approximate"]:
        yield record["approximate"]["from"], record["approximate"]["to"], False


def _told(record: Record, first: str, last: str | None, certain: bool) -> Told:
    start, end = _moment(first), _moment(last) if last else None
    if not isinstance(start, datetime):
        end = (end or start) + DAY
    status = STATUS.get(record["status"], "CONFIRMED" if certain else "TENTATIVE")
    return Told(start, end, status, PREFIX.get(record["status"], "") + visible(record["title"]))


def _moment(text: str) -> Moment:
    if len(text) == len("2026-05-01"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(OSLO)


def found(events: list[Any]) -> dict[str, Told]:
    """The same of VEVENTs; no UID may be there twice."""
    assert len({str(event["uid"]) for event in events}) == len(events)
    return {
        str(event["uid"]): Told(
            event.decoded("dtstart"),
            event.decoded("dtend") if "dtend" in event else None,
            str(event["status"]),
            str(event["summary"]),
        )
        for event in events
    }


def test_icalendar(world: Any, feed: str) -> None:
    calendar = Calendar.from_ical(world.read(feed, "ics").content)
    assert [one.errors for one in calendar.walk() if one.errors] == []
    assert found(calendar.walk("VEVENT")) == told(world.records(feed))


def test_recurring_ical_events(world: Any, feed: str) -> None:
    """Of any month, what lies in it; sought in the file as a calendar does that shows the month."""
    calendar = Calendar.from_ical(world.read(feed, "ics").content)
    expected = told(world.records(feed))
    for number in range(10, 26):
        first, after = (date(2026 + n // 12, n % 12 + 1, 1) for n in (number - 1, number))
        shown = recurring_ical_events.of(calendar).between(first, after)
        assert {str(event["uid"]) for event in shown} == {
            uid for uid, one in expected.items() if _day(one.start) < after and first < _after(one)
        }, first


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _after(one: Told) -> date:
    """The first day that a session does not touch."""
    if not isinstance(one.start, datetime):
        return _day(one.end or one.start)
    last = one.start if one.end is None else one.end - timedelta(microseconds=1)
    return _day(last) + DAY


class Khal:
    """khal with a calendar of its own in a folder."""

    SETTINGS = """
[calendars]
[[klima]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Oslo
default_timezone = Europe/Oslo
[sqlite]
path = {folder}/khal.db
"""
    FIELDS = ("uid", "title", "start-long", "end-long", "all-day", "status")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "calendar").mkdir()
        (folder / "khal.conf").write_text(self.SETTINGS.format(folder=folder), encoding="utf-8")

    def take(self, file: bytes) -> None:
        """Import a calendar file, as somebody does who downloaded it."""
        path = self.folder / "klima.ics"
        path.write_bytes(file)
        self._run("import", "--batch", "-a", "klima", str(path))

    def list(self) -> dict[str, dict[str, str]]:
        """All it holds, by UID."""
        fields = [word for field in self.FIELDS for word in ("--json", field)]
        out = self._run("list", "--once", *fields, "2026-10-01", "2028-03-15")
        return {event["uid"]: event for day in out.splitlines() for event in json.loads(day)}

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "khal", "-c", str(self.folder / "khal.conf"), *words],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PYTHONUTF8": "1"},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert "error" not in done.stderr.lower(), done.stderr
        return done.stdout


def as_khal_says(one: Told) -> tuple[str, ...]:
    """Start, end, whether it is of whole days, status and title; the end of days is the last of them."""
    if isinstance(one.start, datetime):
        end = one.end or one.start + HOUR
        times = [f"{moment:%Y-%m-%d %H:%M}" for moment in (one.start, end)]
    else:
        assert one.end
        times = [one.start.isoformat(), (one.end - DAY).isoformat()]
    return *times, str(not isinstance(one.start, datetime)), one.status, one.title


def test_khal(world: Any, feed: str, tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    khal.take(world.read(feed, "ics").content)
    assert {
        uid: (one["start-long"], one["end-long"], one["all-day"], one["status"], one["title"])
        for uid, one in khal.list().items()
    } == {uid: as_khal_says(one) for uid, one in told(world.records(feed)).items()}


@pytest.mark.parametrize("world", ["odd"], indirect=True)
def test_khal_is_told_of_one_event_and_of_its_move(
    world: Any, harvest: Any, announcement: Any, session: Any, tmp_path: Path
) -> None:
    """Imported again after it was moved and then cancelled, an event is the same one."""
    khal, url = Khal(tmp_path), "https://www.drammen.example.no/fast"
    stages = [("2027-06-01", "scheduled"), ("2027-06-08", "rescheduled"), ("2027-06-08", "cancelled")]
    for day, status in stages:
        (event_id,) = harvest.save(announcement("Sommerfest", session(day), status=status), url=url)
        khal.take(world.client.get(f"/arrangement/{event_id}.ics").content)
        (event,) = khal.list().values()
        assert (event["uid"], event["start-long"]) == (f"{event_id}@klimakalender", day)
        assert event["status"] == STATUS.get(status, "CONFIRMED")


def test_khal_is_told_of_deadlines(world: Any, tmp_path: Path) -> None:
    """Each on its day or at its time, beside the calendar of the events themselves."""
    events = "/api/v1/events.{}?start=2000-01-01"
    khal = Khal(tmp_path)
    khal.take(world.read("/api/v1/deadlines.{}?start=2000-01-01", "ics").content)
    expected = {
        f"{event_id}-frist@klimakalender": _moment(deadline)
        for event_id, record in world.records(events).items()
        if (deadline := record["registration"]["deadline"])
    }
    assert expected
    shown = khal.list()
    assert {uid: one["start-long"] for uid, one in shown.items()} == {
        uid: f"{due:%Y-%m-%d %H:%M}" if isinstance(due, datetime) else due.isoformat()
        for uid, due in expected.items()
    }
    assert all("Påmeldingsfrist: " in one["title"] for one in shown.values())
    khal.take(world.read(events, "ics").content)
    assert len(khal.list()) == len(shown) + len(told(world.records(events)))
