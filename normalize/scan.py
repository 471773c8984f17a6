"""Tokens to atoms: at each position the readers of its kind of token are asked in turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalize import days, recurrence, windows
from normalize.atoms import Atom, Day, Mark, Rule, Sign, Times, Year
from normalize.clock import HOUR, read_times
from normalize.lengths import read_length
from normalize.numeric import could_be_date, is_blocked, is_day_number, mark_listed, read_dashed_pair
from normalize.weekdays import is_rather_a_time, read_qualified, read_weekday

if TYPE_CHECKING:
    from collections.abc import Callable

    from normalize.lexicon import Kind
    from normalize.tokens import Token

Found = tuple[Atom | list[Atom], int] | None

# Words and signs that end up as marks between the atoms. Every other kind that no reader took is a gap, except
# those that may stand anywhere in an expression without changing it.
_MARKS: dict[Kind, Sign] = {
    "range": "range", "dash": "dash", "and": "and", "slash": "and", "comma": "comma", "bar": "comma", "dot": "stop",
    "break": "break", "from": "from", "start": "from", "end": "end", "label": "label", "open": "open",
    "close": "close", "each": "each",
    "across": "across", "doors": "doors", "not": "not", "previous": "previous", "moved": "moved",
    "new": "new", "cancelled": "cancelled", "bound": "bound", "between": "between",
    "but": "but",
    "now": "but",
}  # fmt: skip
_TRANSPARENT: frozenset[Kind] = frozenset(
    (
        "glue",
        "in",
        "of",
        "on",
        "the",
        "about",
        "clock",
        "colon",
        "quote",
        "daypart",
        "this",
        "coming",
        "lasts",
    )
)


def scan(tokens: Sequence[Token], length: int) -> list[Atom]:
    """The atoms of the first ``length`` tokens, in order, each with its place in the text."""
    mark_listed(tokens)
    atoms: list[Atom] = []
    position = 0
    while position < length:
        token = tokens[position]
        kind = token.kind
        for read in _READERS.get(kind, ()):
            found = read(tokens, position, atoms)
            if found is not None:
                break
        else:
            if kind not in _TRANSPARENT:
                _add_mark(atoms, token, tokens[position + 1])
            position += 1
            continue
        parts, after = found
        end = tokens[after - 1].end
        for atom in parts if isinstance(parts, list) else (parts,):
            atom.start, atom.end = token.start, end
            atoms.append(atom)
        position = after
    return atoms


def _add_mark(atoms: list[Atom], token: Token, following: Token) -> None:
    sign = _MARKS.get(token.kind, "gap")
    last = atoms[-1] if atoms else None
    if sign == "break" and token.text.count("\n") > 1:
        sign = "gap"
    if sign == "stop" and _is_abbreviation(last, token, following):
        return
    past = token.kind == "past-tense"
    if sign == "gap" and isinstance(last, Mark) and last.sign == "gap":
        last.end, last.past = token.end, last.past or past
        return
    atoms.append(Mark(sign, past, token.start, token.end))


def _is_abbreviation(last: Atom | None, dot: Token, following: Token) -> bool:
    """Whether a dot ends a word rather than a sentence: "ca.", "evt.", or it is one too many."""
    if not following.space and following.kind != "stop":
        return True
    return isinstance(last, Mark) and last.end == dot.start and last.sign not in ("gap", "close")


def _beside_day(atoms: Sequence[Atom]) -> bool:
    """Whether a day was read just before, so that bare numbers may be hours."""
    for atom in reversed(atoms[-4:]):
        if isinstance(atom, Day | Rule):
            return True
        if not isinstance(atom, Year | Mark) or (isinstance(atom, Mark) and atom.sign not in _NEAR):
            return False
    return False


_NEAR = frozenset(("comma", "from", "open", "close", "label", "break", "range", "dash", "each", "stop"))


def _clock(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    return read_times(tokens, position) or _more_times(tokens, position, atoms)


def _more_times(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A bare hour that continues a list: the 15 of "kl. 12 og 15"."""
    token, following = tokens[position], tokens[position + 1]
    if (
        token.kind != "num"
        or len(atoms) < 2
        or is_blocked(tokens, position)
        or is_day_number(tokens, position)
    ):
        return None
    last, before = atoms[-1], atoms[-2]
    if not isinstance(before, Times) or not isinstance(last, Mark) or last.sign not in ("and", "comma"):
        return None
    fits = token.parts[0] <= 24 and token.widths[0] <= 2 and (not token.shape or token.shape == ".")
    if not fits or following.kind in ("gap", "other", "num", "hour-unit", "minute-unit", "day-unit", "week"):
        return None
    minutes = token.parts[1] if token.shape else 0
    if token.shape and (token.widths[1] != 2 or minutes >= HOUR):
        return None
    if (
        not token.shape
        and last.sign == "comma"
        and following.kind not in ("and", "comma", "stop", "close", "dot")
    ):
        return None
    return Times(token.parts[0] * HOUR + minutes, None, 2), position + 1


