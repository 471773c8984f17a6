"""Numbers in words, bokmål and nynorsk with the older forms, and what amounts are counted in."""

from __future__ import annotations

from typing import Final

from normalize.words import word_set

NUMERALS: Final = {
    "null": 0, "en": 1, "ein": 1, "ei": 1, "et": 1, "ett": 1, "eit": 1, "eitt": 1, "to": 2, "tre": 3,
    "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
    "tjue": 20, "tyve": 20, "tretti": 30, "tredve": 30, "førti": 40, "førr": 40, "femti": 50, "seksti": 60,
    "sytti": 70, "åtti": 80, "nitti": 90, "hundre": 100, "tusen": 1000, "ettusen": 1000, "halvannen": 1.5,
    "halvannet": 1.5, "halvanna": 1.5,
}  # fmt: skip

_TENS: Final = ("tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti")
_UNITS: Final = ("en", "ett", "to", "tre", "fire", "fem", "seks", "sju", "syv", "åtte", "ni")
# How many there is room for, in words: "ti", "tjuefem", "hundre".
COUNTS: Final = {word: int(value) for word, value in NUMERALS.items() if 4 <= value < 1000} | {
    ten + unit: int(NUMERALS[ten] + NUMERALS[unit]) for ten in _TENS for unit in _UNITS
}

# Multipliers that make an amount too large for a price of taking part.
MILLIONS: Final = word_set(
    "mill million millioner millionar millionen mrd milliard milliarder milliardar mia mnok mkr"
)
# Before a round number these make it no exact amount ("et par hundre kroner").
VAGUE: Final = word_set("par noen nokre nokon flere fleire mange adskillige")

CURRENCIES: Final = {
    "kr": "NOK", "nok": "NOK", "nkr": "NOK", "kroner": "NOK", "kronar": "NOK", "krone": "NOK", "krona": "NOK",
    "kronor": "NOK", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "euroar": "EUR", "$": "USD",
    "usd": "USD", "dollar": "USD", "£": "GBP", "gbp": "GBP", "pund": "GBP", "dkk": "DKK", "dkr": "DKK",
    "sek": "SEK", "skr": "SEK", "isk": "ISK", "chf": "CHF", "franc": "CHF",
}  # fmt: skip
# Adjectives that say whose kroner, dollars and pounds.
CROWNS: Final = {"norske": "NOK", "danske": "DKK", "svenske": "SEK", "islandske": "ISK", "norwegian": "NOK"}
NATIONS: Final = word_set("amerikanske britiske engelske sveitsiske us")
