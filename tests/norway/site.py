"""One site of the simulated Norway: its pages by address, and what is true of each."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, reduce
from typing import Any, Literal

from tests.norway.chrome import page as frame
from tests.norway.prose import Gathering

Kind = Literal["event", "news", "list", "service", "data", "trap", "closed", "noindex"]


@dataclass(frozen=True)
class Answer:
    """What is sent for one request; ``parts`` are the body."""

    parts: tuple[bytes, ...] = ()
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0

    @cached_property
    def etag(self) -> str:
        return f'"{reduce(lambda sum_, part: zlib.crc32(part, sum_), self.parts, 0):08x}"'


@dataclass(slots=True)
class Site:
    """``pages`` go by path with query.

    ``kinds`` says what each page is: ``closed`` ones are forbidden by robots.txt, ``trap`` ones are worthless.
    ``families`` answers for all addresses with a beginning, of which there may be no end.
    """

    host: str
    name: str
    platform: str
    generator: str = ""
    robots: str = ""
    seconds: float = 0.0
    down: bool = False
    pages: dict[str, Callable[[], Answer]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    events: dict[str, Gathering] = field(default_factory=dict)
    families: dict[str, tuple[Kind, Callable[[str], Answer]]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def add(self, path: str, title: str, content: str, kind: Kind, head: str = "") -> str:
        """A page in the site's frame, made when it is first asked for."""
        self.kinds[path] = kind
        self.pages[path] = cache(lambda: Answer(frame(self.name, self.generator, title, content, head)))
        return path

    def announce(self, path: str, gathering: Gathering, content: str, head: str = "") -> str:
        """The page of an event."""
        self.events[path] = gathering
        return self.add(path, gathering.title, content, "event", head)

    def serve(self, path: str, body: str | bytes, content_type: str) -> None:
        """Anything that is no page."""
        answer = Answer((body.encode() if isinstance(body, str) else body,), content_type=content_type)
        self.kinds[path] = "data"
        self.pages[path] = lambda: answer

    def serve_json(self, prefix: str, value: Callable[[str], Any]) -> None:
        """JSON for every address with this beginning."""
        self.families[prefix] = (
            "data",
            lambda path: Answer((json.dumps(value(path)).encode(),), content_type="application/json"),
        )

    def lead_on(self, prefix: str, content: str) -> None:
        """Pages without end, each leading to more of them."""
        page = Answer(frame(self.name, self.generator, "Kalender", f"<main>{content}</main>"))
        self.families[prefix] = "trap", lambda _path: page

    def answer(self, path: str) -> Answer:
        """What the site says to a request for ``path`` (with its query)."""
        if self.down:
            return Answer((b"Tjenesten er nede",), 503)
        if path == "/robots.txt":
            return Answer((f"User-agent: *\n{self.robots}".encode(),), content_type="text/plain")
        if build := self.pages.get(path):
            return build()
        if family := self._family(path):
            return family[1](path)
        missing = frame(self.name, self.generator, "Finnes ikke", "<main>Siden finnes ikke</main>")
        return Answer(missing, 404)

    def prepare(self) -> None:
        """Make all pages, so that answering costs no more than sending."""
        for build in self.pages.values():
            _ = build().etag

    def kind(self, path: str) -> Kind:
        """What asking for ``path`` was worth. Unknown addresses are traps, but for the usual questions."""
        family = self._family(path)
        usual = path.endswith((".txt", ".xml"))
        return self.kinds.get(path) or (family[0] if family else "data" if usual else "trap")

    def _family(self, path: str) -> tuple[Kind, Callable[[str], Answer]] | None:
        return next((found for prefix, found in self.families.items() if path.startswith(prefix)), None)
