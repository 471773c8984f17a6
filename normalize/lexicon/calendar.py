"""Names of months, weekdays and seasons: from CLDR, and what people write beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon import cldr
from normalize.lexicon.slips import slips
from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES: Final = ("en", "se", "nn", "nb")  # a later one decides what a word shared by several is

# Beside CLDR's abbreviations: with other lengths, in the genitive, and slips that are more than one keystroke.
MORE_MONTHS: Final = {
    1: "jan januars",
    2: "feb febr februari feburar ferbruar februrar",
    3: "mar",
    4: "apr aprl aprill",
    5: "mai maj",
    6: "jun juno",
    7: "jul",
    8: "aug augusti",
    9: "sep sept setember septembers",
    10: "okt oct oktobar",
    11: "nov novenber",
    12: "des dec desembar decembar desenber",
}

MORE_WEEKDAYS: Final = {
    0: "mand månd mandagen måndagen maandag manndag mandg mánnodat mánnodaga vuossárgga",
    1: "tirs tirsd tysd tue tues tirsdagen tysdagen tisdag disdat disdaga maŋŋebárgga",
    2: "ons onsd wed onsdagen odag gaskavahku gaskavahkkus",
    3: "tors torsd thu thur thurs torsdagen torsdsag duorastaga duorastat",
    4: "fredagen bearjadaga bearjadahkii",
    5: "lørd laurd laur laud lørdagen laurdagen lørdsag lørdad lávvardaga lávvordat lávvordaga",
    6: "sønd sund søndagen sundagen sønsdag sotnabeaivvi sotnabeaivve",
}

# The names in full that typing slips start from; of months only those long enough to stay recognisable.
WEEKDAYS: Final = {
    0: "mandag måndag", 1: "tirsdag tysdag", 2: "onsdag", 3: "torsdag", 4: "fredag", 5: "lørdag laurdag",
    6: "søndag sundag",
}  # fmt: skip
NUMBERED_WEEKDAYS: Final = {name: number for number, names in WEEKDAYS.items() for name in names.split()}
ANY_WEEKDAY: Final = "|".join(NUMBERED_WEEKDAYS)  # of a pattern or wording
LONG_MONTHS: Final = {
    1: "januar", 2: "februar", 8: "august", 9: "september", 10: "oktober", 11: "november", 12: "desember",
}  # fmt: skip

# Also other words: trusted as weekdays only in front of a date ("man 14.2.", "la. 12. mars").
RISKY_WEEKDAYS: Final = {
    "man": 0, "ma": 0, "må": 0, "mån": 0, "mo": 0, "tir": 1, "ti": 1, "ty": 1, "tys": 1, "tu": 1, "on": 2,
    "to": 3, "tor": 3, "tho": 3, "fr": 4, "fre": 4, "fri": 4, "fred": 4, "lø": 5, "la": 5, "lau": 5, "lør": 5, "sat": 5, "sa": 5,
    "s": 6, "sø": 6, "su": 6, "sun": 6, "søn": 6,
}  # fmt: skip

PLURAL_WEEKDAYS: Final = {
    0: "mandager mandagene mandagar måndagar måndagane mandagane mondays",
    1: "tirsdager tirsdagene tirsdagar tysdagar tysdagane tirsdagane tuesdays",
    2: "onsdager onsdagene onsdagar onsdagane wednesdays",
    3: "torsdager torsdagene torsdagar torsdagane thursdays",
    4: "fredager fredagene fredagar fredagane fridays",
    5: "lørdager lørdagene lørdagar laurdagar laurdagane lørdagane saturdays",
    6: "søndager søndagene søndagar sundagar sundagane søndagane sundays",
}

SEASONS: Final = {
    "spring": "vår våren vårens våra vårsemesteret vårsemester vårhalvåret vårterminen vårsesongen vårparten spring",
    "summer": "sommer sommeren sommerens sommaren sommar sumar sumaren sommerhalvåret sommarhalvåret sommersesongen summer",
    "autumn": "høst høsten høstens haust hausten haustens høstsemesteret høstsemester haustsemesteret haustsemester"
    " høsthalvåret hausthalvåret høstterminen haustterminen høstsesongen høstparten haustparten autumn",
    "winter": "vinter vinteren vinterens vetter vetteren vinterhalvåret vintersesongen winter",
}  # fmt: skip

# The beginning (1) or the end (3) of a season in one word.
PARTS_OF_SEASONS: Final = {
    ("spring", 1): "tidligvåren tidlegvåren førvåren",
    ("spring", 3): "senvåren seinvåren",
    ("summer", 1): "forsommeren forsommer forsommaren forsommar føresommaren",
    ("summer", 3): "ettersommeren ettersommer ettersommaren ettersommar sensommeren sensommer seinsommeren"
    " seinsommaren seinsommar",
    ("autumn", 1): "tidlighøsten tidleghausten",
    ("autumn", 3): "senhøsten senhøst seinhøsten seinhøst seinhausten seinhaust",
    ("winter", 1): "førjulsvinteren",
    ("winter", 3): "ettervinteren senvinteren seinvinteren",
}

DAYPARTS: Final = {
    "morning": "morgen morgenen morgon morgonen morran morning",
    "forenoon": "formiddag formiddagen føremiddag føremiddagen",
    "afternoon": "ettermiddag ettermiddagen ettermiddagstid em afternoon",
    "evening": "kveld kvelden kveldstid aften aftenen kvelds evening tonight",
    "night": "natt natta natten notta nattestid night",
}
# "tirsdagskveld", "lørdagsformiddagen"; and several of them: "onsdagskvelder", "laurdagsmorgonar".
_PARTS_IN_COMPOUNDS: Final = {
    "morning": "morgen morgon", "forenoon": "formiddag føremiddag", "afternoon": "ettermiddag",
    "evening": "kveld", "night": "natt",
}  # fmt: skip
_DEFINITE, _PLURAL = ("", "en", "a"), ("er", "ene", "ar", "ane")


def entries() -> Iterator[tuple[str, Word]]:
    """Every calendar word in lower case with its sense, the risky weekdays not among them."""
    yield from _with_slips()
    for locale in LOCALES:
        yield from _from_cldr(locale)
    for table, kind in (
        (MORE_MONTHS, "month"), (WEEKDAYS, "weekday"), (MORE_WEEKDAYS, "weekday"), (PLURAL_WEEKDAYS, "weekdays"),
    ):  # fmt: skip
        for value, words in table.items():
            for word in words.split():
                yield word, Word(kind, value)  # type: ignore[arg-type]  # the kinds stand in the row above
    for season, words in SEASONS.items():
        for word in words.split():
            yield word, Word("season", name=season)
    for (season, part), words in PARTS_OF_SEASONS.items():
        for word in words.split():
            yield word, Word("season", part, name=season)
    for name, words in DAYPARTS.items():
        for word in words.split():
            yield word, Word("daypart", name=name)
    yield from _compounds()


def _with_slips() -> Iterator[tuple[str, Word]]:
    """Misspelt names, which any word that exists overrules."""
    for value, names in LONG_MONTHS.items():
        for slip in slips(names):
            yield slip, Word("month", value)
    for value, names in WEEKDAYS.items():
        for name in names.split():
            for slip in slips(name):
                yield slip, Word("weekday", value)


def _compounds() -> Iterator[tuple[str, Word]]:
    """ "tirsdagskveld", "laurdagsmorgonar", "maimånad"."""
    for value, names in WEEKDAYS.items():
        for day in names.split():
            for part, words in _PARTS_IN_COMPOUNDS.items():
                for word in words.split():
                    for ending in _DEFINITE:
                        yield f"{day}s{word}{ending}", Word("weekday", value, name=part)
                    for ending in _PLURAL:
                        yield f"{day}s{word}{ending}", Word("weekdays", value, name=part)
    for locale in ("nb", "nn"):
        for month, name in enumerate(cldr.MONTHS[locale].split(), 1):
            for ending in ("måned", "måneden", "månad", "månaden"):
                yield f"{name}{ending}", Word("month", month, name=locale)


def _from_cldr(locale: str) -> Iterator[tuple[str, Word]]:
    for month, name in enumerate(cldr.SHORT_MONTHS[locale].split(), 1):
        yield _bare(name), Word("month", month)
    for month, name in enumerate(cldr.MONTHS[locale].split(), 1):
        for form in _cases(_bare(name)):
            yield form, Word("month", month, name=locale)
    for names in (cldr.WEEKDAYS, cldr.SHORT_WEEKDAYS):
        for weekday, name in enumerate(names[locale].split()):
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
