"""The date reader as a whole: tables of expressions by phenomenon, of non-dates and of sentences; roles and clocks.

The expressions in dates.txt were written from the phenomena that public pages show, and the reader was developed
on them. Those in dates_measured.txt were labelled first and measured before anything was changed for them; that
file says what the reader reached on them at first sight.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from normalize.sessions import DatedText, apply_clock, find_dates, read_dates
from normalize.values import OSLO, Session
from normalize.years import YearHints
from tests.normalize.outcomes import of_dates, of_session

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
HINTS = YearHints(date(2022, 2, 10))


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def unescape(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text.replace(r"\n", "\n"))


def expressions(name: str) -> Iterator[object]:
    hints, section = HINTS, ""
    for line in lines(name):
        head = re.fullmatch(r"\[(.+)\] (\S+)", line)
        if head:
            section, hints = head[1], YearHints(date.fromisoformat(head[2]))
        else:
            text, outcome = line.rsplit(" => ", 1)
            yield pytest.param(unescape(text), hints, outcome, id=f"{section}: {text}")


@pytest.mark.parametrize(
    ("text", "hints", "expected"), [*expressions("dates.txt"), *expressions("dates_measured.txt")]
)
def test_expression(text: str, hints: YearHints, expected: str) -> None:
    assert of_dates(read_dates(text, hints)) == expected


@pytest.mark.parametrize("text", lines("non_dates.txt"))
def test_no_date(text: str) -> None:
    dates = read_dates(text, HINTS)
    assert (dates.sessions, dates.approximate, dates.recurrence, dates.evidence) == ((), None, None, ())
    assert find_dates(text, HINTS) == ()


@pytest.mark.parametrize("line", lines("dates_in_prose.txt"))
def test_prose(line: str) -> None:
    sentence, expected = line.rsplit(" => ", 1)
    mentions = find_dates(sentence, HINTS)
    assert (" | ".join(mention.quote for mention in mentions) or "-") == expected
    for mention in mentions:
        assert sentence[mention.start : mention.end] == mention.quote


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Møtet 10. mars (ikke 3. mars)", {"10. mars": "event", "3. mars": "previous"}),
        ("flyttet fra 3. mars til 10. mars", {"3. mars": "previous", "10. mars": "event"}),
        ("3. mars er utsatt til 10. mars", {"3. mars": "previous", "10. mars": "event"}),
        ("Ny dato: 10. mars. Opprinnelig 3. mars.", {"10. mars": "event", "3. mars": "previous"}),
        ("Påmelding innen 1. mars", {"1. mars": "bound"}),
        ("Frist for påmelding er 1. mars kl. 12", {"1. mars kl. 12": "bound"}),
        ("Møt opp før 1. mars", {"1. mars": "bound"}),
        ("Påmeldingsfrist 1. mars.\n8. april på Nes", {"1. mars": "bound", "8. april": "event"}),
        ("Dørene åpner kl. 18, og vi starter kl. 19", {"åpner kl. 18": "doors", "starter kl. 19": "event"}),
        ("Registrering og kaffi frå kl. 09.30", {"frå kl. 09.30": "doors"}),
        ("09:00 Lunsj og mingling", {"09:00": "doors"}),
        ("møte 10. mars kl. 12 (lunsj fra kl. 11)", {"10. mars kl. 12": "event", "fra kl. 11": "doors"}),
    ],
)
def test_role(text: str, roles: dict[str, str]) -> None:
    assert {mention.quote: mention.role for mention in find_dates(text, HINTS)} == roles


def test_mention_says_what_it_has() -> None:
    dated, timed = find_dates("Onsdag 5. oktober 2022 på rådhuset, kl. 9–13", HINTS)
    assert (dated.has_day, dated.has_year, dated.has_clock) == (True, True, False)
    assert (timed.has_day, timed.has_year, timed.has_clock) == (False, False, True)
    assert timed.sessions == (
        Session(datetime(2022, 2, 10, 9, tzinfo=OSLO), datetime(2022, 2, 10, 13, tzinfo=OSLO)),
    )


def test_a_written_year_is_trusted_more_than_an_inferred_one() -> None:
    stated, inferred, weekday = (
        find_dates(text, HINTS)[0].confidence for text in ("5. mai 2022", "5. mai", "på torsdag")
    )
    assert stated > inferred > weekday


@pytest.mark.parametrize(
    ("days", "clock", "expected"),
    [
        ("4. mai", "kl. 9–15", "2022-05-04T09:00/15:00"),
        ("4. og 11. mai", "kl. 9–15", "2022-05-04T09:00/15:00 2022-05-11T09:00/15:00"),
        ("4. og 11. mai", "kl. 9–15 og kl. 10–12", "2022-05-04T09:00/15:00 2022-05-11T10:00/12:00"),
        ("4.–6. mai", "kl. 9–15", "2022-05-04T09:00/2022-05-06T15:00"),
        ("4. mai", "kl. 12 og 15", "2022-05-04T12:00 2022-05-04T15:00"),
        ("4. mai", "kl. 21–02", "2022-05-04T21:00/2022-05-05T02:00"),
        ("4. mai kl. 10", "kl. 9–15", "2022-05-04T10:00"),
        ("4. mai", "kl. 18–24", "2022-05-04T18:00/2022-05-05T00:00"),
    ],
)
def test_apply_clock(days: str, clock: str, expected: str) -> None:
    sessions = read_dates(days, HINTS).sessions
    completed = apply_clock(sessions, find_dates(clock, HINTS)[0])
    assert " ".join(of_session(session) for session in completed) == expected


def test_apply_clock_keeps_the_venue() -> None:
    clock = find_dates("kl. 10", HINTS)[0]
    day = date(2022, 5, 4)
    (session,) = apply_clock([Session(day, venue="Rådhuset")], clock)
    assert session == Session(datetime(2022, 5, 4, 10, tzinfo=OSLO), venue="Rådhuset")


def test_evidence_quotes_the_text() -> None:
    text = "Velkommen til onsdag 5. oktober kl. 18 (dørene åpner kl. 17)"
    (evidence,) = read_dates(text, HINTS).evidence
    assert evidence.quote == "onsdag 5. oktober kl. 18"
    assert text[evidence.start : evidence.end] == evidence.quote
    assert evidence.rule == "days.day-month"
    assert 0 < evidence.confidence <= 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("15 March 2027 Winter school on climate models", "15 March 2027"),
        ("15.03.2027 09:00 Vår felles skog", "15.03.2027 09:00"),
        ("5. mai 2027 – våren 2028", "5. mai 2027 – våren 2028"),
    ],
    ids=["season in a name", "our", "a range into a season"],
)
def test_a_season_that_begins_a_name_is_no_part_of_the_date(text: str, quote: str) -> None:
    assert find_dates(text, HINTS)[0].quote == quote


def test_quote_keeps_what_cannot_be_seen() -> None:
    text = "den 12.\u200b ma\u00adi 2022\u200b."
    (mention,) = find_dates(text, HINTS)
    assert mention.quote == "12.\u200b ma\u00adi 2022"
    assert text[mention.start : mention.end] == mention.quote


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("5. mai 2022", set()),
        ("5. mai", {"year-inferred"}),
        ("torsdag 5. mai", {"year-inferred"}),
        ("onsdag 5. mai 2022", {"weekday-mismatch"}),
        ("kl. 18", set()),
    ],
)
def test_issues(text: str, codes: set[str]) -> None:
    assert {issue.code for issue in read_dates(text, HINTS).issues} == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12. toukokuuta 2022", "2022-05-12"),
        ("12 mayo 2022", "2022-05-12"),
        ("3. říjen 2022", "-"),
        ("12 deltakarar 2022", "-"),
        ("12. tiltak 2022", "-"),
    ],
)
def test_other_languages_at_the_leaf(text: str, expected: str) -> None:
    dates = read_dates(text, HINTS)
    assert of_dates(dates) == expected
    assert {evidence.rule for evidence in dates.evidence} <= {"leaf"}


@pytest.mark.parametrize(
    "text",
    [
        "Møtet 3. mars 2023 kl. 18–20 er flyttet til 7. april.",
        "Kurs 3.–5. mars 2023, og 30. desember – 2. januar 2024",
        "Onsdag 3. mars 2023 stemmer ikke. Torsdag 5. mai kl. 9, neste onsdag og i uke 36.",
        "Hver tirsdag fra 3. januar 2023. Våren 2023: 3. mars. Den 15. kl. 18.",
    ],
    ids=["one of two", "ranges", "weekdays and weeks", "rules, seasons, days alone"],
)
def test_a_text_read_with_other_hints_says_what_it_does_when_read_anew(text: str) -> None:
    """What is kept from one reading to the next is only what no hints change."""
    dated = DatedText(text)
    for year in (2022, 2026, 2023):
        hints = YearHints(date(year, 6, 10), years=(year,))
        assert dated.mentions(hints) == find_dates(text, hints)
