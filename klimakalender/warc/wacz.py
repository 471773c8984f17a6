"""Archive files together with an index and a list of pages, as one WACZ file (specification 1.1.1).

Tools such as ReplayWeb.page show such a file like a browser shows the sites.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from klimakalender.errors import ArchiveError
from klimakalender.warc.frames import Frames
from klimakalender.warc.records import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from klimakalender.warc.records import Record

PAGES_HEAD = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}


def write_wacz(archives: Sequence[Path], target: Path, created: datetime, software: str) -> int:
    """Bundle gzipped WARC files into ``target``; gives the number of pages in them. ``created`` is aware.

    Raises :class:`ArchiveError` when there is nothing to bundle or a file cannot be read or written.
    """
    if not archives:
        raise ArchiveError(f"{target}: no archive files to bundle")
    try:
        return _write(archives, target, created, software)
    except OSError as error:
        raise ArchiveError(f"{error.filename or target}: {error.strerror or error}") from error


def surt(url: str) -> str:
    """The sort-friendly form of an address that indexes are ordered by.

    >>> surt("https://www.granvoll.example/Kalender?b=2&a=1")
    'example,granvoll)/kalender?a=1&b=2'
    """
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{host}{port}){parts.path or '/'}{'?' + query if query else ''}"


def _write(archives: Sequence[Path], target: Path, created: datetime, software: str) -> int:
    lines: list[str] = []
    pages: list[dict[str, Any]] = []
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(target, "w") as bundle:

        def add(name: str, body: bytes) -> None:
            bundle.writestr(name, body)
            resources.append(_resource(name, body))

        for path in archives:
            for record, length in _records(path):
                lines.append(_index_line(record, length))
                if record.status == 200 and _type(record) == "text/html":
                    pages.append({"url": record.url, "ts": record.date.isoformat()})
            add(f"archive/{path.name}", path.read_bytes())
        # Times are set to nothing, so that the same archives give the same file.
        add("indexes/index.cdx.gz", gzip.compress("".join(sorted(lines)).encode(), mtime=0))
        rows = (json.dumps(row, ensure_ascii=False) for row in (PAGES_HEAD, *pages))
        add("pages/pages.jsonl", "\n".join(rows).encode() + b"\n")
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "created": created.isoformat(),
            "software": software,
            "resources": resources,
        }
        body = json.dumps(package, indent=2).encode()
        bundle.writestr("datapackage.json", body)
        digest = {"path": "datapackage.json", "hash": _sha256(body)}
        bundle.writestr("datapackage-digest.json", json.dumps(digest))
    return len(pages)


def _records(path: Path) -> Iterator[tuple[Record, int]]:
    """The responses of a file, each with the length of its compressed record."""
    with path.open("rb") as stream:
        frames = [(offset, parse(text, path.name, offset)) for offset, text in Frames(stream).cut()]
    ends = [*(offset for offset, _ in frames), path.stat().st_size]
    for (_, record), (start, end) in zip(frames, pairwise(ends), strict=True):
        if record is not None:
            yield record, end - start


def _index_line(record: Record, length: int) -> str:
    """A line of CDXJ."""
    fields = {
        "url": record.url,
        "mime": "warc/revisit" if record.revisit else _type(record),
        "status": str(record.status),
        "digest": record.digest,
        "length": str(length),
        "offset": str(record.offset),
        "filename": record.file,
    }
    return f"{surt(record.url)} {record.date:%Y%m%d%H%M%S} {json.dumps(fields, ensure_ascii=False)}\n"


def _type(record: Record) -> str:
    return (record.header("content-type") or "").partition(";")[0].strip().lower() or "unk"


def _resource(name: str, body: bytes) -> dict[str, Any]:
    return {"name": name.rpartition("/")[2], "path": name, "hash": _sha256(body), "bytes": len(body)}


def _sha256(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
