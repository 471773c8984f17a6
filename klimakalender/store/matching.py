"""Whether two pages announce the same gathering, and why. Pure; only pairs that share a day come here.

The model is that of record linkage (Fellegi and Sunter, 1969): every comparison adds what it tells, as the
binary logarithm of how much likelier it is for one gathering than for two on the same day. The sum is kept with
its parts, so that a person can follow it. Some differences decide alone: they come first, as vetoes.

The weights are judgements, checked on the labelled pairs of ``make bench-match``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from klimakalender.store.alikeness import known_words, overlap, share_words
from klimakalender.store.folding import fold
from klimakalender.store.headline import read_headline
from klimakalender.store.houses import different_venues, same_venue, streets
from klimakalender.store.stamps import days_of
from klimakalender.store.titles import contradiction, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from klimakalender.store.headline import Headline
    from klimakalender.store.records import Record

WORTH_NOTING = 0.05

# Two announcements on one day that may be in one municipality: this is how rarely they mean one gathering.
PRIOR = -6.0
# Titles: by the weight of the words (a telling word has 1).
SHARED, ENOUGH = 2.5, 3.0
SAME_WORDS = 2.0
NOTHING_SHARED = -6.0
LEFT_OVER, LEFT_OVER_MOST = -0.5, -2.0  # a subtitle, or what the reposter added
OPPOSED, OPPOSED_MOST = -8.0, 2.0  # each has a subject of its own
A_KIND_APART = -8.0
ANOTHER_KIND = -6.0
TOWN_OF_ITS_OWN = -4.0
NUMBER_OF_ONE = -1.0
OTHER_WORDS_OF_ONE_SOURCE = -5.0
# Circumstances.
SAME_START, CLOSE_START = 2.0, -0.5
SAME_END = 1.0
SAME_VENUE, SAME_ADDRESS = 2.0, 1.0
SAME_MUNICIPALITY = 1.0
OTHER_ATTENDANCE = -0.5
SAME_ORGANIZER, OTHER_ORGANIZER = 2.0, -1.5
SAME_LINK = 6.0
OTHER_WORDS_AT_ANOTHER_HOUR, NOTHING_TIES = -2.0, -1.5
TYING = frozenset(
    ("same municipality", "same venue", "same address", "same link", "same deadline", "same end")
)
SAME_DEADLINE = 2.0
_folded = lru_cache(maxsize=4_096)(fold)  # names of bodies, a few of which make most of a day's events
DOORS = 75  # minutes between the doors, the registration or the coffee and the start


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` is between 0 and 1; ``reasons`` say where it comes from, in the order of counting."""

    same: bool
    score: float
    reasons: tuple[str, ...]


def compare(one: Record, other: Record, *, same_source: bool = False, successor: bool = False) -> Verdict:
    """Compare the announcements of two pages; ``same_source``: one publisher made both.

    ``successor``: nothing else announces the other any more, and its publisher announces this one. Under the same
    title at the same hour they are one, however differently a new design tells where it is.
    """
    mine, theirs = read_headline(one["title"]), read_headline(other["title"])
    successor = successor and _same_title_and_hour(one, other)
    if forbidden := next(_vetoes(one, other, mine, theirs, successor=successor), None):
        return Verdict(same=False, score=0.0, reasons=(forbidden,))
    found = [*_words(one, other, mine, theirs), *_circumstances(one, other)]
    found += _what_does_not_fit([reason for reason, _ in found])
    if same_source or one["source"] == other["source"]:
        found += _within_one_source(mine, theirs, found)
    points = PRIOR + sum(weight for _, weight in found)
    score = round(1 / (1 + 2**-points), 3)
    return Verdict(points > 0, score, tuple(f"{reason} {weight:+.1f}" for reason, weight in found))


def may_match(record: Record, event: Mapping[str, Any]) -> bool:
    """Whether an event is worth a closer look, by its ``title``, ``language``, ``venue`` and ``address`` alone.

    Most of a day's events share no word, or are in another house.
    """
    title = event["title"]
    return (
        _translated(record["language"], event["language"]) or share_words(record["title"], title)
    ) and not (contradiction(record["title"], title) or _stand_apart(record["place"], event))


def _translated(one: str | None, other: str | None) -> bool:
    """Whether one title is in English and the other, as far as is known, is not: then words tell little."""
    return "en" in (one, other) and one != other


def _what_does_not_fit(told: list[str]) -> Iterator[tuple[str, float]]:
    """Doors and start explain two hours of one title; that somebody else organises it, at least the place must."""
    if "close start" in told and "same words" not in told:
        yield "other words at another hour", OTHER_WORDS_AT_ANOTHER_HOUR
    if "another organiser" in told and not TYING.intersection(told):
        yield "nothing ties them together", NOTHING_TIES


def _within_one_source(
    mine: Headline, theirs: Headline, found: list[tuple[str, float]]
) -> Iterator[tuple[str, float]]:
    """A publisher gives one gathering one title, but a list may shorten it: then hour and place agree."""
    told = {reason for reason, _ in found}
    words = overlap(mine, theirs)
    if words.opposed or ((words.left or words.right) and not {"same start", "same venue"} <= told):
        yield "other words of one publisher", OTHER_WORDS_OF_ONE_SOURCE


def _same_title_and_hour(one: Record, other: Record) -> bool:
    return _minutes_apart(one, other) == 0 and likeness(one["title"], other["title"]) == 1


