"""Whether two names mean one venue: houses, rooms in them, branches, street addresses. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from klimakalender.store.folding import fold, words
from klimakalender.store.titles import exclude, one_word

REMEMBERED = 4_096  # venues: the same ones are compared again and again
# Kinds of house tell venues apart only where nothing else is said.
_KIND = re.compile(
    r"(hus|hall|sal|senter|bibliotek|hotell|hotel|skole|skule|museum|kino|scene|rom|auditori|gard|kirke|kyrkje|park|torg"
    r"|plass|stadion|arena|campus|stasjon|bygg|lokale|kafe|gymsal|amfi|teater|universitet|hogskole|radhus|kulturhus)"
    r"(et|en|a|um|iet|s|e|n)?$"
)
_HOUSES = re.compile(
    r"(kultur|samfunns?|forsamlings|bygde|folkets|ungdoms|grende|menighets|rad|konferanse|kommune|hus)*$"
)
_SIDES = re.compile(r"^(nord|sor|sond|ost|aust|vest|ovre|nedre|midt|indre|ytre)(re|er|a|e)?$")
_HOUSE = re.compile(
    r"\w*(hus|bibliotek|hotell|hotel|skole|skule|senter|museum|museet|universitet|hall|kirke|kyrkje|gard|kino|teater)(et|en|a)?$"
)
# A room says nothing about which house it is in.
_ROOM = re.compile(
    r"\w*(sal|salen|rom|rommet|auditorium|auditoriet|kantin[ae]n?|foaje|foajeen|etasje|amfi|amfiet|lokalet?)$"
)
# "Møterom" is the name of none.
_NAMED_ROOM = re.compile(r"(?!mote)\w{3,}(sal|salen|rom|rommet)$")
_STREET = re.compile(
    r"\w{3,}(gata|gaten|gate|veien|vegen|vei|veg|plass|torg|kaia|brygga|allé|alle) \d+"
    r"|\w+ (gate|gata|vei|veg|plass|torg|alle) \d+"
)


def same_venue(one: str, other: str) -> bool:
    """Whether two venues share a name.

    >>> same_venue("Kulturhuset på Granvoll", "Granvoll kulturhus"), same_venue("Nordskolen", "Sørskolen")
    (True, False)
    """
    if exclude(_parts_of_house(one), _parts_of_house(other)):
        return False
    mine, theirs = _names(one), _names(other)
    if mine and theirs:
        return any(one_word(a, b) for a in mine for b in theirs)
    return any(one_word(a, b) for a in words(one) for b in words(other))


def different_venues(one: str, other: str) -> bool:
    """Whether two venues cannot be one place. A room and a house, or a street and a house, can.

    >>> different_venues("Formannskapssalen", "Granvoll rådhus"), different_venues("Folkets hus", "Storøy skole")
    (False, True)
    >>> different_venues("Granvoll bibliotek, avdeling nord", "Granvoll bibliotek, avdeling sør")
    True
    >>> different_venues("Granvoll bibliotek, Storsalen", "Granvoll bibliotek, Leserommet")
    True
    """
    if exclude(_parts_of_house(one), _parts_of_house(other)) or _other_rooms(one, other):
        return True
    if same_venue(one, other):
        return False
    rooms = [_is_room(venue) for venue in (one, other)]
    return all(rooms) or not (any(rooms) or streets(one) or streets(other))


@lru_cache(maxsize=REMEMBERED)
def streets(text: str | None) -> frozenset[str]:
    """Street addresses in a text, folded."""
    return frozenset(found[0] for found in _STREET.finditer(fold(text or "")))


@lru_cache(maxsize=REMEMBERED)
def _names(venue: str) -> list[str]:
    """The words of a venue that name it, without the kind of house: "granvoll" of "Granvoll kulturhus"."""
    bare = (_KIND.sub("", word) for word in words(venue))
    return [word for word in bare if len(word) > 2 and not _HOUSES.match(word)]


@lru_cache(maxsize=REMEMBERED)
def _parts_of_house(venue: str) -> frozenset[str]:
    """What tells rooms, branches and farms apart: numbers and points of the compass."""
    found = [_KIND.sub("", word) for word in words(_STREET.sub(" ", fold(venue)))]
    sides = (side for word in found if (side := _SIDES.match(word)))
    return frozenset([side[1].replace("sond", "sor") for side in sides]) | {w for w in found if w.isdecimal()}


def _other_rooms(one: str, other: str) -> bool:
    """Whether both name rooms, and none of them is the same."""
    mine, theirs = (list(filter(_NAMED_ROOM.match, words(venue))) for venue in (one, other))
    return bool(mine and theirs) and not any(one_word(a, b) for a in mine for b in theirs)


@lru_cache(maxsize=REMEMBERED)
def _is_room(venue: str) -> bool:
    """Whether a room is named and no house."""
    found = words(venue)
    return any(map(_ROOM.match, found)) and not any(map(_HOUSE.match, found))
