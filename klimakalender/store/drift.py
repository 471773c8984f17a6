"""Whether a source drifts: it answers, but not as it did. Pure; the history is that of ``source_runs``.

A run is compared with the mean of the source's own runs (``BASELINE`` at most, those that drifted left out until they
are ``ACCEPTED`` days old, and so the new normal). Four things are looked at:

- **unlinked**: pages that announce something to come still answer, but no list or feed leads to any of them;
- **moved**: half of them or more, and two at least, are missing or have moved;
- **fields**: fewer announcements state their date, clock time, place, price or registration. Told when the share fell
  by ``DROP`` and so few would come about by chance less often than ``CHANCE`` (one-sided binomial);
- **platform**: the front page has the marks of another publishing system. No shortfall, but worth knowing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import comb
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Kind = Literal["unlinked", "moved", "fields", "platform"]

BASELINE = 30  # runs
ENOUGH_RUNS = 5
ACCEPTED = timedelta(days=21)
FEWEST = 2  # pages; of a single one nothing follows
DROP = 0.4
CHANCE = 0.001
SUREST = 0.98  # even what every announcement ever stated may be left out once
UNKNOWN_PLATFORM = "detect"


@dataclass(frozen=True, slots=True)
class Look:
    """What one run saw of a source.

    ``coming``: known pages with something to come; ``linked``: those of them that a list or feed led to; ``lost``:
    those that are missing or have moved. ``stated`` counts ``announcements`` and how many of them state each field.
    """

    at: datetime
    platform: str | None = None
    coming: int = 0
    linked: int = 0
    lost: int = 0
    stated: Mapping[str, int] = field(default_factory=dict)
    drifted: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """One way in which a source drifts, and a sentence about it; ``short`` when the source falls short by it."""

    kind: Kind
    message: str

    @property
    def short(self) -> bool:
        return self.kind != "platform"


def find_drift(look: Look, history: Sequence[Look]) -> list[Drift]:
    """How a run differs from those before it, ``history`` in order of time."""
    normal = [one for one in history if not one.drifted or look.at - one.at > ACCEPTED][-BASELINE:]
    found = [*_unlinked(look, normal), *_moved(look), *_fields(look, normal), *_platform(look, history)]
    return [Drift(kind, message) for kind, message in found]


def _unlinked(look: Look, normal: Sequence[Look]) -> Iterator[tuple[Kind, str]]:
    left = look.coming - look.lost
    if left >= FEWEST and look.linked == 0 and any(one.linked for one in normal):
        yield "unlinked", f"no list leads to any of the {left} announcements that are still there"


def _moved(look: Look) -> Iterator[tuple[Kind, str]]:
    if look.lost >= FEWEST and 2 * look.lost >= look.coming:
        yield "moved", f"{look.lost} of {look.coming} announcements are missing or have moved"


def _fields(look: Look, normal: Sequence[Look]) -> Iterator[tuple[Kind, str]]:
    all_of_them = look.stated.get("announcements", 0)
    if all_of_them < FEWEST or len(normal) < ENOUGH_RUNS:
        return
    before = _sum(one.stated for one in normal)
    fallen = []
    for name in sorted(look.stated.keys() - {"announcements"}):
        usual = before[name] / max(1, before["announcements"])
        share = look.stated[name] / all_of_them
        if usual - share < DROP:
            continue
        if chance_of_at_most(look.stated[name], all_of_them, min(usual, SUREST)) < CHANCE:
            fallen.append(f"{name} {share:.0%} (before {usual:.0%})")
    if fallen:
        yield "fields", f"fewer announcements state: {', '.join(fallen)}"


def _platform(look: Look, history: Sequence[Look]) -> Iterator[tuple[Kind, str]]:
    last = next((one.platform for one in reversed(history) if one.platform), None)
    if look.platform and last and look.platform != last and UNKNOWN_PLATFORM not in (look.platform, last):
        yield "platform", f"another publishing system: {last} before, {look.platform} now"


def chance_of_at_most(hits: int, tries: int, share: float) -> float:
    """The binomial probability of so few hits.

    >>> round(chance_of_at_most(1, 4, 0.5), 4)
    0.3125
    """
    return sum(comb(tries, k) * share**k * (1 - share) ** (tries - k) for k in range(hits + 1))


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total
