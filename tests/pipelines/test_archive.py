"""Every answer is kept as it was sent, however odd its headers are."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from klimakalender.warc import ArchiveFile
from pipelines.archive import ArchiveResponses

URL = "https://www.granvoll.example/kalender"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        pytest.param({"X-Sted": "Granvoll"}, {"X-Sted": "Granvoll"}, id="plain"),
        pytest.param({b"X-\xc5r": "2027", "X-Sted": "Lia"}, {"X-Sted": "Lia"}, id="name that is none"),
        pytest.param({"Transfer-Encoding": "chunked"}, {}, id="undone on arrival"),
    ],
)
def test_an_answer_is_kept(sent: dict[str | bytes, str], kept: dict[str, str], tmp_path: Path) -> None:
    extension = ArchiveResponses.from_crawler(
        get_crawler(settings_dict={"ARCHIVE_FOLDER": tmp_path, "USER_AGENT": "Klimakalender"})
    )
    request = Request(URL)
    extension.keep(HtmlResponse(URL, headers=sent, body=b"<p>Kalender"), request)
    extension.close()
    file, _ = request.meta["archived"]
    archive = ArchiveFile(tmp_path / file)
    [record] = archive
    archive.close()
    assert record.body == b"<p>Kalender"
    assert dict(record.headers) == kept
