"""An archive of invented pages, a hundred of them, about the size of two ranges or ten."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from klimakalender.warc import ArchiveWriter
from tests.benchmarks.pages import event_page, news_page

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 60
HEADERS = [("Content-Type", "text/html; charset=utf-8")]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("bulk"), PAGES)


def write_archive(folder: Path, pages: int) -> Path:
    """Pages of five sites, every third with an event."""
    begun = datetime(2027, 8, 20, 6, tzinfo=UTC)
    with closing(ArchiveWriter(folder, {})) as writer:
        for number in range(pages):
            build = news_page if number % 3 else event_page
            body = build(8_000, seed=number).encode()
            url = f"https://www.granvoll{number % 5}.{'no' if number % 2 else 'example'}/side/{number}"
            writer.write(url, 200, HEADERS, body, begun + timedelta(minutes=number))
    [path] = folder.iterdir()
    return path
