"""The API reads nothing that the data dictionary does not describe, as SQLite tells; Datasette lists nothing else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from bs4 import BeautifulSoup
from datasette import hookimpl
from datasette.plugins import pm

from klimakalender.publish.site import DATABASE, metadata

Make = Callable[..., dict[str, Any]]
TABLES: dict[str, Any] = metadata()["databases"][DATABASE]["tables"]
# SQLite's own: the schema, functions that give rows, and the tables inside a full-text index.
INTERNAL = re.compile(
    r"sqlite_master|sqlite_schema|json_each|pragma_\w+|\w+_fts(_config|_data|_idx|_docsize|_vocab)?"
)
# What stands for a row, not for a column.
ROW = frozenset({"", "ROWID"})
QUERIES = [
    *("", "text=klima", "county=33", "topic=klimabudsjett", "bbox=4,57,32,72", "ids=x", "show_deleted=true"),
    *("sort=title", "sort=-updated_at", "start=2000-01-01", "last_modified_since=2000-01-01", "online=true"),
    *("is_free=true", "enrolment_open=true", "fields=id,title", "publisher=Drammen", "page_size=1"),
]


@dataclass
class Witness:
    """A plugin by which SQLite tells what each statement of a connection reads."""

    __name__ = "witness"
    reads: set[tuple[str, str]] = field(default_factory=set)
    forbidden: list[tuple[Any, ...]] = field(default_factory=list)

    @hookimpl
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        conn.set_authorizer(self.note)

    def note(self, action: int, first: str | None, second: str | None, *where: str | None) -> int:
        reading = (
            sqlite3.SQLITE_SELECT,
            sqlite3.SQLITE_FUNCTION,
            sqlite3.SQLITE_PRAGMA,
            sqlite3.SQLITE_RECURSIVE,
        )
        if action == sqlite3.SQLITE_READ:
            self.reads.add((str(first), str(second)))
        elif action not in (*reading, sqlite3.SQLITE_TRANSACTION) and first != "sqlite_master":
            self.forbidden.append((action, first, second, *where))
        return sqlite3.SQLITE_OK


@pytest.fixture
def witness() -> Iterator[Witness]:
    found = Witness()
    pm.register(found, name="witness")
    yield found
    pm.unregister(found)


@pytest.fixture
def event_id(witness: Witness, harvest: Any, announcement: Make, session: Make) -> str:
    (one, *_) = harvest.save(
        announcement("Klimakveld", session("2098-05-03T18:00"), registration={"deadline": "2098-05-01"}),
        announcement("Klimadag", session("2098-05-04"), session("2098-05-05"), price={"is_free": True}),
    )
    return str(one)


def addresses(client: Any, event_id: str) -> Iterator[str]:
    """Every path of the description in every format, events also by every kind of parameter."""
    described = client.json("/api/v1/openapi.json")
    for path, methods in described["paths"].items():
        parameters = [_resolved(described, one) for one in methods["get"].get("parameters", [])]
        formats = [one["schema"]["enum"] for one in parameters if one["name"] == "format"] or [[""]]
        includes = [one["schema"] for one in parameters if one["name"] == "include"]
        for extension in formats[0]:
            address = "/api/v1" + path.replace("{format}", extension).replace("{id}", event_id)
            yield address
            if includes:
                yield f"{address}?include={','.join(includes[0]['items']['enum'])}"
    yield from (f"/api/v1/events?{query}" for query in QUERIES)
    yield from (f"/api/v1/events.{form}?{query}" for form, query in product(("ics", "csv"), QUERIES[:7]))


def _resolved(described: dict[str, Any], parameter: dict[str, Any]) -> dict[str, Any]:
    reference = parameter.get("$ref")
    if not reference:
        return parameter
    found: dict[str, Any] = described["components"]["parameters"][reference.rpartition("/")[2]]
    return found


def test_the_api_reads_what_is_described(client: Any, witness: Witness, event_id: str) -> None:
    asked = 0
    for address in addresses(client, event_id):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        asked += 1
    assert asked > 30
    read = {(table, column) for table, column in witness.reads if not INTERNAL.fullmatch(table)}
    described = {(name, column) for name, table in TABLES.items() for column in table["columns"]}
    assert {one for one in read if one[1] not in ROW} <= described
    assert {table for table, _ in read} <= TABLES.keys()
    assert {"events", "sessions", "prices", "changes", "sources", "municipalities"} <= {
        table for table, _ in read
    }
    assert witness.forbidden == []


def test_datasette_lists_what_is_described(client: Any, event_id: str) -> None:
    told = client.json(f"/{DATABASE}.json")
    shown = {one["name"] for one in told["tables"] if not one["hidden"]} | {
        one["name"] for one in told["views"]
    }
    hidden = {name for name, table in TABLES.items() if table.get("hidden")}
    assert shown == TABLES.keys() - hidden
    assert all(
        INTERNAL.fullmatch(one["name"]) or one["name"] in hidden for one in told["tables"] if one["hidden"]
    )
    soup: Any = BeautifulSoup(client.get(f"/{DATABASE}").text, "lxml")
    paths = [str(node["href"]) for node in soup.select("section a[href]")]
    assert {path.rpartition("/")[2] for path in paths if re.fullmatch(rf"/{DATABASE}/\w+", path)} == shown
