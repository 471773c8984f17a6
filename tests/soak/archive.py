"""A day of all sites as one WARC file, and the registry of the sites."""

from __future__ import annotations

import csv
import zlib
from datetime import date, datetime, time
from pathlib import Path

from klimakalender.sources.rows import COLUMNS
from klimakalender.warc import ArchiveWriter
from normalize import OSLO
from tests.soak.life import Site, Year
from tests.soak.pages import Answer, answers, robots

HOUR = time(6, 10)  # of the clock in Norway, as in a crontab
HTML = ("Content-Type", "text/html; charset=utf-8")


def moment(day: date) -> datetime:
    """When the crawl of a day begins."""
    return datetime.combine(day, HOUR, tzinfo=OSLO)


def write_day(folder: Path, year: Year, day: date) -> Path:
    """The archive of a day. Every other site tells by an ETag what has not changed."""
    writer = ArchiveWriter(folder, {})
    for number, site in enumerate(year.sites):
        told = answers(site, day)
        if told is None:
            continue
        rules = robots(site, day)
        plain = [("Content-Type", "text/plain")]
        writer.write(f"{site.url}/robots.txt", rules.status, plain, rules.body.encode(), moment(day))
        for path, answer in told.items():
            writer.write(
                f"{site.url}{path}", answer.status, _headers(site, answer, tagged=number % 2 == 0),
                answer.body.encode(), moment(day),
            )  # fmt: skip
    writer.close()
    [archive] = folder.iterdir()
    return archive


def _headers(site: Site, answer: Answer, *, tagged: bool) -> list[tuple[str, str]]:
    headers = [HTML]
    if answer.location:
        headers.append(("Location", f"{site.url}{answer.location}"))
    if tagged and answer.status == 200:
        headers.append(("ETag", f'"{zlib.crc32(answer.body.encode()):08x}"'))
    return headers


def write_registry(data: Path, year: Year, committed: Path) -> None:
    """A data folder with these sites for sources and the committed tables beside them."""
    for name in ("reference", "topics"):
        (data / name).symlink_to(committed / name)
    (data / "sources").mkdir()
    with (data / "sources" / "kommune.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        rows.writeheader()
        for site in year.sites:
            rows.writerow(
                {
                    "id": site.id, "family": "kommune", "status": "present", "publisher": site.name,
                    "url": f"{site.url}/", "platform": "detect", "entry_points": "/",
                    "frequency": site.frequency, "expected_min": "1", "expected_max": "2000",
                    "language": "nb", "basis": "known",
                }
            )  # fmt: skip
