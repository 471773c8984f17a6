"""From the links of a page to the addresses that are asked for next. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.addresses import canonical_address
from spiders.finding.discovery import Grade, leads_on
from spiders.finding.frontier import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from spiders.feeds import Entry
    from spiders.finding.sites import Site
    from spiders.links import Link

FEW = 300  # entries of a sitemap that are all asked for, whatever they are called
SHORT = 3  # words of a link text that is rather a menu item than a headline

# What an address without telltale words probably is, by the list that it stands in.
ITEM_OF = {
    Grade.EVENT_LIST: Grade.EVENT_PAGE,
    Grade.ENTRY: Grade.EVENT_PAGE,
    Grade.NEWS_LIST: Grade.NEWS_PAGE,
}


def follow(
    links: Iterable[Link],
    site: Site,
    task: Task,
    page: str,
    grade: Callable[[str, str], Grade],
    *,
    is_list: bool,
) -> Iterator[tuple[Task, str]]:
    """Tasks for the links of ``page``, with the words of each link.

    Graded links are followed from everywhere. On a list, so are its further parts and everything among its
    content that is no menu item; on the front page the menu is learnt instead. A link that was met before, in a
    menu mostly, can be news on a list only.
    """
    on_front = site.is_front(page)
    for link in links:
        if link.url not in site.met:
            if not site.covers(link.url):
                continue
            site.met.add(link.url)
        elif not is_list:
            continue
        if is_list and not on_front and leads_on(link, page):
            yield Task(link.url, _list_grade(task.grade), task.depth, task.part + 1), link.text
            continue
        found = grade(link.url, link.text)
        if found is Grade.OTHER:
            found = _item(link, site, task, is_list=is_list, on_front=on_front)
        if found is not Grade.OTHER:
            yield Task(link.url, found, task.depth + 1), link.text


def enter(entries: Sequence[Entry], grade: Callable[[str], Grade]) -> Iterator[tuple[Task, datetime | None]]:
    """Tasks for the entries of a sitemap or feed, with the moment of their last change.

    Entries without telltale words are taken from a short one only, unless it holds nothing but events.
    """
    for entry in entries:
        found = Grade.EVENT_PAGE if entry.announces else grade(entry.url)
        if found is Grade.OTHER and len(entries) <= FEW:
            found = Grade.NEWS_PAGE
        if found is not Grade.OTHER:
            yield Task(entry.url, found), entry.modified


def _item(link: Link, site: Site, task: Task, *, is_list: bool, on_front: bool) -> Grade:
    """The grade of a link without telltale words: that of an item when it stands as one in a list."""
    short = len(link.text.split()) <= SHORT
    if on_front:
        if link.furniture or short:
            site.menu.add(canonical_address(link.url))
        return Grade.OTHER
    if not is_list or link.furniture or canonical_address(link.url) in site.menu:
        return Grade.OTHER
    return ITEM_OF.get(task.grade, Grade.EVENT_PAGE)


def _list_grade(grade: Grade) -> Grade:
    return grade if grade is Grade.NEWS_LIST else Grade.EVENT_LIST
