"""Atoms to expressions: which days, times, bounds and rules belong together, and what they are to the event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from normalize.atoms import Atom, Day, Lasting, Mark, Rule, Sign, Times, Window, Year
from normalize.clock import shift
from normalize.weekdays import at_week

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Role = Literal["event", "doors", "previous", "bound"]

# How far "tidligere" or "frist" reaches over other words: "opprinnelig planlagt til den 3. mars".
_REACH = 40


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
    """Days and the times that go with them; ``clock_first`` when the times stand in front."""

    slots: list[Slot] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)
    clock_first: bool = False
    awaits_last: bool = False  # "10.30 (3. sept.) – 14.30 (4. sept.)", before the second day


@dataclass(slots=True)
class Expression:
    """Everything that one date expression says, before years are settled."""

    groups: list[Group] = field(default_factory=lambda: [Group()])
    windows: list[Window] = field(default_factory=list)
    rule: Rule | None = None
    year: int | None = None
    each: bool = False
    lasting: Lasting | None = None
    bounded: bool = False  # "fra" stands before a day: where a recurrence begins
    open_start: bool = False  # "til" stands before the first day: where it ends
    labelled: bool = False
    closes: bool = False  # a time that stands behind "slutt"
    aside: bool = False  # in parentheses beside other dates
    role: Role = "event"
    start: int = -1
    end: int = -1

    @property
    def slots(self) -> list[Slot]:
        return [slot for group in self.groups for slot in group.slots]

    @property
    def has_times(self) -> bool:
        return any(
            group.times or any(slot.begin is not None for slot in group.slots) for group in self.groups
        )

    @property
    def is_empty(self) -> bool:
        return self.start < 0 or not (self.windows or self.rule or self.has_times or self.slots)


def assemble(atoms: Sequence[Atom]) -> list[Expression]:
    """The expressions of a text in order; those in parentheses beside others are marked as asides."""
    builder = _Builder()
    closing = _match_parentheses(atoms)
    position = 0
    while position < len(atoms):
        if position in closing:
            content = atoms[position + 1 : closing[position]]
            if not builder.takes(content, atoms[closing[position] + 1 : closing[position] + 8]):
                builder.done += [replace(inner, aside=True) for inner in assemble(content)]
                position = closing[position] + 1
                continue
        builder.add(atoms, position)
        position += 1
    builder.flush()
    return builder.done


def _match_parentheses(atoms: Sequence[Atom]) -> dict[int, int]:
    """Position of each opening parenthesis to that of its end; nested and unclosed ones are left out."""
    pairs: dict[int, int] = {}
    opening: int | None = None
    for position, atom in enumerate(atoms):
        if isinstance(atom, Mark):
            if atom.sign == "open" and opening is None:
                opening = position
            elif atom.sign == "close" and opening is not None:
                pairs[opening] = position
                opening = None
    return pairs


class _Builder:
    """Puts atoms together from left to right. What is finished is in ``done``."""

    def __init__(self) -> None:
        self.done: list[Expression] = []
        self.now = Expression()
        self.pending: Sign | None = None
        self.role: Role = "event"
        self.role_until = 0
        self.moved = False
        self.doors = False

    # -- what comes in ------------------------------------------------------------------------------------

    def add(self, atoms: Sequence[Atom], position: int) -> None:
        atom = atoms[position]
        if isinstance(atom, Mark):
            self._mark(atom, atoms, position)
            return
        self._break_up(atom)
        if isinstance(atom, Day):
            self._day(atom)
        elif isinstance(atom, Times):
            self._times(atom)
        elif isinstance(atom, Window):
            self.now.windows.append(atom)
        elif isinstance(atom, Rule):
            self._rule(atom)
        elif isinstance(atom, Year):
            self.now.year = self.now.year or atom.year
        else:
            self.now.lasting = self.now.lasting or atom
        if not isinstance(atom, Year | Lasting) or self.now.start >= 0:
            self._extend(atom)
        self.pending = None

    def _extend(self, atom: Atom) -> None:
        if self.now.start < 0:
            self.now.start = atom.start
        self.now.end = atom.end

    def flush(self) -> None:
        """Ends the expression in hand."""
        if not self.now.is_empty:
            self.done.append(self.now)
        self.now = Expression(role=self.role)

    def _break_up(self, atom: Atom) -> None:
        """A sentence or line that ended parts expressions, unless the next one completes the last."""
        if self.role != "event" and atom.start > self.role_until:
            self.role = "event"
            if self.now.is_empty:
                self.now.role = "event"
        if self.pending not in ("stop", "break"):
            return
        completes = isinstance(atom, Times) and self.now.slots and not self.now.has_times
        if completes and (atom.strength == 2 or self.pending == "break"):  # type: ignore[union-attr]  # Times
            return
        if isinstance(atom, Day) and self.now.has_times and not self.now.slots and not self.now.windows:
            return
        if isinstance(atom, Lasting):
            return
        self.flush()

    # -- marks --------------------------------------------------------------------------------------------

    def _mark(self, mark: Mark, atoms: Sequence[Atom], position: int) -> None:
        sign = mark.sign
        if sign in ("range", "end", "and", "comma", "from", "stop", "break"):
            self._joint(sign)
        elif sign == "gap":
            self.flush()
            self.pending = None
            self.doors = False
            if mark.end - mark.start > _REACH:
                self.moved = False
        elif sign == "each":
            self.now.each = True
        elif sign == "label":
            self.now.labelled = True
            if self.pending in ("stop", "comma"):
                self.pending = "break"
        elif sign == "doors":
            self._doors(atoms, position)
        elif sign in ("not", "previous", "bound", "moved", "new"):
            self._role(sign, mark, atoms, position)

    def _joint(self, sign: Sign) -> None:
        """Of two joints in a row the one that says more stays: "– \\n", ", og", "og til"."""
        ranks: dict[Sign | None, int] = {None: 0, "break": 1, "comma": 2, "stop": 1, "and": 3, "from": 4}
        if ranks.get(sign, 5) >= ranks.get(self.pending, 5):
            self.pending = sign
        if sign == "from" and self.now.rule:
            self.now.bounded = True

    def _doors(self, atoms: Sequence[Atom], position: int) -> None:
        """Doors, coffee, registration: the time after them, or else the one just before, is not the start."""
        for atom in atoms[position + 1 : position + 4]:
            if isinstance(atom, Times):
                self.doors = True
                return
            if not isinstance(atom, Mark) or atom.sign not in ("from", "and", "doors", "range"):
                break
        before = atoms[position - 1] if position else None
        group = self.now.groups[-1]
        if isinstance(before, Times) and group.times and group.times[-1] is before and before.until is None:
            group.times.pop()
            self.done.append(_only_times(before))

    def _role(self, sign: Sign, mark: Mark, atoms: Sequence[Atom], position: int) -> None:
        if sign == "moved":
            self.moved = True
            return
        if sign == "new":
            self.flush()
            self.role, self.now.role, self.moved = "event", "event", False
            for earlier in reversed(self.done[-2:]):
                if earlier.role == "event" and mark.start - earlier.end < 2 * _REACH and earlier.slots:
                    earlier.role = "previous"
            return
        if sign == "bound" and not self._bounds_day(atoms, position):
            return
        self.flush()
        self.role = "bound" if sign == "bound" else "previous"
        self.now.role = self.role
        self.role_until = mark.end + _REACH

    def _bounds_day(self, atoms: Sequence[Atom], position: int) -> bool:
        """Whether a bound is of the day after it; "kl. 12 (etter lunsj)" has none."""
        ahead = [atom for atom in atoms[position + 1 : position + 4] if not isinstance(atom, Mark)]
        return bool(ahead) and ahead[0].start - atoms[position].end <= _REACH

    # -- days, times, rules -------------------------------------------------------------------------------

    def _day(self, day: Day) -> None:
        if self.moved and self._moves(day):
            return
        if self.role == "previous" and self.pending == "range" and self.now.slots and self.moved:
            self.flush()
        if self.role != "event" and self.pending == "comma" and self.now.slots:
            self.flush()
        group = self.now.groups[-1]
        if day.is_weekday and day.weekday is not None and self.now.windows:
            at_week(day, self.now.windows[-1])
        if group.awaits_last:
            group.slots[-1].last = day
            group.awaits_last = False
        elif self.pending == "range" and self._closes_range(group):
            self._close_range(group, day)
        else:
            if group.times and group.slots:
                group = self._new_group()
            if not group.slots and group.times:
                group.clock_first = True
            if self.pending == "range" and not self.now.slots:
                self.now.open_start = True
            group.slots.append(Slot(day, joint=self.pending))
            if self.pending == "from":
                self.now.bounded = True

    def _moves(self, day: Day) -> bool:
        """Sorts out "flyttet fra 3. til 10. mars" and "3. mars er flyttet til 10. mars"."""
        if self.pending == "from":
            self.flush()
            self.now.role = self.role = "previous"
            self.role_until = day.end + _REACH
            return False
        if self.pending == "range":
            earlier = self.now if self.now.slots else self.done[-1] if self.done else None
            if earlier is not None and day.start - earlier.end < 2 * _REACH:
                earlier.role = "previous"
            self.flush()
            self.role = self.now.role = "event"
            self.moved = False
        return False

    def _closes_range(self, group: Group) -> bool:
        if not group.slots or group.slots[-1].last is not None:
            return False
        return not group.times or (
            len(group.times) == 1 and group.times[0].until is None and not group.clock_first
        )

    def _close_range(self, group: Group, day: Day) -> None:
        slot = group.slots[-1]
        slot.last = day
        if group.times:
            slot.begin = group.times.pop().begin

    def _new_group(self) -> Group:
        group = Group()
        self.now.groups.append(group)
        return group

    def _times(self, times: Times) -> None:
        if self.doors:
            self.doors = False
            self.done.append(_only_times(times))
            return
        group = self.now.groups[-1]
        if group.slots:
            times = shift(times, group.slots[-1].first.part)
        elif self.now.rule is None and group.times and self.pending == "break":
            self.flush()
            group = self.now.groups[-1]
        if self.pending in ("range", "end") and self._closes_times(group, times):
            return
        if self.pending == "end" and self.now.is_empty:
            self.now.closes = True
        slot = group.slots[-1] if group.slots else None
        if slot and slot.last and slot.begin is not None and slot.until is None and not group.times:
            slot.until = times.begin if times.until is None else times.until
            return
        if group.clock_first and group.slots:
            group = self._new_group()
        group.times.append(times)

    def _closes_times(self, group: Group, times: Times) -> bool:
        """The end of a range of times that something stands within: "kl. 10 (3. mars) – 14 (4. mars)"."""
        if not group.times or group.times[-1].until is not None or times.until is not None:
            return False
        if group.clock_first and len(group.slots) == 1:
            slot = group.slots[-1]
            slot.begin, slot.until = group.times.pop().begin, times.begin
            group.awaits_last = True
        else:
            group.times[-1] = replace(group.times[-1], until=times.begin)
        return True

    def _rule(self, rule: Rule) -> None:
        now = self.now
        if rule.freq == "DAILY" and now.slots:
            now.each = True
        elif now.rule is None:
            now.rule = rule
            now.bounded = now.bounded or self.pending == "from"
        elif not rule.weekdays or not now.rule.weekdays:
            now.rule = _merge(now.rule, rule)
        elif now.has_times:
            self.flush()
            self.now.rule = rule
        else:
            now.rule = replace(now.rule, weekdays=(*now.rule.weekdays, *rule.weekdays))

    # -- parentheses --------------------------------------------------------------------------------------

    def takes(self, content: Sequence[Atom], following: Sequence[Atom]) -> bool:
        """Whether what stands in parentheses completes the expression before it rather than standing aside."""
        signs = {atom.sign for atom in content if isinstance(atom, Mark)}
        if signs & {"gap", "doors", "not", "previous", "moved", "bound", "new", "cancelled"}:
            return False
        days = [atom for atom in content if isinstance(atom, Day)]
        group = self.now.groups[-1]
        if not days:
            times = any(isinstance(atom, Times) for atom in content)
            return not (times and self.now.has_times)
        slots = self.now.slots
        if not slots:
            return self.now.has_times or not any(isinstance(atom, Day) for atom in following)
        if group.awaits_last or (group.times and not group.slots):
            return True
        if all(slot.first.is_loose for slot in slots) and not any(day.is_loose for day in days):
            self.now.groups = [Group(times=group.times, clock_first=bool(group.times))]
            return True
        return False


def _only_times(times: Times) -> Expression:
    expression = Expression(role="doors", start=times.start, end=times.end)
    expression.groups[0].times.append(times)
    return expression


def _merge(first: Rule, second: Rule) -> Rule:
    """Two halves of a rule: "tirsdager" and "i partallsuker", "annenhver uke" and "på mandager"."""
    named, other = (first, second) if first.weekdays or not second.weekdays else (second, first)
    return replace(
        named,
        interval=max(named.interval, other.interval),
        count=named.count or other.count,
        parity=other.parity if named.parity is None else named.parity,
        strength=max(named.strength, other.strength),
    )
