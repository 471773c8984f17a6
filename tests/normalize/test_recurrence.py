"""Recurrence rules and their days."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.atoms import Rule
from normalize.recurrence import MOST_OCCURRENCES, occurrences, recurrence_value

TUESDAY = Rule("WEEKLY", (1,))


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (TUESDAY, "FREQ=WEEKLY;BYDAY=TU"),
        (Rule("WEEKLY", (1, 3), interval=2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        (Rule("MONTHLY", (2,), (-1,)), "FREQ=MONTHLY;BYDAY=-1WE"),
        (Rule("MONTHLY", (3,), (1, 3)), "FREQ=MONTHLY;BYDAY=1TH,3TH"),
        (Rule("DAILY"), "FREQ=DAILY"),
    ],
)
def test_value(rule: Rule, value: str) -> None:
    assert recurrence_value(rule) == value


@pytest.mark.parametrize(
    ("rule", "first", "last", "count", "expected"),
    [
        (TUESDAY, date(2022, 3, 1), date(2022, 3, 15), None, [1, 8, 15]),
        (TUESDAY, date(2022, 3, 2), date(2022, 3, 15), None, [8, 15]),
        (TUESDAY, date(2022, 3, 2), None, None, [8]),
        (TUESDAY, date(2022, 3, 1), None, 3, [1, 8, 15]),
        (Rule("WEEKLY", (1,), interval=2), date(2022, 3, 2), date(2022, 3, 31), None, [8, 22]),
        (Rule("WEEKLY", (1,), parity=0), date(2022, 3, 1), date(2022, 3, 31), None, [8, 22]),
        (Rule("WEEKLY", (1,), parity=1), date(2022, 3, 1), date(2022, 3, 31), None, [1, 15, 29]),
        (Rule("MONTHLY", (2,), (-1,)), date(2022, 3, 1), date(2022, 3, 31), None, [30]),
        (Rule("DAILY"), date(2022, 3, 1), date(2022, 3, 3), None, [1, 2, 3]),
    ],
)
def test_occurrences(
    rule: Rule, first: date, last: date | None, count: int | None, expected: list[int]
) -> None:
    assert [day.day for day in occurrences(rule, first, last, count)] == expected


def test_a_rule_that_is_never_met_ends() -> None:
    assert occurrences(Rule("WEEKLY", (0,), parity=7), date(2022, 1, 1), None) == []


def test_no_more_days_than_a_programme_lists() -> None:
    assert len(occurrences(Rule("DAILY"), date(2022, 1, 1), date(2032, 1, 1))) == MOST_OCCURRENCES
