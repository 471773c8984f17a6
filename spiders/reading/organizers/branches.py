"""Bodies of several places: "Granvoll hagelag i Vik, Nes og Storøy" is one arranger, as is "Vik og Nes turlag"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.words.bodies import has_body_word
from spiders.reading.words.own import MUNICIPAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.reading.organizers.ranking import Organizer
    from spiders.reading.words.places import PlaceWords

_BRANCHES: Final = compiled(
    r"(?:[Ff]ylkes|[Ll]okal)(?:lag(?:a|ene)|(?:avdeling|foreining|forening)(?:ane|ene)) i (?P<places>.+)"
)
_BETWEEN: Final = compiled(r", | og ")
_LONGEST: Final = 90  # characters of a name
# What leads to a place of an enumeration behind "i": "… i Vik, Nes og ".
_LISTED: Final = compiled(
    r"\b(?:i|for)\s(?:[A-ZÆØÅ][\w-]*(?:\s(?:og\s)?[A-ZÆØÅ][\w-]*)*(?:,\s(?:og\s)?|\sog\s))+$"
)


def join_places(
    found: Sequence[Organizer], texts: Sequence[tuple[str, str]], words: PlaceWords, publisher: str = ""
) -> list[Organizer]:
    """The organisers, with the places that an enumeration tells of one of them as parts of its name.

    ``publisher``: whose name may have an "og" of its own.
    """
    kept: list[Organizer] = []
    for each in found:
        body = kept[-1] if kept and kept[-1].where == each.where else None
        if body and not has_body_word(each.name) and (words.is_name(each.name) or words.is_town(each.name)):
            text = next((text for where, text in texts if where == each.where and each.quote in text), "")
            start, at = text.find(body.quote), text.rfind(each.quote)
            if 0 <= start < at and _LISTED.search(text, start, at):
                name = text[start : at + len(each.quote)]
                kept[-1] = replace(body, name=name, quote=name) if len(name) <= _LONGEST else body
                continue
        if body and (_is_of_both(body, each, texts, words) or _is_own(body.name, each.name, publisher)):
            name = f"{body.name} og {each.name}"
            kept[-1] = replace(body, name=name, quote=name)
            continue
        kept.append(each)
    return kept


def branches(name: str, publisher: str) -> list[str]:
    """The branches that a publisher's page calls by their places, each by its name.

    >>> branches("Fylkeslagene i Vik, Nes og Storøy", "Vik bonde- og hagelag")
    ['Vik bonde- og hagelag', 'Nes bonde- og hagelag', 'Storøy bonde- og hagelag']
    """
    called = _BRANCHES.fullmatch(name)
    places = _BETWEEN.split(called["places"]) if called else []
    own = next((place for place in places if re.search(rf"\b{re.escape(place)}\b", publisher)), None)
    return [publisher.replace(own, place) for place in places] if own else [name]


def _is_own(first: str, second: str, publisher: str) -> bool:
    """Whether two names are the publisher's, or that of a branch of it: "Jord og Hage Vik" of Jord og Hage."""
    begins = publisher.startswith(f"{first} og ")
    return begins and f"{first} og {second} ".startswith(f"{publisher} ")


def _is_of_both(
    place: Organizer, body: Organizer, texts: Sequence[tuple[str, str]], words: PlaceWords
) -> bool:
    """Whether a body's name begins with the place ahead of it: "Vik og Nes turlag"; "Vik og Nes kommune" are two."""
    return (
        not has_body_word(place.name)
        and has_body_word(body.name)
        and not body.name.endswith(MUNICIPAL)
        and words.is_name(place.name)
        and any(where == body.where and f"{place.name} og {body.name}" in text for where, text in texts)
    )
