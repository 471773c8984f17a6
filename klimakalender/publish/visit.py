"""One request for a page: its language, its moment, its filters, and how an answer is made from it.

Addresses: bokmål has none of its own, nynorsk and English stand under ``/nn/`` and ``/en/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlencode

from klimakalender.publish.answers import parameters
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.rendering import environment, html, static_address
from klimakalender.publish.site import memo_of, now, read, state_of
from klimakalender.publish.texts import LANGUAGES, NAMES, Texts
from normalize import OSLO

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable
    from datetime import date, datetime

    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

Pairs = list[tuple[str, str]]
Answer = TypeVar("Answer")
# What begins the pattern of every page: nothing, or the language.
PREFIX = r"^(?:/(?P<lang>nn|en))?"


@dataclass(frozen=True)
class Visit:
    """``lang`` is the interface's language, ``moment`` the aware now that everything on the page is judged at."""

    datasette: Datasette
    request: Request
    lang: str
    moment: datetime

    @property
    def today(self) -> date:
        return self.moment.astimezone(OSLO).date()

    @property
    def texts(self) -> Texts:
        return Texts(self.lang)

    @cached_property
    def given(self) -> Pairs:
        """The filters of the address; an empty one counts as not given."""
        return [(name, value) for name, value in parameters(self.request) if value.strip()]

    def part(self, name: str) -> str:
        """A named part of the address."""
        return str(self.request.url_vars[name])

    async def read(self, reading: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Run a reading function on the database."""
        return await read(self.datasette, reading)

    async def recall(self, key: str, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """What was worked out for ``key`` from the present data, or work it out."""
        answer: Answer = await memo_of(self.datasette).get(key, state_of(self.datasette), make)
        return answer

    def path(self, path: str, given: Pairs | dict[str, str] | None = None) -> str:
        """An address of this server that is the same in every language (API, Datasette, files)."""
        query = urlencode(given or [])
        return f"{self.datasette.urls.path(path)}{'?' if query else ''}{query}"

    def page(self, path: str, given: Pairs | dict[str, str] | None = None) -> str:
        """The address of a page in the language of this visit."""
        return self.path(_localised(path, self.lang), given)

    def absolute(self, path: str, given: Pairs | None = None) -> str:
        """A whole address with scheme and host."""
        return str(self.datasette.absolute_url(self.request, self.path(path, given)))

    def webcal(self, given: Pairs, path: str = "/api/v1/events.ics") -> str:
        """The address at which a calendar program subscribes to a selection."""
        return "webcal" + self.absolute(path, given).removeprefix("https").removeprefix("http")

    def alternates(self) -> list[dict[str, str]]:
        """This page in every language."""
        shown = [(name, value) for name, value in self.given if name != "cursor"]
        return [
            {
                "lang": lang,
                "name": NAMES[lang],
                "path": self.path(_localised(self._own, lang), shown),
                "url": self.absolute(_localised(self._own, lang), shown),
            }
            for lang in LANGUAGES
        ]

    def render(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page of ours."""
        text = (
            environment(self.lang)
            .get_template(template)
            .render(
                visit=self,
                path=self.path,
                page=self.page,
                static=lambda name: static_address(self.datasette, name),
                today=self.today,
                **context,
            )
        )
        return html(text, status=status)

    def missing(self, title: str, message: str) -> Response:
        """A page that says in words that there is nothing here."""
        return self.render(
            "error.html", status=404, title=self.texts(title), message=self.texts(message), detail=""
        )

    @property
    def _own(self) -> str:
        """The address of this page without base and language."""
        base = str(self.datasette.urls.path("/"))
        path = "/" + str(self.request.path).removeprefix(base).removeprefix("/")
        if self.lang != LANGUAGES[0]:
            path = path.removeprefix(f"/{self.lang}")
        return path or "/"


@lru_cache(maxsize=4096)
def _localised(path: str, lang: str) -> str:
    # "%" is no part of an id of ours, so quoting twice cannot happen.
    path = quote(path, safe="/%.:~-_")
    return path if lang == LANGUAGES[0] else f"/{lang}{path}"


def page(
    build: Callable[[Visit], Awaitable[Response]],
) -> Callable[[Datasette, Request], Awaitable[Response]]:
    """A route for a function from a visit to a page. A filter that is not understood gives a 400 in words.

    A page that was made this minute from the same data is not made again.
    """

    async def route(datasette: Datasette, request: Request) -> Response:
        visit = Visit(datasette, request, request.url_vars.get("lang") or LANGUAGES[0], now(datasette))

        async def answer() -> Response:
            try:
                return await build(visit)
            except BadParameterError as error:
                texts = visit.texts
                title, message = texts("search.bad"), texts("search.bad_lead")
                return visit.render("error.html", status=400, title=title, message=message, detail=str(error))

        made: Response = await visit.recall(f"page {request.url}", answer)
        return html(made.body, status=made.status) if made.status != 301 else made

    return route
