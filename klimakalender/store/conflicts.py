"""Rows of conflicts: what listings say otherwise than their event, for as long as they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store.merging import dissents
from klimakalender.store.records import to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klimakalender.store.events import Moment
    from klimakalender.store.merging import Voice
    from klimakalender.store.records import Record


def write_conflicts(
    connection: sqlite3.Connection, event_id: str, merged: Record, voices: Sequence[Voice], moment: Moment
) -> None:
    """Bring the conflicts of an event to what its voices say; standing ones keep their ``seen_at``."""
    found = {
        (one.listing_id, one.field, to_text(one.value), to_text(one.kept)) for one in dissents(merged, voices)
    }
    rows = connection.execute(
        "select id, listing_id, field, value, kept_value from conflicts where event_id = ?", [event_id]
    ).fetchall()
    standing = {(row["listing_id"], row["field"], row["value"], row["kept_value"]): row["id"] for row in rows}
    connection.executemany(
        "delete from conflicts where id = ?",
        [(row_id,) for key, row_id in standing.items() if key not in found],
    )
    connection.executemany(
        "insert into conflicts (event_id, listing_id, field, value, kept_value, seen_at)"
        " values (?, ?, ?, ?, ?, ?)",
        [(event_id, *key, moment.at) for key in sorted(found - standing.keys(), key=repr)],
    )
