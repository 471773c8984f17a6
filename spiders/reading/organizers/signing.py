"""Bodies that are named around a text: those who sign it, and those whose event its title says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.organizers.speaking import SMALL_WORDS
from spiders.reading.words.bodies import has_body_word, is_body, is_known, split_names
from spiders.reading.words.gatherings import GATHERING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# "Granvoll hagelag med stor konferanse i Bodø"
_WITH: Final = compiled(
    rf"^(?P<name>[A-ZÆØÅ][\w.-]+(?: [\w.-]+){{0,3}}?) med (?:(?:gratis|stort?|store|nytt?|nye|åpent?) )?{GATHERING}\b"
)
# "Medlemsmøte i Granvoll hagelag om kompost"
_MEETING_OF: Final = compiled(
    rf"^(?:\w+ )?{GATHERING} (?:i|hos) (?P<name>[A-ZÆØÅ][\w.-]+(?: [\w.-]+)??"
    r" \w*(?:lag|foren?ing|foreining|forbund|klubb|nettverk|råd))\b"
)
_WHOSE: Final = compiled(rf"^(?P<name>[A-ZÆØÅ][\w.-]+(?: [\w.-]+)??)s (?:\w+ ){{0,2}}?{GATHERING}\b")
# "Årsmøte Naturlaget i Vik og Nes": of nobody else, whoever tells it.
_ANNUAL: Final = compiled(
    r"(?:^(?:\w+ )?|.* og )[Åå]rsmøte(?:t)?(?: \d{4})? (?:(?:i|for|hos) )?(?P<name>[A-ZÆØÅ](?:[\w-]+ ){0,4}?[\w-]*"
    r"(?:[Ll]aget|[Ll]ag|[Ff]oren?ing(?:en|a)?|[Ff]oreining(?:a)?|forbund(?:et)?|klubb(?:en)?|nettverk(?:et)?)\b"
    r"(?: i [A-ZÆØÅ][\w-]*(?: og [A-ZÆØÅ][\w-]*)?)?)"
)
_GREETING: Final = compiled(
    r"^(?:(?:[Mm]ed )?(?:[Vv]enn?lig )?[Hh](?:ilsen|elsing|ilsing)(?: (?:fra|frå))?,?|[Pp]å vegn[ea]r? av) "
)
# "Snekre fuglekasser med Granvoll turlag"; whom one has a meeting with is another.
_TOGETHER: Final = compiled(
    r"(?<!møte)(?<!møtet)(?<!samtale)(?<!dialog)(?<!debatt)(?<!foredrag)(?<!konsert)(?<!besøk)(?<!intervju)"
    r" med (?P<names>[A-ZÆØÅ][^.;:!?]+)$"
)
_SIGNATURE, _JOINING = 90, 2  # characters of a line that signs a text; letters of "og"


def of_annual_meeting(title: str) -> str | None:
    """The body whose annual meeting a title is of.

    >>> of_annual_meeting("Årsmøte Storøy hagelag"), of_annual_meeting("Årsmøte i Storøy bygdehus")
    ('Storøy hagelag', None)
    """
    found = _ANNUAL.match(title)
    return found["name"] if found and is_body(found["name"]) else None


def of_title(title: str) -> Iterator[str]:
    """The bodies that a title says the event is of.

    >>> list(of_title("Mattilsynets infomøte")), list(of_title("Medlemsmøte i Granvoll hagelag om kompost"))
    (['Mattilsynet'], ['Granvoll hagelag'])
    """
    if (found := _WITH.match(title)) and is_body(found["name"]):
        yield found["name"]
    for shape in (_WHOSE, _MEETING_OF):
        if (found := shape.match(title)) and has_body_word(found["name"]) and is_body(found["name"]):
            yield found["name"]


def with_whom(title: str) -> list[str]:
    """The bodies with whom a title says that something is done.

    >>> with_whom("Snekre fuglekasser med Granvoll turlag"), with_whom("Dialogmøte med Granvoll turlag")
    (['Granvoll turlag'], [])
    """
    found = _TOGETHER.search(title) if " med " in title else None
    names = list(split_names(found["names"])) if found else []
    return names if all(map(_is_known_body, names)) else []


def _is_known_body(name: str) -> bool:
    return is_body(name) and (has_body_word(name) or is_known(name))


def signatures(paragraphs: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The bodies that a text ends with, one or more and nothing else to a paragraph, as a letter is signed.

    Each with the text and where that stands.
    """
    found: list[tuple[str, str, str]] = []
    for where, text in reversed(paragraphs):
        text = _GREETING.sub("", text)
        signs = where.startswith("p[") and len(text) <= _SIGNATURE
        names = _with_areas(list(split_names(text)), text) if signs else []
        rest = sum(map(str.isalpha, text)) - sum(map(str.isalpha, "".join(names)))
        goes_on = bool(found) and text.endswith(",")
        if not names or rest > _JOINING * len(names) or not all(_signs(name, goes_on) for name in names):
            break
        found = [*((name, text, where) for name in names), *found]
    return found


def _with_areas(names: list[str], text: str) -> list[str]:
    """Names with the areas that a body is for as one: "Elveutvalet for Vik, Nes og Storøy"."""
    kept: list[str] = []
    for name in names:
        start = text.find(kept[-1]) if kept and not has_body_word(name) and " for " in kept[-1] else -1
        if start >= 0 and (end := text.find(name, start + len(kept[-1]))) >= 0:
            kept[-1] = text[start : end + len(name)]
        else:
            kept.append(name)
    return kept


def _signs(name: str, goes_on: bool) -> bool:
    """Whether a name is a body's, every word of it; ``goes_on``: bodies are named behind it."""
    small = all(
        word[:1].isupper() or word in SMALL_WORDS or has_body_word(word)
        for word in name.partition("«")[0].split()
    )
    return (
        small
        and name[:1].isupper()
        and not name.isupper()
        and is_body(name)
        and (goes_on or has_body_word(name))
    )
