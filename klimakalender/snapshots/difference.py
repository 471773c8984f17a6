"""What changed in the data between two snapshots, event by event, counted by source."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("new", "changed", "cancelled", "vanished", "removed")
# What is noted on every look at a page, or follows from the rest.
BOOKKEEPING = frozenset({"id", "last_seen", "listing_count", "version", "updated_at", "sequence", "last_day"})
PARTS = ("sessions", "prices", "topics", "organizers")
OUTSIDE = "(none)"  # a site that the registry does not have

Counts = dict[str, dict[str, int]]


def compare(present: Path, previous: Path | None) -> dict[str, Any]:
    """Counts of events by source and in all; an event counts once, under the last of :data:`KINDS` that is true of it.

    ``removed`` has left the database or was merged into another event, ``vanished`` is no longer announced,
    ``cancelled`` is newly so, ``changed`` says anything else than before. Without a previous one all events are new.
    """
    with closing(sqlite3.connect(f"{present.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        after = _events(connection, "main")
        if previous is None:
            before: dict[str, tuple[str, bool, bool, bool]] = {}
            touched: set[str] = set()
        else:
            connection.execute("attach ? as old", [f"{previous.resolve().as_uri()}?mode=ro"])
            before, touched = _events(connection, "old"), _touched(connection)
    counts: dict[str, Counter[str]] = {}
    for event in sorted(before.keys() | after.keys()):
        kind = _kind(before.get(event), after.get(event), touched=event in touched)
        if kind:
            source = (after.get(event) or before[event])[0]
            counts.setdefault(source, Counter())[kind] += 1
    by_source = {source: _told(counts[source]) for source in sorted(counts)}
    return {"events": _told(sum(counts.values(), Counter())), "sources": by_source}


def _events(connection: sqlite3.Connection, schema: str) -> dict[str, tuple[str, bool, bool, bool]]:
    """Source, and whether merged, vanished, cancelled, by id."""
    query = (
        f"select id, coalesce(source_id, '{OUTSIDE}'), merged_into is not null, vanished_at is not null,"  # noqa: S608  ours
        f" status = 'cancelled' from {schema}.events"
    )
    return {row[0]: (row[1], bool(row[2]), bool(row[3]), bool(row[4])) for row in connection.execute(query)}


def _touched(connection: sqlite3.Connection) -> set[str]:
    """Events that say something else than before, in their own row or in those beside it."""
    touched: set[str] = set()
    for table in ("events", *PARTS):
        key = "id" if table == "events" else "event_id"
        held = [
            {row[1] for row in connection.execute(f"pragma {schema}.table_info({table})")}
            for schema in ("main", "old")
        ]
        columns = ", ".join([key, *sorted((held[0] & held[1]) - BOOKKEEPING - {key})])
        for one, other in (("main", "old"), ("old", "main")):
            query = f"select {columns} from {one}.{table} except select {columns} from {other}.{table}"  # noqa: S608  names of the schema
            touched |= {row[0] for row in connection.execute(query)}
    return touched


def _kind(
    before: tuple[str, bool, bool, bool] | None, after: tuple[str, bool, bool, bool] | None, *, touched: bool
) -> str | None:
    if before is None:
        # One that was found and merged between the two was never seen by anyone who has both.
        return None if after is None or after[1] else "new"
    if after is None or (after[1] and not before[1]):
        return None if before[1] else "removed"
    if after[2] and not before[2]:
        return "vanished"
    if after[3] and not before[3]:
        return "cancelled"
    return "changed" if touched and not after[1] else None


def _told(counts: Counter[str]) -> dict[str, int]:
    return {kind: counts[kind] for kind in KINDS}


def as_markdown(change: dict[str, Any]) -> str:
    """The same for people."""
    since = f"Since {change['previous']}" if change["previous"] else "The first snapshot: every event is new"
    lines = [
        f"# Changes of the data: {change['date']}\n",
        f"{since}. An event counts once.\n",
        f"| source | {' | '.join(KINDS)} |",
        f"|---|{'---:|' * len(KINDS)}",
    ]
    rows = [("**all**", change["events"]), *change["sources"].items()]
    lines += [f"| {source} | {' | '.join(str(counts[kind]) for kind in KINDS)} |" for source, counts in rows]
    return "\n".join(lines) + "\n"
