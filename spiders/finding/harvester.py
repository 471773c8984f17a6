"""What an answer says: about the page that was asked for, about the one that answered, and where to go on."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from scrapy.http import HtmlResponse, JsonResponse, XmlResponse

from klimakalender.sources.signatures import detect_platform
from normalize import OSLO
from spiders.addresses import canonical_address
from spiders.feeds import Question, feed_key, is_calendar, read_feed
from spiders.finding.answers import fetched_at, header
from spiders.finding.contents import Fetched
from spiders.finding.discovery import LISTS, Grade
from spiders.finding.following import enter, follow
from spiders.finding.frontier import Task
from spiders.finding.memory import Memory, lead
from spiders.finding.sameness import page_key

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from scrapy.http import Response

    from spiders.finding.answers import Bookkeeper
    from spiders.finding.contents import Contents
    from spiders.finding.memory import Lead
    from spiders.finding.sites import Site
    from spiders.pages import PageItem

    Reader = Callable[[Fetched], Awaitable[Contents]]
    Grader = Callable[[str, str], Grade]

GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
PERMANENT = frozenset((HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT))


class Harvester:
    """Makes page items of answers and puts what they lead to on the list of their site.

    Where it ``remembers`` what pages led to, one that has not changed is not looked through again.
    """

    def __init__(self, books: Bookkeeper, read: Reader, grade: Grader, *, remembers: bool = True) -> None:
        self.books = books
        self.read = read
        self.grade = grade
        self.remembers = remembers

    def is_list(self, task: Task) -> bool:
        """Whether a page is asked for its links; a list that announces something itself is also known."""
        grade = self.grade(task.url, "") if task.grade is Grade.KNOWN else task.grade
        return grade in LISTS or grade is Grade.ENTRY

    async def page(self, site: Site, response: Response, task: Task) -> AsyncIterator[PageItem]:
        """What the answer to a request for a page comes to."""
        answered = self.books.answered
        moved = response.url != task.url and canonical_address(response.url) != canonical_address(task.url)
        if response.status == HTTPStatus.NOT_MODIFIED:
            for url in self._recall(site, task, response.url):
                yield self._confirmed(site, response, url)
            yield answered(site, response, "unchanged")
        elif response.status in GONE or (moved and site.is_front(response.url)):
            yield answered(site, response, "missing", url=task.url)
        elif not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            yield answered(site, response, "error", failed=True, message=f"answered {response.status}")
        elif _is_feed(response):
            async for item in self.feed(site, response):
                yield item
        elif not isinstance(response, HtmlResponse):
            yield answered(site, response, "error", message="not a web page")
        else:
            met = not moved or site.frontier.meet(response.url)
            items = [item async for item in self._page(site, response, task)] if met else []
            # The old address first: what it announced is then looked for at the new one.
            if moved and site.known_page(task.url):
                yield self._moved(site, response, task, items)
            for item in items:
                yield item

    async def feed(self, site: Site, response: Response) -> AsyncIterator[PageItem]:
        """What a sitemap, feed or other answer that is no page comes to: pages to ask for, events brought along."""
        start = Task(response.url, Grade.ENTRY)
        if response.status == HTTPStatus.NOT_MODIFIED:
            site.feeds.answer(response.url, fetched_at(response.request))
            for url in self._recall(site, start, response.url):
                yield self._confirmed(site, response, url)
            return
        if response.status != HTTPStatus.OK:
            site.feeds.fail(response.url)
            return
        moment = fetched_at(response.request)
        site.feeds.answer(response.url, moment)
        day = moment.astimezone(OSLO).date()
        feed = read_feed(response.body, response.url, header(response, "Content-Type"), day)
        questions = list(feed.further)
        leads: list[Lead] = []
        if feed.index:
            best_first = sorted(feed.entries, key=lambda entry: self.grade(entry.url, ""), reverse=True)
            questions += [Question(entry.url) for entry in best_first]
        else:
            named = enter(feed.entries, lambda url: self.grade(url, ""))
            leads = [lead(found, start, modified=modified) for found, modified in named]
        brought = {entry.url: entry.page for entry in feed.entries if entry.page is not None}
        digest = hashlib.sha256(response.body).hexdigest()
        memory = _memory(response, digest, leads=leads, questions=questions, brought=tuple(brought))
        self._go_on(site, start, memory)
        self.books.remember(site, memory)
        for url, page in brought.items():
            if site.covers(url) and site.frontier.settle(url):
                yield await self._brought(site, response, url, page)

    def _moved(self, site: Site, response: Response, task: Task, items: list[PageItem]) -> PageItem:
        """The item for a known address that leads to another one; for good, it is an address of that page."""
        item = self.books.answered(
            site, response, "missing", url=task.url, message=f"moved to {response.url}"
        )
        if PERMANENT.issuperset(response.meta.get("redirect_reasons", ())):
            item.moved = True
            read = (one.canonical_url for one in items if one.url == response.url and one.outcome == "ok")
            item.canonical_url = next(read, page_key(response.url, self.books.aliases))
        return item

    async def _page(self, site: Site, response: HtmlResponse, task: Task) -> AsyncIterator[PageItem]:
        digest = hashlib.sha256(response.body).hexdigest()
        known = site.known_page(response.url)
        same = known is not None and known.digest == digest
        is_list = self.is_list(task)
        if site.is_front(response.url):
            site.platform = detect_platform(response.text)
        if same and not is_list and self.remembers:
            self._recall(site, task, response.url)
            yield self.books.answered(site, response, "unchanged", digest=digest)
            return
        contents = await self.read(_fetched(site, response, known=same, is_list=is_list))
        reading = contents.reading
        if contents.outgoing.follow:
            is_list = is_list or (reading is not None and reading.kind == "event_list")
            self._follow(site, response, task, contents, digest, is_list=is_list)
        if not contents.outgoing.index:
            yield self.books.answered(site, response, "noindex")
        elif reading is None:
            yield self.books.answered(site, response, "unchanged", digest=digest)
        else:
            declared = contents.outgoing.canonical
            item = self.books.answered(site, response, "ok", digest=digest, declared=declared)
            item.reading = reading
            yield item

    def _follow(
        self, site: Site, response: Response, task: Task, contents: Contents, digest: str, *, is_list: bool
    ) -> None:
        """Put what a page leads to on the list; remembered is all of a list, of another page what is new."""
        links = contents.outgoing
        found = follow(links.links, site, task, response.url, self.grade, is_list=is_list)
        leads = [lead(following, task, words) for following, words in found]
        questions = [*map(Question, links.feeds), *contents.questions]
        memory = _memory(response, digest, leads=leads, questions=questions)
        new = self._go_on(site, task, memory)
        if is_list or new:
            self.books.remember(site, memory if is_list else replace(memory, leads=tuple(new)))

    async def _brought(self, site: Site, response: Response, url: str, page: str) -> PageItem:
        """The item for the page of an event that came with a feed."""
        body = page.encode()
        digest = hashlib.sha256(body).hexdigest()
        known = site.known_page(url)
        if known is not None and known.digest == digest:
            return self._confirmed(site, response, url, digest)
        day = fetched_at(response.request).astimezone(OSLO).date()
        contents = await self.read(Fetched(body, url, day))
        item = self.books.answered(site, response, "ok", url=url, digest=digest, feed=feed_key(response.url))
        item.reading = contents.reading
        return item

    def _confirmed(self, site: Site, response: Response, url: str, digest: str | None = None) -> PageItem:
        feed = feed_key(response.url)
        return self.books.answered(site, response, "unchanged", url=url, digest=digest, feed=feed)

    def _recall(self, site: Site, task: Task, url: str) -> list[str]:
        """Go on as when a page was last read; gives the pages that it brought along and nothing else has yet."""
        memory = site.memory_of(url)
        if memory is None:
            return []
        self._go_on(site, task, memory)
        return [url for url in memory.brought if site.frontier.settle(url)]

    def _go_on(self, site: Site, task: Task, memory: Memory) -> list[Lead]:
        """Put what a page led to on the list of its site; gives the leads that are new.

        A page that need not be asked for yet is passed through: what it led to follows in its place.
        """
        for question in memory.questions:
            site.ask(question)
        wanted = [one for one in memory.leads if site.wants(one.url, self.books.registry)]
        site.lead_to(one.url for one in wanted)
        site.lead_to(memory.brought)
        new = []
        for one in wanted:
            following = one.task(task)
            if site.rests(following, one.changed):
                resting = site.memory_of(one.url) if site.frontier.meet(one.url) else None
                if resting is not None:
                    self._go_on(site, following, resting)
            elif site.frontier.add(following, one.text, one.changed):
                new.append(one)
        return new


def _is_feed(response: Response) -> bool:
    return isinstance(response, XmlResponse | JsonResponse) or is_calendar(header(response, "Content-Type"))


def _memory(
    response: Response,
    digest: str,
    *,
    leads: list[Lead],
    questions: list[Question],
    brought: tuple[str, ...] = (),
) -> Memory:
    return Memory(
        response.url,
        digest,
        fetched_at(response.request),
        header(response, "ETag"),
        header(response, "Last-Modified"),
        tuple(leads),
        tuple(questions),
        brought,
    )


def _fetched(site: Site, response: HtmlResponse, *, known: bool, is_list: bool) -> Fetched:
    return Fetched(
        response.body,
        response.url,
        fetched_at(response.request).astimezone(OSLO).date(),
        header(response, "Content-Type"),
        header(response, "X-Robots-Tag"),
        known,
        site.front,
        is_list,
    )
