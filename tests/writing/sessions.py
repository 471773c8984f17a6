"""Sets of sessions and the text that announces them: dates one by one, in lists, in rows of weekdays, in weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from normalize import Session
from tests.writing.days import (
    DAYS,
    MONTHS,
    ONE_CLOCK,
    PLURALS,
    TWO_CLOCKS,
    WEEKDAYS,
    WITH_YEAR,
    WITHOUT_YEAR,
    moment,
    session,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[Any]], Any]

FORMS = st.sampled_from(["nb", "nn"])
# Of a day's working hours, so that no end is after midnight.
TIMES = st.tuples(st.integers(7, 15), st.sampled_from([0, 15, 30, 45]), st.integers(1, 7)).map(
    lambda t: (t[0] * 60 + t[1], t[0] * 60 + t[1] + t[2] * 60)
)


class Announced(NamedTuple):
    """A text and the sessions it announces."""

    text: str
    sessions: tuple[Session, ...]


class Hours(NamedTuple):
    """Clock times as written: nothing, when it begins, or also when it ends."""

    text: str
    begin: int | None
    until: int | None

    def on(self, day: date) -> Session:
        return session(day, self.begin, self.until)


@st.composite
def hours(draw: Draw, *, least: int = 0) -> Hours:
    """``least``: how many clock times there are at least."""
    begin, until = draw(TIMES)
    told = draw(st.integers(least, 2))
    if told == 0:
        return Hours("", None, None)
    if told == 1:
        return Hours(draw(st.sampled_from(ONE_CLOCK))(begin), begin, None)
    return Hours(draw(st.sampled_from(TWO_CLOCKS))(begin, until), begin, until)


def days_apart(draw: Draw, least: int, most: int) -> list[date]:
    """Days in order, of the same year; no neighbours, which would be one gathering over two days."""
    found = [draw(st.dates(date(2015, 1, 1), date(2035, 9, 30)))]
    for step in draw(st.lists(st.integers(2, 18), min_size=least - 1, max_size=most - 1)):
        found.append(found[-1] + timedelta(step))
    return found


@st.composite
def one_by_one(draw: Draw) -> Announced:
    """Each day with its year and its own hours."""
    write = draw(st.sampled_from(WITH_YEAR))
    told = [(day, draw(hours(least=1))) for day in days_apart(draw, 1, 5)]
    inner = draw(st.sampled_from([" ", ", "]))
    outer = draw(st.sampled_from(["\n", "; ", " og ", " / "]))
    text = outer.join(f"{write(day)}{inner}{time.text}" for day, time in told)
    return Announced(text, tuple(time.on(day) for day, time in told))


@st.composite
def in_a_list(draw: Draw) -> Announced:
    """Days without years, one year behind the last, the same hours for all."""
    days = days_apart(draw, 2, 6)
    write = draw(st.sampled_from(WITHOUT_YEAR[:4]))
    written = [write(day) for day in days]
    if len({day.month for day in days}) == 1 and draw(st.booleans()):
        # The month once, behind the last day.
        written = [f"{day.day}." for day in days[:-1]] + [WITHOUT_YEAR[0](days[-1])]
    time = draw(hours())
    last = draw(st.sampled_from([" og ", ", ", " samt "]))
    text = ", ".join(written[:-1]) + last + f"{written[-1]} {days[-1].year}"
    return Announced(f"{text} {time.text}".strip(), tuple(time.on(day) for day in days))


@st.composite
def paired(draw: Draw) -> Announced:
    """As many hours as days, in order; or several hours on one day."""
    days = days_apart(draw, 1, 3)
    write = draw(st.sampled_from(TWO_CLOCKS[:3]))
    times = sorted(draw(st.lists(TIMES, min_size=max(2, len(days)), max_size=max(2, len(days)), unique=True)))
    clocks = write(*times[0]) + "".join(f" og {write(*each)}" for each in times[1:])
    text = " og ".join(map(WITHOUT_YEAR[1], days)) + f" {days[-1].year}"
    told = zip(days if len(days) > 1 else days * 2, times, strict=True)
    return Announced(f"{text} {clocks}", tuple(session(day, *time) for day, time in told))


@st.composite
def over_several_days(draw: Draw) -> Announced:
    """One gathering from a day to another, told with or without clock times."""
    first = draw(DAYS)
    last = first + timedelta(draw(st.integers(1, 9)))
    write = draw(st.sampled_from(WITH_YEAR))
    joint = draw(st.sampled_from([" – ", " til ", " - ", " t.o.m. "]))
    if draw(st.booleans()):
        return Announced(f"{write(first)}{joint}{write(last)}", (Session(first, last),))
    begin, until = draw(TIMES)
    clock = draw(st.sampled_from(ONE_CLOCK[:2]))
    text = f"{write(first)} {clock(begin)}{joint}{write(last)} {clock(until)}"
    return Announced(text, (Session(moment(first, begin), moment(last, until)),))


@st.composite
def every_week(draw: Draw) -> Announced:
    """A weekday in a month, or from a day to another, every week or every other."""
    form, time = draw(FORMS), draw(hours())
    first = draw(DAYS)
    name = WEEKDAYS[form][first.weekday()]
    step, every = draw(
        st.sampled_from([(7, f"hver {name}"), (7, f"kvar {name}"), (14, f"annenhver {name}")])
        | st.just((7, PLURALS[form][first.weekday()]))
    )
    last = first + timedelta(step * draw(st.integers(1, 8)))
    begin, end = WITH_YEAR[0](first), WITH_YEAR[0](last)
    period = draw(
        st.sampled_from([f"fra {begin} til {end}", f"frå {begin} til og med {end}", f"{begin} – {end}"])
    )
    days = [first + timedelta(n) for n in range(0, (last - first).days + 1, step)]
    return Announced(f"{every} {period} {time.text}".strip(), tuple(time.on(day) for day in days))


@st.composite
def in_a_month(draw: Draw) -> Announced:
    """Every such weekday of a month, or the n-th."""
    form, time, day = draw(FORMS), draw(hours()), draw(DAYS)
    month = f"{MONTHS['nb'][day.month - 1]} {day.year}"
    name = WEEKDAYS[form][day.weekday()]
    around = (day + timedelta(7 * n) for n in range(-5, 6))
    days = [each for each in around if (each.year, each.month) == (day.year, day.month)]
    nth = draw(st.sampled_from(["every", "several", "first", "third", "last"]))
    of = {"first": ("første", days[0]), "third": ("tredje", days[2]), "last": ("siste", days[-1])}
    if nth in of:
        text, days = f"{of[nth][0]} {name} i {month}", [of[nth][1]]
    else:
        text = f"{f'hver {name}' if nth == 'every' else PLURALS[form][day.weekday()]} i {month}"
    return Announced(f"{text} {time.text}".strip(), tuple(time.on(each) for each in days))


@st.composite
def in_a_week(draw: Draw) -> Announced:
    """A weekday of a numbered week, whose year is that of the week."""
    form, time, day = draw(FORMS), draw(hours()), draw(DAYS)
    year, week, _ = day.isocalendar()
    name = WEEKDAYS[form][day.weekday()]
    text = draw(
        st.sampled_from(
            [f"{name} i uke {week}, {year}", f"{name} i veke {week} {year}", f"uke {week}, {year}: {name}"]
        )
    )
    return Announced(f"{text} {time.text}".strip(), (time.on(day),))


ANNOUNCED = st.one_of(
    one_by_one(), in_a_list(), paired(), over_several_days(), every_week(), in_a_month(), in_a_week()
)
