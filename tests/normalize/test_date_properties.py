"""Properties of the date reader: round trips from random sessions, and an answer to any text.

``HYPOTHESIS_PROFILE=thorough pytest tests/normalize`` tries 20 000 examples of each property (docs/CONTRIBUTING.md).
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from normalize import Session, YearHints, find_dates, read_dates
from tests.writing.contracts import check_dates
from tests.writing.days import CLOCKS, DAYS, MONTHS, ONE_CLOCK, TWO_CLOCKS, WITH_YEAR, WITHOUT_YEAR, moment
from tests.writing.sessions import ANNOUNCED, Announced
from tests.writing.soup import ANY_TEXT, SOUP

HINTS = YearHints(date(2022, 2, 10))
JOINTS = [", ", " ", "\n", " / "]


@given(ANNOUNCED)
def test_a_set_of_sessions_is_read_back(announced: Announced) -> None:
    assert read_dates(announced.text, HINTS).sessions == announced.sessions


@given(DAYS, st.sampled_from(WITH_YEAR))
def test_a_day_with_its_year(day: date, write) -> None:
    assert read_dates(write(day), HINTS).sessions == (Session(day),)


@given(DAYS, st.integers(0, 300), st.sampled_from(WITHOUT_YEAR))
def test_a_day_without_its_year(day: date, before: int, write) -> None:
    hints = YearHints(day - timedelta(days=before))
    assert read_dates(write(day), hints).sessions == (Session(day),)


@given(
    DAYS,
    CLOCKS,
    st.sampled_from(WITH_YEAR),
    st.sampled_from(ONE_CLOCK),
    st.sampled_from(JOINTS),
    st.booleans(),
)
def test_a_day_and_a_time(day: date, minute: int, write, clock, joint: str, clock_first: bool) -> None:
    parts = [write(day), clock(minute)]
    text = joint.join(reversed(parts) if clock_first and joint != "\n" else parts)
    assert read_dates(text, HINTS).sessions == (Session(moment(day, minute)),)


@given(DAYS, CLOCKS, CLOCKS, st.sampled_from(WITH_YEAR), st.sampled_from(TWO_CLOCKS))
def test_a_day_and_a_range_of_times(day: date, begin: int, until: int, write, clocks) -> None:
    last = day if until > begin else day + timedelta(days=1)
    expected = Session(moment(day, begin), moment(last, until))
    assert read_dates(f"{write(day)}, {clocks(begin, until)}", HINTS).sessions == (expected,)


@given(DAYS, st.integers(1, 40), st.sampled_from([" – ", "–", " til ", " t.o.m. ", " - ", " til og med "]))
def test_a_range_of_days(first: date, length: int, joint: str) -> None:
    last = first + timedelta(days=length)
    month, end = MONTHS["nb"][first.month - 1], MONTHS["nb"][last.month - 1]
    same_month = (first.year, first.month) == (last.year, last.month)
    spelled = f"{first.day}." if same_month else f"{first.day}. {month}"
    years = f"{spelled} {first.year}{joint}" if first.year != last.year else f"{spelled}{joint}"
    for text in (
        f"{years}{last.day}. {end} {last.year}",
        f"{first.day}.{first.month}.{joint}{last.day}.{last.month}.{last.year}",
    ):
        assert read_dates(text, HINTS).sessions == (Session(first, last),)


@given(
    DAYS, st.sampled_from(WITH_YEAR[:10]), st.sampled_from(["\u00a0", "\u2009", "\u202f", "\u200b ", "  "])
)
def test_spaces_of_other_kinds(day: date, write, space: str) -> None:
    assert read_dates(write(day).replace(" ", space), HINTS).sessions == (Session(day),)


@given(ANY_TEXT, st.dates())
def test_any_text_can_be_read(text: str, reference: date) -> None:
    check_dates(text, YearHints(reference, {(reference.month, reference.day): 2020}, (reference.year,)))


@given(SOUP)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_dates(text, HINTS) == read_dates(text, HINTS)


@given(SOUP)
def test_words_without_meaning_around_a_text_find_no_more_dates(text: str) -> None:
    assert len(find_dates(f"xyzzy {text} xyzzy", HINTS)) <= len(find_dates(text, HINTS)) + 1
