"""Which year a date without one belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.sessions import Dates, read_dates
from normalize.values import day_of
from normalize.years import YearHints


def first_day(dates: Dates) -> str:
    return day_of(dates.sessions[0].start).isoformat()


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("8. januar", "2021-12-10", "2022-01-08"),
        ("10. desember", "2021-12-10", "2021-12-10"),
        ("9. desember", "2021-12-10", "2022-12-09"),
        ("29. februar", "2021-03-01", "2024-02-29"),
        ("29. februar", "2096-03-01", "2104-02-29"),
        ("torsdag 9. desember", "2021-12-10", "2021-12-09"),
        ("fredag 9. desember", "2021-12-10", "2022-12-09"),
        ("fredag 14. november", "2025-11-01", "2025-11-14"),
        ("16. og 17. januar ble samlingen holdt", "2018-01-19", "2018-01-16"),
        ("Fristen var 20. april", "2022-05-02", "2022-04-20"),
        ("Fristen er 20. april", "2022-05-02", "2023-04-20"),
        ("28. desember – 3. januar", "2021-12-30", "2021-12-28"),
        ("2. mars, 14. april og 20. mai", "2022-03-10", "2022-03-02"),
        ("1. desember, 12. januar og 9. februar", "2022-02-01", "2022-12-01"),
        ("uke 1", "2021-12-20", "2022-01-03"),
        ("mandag uke 53", "2020-12-01", "2020-12-28"),
        ("mandag uke 53", "2021-12-01", "2026-12-28"),
    ],
)
def test_reference_date(text: str, reference: str, expected: str) -> None:
    dates = read_dates(text, YearHints(date.fromisoformat(reference)))
    found = first_day(dates) if dates.sessions else dates.approximate.first.isoformat()
    assert found == expected


@pytest.mark.parametrize(
    ("text", "hints", "expected", "reason"),
    [
        ("5. mai", {"dated": {(5, 5): 2019}}, "2019-05-05", "elsewhere on the page"),
        ("5. mai", {"dated": {(6, 6): 2019}}, "2022-05-05", "first occurrence"),
        ("5. mai", {"years": (2020,)}, "2020-05-05", "title or address"),
        ("5. mai", {"years": (2030,)}, "2022-05-05", "first occurrence"),
        ("5. mai", {"dated": {(5, 5): 2019}, "years": (2020,)}, "2019-05-05", "elsewhere on the page"),
        ("tirsdag 5. mai", {"years": (2020,)}, "2020-05-05", "title or address"),
        ("onsdag 5. mai", {"years": (2020,)}, "2021-05-05", "weekday agrees"),
        ("torsdag 5. mai", {"years": (2020,)}, "2022-05-05", "first occurrence"),
        ("4. og 5. mai", {"dated": {(5, 5): 2019}}, "2019-05-04", "elsewhere on the page"),
        ("4. og 5. mai", {"dated": {(5, 4): 2019}}, "2019-05-04", "elsewhere on the page"),
        ("5. mars", {"years": (2022,), "filed": date(2022, 11, 1)}, "2022-03-05", "first occurrence"),
        ("5. mars", {"years": (2021,), "filed": date(2021, 11, 1)}, "2022-03-05", "first occurrence"),
        ("5. juli", {"years": (2021,), "filed": date(2021, 11, 1)}, "2021-07-05", "title or address"),
        ("5. mars", {"years": (2021,), "filed": date(2021, 2, 1)}, "2021-03-05", "title or address"),
    ],
)
def test_hints(text: str, hints: dict[str, object], expected: str, reason: str) -> None:
    dates = read_dates(text, YearHints(date(2022, 2, 1), **hints))
    assert first_day(dates) == expected
    (issue,) = (issue for issue in dates.issues if issue.code == "year-inferred")
    assert reason in issue.message


def test_a_written_year_needs_no_hint() -> None:
    dates = read_dates("5. mai 2022", YearHints(date(2010, 1, 1), {(5, 5): 2019}, (2020,)))
    assert first_day(dates) == "2022-05-05"
    assert dates.issues == ()


def test_a_weekday_that_no_year_fits_is_flagged_and_the_date_kept() -> None:
    dates = read_dates("mandag 5. mai", YearHints(date(2022, 2, 1)))
    assert first_day(dates) == "2022-05-05"
    assert {issue.code for issue in dates.issues} == {"year-inferred", "weekday-mismatch"}


@pytest.mark.parametrize("reference", [date.min, date(1, 12, 31), date(9999, 1, 1), date.max])
@pytest.mark.parametrize(
    "text", ["29. februar", "mandag 5. mai", "om 900 dager", "neste måned", "uke 53", "i vinter"]
)
def test_far_reference_dates_are_no_error(text: str, reference: date) -> None:
    read_dates(text, YearHints(reference))
