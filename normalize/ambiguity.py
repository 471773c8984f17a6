"""Numbers that may be an hour, a day, a year or a rank: what stands before and behind them decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from normalize import days, occasions, recurrence, windows
from normalize.atoms import Atom, Day, Mark, Rule, Times, Year
from normalize.clock import read_times
from normalize.digits import read_dashed_pair
from normalize.lengths import read_length
from normalize.listed import is_day_number
from normalize.numeric import could_be_date, is_blocked, is_year
from normalize.spoken import HOUR
from normalize.weekdays import is_rather_a_time

if TYPE_CHECKING:
    from normalize.atoms import Sign
    from normalize.tokens import Token

Found = tuple[Atom | Sequence[Atom], int] | None

# Marks over which a day makes hours of bare numbers: "22. mai, 18-20", "16. mars (9–12)".
_NEAR: Final = frozenset(
    ("comma", "from", "open", "close", "label", "break", "range", "dash", "each", "stop")
)
_LIST: Final[frozenset[Sign]] = frozenset(("and", "comma"))
_LIST_OR_RANGE: Final[frozenset[Sign]] = frozenset(("and", "comma", "range", "dash"))
# What is counted or named by a number before it.
_COUNTABLE: Final = frozenset(("gap", "other", "num", "hour-unit", "minute-unit", "day-unit", "week"))


def read_number(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """What digits begin: a day, a time, a length, a rank, how often, or a year."""
    token = tokens[position]
    if token.shape and _is_time(tokens, position, atoms):
        return read_clock(tokens, position, atoms)
    found: Found = days.read_calendar(tokens, position) or read_dashed_pair(tokens, position)
    if found is None and not token.shape:
        found = (
            read_ranked(tokens, position)
            or read_length(tokens, position)
            or recurrence.read_count(tokens, position)
            or _continued_day(tokens, position, atoms)
        )
    if found is None and _is_stated_year(tokens, position):
        found = windows.read_year_window(tokens, position) or (Year(token.parts[0]), position + 1)
    return found or read_clock(tokens, position, atoms)


def read_clock(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A clock time or range, or one more in a list of them."""
    return read_times(tokens, position) or _more_times(tokens, position, atoms)


def _more_times(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A bare hour that continues a list: the 15 of "kl. 12 og 15"."""
    token, following = tokens[position], tokens[position + 1]
    if token.kind != "num" or not isinstance(_before_joint(atoms, _LIST), Times):
        return None
    if is_blocked(tokens, position) or is_day_number(tokens, position) or following.kind in _COUNTABLE:
        return None
    if token.widths[0] > 2 or token.parts[0] > 24:
        return None
    if token.shape == "." and token.widths[1] == 2 and token.parts[1] < HOUR:
        return Times(token.parts[0] * HOUR + token.parts[1], None, 2), position + 1
    after_comma = isinstance(atoms[-1], Mark) and atoms[-1].sign == "comma"
    if token.shape or (after_comma and following.kind not in ("and", "comma", "stop", "close", "dot")):
        return None
    return Times(token.parts[0] * HOUR, None, 2), position + 1


def _before_joint(atoms: Sequence[Atom], signs: frozenset[Sign]) -> Atom | None:
    """What a list or range continues: the atom before the last one, if that is a joint."""
    if len(atoms) < 2 or not isinstance(last := atoms[-1], Mark) or last.sign not in signs:
        return None
    return atoms[-2]


def _is_beside_day(atoms: Sequence[Atom]) -> bool:
    for atom in reversed(atoms[-4:]):
        if isinstance(atom, Day | Rule):
            return True
        if not isinstance(atom, Year | Mark) or (isinstance(atom, Mark) and atom.sign not in _NEAR):
            return False
    return False


def _is_time(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> bool:
    """Whether digits with a sign in them are a clock time; "12.05" may be a time or a day."""
    token, following = tokens[position], tokens[position + 1]
    if ":" in token.shape or not could_be_date(token):
        return ":" in token.shape or token.shape == "."
    if token.shape != "." or token.widths[1] != 2 or token.parts[0] > 24:
        return False
    if following.kind == "clock" or is_year(following):
        return False
    if is_rather_a_time(tokens, position):
        return True
    before = _before_joint(atoms, _LIST_OR_RANGE)
    continues_dates = isinstance(before, Day) and before.rule == "days.numeric"  # "5.10, 12.10 og 19.10"
    return not continues_dates and _is_beside_day(atoms)


def _continued_day(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A day that takes its month from the left: the 13 of "11. februar og 13."; or "den 15."."""
    token, dot, following = tokens[position : position + 3]
    if dot.kind != "dot" or token.widths[0] > 2 or not 1 <= token.parts[0] <= 31:
        return None
    ranks = following.kind in _COUNTABLE or following.kind in ("weekday", "weekdays", "ordinal", "doors")
    if ranks or is_blocked(tokens, position):
        return None
    if tokens[position - 1].kind == "the":
        return Day("days.of-month", 1, token.parts[0]), position + 2
    if isinstance(_before_joint(atoms, _LIST_OR_RANGE), Day):
        return Day("days.listed", 1, token.parts[0]), position + 2
    return None


def _is_stated_year(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number is a year standing by itself, not part of a span of years or an amount."""
    if not is_year(tokens[position]) or is_blocked(tokens, position):
        return False
    return tokens[position + 1].kind != "dash" and tokens[position - 1].kind != "dash"


def read_ranked(tokens: Sequence[Token], position: int) -> Found:
    """What begins with numbers in order: "1. juledag", "siste onsdag i mars", "andre halvår", "første juni"."""
    nths, after = recurrence.read_ordinals(tokens, position)
    if not nths:
        return None
    found: Found = recurrence.read_nth_of_month(tokens, after, nths)
    found = found or occasions.read_nth_weekdays(tokens, after, nths)
    if found is None and tokens[position].kind == "ordinal":
        found = days.read_ordinal_list(tokens, after, nths)
    found = found or occasions.read_numbered(tokens, after, nths)
    if found is not None or len(nths) > 1:
        return found
    nth = nths[0]
    if tokens[position].kind == "ordinal":
        found = days.read_ordinal_day(tokens, position) or days.read_spoken_day(tokens, position)
    return found or windows.read_counted(tokens, after, nth)
