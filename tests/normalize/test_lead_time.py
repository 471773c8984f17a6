"""Times counted back from the event."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from normalize.lead_time import LeadTime, find_lead_times
from normalize.values import OSLO
from normalize.words import split_words

START = date(2023, 3, 31)  # a Friday

READ = [
    ("en uke før", date(2023, 3, 24)),
    ("1 uke før kursstart", date(2023, 3, 24)),
    ("to veker før", date(2023, 3, 17)),
    ("dagen før", date(2023, 3, 30)),
    ("14 dagar før", date(2023, 3, 17)),
    ("en måned før", date(2023, 2, 28)),
    ("ein månad før", date(2023, 2, 28)),
    ("fem virkedager før", date(2023, 3, 24)),
    ("to virkedager før", date(2023, 3, 29)),
    ("mandagen før", date(2023, 3, 27)),
    ("fredagen før", date(2023, 3, 24)),
    ("onsdag uken før", date(2023, 3, 22)),
    ("tysdag i veka før", date(2023, 3, 21)),
    ("mandag samme uke", date(2023, 3, 27)),
    ("samme dag", START),
    ("tre dager i forveien", date(2023, 3, 28)),
    ("to dagar på førehand", date(2023, 3, 29)),
    ("48 timer før", date(2023, 3, 29)),
    ("36 timer før", None),
]


@pytest.mark.parametrize(("text", "day"), READ, ids=[text for text, _ in READ])
def test_lead_times_from_a_day(text, day):
    [lead] = find_lead_times(split_words(text))
    assert lead.before(START) == day


@pytest.mark.parametrize(
    "text", ["før 1. mai", "før jul", "en uke før fristen", "uka etter", "dager", "før", "1 2 3"]
)
def test_no_lead_time(text):
    assert find_lead_times(split_words(text)) == []


def test_hours_count_from_the_hour():
    start = datetime(2023, 3, 27, 9, tzinfo=OSLO)  # the night before last the clocks went forward
    assert LeadTime(0, 1, "hour", 48).before(start) == datetime(2023, 3, 25, 9, tzinfo=OSLO)


def test_a_clock_time_makes_a_moment():
    assert LeadTime(0, 1, "day", 1).before(START, time(12)) == datetime(2023, 3, 30, 12, tzinfo=OSLO)


@pytest.mark.parametrize("unit", ["day", "week", "month", "workday", "hour"])
def test_the_calendar_has_a_beginning(unit):
    assert LeadTime(0, 1, unit, 999).before(date(1, 1, 2)) is None
