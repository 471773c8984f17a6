"""Keep every raw response before anything is made of it: the database can then be derived again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from klimakalender.warc import ArchiveWriter

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class ArchiveResponses:
    """Writes what was sent, still compressed, to the folder in the setting ``ARCHIVE_FOLDER``.

    Runs as an extension, since items no longer have the body. The place goes into the request's ``meta`` as
    ``archived``: file name and offset.
    """

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        folder = crawler.settings["ARCHIVE_FOLDER"]
        if folder is None:
            raise NotConfigured
        info = {
            "software": crawler.settings["USER_AGENT"],
            "robots": "obey",
            "format": "WARC File Format 1.1",
        }
        extension = cls(ArchiveWriter(folder, info))
        crawler.signals.connect(extension.keep, signal=signals.response_downloaded)
        crawler.signals.connect(extension.close, signal=signals.spider_closed)
        return extension

    def keep(self, response: Response, request: Request) -> None:
        """Append one response as it came from the network."""
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            # The first was undone on arrival; names in other letters are none (RFC 9110 §5.1).
            if name.lower() != b"transfer-encoding" and name.isascii()
            for value in values
        ]
        request.meta["archived"] = self._writer.write(
            request.url, response.status, headers, response.body, datetime.now(UTC)
        )

    def close(self) -> None:
        """End the file."""
        self._writer.close()
