"""What one date expression says, before its years are settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from normalize.atoms import Day, Lasting, Rule, Sign, Times, Window

# What a date is to the event: its own, when doors open, one that it was moved from or denied, a limit.
Role = Literal["event", "doors", "previous", "bound"]


@dataclass(slots=True)
class Slot:
    """A day, or the days from one to another; with the times of its two ends if they were named with them.

    ``joint`` is what stands between it and the slot before.
    """

    first: Day
    last: Day | None = None
    begin: int | None = None
    until: int | None = None
    joint: Sign | None = None


@dataclass(slots=True)
class Group:
    """Days and the times that go with them; ``clock_first`` when the times stand in front.

    ``awaits_last`` is the state of "10.30 (3. sept.) – 14.30 (4. sept.)" before its second day.
    """

    slots: list[Slot] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)
    clock_first: bool = False
    awaits_last: bool = False


@dataclass(slots=True)
class Expression:
    """Days, times, windows and a rule that belong together."""

    role: Role = "event"
    groups: list[Group] = field(default_factory=lambda: [Group()])
    slots: list[Slot] = field(default_factory=list)  # of all groups, in order
    windows: list[Window] = field(default_factory=list)
    rule: Rule | None = None
    lasting: Lasting | None = None
    year: int | None = None  # one that stands by itself behind the days
    heading_year: int | None = None  # one in front of them: "Klimauka 2022, 5.–9. september"
    each: bool = False  # "begge dager": every time on each day
    across: bool = False  # "(kl. 11) første dag, (kl. 14) siste dag": one stretch over the days
    from_day: bool = False  # "fra" before a day: where a recurrence begins
    until_day: bool = False  # "til" before the first day: where it ends
    until_window: bool = False  # "ut" or "til og med" before a month: it ends with that
    labelled: bool = False
    closes: bool = False  # a time behind "slutt"
    aside: bool = False  # in parentheses beside other dates
    past: bool = False  # in a sentence in the past tense
    start: int = -1
    end: int = -1

    @property
    def days(self) -> list[Day]:
        return [day for slot in self.slots for day in (slot.first, slot.last) if day is not None]

    @property
    def times(self) -> list[Times]:
        if len(self.groups) == 1:
            return self.groups[0].times
        return [times for group in self.groups for times in group.times]

    @property
    def has_times(self) -> bool:
        for group in self.groups:
            if group.times:
                return True
        return any(slot.begin is not None for slot in self.slots) if self.slots else False

    @property
    def is_empty(self) -> bool:
        return not (self.windows or self.rule or self.has_times or self.slots)
