"""Plays the simulated Norway from one port of loopback, in a process of its own, and tells what was asked of it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.norway.site import Answer
from tests.norway.world import World, build_world

ROOT = Path(__file__).resolve().parents[2]
OFFICE = "norway.office"  # the host at which the server itself answers


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its host, path, the status of the answer, and how many the host had in hand with it."""

    host: str
    path: str
    status: int
    at_once: int


class Server(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, GET only; what a crawler needs and no more."""

    def __init__(self, world: World, asked: list[Asked], busy: Counter[str]) -> None:
        self.world, self.asked, self.busy = world, asked, busy
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, _, self.received = self.received.partition(b"\r\n\r\n")
            self._ask(head.decode("latin-1"))

    def _ask(self, head: str) -> None:
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        host = headers.get("host", "")
        if host == OFFICE:
            self._send(Answer((json.dumps(self._told(path)).encode(),)))
            return
        site = self.world.sites.get(host) or self.world.sites.get(f"www.{host}")
        answer = site.answer(path) if site else Answer(status=404)
        if answer.status == 200 and headers.get("if-none-match") == answer.etag:
            answer = Answer(status=304)
        self.busy[host] += 1
        self.asked.append(Asked(host, path, answer.status, self.busy[host]))
        seconds = site.seconds if site else 0.0
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self._finish, host, answer)
        else:
            self._finish(host, answer)

    def _told(self, path: str) -> Any:
        if path == "/cpu":
            return time.process_time()
        told = [list(_row(one)) for one in self.asked]
        if path == "/forget":
            self.asked.clear()
        return told

    def _finish(self, host: str, answer: Answer) -> None:
        self.busy[host] -= 1
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        lines = [
            f"HTTP/1.1 {answer.status} X",
            f"Content-Type: {answer.content_type}",
            f"Content-Length: {sum(map(len, answer.parts))}",
            f"ETag: {answer.etag}",
        ]
        head = "\r\n".join(lines) + "\r\n\r\n"
        self.transport.writelines((head.encode(), *answer.parts))  # type: ignore[attr-defined]


def _row(asked: Asked) -> tuple[str, str, int, int]:
    return asked.host, asked.path, asked.status, asked.at_once


@dataclass(frozen=True)
class Running:
    """A server that plays; ``port`` is where."""

    port: int

    def asked(self, *, forget: bool = False) -> list[Asked]:
        """All requests since the start, or since they were last forgotten."""
        return [Asked(*row) for row in self._tell("forget" if forget else "")]

    def cpu(self) -> float:
        """Seconds of CPU that the server has taken since its start."""
        seconds: float = self._tell("cpu")
        return seconds

    def _tell(self, what: str) -> Any:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{what}", headers={"Host": OFFICE})
        with urllib.request.urlopen(request) as answer:  # noqa: S310  our own server on loopback
            return json.load(answer)


@contextmanager
def playing(**options: Any) -> Iterator[Running]:
    """A server process for :func:`tests.norway.world.build_world` with these ``options``, ended with the block."""
    order = json.dumps(
        {name: str(value) if isinstance(value, date) else value for name, value in options.items()}
    )
    command = [sys.executable, "-m", "tests.norway.server", order]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Running(int(process.stdout.readline()))
        finally:
            process.terminate()


async def _serve(world: World) -> None:
    asked: list[Asked] = []
    busy: Counter[str] = Counter()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(world, asked, busy), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    options = json.loads(sys.argv[1])
    options["today"] = date.fromisoformat(options["today"])
    world = build_world(**options)
    for site in world.sites.values():
        site.prepare()
    asyncio.run(_serve(world))


if __name__ == "__main__":
    main()
