"""Tokens to atoms: at each position the readers of its kind of token are asked in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from normalize import days, lengths, month_first, occasions, recurrence, relative, weekdays, weeks, windows
from normalize.ambiguity import Found, read_clock, read_number, read_ranked
from normalize.atoms import Atom, Day, Mark, Rule, Sign
from normalize.listed import is_english_range, mark_listed

if TYPE_CHECKING:
    from normalize.lexicon import Kind
    from normalize.tokens import Token

# Words and signs that end up as marks between the atoms; None: may stand anywhere in an expression without changing
# it. Every other kind that no reader took is a gap.
_MARKS: Final[dict[Kind, Sign | None]] = {
    "range": "range", "dash": "dash", "and": "and", "slash": "and", "comma": "comma", "bar": "comma",
    "dot": "stop", "stop": "stop",
    "break": "break", "from": "from", "start": "from", "end": "end", "label": "label", "open": "open",
    "close": "close", "each": "each",
    "across": "across", "doors": "doors", "not": "not", "previous": "previous", "moved": "moved",
    "new": "new", "cancelled": "cancelled", "bound": "bound", "between": "between",
    "but": "but",
    "now": "but",
    "glue": None, "in": None, "of": None, "on": None, "the": None, "about": None, "clock": None, "colon": None,
    "quote": None, "this": None, "coming": None, "lasts": None, "hence": None,
}  # fmt: skip


def scan(tokens: Sequence[Token], length: int) -> list[Atom]:
    """The atoms of the first ``length`` tokens, in order, each with its place in the text."""
    mark_listed(tokens, length)
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
            sign = _MARKS.get(kind, "gap")
            position += 1
            if sign is not None:
                _add_mark(atoms, sign, token, tokens[position])
            continue
        parts, after = found
        end = tokens[after - 1].end
        for atom in parts if isinstance(parts, (list, tuple)) else (parts,):
            atom.start, atom.end = token.start, end
            atoms.append(atom)
        position = after
    return atoms


def _add_mark(atoms: list[Atom], sign: Sign, token: Token, following: Token) -> None:
    last = atoms[-1] if atoms else None
    if sign == "stop" and token.kind == "dot" and _is_abbreviation(last, token, following):
        return
    if sign == "break" and token.text.count("\n") > 1:
        sign = "gap"
    past = token.kind == "past-tense"
    if sign == "gap" and isinstance(last, Mark) and last.sign == "gap":  # a run of words is one mark
        last.end, last.past = token.end, last.past or past
    else:
        atoms.append(Mark(sign, past, token.start, token.end))


def _is_abbreviation(last: Atom | None, dot: Token, following: Token) -> bool:
    """Whether a dot ends a word rather than a sentence: "ca.", "evt.", or it is one too many."""
    if not following.space and following.kind != "stop":
        return True
    if not isinstance(last, Mark) or last.sign in ("gap", "close"):
        return False
    return last.end == dot.start and last.end - last.start <= 3  # "og."


def _word(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """A number in words: the weekday it abbreviates, an hour, a length, or how often; or the English "to"."""
    if is_english_range(tokens, position):
        return Mark("range"), position + 1
    return (
        weekdays.read_weekday(tokens, position)
        or read_clock(tokens, position, atoms)
        or lengths.read_length(tokens, position)
        or recurrence.read_count(tokens, position)
    )


def _iso(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return days.read_iso(tokens, position)


def _parity(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return Rule("WEEKLY", parity=tokens[position].value, strength=0), position + 1


def _frequency(_tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return Rule("DAILY", strength=1), position + 1


def _bullet(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    """A line that begins with a dash, as the one before it does: a bullet, and no range over two lines."""
    if tokens[position + 1].kind != "dash":
        return None
    first = position - 1
    while first > 0 and tokens[first - 1].kind != "break":
        first -= 1
    return (Mark("break"), position + 2) if tokens[first].kind == "dash" else None


def _weekly(_tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return Rule("WEEKLY", strength=1), position + 1


def _feast(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    value = tokens[position].value
    if value >= 2:
        return windows.read_stretch(tokens, position)
    return occasions.read_feast(tokens, position)


def _daypart(tokens: Sequence[Token], position: int, atoms: Sequence[Atom]) -> Found:
    """ "15. mars om kvelden (kl. 7)": the part of the day that was named before it."""
    before = atoms[-2:] if atoms and isinstance(atoms[-1], Mark) and atoms[-1].sign == "comma" else atoms[-1:]
    if before and isinstance(before[0], Day) and not before[0].part:
        before[0].part = tokens[position].name
    return (), position + 1


def _plain(
    read: Callable[[Sequence[Token], int], Found],
) -> Callable[[Sequence[Token], int, Sequence[Atom]], Found]:
    """A reader that does not mind what stood before."""
    return lambda tokens, position, _atoms: read(tokens, position)


def _ranked(tokens: Sequence[Token], position: int, _atoms: Sequence[Atom]) -> Found:
    return read_ranked(tokens, position)


_Reader = Callable[[Sequence["Token"], int, Sequence[Atom]], Found]
_qualified = (_plain(weekdays.read_qualified), _plain(weeks.read_relative_window))
_READERS: Final[dict[Kind, tuple[_Reader, ...]]] = {
    "num": (read_number,),
    "iso": (_iso,),
    "number": (_word,),
    "ordinal": (_ranked,),
    "weekday": (_plain(weekdays.read_weekday),),
    "other": (_plain(weekdays.read_weekday), _plain(lengths.read_length)),
    "on": (_plain(weekdays.read_weekday),),
    "weekdays": (_plain(days.read_plural_dated), _plain(recurrence.read_plural)),
    "workdays": (_plain(recurrence.read_plural),),
    "every": (_plain(recurrence.read_every),),
    "every-other": (_plain(recurrence.read_every),),
    "daily": (_frequency,),
    "weekly": (_weekly,),
    "break": (_bullet,),
    "monthly": (_plain(recurrence.read_monthly),),
    "through": (_plain(windows.read_through),),
    **dict.fromkeys(("month-unit", "year-unit"), (_plain(windows.read_unit),)),
    "parity": (_parity,),
    "month": (_plain(month_first.read_month_first), _plain(windows.read_month)),
    "season": (_plain(windows.read_season),),
    "week": (_plain(weeks.read_week),),
    "part": (_plain(windows.read_part),),
    "weekend": (_plain(weeks.read_weekend),),
    "quarteryear": (_plain(windows.read_quarter_letter),),
    "turn": (_plain(windows.read_turn),),
    **dict.fromkeys(("next", "coming", "this", "last"), _qualified),
    "now": (_plain(weekdays.read_qualified),),
    "feast": (_feast,),
    "relday": (_plain(relative.read_relative),),
    "hence": (_plain(relative.read_hence),),
    "daypart": (_daypart,),
    "day-unit": (_plain(weekdays.read_day_beside),),
    "half": (_plain(lengths.read_length), read_clock),
    "minute-unit": (_plain(lengths.read_length),),
    "lasts": (_plain(lengths.read_said),),
    "quarter": (_plain(lengths.read_length), read_clock),
    **dict.fromkeys(("clock", "about", "from", "between", "start", "midnight", "noon"), (read_clock,)),
}
