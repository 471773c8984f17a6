"""A process that reads pages for the crawl, one after the other.

It is sent pages and sends their contents back over a socket that the event loop watches. Both wait in the process
itself, where threads take them in and give them out: a socket holds a handful, and a crawl of many sites comes back
to it only after it has dealt with hundreds of other answers. As contents come in the order of the pages, the first
page without them is what a process died of, once it had started.
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
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from klimakalender.errors import KlimakalenderError
from klimakalender.reference import load_tables
from spiders.finding.contents import ContentsReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from klimakalender.sources import Registry
    from spiders.finding.contents import Contents, Fetched

LENGTH = 8  # bytes before each message that tell how long it is
GARBAGE = 50_000  # new objects before garbage is looked for: hardly any ever is
AT_ONCE = 262_144  # bytes that are received in one go; a socket holds about as much


class ReaderDiedError(KlimakalenderError):
    """A reading process ended while it read a page."""


class PassedOverError(KlimakalenderError):
    """A reading process ended before it came to a page."""


class ReaderProcess:
    """One process; its length is the number of pages that it has not answered for.

    ``ready`` once it has started, ``ended`` when it has. Raises ``OSError`` when it cannot be started.
    """

    def __init__(self, registry: Registry) -> None:
        self._socket, there = socket.socketpair()
        self._socket.setblocking(False)
        # Started afresh rather than forked: a fork would share the lock and the database of this process.
        self._process = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(there,), daemon=True
        )
        with there:
            self._process.start()
        self._sending = asyncio.Lock()
        # Sent like a page: what is handed over at the start blocks both for ever if the process ends before it has it.
        self._registry: Registry | None = registry
        self._waiting: deque[tuple[str, asyncio.Future[Contents]]] = deque()
        self._received = bytearray()
        self._listening = False
        self.ready = self.ended = False

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
                if self._registry:
                    await loop.sock_sendall(self._socket, _message(self._registry))
                    self._registry = None
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
        except BlockingIOError:
            return  # woken for nothing
        except OSError:
            received = b""
        if not received:
            self._give_up()
        self._received += received
        for message in _messages(self._received):
            if not self.ready:
                self.ready = True  # which is all that the first one says
                continue
            contents, error = pickle.loads(message)  # noqa: S301  our own process
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
        reasons = chain([ReaderDiedError] if self.ready else [], repeat(PassedOverError))
        for (url, answer), reason in zip(self._waiting, reasons, strict=False):
            if not answer.done():
                answer.set_exception(reason(f"{url}: the process that was to read it ended"))
        self._waiting.clear()


def build_reader(registry: Registry) -> Callable[[Fetched], Contents]:
    """The function that pages are read with: it knows whose address is whose and where places are."""
    return ContentsReader(registry, load_tables())


def _message(content: object) -> bytes:
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return len(packed).to_bytes(LENGTH) + packed


def _messages(received: bytearray) -> Iterator[bytes]:
    """Take the messages that have arrived whole out of what was received."""
    start = 0
    while (end := start + LENGTH + int.from_bytes(received[start : start + LENGTH])) <= len(received):
        yield bytes(received[start + LENGTH : end])
        start = end
    del received[:start]


def _serve(crawl: socket.socket) -> None:
    """Take the registry, say when ready, answer every page, until nothing more can be received: the crawl has ended."""
    # An interrupt of the terminal is for the crawl, which ends its readers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pages: SimpleQueue[bytes | None] = SimpleQueue()
    answers: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_take_in, args=(crawl, pages), daemon=True).start()
    Thread(target=_give_out, args=(crawl, answers), daemon=True).start()
    load_tables()
    if (packed := pages.get()) is None:
        return
    read = build_reader(pickle.loads(packed))  # noqa: S301  our own process
    gc.collect()
    gc.freeze()  # what is kept for good need not be looked through again and again
    gc.set_threshold(GARBAGE)
    answers.put(_message(None))
    while (packed := pages.get()) is not None:
        page = pickle.loads(packed)  # noqa: S301  our own process
        answer: tuple[Contents | None, Exception | None]
        try:
            answer = read(page), None
        except Exception as error:  # noqa: BLE001  it is raised where the page is waited for
            answer = None, _portable(error)
        answers.put(_message(answer))


def _take_in(crawl: socket.socket, pages: SimpleQueue[bytes | None]) -> None:
    received = bytearray()
    with suppress(OSError):
        while arrived := crawl.recv(AT_ONCE):
            received += arrived
            for message in _messages(received):
                pages.put(message)
    pages.put(None)


def _give_out(crawl: socket.socket, answers: SimpleQueue[bytes]) -> None:
    with suppress(OSError):  # the crawl has ended
        while True:
            crawl.sendall(answers.get())


def _portable(error: Exception) -> Exception:
    """An exception that arrives: not all can be pickled, and some only cannot be made again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  made the moment before
    except Exception:  # noqa: BLE001  anything may go wrong with anybody's exception
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
