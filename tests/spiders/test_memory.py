"""What a list led to, kept and recalled; when known pages are asked for again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from spiders.feeds import Question
from spiders.finding.discovery import Grade
from spiders.finding.frontier import Task
from spiders.finding.memory import KEPT, Lead, Memory, lead, recall
from spiders.finding.revisit import is_due
from spiders.finding.sites import Site, origins_of
from spiders.pages import KnownPage

SITE = "https://granvoll.example"
NOW = datetime(2027, 3, 1, 6, tzinfo=UTC)
LIST = Task(f"{SITE}/kalender/", Grade.EVENT_LIST, depth=1, part=2)
MEMORY = Memory(
    LIST.url,
    "abc",
    NOW,
    '"1"',
    None,
    (
        Lead(f"{SITE}/kalender/a", Grade.EVENT_PAGE, 1, 0, "Klimakveld"),
        Lead(f"{SITE}/kalender/?side=3", Grade.EVENT_LIST, 0, 1),
        Lead(f"{SITE}/sak", Grade.NEWS_PAGE, 0, 0, "", "2027-02-01T00:00:00+00:00"),
    ),
    (Question(f"{SITE}/kalender.ics"), Question(f"{SITE}/graphQL", b'{"query": "{ events }"}')),
    (f"{SITE}/kalender.ics?uid=1",),
)


def test_a_memory_survives_its_columns() -> None:
    assert recall(LIST.url, "abc", NOW, '"1"', None, MEMORY.to_json()) == MEMORY


@pytest.mark.parametrize(
    "task",
    [
        pytest.param(Task(f"{SITE}/a", Grade.EVENT_PAGE, depth=2, part=1), id="page"),
        pytest.param(Task(f"{SITE}/kalender/?side=3", Grade.EVENT_LIST, depth=1, part=3), id="next part"),
    ],
)
def test_a_lead_gives_its_task_back_from_the_same_list(task: Task) -> None:
    assert lead(task, LIST).task(LIST) == task


@pytest.mark.parametrize(("age", "holds"), [(KEPT - timedelta(hours=1), True), (KEPT, False)])
def test_a_memory_is_relied_on_for_a_while(age: timedelta, holds: bool) -> None:
    site = Site("granvoll", f"{SITE}/", origins_of(["granvoll.example"]), date(2027, 3, 1))
    site.rely_on([MEMORY], NOW + age)
    assert (site.memory_of(LIST.url) is MEMORY) is holds


def page(*, fetched: int, checked: int, coming: bool = False) -> KnownPage:
    """A page that was sent and asked for so many days ago."""
    days = [NOW - timedelta(days=number) for number in (fetched, checked)]
    return KnownPage(f"{SITE}/sak", coming=coming, fetched_at=days[0], checked_at=days[1])


DUE = {
    "coming": (page(fetched=9, checked=0, coming=True), None, True),
    "just read": (page(fetched=0, checked=0), None, False),
    "read yesterday": (page(fetched=1, checked=1), None, True),
    "stood for ten days, asked yesterday": (page(fetched=11, checked=1), None, False),
    "stood for ten days, asked five days ago": (page(fetched=15, checked=5), None, True),
    "stood for a year, asked a month ago": (page(fetched=400, checked=30), None, True),
    "changed since, the list says": (page(fetched=11, checked=1), NOW, True),
    "not changed since, the list says": (page(fetched=11, checked=1), NOW - timedelta(days=3), False),
    "its event was since it was asked": (replace(page(fetched=29, checked=8), passed=True), None, True),
    "never asked": (KnownPage(f"{SITE}/sak"), None, True),
}


@pytest.mark.parametrize(("known", "modified", "due"), DUE.values(), ids=DUE)
def test_when_a_page_is_due(known: KnownPage, modified: datetime | None, due: bool) -> None:
    assert is_due(known, NOW, modified) is due


AWAITED = {
    "announces nothing yet": (page(fetched=11, checked=1), True),
    "asked just now": (page(fetched=11, checked=0), False),
    "has had its event": (replace(page(fetched=11, checked=1), announced=True), False),
    "nothing for weeks": (page(fetched=31, checked=1), False),
}


@pytest.mark.parametrize(("known", "due"), AWAITED.values(), ids=AWAITED)
def test_when_the_page_of_an_event_without_a_date_is_due(known: KnownPage, due: bool) -> None:
    assert is_due(known, NOW, promising=True) is due
