"""Deadlines: a table of expressions by phenomenon (deadlines.txt), paragraphs, labelled values, and
properties.
"""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.deadline import Deadline, read_deadline
from normalize.values import OSLO, Stamp
from normalize.years import YearHints

CASES = Path(__file__).with_name("deadlines.txt").read_text(encoding="utf-8").splitlines()


def stamp(text: str) -> Stamp:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO) if "T" in text else date.fromisoformat(text)


def short(value: Stamp | None) -> str:
    if value is None:
        return "-"
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def outcome_of(deadline: Deadline) -> str:
    opens = f" opens {short(deadline.opens)}" if deadline.opens else ""
    return short(deadline.value) + opens


def expressions():
    section, hints, event = "", None, None
    for line in CASES:
        head = re.fullmatch(r"\[(.+)\] (\S+)(?: (\S+))?", line)
        if head:
            section, hints = head[1], YearHints(date.fromisoformat(head[2]))
            event = stamp(head[3]) if head[3] else None
        elif "=>" in line and not line.startswith("#"):
            text, outcome = (part.strip() for part in line.rsplit("=>", 1))
            yield pytest.param(text, hints, event, outcome, id=f"{section}: {text}")


@pytest.mark.parametrize(("text", "hints", "event", "expected"), list(expressions()))
def test_expression(text, hints, event, expected):
    assert outcome_of(read_deadline(text, hints, event_start=event)) == expected


HINTS = YearHints(date(2023, 4, 3))
EVENT = datetime(2023, 5, 23, 9, tzinfo=OSLO)

LABELLED = [
    ("12. mai", "2023-05-12"),
    ("12.05.2023 12:00", "2023-05-12T12:00"),
    ("fredag 12. mai kl. 12", "2023-05-12T12:00"),
    ("12/5", "2023-05-12"),
    ("17. april – 12. mai", "2023-05-12 opens 2023-04-17"),
    ("en uke før", "2023-05-16"),
    ("fredag", "2023-04-07"),
    ("Løpende", "-"),
    ("Ingen", "-"),
    ("Åpner 17. april", "-"),
    ("12. mai (avmelding 15. mai)", "2023-05-12"),
    ("", "-"),
]


@pytest.mark.parametrize(("text", "expected"), LABELLED, ids=[text for text, _ in LABELLED])
def test_labelled_value(text, expected):
    assert outcome_of(read_deadline(text, HINTS, event_start=EVENT, labelled=True)) == expected