def _vetoes(
    one: Record, other: Record, mine: Headline, theirs: Headline, *, successor: bool
) -> Iterator[str]:
    # What is told at once goes first: names of venues take the longest.
    if not set(days_of(one)) & set(days_of(other)):
        yield "no day in common"
    here, there = one["place"], other["place"]
    online = one["attendance"] == other["attendance"] == "online"
    if not online and _differ(here["municipality_number"], there["municipality_number"]):
        yield "different municipalities"
    if {one["attendance"], other["attendance"]} == {"onsite", "online"} and not successor:
        yield "one online, one not"
    if (_minutes_apart(one, other) or 0) > DOORS and not _same_end(one, other):
        yield "different hours"
    if reason := contradiction(one["title"], other["title"]):
        yield reason
    if mine.day_parts and theirs.day_parts and not mine.day_parts & theirs.day_parts:
        yield "different parts of the day"
    if _stand_apart(here, there):
        yield "different venues"


def _words(one: Record, other: Record, mine: Headline, theirs: Headline) -> Iterator[tuple[str, float]]:
    found = overlap(mine, theirs, _known(one) | _known(other))
    translated = _translated(one["language"], other["language"])
    if found.shared:
        yield f"shared words {found.shared:.1f}", round(SHARED * min(found.shared, ENOUGH), 1)
    elif not translated:
        yield "no word in common", NOTHING_SHARED
    if found.opposed:
        if not translated:
            yield (
                f"each its own words {found.opposed:.1f}",
                round(OPPOSED * min(found.opposed, OPPOSED_MOST), 1),
            )
    elif found.left or found.right:
        yield "words of one alone", max(LEFT_OVER_MOST, round(LEFT_OVER * (found.left + found.right), 1))
    elif found.shared:
        yield "same words", round(SAME_WORDS * min(found.shared, 1), 1)
    if mine.towns and theirs.towns and not mine.towns & theirs.towns:
        yield "each in a town of its own", TOWN_OF_ITS_OWN
    if mine.apart != theirs.apart:
        yield f"one alone is {' and '.join(sorted(mine.apart ^ theirs.apart))}", A_KIND_APART
    if _another_kind(mine, theirs) or _another_kind(theirs, mine):
        yield "another kind", ANOTHER_KIND
    if bool(mine.numbers) != bool(theirs.numbers):
        yield "a number in one alone", NUMBER_OF_ONE


def _another_kind(mine: Headline, theirs: Headline) -> bool:
    return bool(mine.acts and (theirs.acts or theirs.talks)) and not mine.acts & theirs.acts


def _circumstances(one: Record, other: Record) -> Iterator[tuple[str, float]]:
    apart = _minutes_apart(one, other)
    if apart is not None:
        yield ("same start", SAME_START) if apart == 0 else ("close start", CLOSE_START)
    if _same_end(one, other):
        yield "same end", SAME_END
    here, there = one["place"], other["place"]
    if here["municipality_number"] and here["municipality_number"] == there["municipality_number"]:
        yield "same municipality", SAME_MUNICIPALITY
    if here["venue"] and there["venue"] and same_venue(here["venue"], there["venue"]):
        yield "same venue", SAME_VENUE
    elif _same_street(here, there):
        yield "same address", SAME_ADDRESS
    if _differ(one["attendance"], other["attendance"]):
        yield "another way of attending", OTHER_ATTENDANCE
    if _addresses(one) & _addresses(other):
        yield "same link", SAME_LINK
    deadline = one["registration"]["deadline"]
    if deadline and deadline == other["registration"]["deadline"]:
        yield "same deadline", SAME_DEADLINE
    if _share_organizer(one, other):
        yield "same organiser", SAME_ORGANIZER
    elif one["organizers"] and other["organizers"]:
        yield "another organiser", OTHER_ORGANIZER


def _share_organizer(one: Record, other: Record) -> bool:
    """Also when one page is the organiser's own, and does not name it."""
    return any(
        _alike(name, organizer)
        for mine, theirs in ((one, other), (other, one))
        for organizer in mine["organizers"]
        for name in (*theirs["organizers"], theirs["publisher"])
        if name
    )


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(_folded(one), _folded(other)) >= 85


def _known(record: Record) -> frozenset[str]:
    """Words that name where and by whom: a title with them says no more than one without."""
    place = record["place"]
    return known_words(place["municipality"], place["venue"], record["publisher"], *record["organizers"])


def _clocks(record: Record) -> dict[str, set[int]]:
    """The clock times, in minutes, at which something begins on each day."""
    found: dict[str, set[int]] = {}
    for session in record["sessions"]:
        start = session["starts_at"]
        if len(start) > len("2027-05-03"):
            found.setdefault(start[:10], set()).add(int(start[11:13]) * 60 + int(start[14:16]))
    return found


def _minutes_apart(one: Record, other: Record) -> int | None:
    """Between the closest starts on a common day; ``None`` where a clock time is not known."""
    mine, theirs = _clocks(one), _clocks(other)
    return min(
        (abs(a - b) for day in mine.keys() & theirs.keys() for a in mine[day] for b in theirs[day]),
        default=None,
    )


def _same_end(one: Record, other: Record) -> bool:
    ends = one["ends_at"], other["ends_at"]
    return ends[0] is not None and len(ends[0]) > len("2027-05-03") and ends[0] == ends[1]


def _stand_apart(here: Record, there: Mapping[str, Any]) -> bool:
    one, other = here["venue"], there["venue"]
    return _differ(one, other) and different_venues(one, other) and not _same_street(here, there)


def _same_street(here: Record, there: Mapping[str, Any]) -> bool:
    mine = streets(here["venue"]) | streets(here["address"])
    return bool(mine & (streets(there["venue"]) | streets(there["address"])))


def _addresses(record: Record) -> set[str]:
    """Where it is announced, signed up for or streamed: a shared one ties two pages together."""
    found = (record["url"], record["registration"]["url"], record["online_url"])
    return {url.rstrip("/") for url in found if url}
