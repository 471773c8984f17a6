from __future__ import annotations

from datetime import UTC, date, datetime

from spiders.finding.discovery import Grade
from spiders.finding.frontier import MOST_PARTS, MOST_VARIANTS, Frontier, Task

SITE = "https://granvoll.example"
TODAY = date(2026, 3, 2)


def drain(frontier: Frontier) -> list[str]:
    tasks = iter(frontier.pop, None)
    return [task.url.removeprefix(SITE) for task in tasks if task]


def test_the_most_promising_comes_first() -> None:
    frontier = Frontier(TODAY)
    for path, grade in (
        ("/nytt/a", Grade.NEWS_PAGE),
        ("/kalender/a", Grade.EVENT_PAGE),
        ("/kalender", Grade.EVENT_LIST),
        ("/", Grade.ENTRY),
        ("/kalender/klima", Grade.EVENT_PAGE),
    ):
        assert frontier.add(Task(SITE + path, grade))
    assert drain(frontier) == ["/", "/kalender", "/kalender/klima", "/kalender/a", "/nytt/a"]


def test_old_pages_of_a_sitemap_come_last() -> None:
    frontier = Frontier(TODAY)
    frontier.add(Task(f"{SITE}/nytt/gammel", Grade.NEWS_PAGE), modified=datetime(2019, 1, 1, tzinfo=UTC))
    frontier.add(Task(f"{SITE}/nytt/ny", Grade.NEWS_PAGE), modified=datetime(2026, 2, 20, tzinfo=UTC))
    assert drain(frontier) == ["/nytt/ny", "/nytt/gammel"]


def test_one_page_is_asked_for_once() -> None:
    frontier = Frontier(TODAY)
    assert frontier.add(Task(f"{SITE}/kalender/a", Grade.EVENT_PAGE))
    assert not frontier.add(Task(f"{SITE}/nn/kalender/A/?utm_source=brev", Grade.EVENT_PAGE))
    assert not frontier.meet(f"{SITE}/kalender/a#pamelding")


def test_the_budget_is_kept() -> None:
    frontier = Frontier(TODAY, budget=2)
    for number in range(5):
        frontier.add(Task(f"{SITE}/nytt/{number}", Grade.NEWS_PAGE))
    assert len(drain(frontier)) == 2


def test_traps_are_left_out_but_not_known_pages() -> None:
    frontier = Frontier(TODAY)
    assert not frontier.add(Task(f"{SITE}/kalender?year=2091", Grade.EVENT_LIST))
    assert frontier.add(Task(f"{SITE}/kalender?year=2090", Grade.KNOWN))


def test_lists_have_an_end_but_pages_by_number_do_not() -> None:
    frontier = Frontier(TODAY, budget=1000)
    lists = [frontier.add(Task(f"{SITE}/kalender?dag={n}", Grade.EVENT_LIST)) for n in range(100)]
    pages = [frontier.add(Task(f"{SITE}/CalendarEvent.aspx?Id={n}", Grade.EVENT_PAGE)) for n in range(100)]
    assert (sum(lists), sum(pages)) == (MOST_VARIANTS, 100)
    assert not frontier.add(Task(f"{SITE}/nytt/page/99", Grade.NEWS_LIST, part=MOST_PARTS + 1))
