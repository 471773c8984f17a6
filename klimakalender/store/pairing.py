"""Which of a page's announcements is which of those it had before. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from klimakalender.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.store.records import Record

# One announcement before and one now are the same unless nothing about them agrees.
ALONE_AT_LEAST = 0.35
AT_LEAST = 0.75
DATE_WEIGHT = 0.6


def pair(known: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Pairs of indexes (known, found), best agreement of titles and days first; each index once at most.

    On a page with one announcement then and now a new title with the same day, or a new day with a similar
    title, is the same announcement; on a list more agreement is asked for.
    """
    least = ALONE_AT_LEAST if len(known) == len(found) == 1 else AT_LEAST
    scored = sorted(
        ((likeness(old, new), -i, -j) for i, old in enumerate(known) for j, new in enumerate(found)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        free = all(-i != one and -j != other for one, other in pairs)
        if free and score >= least:
            pairs.append((-i, -j))
    return sorted(pairs)


def likeness(one: Record, other: Record) -> float:
    """Agreement of two announcements on one page: 0 to 1 for the titles, more when they share a day."""
    titles: float = fuzz.token_sort_ratio(fold(one["title"]), fold(other["title"])) / 100
    return titles + (DATE_WEIGHT if days(one) & days(other) else 0.0)


def days(record: Record) -> set[str]:
    """The days on which the sessions of a record begin."""
    return {session["starts_at"][:10] for session in record["sessions"]}
