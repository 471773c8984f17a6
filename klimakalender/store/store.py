"""The store: everything that a harvest does with the database."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klimakalender.store import leads, listings, pages, registry, runs
from klimakalender.store.closing import close_run, close_source
from klimakalender.store.coming import advance
from klimakalender.store.connect import named_errors, open_database, open_for_reading, transaction
from klimakalender.store.deciding import apply_decisions
from klimakalender.store.decisions import NONE
from klimakalender.store.events import Moment
from klimakalender.store.leads import StoredLeads
from klimakalender.store.outcomes import save_outcome
from klimakalender.store.saving import save_reading
from klimakalender.store.stamps import oslo_day, utc
from klimakalender.store.written import drop_over, write_next

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Self

    from klimakalender.store.alarms import Alarm
    from klimakalender.store.decisions import Decisions
    from klimakalender.store.health import Judgement, SourceReport
    from klimakalender.store.pages import PageFacts, StoredPage
    from klimakalender.store.records import Record
    from klimakalender.store.runs import Run, Turn


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A page as stored: the digest of the body that was read, and the records in the page's order."""

    digest: str | None
    records: tuple[Record, ...]


class Store:
    """One database file, opened for writing.

    Every method is one transaction, so a kill loses at most the page in hand. What SQLite complains of is
    raised as :class:`klimakalender.errors.DatabaseError` with the file's name. Only one process at a time may
    have a run: see :mod:`klimakalender.lock`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open or create a database and bring it to the present schema (:func:`open_database`)."""
        return cls(open_database(path), Path(path))

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """Open an existing database for reading alone (:func:`open_for_reading`)."""
        return cls(open_for_reading(path), Path(path))

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def run(
        self,
        command: str,
        now: datetime,
        *,
        expectations: bool = True,
        decisions: Decisions = NONE,
        hear: Callable[[Sequence[Alarm]], None] | None = None,
    ) -> Iterator[Run]:
        """A run: one row of ``runs``, closed as done, or as failed when the body raises.

        ``now`` is the crawl's clock; the run ends when its last source did. ``expectations``: whether sources
        are held to what the registry expects of a complete crawl. ``decisions`` of people are applied to what is
        stored, and hold for everything that the run stores.
        ``hear`` gets the alarms that were raised and cleared, also when the body raises.
        """
        with self._writing():
            run = runs.begin(self.connection, command, now, expectations=expectations)
            run.decisions = decisions
            moment = Moment(run.id, utc(now), oslo_day(utc(now)), utc(now))
            advance(self.connection, moment.day)
            drop_over(self.connection)
            apply_decisions(self.connection, decisions, moment)
        try:
            yield run
            run.raise_failure()
        except BaseException as error:
            reason = str(error) or type(error).__name__
            # On a full disk this cannot be written either; the error itself is what matters.
            with suppress(sqlite3.Error), transaction(self.connection):
                runs.end(self.connection, run, state="failed", exit_code=1, message=reason)
            if hear:
                hear(run.news)
            raise
        with self._writing():
            close_run(self.connection, run)
            message = run.message or "; ".join(run.shortfalls) or None
            runs.end(self.connection, run, state="done", exit_code=run.exit_code, message=message)
        if hear:
            hear(run.news)
        self._write_out()

    def save_page(
        self,
        run: Run,
        facts: PageFacts,
        records: Sequence[Record] = (),
        series: Sequence[Record] = (),
        issues: Sequence[Record] = (),
    ) -> None:
        """Store how asking for a page ended (``facts.outcome``) and, for ``ok``, what it says.

        ``records`` are event records with ``id`` null, in the page's order. Saving the same page again writes
        nothing. ``unchanged`` confirms what is known, ``missing`` is evidence of absence, any other outcome
        says nothing about the events.
        """
        with self._writing():
            if facts.outcome == "ok":
                save_reading(self.connection, run, facts, records, series, issues)
            else:
                save_outcome(self.connection, run, facts)

    def finish_source(self, run: Run, source_id: str, report: SourceReport, now: datetime) -> Judgement:
        """Close a source for this run: let vanish what is gone, judge how it went, write its row.

        A judgement other than ``ok`` is a shortfall of the run, unless it is not held to expectations; the
        guard is one always.
        """
        with self._writing():
            judgement, drift = close_source(self.connection, run, source_id, report, now)
        run.finished_at = max(now, run.finished_at)
        if judgement.cause == "guarded" or (run.expectations and judgement.cause != "ok"):
            run.shortfalls.append(f"{source_id}: {judgement.message}")
        run.shortfalls += [f"{source_id}: {one.message}" for one in drift if one.short]
        return judgement

    def save_reference(self, **tables: Iterable[Mapping[str, Any]]) -> None:
        """Bring ``sources``, ``municipalities`` and ``counties`` to the registry's rows."""
        with self._writing():
            for table, rows in tables.items():
                registry.write_reference(self.connection, table, rows)

    def known_pages(self, source_ids: Collection[str], today: date) -> list[StoredPage]:
        """The pages of some sources as earlier runs left them."""
        with named_errors(self.path):
            return pages.known_pages(self.connection, source_ids, today.isoformat())

    def leads_of(self, site: str) -> list[StoredLeads]:
        """What the lists of a site led to when they were last read."""
        with named_errors(self.path):
            rows = [dict(row) for row in leads.of_site(self.connection, site)]
        return [StoredLeads(**row | {"read_at": datetime.fromisoformat(row["read_at"])}) for row in rows]

    def save_leads(self, row: StoredLeads) -> None:
        """Remember what a page led to."""
        with self._writing():
            leads.write(self.connection, row)

    def stored_reading(self, facts: PageFacts) -> StoredReading | None:
        """What is stored of a page; ``None`` for an address that is not known."""
        with named_errors(self.path):
            page = pages.find(self.connection, facts.url)
            if page is None:
                return None
            return StoredReading(page["digest"], tuple(listings.said_on(self.connection, facts)))

    def turns(self) -> dict[str, Turn]:
        """When each source was last asked, and how that went."""
        with named_errors(self.path):
            return runs.turns(self.connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make several calls one transaction: all of them or none."""
        with self._writing():
            yield

    def _write_out(self) -> None:
        """Write what is to come as it is given. What a kill leaves to be written, the next run writes."""
        written = 1
        while written:
            with self._writing():
                written = write_next(self.connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with named_errors(self.path), transaction(self.connection):
            yield
