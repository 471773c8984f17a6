"""What holds of every answer, whatever the text: no exception, quotes that stand where they say, values in bounds."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import normalize
from normalize import OSLO, Stamp, YearHints, find_dates, read_dates, read_deadline, read_price

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

GROWTH, FEW_STEPS = 5, 1000
FOLDER = str(Path(normalize.__file__).parent)


def check_dates(text: str, hints: YearHints) -> None:
    dates, mentions = read_dates(text, hints), find_dates(text, hints)
    for quoted in (*dates.evidence, *mentions):
        check_quote(text, quoted)
    assert [(m.start, m.end) for m in mentions] == sorted((m.start, m.end) for m in mentions)
    assert all(mention.sessions or mention.approximate for mention in mentions)
    for session in (*dates.sessions, *(s for m in mentions for s in m.sessions)):
        check_stamp(session.start)
        check_stamp(session.end)
    if dates.approximate:
        assert dates.approximate.first <= dates.approximate.last
        assert dates.approximate.text in text
        assert not dates.sessions
    assert bool(dates.evidence) == bool(dates.sessions or dates.approximate)


def check_price(text: str, *, labelled: bool) -> None:
    price = read_price(text, labelled=labelled)
    for evidence in price.evidence:
        check_quote(text, evidence)
    assert [item.text for item in price.items] == [e.quote for e in price.evidence[: len(price.items)]]
    verdicts = [e for e in price.evidence if e.rule.startswith("price.free")]
    assert len(price.evidence) == len(price.items) + len(verdicts)
    assert len(verdicts) == (price.is_free is not None)
    for item in price.items:
        assert 0 <= item.amount < 100_000
        assert len(item.currency) == len("NOK")


def check_deadline(text: str, hints: YearHints, event_start: Stamp | None, *, labelled: bool) -> None:
    deadline = read_deadline(text, hints, event_start=event_start, labelled=labelled)
    for evidence in deadline.evidence:
        check_quote(text, evidence)
    assert (deadline.value is None) == bool(deadline.reason)
    assert len(deadline.evidence) == (deadline.value is not None) + (deadline.opens is not None)
    check_stamp(deadline.value)
    check_stamp(deadline.opens)


def check_work(text: str) -> None:
    """Four times as much text is about four times as much work, for every reader.

    Work may jump once, where a text becomes too long to be one sentence; what grows faster than the text does so
    again at the next size.
    """
    hints = YearHints(date(2022, 2, 10))
    readers: dict[str, Callable[[str], object]] = {
        "find_dates": lambda text: find_dates(text, hints),
        "read_dates": lambda text: read_dates(text, hints),
        "read_price": read_price,
        "read_price, labelled": lambda text: read_price(text, labelled=True),
        "read_deadline": lambda text: read_deadline(text, hints, event_start=date(2022, 5, 12)),
        "read_deadline, labelled": lambda text: read_deadline(text, hints, labelled=True),
    }
    for name, read in readers.items():
        taken = [steps(lambda: read(repeated(text, size))) for size in (1500, 6000)]  # noqa: B023  run here
        if taken[1] >= GROWTH * max(taken[0], FEW_STEPS):
            taken.append(steps(lambda: read(repeated(text, 24_000))))  # noqa: B023  run here
            assert taken[2] < GROWTH * taken[1], f"{name}: {taken} steps for 1500, 6000 and 24 000 characters"


def repeated(text: str, size: int) -> str:
    """A text over and over, whole, in about ``size`` characters."""
    return text * (size // len(text)) if text else ""


def check_quote(text: str, quoted: Any) -> None:
    """Evidence or a mention stands in its text, and says something."""
    assert 0 <= quoted.start < quoted.end <= len(text)
    assert text[quoted.start : quoted.end] == quoted.quote
    assert quoted.quote.strip() == quoted.quote
    assert 0 < quoted.confidence <= 1
    assert quoted.rule


def check_stamp(stamp: Stamp | None) -> None:
    """A date, or a clock time in Oslo."""
    if isinstance(stamp, datetime):
        assert stamp.tzinfo is OSLO
    else:
        assert stamp is None or isinstance(stamp, date)


def steps(read: Callable[[], object]) -> int:
    """How many lines of the package run while something is read: work, whatever else the machine does."""
    count = 0

    def count_line(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return count_line

    def enter(frame: FrameType, _event: str, _argument: object) -> Any:
        return count_line if frame.f_code.co_filename.startswith(FOLDER) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        read()
    finally:
        sys.settrace(before)
    return count
