"""The records that are written are those that warcio would write."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders

from klimakalender.warc import ArchiveWriter, RecordWriter

MOMENT = datetime(2027, 3, 2, 8, 0, 0, 123456, tzinfo=UTC)
URL = "https://granvoll.example/kalender?dag=3"

Told = tuple[dict[str, str], list[tuple[str, str]], str, bytes]


def told(stream: BytesIO, kind: str) -> Told:
    """WARC fields but the random one, HTTP headers, status line and body of the one record of a kind."""
    [record] = [
        (dict(one.rec_headers.headers), one.http_headers.headers, one.http_headers.statusline, one.raw_stream.read())
        for one in ArchiveIterator(stream, check_digests="raise")
        if one.rec_type == kind
    ]  # fmt: skip
    assert record[0].pop("WARC-Record-ID").startswith("<urn:uuid:")
    return record


@pytest.mark.parametrize(
    ("status", "line", "headers", "body"),
    [
        pytest.param(
            200, "200 OK", [("Content-Type", "text/html")], b"<p>Kalender\r\n\r\nWARC/1.1", id="page"
        ),
        pytest.param(
            200, "200 OK", [("X-Sted", "Tromsø"), ("X-Sted", "Lia")], b"\x1f\x8b\x00", id="odd headers"
        ),
        pytest.param(404, "404 Not Found", [], b"", id="nothing"),
        pytest.param(304, "304 Not Modified", [("ETag", '"1"')], b"", id="unchanged"),
        pytest.param(799, "799 Unknown", [], b"x" * 100_000, id="unknown status"),
    ],
)
def test_a_record_is_as_warcio_has_it(
    status: int, line: str, headers: list[tuple[str, str]], body: bytes, tmp_path: Path
) -> None:
    writer = ArchiveWriter(tmp_path, {"software": "Klimakalender"})
    file, _ = writer.write(URL, status, headers, body, MOMENT)
    writer.close()
    kind = "revisit" if status == 304 else "response"

    expected = BytesIO()
    warc = RecordWriter(expected, gzip=True, warc_version="1.1")
    fields = {"WARC-Date": "2027-03-02T08:00:00.123456Z"}
    if kind == "revisit":
        fields["WARC-Profile"] = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    http = StatusAndHeaders(line, list(headers), protocol="HTTP/1.1")
    warc.write_record(
        warc.create_warc_record(URL, kind, payload=BytesIO(body), http_headers=http, warc_headers_dict=fields)
    )
    expected.seek(0)
    assert told(BytesIO((tmp_path / file).read_bytes()), kind) == told(expected, kind)
