"""Reading in processes of their own gives what reading here gives, also when a process ends."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from datetime import date

import pytest

from klimakalender.crawling.reader import ReaderDiedError
from klimakalender.crawling.reading import Readers, ReadersFailedError
from klimakalender.sources import Registry, load_registry
from spiders.finding.contents import Fetched

PAGE = """<!doctype html><title>Klimakveld - Granvoll</title>
<main><h1>Klimakveld</h1><p>Tid: onsdag 3. mars 2027 kl. 18–20</p><a href="/program">Program</a></main>"""


def fetched(**changes: object) -> Fetched:
    page = {"body": PAGE.encode(), "url": "https://granvoll.example/kveld", "day": date(2027, 1, 4)}
    return Fetched(**page | changes)


async def read_all(readers: Readers, *pages: Fetched) -> list[object]:
    return await asyncio.gather(*map(readers, pages))


@pytest.fixture(scope="module")
def expected() -> list[object]:
    with Readers(load_registry(), 0) as readers:
        return asyncio.run(read_all(readers, fetched()))


def test_a_page_is_read_here(expected: list[object]) -> None:
    [contents] = expected
    assert [event.title for event in contents.reading.events] == ["Klimakveld"]
    assert [link.url for link in contents.outgoing.links] == ["https://granvoll.example/program"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(fetched(known=True), id="known"),
        pytest.param(fetched(robots="noindex"), id="noindex"),
    ],
)
def test_what_is_known_or_not_to_be_kept_is_asked_for_its_links_only(page: Fetched) -> None:
    with Readers(load_registry(), 0) as readers:
        [contents] = asyncio.run(read_all(readers, page))
    assert contents.reading is None
    assert contents.outgoing.links


def kill_readers() -> None:
    for process in multiprocessing.active_children():
        process.kill()
        process.join()


def test_another_process_reads_the_same_and_is_replaced_when_it_dies(expected: list[object]) -> None:
    async def read_before_and_after_death(readers: Readers) -> list[object]:
        before = await readers(fetched())
        kill_readers()
        return [before, *await read_all(readers, fetched(), fetched())]

    with Readers(load_registry(), 1) as readers:
        assert asyncio.run(read_before_and_after_death(readers)) == expected * 3
    assert not multiprocessing.active_children()


def test_a_page_that_two_processes_die_of_costs_itself_only(expected: list[object]) -> None:
    async def read_among_deaths(readers: Readers) -> list[object]:
        deadly = asyncio.create_task(readers(fetched(body=PAGE.encode() * 20_000)))
        await asyncio.sleep(0)
        behind = asyncio.create_task(readers(fetched()))
        for _ in range(2):
            while not readers.ready:
                await asyncio.sleep(0.01)
            kill_readers()
            while readers.ready:
                await asyncio.sleep(0.01)
        return await asyncio.gather(deadly, behind, return_exceptions=True)

    with Readers(load_registry(), 1) as readers:
        died, read = asyncio.run(read_among_deaths(readers))
    assert isinstance(died, ReaderDiedError)
    assert "https://granvoll.example/kveld" in str(died)
    assert [read] == expected


def test_what_the_reader_raises_arrives() -> None:
    page = fetched(url="https://[granvoll.example/")
    for processes in (0, 1):
        with Readers(load_registry(), processes) as readers, pytest.raises(ValueError, match="IPv6"):
            asyncio.run(read_all(readers, page))


class Deadly(Registry):
    """A registry that no other process survives."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_processes_that_cannot_start_are_not_replaced_for_ever() -> None:
    async def read_some(readers: Readers) -> list[object]:
        return await asyncio.gather(*(readers(fetched()) for _ in range(3)), return_exceptions=True)

    with Readers(Deadly(load_registry()), 2) as readers:
        answers = asyncio.run(read_some(readers))
    assert answers == [readers.failure] * 3
    assert isinstance(readers.failure, ReadersFailedError)
    assert "5 reading processes in a row" in str(readers.failure)
    assert readers.failure.exit_code == 1
    assert not multiprocessing.active_children()
