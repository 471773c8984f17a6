"""The pages of docs/reference/normalize: every row of their tables is what is read, and no phenomenon is left out."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from normalize import OSLO, YearHints, read_dates, read_deadline, read_price
from tests.normalize.outcomes import of_dates, of_deadline, of_price

PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference" / "normalize"
ROW = re.compile(r"^\| ([^|`]+) \| `([^`]+)` \| ([^|]+) \|$", re.MULTILINE)
# A name with a parenthesis is the same phenomenon with another event.
SECTION = re.compile(r"^\[([^\](]+)\]", re.MULTILINE)
EVENT = datetime(2023, 5, 23, 9, tzinfo=OSLO)
READERS = {
    "dates": lambda text: of_dates(read_dates(text, YearHints(date(2022, 2, 10)))),
    "prices": lambda text: of_price(read_price(text)),
    "deadlines": lambda text: of_deadline(
        read_deadline(text, YearHints(date(2023, 4, 3)), event_start=EVENT)
    ),
}
ROWS = {name: ROW.findall((PAGES / f"{name}.md").read_text(encoding="utf-8")) for name in READERS}


@pytest.mark.parametrize(
    ("page", "text", "outcome"),
    [
        pytest.param(page, text, outcome, id=f"{page}: {text}")
        for page in ROWS
        for _, text, outcome in ROWS[page]
    ],
)
def test_a_row_is_what_is_read(page: str, text: str, outcome: str) -> None:
    assert READERS[page](text) == outcome.strip()


@pytest.mark.parametrize("page", ROWS)
def test_every_phenomenon_of_the_tables_is_told(page: str) -> None:
    tables = Path(__file__).parent.glob(f"{page}*.txt")
    tested = {name for table in tables for name in SECTION.findall(table.read_text(encoding="utf-8"))}
    assert tested <= {phenomenon.strip() for phenomenon, _, _ in ROWS[page]}


def test_the_index_leads_to_every_page() -> None:
    index = (PAGES / "index.md").read_text(encoding="utf-8")
    others = {page.name for page in PAGES.glob("*.md")} - {"index.md"}
    assert {name for name in others if f"]({name})" not in index} == set()