PARAGRAPHS = [
    (
        "Kommunen inviterer til kurs i kompostering tirsdag 23. mai. Vi har plass til 20 deltakere. Påmelding"
        " skjer i skjemaet nederst på siden innen fredag 12. mai. Høringsfristen for planen er 1. juni.",
        "2023-05-12",
    ),
    (
        "Prosjektet fikk støtte fra fylket, søknadsfristen var 1. mars.\nPåmeldingsfrist:\n12. mai kl. 12",
        "2023-05-12T12:00",
    ),
    (
        "Tilskudd til klimatiltak: søknadsfrist 12. mai. Planen skal behandles innen utgangen av juni 2023.",
        "-",
    ),
    (
        "Seminaret er gratis. Meld deg på, men husk at fristen for å bestille hotellrom er 28. april.",
        "-",
    ),
    ("Påmelding: kurs@example.no\nFrist: 12. mai", "2023-05-12"),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_paragraph(text, expected):
    assert outcome_of(read_deadline(text, HINTS, event_start=EVENT)) == expected


REASONS = [
    ("Søknadsfrist for tilskudd: 1. juni", "a deadline of applications for money"),
    ("Høringsfrist 1. juni", "a deadline of a hearing"),
    ("Hotellfrist 1. juni", "a deadline of hotel rooms"),
    ("Påmeldingen åpner 1. mai", "only the opening of registration is told"),
    ("Løpende påmelding", "registration is open as long as there is room"),
    ("Ingen påmelding", "no registration is asked for"),
    ("Velkommen!", "no deadline is told"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=[text for text, _ in REASONS])
def test_no_deadline_has_a_reason(text, reason):
    assert read_deadline(text, HINTS) == Deadline(
        None, read_deadline(text, HINTS).opens, read_deadline(text, HINTS).evidence, reason
    )


def test_a_lead_time_needs_the_start():
    assert (
        read_deadline("Påmelding senest en uke før", HINTS).reason == "relative to a start that is not known"
    )


def test_a_deadline_after_the_event_is_doubtful():
    late = read_deadline("Påmeldingsfrist 1. juni", HINTS, event_start=EVENT)
    assert late.value == date(2023, 6, 1)
    assert late.evidence[0].confidence < 0.5


DAYS = st.dates(date(2023, 4, 10), date(2023, 5, 20))
MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()
WRITTEN = {
    "long": lambda d: f"{d.day}. {MONTHS[d.month - 1]}",
    "year": lambda d: f"{d.day}. {MONTHS[d.month - 1]} {d.year}",
    "dotted": lambda d: f"{d:%d.%m.%Y}",
    "iso": lambda d: d.isoformat(),
}
FRAMES = [
    "Påmeldingsfrist: {}", "Frist for påmelding er {}", "Påmelding innen {}", "Påmelding senest {}",
    "Meld deg på innan {}",
    "Fristen er utsatt til {}", "Påmeldingen stenger {}", "Siste frist: {}",
    "Påmelding til og med {}", "Gje beskjed seinast {}",
]  # fmt: skip


@given(DAYS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(FRAMES))
def test_a_day_written_in_any_way_is_read_back(day, written, frame):
    text = frame.format(WRITTEN[written](day))
    assert read_deadline(text, HINTS, event_start=EVENT).value == day, text


@given(st.integers(2, 40), st.sampled_from(["dager", "dagar"]))
def test_days_before_the_event(number, unit):
    deadline = read_deadline(f"Påmelding senest {number} {unit} før", HINTS, event_start=EVENT)
    assert deadline.value == EVENT.date() - timedelta(number)


PARTS = [
    "påmelding",
    "frist",
    "innen",
    "innan",
    "før",
    " ",
    "12. mai",
    "1.",
    "kl. 12",
    "en uke",
    "mandag",
    "fra",
    "til",
    "–",
]
PARTS += [
    ",",
    "(",
    ")",
    "\n",
    "åpner",
    "stenger",
    "48 timer",
    "utgangen av",
    "uke 20",
    "hotell",
    "30. februar",
    "\u00ad",
    "٣",
]
hostile = st.text() | st.lists(st.sampled_from(PARTS), max_size=50).map(" ".join)
ages = {"min_value": date(1990, 1, 1), "max_value": date(2090, 1, 1)}
starts = (
    st.none()
    | st.dates(**ages)
    | st.dates(**ages).map(lambda d: datetime(d.year, d.month, d.day, 9, tzinfo=OSLO))
)


@settings(deadline=None)  # the first texts fill caches
@given(hostile, st.dates(**ages), starts, st.booleans())
def test_any_text_is_answered_with_quotes_of_it(text, reference, start, labelled):
    deadline = read_deadline(text, YearHints(reference), event_start=start, labelled=labelled)
    assert all(text[e.start : e.end] == e.quote for e in deadline.evidence)
    assert (deadline.value is None) == bool(deadline.reason)


HOSTILE = [
    "innen 1. mai ",
    "frist ",
    "dagen før ",
    "påmelding innen ",
    "1.1.1.1",
    "og ",
    "innen 1 ",
    "innen mandag ",
    "\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_takes_less_than_a_second(unit):
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    before = time.process_time()
    read_deadline(text, HINTS, event_start=EVENT)
    assert time.process_time() - before < 1.0


DOCS = Path(__file__).parents[2] / "docs" / "reference" / "normalize-deadlines.md"
ROWS = re.findall(r"^\| ([^|`]+) \| `([^`]+)` \| ([^|]+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[1] for row in ROWS])
def test_the_reference_says_what_is_read(text, expected):
    assert outcome_of(read_deadline(text, HINTS, event_start=EVENT)) == expected.strip()


def test_the_reference_names_the_phenomena():
    named = {row[0].strip() for row in ROWS}
    sections = {line.strip("[]").split("]")[0] for line in CASES if line.startswith("[")}
    assert named <= sections
    assert len(named) >= 18
