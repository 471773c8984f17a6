"""A web server on loopback that plays a site, and a crawl of it in a process of its own.

Twisted's reactor starts once in a process, so each crawl has its own (``crawl_site.py``).
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


@dataclass
class Answer:
    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


Route = str | Answer | Callable[[Message], Answer]


@dataclass
class Asked:
    path: str
    headers: Message
    at: float
    body: bytes = b""


class FakeSite:
    """Routes by path; what is not routed is a 404. Remembers every request."""

    answer = Answer

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.routes: dict[str, Route] = {"/robots.txt": Answer("User-agent: *\nDisallow:\n")}
        self.asked: list[Asked] = []
        self.at_once = self.most_at_once = 0
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.serve(self)

            do_POST = do_GET  # noqa: N815  http.server's name

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer((address, 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://{address}:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def page(self, path: str, body: str, **headers: str) -> None:
        text = f"<!doctype html><meta charset=utf-8><title>Granvoll</title><main>{body}</main>"
        self.routes[path] = Answer(
            text, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    def links(self, path: str, *targets: str) -> None:
        self.page(
            path, "".join(f'<p><a href="{to}">Klimamøte med befaring {n}</a>' for n, to in enumerate(targets))
        )

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        sent = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        self.asked.append(Asked(handler.path, handler.headers, time.monotonic(), sent))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        route = self.routes.get(handler.path, Answer("Siden finnes ikke", 404))
        answer = route(handler.headers) if callable(route) else route
        answer = Answer(answer) if isinstance(answer, str) else answer
        time.sleep(answer.seconds)
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        # Before the body: the client may ask again the moment it has it.
        self.at_once -= 1
        try:
            handler.send_response(answer.status)
            for name, value in ({"Content-Type": "text/html"} | answer.headers).items():
                handler.send_header(name, value)
            if "Content-Length" not in answer.headers:
                handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            handler.close_connection = True  # the crawler hung up, as some tests want it to


@pytest.fixture
def site() -> Iterator[FakeSite]:
    fake = FakeSite()
    yield fake
    fake.server.shutdown()
    fake.server.server_close()


@pytest.fixture
def other_site() -> Iterator[FakeSite]:
    fake = FakeSite()
    yield fake
    fake.server.shutdown()
    fake.server.server_close()


@pytest.fixture
def hosts() -> Iterator[list[FakeSite]]:
    """Five sites on hosts of their own; all of 127/8 is loopback."""
    fakes = [FakeSite(f"127.0.0.{number}") for number in range(2, 7)]
    yield fakes
    for fake in fakes:
        fake.server.shutdown()
        fake.server.server_close()


@dataclass
class Crawled:
    items: list[dict[str, Any]]
    result: dict[str, Any]
    stderr: str

    @property
    def outcomes(self) -> dict[str, str]:
        """Outcome by path; of the front page under ``/``."""
        return {"/" + item["url"].split("/", 3)[3]: item["outcome"] for item in self.items}

    @property
    def count(self) -> Counter[str]:
        return Counter(item["outcome"] for item in self.items)


QUICK = {
    "DOWNLOAD_DELAY": 0.0,
    "AUTOTHROTTLE_START_DELAY": 0.0,
    "ALLOW_PRIVATE": True,
    "DOWNLOAD_TIMEOUT": 10,
}


@pytest.fixture
def crawl_site() -> Callable[..., Crawled]:
    return _crawl_site


def _crawl_site(url: str, known: list[dict[str, Any]] | None = None, **settings: Any) -> Crawled:
    """Crawl one site with quick settings; every item as the pipelines get it."""
    order = {"url": url, "known": known or [], "settings": QUICK | settings}
    command = [sys.executable, HERE / "crawl_site.py", json.dumps(order)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    *items, result = [json.loads(line) for line in done.stdout.splitlines()]
    return Crawled(items, result, done.stderr)
