"""A page that was read, into the database: its listings, their events, series and issues.

Runs inside one transaction. A page that says what it said before changes no row but its own in ``pages``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import absence, events, listings, pages
from klimakalender.store.candidates import find_matches, record_decisions
from klimakalender.store.conflicts import write_conflicts
from klimakalender.store.events import Moment
from klimakalender.store.identity import SAME_TITLE, Known, pair
from klimakalender.store.joining import TELLING, claim, join
from klimakalender.store.memory import remember
from klimakalender.store.merging import merge
from klimakalender.store.notes import write_issues, write_series
from klimakalender.store.records import digest, from_json, opaque
from klimakalender.store.stamps import days_of, last_day, oslo_day, utc
from klimakalender.store.titles import likeness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klimakalender.store.pages import PageFacts
    from klimakalender.store.records import Record, Row
    from klimakalender.store.runs import Run


def save_reading(
    connection: sqlite3.Connection,
    run: Run,
    facts: PageFacts,
    records: Sequence[Record],
    series: Sequence[Record],
    issues: Sequence[Record],
) -> None:
    """Store what a page says.

    A page that was asked for later already stays as it is then known, unless it still was the same: then a
    new reading of it counts, but as no new sighting.
    """
    tally = run.tally(facts.source_id)
    before = pages.find(connection, facts.url)
    reread = before is not None and facts.digest is not None and before["digest"] == facts.digest
    moment = moment_of(run, facts, reread=reread)
    seen = before is None or before["checked_at"] <= moment.at
    tally["pages"] += 1
    tally["events"] += len(records)
    if seen:
        pages.write(connection, facts, before)
    elif reread:
        pages.write_reading(connection, facts)
    else:
        tally["unchanged"] += len(records)
        return
    known = listings.on_page(connection, facts)
    found = [digest(record) for record in records]
    if found == [row["digest"] for row in known if not (row["missing_since"] or row["silent_since"])]:
        tally["unchanged"] += len(records)
        for row in known if seen else ():
            if row["missing_why"] == "dropped":
                absence.note_missing(connection, row["id"], "dropped", moment)
    else:
        _Page(connection, run, facts, moment, reread=reread, seen=seen).save(known, records, found)
    write_series(connection, facts, series, moment)
    tally["issues"] += write_issues(connection, facts.url, records, issues, moment)


def moment_of(run: Run, facts: PageFacts, *, reread: bool = False) -> Moment:
    """The moment at which a page was asked for; what a new reading changes is noted when it is made."""
    at = utc(facts.fetched_at)
    return Moment(run.id, at, oslo_day(at), max(at, utc(run.started_at)) if reread else at)


def refresh(
    connection: sqlite3.Connection,
    event_id: str,
    moment: Moment,
    told: Record | None = None,
    known: tuple[Row, Record] | None = None,
) -> tuple[frozenset[str], Record]:
    """Derive an event anew from its listings and its memory; gives the names of what changed, and what it says now.

    ``known`` is the event as it stands, where that was read already.
    ``told``: see :func:`klimakalender.store.memory.remember`.
    """
    heard = listings.of_event(connection, event_id)
    voices = [listings.voice(one) for one in heard]
    row, before = known or events.read(connection, event_id)
    merged = remember(before, merge(voices), moment.day, told)
    gone = [one["vanished_at"] for one in heard]
    further = {"listing_count": len(heard), "vanished_at": max(gone) if all(gone) else None}
    write_conflicts(connection, event_id, merged, voices, moment)
    return events.update(connection, row, before, merged, moment, further), merged


class _Page:
    """The part of saving that a page with something new needs."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        run: Run,
        facts: PageFacts,
        moment: Moment,
        *,
        reread: bool,
        seen: bool,
    ) -> None:
        self._connection = connection
        self._run = run
        self._facts = facts
        self._moment = moment
        self._reread = reread
        self._seen = seen
        # Events to derive anew, with what a page that is the same byte for byte was read as before.
        self._touched: dict[str, Record | None] = {}
        # Of events that got a listing: the lowest id that one of these would have given it.
        self._claims: dict[str, str] = {}
        # Events as they stood before this page.
        self._known_events: dict[str, tuple[Row, Record]] = {}

    def save(self, rows: Sequence[sqlite3.Row], records: Sequence[Record], found: Sequence[str]) -> None:
        """``found`` are the digests of the records."""
        tally = self._run.tally(self._facts.source_id)
        paired = self._pair(rows, records, found)
        for position, (record, said, row) in enumerate(zip(records, found, paired, strict=True)):
            if row is None:
                self._adopt(record, said, position)
            else:
                self._revise(row, record, said, position)
        kept = {row["id"] for row in paired if row is not None}
        self._drop([row for row in rows if row["id"] not in kept], silent=not records)
        for touched, told in self._touched.items():
            event_id, known = touched, self._known_events.pop(touched, None)
            if touched in self._claims:
                event_id, known = claim(self._connection, touched, self._claims[touched], self._moment), None
            changed, record = refresh(self._connection, event_id, self._moment, told, known)
            tally["changed"] += bool(changed)
            if not changed & TELLING:
                continue
            survivor = join(self._connection, event_id, record, self._moment, self._run.decisions)
            if survivor is not None:
                self._known_events.clear()
                refresh(self._connection, survivor, self._moment)
        tally["unchanged"] += sum(row is not None and row["event_id"] not in self._touched for row in paired)

    def _pair(
        self, rows: Sequence[sqlite3.Row], records: Sequence[Record], found: Sequence[str]
    ) -> list[sqlite3.Row | None]:
        """The known listing of each record: those that say the same first, then those that are alike."""
        left = list(rows)
        paired: list[sqlite3.Row | None] = []
        for said in found:
            same = next((row for row in left if row["digest"] == said), None)
            paired.append(same)
            if same is not None:
                left.remove(same)
        open_places = [i for i, row in enumerate(paired) if row is None]
        known = [self._known(row) for row in left]
        by_id = {row["id"]: row for row in left}
        alike = pair(
            known,
            [records[i] for i in open_places],
            self._moment.day,
            reread=self._reread,
            alone=len(rows) == len(records) == 1,
        )
        for i, old in zip(open_places, alike, strict=True):
            paired[i] = by_id[old.listing_id] if old else None
        return paired

    def _known(self, row: sqlite3.Row) -> Known:
        event_id = row["event_id"]
        if event_id not in self._known_events:
            self._known_events[event_id] = events.read(self._connection, event_id)
        _, event = self._known_events[event_id]
        # The event's dates, since a page may drop them; the listing's own title, not that of a better page.
        return Known(
            listing_id=row["id"],
            event_id=event_id,
            title=row["title"],
            days=days_of(event),
            last_day=last_day(event),
            status=event["status"],
            position=row["position"],
        )

    def _adopt(self, record: Record, said: str, position: int) -> None:
        """A new listing: of an event that another page announces already, or of a new one."""
        url = self._facts.url
        record = {**record, "url": url}
        serial = listings.next_serial(self._connection, url)
        listing_id, event_id = opaque("listing", url, serial), opaque("event", url, serial)
        matches = find_matches(self._connection, record, decisions=self._run.decisions)
        same = next((match.event_id for match in matches if match.verdict.same), None)
        if same is None:
            events.insert(self._connection, event_id, record, self._moment)
            self._run.tally(self._facts.source_id)["new"] += 1
        else:
            self._touched.setdefault(same, None)
            self._claims[same] = min(event_id, self._claims.get(same, event_id))
        listings.insert(self._connection, listing_id, same or event_id, record, said, position, self._moment)
        record_decisions(self._connection, listing_id, matches, same, self._moment)

    def _revise(self, row: sqlite3.Row, record: Record, said: str, position: int) -> None:
        """A known listing: what the page says of it now, at the address that still answers."""
        moved = row["url"] != self._facts.url and row["page_outcome"] == "missing"
        record = {**record, "url": self._facts.url if moved else row["url"]}
        if moved:
            pages.forget_body(self._connection, row["url"])
        touched = not (record["url"] != self._facts.url and _same_facts(row, record)) and listings.update(
            self._connection, row, record, said, position, self._moment, reread=self._reread
        )
        # That an old page is read again does not bring back a page that is gone since.
        away = row["missing_since"] or row["silent_since"]
        if away and (self._seen or row["missing_why"] == "dropped"):
            absence.restore(self._connection, row["id"])
            touched = True
        if touched:
            told: Record | None = from_json(row["record"]) if self._reread else None
            self._touched[row["event_id"]] = told

    def _drop(self, rows: Sequence[sqlite3.Row], *, silent: bool) -> None:
        """What the page had and does not say any more; another address of it may still.

        ``silent``: it announces nothing at all. What its title still names is then not taken for gone.
        """
        for row in rows:
            if row["url"] != self._facts.url:
                continue
            if self._reread and row["missing_since"] is None:
                absence.withdraw(self._connection, row["id"], self._moment)
                self._touched.setdefault(row["event_id"], None)
            elif self._seen and silent and likeness(row["title"], self._facts.title or "") >= SAME_TITLE:
                absence.note_silent(self._connection, row["id"], self._moment)
            elif self._seen:
                absence.note_missing(self._connection, row["id"], "dropped", self._moment)


def _same_facts(row: sqlite3.Row, record: Record) -> bool:
    """Whether only the quotes differ from what a listing says.

    Two addresses of a page, one for each language, would otherwise take turns with their words for ever.
    """
    said: Record = from_json(row["record"])
    return all(said.get(name) == value for name, value in record.items() if name not in ("id", "evidence"))
