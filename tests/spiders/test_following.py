from __future__ import annotations

from datetime import date

import pytest

from spiders.finding.discovery import Grade, grade
from spiders.finding.following import follow
from spiders.finding.frontier import Task
from spiders.finding.sites import Site, origins_of
from spiders.links import outgoing

SITE = "https://granvoll.example"


@pytest.fixture
def site() -> Site:
    return Site("granvoll", f"{SITE}/", origins_of(["granvoll.example"]), date(2026, 3, 2))


def followed(html: str, site: Site, task: Task, *, is_list: bool = True) -> dict[str, Grade]:
    tasks = follow(outgoing(html, task.url).links, site, task, task.url, grade, is_list=is_list)
    return {following.url.removeprefix(SITE): following.grade for following, _ in tasks}


def test_from_the_front_page_lists_and_announcements_are_followed(site: Site) -> None:
    html = """<nav><a href="/kalender">Kalender</a><a href="/skjema">Skjema</a></nav>
      <a href="/a/17">Velkommen til klimakveld på biblioteket</a><a href="/a/18">Ledige stillinger</a>"""
    assert followed(html, site, Task(f"{SITE}/", Grade.ENTRY)) == {
        "/kalender": Grade.EVENT_LIST,
        "/a/17": Grade.EVENT_PAGE,
    }


def test_items_of_a_list_are_followed_whatever_they_are_called(site: Site) -> None:
    html = '<main><a href="/registrering-2">Det er fullt!</a></main><footer><a href="/post">Post</a></footer>'
    assert followed(html, site, Task(f"{SITE}/kalender", Grade.EVENT_LIST)) == {
        "/registrering-2": Grade.EVENT_PAGE
    }
    assert followed(html, site, Task(f"{SITE}/aktuelt", Grade.NEWS_LIST)) == {
        "/registrering-2": Grade.NEWS_PAGE
    }


def test_the_menu_of_the_front_page_is_no_item(site: Site) -> None:
    menu = '<div class="m"><a href="/skjema">Skjema</a></div>'
    followed(menu, site, Task(f"{SITE}/", Grade.ENTRY))
    assert followed(menu, site, Task(f"{SITE}/kalender", Grade.EVENT_LIST)) == {}


def test_a_long_list_is_followed_part_by_part(site: Site) -> None:
    html = '<main><a href="/aktuelt?side=2">2</a></main>'
    task = Task(f"{SITE}/aktuelt", Grade.NEWS_LIST)
    [(following, _)] = follow(outgoing(html, task.url).links, site, task, task.url, grade, is_list=True)
    assert following == Task(f"{SITE}/aktuelt?side=2", Grade.NEWS_LIST, depth=0, part=2)


def test_other_sites_are_left_alone(site: Site) -> None:
    html = '<main><a href="https://storoy.example/kalender">Kalender</a></main>'
    assert followed(html, site, Task(f"{SITE}/kalender", Grade.EVENT_LIST)) == {}


def test_from_an_announcement_only_telling_links_are_followed(site: Site) -> None:
    html = '<main><a href="/a/3">Les mer her</a><a href="/kalender/b">Neste kveld</a></main>'
    task = Task(f"{SITE}/kalender/a", Grade.EVENT_PAGE)
    assert followed(html, site, task, is_list=False) == {"/kalender/b": Grade.EVENT_PAGE}
