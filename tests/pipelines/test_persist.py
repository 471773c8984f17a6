"""Items become rows; what cannot be stored costs a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from klimakalender.store import Run, Store
from normalize.values import PriceItem
from pipelines.harvest import Harvest
from pipelines.persist import PersistPages, records_of
from spiders.items import Event, Price
from spiders.pages import PageItem

NOW = datetime(2027, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "klima.db") as opened:
        yield opened


def persist(store: Store, run: Run, *items: PageItem) -> None:
    pipeline = PersistPages.from_crawler(get_crawler(settings_dict={"HARVEST": Harvest(store, run)}))

    async def process() -> None:
        for item in items:
            await pipeline.process_item(item)
        pipeline.close_spider()

    asyncio.run(process())


def test_without_a_store_there_is_nothing_to_do() -> None:
    with pytest.raises(NotConfigured):
        PersistPages.from_crawler(get_crawler())


def test_a_page_and_its_event_are_stored(
    store: Store, make_item: Callable[..., PageItem], make_event: Callable[..., Event]
) -> None:
    with store.run("crawl", NOW) as run:
        persist(store, run, make_item(make_event()))
    page = store.connection.execute("select kind, outcome, language, source_id from pages").fetchone()
    assert tuple(page) == ("event", "ok", "nb", "drammen")
    event = store.connection.execute("select title, source_id, starts_at from events").fetchone()
    assert tuple(event) == ("Klimakveld", "drammen", "2027-05-03T18:00:00+02:00")


@pytest.mark.parametrize("outcome", ["missing", "unchanged", "error", "disallowed", "noindex"])
def test_every_outcome_is_noted(store: Store, make_item: Callable[..., PageItem], outcome: str) -> None:
    with store.run("crawl", NOW) as run:
        persist(store, run, make_item(outcome=outcome, reading=None, digest=None))
    assert store.connection.execute("select outcome from pages").fetchone()[0] == outcome
    assert store.connection.execute("select count(*) from events").fetchone()[0] == 0


def test_a_record_that_no_event_can_be_costs_its_page_only(
    store: Store,
    make_item: Callable[..., PageItem],
    make_event: Callable[..., Event],
    caplog: pytest.LogCaptureFixture,
) -> None:
    unsound = make_event(price=Price(items=(PriceItem(-5),)))
    with store.run("crawl", NOW) as run:
        persist(
            store, run, make_item(unsound), make_item(make_event(), url="https://www.drammen.example.no/2")
        )
    rows = store.connection.execute("select outcome from pages order by url").fetchall()
    assert [row["outcome"] for row in rows] == ["ok", "error"]
    assert store.connection.execute("select count(*) from events").fetchone()[0] == 1
    assert "kalender/klimakveld: not stored" in caplog.text


def test_a_missing_reading_gives_no_records() -> None:
    assert records_of(None, "drammen") == ([], [], [])
