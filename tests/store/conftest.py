"""A source on a timeline: announcements, crawls at given days, and what is in the database afterwards."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klimakalender.store import Decisions, PageFacts, Run, SourceReport, Store
from klimakalender.store.decisions import NONE
from klimakalender.store.written import differing
from normalize.values import OSLO

Record = dict[str, Any]
Seen = list[Record] | str  # what a page announces, or how asking for it ended

HOME = "https://www.drammen.example.no"


@dataclass
class Timeline:
    """Crawls of invented sites; each is a run of its own at noon of the day given."""

    store: Store

    def crawl(
        self,
        day: str,
        pages: Mapping[str, Seen],
        *,
        body: str | None = None,
        decisions: Decisions = NONE,
        title: str | None = None,
    ) -> Run:
        """Visit pages (path or address → announcements or outcome) and finish their sources.

        ``body`` stands for the bytes of the pages, where these stay the same and only our reading differs; ``title``
        is that of the pages themselves.
        """
        now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=OSLO)
        with self.store.run("crawl", now, decisions=decisions) as run:
            sources = set()
            for path, seen in pages.items():
                url = path if path.startswith("http") else HOME + path
                source = url.split("/")[2].split(".")[1]
                sources.add(source)
                self._visit(run, now, url, source, seen, body, title)
            for source in sorted(sources):
                self.store.finish_source(run, source, SourceReport(requests=len(pages)), now)
        return run

    def _visit(
        self,
        run: Run,
        now: datetime,
        url: str,
        source: str,
        seen: Seen,
        body: str | None,
        title: str | None,
    ) -> None:
        outcome = seen if isinstance(seen, str) else "ok"
        records = [{**record, "url": url, "source": source} for record in seen if isinstance(record, dict)]
        digest = hashlib.sha256((body or json.dumps(records)).encode()).hexdigest()
        facts = PageFacts(
            url=url,
            canonical_url=url.split("?")[0],
            source_id=source,
            outcome=outcome,  # type: ignore[arg-type]  # a test that misspells it fails on the table's check
            fetched_at=now,
            status_code=404 if outcome == "missing" else 200,
            digest=digest if outcome == "ok" else None,
            title=title,
        )
        self.store.save_page(run, facts, records)

    def rows(self, query: str, *params: object) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.store.connection.execute(query, params)]

    def events(self, columns: str) -> list[tuple[Any, ...]]:
        """Columns of all living events, in order of time."""
        order = "coalesce(starts_at, approximate_from), first_seen, id"
        return self.rows(f"select {columns} from events where merged_into is null order by {order}")  # noqa: S608  ours

    def event(self, columns: str) -> tuple[Any, ...]:
        """Columns of the only event there is."""
        (row,) = self.events(columns)
        return row

    def changes(self) -> list[tuple[Any, ...]]:
        return self.rows("select field, old, new from changes order by id")

    def dump(self, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
        tables = tables or ("events", "listings", "evidence", "changes", "conflicts", "sessions", "issues")
        return {table: self.rows(f"select * from {table} order by 1") for table in tables}  # noqa: S608  ours


@pytest.fixture
def sample() -> dict[str, Any]:
    """Invented announcements: pages with records, sources, municipalities, series."""
    text = (Path(__file__).parent / "sample.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture
def announcement(sample: dict[str, Any]) -> Callable[..., Record]:
    """Builds an event record: one session in Drammen unless said otherwise.

    ``at`` is a start or a list of starts; other names are keys of the record, ``registration``, ``price``
    and ``place`` are merged into it.
    """
    template = sample["pages"][0]["records"][0]

    def build(
        title: str = "Klimakveld", at: str | list[str] | None = "2027-05-03T18:00", **changes: Any
    ) -> Record:
        record: Record = copy.deepcopy(template)
        record |= {"title": title, "evidence": [], "organizers": ["Drammen kommune"], "contact_email": None}
        record["registration"] |= {"required": None, "deadline": None, "url": None, "capacity": None}
        record["price"] = {"is_free": None, "currency": None, "min": None, "max": None, "items": []}
        sessions = [_session(start) for start in ([at] if isinstance(at, str) else at or [])]
        record |= {"sessions": sessions, "all_day": False, "ends_at": None}
        record["starts_at"] = sessions[0]["starts_at"] if sessions else None
        for key, value in changes.items():
            nested = isinstance(value, dict) and isinstance(record[key], dict)
            record[key] = record[key] | value if nested else value
        return record

    return build


def _session(start: str) -> Record:
    if len(start) == len("2027-05-03"):
        return {"starts_at": start, "ends_at": None, "all_day": True, "venue": None}
    moment = datetime.fromisoformat(start).replace(tzinfo=OSLO).isoformat()
    return {"starts_at": moment, "ends_at": None, "all_day": False, "venue": None}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "klima.db") as opened:
        yield opened
        assert not list(differing(opened.connection)), "written out, and then changed without a new number"


@pytest.fixture
def timeline(store: Store) -> Timeline:
    return Timeline(store)
