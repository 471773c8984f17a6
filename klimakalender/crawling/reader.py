"""A process that reads pages for the crawl, one after the other.

It is sent pages and sends their contents back over a socket that the event loop watches. Pages wait for it in the
socket, so it never waits for the crawl, which is busy most of the time; and as answers come in the order of the
pages, the first one without an answer is what a process died of.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import pickle
import signal
import socket
from collections import deque
from contextlib import suppress
from itertools import chain, repeat
from typing import TYPE_CHECKING

from klimakalender.errors import KlimakalenderError
from klimakalender.reference import load_tables
from spiders.finding.contents import read_contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from klimakalender.sources import Registry
    from spiders.finding.contents import Contents, Fetched

LENGTH = 8  # bytes before each message that tell how long it is
AT_ONCE = 1_000_000  # bytes that are received in one go


class ReaderDiedError(KlimakalenderError):
    """A reading process ended while it read a page."""


class PassedOverError(KlimakalenderError):
    """A reading process ended before it came to a page."""


class ReaderProcess:
    """One process; its length is the number of pages that it has not answered for."""

    def __init__(self, registry: Registry) -> None:
        self._socket, there = socket.socketpair()
        self._socket.setblocking(False)
        # Started afresh rather than forked: a fork would share the lock and the database of this process.
        self._process = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(there, registry), daemon=True
        )
        self._process.start()
        there.close()
        self._sending = asyncio.Lock()
        self._waiting: deque[tuple[str, asyncio.Future[Contents]]] = deque()
        self._received = bytearray()
        self._listening = False
        self.ended = False

    def __len__(self) -> int:
        return len(self._waiting)

    async def read(self, page: Fetched) -> Contents:
        """What a page holds. Raises what the reader raised, or why there is no answer."""
        loop = asyncio.get_running_loop()
        if not self._listening:
            loop.add_reader(self._socket, self._receive)
            self._listening = True
        answer: asyncio.Future[Contents] = loop.create_future()
        async with self._sending:
            if self.ended:
                raise PassedOverError(page.url)
            self._waiting.append((page.url, answer))
            with suppress(OSError):  # that the process has ended is seen where its answers are received
                await loop.sock_sendall(self._socket, _message(page))
        return await answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._socket.close()

    def _receive(self) -> None:
        try:
            received = self._socket.recv(AT_ONCE)
        except OSError:
            received = b""
        if not received:
            self._give_up()
        self._received += received
        while (end := LENGTH + int.from_bytes(self._received[:LENGTH])) <= len(self._received):
            contents, error = pickle.loads(self._received[LENGTH:end])  # noqa: S301  our own process
            del self._received[:end]
            _, answer = self._waiting.popleft()
            if answer.done():
                continue  # nobody waits any more: the crawl was told to stop
            if error is None:
                answer.set_result(contents)
            else:
                answer.set_exception(error)

    def _give_up(self) -> None:
        asyncio.get_running_loop().remove_reader(self._socket)
        self.ended = True
        reasons = chain([ReaderDiedError], repeat(PassedOverError))
        for (url, answer), reason in zip(self._waiting, reasons, strict=False):
            if not answer.done():
                answer.set_exception(reason(f"{url}: the process that was to read it ended"))
        self._waiting.clear()


def build_reader(registry: Registry) -> Callable[[Fetched], Contents]:
    """The function that pages are read with: it knows whose address is whose and where places are."""
    tables = load_tables()
    return lambda page: read_contents(page, registry.by_url(page.url), tables)


def _message(content: object) -> bytes:
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return len(packed).to_bytes(LENGTH) + packed


def _serve(crawl: socket.socket, registry: Registry) -> None:
    """Answer every page, until the crawl has ended or was killed: then nothing more can be received."""
    # An interrupt of the terminal is for the crawl, which ends its readers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    read = build_reader(registry)
    gc.collect()
    gc.freeze()  # what is kept for good need not be looked through again and again
    with crawl, crawl.makefile("rb") as pages:
        while length := pages.read(LENGTH):
            page = pickle.loads(pages.read(int.from_bytes(length)))  # noqa: S301  our own process
            answer: tuple[Contents | None, Exception | None]
            try:
                answer = read(page), None
            except Exception as error:  # noqa: BLE001  it is raised where the page is waited for
                answer = None, _portable(error)
            crawl.sendall(_message(answer))


def _portable(error: Exception) -> Exception:
    """An exception that arrives: not all can be pickled, and some only cannot be made again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  made the moment before
    except Exception:  # noqa: BLE001  anything may go wrong with anybody's exception
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
