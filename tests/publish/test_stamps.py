"""Moments of filters, and when something is over."""

from __future__ import annotations

from datetime import datetime

import pytest

from klimakalender.publish.stamps import Moment, is_over, read_moment
from normalize.values import OSLO

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-01", Moment("2026-05-01")),
        ("2026-05-01T09:00", Moment("2026-05-01", "2026-05-01T09:00:00")),
        ("2026-05-01T09:00:00+02:00", Moment("2026-05-01", "2026-05-01T09:00:00")),
        ("2026-05-01T09:00:00 02:00", Moment("2026-05-01", "2026-05-01T09:00:00")),
        ("2026-04-30T22:30:00Z", Moment("2026-05-01", "2026-05-01T00:30:00")),
        ("today", Moment("2026-11-24")),
        ("now", Moment("2026-11-24", "2026-11-24T10:00:00")),
    ],
)
def test_reads_moment(text: str, expected: Moment) -> None:
    assert read_moment(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "i dag", "2026-13-01", "01.05.2026", "2026-05-01T25:00", "now()"])
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_moment(text, NOW)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "expected"),
    [
        pytest.param("2026-11-24T08:00:00+01:00", "2026-11-24T09:59:00+01:00", True, id="ended a minute ago"),
        pytest.param("2026-11-24T08:00:00+01:00", "2026-11-24T10:01:00+01:00", False, id="ends in a minute"),
        pytest.param("2026-11-24T08:00:00+01:00", None, False, id="began today, end unknown"),
        pytest.param("2026-11-23T08:00:00+01:00", None, True, id="began yesterday, end unknown"),
        pytest.param("2026-11-24", None, False, id="today"),
        pytest.param("2026-11-20", "2026-11-24", False, id="last day"),
        pytest.param("2026-11-23", None, True, id="yesterday"),
        pytest.param(None, None, False, id="no day"),
    ],
)
def test_is_over(starts_at: str | None, ends_at: str | None, expected: bool) -> None:
    assert is_over(starts_at, ends_at, NOW) is expected
