"""What goes wrong, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tests.soak.life import Announcement

Kind = Literal["down", "broken", "robots", "robots-broken", "empty", "redesign", "dateless", "gone"]

# Days that each lasts. A redesign is for good; what it changes has to be told once.
LENGTHS: dict[Kind, tuple[int, int]] = {
    "down": (2, 6),  # the host does not answer
    "broken": (2, 5),  # every page is a 500
    "robots": (3, 8),  # robots.txt forbids everything
    "robots-broken": (2, 4),  # robots.txt is a 503
    "empty": (2, 5),  # the list is empty, the pages are there
    "redesign": (1, 1),  # another system, other addresses; the old ones are gone, or lead to the new ones
    "dateless": (3, 6),  # dates are drawn by a script
    "gone": (2, 4),  # the list is empty and every page is a 404
}
# The words of ``status`` that name each: causes of a run and kinds of alarm. Any other word is not the fault's name.
NAMES: dict[Kind, frozenset[str]] = {
    "down": frozenset(("dns", "errors")),
    "broken": frozenset(("errors",)),
    "robots": frozenset(("blocked",)),
    "robots-broken": frozenset(("blocked", "errors")),
    "empty": frozenset(("unlinked", "empty", "short")),
    "redesign": frozenset(("moved", "platform", "guarded")),
    "dateless": frozenset(("fields", "empty", "short", "guarded")),
    "gone": frozenset(("gone", "moved", "guarded")),
}
SHOWS_ON_EVENTS = frozenset(("empty", "redesign", "dateless", "gone"))
FEWEST = 2  # coming events on each day, for a fault that shows on events alone
APART = timedelta(days=21)
SETTLING = timedelta(days=14)  # a source needs some runs before it can differ from them


@dataclass(frozen=True, slots=True)
class Fault:
    """``ends`` is its last day. ``redirects``: of a redesign, whether old addresses lead to the new ones."""

    kind: Kind
    begins: date
    ends: date
    redirects: bool = False


@dataclass(frozen=True, slots=True)
class RunFault:
    """What happens to the whole run of a day: killed some ``seconds`` after it has begun, or a full disk."""

    kind: Literal["killed", "full-disk"]
    seconds: float = 0.0


def plan_faults(
    random: Random, announcements: Sequence[Announcement], first: date, days: int, number: float
) -> tuple[Fault, ...]:
    """About ``number`` faults of one site, with fault-free weeks between them."""
    faults: list[Fault] = []
    day = first + SETTLING
    last = first + timedelta(days=days - 3)
    while day < last:
        day += timedelta(days=random.randrange(1, max(2, round(2 * (days - 14) / max(number, 0.1)) - 24)))
        kind = random.choice(list(LENGTHS))
        length = random.randint(*LENGTHS[kind])
        span = [day + timedelta(days=n) for n in range(-2, length)]
        if span[-1] > last:
            break
        coming = min(sum(one.is_coming(each) for one in announcements) for each in span)
        if kind in SHOWS_ON_EVENTS and coming < FEWEST:
            continue
        faults.append(Fault(kind, day, span[-1], random.random() < 0.5))
        day = span[-1] + APART
    return tuple(faults)


def plan_run_faults(random: Random, days: int, kills: int) -> dict[int, RunFault]:
    """Runs that are killed, and one that finds the disk full, by the number of their day; none follow each other."""
    numbers = random.sample(range(5, days - 3, 3), kills + 1)
    faults = {number: RunFault("killed", random.uniform(0.0, 0.6)) for number in numbers[1:]}
    return faults | {numbers[0]: RunFault("full-disk")}
