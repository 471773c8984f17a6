"""What feeds are called."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from klimakalender.publish.filters import ALIASES, FILTERS
from klimakalender.publish.naming import LONGEST, name

Pairs = list[tuple[str, str]]
SAID: list[tuple[Pairs, str]] = [
    ([], "Klimaarrangementer"),
    ([("municipality", "3301")], "Klimaarrangementer i Drammen"),
    ([("is_free", "true"), ("municipality", "alesund")], "Klimaarrangementer i Ålesund, gratis"),
    ([("municipality", "3301,Ålesund")], "Klimaarrangementer i Drammen og Ålesund"),
    ([("county", "15")], "Klimaarrangementer i Møre og Romsdal"),
    ([("topic", "klimabudsjett,energi")], "Klimaarrangementer om klimabudsjett eller energi"),
    ([("keyword_AND", "klimabudsjett,energi")], "Klimaarrangementer om klimabudsjett og energi"),
    ([("keyword!", "energi")], "Klimaarrangementer, ikke om energi"),
    ([("q", "overvann"), ("online", "1")], "Klimaarrangementer, «overvann», på nett"),
    ([("publisher", "Drammen kommune")], "Klimaarrangementer fra Drammen kommune"),
    ([("is_free", "unknown")], "Klimaarrangementer, uten oppgitt pris"),
    ([("enrolment_open", "true")], "Klimaarrangementer, åpne for påmelding"),
    ([("registration", "false")], "Klimaarrangementer, uten påmelding"),
    ([("language", "nn,se")], "Klimaarrangementer, på nynorsk og nordsamisk"),
    (
        [("start", "2026-12-01"), ("end", "2026-12-31")],
        "Klimaarrangementer, fra 1. desember 2026, til 31. desember 2026",
    ),
    ([("start", "now"), ("days", "7")], "Klimaarrangementer, fra nå, neste 7 dager"),
    ([("event_status", "cancelled")], "Klimaarrangementer, avlyst"),
    ([("attendance", "mixed")], "Klimaarrangementer, fysisk og på nett"),
    ([("climate", "core")], "Klimaarrangementer, klima"),
    ([("climate", "core,related,no")], "Arrangementer, klima, klimarelatert og annet"),
    ([("bbox", "5,58,12,63")], "Klimaarrangementer, i et utsnitt av kartet"),
    ([("last_modified_since", "2026-11-01")], "Klimaarrangementer, endret siden 1. november 2026"),
    ([("show_deleted", "true")], "Klimaarrangementer, også fjernede"),
    ([("ids", "a,b")], "Klimaarrangementer, et utvalg"),
    ([("data_source", "drammen")], "Klimaarrangementer, data_source: drammen"),
]


@pytest.mark.parametrize(("filters", "expected"), SAID)
def test_by_filters(client: Any, filters: Pairs, expected: str) -> None:
    query = urlencode(filters)
    calendar: Any = Calendar.from_ical(client.get(f"/api/v1/events.ics?{query}").content)
    assert calendar["x-wr-calname"] == calendar["name"] == expected
    feed = ET.fromstring(client.get(f"/api/v1/events.atom?{query}").content)  # noqa: S314  our own output
    assert feed.findtext("{http://www.w3.org/2005/Atom}title") == expected


def test_every_filter_is_said() -> None:
    said = {ALIASES.get(key, key) for filters, _ in SAID for key, _ in filters}
    assert said == FILTERS.keys() - {"starts_after", "keyword"}  # as start and topic


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/klima/events.ics", "Arrangementer"),
        ("/klima/upcoming_events.ics?municipality=Drammen", "Kommende arrangementer i Drammen"),
        (
            "/klima/events.ics?municipality_number__exact=3301&is_free=1&_sort=title",
            "Arrangementer i Drammen, gratis",
        ),
        ("/klima/upcoming_events.ics?_search=klima&_size=5", "Kommende arrangementer, «klima»"),
        ("/klima/events.ics?municipality=,", "Arrangementer i"),
        ("/klima/events.ics?municipality=Ingensteds", "Arrangementer i Ingensteds"),
        ("/klima/events.ics?venue=Union+Scene", "Arrangementer, venue: Union Scene"),
        ("/klima.ics?sql=select+id,+title,+starts_at+from+events", "Klimakalender"),
    ],
)
def test_by_table(client: Any, path: str, expected: str) -> None:
    calendar: Any = Calendar.from_ical(client.get(path).content)
    assert calendar["x-wr-calname"] == expected


def test_is_a_line_of_some_length(client: Any) -> None:
    query = urlencode({"text": "klima\r\nX-EVIL:1 " + "ord " * 500})
    body = client.get(f"/api/v1/events.ics?{query}").content
    calendar: Any = Calendar.from_ical(body)
    assert "x-evil" not in calendar
    assert len(calendar["x-wr-calname"]) <= LONGEST
    assert name([("text", "x" * 999)], {}) == "Klimaarrangementer, …"
