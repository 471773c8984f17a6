"""Whether two pages announce the same gathering, and why. Pure; only pairs that share a day come here.

Vetoes come first: two venues at the same hour are two events, part 1 is not part 2. Then the titles decide,
helped or hindered by the circumstances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from klimakalender.store.folding import fold, words
from klimakalender.store.stamps import days_of
from klimakalender.store.titles import contradiction, likeness, one_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimakalender.store.records import Record

SAME = 0.8
WORTH_NOTING = 0.6
KINDS_OF_VENUE = re.compile(
    r"(kultur|samfunns?|forsamlings|bygde|folkets|ungdoms|grende|menighets|rad|konferanse|hus)*"
    r"(hus(et)?|hall(en)?|sal(en)?|senter(et)?|bibliotek(et)?|hotell(et)?|skole(n)?|skule(n)?|museum|museet|kino(en)?"
    r"|scene(n)?|rom(met)?|auditori(um|et))$"
)
SAME_START, OTHER_START = 0.04, -0.2
SAME_MUNICIPALITY = 0.05
SAME_VENUE_BONUS = 0.05
SAME_ORGANIZER, OTHER_ORGANIZER = 0.1, -0.1
SAME_LINK = 0.3
OTHER_ATTENDANCE = -0.05
# "Klimakveld" takes place in many towns at six on one evening: between publishers a few words are not enough.
ORDINARY_TITLE = 3  # words
NOTHING_ELSE = -0.25


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` is between 0 and 1; ``reasons`` say where it comes from, in the order of counting."""

    same: bool
    score: float
    reasons: tuple[str, ...]


def compare(one: Record, other: Record) -> Verdict:
    """Compare the announcements of two pages."""
    if forbidden := next(_vetoes(one, other), None):
        return Verdict(same=False, score=0.0, reasons=(forbidden,))
    score = likeness(one["title"], other["title"])
    reasons = [f"titles {score:.2f}"]
    circumstances = list(_circumstances(one, other))
    if _is_ordinary(one, other) and all(weight <= SAME_START for _, weight in circumstances):
        circumstances.append(("nothing else in common", NOTHING_ELSE))
    for reason, weight in circumstances:
        score += weight
        reasons.append(f"{reason} {weight:+.2f}")
    score = round(min(1.0, max(0.0, score)), 3)
    return Verdict(same=score >= SAME, score=score, reasons=tuple(reasons))


def _vetoes(one: Record, other: Record) -> Iterator[str]:
    if not set(days_of(one)) & set(days_of(other)):
        yield "no day in common"
    if reason := contradiction(one["title"], other["title"]):
        yield reason
    mine, theirs = one["place"], other["place"]
    if _differ(mine["municipality_number"], theirs["municipality_number"]):
        yield "different municipalities"
    if _differ(mine["venue"], theirs["venue"]) and not _same_venue(mine["venue"], theirs["venue"]):
        yield "different venues"
    if {one["attendance"], other["attendance"]} == {"onsite", "online"}:
        yield "one online, one not"


def _circumstances(one: Record, other: Record) -> Iterator[tuple[str, float]]:
    starts = one["starts_at"], other["starts_at"]
    if all(len(start) > len("2027-05-03") for start in starts):
        yield ("same start", SAME_START) if starts[0] == starts[1] else ("another start", OTHER_START)
    mine, theirs = one["place"], other["place"]
    if mine["municipality_number"] and mine["municipality_number"] == theirs["municipality_number"]:
        yield "same municipality", SAME_MUNICIPALITY
    if mine["venue"] and theirs["venue"]:
        yield "same venue", SAME_VENUE_BONUS
    if _differ(one["attendance"], other["attendance"]):
        yield "another way of attending", OTHER_ATTENDANCE
    if _addresses(one) & _addresses(other):
        yield "same link", SAME_LINK
    if one["organizers"] and other["organizers"]:
        shared = any(_alike(a, b) for a in one["organizers"] for b in other["organizers"])
        yield ("same organiser", SAME_ORGANIZER) if shared else ("another organiser", OTHER_ORGANIZER)


def _is_ordinary(one: Record, other: Record) -> bool:
    shortest = min(len(words(one["title"])), len(words(other["title"])))
    return one["source"] != other["source"] and shortest <= ORDINARY_TITLE


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(fold(one), fold(other)) >= 85


def _same_venue(one: str, other: str) -> bool:
    """Kinds of house tell venues apart only where nothing else is said: "biblioteket", "Granvoll bibliotek"."""
    mine, theirs = words(one), words(other)
    names = [[word for word in side if not KINDS_OF_VENUE.match(word)] for side in (mine, theirs)]
    left, right = names if all(names) else (mine, theirs)
    return any(one_word(a, b) for a in left for b in right)


def _addresses(record: Record) -> set[str]:
    """Where it is announced, signed up for or streamed: a shared one ties two pages together."""
    found = (record["url"], record["registration"]["url"], record["online_url"])
    return {url.rstrip("/") for url in found if url}
