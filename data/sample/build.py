"""Packs the pages of this folder into ``data/sample.warc.gz``, which ``klimakalender demo`` crawls.

    python data/sample/build.py

``manifest.csv`` has a line per response: address, file under ``pages/``, moment of the request (UTC), status,
content type, further headers (``Name: value``, several divided by ``|``). The same pages give the same bytes:
record ids follow from address and moment, and nothing is dated by the clock.
"""

from __future__ import annotations

import csv
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parent
ARCHIVE = FOLDER.parent / "sample.warc.gz"
INFO = {"software": "klimakalender", "description": "Invented events at the addresses of real publishers"}


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio publishes no types
    """Buffers a record in memory: pages are small, and warcio leaves its temporary files open."""

    def _create_temp_file(self) -> BytesIO:
        return BytesIO()


@dataclass(frozen=True, slots=True)
class Response:
    """One line of the manifest; ``date`` is an ISO moment in UTC."""

    url: str
    file: str
    date: str
    status: int
    headers: tuple[tuple[str, str], ...]


def read_manifest(folder: Path = FOLDER) -> list[Response]:
    """Responses in the order of their moments, as a crawler would have met them."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        responses = [_response(row) for row in csv.DictReader(file)]
    return sorted(responses, key=lambda response: (response.date, response.url))


def write_archive(target: BinaryIO, folder: Path = FOLDER) -> int:
    """Write every response of the manifest, gzipped record by record; gives how many."""
    responses = read_manifest(folder)
    warc = _Writer(target, gzip=True, warc_version="1.1")
    about = warc.create_warcinfo_record(ARCHIVE.name, INFO)
    about.rec_headers.replace_header("WARC-Date", responses[0].date)
    about.rec_headers.replace_header("WARC-Record-ID", _record_id(ARCHIVE.name))
    warc.write_record(about)
    for response in responses:
        body = (folder / "pages" / response.file).read_bytes()
        status = f"{response.status} {HTTPStatus(response.status).phrase}"
        http = StatusAndHeaders(status, list(response.headers), protocol="HTTP/1.1")
        dated = {"WARC-Date": response.date, "WARC-Record-ID": _record_id(f"{response.date} {response.url}")}
        warc.write_record(
            warc.create_warc_record(
                response.url, "response", payload=BytesIO(body), http_headers=http, warc_headers_dict=dated
            )
        )
    return len(responses)


def _record_id(name: str) -> str:
    """The same for the same name, as WARC wants it: a URN in angle brackets."""
    return f"<{uuid.uuid5(uuid.NAMESPACE_URL, name).urn}>"


def _response(row: dict[str, str]) -> Response:
    return Response(row["url"], row["file"], row["date"], int(row["status"]), tuple(_headers(row)))


def _headers(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "Content-Type", row["content_type"]
    for header in filter(None, row["headers"].split("|")):
        name, _, value = header.partition(":")
        yield name.strip(), value.strip()


def main() -> None:
    with ARCHIVE.open("wb") as target:
        write_archive(target)


if __name__ == "__main__":
    main()
