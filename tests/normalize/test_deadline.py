"""Deadlines: a table of expressions by phenomenon (deadlines.txt), paragraphs, labelled values."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from normalize.deadline import Deadline, read_deadline
from normalize.values import OSLO, Stamp
from normalize.years import YearHints
from tests.normalize.outcomes import of_deadline

CASES = Path(__file__).with_name("deadlines.txt").read_text(encoding="utf-8").splitlines()


def stamp(text: str) -> Stamp:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO) if "T" in text else date.fromisoformat(text)


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
    assert of_deadline(read_deadline(text, hints, event_start=event)) == expected


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
    assert of_deadline(read_deadline(text, HINTS, event_start=EVENT, labelled=True)) == expected


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
    ("Meld deg på innen 12/5!\nFrist for hotellbestilling: 1. mai 2023", "2023-05-12"),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_paragraph(text, expected):
    assert of_deadline(read_deadline(text, HINTS, event_start=EVENT)) == expected


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
