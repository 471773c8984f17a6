"""Atoms to expressions: which days, times, bounds and rules belong together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize.atoms import Atom, Day, Lasting, Mark, Rule, Sign, Times, Window, Year
from normalize.clock import shift
from normalize.expressions import Expression, Group, Slot
from normalize.relative import at_week
from normalize.roles import SPEAKING, assign_roles, find_past
from normalize.spoken import NOON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from normalize.expressions import Role

# A longer list is a calendar, not an announcement.
_MOST_PARTS: Final = 100
# Marks that part expressions.
_PARTING: Final = frozenset(("gap", "new", "but", "previous", "not"))
_RANGES: Final = frozenset(("range", "dash", "end"))
_UNPLACED: Final = (Year, Lasting)  # say something about the days, but do not begin an expression
# Of two joints in a row the one that says more stays: ", og", "– fra".
_RANK: Final[dict[Sign | None, int]] = {
    None: 0,
    "comma": 1,
    "and": 2,
    "from": 3,
    "range": 4,
    "dash": 4,
    "end": 4,
}
# Marks that keep what stands in parentheses out of the expression around them.
_ASIDE: Final = frozenset(("gap", "doors", "not", "previous", "moved", "bound", "new", "cancelled"))


def assemble(atoms: Sequence[Atom]) -> list[Expression]:
    """The expressions of a text in order; those in parentheses beside other dates are marked as asides."""
    marks = [atom for atom in atoms if isinstance(atom, Mark)]
    if len(marks) == len(atoms):
        return []
    signs = {mark.sign for mark in marks}
    told = any(mark.past for mark in marks)
    return _assemble(
        atoms,
        ["event"] * len(atoms) if signs.isdisjoint(SPEAKING) else assign_roles(atoms),
        find_past(atoms) if told else [False] * len(atoms),
        _match_parentheses(atoms) if "open" in signs else {},
    )


def _assemble(
    atoms: Sequence[Atom], roles: Sequence[Role], past: Sequence[bool], closing: Mapping[int, int]
) -> list[Expression]:
    """``closing``: the position of each opening parenthesis to that of its end."""
    builder = _Builder()
    position, length = 0, len(atoms)
    while position < length:
        end = closing.get(position) if closing else None
        if end is not None and not builder.takes(atoms[position + 1 : end], atoms[end + 1 : end + 8]):
            inside = slice(position + 1, end)
            builder.take_length(atoms[position + 1])
            inner = _assemble(atoms[inside], roles[inside], past[inside], {})
            builder.done += [replace(each, aside=True) for each in inner]
            position = end + 1
            continue
        atom = atoms[position]
        if isinstance(atom, Mark):
            builder.mark(atom.sign)
        else:
            following = atoms[position + 1] if position + 1 < length else None
            builder.add(atom, roles[position], following)
            builder.now.past = builder.now.past or past[position]
        position += 1
    return builder.finish()


def _match_parentheses(atoms: Sequence[Atom]) -> dict[int, int]:
    """Position of each opening parenthesis to that of its end; nested and unclosed ones are left out."""
    pairs: dict[int, int] = {}
    opening: int | None = None
    for position, atom in enumerate(atoms):
        if not isinstance(atom, Mark):
            continue
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
        self.touched = False  # whether anything is in it
        self.parts = 0
        self.joint: Sign | None = None  # between the last atom and the next
        self.broken: Sign | None = None  # a sentence or line ended between them
        self.between = False
        self.bounded = False  # whether "senest" stands between the last atom and the next
        self.words = False  # whether words of something else stand before it in its line
        self.behind_words = False  # whether they stand before the expression in hand
        self.named = 0  # how many of its days were given a weekday behind them

    def flush(self) -> None:
        """Ends the expression in hand and begins another."""
        if not self.touched:
            return
        self._keep()
        self.now = Expression()
        self.touched = False
        self.named = 0

    def finish(self) -> list[Expression]:
        """All expressions, the one in hand included."""
        if self.touched:
            self._keep()
        return self.done

    def _keep(self) -> None:
        groups = self.now.groups
        if len(groups) > 1 and not groups[-1].slots and len(groups[-2].slots) > 1:
            # "kl. 10 den 3. mars, 4. mars kl. 12": the last day goes with the time behind it.
            groups[-1].slots.append(groups[-2].slots.pop())
        if not self.now.is_empty:
            self.done.append(self.now)

    def mark(self, sign: Sign) -> None:
        """Takes a word or sign between atoms."""
        if sign in _PARTING:
            if self.touched:
                self.flush()
            self.joint, self.broken, self.between = None, None, False
            self.words = self.words or sign == "gap"
            self.now.labelled = sign == "new"
        elif sign in _RANK:
            self._join(sign)
        elif sign in ("stop", "break"):
            self.broken = "stop" if "stop" in (sign, self.broken) else sign
            self.words = False
        elif sign == "each":
            self.now.each = self.touched = True
        elif sign == "across":
            self.now.across = self.touched = True
        elif sign == "between":
            self.between = True
        elif sign == "bound":
            self.bounded = True
        elif sign == "label":
            self.now.labelled = self.touched = True
            self.broken = "break" if self.broken else None

    def _join(self, sign: Sign) -> None:
        if _RANK[sign] >= _RANK[self.joint]:
            self.joint = sign
        if sign == "from" and self.now.rule:
            self.now.from_day = True
        if sign == "and" and self.between:
            self.joint, self.between = "range", False

    def add(self, atom: Atom, role: Role, following: Atom | None) -> None:
        """Takes a part of an expression."""
        if self._begins_other_words(atom):
            return
        if self.touched:
            self._part(atom, role, following)
        if self.parts >= _MOST_PARTS:
            self.flush()
        now = self.now
        if now.is_empty:
            self.behind_words = self.words
        self.parts = self.parts + 1 if self.touched else 1
        now.role = role
        self.touched = True
        if isinstance(atom, Day):
            self._day(atom)
        elif isinstance(atom, Times):
            self._times(atom)
        elif isinstance(atom, Window):
            self._window(atom)
        elif isinstance(atom, Rule):
            self._rule(atom)
        elif isinstance(atom, Year):
            self._year(atom)
        elif isinstance(atom, Lasting):
            now.lasting = now.lasting or atom
        if self.now.start < 0 and not isinstance(atom, _UNPLACED):
            self.now.start = atom.start
        self.now.end = atom.end
        self.joint = self.broken = None
        self.bounded = False

    def _part(self, atom: Atom, role: Role, following: Atom | None) -> None:
        """Ends the expression in hand where the next atom does not belong to it."""
        if role != self.now.role or role == "doors":
            self.flush()
        if self.bounded and isinstance(atom, Day) and not self.now.is_empty and self.joint not in _RANGES:
            self.flush()  # "før påske, senest 11. april" are two limits
        if self.broken is None or (self.joint in _RANGES and not self.now.is_empty):
            return
        now = self.now
        if isinstance(atom, Times) and now.slots and not now.has_times:
            completes = (atom.strength == 2 or self.broken == "break") and not isinstance(following, Day)
        elif isinstance(atom, Day):
            completes = now.has_times and not now.slots and not now.windows
            completes = completes and not (self.broken == "break" and self.behind_words)
        else:
            completes = isinstance(atom, Lasting)
        completes = completes or (
            now.lasting is not None and now.is_empty
        )  # "Varighet: 3 timer. Start: kl. 9"
        if not completes:
            labelled = now.labelled and now.is_empty
            self.flush()
            self.now.labelled = labelled
            self.touched = True

    def _begins_other_words(self, atom: Atom) -> bool:
        """Whether a bare season follows a day, of which it says nothing: "15 March Winter school"."""
        season = isinstance(atom, Window) and atom.rule == "windows.season" and not atom.strength
        return season and self.joint is None and any(day.day and day.month for day in self.now.days)

    def _year(self, year: Year) -> None:
        if self.now.is_empty:
            self.now.heading_year = year.year
        else:
            self.now.year = self.now.year or year.year

    def _window(self, window: Window) -> None:
        now = self.now
        if self.joint == "range" and now.rule and not now.windows:
            now.until_window = True
        window.joint = self.joint
        for day in now.days:
            if day.is_weekday:
                at_week(day, window)
        now.windows.append(window)

    # -- days ---------------------------------------------------------------------------------------------

    def _day(self, day: Day) -> None:
        now = self.now
        group = now.groups[-1]
        if day.is_weekday and day.weekday is not None and now.windows:
            at_week(day, now.windows[-1])
        if self._names_weekday(group, day):
            return
        if self._restates(group, day):
            group.slots[-1].first = day
        elif group.awaits_last:
            group.slots[-1].last = day
            group.awaits_last = False
        elif self.joint in _RANGES and self._is_open(group):
            self._close_range(group, day)
        else:
            self._unchain(group)
            now.from_day = now.from_day or self.joint == "from"
            now.until_day = now.until_day or (self.joint == "range" and not now.slots)
            if group.times and group.slots and not (group.clock_first and self.joint in ("and", "comma")):
                group = Group()
                now.groups.append(group)
            group.clock_first = group.clock_first or (bool(group.times) and not group.slots)
            slot = Slot(day, joint=self.joint)
            group.slots.append(slot)
            now.slots.append(slot)

    def _names_weekday(self, group: Group, day: Day) -> bool:
        """Whether a weekday belongs to a date before it: "12. mars, onsdag", "14. og 16. mai, tirsdag og torsdag"."""
        if not day.is_weekday or (not self.named and (group.times or self.joint not in (None, "comma"))):
            return False
        days = self.now.days[self.named :]
        if not days or days[0].day is None or days[0].weekday is not None:
            return False
        days[0].weekday, days[0].part = day.weekday, days[0].part or day.part
        self.named += 1
        return True

    def _restates(self, group: Group, day: Day) -> bool:
        """Whether a written date explains the one before it: "jorddagen 22. april", "om to uker, torsdag 24. mars".

        A feast with a year is the name of what takes place: "Verdens vanndag 2027: 24. mars".
        """
        if self.joint not in (None, "comma") or not group.slots or group.times or day.is_loose:
            return False
        before = group.slots[-1].first
        loose = before.is_loose or before.rule == "feasts"
        return loose and not before.is_weekday and group.slots[-1].last is None

    def _is_open(self, group: Group) -> bool:
        """Whether a range can begin with the last day: it has no end, and behind it no more than a start time."""
        if not group.slots or group.slots[-1].last is not None:
            return False
        return (
            not group.times or group.clock_first or (len(group.times) == 1 and group.times[0].until is None)
        )

    def _unchain(self, group: Group) -> None:
        """Dashes between three days or more make a list of what seemed a range: "20. mai – 27. mai – 3. juni"."""
        slot = group.slots[-1] if group.slots else None
        if self.joint != "dash" or slot is None or slot.last is None or slot.begin is not None or group.times:
            return
        second = Slot(slot.last, joint="dash")
        slot.last = None
        group.slots.append(second)
        self.now.slots.append(second)

    def _close_range(self, group: Group, day: Day) -> None:
        slot = group.slots[-1]
        slot.last = day
        if len(group.times) == 1 and group.times[0].until is None and not self.now.rule:
            slot.begin = group.times.pop().begin

    # -- times --------------------------------------------------------------------------------------------

    def _times(self, times: Times) -> None:
        now = self.now
        group = now.groups[-1]
        if group.slots:
            times = shift(times, group.slots[-1].first.part)
        if self.joint in _RANGES and self._closes_times(group, times):
            return
        now.closes = now.closes or (self.joint == "end" and now.is_empty)
        slot = group.slots[-1] if group.slots else None
        if slot and slot.last and slot.begin is not None and slot.until is None and not group.times:
            slot.until = times.begin if times.until is None else times.until
            return
        if group.clock_first and group.slots:
            group = Group()
            now.groups.append(group)
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
            first, until = group.times[-1], times.begin
            if until <= first.begin <= NOON and not first.part and not self.now.across:
                until += NOON  # "begynner kl. 10 og varer til halv fire": round the dial
            group.times[-1] = replace(first, until=until)
        return True

    # -- rules --------------------------------------------------------------------------------------------

    def _rule(self, rule: Rule) -> None:
        now = self.now
        if rule.freq == "DAILY" and now.slots:
            now.each = True
        elif now.rule is None:
            now.rule = rule
            now.from_day = now.from_day or self.joint == "from"
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
        if any(isinstance(atom, Mark) and atom.sign in _ASIDE for atom in content):
            return False
        days = [atom for atom in content if isinstance(atom, Day)]
        if not days:
            closes = isinstance(content[0], Mark) and content[0].sign == "range" if content else False
            return closes or not (self._is_timed() and any(isinstance(atom, Times) for atom in content))
        slots = self.now.slots
        if not slots:
            return self.now.has_times or not any(isinstance(atom, Day) for atom in following)
        group = self.now.groups[-1]
        if group.awaits_last or (group.times and not group.slots):
            return True
        if all(slot.first.is_loose for slot in slots) and not any(day.is_loose for day in days):
            # "torsdag i neste uke (17. mars)": the written date stands for the other.
            self.now.groups = [Group(times=group.times, clock_first=bool(group.times))]
            self.now.slots = []
            return True
        return False

    def take_length(self, first: Atom) -> None:
        """The length with which an aside begins: "kl. 10 (2 timer med pause)"."""
        if isinstance(first, Lasting) and self.now.has_times:
            self.now.lasting = self.now.lasting or first

    def _is_timed(self) -> bool:
        """Whether the last days have all the times that they need."""
        slots = self.now.slots
        if self.now.groups[-1].times:
            return True
        return (
            bool(slots)
            and slots[-1].begin is not None
            and (slots[-1].until is not None or not slots[-1].last)
        )


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
