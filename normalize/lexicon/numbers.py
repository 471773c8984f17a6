"""Numbers in words, cardinal and ordinal, in bokmål, nynorsk and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

CARDINALS = {
    0: "null", 1: "en ei ein ett eitt et éin éi one", 2: "to two tvo", 3: "tre three", 4: "fire four", 5: "fem five",
    6: "seks six", 7: "sju syv seven", 8: "åtte eight", 9: "ni nine", 10: "ti ten", 11: "elleve eleven",
    12: "tolv twelve", 13: "tretten", 14: "fjorten", 15: "femten", 16: "seksten", 17: "sytten", 18: "atten",
    19: "nitten", 20: "tjue tyve", 30: "tretti tredve", 40: "førti", 45: "førtifem", 50: "femti", 25: "tjuefem",
}  # fmt: skip

_UNITS = ("en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni")

ORDINALS = {
    1: "første fyrste first", 2: "andre annen annet anna annan second", 3: "tredje third", 4: "fjerde fourth",
    5: "femte fifth", 6: "sjette sixth", 7: "sjuende sjuande syvende", 8: "åttende åttande", 9: "niende niande",
    10: "tiende tiande", 11: "ellevte", 12: "tolvte", 13: "trettende trettande", 14: "fjortende fjortande",
    15: "femtende femtande", 16: "sekstende sekstande", 17: "syttende syttande", 18: "attende attande",
    19: "nittende nittande", 20: "tjuende tjuande tyvende", 30: "trettiende trettiande tredevte", -1: "siste last",
}  # fmt: skip

_UNIT_ORDINALS = {
    1: "første fyrste", 2: "andre", 3: "tredje", 4: "fjerde", 5: "femte", 6: "sjette",
    7: "sjuende sjuande syvende", 8: "åttende åttande", 9: "niende niande",
}  # fmt: skip


def entries() -> Iterator[tuple[str, Word]]:
    """Every number word with its value."""
    for value, words in CARDINALS.items():
        for word in words.split():
            yield word, Word("number", value)
    for unit, word in enumerate(_UNITS, 1):
        yield f"tjue{word}", Word("number", 20 + unit)
    for words in ("nest siste", "nestsiste", "nest sist"):
        yield words, Word("ordinal", -2)
    for value, words in ORDINALS.items():
        for word in words.split():
            yield word, Word("ordinal", value)
    for tens, stems in ((20, ("tjue", "tyve")), (30, ("tretti", "tredve"))):
        for stem in stems:
            for unit, words in _UNIT_ORDINALS.items():
                for word in words.split():
                    yield f"{stem}{word}", Word("ordinal", tens + unit)
