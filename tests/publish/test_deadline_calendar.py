"""The calendar of registration deadlines, and alarms, as calendar programs read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import recurring_ical_events
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from klimakalender.publish.parameters import LONGEST, read_duration
from normalize.values import OSLO

Make = Callable[..., dict[str, Any]]
DEADLINES = "/api/v1/deadlines.ics"


@pytest.fixture
def events(harvest: Any, announcement: Make, session: Make) -> dict[str, str]:
    """Ids by title."""
    titled = {
        "Dag": {"deadline": "2026-12-01"},
        "Klokkeslett": {
            "deadline": "2026-12-02T12:00:00+01:00",
            "url": "https://www.drammen.example.no/meld",
        },
        "Avlyst": {"deadline": "2026-12-03"},
        "Uten frist": {},
        "Fullt": {"deadline": "2026-12-04", "fully_booked": True},
        "Over": {"deadline": "2026-10-01"},
        "Forbi fristen": {"deadline": "2026-11-20"},
    }
    ids = harvest.save(
        *(
            announcement(
                title,
                session("2026-10-10" if title == "Over" else "2026-12-10T18:00"),
                registration=registration,
                status="cancelled" if title == "Avlyst" else "scheduled",
                price={"is_free": title == "Dag"},
            )
            for title, registration in titled.items()
        )
    )
    return dict(zip(titled, ids, strict=True))


def read(client: Any, path: str = DEADLINES) -> dict[str, Any]:
    """VEVENTs by summary."""
    found = Calendar.from_ical(client.get(path).content).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


def test_a_deadline_each(client: Any, events: dict[str, str]) -> None:
    """Passed ones stay as long as the event is ahead, so that nothing leaves a calendar before its time."""
    assert read(client).keys() == {
        "Påmeldingsfrist: Dag",
        "Påmeldingsfrist: Klokkeslett",
        "AVLYST: Påmeldingsfrist: Avlyst",
        "Påmeldingsfrist: Fullt",
        "Påmeldingsfrist: Forbi fristen",
    }


def test_deadline_of_a_day(client: Any, events: dict[str, str]) -> None:
    found = read(client)["Påmeldingsfrist: Dag"]
    assert found["uid"] == f"{events['Dag']}-frist@klimakalender"
    assert found["related-to"] == f"{events['Dag']}@klimakalender"
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (found["transp"], found["status"]) == ("TRANSPARENT", "CONFIRMED")
    assert found["url"].startswith("https://www.drammen.example.no/kalender/")
    assert found["description"].split("\n")[:3] == [
        "Arrangement: torsdag 10. desember 2026 kl. 18.00",
        "Sted: Union Scene, Drammen",
        "Pris: Gratis",
    ]


def test_deadline_at_a_time(client: Any, events: dict[str, str]) -> None:
    found = read(client)["Påmeldingsfrist: Klokkeslett"]
    assert found.decoded("dtstart") == datetime(2026, 12, 2, 12, tzinfo=OSLO)
    assert found["dtstart"].params["TZID"] == "Europe/Oslo"
    assert "dtend" not in found
    assert "Påmelding: https://www.drammen.example.no/meld" in found["description"]


def test_deadline_of_a_cancelled_event(client: Any, events: dict[str, str]) -> None:
    assert read(client)["AVLYST: Påmeldingsfrist: Avlyst"]["status"] == "CANCELLED"


def test_a_full_event(client: Any, events: dict[str, str]) -> None:
    assert read(client)["Påmeldingsfrist: Fullt"]["description"].startswith("Fullt.")


def test_takes_the_filters_of_events(client: Any, events: dict[str, str]) -> None:
    assert read(client, f"{DEADLINES}?is_free=true&county=33").keys() == {"Påmeldingsfrist: Dag"}
    assert len(read(client, f"{DEADLINES}?start=2026-01-01")) == 6
    assert client.get(f"{DEADLINES}?nope=1").json()["parameter"] == "nope"
    calendar: Any = Calendar.from_ical(client.get(f"{DEADLINES}?is_free=true&county=33").content)
    assert calendar["x-wr-calname"] == "Påmeldingsfrister i Buskerud, gratis"


def test_a_moved_deadline_keeps_its_uid(client: Any, harvest: Any, announcement: Make, session: Make) -> None:
    found = []
    for deadline in ("2026-12-01", "2026-12-05"):
        record = announcement("A", session("2026-12-10"), registration={"deadline": deadline})
        harvest.save(record, url="https://www.drammen.example.no/kalender/fast")
        found += read(client).values()
    before, after = found
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == date(2026, 12, 5)


def test_as_a_calendar_program_places_it(client: Any, events: dict[str, str]) -> None:
    calendar: Any = Calendar.from_ical(client.get(DEADLINES).content)
    of = recurring_ical_events.of(calendar)
    assert [str(one["summary"]) for one in of.at((2026, 12, 1))] == ["Påmeldingsfrist: Dag"]
    assert [str(one["summary"]) for one in of.at((2026, 12, 2))] == ["Påmeldingsfrist: Klokkeslett"]


def test_a_cut_calendar_goes_on(client: Any, events: dict[str, str]) -> None:
    first = client.get(f"{DEADLINES}?page_size=3")
    following = first.links["next"]["url"]
    assert following.startswith(f"http://localhost{DEADLINES}?")
    assert len({*read(client, f"{DEADLINES}?page_size=3"), *read(client, following)}) == 5


def test_datasettes_view_of_deadlines(client: Any, harvest: Any, announcement: Make, session: Make) -> None:
    """Views judge by the real clock, so what they show lies far ahead."""
    soon = {"deadline": "2098-04-01"}
    harvest.save(announcement("Langt fram", session("2098-05-03T18:00"), registration=soon))
    (found,) = read(client, "/klima/deadlines.ics").values()
    assert (str(found["summary"]), found.decoded("dtstart")) == (
        "Påmeldingsfrist: Langt fram",
        date(2098, 4, 1),
    )
    (found,) = read(client, "/klima/upcoming_events.ics").values()
    assert str(found["summary"]) == "Langt fram"


def test_is_offered_on_the_page_of_deadlines(client: Any, events: dict[str, str]) -> None:
    page = BeautifulSoup(client.get("/frister?county=33").text, "lxml")
    assert page.find("a", href=f"webcal://localhost{DEADLINES}?county=33")


@pytest.mark.parametrize("path", ["/", "/frister", "/kalender", "/kart", "/kommune/3301", "/utgiver/drammen"])
def test_every_page_with_a_selection_offers_to_follow_it(
    client: Any, events: dict[str, str], path: str
) -> None:
    page = BeautifulSoup(client.get(path).text, "lxml")
    assert page.select_one("a[href^='webcal://localhost/api/v1/events.ics']")


SQL = quote("select id, title, starts_at from events")
CALENDARS = [
    (DEADLINES, "alarm"),
    ("/api/v1/events.ics", "alarm"),
    ("/arrangement/{Dag}.ics", "alarm"),
    ("/klima/events.ics", "_alarm"),
    (f"/klima.ics?sql={SQL}", "_alarm"),
]


@pytest.mark.parametrize(("path", "parameter"), CALENDARS)
def test_alarms(client: Any, events: dict[str, str], path: str, parameter: str) -> None:
    path = path.format(**events)
    joined = "&" if "?" in path else "?"
    asked = f"{path}{joined}{parameter}="
    without = Calendar.from_ical(client.get(path).content)
    assert not without.walk("VALARM")
    for text, before in [("P1D", timedelta(days=1)), ("PT90M", timedelta(minutes=90)), ("P0D", timedelta(0))]:
        calendar = Calendar.from_ical(client.get(f"{asked}{text}").content)
        for event in calendar.walk("VEVENT"):
            alarms = [one for one in event.subcomponents if one.name == "VALARM"]
            assert len(alarms) == (event["status"] != "CANCELLED")
            for alarm in alarms:
                assert alarm.decoded("trigger") == -before
                assert (alarm["action"], alarm["description"]) == ("DISPLAY", event["summary"])
        assert len(calendar.walk("VEVENT")) == len(without.walk("VEVENT"))
    assert not Calendar.from_ical(client.get(asked).content).walk("VALARM")
    for wrong in ("P5W", "P29D", "-P1D", "1", "P1Y", "PT", "P1DT1H", "P٣D"):
        answer = client.get(f"{asked}{wrong}")
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), (
            wrong
        )
        assert answer.json()["parameter"] == "alarm"


def test_what_is_no_calendar_has_no_alarms(client: Any, events: dict[str, str]) -> None:
    answer = client.get("/api/v1/events.atom?alarm=P1D")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "alarm")


@given(st.from_regex(r"P(?:[0-9]{1,6}[WD]|T[0-9]{1,6}[HM])", fullmatch=True))
def test_durations_are_bounded(text: str) -> None:
    number = int(text.strip("PTWDHM"))
    minutes = number * {"W": 10080, "D": 1440, "H": 60, "M": 1}[text[-1]]
    if minutes <= LONGEST.total_seconds() / 60 and len(text.strip("PTWDHM")) == len(str(number)):
        assert read_duration(text) == timedelta(minutes=minutes)
    elif minutes > LONGEST.total_seconds() / 60:
        with pytest.raises(ValueError, match="P4W"):
            read_duration(text)
