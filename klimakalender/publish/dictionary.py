"""The data dictionary: every table and view with its columns, what they mean, hold and come from.

Meanings are those of ``metadata.yaml`` and ``english.yaml``, kinds of :mod:`columns`, origins of :mod:`origins`; types,
rules and examples are read from the database that is served.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from datasette.utils import sqlite_timelimit

from klimakalender.publish.columns import is_internal, kind_of
from klimakalender.publish.origins import origin_of
from klimakalender.publish.site import DATABASE, metadata
from klimakalender.store.folding import fold

# Examples and rules are looked for in so many rows, so that a large database is no slower.
ROWS, EVIDENCE_ROWS = 100, 20_000
LONGEST_MS = 100
LONGEST_EXAMPLE = 80
# What a number is a number of; the rest are counts, or have none.
UNITS = {"degrees": "°", "days": "d", "share": "1"}
RULES = f"""
    select field, rule from (select field, rule from evidence order by id desc limit {EVIDENCE_ROWS})
    where rule is not null group by field, rule order by field, count(*) desc, rule"""  # noqa: S608  a constant


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` is what sort of value it is, ``declared`` SQLite's type (empty in views: worked out).

    ``about`` is bokmål, ``about_en`` English; of what is about running the program there is none.

    ``field`` and ``rules`` say under which name the words stand in ``evidence``, and which rules read them there.
    """

    name: str
    about: str
    about_en: str | None
    kind: str
    declared: str
    unit: str
    origin: str
    field: str | None
    rules: tuple[str, ...]
    example: str | None
    internal: bool


@dataclass(frozen=True, slots=True)
class Table:
    """``is_view`` marks the contract outwards; ``internal`` what is about running the program."""

    name: str
    title: str
    title_en: str | None
    about: str
    about_en: str | None
    is_view: bool
    internal: bool
    columns: tuple[Column, ...]


@lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """What ``metadata.yaml`` says in bokmål → the same in English, of all that is published."""
    text = files("klimakalender.publish").joinpath("english.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return loaded


def dictionary(connection: sqlite3.Connection) -> list[Table]:
    """All described tables, views first, those about the program last."""
    described: dict[str, Any] = metadata()["databases"][DATABASE]["tables"]
    there = {
        row[0]: row[1] == "view"
        for row in connection.execute("select name, type from sqlite_master where type in ('table', 'view')")
    }
    rules: dict[str, list[str]] = {}
    for field, rule in connection.execute(RULES):
        rules.setdefault(field, []).append(rule)
    found = [
        _table(connection, name, one, rules, is_view=there[name])
        for name, one in described.items()
        if name in there
    ]
    return sorted(found, key=lambda table: (table.internal, not table.is_view))


def _table(
    connection: sqlite3.Connection,
    name: str,
    described: dict[str, Any],
    rules: dict[str, list[str]],
    *,
    is_view: bool,
) -> Table:
    declared = {row[1]: row[2].lower() for row in connection.execute(f"pragma table_info({name})")}
    rows = _rows(connection, name)
    columns = []
    for column, about in described["columns"].items():
        kind, origin = kind_of(name, column, declared.get(column) or "text"), origin_of(name, column)
        example = next((row[column] for row in rows if row.get(column) not in (None, "")), None)
        columns.append(
            Column(
                name=column,
                about=about,
                about_en=english().get(about),
                kind=kind,
                declared=declared.get(column, ""),
                unit=UNITS.get(kind, ""),
                origin=origin.kind,
                field=origin.field,
                rules=tuple(rules.get(origin.field or "", ())),
                example=None if example is None else _short(str(example)),
                internal=is_internal(name, column),
            )
        )
    title, about = described.get("title", name), described["description"].strip()
    said = english()
    return Table(
        name, title, said.get(title), about, said.get(about), is_view, is_internal(name), tuple(columns)
    )


def _rows(connection: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """Some rows to take examples from; none of a view that has to count too much for them."""
    try:
        with sqlite_timelimit(connection, LONGEST_MS):
            shown = connection.execute(f"select * from {name} limit {ROWS}")  # noqa: S608  names of ours
            names = [each[0] for each in shown.description]
            return [dict(zip(names, row, strict=True)) for row in shown]
    except sqlite3.OperationalError:
        return []


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[:LONGEST_EXAMPLE]}…"


def searched(tables: list[Table], words: str) -> list[Table]:
    """The columns that have all words in their names and meanings; whole tables where only their own have them.

    Letters fold as in the search for events.
    """
    wanted = fold(words).split()

    def has(*texts: str | None) -> bool:
        folded = fold(" ".join(text for text in texts if text))
        return all(word in folded for word in wanted)

    found = []
    for table in tables:
        columns = tuple(one for one in table.columns if has(one.name, one.about, one.about_en, one.field))
        if columns or has(table.name, table.title, table.about, table.title_en, table.about_en):
            found.append(replace(table, columns=columns or table.columns))
    return found


def as_rows(tables: list[Table]) -> list[dict[str, Any]]:
    """A row for each column, as the CSV has them."""
    return [
        {"table": table.name, "view": table.is_view}
        | asdict(column)
        | {"rules": "|".join(column.rules), "internal": table.internal or column.internal}
        for table in tables
        for column in table.columns
    ]


def as_csv(tables: list[Table]) -> str:
    """The dictionary as a table: flags are 0 and 1, several rules share a cell with ``|`` between them."""
    out = io.StringIO()
    rows = as_rows(tables)
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: int(value) if isinstance(value, bool) else value for key, value in row.items()})
    return out.getvalue()
