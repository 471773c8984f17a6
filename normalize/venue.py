"""The value of a place label, taken apart: venue, street address, postal code."""

from __future__ import annotations

import re
from typing import Final

from normalize.lexicon.places import ONLINE, ROOMS, STREET_ENDINGS

_ENDING: Final = "|".join(sorted(STREET_ENDINGS, key=len, reverse=True))
_NUMBER: Final = r"\d{1,4}(?:(?![ ]i[ ][A-ZÆØÅ])[ ]?[A-Za-z]\b)?(?:[ ]?[-–][ ]?\d{1,4}[a-z]?)?"
STREET: Final = re.compile(
    rf"(?:[A-ZÆØÅ][\w-]*(?:{_ENDING})|(?:[A-ZÆØÅ][\w.’'-]*[ ]){{1,3}}(?:{_ENDING})\.?)[ ]{_NUMBER}(?![\w.:])"
)
# A street named after somebody fills its part: "Kari Holms vei 13", "Engebret Sootsvei 13".
NAMED_STREET: Final = re.compile(rf"(?:[A-ZÆØÅ][\w.’'-]*[ ]){{1,2}}[A-ZÆØÅ][\w-]*(?:{_ENDING})[ ]{_NUMBER}")
# "Grønland 53": a name and a number alone between commas, unless the name is that of a room.
BARE_STREET: Final = re.compile(rf"[A-ZÆØÅ][\w.’'-]*(?:[ ][\w.’'-]+){{0,2}}[ ]{_NUMBER}")
ROOM: Final = re.compile(rf"\b(?:{'|'.join(ROOMS)})\b", re.IGNORECASE)
# Where in a house: no venue without the house.
DETAIL: Final = re.compile(
    r"(?:\d+\.?\s|andre |tredje |første )?(?:inngang|oppgang|etasje|etg|plan|rom|kontor)\b|via |bak ",
    re.IGNORECASE,
)
POSTAL: Final = re.compile(r"(?<![\d.,])\b(\d{4})[ \u00a0]+([A-ZÆØÅ][^\d,;()]*)")
SEPARATOR: Final = re.compile(r"\s*[,;\n|]\s*|\s+[–—]\s+")
COUNTRY: Final = re.compile(r"(?:Norge|Noreg|Norway)")
# Behind a street: the quarter with its town; what leads to the town alone.
QUARTER: Final = re.compile(r"[A-ZÆØÅ][\w-]+[ ](?:i|på)[ ][A-ZÆØÅ][\w-]+")
IN_TOWN: Final = re.compile(r"^[ ](?:i|på)[ ](?=[A-ZÆØÅ])")
LOOSE: Final = re.compile(r"\s(?:i|på|ved|in|at)$")
EDGES: Final = " \t\n,;.()–-"


def split_venue(text: str) -> tuple[str | None, str | None, str | None]:
    """``(venue, address, postal_code)`` of a place label's value; an address without a venue is both.

    The post place after the postal code, and a lone town after the street, belong to the address and are
    left out of the venue.

    >>> split_venue("Gran rådhus, Rådhusvegen 39, 2770 Jaren")
    ('Gran rådhus', 'Rådhusvegen 39', '2770')
    >>> split_venue("Scandic, Voss")
    ('Scandic, Voss', None, None)
    >>> split_venue("Parkveien 45"), split_venue("Parkveien 45, 2. etasje")
    (('Parkveien 45', 'Parkveien 45', None), ('Parkveien 45, 2. etasje', 'Parkveien 45', None))
    >>> split_venue("Loftet i Parkveien 45 i Voss"), split_venue("Loftet, Parkveien 45, Helsfyr i Oslo")
    (('Loftet, Voss', 'Parkveien 45', None), ('Loftet', 'Parkveien 45', None))
    >>> split_venue("2770 Jaren, Norge")
    ('Jaren', None, '2770')
    """
    parts = [part for part in SEPARATOR.split(text.strip()) if part.strip(EDGES)]
    postal_code, parts = _take_postal_code(parts)
    if postal_code and parts and COUNTRY.fullmatch(parts[-1].strip(EDGES)):
        parts.pop()
    if postal_code and not parts and (alone := POSTAL.search(text)):
        return alone[2].strip(EDGES), None, postal_code
    address, at = _find_street(parts)
    if address is None:
        return _join(parts), None, postal_code
    before, _, after = parts[at].partition(address)
    rest = parts[at + 1 :]
    if len(rest) == 1 and (" " not in rest[0] or QUARTER.fullmatch(rest[0].strip(EDGES))):
        rest = []
    after = IN_TOWN.sub("", after)
    if rest and not before.strip(EDGES) and not at and all(map(DETAIL.match, rest)):
        return _join(parts), address, postal_code
    return _join([*parts[:at], before, after, *rest]) or address, address, postal_code


def has_street(text: str) -> bool:
    """Whether a text has a street address in it.

    >>> has_street("Room 4, Lars Hilles gate 30, Bergen"), has_street("Hagen 2024")
    (True, False)
    """
    return any(map(str.isdigit, text)) and STREET.search(text) is not None


def is_online(text: str) -> bool:
    """Whether a place label's value names only a channel.

    >>> is_online("Digitalt på Teams"), is_online("Rådhuset og Teams")
    (True, False)
    """
    words = re.findall(r"\w+", text.lower())
    return bool(words) and ONLINE.issuperset(words)


def _take_postal_code(parts: list[str]) -> tuple[str | None, list[str]]:
    for index, part in enumerate(parts):
        match = POSTAL.search(part)
        if match:
            before = part[: match.start()].strip(EDGES)
            return match.group(1), [*parts[:index], *([before] if before else []), *parts[index + 1 :]]
    return None, parts


def _find_street(parts: list[str]) -> tuple[str | None, int]:
    for index, part in enumerate(parts):
        match = NAMED_STREET.fullmatch(part.strip(EDGES)) or STREET.search(part)
        if match:
            return match.group(), index
    for index, part in enumerate(parts):
        if BARE_STREET.fullmatch(part.strip(EDGES)) and not ROOM.search(part):
            return part.strip(EDGES), index
    return None, 0


def _join(parts: list[str]) -> str | None:
    """The parts without loose ends: a preposition before what was taken away, half a pair of brackets."""
    return ", ".join(name for part in parts if (name := _bare(part))) or None


def _bare(part: str) -> str:
    name = LOOSE.sub("", part.strip(EDGES))
    if "(" in name and ")" not in name:
        return next((closed for closed in (f"{name})", f"{name}.)") if closed in part), name)
    return name
