"""Pages from files to records: what ``extract`` and ``case`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.errors import PageFileError
from klimakalender.reference import load_tables
from klimakalender.sources import load_registry
from spiders.reading.fields import read_page

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from spiders.items import PageReading


def read_file(path: Path) -> bytes:
    """The bytes of a page file; raises :class:`PageFileError` naming it."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PageFileError(f"{path}: {reason}") from error


def read_body(body: bytes | str, url: str, at: date) -> PageReading:
    """A page read as a crawl would on the day ``at``, with the registry's knowledge of its publisher."""
    publisher = load_registry().by_url(url) if url else None
    return read_page(body, url=url, reference=at, publisher=publisher, tables=load_tables())
