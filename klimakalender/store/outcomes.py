"""Pages that gave nothing new to read: unchanged, missing, refused, broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import absence, listings, pages
from klimakalender.store.saving import moment_of, refresh

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.events import Moment
    from klimakalender.store.pages import PageFacts
    from klimakalender.store.runs import Run


def save_outcome(connection: sqlite3.Connection, run: Run, facts: PageFacts) -> None:
    """Note how asking for a page ended, and what that says about its listings.

    ``missing`` is evidence of absence and ``unchanged`` confirms what is known; anything else says nothing.
    A page that was asked for later already is left as it is then known.
    """
    moment = moment_of(run, facts)
    before = pages.find(connection, facts.url)
    if before is not None and before["checked_at"] > moment.at:
        return
    pages.write(connection, facts, before)
    if facts.outcome == "missing":
        _hand_over(connection, facts.url, moment)
    rows = connection.execute("select id, missing_why from listings where url = ?", [facts.url]).fetchall()
    dropped = [row["id"] for row in rows if row["missing_why"] == "dropped"]
    if facts.outcome == "missing":
        for row in rows:
            absence.note_missing(connection, row["id"], "gone", moment)
    elif facts.outcome == "unchanged":
        _confirm(connection, facts.url, dropped, moment)
        tally = run.tally(facts.source_id)
        tally["pages"] += 1
        tally["events"] += len(rows) - len(dropped)
        tally["unchanged"] += len(rows) - len(dropped)


def _hand_over(connection: sqlite3.Connection, url: str, moment: Moment) -> None:
    """What an address that is gone announced, another address of the page goes on announcing."""
    row = pages.find(connection, url)
    handed = listings.hand_over(connection, url, row["canonical_url"]) if row else set()
    for event_id in sorted(handed):
        pages.forget_body(connection, url)
        refresh(connection, event_id, moment)


def _confirm(connection: sqlite3.Connection, url: str, dropped: list[str], moment: Moment) -> None:
    """What the page had when it was last read it still has, and what it had dropped is still not there."""
    for listing_id in dropped:
        absence.note_missing(connection, listing_id, "dropped", moment)
    for event_id in sorted(absence.restore_page(connection, url)):
        refresh(connection, event_id, moment)
