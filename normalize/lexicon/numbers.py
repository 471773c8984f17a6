"""Numbers in words, cardinal and ordinal, in bokmål, nynorsk and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.lexicon.word import Kind

CARDINALS: Final = {
    0: "null", 1: "en ei ein ett eitt et én éin éi éitt one", 2: "to two tvo", 3: "tre three", 4: "fire four",
    5: "fem five", 6: "seks six", 7: "sju syv seven", 8: "åtte eight", 9: "ni nine", 10: "ti ten", 11: "elleve eleven",
    12: "tolv twelve", 13: "tretten thirteen", 14: "fjorten fourteen", 15: "femten fifteen", 16: "seksten sixteen",
    17: "sytten søtten seventeen", 18: "atten eighteen", 19: "nitten nineteen",
}  # fmt: skip
# Tens, to which a unit is joined behind ("tjueto") or, in the old way, in front ("toogtyve").
TENS: Final = {20: "tjue tyve", 30: "tretti tredve", 40: "førti", 50: "femti"}
_ENGLISH_TENS: Final = {20: "twenty", 30: "thirty"}
_UNITS: Final = {
    1: "en ett ein eitt", 2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks", 7: "sju syv", 8: "åtte", 9: "ni",
}  # fmt: skip

ORDINALS: Final = {
    1: "første fyrste first", 2: "andre annen annet anna annan second", 3: "tredje third", 4: "fjerde fourth",
    5: "femte fifth", 6: "sjette sixth", 7: "sjuende sjuande syvende seventh", 8: "åttende åttande eighth",
    9: "niende niande ninth", 10: "tiende tiande tenth", 11: "ellevte eleventh", 12: "tolvte twelfth",
    13: "trettende trettande", 14: "fjortende fjortande", 15: "femtende femtande", 16: "sekstende sekstande",
    17: "syttende syttande søttende søttande", 18: "attende attande", 19: "nittende nittande", -1: "siste last",
}  # fmt: skip
_TENTHS: Final = {20: "tjuende tjuande tyvende", 30: "trettiende trettiande tredevte"}
_UNIT_ORDINALS: Final = {
    1: "første fyrste", 2: "andre", 3: "tredje", 4: "fjerde", 5: "femte", 6: "sjette",
    7: "sjuende sjuande syvende", 8: "åttende åttande", 9: "niende niande",
}  # fmt: skip


def entries() -> Iterator[tuple[str, Word]]:
    """Every number word with its value."""
    for words in ("nest siste", "nestsiste", "nest sist"):
        yield words, Word("ordinal", -2)
    yield from _valued("number", CARDINALS)
    yield from _valued("number", TENS)
    yield from _valued("number", _ENGLISH_TENS)
    yield from _valued("ordinal", ORDINALS)
    yield from _valued("ordinal", _TENTHS)
    yield from _joined("number", TENS, _UNITS, TENS)
    yield from _joined("ordinal", {ten: TENS[ten] for ten in _TENTHS}, _UNIT_ORDINALS, _TENTHS)


def _valued(kind: Kind, table: dict[int, str]) -> Iterator[tuple[str, Word]]:
    for value, words in table.items():
        for word in words.split():
            yield word, Word(kind, value)


def _joined(
    kind: Kind, tens: dict[int, str], behind: dict[int, str], old: dict[int, str]
) -> Iterator[tuple[str, Word]]:
    """ "tjueto" and "toogtyve", "tjueandre" and "toogtyvende"."""
    for ten, stems in tens.items():
        for stem in stems.split():
            for unit, words in behind.items():
                for word in words.split():
                    yield f"{stem}{word}", Word(kind, ten + unit)
        for stem in old[ten].split():
            for unit, words in _UNITS.items():
                for word in words.split():
                    yield f"{word}og{stem}", Word(kind, ten + unit)
