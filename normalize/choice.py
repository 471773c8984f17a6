"""Which of the expressions of one value count, and which of them complete each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from normalize.atoms import Atom, Mark
from normalize.readings import is_sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.atoms import Times
    from normalize.expressions import Expression, Role


@dataclass(slots=True)
class Choice:
    """Expressions of a value, sorted by what they are to the event."""

    events: list[Expression]
    windows: list[Expression]
    previous: list[Expression]


def choose(expressions: Sequence[Expression], atoms: Sequence[Atom]) -> Choice:
    """The expressions that tell when the event is, completed by clock times that stand apart from their days."""
    taken = [each for each in expressions if is_sure(each) or stands_alone(each, atoms)]
    days = _first_of(
        [each for each in taken if each.slots or each.rule],
        (("event", False), ("event", True), ("bound", False), ("bound", True)),
    )
    clocks = _first_of(
        [each for each in taken if not (each.slots or each.rule or each.windows)],
        (("event", False), ("event", True), ("doors", False), ("doors", True), ("bound", False)),
    )
    _bound_rules(days)
    untimed = [each for each in days if not each.has_times]
    if untimed and clocks:
        _give_times(untimed, clocks)
    return Choice(
        events=days or clocks[:1],
        windows=[
            each
            for each in taken
            if each.windows and not each.slots and not each.rule and each.role != "previous"
        ],
        previous=[each for each in taken if each.role == "previous" and each.slots],
    )


def _first_of(expressions: Sequence[Expression], orders: Sequence[tuple[Role, bool]]) -> list[Expression]:
    """The expressions of the first role, in the text or in parentheses, that has any."""
    for role, aside in orders:
        found = [each for each in expressions if each.role == role and each.aside == aside]
        if found:
            return found
    return []


def stands_alone(expression: Expression, atoms: Sequence[Atom]) -> bool:
    """Whether an expression begins the text, and what follows is set off from it: "09–11, rådhuset"."""
    if expression.role not in ("event", "bound"):
        return False
    for atom in atoms:
        if atom.start >= expression.end:
            return not (isinstance(atom, Mark) and atom.sign == "gap")
        if isinstance(atom, Mark) and atom.sign == "gap" and atom.start < expression.start:
            return False
    return True


def _bound_rules(days: list[Expression]) -> None:
    """A single day beside an open rule is when it begins: "Hver torsdag kl. 19. Oppstart 8. september"."""
    rules = [each for each in days if each.rule is not None]
    dates = [each for each in days if each.rule is None and len(each.slots) == 1]
    if len(rules) != 1 or len(dates) != 1 or rules[0].slots or rules[0].windows or len(days) != 2:
        return
    rule, first = rules[0], dates[0]
    rule.groups[0].slots = first.slots
    rule.bounded = True
    days.remove(first)


def _give_times(untimed: Sequence[Expression], clocks: Sequence[Expression]) -> None:
    """One time for all days, or one for each where there are as many of both."""
    opening = [each for each in clocks if not each.closes] or list(clocks)
    closing = [each for each in clocks if each.closes]
    for position, expression in enumerate(untimed):
        source = opening[position if len(opening) == len(untimed) else 0]
        times = [each for group in source.groups for each in group.times]
        expression.groups[-1].times = _closed(times, closing)
        expression.lasting = expression.lasting or source.lasting


def _closed(times: list[Times], closing: Sequence[Expression]) -> list[Times]:
    if len(times) == 1 and times[0].until is None and closing and closing[0].groups[0].times:
        return [replace(times[0], until=closing[0].groups[0].times[0].begin)]
    return times
