"""What is not there any more. A missing page is evidence; only repeated evidence lets a coming event vanish.

A page that is unlinked, refused, or answered by an error has not gone. Past events never vanish. Vanishing
waits for the end of the source, where the guard looks at all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.events import Moment

ENOUGH_EVIDENCE = 2  # runs that found it missing
# No more of a source's coming events may be missing at once than this number or, if larger, this share; nor all of
# several, since a fault of a small site takes all of the little that there is.
GUARD_NUMBER = 5
GUARD_SHARE = 0.2
# An event without any date may be coming. S608 in this module: the SQL is put together from constants.
COMING = "coalesce(e.last_day >= ?, 1)"


@dataclass(frozen=True, slots=True)
class Settlement:
    """Listings that are now vanished, their events, and how many events the guard held back."""

    events: frozenset[str]
    held_back: int = 0


def note_missing(
    connection: sqlite3.Connection, listing_id: str, why: Literal["gone", "dropped"], moment: Moment
) -> None:
    """Note that a listing was looked for and not found: its page is gone, or no longer has it.

    Counts once per moment, and only for coming events: of past ones it is noted without consequence. What
    was dropped stays so when the page goes as well: it would not come back with the page.
    """
    if why == "gone":
        found = connection.execute("select missing_why from listings where id = ?", [listing_id]).fetchone()
        why = found["missing_why"] or why
    connection.execute(
        f"update listings set missing_count = missing_count + 1, missing_at = ?1, missing_why = ?2,"  # noqa: S608
        f" missing_since = coalesce(missing_since, ?1) where id = ?3 and coalesce(missing_at, '') < ?1"
        f" and exists (select 1 from events e where e.id = listings.event_id"
        f" and {COMING.replace('?', '?4')})",
        [moment.at, why, listing_id, moment.day],
    )
    connection.execute(
        "update listings set missing_since = ?, missing_why = ? where id = ? and missing_since is null",
        [moment.at, why, listing_id],
    )


def note_silent(connection: sqlite3.Connection, listing_id: str, moment: Moment) -> None:
    """Note that the page of a listing is there under its title but announces nothing that can be read.

    That is no evidence of absence: dates that a script draws, or a template that lost them, look like this.
    """
    connection.execute(
        "update listings set silent_since = coalesce(silent_since, ?) where id = ?", [moment.at, listing_id]
    )


def withdraw(connection: sqlite3.Connection, listing_id: str, moment: Moment) -> None:
    """Take back a listing that a better reading does not find on the same page: it never was there."""
    connection.execute(
        "update listings set missing_since = coalesce(missing_since, ?1), missing_why = 'dropped',"
        " vanished_at = ?1 where id = ?2",
        [moment.noted_at, listing_id],
    )


def restore(connection: sqlite3.Connection, listing_id: str) -> None:
    """Take a listing for present again."""
    connection.execute(
        "update listings set missing_since = null, missing_at = null, missing_why = null, missing_count = 0,"
        " vanished_at = null, silent_since = null where id = ?",
        [listing_id],
    )


def restore_page(connection: sqlite3.Connection, url: str) -> set[str]:
    """Take the listings of a page that is back, unchanged, for present again; gives their events."""
    rows = connection.execute(
        "update listings set missing_since = null, missing_at = null, missing_why = null, missing_count = 0,"
        " vanished_at = null where url = ? and missing_why = 'gone' returning event_id",
        [url],
    ).fetchall()
    return {row["event_id"] for row in rows}


def settle(connection: sqlite3.Connection, source_id: str, today: str) -> Settlement:
    """Let vanish what has been missing often enough, or nothing when too much is missing at once."""
    missing = connection.execute(
        f"select l.id, l.event_id, l.missing_count from listings l join events e on e.id = l.event_id"  # noqa: S608
        f" where l.source_id = ? and l.missing_count > 0 and l.vanished_at is null and {COMING}",
        [source_id, today],
    ).fetchall()
    ripe = [row for row in missing if row["missing_count"] >= ENOUGH_EVIDENCE]
    # What another page still announces does not go away with this one.
    at_stake = {row["event_id"] for row in missing if not _stands_elsewhere(connection, row["event_id"])}
    coming = _coming(connection, source_id, today)
    many = len(at_stake) > max(GUARD_NUMBER, GUARD_SHARE * coming)
    if ripe and (many or len(at_stake) == coming > 1):
        return Settlement(frozenset(), held_back=len(at_stake))
    connection.executemany(
        "update listings set vanished_at = missing_at where id = ?", [(row["id"],) for row in ripe]
    )
    return Settlement(frozenset(row["event_id"] for row in ripe))


def _stands_elsewhere(connection: sqlite3.Connection, event_id: str) -> bool:
    found = connection.execute(
        "select 1 from listings where event_id = ? and missing_since is null limit 1", [event_id]
    ).fetchone()
    return found is not None


def _coming(connection: sqlite3.Connection, source_id: str, today: str) -> int:
    count: int = connection.execute(
        f"select count(distinct e.id) from listings l join events e on e.id = l.event_id"  # noqa: S608
        f" where l.source_id = ? and l.vanished_at is null and {COMING}",
        [source_id, today],
    ).fetchone()[0]
    return count
