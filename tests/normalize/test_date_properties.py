"""Properties of the date reader: round trips from random sessions, no error on any text, time linear in its length."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon import PHRASES, WORDS
from normalize.sessions import find_dates, read_dates
from normalize.values import OSLO, Session
from normalize.years import YearHints

HINTS = YearHints(date(2022, 2, 10))
MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember".split(),
    "short": "jan. feb. mars apr. mai juni juli aug. sept. okt. nov. des.".split(),
    "en": "January February March April May June July August September October November December".split(),
}
WEEKDAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag".split(),
    "nn": "måndag tysdag onsdag torsdag fredag laurdag sundag".split(),
    "short": "man. tirs. ons. tors. fre. lør. søn.".split(),
}

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
CLOCKS = st.integers(0, 23 * 12).map(lambda n: n * 5)


def moment(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=OSLO)


# -- how people write them ------------------------------------------------------------------------------------

WITH_YEAR = [
    lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"den {d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{d.day}. {MONTHS['short'][d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS['nb'][d.weekday()]} {d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS['nn'][d.weekday()].capitalize()} {d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS['short'][d.weekday()]} {d.day}. {MONTHS['short'][d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
    lambda d: f"{d.day}/{d.month}-{d.year % 100:02}",
    lambda d: f"{d.day}/{d.month} {d.year}",
    lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1].upper()} {d.year}",
    lambda d: f"{d.day} {MONTHS['en'][d.month - 1]} {d.year}",
    lambda d: f"{MONTHS['en'][d.month - 1]} {d.day}, {d.year}",
    lambda d: d.isoformat(),
]
WITHOUT_YEAR = [
    lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1]}",
    lambda d: f"{WEEKDAYS['nb'][d.weekday()]} {d.day}. {MONTHS['nb'][d.month - 1]}",
    lambda d: f"{WEEKDAYS['nn'][d.weekday()]} {d.day}.{d.month}.",
    lambda d: f"den {d.day}/{d.month}.",
    lambda d: f"{d.day}. {MONTHS['short'][d.month - 1]}",
]
ONE_CLOCK = [
    lambda m: f"kl. {m // 60:02}.{m % 60:02}",
    lambda m: f"kl {m // 60}.{m % 60:02}",
    lambda m: f"klokka {m // 60:02}{m % 60:02}",
    lambda m: f"kl.{m // 60:02}:{m % 60:02}",
    lambda m: f"fra klokken {m // 60}.{m % 60:02}",
]
TWO_CLOCKS = [
    lambda a, b: f"kl. {a // 60:02}.{a % 60:02}–{b // 60:02}.{b % 60:02}",
    lambda a, b: f"kl {a // 60:02}{a % 60:02}-{b // 60:02}{b % 60:02}",
    lambda a, b: f"kl. {a // 60}.{a % 60:02} til {b // 60}.{b % 60:02}",
    lambda a, b: f"kl. {a // 60}.{a % 60:02} til kl. {b // 60}.{b % 60:02}",
    lambda a, b: f"{a // 60:02}:{a % 60:02} - {b // 60:02}:{b % 60:02}",
    lambda a, b: f"frå klokka {a // 60}.{a % 60:02} til ca. {b // 60}.{b % 60:02}",
    lambda a, b: f"mellom kl. {a // 60:02}.{a % 60:02} og {b // 60:02}.{b % 60:02}",
]
JOINTS = [", ", " ", "\n", " / "]


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
    DAYS,
    st.lists(st.integers(2, 25), min_size=1, max_size=4),
    CLOCKS,
    st.sampled_from([*WITHOUT_YEAR[:2], WITHOUT_YEAR[4]]),
)
def test_a_list_of_days_with_one_time(first: date, steps: list[int], minute: int, write) -> None:
    days = [first]
    for step in steps:
        days.append(days[-1] + timedelta(days=step))
    written = [write(day) for day in days]
    text = (
        f"{', '.join(written[:-1])} og {written[-1]} {days[-1].year} kl. {minute // 60:02}.{minute % 60:02}"
    )
    assert read_dates(text, HINTS).sessions == tuple(Session(moment(day, minute)) for day in days)


@given(DAYS, CLOCKS, st.integers(1, 5), CLOCKS)
def test_from_a_day_and_time_to_another(first: date, begin: int, length: int, until: int) -> None:
    last = first + timedelta(days=length)
    text = f"{WITH_YEAR[0](first)} {ONE_CLOCK[0](begin)} – {WITH_YEAR[0](last)} {ONE_CLOCK[0](until)}"
    assert read_dates(text, HINTS).sessions == (Session(moment(first, begin), moment(last, until)),)


@given(
    DAYS, st.sampled_from(WITH_YEAR[:10]), st.sampled_from(["\u00a0", "\u2009", "\u202f", "\u200b ", "  "])
)
def test_spaces_of_other_kinds(day: date, write, space: str) -> None:
    assert read_dates(write(day).replace(" ", space), HINTS).sessions == (Session(day),)


# -- any text -------------------------------------------------------------------------------------------------

VOCABULARY = sorted({*WORDS, *PHRASES})
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.integers(0, 2100).map(str),
    st.sampled_from(
        ["12.5.", "5/3", "09.30", "10:15", "22.9.2021", "2021-06-11", "31.", "1.1.1.1", "18.oo", "½"]
    ),
    st.sampled_from(
        [".", ",", "-", "–", "(", ")", ":", "/", "\n", "\n\n", "'", "%", "&", "\u00ad", "kr", "år"]
    ),
    st.text(max_size=3),
)
SOUP = st.lists(PIECES, max_size=30).map(" ".join)
GLUED = st.lists(PIECES, max_size=12).map("".join)


@given(st.one_of(st.text(), SOUP, GLUED), st.dates())
def test_any_text_can_be_read(text: str, reference: date) -> None:
    hints = YearHints(reference, {(reference.month, reference.day): 2020}, (reference.year,))
    dates = read_dates(text, hints)
    mentions = find_dates(text, hints)
    for quoted in (*dates.evidence, *mentions):
        assert 0 <= quoted.start < quoted.end <= len(text)
        assert text[quoted.start : quoted.end] == quoted.quote
        assert 0 < quoted.confidence <= 1
    for mention in mentions:
        assert mention.sessions or mention.approximate
    assert [(m.start, m.end) for m in mentions] == sorted((m.start, m.end) for m in mentions)
    for session in (*dates.sessions, *(s for m in mentions for s in m.sessions)):
        if isinstance(session.start, datetime):
            assert session.start.tzinfo is OSLO
    if dates.approximate:
        assert dates.approximate.first <= dates.approximate.last
        assert not dates.sessions


@given(SOUP)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_dates(text, HINTS) == read_dates(text, HINTS)


@given(SOUP)
def test_words_without_meaning_around_a_text_find_no_more_dates(text: str) -> None:
    assert len(find_dates(f"xyzzy {text} xyzzy", HINTS)) <= len(find_dates(text, HINTS)) + 1


HOSTILE = [
    "1", "9 ", "1.1.", "kl ", "og og og ", "12-", "(", ") (", "1, ", "5. ", "12. og ", "12. mars ", "kl 10-12 ",
    "mandag og ", "hver ", "til og med ", "første ", "uke 12 og ", "i ", "2022 ", "siste onsdag i mars, ",
    "kl. 10 (5. mars) - ", "flyttet til 5. mars ", "den 5. ", "å", "\u00ad", "\n", ". ", "t.o.m. ", "kaffe kl 10 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("read", [find_dates, read_dates])
def test_hostile_text_takes_linear_time(piece: str, read) -> None:
    """100 kB in a moment, and four times as much in about four times as long (with much room for a busy machine)."""
    seconds = []
    for size in (25_000, 100_000):
        text = piece * (size // len(piece))
        began = time.perf_counter()
        read(text, HINTS)
        seconds.append(time.perf_counter() - began)
    assert seconds[1] < 3
    assert seconds[1] < 12 * seconds[0] + 0.2
