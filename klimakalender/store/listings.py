"""Rows of listings, one for each page and event, with the evidence that belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store.merging import Voice
from klimakalender.store.records import from_json, opaque, to_json, to_text

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.events import Moment
    from klimakalender.store.pages import PageFacts
    from klimakalender.store.records import Record


def on_page(connection: sqlite3.Connection, facts: PageFacts) -> list[sqlite3.Row]:
    """Every listing that the page has or had, also under another address of it, in order of position."""
    return connection.execute(
        "select l.*, p.outcome as page_outcome from listings l join pages p on p.url = l.url"
        " where l.url in (select ? union select url from pages where canonical_url = ?)"
        " order by l.position, l.first_seen, l.id",
        [facts.url, facts.canonical_url],
    ).fetchall()


def said_on(connection: sqlite3.Connection, facts: PageFacts) -> list[Record]:
    """The records of a page as it was last read, also when it is gone since."""
    return [from_json(row["record"]) for row in on_page(connection, facts) if row["missing_why"] != "dropped"]


def of_event(connection: sqlite3.Connection, event_id: str) -> list[sqlite3.Row]:
    """The listings of an event, oldest first; ``neighbours`` counts the other ones on the same page.

    Which of those that were found on one day was found first is chance, so of these the ids decide.
    """
    return connection.execute(
        "select l.*, (select count(*) from listings o where o.url = l.url and o.id <> l.id"
        " and o.missing_since is null) as neighbours"
        " from listings l where l.event_id = ? order by substr(l.first_seen, 1, 10), l.id",
        [event_id],
    ).fetchall()


def voice(row: sqlite3.Row) -> Voice:
    """A listing as it takes part in merging. What it says since it was found, it says since that day."""
    since = row["first_seen"][:10] if row["changed_at"] == row["first_seen"] else row["changed_at"]
    return Voice(
        row["id"],
        from_json(row["record"]),
        since,
        missing=row["missing_since"] is not None,
        in_list=row["neighbours"] > 0,
    )


def next_serial(connection: sqlite3.Connection, url: str) -> int:
    """The number of the next listing that begins at an address; ids are made of address and number."""
    serial: int = connection.execute("select count(*) from listings where url = ?", [url]).fetchone()[0]
    # A listing that moved here brought its id along, one that moved away left its number free.
    while connection.execute(
        "select 1 from listings where id = ?1 union all select 1 from events where id = ?2",
        [opaque("listing", url, serial), opaque("event", url, serial)],
    ).fetchone():
        serial += 1
    return serial


def insert(
    connection: sqlite3.Connection,
    listing_id: str,
    event_id: str,
    record: Record,
    found: str,
    position: int,
    moment: Moment,
) -> None:
    """A new listing at the record's address; ``found`` is the digest of what is said."""
    connection.execute(
        "insert into listings (id, event_id, url, source_id, position, title, record, digest, first_seen,"
        " changed_at, last_seen) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            listing_id, event_id, record["url"], record["source"], position, record["title"],
            to_json({**record, "id": event_id}), found, moment.at, moment.at, moment.at,
        ],
    )  # fmt: skip
    _write_evidence(connection, listing_id, event_id, record)


def update(
    connection: sqlite3.Connection,
    row: sqlite3.Row,
    record: Record,
    found: str,
    position: int,
    moment: Moment,
    *,
    reread: bool = False,
) -> bool:
    """Bring a listing to what the page says, ``found`` being its digest; whether anything differed.

    Evidence follows the words. So does ``changed_at``, unless the page is the same (``reread``) and only our
    reading of it is new.
    """
    differs = found != row["digest"]
    if not differs and (row["position"], row["url"]) == (position, record["url"]):
        return False
    wanted = {
        "url": record["url"],
        "position": position,
        "title": record["title"],
        "record": to_json({**record, "id": row["event_id"]}),
        "digest": found,
        "changed_at": moment.at if differs and not reread else row["changed_at"],
        "last_seen": max(moment.at, row["last_seen"]),
    }
    # Only what differs: an address that is written again is looked up again, in its index and among the pages.
    differing = {name: value for name, value in wanted.items() if row[name] != value}
    connection.execute(
        f"update listings set {', '.join(f'{name} = ?' for name in differing)} where id = ?",  # noqa: S608
        [*differing.values(), row["id"]],
    )
    if differs:
        _write_evidence(connection, row["id"], row["event_id"], record)
    return True


def hand_over(connection: sqlite3.Connection, url: str, canonical_url: str) -> set[str]:
    """Listings of an address that is gone: where another address of the page announces the same, they are
    deleted; where another one is there and has no listing of its own, they move to it.

    Gives their events, to be derived anew.
    """
    rows = connection.execute(
        "delete from listings where url = ?1 and event_id in (select l.event_id from listings l"
        " join pages p on p.url = l.url where p.canonical_url = ?2 and l.url <> ?1"
        " and p.outcome in ('ok', 'unchanged') and l.missing_since is null) returning event_id",
        [url, canonical_url],
    ).fetchall()
    heir = connection.execute(
        "select url from pages p where canonical_url = ?2 and url <> ?1 and outcome in ('ok', 'unchanged')"
        " and kind = 'event' and not exists (select 1 from listings l where l.url = p.url)"
        " order by fetched_at desc, url limit 1",
        [url, canonical_url],
    ).fetchone()
    if heir is not None:
        rows += connection.execute(
            "update listings set url = ?2, record = json_set(record, '$.url', ?2)"
            " where url = ?1 and missing_since is null returning event_id",
            [url, heir["url"]],
        ).fetchall()
    return {row["event_id"] for row in rows}


def _write_evidence(connection: sqlite3.Connection, listing_id: str, event_id: str, record: Record) -> None:
    """Bring the evidence of a listing, in its order, to that of the record; rows that say the same stay."""
    wanted = [
        (
            piece["field"],
            to_text(piece["value"]),
            piece["quote"],
            piece["where"],
            piece["rule"],
            piece["confidence"],
        )
        for piece in record["evidence"]
    ]
    standing = connection.execute(
        'select id, field, value, quote, "where", rule, confidence from evidence where listing_id = ? order by id',
        [listing_id],
    ).fetchall()
    pairs = zip(standing, wanted, strict=False)
    connection.executemany(
        'update evidence set field = ?, value = ?, quote = ?, "where" = ?, rule = ?, confidence = ? where id = ?',
        [(*piece, row["id"]) for row, piece in pairs if tuple(row)[1:] != piece],
    )
    connection.executemany(
        "delete from evidence where id = ?", [(row["id"],) for row in standing[len(wanted) :]]
    )
    connection.executemany(
        'insert into evidence (listing_id, event_id, field, value, quote, "where", rule, confidence)'
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(listing_id, event_id, *piece) for piece in wanted[len(standing) :]],
    )
