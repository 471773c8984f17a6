"""Feasts against the tables of the holidays library and of the almanac."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from normalize import feasts
from normalize.lexicon.feasts import NAMES, NUMBERED, STRETCHES

OFFICIAL = {
    "Skjærtorsdag": ("maundy-thursday", 1),
    "Langfredag": ("good-friday", 1),
    "Første påskedag": ("easter", 1),
    "Andre påskedag": ("easter", 2),
    "Kristi himmelfartsdag": ("ascension", 1),
    "Første pinsedag": ("pentecost", 1),
    "Andre pinsedag": ("pentecost", 2),
    "Første juledag": ("christmas", 1),
    "Andre juledag": ("christmas", 2),
    "Grunnlovsdagen": ("national", 1),
    "Arbeidernes dag": ("labour", 1),
    "Første nyttårsdag": ("new-year", 1),
}


@pytest.mark.parametrize("year", range(1990, 2045, 6))
def test_public_holidays(year: int) -> None:
    calendar = holidays.country_holidays("NO", years=year, language="no")
    for day, names in calendar.items():
        for name in names.split("; "):
            if name in OFFICIAL:
                assert feasts.feast_in(*OFFICIAL[name][:1], year, OFFICIAL[name][1]) == day, name


@pytest.mark.parametrize(
    ("name", "year", "nth", "expected"),
    [
        ("advent", 2021, 1, "2021-11-28"),
        ("advent", 2022, 1, "2022-11-27"),
        ("advent", 2022, 4, "2022-12-18"),
        ("advent", 2023, 4, "2023-12-24"),
        ("mothers", 2022, 1, "2022-02-13"),
        ("fathers", 2022, 1, "2022-11-13"),
        ("shrove-sunday", 2022, 1, "2022-02-27"),
        ("palm-sunday", 2024, 1, "2024-03-24"),
        ("earth-hour", 2024, 1, "2024-03-30"),
        ("black-friday", 2022, 1, "2022-11-25"),
    ],
)
def test_movable(name: str, year: int, nth: int, expected: str) -> None:
    assert feasts.feast_in(name, year, nth) == date.fromisoformat(expected)


def test_every_name_has_a_date() -> None:
    assert [name for name in {*NAMES, *NUMBERED} if feasts.feast_in(name, 2022) is None] == []
    assert [name for name in STRETCHES if feasts.stretch_in(name, 2022) is None] == []


def test_no_fifth_sunday_in_advent() -> None:
    assert feasts.feast_in("advent", 2022, 5) is None


@pytest.mark.parametrize(
    ("month", "nth", "weekday", "expected"),
    [
        (3, -1, 2, date(2022, 3, 30)),
        (3, 5, 2, date(2022, 3, 30)),
        (2, 5, 0, None),
        (5, 1, 6, date(2022, 5, 1)),
    ],
)
def test_nth_weekday(month: int, nth: int, weekday: int, expected: date | None) -> None:
    assert feasts.nth_weekday(2022, month, nth, weekday) == expected
