"""Which of the expressions of one value count, and which of them complete each other."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from normalize.atoms import Atom, Mark
from normalize.expressions import Expression
from normalize.readings import is_sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.atoms import Times
    from normalize.expressions import Role


@dataclass(slots=True)
class Choice:
    """Expressions of a value, sorted by what they are to the event."""

    events: list[Expression]
    windows: list[Expression]
    previous: list[Expression]


def choose(expressions: Sequence[Expression], atoms: Sequence[Atom]) -> Choice:
    """The expressions that tell when the event is, completed by clock times that stand apart from their days."""
    taken = [each for each in expressions if is_sure(each)]
    if len(taken) < len(expressions):
        first_gap = next((atom.start for atom in atoms if _is_gap(atom)), atoms[-1].end)
        taken = [each for each in expressions if is_sure(each) or _stands_alone(each, atoms, first_gap)]
    if len(taken) == 1 and taken[0].role == "event":
        (only,) = taken
        return Choice([only], [only] if only.windows else [], [])
    days = _first_of(
        [each for each in taken if each.slots or each.rule],
        (("event", False), ("event", True), ("bound", False), ("bound", True)),
    )
    clocks = _first_of(
        [each for each in taken if not (each.slots or each.rule or each.windows)],
        (("event", False), ("event", True), ("doors", False), ("doors", True), ("bound", False)),
    )
    _bound_rules(days)
    _name_ends(days)
    _open_ends(days, clocks)
    untimed = [each for each in days if not each.has_times]
    if untimed and clocks:
        _give_times(untimed, clocks)
    return Choice(
        events=days or clocks[:1],
        windows=[each for each in taken if each.windows and not each.slots and each.role != "previous"],
        previous=[each for each in taken if each.role == "previous" and each.slots],
    )


def _first_of(expressions: Sequence[Expression], orders: Sequence[tuple[Role, bool]]) -> list[Expression]:
    """The expressions of the first role, in the text or in parentheses, that has any."""
    for role, aside in orders:
        found = [each for each in expressions if each.role == role and each.aside == aside]
        if found:
            return found
    return []


def _is_gap(atom: Atom) -> bool:
    return isinstance(atom, Mark) and atom.sign == "gap"


def _stands_alone(expression: Expression, atoms: Sequence[Atom], first_gap: int) -> bool:
    """Whether an expression begins the text, and what follows is set off from it: "09–11, rådhuset"."""
    if expression.role not in ("event", "bound") or expression.start > first_gap:
        return False
    following = bisect_left(atoms, expression.end, key=_start)
    return following == len(atoms) or not _is_gap(atoms[following])


def _start(atom: Atom) -> int:
    return atom.start


def _bound_rules(days: list[Expression]) -> None:
    """A single day beside an open rule is when it begins: "Hver torsdag kl. 19. Oppstart 8. september"."""
    rules = [each for each in days if each.rule is not None]
    dates = [each for each in days if each.rule is None and len(each.slots) == 1]
    if len(rules) != 1 or len(dates) != 1 or rules[0].slots or rules[0].windows or len(days) != 2:
        return
    rule, first = rules[0], dates[0]
    rule.groups[0].slots = rule.slots = first.slots
    rule.from_day = True
    days.remove(first)


def _name_ends(days: list[Expression]) -> None:
    """Weekdays apart from written dates are among these: "20.–22. mai. Start tirsdag kl. 10, slutt torsdag kl. 14"."""
    dated = [each for each in days if any(not day.is_weekday for day in each.days)]
    loose = [each for each in days if each.slots and not each.rule and each not in dated]
    if not dated or not loose:
        return
    days[:] = [each for each in days if each not in loose]
    written, ends = dated[0].slots[0], loose[0].slots[0]
    if len(dated) > 1 or dated[0].has_times:
        return
    if written.last is not None and ends.last is not None:
        written.begin, written.until = ends.begin, ends.until
    elif len(dated[0].slots) == 1:
        dated[0].groups[-1].times = loose[0].times


def _open_ends(days: Sequence[Expression], clocks: Sequence[Expression]) -> None:
    """A day that has only its end takes its start from a time that stands apart."""
    opening = [each for each in clocks if not each.closes and each.role == "event"]
    for expression in days:
        times = expression.groups[-1].times
        if expression.closes and opening and len(times) == 1 and times[0].until is None:
            times[0] = replace(times[0], begin=opening[0].times[0].begin, until=times[0].begin)


def _give_times(untimed: Sequence[Expression], clocks: Sequence[Expression]) -> None:
    """One time for all days, or one for each where there are as many of both."""
    opening = [each for each in clocks if not each.closes] or list(clocks)
    closing = [each for each in clocks if each.closes]
    for position, expression in enumerate(untimed):
        source = opening[position if len(opening) == len(untimed) else 0]
        times = source.times
        expression.groups[-1].times = _closed(times, closing)
        expression.lasting = expression.lasting or source.lasting
        expression.across = expression.across or source.across


def _closed(times: list[Times], closing: Sequence[Expression]) -> list[Times]:
    if len(times) == 1 and times[0].until is None and closing and closing[0].groups[0].times:
        return [replace(times[0], until=closing[0].groups[0].times[0].begin)]
    return times
