"""What a word of the lexicon can mean in a date expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    # calendar
    "month", "weekday", "weekdays", "workdays", "week", "weekend", "season", "feast", "relday", "daypart",
    "day-unit", "week-unit", "month-unit", "year-unit", "hour-unit", "minute-unit", "halfyear", "thirdyear",
    "quarteryear", "part", "turn", "parity",
    # numbers and clock times
    "number", "ordinal", "clock", "hour-about", "half", "quarter", "past", "meridiem", "midnight", "noon", "point-zero",
    # words that hold an expression together
    "range", "and", "from", "between", "in", "of", "on", "the", "hence", "about", "glue", "label", "end", "start", "suffix",
    # which one
    "every", "every-other", "each", "across", "through", "next", "coming", "this", "now", "last", "but", "past-tense", "series", "monthly", "weekly", "daily", "times",
    "whole",
    # what the date is to the event
    "doors", "not", "previous", "moved", "new", "cancelled", "bound", "lasts",
    # no date
    "noise", "unit", "other", "head",
    # punctuation and digits, made by the tokenizer
    "num", "iso", "dash", "slash", "dot", "comma", "colon", "open", "close", "bar", "break", "stop", "quote",
    "sign", "gap",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A sense in the lexicon: its kind, and the number or name that goes with it.

    Norwegian abbreviates Tuesday and Thursday to "ti" and "to", which are also numbers, and Monday to "man",
    which is also "one". Such words carry their calendar sense beside the first one, in ``weekday``.
    """

    kind: Kind
    value: int = 0
    name: str = ""
    weekday: int | None = None
    leads: bool = False  # it may begin an expression of several words
