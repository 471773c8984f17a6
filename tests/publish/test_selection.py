"""Which parameters are understood, and what a wrong one is told."""

from __future__ import annotations

from datetime import datetime

import pytest

from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.filters import ALIASES, FILTERS
from klimakalender.publish.selection import MAX_PAGE, select
from normalize.values import OSLO

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bogus", "1"),
        ("start", "i morgen"),
        ("end", "2026-02-30"),
        ("days", "-1"),
        ("days", "4000"),
        ("days", "٣٣٣٣٣٣"),
        ("bbox", "1,2,3"),
        ("bbox", "10,58,5,63"),
        ("bbox", "nan,nan,nan,nan"),
        ("is_free", "kanskje"),
        ("online", "ja"),
        ("attendance", "onsite,teleport"),
        ("event_status", "avlyst"),
        ("climate", "weather"),
        ("language", "de"),
        ("last_modified_since", "yesterday"),
        ("sort", "price"),
        ("page_size", "0"),
        ("page_size", "abc"),
        ("page_size", str(MAX_PAGE + 1)),
        ("cursor", "!!"),
        ("cursor", "eyJhIjoxfQ"),
        ("ids", ","),
    ],
)
def test_names_the_wrong_parameter(name: str, value: str) -> None:
    with pytest.raises(BadParameterError) as caught:
        select([(name, value)], NOW)
    assert caught.value.parameter == name
    assert str(caught.value).startswith(f"{name}: ")


@pytest.mark.parametrize("name", [*FILTERS, *ALIASES, "sort", "page_size", "cursor"])
def test_empty_counts_as_not_given(name: str) -> None:
    assert select([(name, " ")], NOW).where == select([], NOW).where


def test_last_page_size_counts() -> None:
    assert select([("page_size", "50"), ("page_size", "7")], NOW).page_size == 7


def test_repeated_filters_add_up() -> None:
    repeated = select([("municipality", "3301"), ("municipality", "Ålesund")], NOW)
    assert repeated.where == select([("municipality", "3301,Ålesund")], NOW).where


def test_cursor_belongs_to_its_order() -> None:
    cursor = select([("sort", "title")], NOW).cursor_after("A", "x")
    assert select([("sort", "title"), ("cursor", cursor)], NOW).after == ("A", "x")
    with pytest.raises(BadParameterError, match="sort=title"):
        select([("cursor", cursor)], NOW)


@pytest.mark.parametrize("name", FILTERS)
def test_values_never_become_sql(name: str) -> None:
    evil = "x'); drop table events; --"
    try:
        selection = select([(name, evil)], NOW)
    except BadParameterError:
        return
    assert "drop table" not in selection.where.sql