def _number(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    token = tokens[position]
    beside_day = _beside_day(atoms)
    if token.shape and _is_time(tokens, position, atoms, beside_day=beside_day):
        return _clock(tokens, position, atoms)
    found: Found = days.read_calendar(tokens, position) or read_dashed_pair(tokens, position)
    if found is None and not token.shape:
        found = (
            _counted(tokens, position)
            or read_length(tokens, position)
            or recurrence.read_count(tokens, position)
            or _continued_day(tokens, position, atoms)
        )
    if found is None and days.is_stated_year(tokens, position):
        found = windows.read_year_window(tokens, position) or (Year(token.parts[0]), position + 1)
    return found or _clock(tokens, position, atoms)


def _is_time(tokens: Sequence[Token], position: int, atoms: Sequence[Atom], *, beside_day: bool) -> bool:
    """Whether digits with a sign in them are a clock time; "12.05" may be a time or a day."""
    token, following = tokens[position], tokens[position + 1]
    if ":" in token.shape or not could_be_date(token):
        return ":" in token.shape or token.shape == "."
    if token.shape != "." or token.widths[1] != 2 or token.parts[0] > 24:
        return False
    if following.kind == "clock" or (
        following.kind == "num" and following.widths == (4,) and not following.shape
    ):
        return False
    if is_rather_a_time(tokens, position):
        return True
    return beside_day and not _continues_list(tokens, position, atoms)


def _continues_list(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> bool:
    """Whether days in digits stand before: "5.10, 12.10 og 19.10"."""
    if (
        len(atoms) < 2
        or not isinstance(last := atoms[-1], Mark)
        or last.sign not in ("and", "comma", "range", "dash")
    ):
        return False
    before = atoms[-2]
    return isinstance(before, Day) and before.rule == "days.numeric"


def _continued_day(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A day that takes its month from the left: the 13 of "11. februar og 13."; or "den 15."."""
    token, dot, following = tokens[position : position + 3]
    if (
        dot.kind != "dot"
        or token.widths[0] > 2
        or not 1 <= token.parts[0] <= 31
        or is_blocked(tokens, position)
    ):
        return None
    if following.kind in (
        "gap",
        "other",
        "num",
        "day-unit",
        "week",
        "weekday",
        "weekdays",
        "ordinal",
        "doors",
    ):
        return None
    if tokens[position - 1].kind == "the":
        return Day("days.of-month", 1, token.parts[0]), position + 2
    if (
        len(atoms) < 2
        or not isinstance(last := atoms[-1], Mark)
        or last.sign not in ("and", "comma", "range", "dash")
    ):
        return None
    return (Day("days.listed", 1, token.parts[0]), position + 2) if isinstance(atoms[-2], Day) else None


def _counted(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom] = ()) -> Found:
    """What begins with numbers in order: "1. juledag", "siste onsdag i mars", "andre halvår", "første juni"."""
    nths, after = recurrence.read_ordinals(tokens, position)
    if not nths:
        return None
    found: Found = recurrence.read_nth_of_month(tokens, after, nths) or days.read_nth_weekdays(
        tokens, after, nths
    )
    if found is None and len(nths) == 1:
        kind, nth = tokens[after].kind, nths[0]
        if kind == "weekday":
            return days.read_advent(tokens, after, nth)
        if kind == "feast" and nth > 0:
            return days.read_feast(tokens, after, nth)
        if kind in ("month", "of") and tokens[position].kind == "ordinal":
            return days.read_ordinal_day(tokens, position)
        return windows.read_counted(tokens, after, nth) or days.read_spoken_day(tokens, position)
    return found


def _word(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A number in words: a length, how often, an hour, or the weekday it abbreviates."""
    return (
        read_weekday(tokens, position)
        or _clock(tokens, position, atoms)
        or read_length(tokens, position)
        or recurrence.read_count(tokens, position)
    )


def _iso(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return days.read_iso(tokens[position], position)


def _parity(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return Rule("WEEKLY", parity=tokens[position].value, strength=0), position + 1


def _frequency(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return Rule("DAILY", strength=1), position + 1


def _feast(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    value = tokens[position].value
    if value >= 2:
        return windows.read_stretch(tokens, position)
    return days.read_feast(tokens, position)


def _plain(
    read: Callable[[Sequence[Token], int], Found],
) -> Callable[[Sequence[Token], int, Sequence[Atom]], Found]:
    """A reader that does not mind what stood before."""
    return lambda tokens, position, _atoms: read(tokens, position)


_READERS: dict[Kind, tuple[Callable[[Sequence[Token], int, Sequence[Atom]], Found], ...]] = {
    "num": (_number,),
    "iso": (_iso,),
    "number": (_word,),
    "ordinal": (_counted,),
    "weekday": (_plain(read_weekday),),
    "other": (_plain(read_weekday), _plain(read_length)),
    "on": (_plain(read_weekday),),
    "weekdays": (_plain(days.read_plural_dated), _plain(recurrence.read_plural)),
    "workdays": (_plain(recurrence.read_plural),),
    "every": (_plain(recurrence.read_every),),
    "every-other": (_plain(recurrence.read_every),),
    "daily": (_frequency,),
    "parity": (_parity,),
    "month": (_plain(days.read_month_first), _plain(windows.read_month)),
    "season": (_plain(windows.read_season),),
    "week": (_plain(windows.read_week),),
    "part": (_plain(windows.read_part),),
    "weekend": (_plain(windows.read_weekend),),
    "quarteryear": (_plain(windows.read_quarter_letter),),
    "turn": (_plain(windows.read_turn),),
    "next": (_plain(read_qualified), _plain(windows.read_relative_window)),
    "coming": (_plain(read_qualified), _plain(windows.read_relative_window)),
    "this": (_plain(read_qualified), _plain(windows.read_relative_window)),
    "now": (_plain(read_qualified),),
    "last": (_plain(read_qualified), _plain(windows.read_relative_window)),
    "feast": (_feast,),
    "relday": (_plain(days.read_relative),),
    "hence": (_plain(days.read_hence),),
    "clock": (_clock,),
    "about": (_clock,),
    "from": (_clock,),
    "between": (_clock,),
    "start": (_clock,),
    "half": (_plain(read_length), _clock),
    "quarter": (_clock,),
    "minute-unit": (_plain(read_length),),
    "midnight": (_clock,),
    "noon": (_clock,),
}
