"""Whatever happens to a page: saving it again changes nothing, and what was found stays well-formed."""

from __future__ import annotations

import copy
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from klimakalender.store import PageFacts, SourceReport, Store
from klimakalender.store.written import differing

TEMPLATE = json.loads((Path(__file__).parent / "sample.json").read_text(encoding="utf-8"))["pages"][0][
    "records"
][0]
BEGINNING = datetime(2027, 4, 1, 10, tzinfo=UTC)
URLS = [f"https://www.{host}.example.no/kalender" for host in ("granvoll", "storoy")]

announcements = st.fixed_dictionaries(
    {
        "title": st.sampled_from(
            ["Klimakveld", "Klimakveld 2027", "Klimakurs del 1", "Klimakurs del 2", "Omvisning"]
        ),
        "days": st.lists(st.integers(-30, 400), max_size=2, unique=True).map(sorted),
        "status": st.sampled_from(["scheduled", "scheduled", "cancelled", "postponed", "rescheduled"]),
    }
)
visits = st.tuples(
    st.sampled_from(URLS),
    st.integers(0, 20),
    st.one_of(st.lists(announcements, max_size=3), st.sampled_from(["missing", "unchanged", "error"])),
)


def record(announcement: dict[str, Any]) -> dict[str, Any]:
    built: dict[str, Any] = copy.deepcopy(TEMPLATE)
    days = [(BEGINNING + timedelta(days=day)).date().isoformat() for day in announcement["days"]]
    sessions = [{"starts_at": day, "ends_at": None, "all_day": True, "venue": None} for day in days]
    built |= {"title": announcement["title"], "status": announcement["status"], "sessions": sessions}
    return built | {
        "starts_at": days[0] if days else None,
        "ends_at": None,
        "all_day": bool(days),
        "evidence": [],
    }


def visit(store: Store, url: str, at: datetime, seen: Any) -> None:
    source = url.split(".")[1]
    outcome = seen if isinstance(seen, str) else "ok"
    records = [record(one) | {"url": url, "source": source} for one in seen] if outcome == "ok" else []
    facts = PageFacts(url, url, source, outcome, at, digest=repr(seen) if outcome == "ok" else None)
    with store.run("crawl", at) as run:
        store.save_page(run, facts, records)
        store.finish_source(run, source, SourceReport(requests=1, complete=False), at)


def dump(store: Store) -> list[list[tuple[Any, ...]]]:
    queries = ("events", "listings", "changes", "conflicts", "sessions", "evidence", "match_decisions")
    return [[tuple(row) for row in store.connection.execute(f"select * from {name}")] for name in queries]  # noqa: S608  ours


@settings(max_examples=60, deadline=None)
@given(st.lists(visits, min_size=1, max_size=12))
def test_any_timeline(timeline: list[tuple[str, int, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "klima.db") as store:
        at = BEGINNING
        for url, days, seen in timeline:
            at += timedelta(days=days, hours=1)
            visit(store, url, at, seen)
            before = dump(store)
            visit(store, url, at, seen)
            assert dump(store) == before
            assert not list(differing(store.connection))

            def count(query: str) -> int:
                found: int = store.connection.execute(f"select count(*) from {query}").fetchone()[0]  # noqa: S608  ours
                return found

            assert (
                count("events where merged_into is null and id not in (select event_id from listings)") == 0
            )
            assert count("listings join events e on e.id = event_id where e.merged_into is not null") == 0
            assert count("events where status = 'scheduled' and previous_start is not null") == 0
            assert count("events e where vanished_at is not null and version = 1") == 0
            assert count("(select event_id, url from listings group by 1, 2 having count(*) > 1)") == 0
            assert (
                count("events e where merged_into is null and listing_count <>"
                      " (select count(*) from listings l where l.event_id = e.id)") == 0
            )  # fmt: skip
        store.connection.execute("insert into events_fts (events_fts) values ('integrity-check')")
