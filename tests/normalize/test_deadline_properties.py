"""Properties of the deadline reader: round trips from random deadlines, and an answer to any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from normalize import Stamp, YearHints, read_deadline
from tests.writing.contracts import check_deadline
from tests.writing.days import CLOCKS, moment
from tests.writing.deadlines import LIMITED, Limited
from tests.writing.soup import ANY_TEXT

STARTS = st.none() | st.dates() | st.builds(moment, st.dates(date(1900, 1, 1), date(2200, 1, 1)), CLOCKS)


@given(LIMITED)
def test_a_deadline_is_read_back(limited: Limited) -> None:
    deadline = read_deadline(limited.text, YearHints(limited.reference), event_start=limited.event)
    assert deadline.value == limited.deadline


@given(ANY_TEXT, st.dates(), STARTS, st.booleans())
def test_any_text_can_be_read(text: str, reference: date, start: Stamp | None, labelled: bool) -> None:
    check_deadline(text, YearHints(reference), start, labelled=labelled)
