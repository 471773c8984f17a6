"""A file as an answer: sent piece by piece, whole or the range that was asked for (RFC 9110, section 14)."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from klimakalender.publish.answers import CORS
from klimakalender.publish.validators import Validator

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

PIECE = 1 << 16
_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{1,18})?|-(\d{1,18}))")


class FileAnswer(Response):  # type: ignore[misc]  # Datasette publishes no types
    """``length`` bytes of a file from ``start`` on."""

    def __init__(
        self, path: Path, start: int, length: int, *, status: int, headers: dict[str, str], content_type: str
    ) -> None:
        super().__init__(b"", status=status, headers=headers, content_type=content_type)
        self.path, self.start, self.length = path, start, length

    async def asgi_send(self, send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        """Send the header, then the bytes; a file that is shorter than it was ends the answer early."""
        sent = {**self.headers, "content-type": self.content_type}
        raw = [[name.encode(), value.encode()] for name, value in sent.items()]
        with await asyncio.to_thread(self.path.open, "rb") as file:
            await send({"type": "http.response.start", "status": self.status, "headers": raw})
            file.seek(self.start)
            left = self.length
            while left and (piece := await asyncio.to_thread(file.read, min(PIECE, left))):
                left -= len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def send_file(
    path: Path, media_type: str, sha256: str, request: Any, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer to a request for a file whose digest is known. Raises ``FileNotFoundError``.

    Several ranges at once, and units that are none, are answered with the whole file, as the standard allows.
    """
    stat = path.stat()
    written = datetime.fromtimestamp(int(stat.st_mtime), UTC)
    validator = Validator(f'"{sha256 or stat.st_mtime_ns}"', written)
    size, asked = stat.st_size, request.headers
    told = {**CORS, **(headers or {}), **validator.headers(datetime.now(UTC)), "Accept-Ranges": "bytes"}
    if validator.held_by(asked):
        return Response(b"", status=304, headers=told, content_type=media_type)
    start, length, status = 0, size, 200
    if "range" in asked and _still(asked.get("if-range"), told):
        part = _part(asked["range"], size)
        if part == (0, 0):
            unsatisfied = {**CORS, "Content-Range": f"bytes */{size}"}
            return Response(b"", status=416, headers=unsatisfied, content_type="text/plain; charset=utf-8")
        if part is not None:
            start, length, status = *part, 206
            told["Content-Range"] = f"bytes {start}-{start + length - 1}/{size}"
    told["Content-Length"] = str(length)
    sent = 0 if request.method == "HEAD" else length
    return FileAnswer(path, start, sent, status=status, headers=told, content_type=media_type)


def _still(condition: str | None, told: Mapping[str, str]) -> bool:
    """Whether If-Range, where it is sent, names what there is now."""
    return condition is None or condition in (told["ETag"], told.get("Last-Modified"))


def _part(text: str, size: int) -> tuple[int, int] | None:
    """Start and length; ``(0, 0)`` where the range has no byte of the file, ``None`` where it is to be ignored.

    >>> _part("bytes=10-19", 100), _part("bytes=-5", 100), _part("bytes=90-", 95)
    ((10, 10), (95, 5), (90, 5))
    >>> _part("bytes=100-", 100), _part("bytes=5-4", 100), _part("lines=1-2", 100)
    ((0, 0), None, None)
    """
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    first, last, tail = found.groups()
    if tail is not None:
        length = min(int(tail), size)
        return (size - length, length) if length else (0, 0)
    start, end = int(first), size - 1 if last is None else min(int(last), size - 1)
    if last is not None and int(last) < start:
        return None
    return (start, end - start + 1) if start < size else (0, 0)
