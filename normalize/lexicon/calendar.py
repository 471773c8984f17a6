"""Names of months, weekdays and seasons: from CLDR, and what people write beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES = ("en", "se", "nn", "nb")  # a later one decides what a word shared by several is

# Beside CLDR's abbreviations: with other lengths, in the genitive, and the slips of the keyboard that recur.
MORE_MONTHS = {
    1: "jan januari januarmånad januarmåned januars",
    2: "feb febr februari feburar ferbruar febuar februrar",
    3: "mar",
    4: "apr aprl aprill",
    5: "mai maj",
    6: "jun juno",
    7: "jul",
    8: "aug agust augsut augst augusti",
    9: "sep sept setember septmber septemer septembers",
    10: "okt oct oktber oktobar",
    11: "nov novmber novenber noveber",
    12: "des dec desmber deseber decembar desmeber",
}

MORE_WEEKDAYS = {
    0: "mand månd mandagen måndagen manndag madag mandg mánnodat mánnodaga vuossárgga",
    1: "tirs tirsd tysd tue tues tirsdagen tysdagen tirdag tirsag tisdag tirsdg tysdagskveld disdat disdaga maŋŋebárgga",
    2: "ons onsd wed onsdagen onsdag odag onsag onsdg gaskavahku gaskavahkkus",
    3: "tors torsd thu thur thurs torsdagen torsdg torsag trosdag duorastaga duorastat",
    4: "fri fredagen fredg fredga frdag bearjadaga bearjadahkii",
    5: "lørd laurd laur laud lørdagen laurdagen lørdg lørsdag lørdad lordag lávvardaga lávvordat lávvordaga",
    6: "sønd sund søndagen sundagen sundag søndg sønsdag sotnabeaivvi sotnabeaivve",
}

# Also other words: trusted as weekdays only in front of a date ("man 14.2.", "la. 12. mars").
RISKY_WEEKDAYS = {
    "man": 0, "ma": 0, "må": 0, "mån": 0, "mo": 0, "tir": 1, "ti": 1, "ty": 1, "tys": 1, "tu": 1, "on": 2,
    "to": 3, "tor": 3, "tho": 3, "fr": 4, "fre": 4, "fred": 4, "lø": 5, "la": 5, "lau": 5, "lør": 5, "sat": 5, "sa": 5,
    "sø": 6, "su": 6, "sun": 6, "søn": 6,
}  # fmt: skip

PLURAL_WEEKDAYS = {
    0: "mandager mandagene mandagar måndagar måndagane mandagane mondays",
    1: "tirsdager tirsdagene tirsdagar tysdagar tysdagane tirsdagane tuesdays",
    2: "onsdager onsdagene onsdagar onsdagane wednesdays",
    3: "torsdager torsdagene torsdagar torsdagane thursdays",
    4: "fredager fredagene fredagar fredagane fridays",
    5: "lørdager lørdagene lørdagar laurdagar laurdagane lørdagane saturdays",
    6: "søndager søndagene søndagar sundagar sundagane søndagane sundays",
}

SEASONS = {
    "spring": "vår våren vårens vårsemesteret vårsemester vårhalvåret",
    "summer": "sommer sommeren sommerens sommaren sommar sumar sumaren",
    "autumn": "høst høsten høstens haust hausten høstsemesteret haustsemesteret autumn",
    "winter": "vinter vinteren vinterens vetter vetteren",
}

DAYPARTS = {
    "morning": "morgen morgenen morgon morgonen morran morning",
    "forenoon": "formiddag formiddagen føremiddag føremiddagen",
    "afternoon": "ettermiddag ettermiddagen ettermiddagstid em afternoon",
    "evening": "kveld kvelden kveldstid aften aftenen kvelds evening tonight",
    "night": "natt natta natten notta nattestid night",
}


def entries() -> Iterator[tuple[str, Word]]:
    """Every calendar word in lower case with its sense, the risky weekdays not among them."""
    for locale in LOCALES:
        yield from _from_cldr(locale)
    for table, kind in (
        (MORE_MONTHS, "month"), (MORE_WEEKDAYS, "weekday"), (PLURAL_WEEKDAYS, "weekdays"),
    ):  # fmt: skip
        for value, words in table.items():
            for word in words.split():
                yield word, Word(kind, value)  # type: ignore[arg-type]  # the kinds stand in the row above
    for season, words in SEASONS.items():
        for word in words.split():
            yield word, Word("season", name=season)
    for part, words in DAYPARTS.items():
        for word in words.split():
            yield word, Word("daypart", name=part)


def _from_cldr(locale: str) -> Iterator[tuple[str, Word]]:
    for month, name in get_month_names("abbreviated", locale=locale).items():
        yield _bare(name), Word("month", month)
    for month, name in get_month_names("wide", locale=locale).items():
        for form in _cases(_bare(name)):
            yield form, Word("month", month, name=locale)
    for width in ("wide", "abbreviated"):
        for weekday, name in get_day_names(width, locale=locale).items():
            if _bare(name) not in RISKY_WEEKDAYS:
                yield _bare(name), Word("weekday", weekday)


def _bare(name: str) -> str:
    return name.lower().rstrip(".")


def _cases(name: str) -> tuple[str, ...]:
    """Sámi month names also in the genitive and locative, in which dates put them (borgemánu, borgemánus)."""
    if name.endswith("mánnu"):
        stem = name.removesuffix("mánnu")
        return name, stem + "mánu", stem + "mánus", stem + "mánnui", stem + "mánnus"
    return (name,)
