"""Every table, view and column of the database is described, and nothing that does not exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from klimakalender.publish.site import DATABASE, metadata

ROOT = Path(__file__).resolve().parents[2]
TABLES: dict[str, Any] = metadata()["databases"][DATABASE]["tables"]
SOURCES = ROOT / "data" / "reference" / "SOURCES.md"


@pytest.fixture
def schema(harvest: Any) -> dict[str, list[str]]:
    """Tables and views with their columns; the shadow tables of the search index are its own affair."""
    connection = harvest.store.connection
    names = [
        row["name"]
        for row in connection.execute("select name from sqlite_master where type in ('table', 'view')")
        if not row["name"].startswith(("events_fts", "coming_fts", "sqlite_"))
    ]
    return {
        name: [row["name"] for row in connection.execute("select name from pragma_table_xinfo(?)", [name])]
        for name in names
    }


def test_every_table_and_view_is_described(schema: dict[str, list[str]]) -> None:
    assert set(TABLES) == set(schema)
    assert [name for name, table in TABLES.items() if not table.get("description")] == []


def test_every_column_is_described(schema: dict[str, list[str]]) -> None:
    assert {name: list(table["columns"]) for name, table in TABLES.items()} == schema
    blank = [
        (name, column)
        for name, table in TABLES.items()
        for column, text in table["columns"].items()
        if not text
    ]
    assert blank == []


def test_facets_and_orders_are_columns() -> None:
    for name, table in TABLES.items():
        named = [
            *table.get("facets", []),
            *(table[key] for key in ("sort", "sort_desc", "label_column") if key in table),
        ]
        assert set(named) <= set(table["columns"]), name


def test_licence_and_attribution() -> None:
    assert "NLOD" in metadata()["license"]
    assert metadata()["license_url"].startswith("https://")
    quoted = re.search(r"^> (Contains data from .+)$", SOURCES.read_text(encoding="utf-8"), re.MULTILINE)
    assert quoted, "the attribution line of SOURCES.md"
    assert metadata()["source"] == quoted[1]


def test_datasette_shows_it(client: Any) -> None:
    page = client.get("/klima/upcoming_events").text
    assert "Frist for å melde seg på som deltaker" in page
    assert "Kartverket" in page
