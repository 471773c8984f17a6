"""Registration deadlines as people write them, alone and among other limits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from normalize import Stamp
from tests.writing.days import DAYS, ONE_CLOCK, WITH_YEAR, WITHOUT_YEAR, stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[Any]], Any]

INCLUSIVE = [
    "Påmeldingsfrist: {}", "Påmeldingsfrist er {}.", "Frist for påmelding er {}", "Påmelding innen {}",
    "Påmelding senest {}", "Meld deg på innan {}", "Meld dykk på seinast {}!", "Fristen er utsatt til {}",
    "Påmeldingen stenger {}", "Siste frist: {}", "Påmelding til og med {}", "Gje beskjed seinast {}",
    "Du må melde deg på innen {}.", "Registration deadline: {}", "Påmeldingsfristen gikk ut {}",
    "Siste dag for påmelding er {}",
]  # fmt: skip
OTHERS = [
    "Frist for hotellbestilling: {}", "Avmeldingsfrist: {}", "Søknadsfrist for tilskudd: {}", "Høringsfrist: {}",
    "Frist for å melde allergier er {}", "Påmeldingen åpner {}", "Rapporten legges fram {}",
]  # fmt: skip
UNITS = {"dag": ("dager", "dagar", 1), "uke": ("uker", "veker", 7)}
COUNTS = {1: ("en", "ei"), 2: ("to", "to"), 3: ("tre", "tre"), 4: ("fire", "fire")}


class Limited(NamedTuple):
    """A text, when the event starts, when the page was published, and the deadline."""

    text: str
    event: Stamp
    reference: date
    deadline: Stamp | None


@st.composite
def frames(draw: Draw) -> tuple[date, date, Stamp]:
    """A page's day, a deadline within the half year after it, and an event after that."""
    reference = draw(DAYS)
    deadline = reference + timedelta(draw(st.integers(0, 120)))
    day = deadline + timedelta(draw(st.integers(1, 40)))
    return reference, deadline, stamp(day, draw(st.none() | st.just(9 * 60)))


@st.composite
def told(draw: Draw) -> Limited:
    """A day, perhaps with a clock time, and perhaps another limit beside it."""
    reference, day, event = draw(frames())
    minute = draw(st.none() | st.integers(8, 23).map(lambda hour: hour * 60))
    written = draw(st.sampled_from([*WITH_YEAR, *WITHOUT_YEAR]))(day)
    if minute is not None:
        written += f" {draw(st.sampled_from(ONE_CLOCK[:2]))(minute)}"
    text = draw(st.sampled_from(INCLUSIVE)).format(written)
    if draw(st.booleans()):
        other = draw(st.sampled_from(OTHERS)).format(WITH_YEAR[0](draw(DAYS)))
        text = "\n".join(draw(st.permutations([text, other])))
    return Limited(text, event, reference, stamp(day, minute))


@st.composite
def before(draw: Draw) -> Limited:
    """ "før 1. mai": the day before."""
    reference, day, event = draw(frames())
    text = draw(st.sampled_from(["Påmelding før {}", "Meld deg på før {}"])).format(WITH_YEAR[0](day))
    return Limited(text, event, reference, day - timedelta(1))


@st.composite
def lead_time(draw: Draw) -> Limited:
    """So long before the event."""
    reference, _, event = draw(frames())
    many, mange, days = UNITS[draw(st.sampled_from(sorted(UNITS)))]
    count = draw(st.integers(2, 6))
    number = draw(st.sampled_from([str(count), *COUNTS.get(count, ())]))
    unit = draw(st.sampled_from([many, mange]))
    frame = draw(
        st.sampled_from(
            ["Påmelding senest {} før", "Meld deg på seinast {} før", "Påmeldingsfrist: {} før kursstart"]
        )
    )
    begins = event.date() if isinstance(event, datetime) else event
    return Limited(frame.format(f"{number} {unit}"), event, reference, begins - timedelta(days * count))


@st.composite
def none(draw: Draw) -> Limited:
    """Limits of other things."""
    reference, day, event = draw(frames())
    return Limited(draw(st.sampled_from(OTHERS)).format(WITH_YEAR[0](day)), event, reference, None)


LIMITED = st.one_of(told(), before(), lead_time(), none())
