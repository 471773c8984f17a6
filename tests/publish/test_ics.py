"""Calendar files, as icalendar reads them back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from itertools import product
from typing import Any

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from klimakalender.publish.ics import calendar
from normalize.values import OSLO

Save = Callable[..., list[dict[str, Any]]]
Make = Callable[..., dict[str, Any]]


def read(*records: dict[str, Any]) -> list[Any]:
    return list(Calendar.from_ical(calendar(records)).walk("VEVENT"))


def test_timed_event(records: Save, announcement: Make, session: Make) -> None:
    (event,) = read(*records(announcement("Klimakveld", session("2027-05-03T18:00", "2027-05-03T20:30"))))
    assert event.decoded("dtstart") == datetime(2027, 5, 3, 18, 0, tzinfo=OSLO)
    assert event.decoded("dtend") == datetime(2027, 5, 3, 20, 30, tzinfo=OSLO)
    assert event["dtstart"].params["TZID"] == "Europe/Oslo"
    assert str(event["summary"]) == "Klimakveld"
    assert str(event["location"]) == "Union Scene, Drammen"
    assert event["status"] == "CONFIRMED"
    assert event["geo"].to_ical() == "59.74;10.2"
    assert [str(category) for category in event["categories"].cats] == ["Klimabudsjett"]


def test_own_time_zone_definition(records: Save, announcement: Make, session: Make) -> None:
    found = Calendar.from_ical(calendar(records(announcement("A", session("2027-05-03T18:00")))))
    (zone,) = found.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Oslo"
    # Another reader of the definition than the library that files are read with, and which stops in 2038.
    told = tzical(StringIO(zone.to_ical().decode())).get()
    for year in range(1997, 2130, 3):
        for month, day, hour in product((1, 3, 7, 10, 12), range(22, 32), (0, 1, 4, 12)):
            moment = datetime(year, month, day, hour, tzinfo=OSLO)
            assert moment.replace(tzinfo=told).utcoffset() == moment.utcoffset(), moment


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("2027-05-03", None, date(2027, 5, 4), id="one day"),
        pytest.param("2027-05-03", "2027-05-05", date(2027, 5, 6), id="three days"),
    ],
)
def test_end_of_days_is_exclusive(
    records: Save, start: str, end: str | None, expected: date, announcement: Make, session: Make
) -> None:
    (event,) = read(*records(announcement("A", session(start, end))))
    assert event.decoded("dtstart") == date(2027, 5, 3)
    assert event.decoded("dtend") == expected


def test_unknown_end_is_left_out(records: Save, announcement: Make, session: Make) -> None:
    (event,) = read(*records(announcement("A", session("2027-05-03T18:00"))))
    assert "dtend" not in event
    assert "duration" not in event


@pytest.mark.parametrize(
    ("status", "expected", "summary"),
    [
        ("scheduled", "CONFIRMED", "A"),
        ("rescheduled", "CONFIRMED", "A"),
        ("postponed", "TENTATIVE", "UTSATT: A"),
        ("cancelled", "CANCELLED", "AVLYST: A"),
    ],
)
def test_status(
    records: Save, status: str, expected: str, summary: str, announcement: Make, session: Make
) -> None:
    (event,) = read(*records(announcement("A", session("2027-05-03"), status=status)))
    assert (event["status"], str(event["summary"])) == (expected, summary)


def test_sessions_are_related(records: Save, announcement: Make, session: Make) -> None:
    event = announcement("A", session("2027-05-03"), session("2027-05-10", venue="Et annet sted"))
    first, second = read(*records(event))
    assert second["related-to"] == first["uid"] != second["uid"]
    assert str(second["location"]) == "Et annet sted"


def test_approximate_time_is_tentative(records: Save, announcement: Make) -> None:
    span = {"from": "2027-09-01", "to": "2027-09-30", "text": "i september"}
    (event,) = read(*records(announcement("A", approximate=span)))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 9, 1), date(2027, 10, 1))
    assert event["status"] == "TENTATIVE"


def test_no_day_no_event(records: Save, announcement: Make) -> None:
    assert read(*records(announcement("A"))) == []


def test_same_uid_and_higher_sequence_after_a_move(records: Save, announcement: Make, session: Make) -> None:
    url = "https://www.drammen.example.no/kalender/fast"
    (before,) = read(*records(announcement("A", session("2027-05-03")), url=url))
    (after,) = read(*records(announcement("A", session("2027-05-10")), url=url))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == date(2027, 5, 10)


def test_unchanged_feed_is_the_same_bytes(records: Save, announcement: Make, session: Make) -> None:
    found = records(announcement("A", session("2027-05-03")))
    assert calendar(found) == calendar(found)


def test_lines_are_short_and_end_in_crlf(records: Save, announcement: Make, session: Make) -> None:
    text = "Æøå, " * 60
    body = calendar(records(announcement("A", session("2027-05-03"), description=text)))
    lines = body.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert text.strip() in str(event["description"])


def test_times_of_change_are_utc(records: Save, announcement: Make, session: Make) -> None:
    (record,) = records(announcement("A", session("2027-05-03")))
    (event,) = read(record)
    changed = datetime.fromisoformat(record["updated_at"]).astimezone(UTC)
    assert event.decoded("last-modified") == event.decoded("dtstamp") == changed
    assert event["sequence"] == record["version"]


def test_unsafe_address_is_left_out(records: Save, announcement: Make, session: Make) -> None:
    event = announcement("A", session("2027-05-03"), url="javascript:alert(1)", online_url="data:x")
    body = calendar(records(event))
    assert b"javascript" not in body
    assert b"data:x" not in body
