"""One range of an archive to lines of JSON: pure, so it may run anywhere, and again after a worker has died."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.captured import as_fetched, is_page, is_within, may_be_in
from klimakalender.reference import load_tables
from klimakalender.sources import load_registry
from klimakalender.warc import read_range
from pipelines.validate import validate
from spiders.finding.contents import read_contents

if TYPE_CHECKING:
    from klimakalender.bulk.forms import Columns
    from klimakalender.warc import Range, Record

# Of a line, in its order.
COLUMNS: Columns = {
    "url": "text",
    "fetched_at": "moment",
    "kind": "text",
    "language": "text",
    "events": "json",
    "series": "json",
}


@dataclass(frozen=True, slots=True)
class Options:
    """Which pages are taken: hosts that end so ("no"), languages of the text, all pages or only those with events."""

    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    events_only: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "domains": list(self.domains),
            "languages": list(self.languages),
            "events_only": self.events_only,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """What a range gave: a line of JSON for each page taken, and how many pages were read.

    ``damage``: what was unreadable of the archive; ``failures``: pages that the reader could not cope with.
    """

    lines: tuple[str, ...]
    pages: int
    damage: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def read_part(part: Range, options: Options) -> Part:
    """The pages of a range, in order, as the crawl would have read them on the day of the record."""
    lines: list[str] = []
    damage: list[str] = []
    failures: list[str] = []
    pages = 0
    for record in read_range(part, damage):
        if not (is_page(record) and is_within(record.url, options.domains)):
            continue
        pages += 1
        try:
            line = _read(record, options)
        except Exception as error:  # noqa: BLE001  a page that the reader cannot cope with costs this page only
            failures.append(f"{record.url}: {type(error).__name__}: {error}")
            continue
        if line:
            lines.append(line)
    return Part(tuple(lines), pages, tuple(damage), tuple(failures))


def _read(record: Record, options: Options) -> str | None:
    if not may_be_in(record, options.languages):
        return None
    page = as_fetched(record)
    read = read_contents(page, load_registry().by_url(record.url), load_tables()).reading
    if read is None or (options.languages and read.language not in options.languages):
        return None
    told = validate(read, page.day).to_record()
    if options.events_only and not (told["events"] or told["series"]):
        return None
    line = {"url": record.url, "fetched_at": record.date.isoformat(), "kind": told["kind"]}
    line |= {"language": read.language, "events": told["events"], "series": told["series"]}
    return json.dumps(line, ensure_ascii=False)
