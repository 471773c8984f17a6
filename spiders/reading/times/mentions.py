"""What a date that a page mentions is known by: where it stands, how much that is trusted, what it is there for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from normalize import DateMention, day_of
from spiders.reading.times.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from normalize import Session


class Tier(IntEnum):
    """Where a date stands, least trusted first. This is the documented order of trust."""

    CAPTION = 1
    PROGRAMME = 2
    HEADING = 3
    BODY = 4
    LEAD = 5
    TITLE = 6
    HEADER = 7
    LABEL = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """One date expression: in block ``index`` (-1: the title), in ``sentence``, as ``role``.

    ``label`` is the field of the label it is a value of, ``pair`` the number of that label on the page.
    """

    dates: DateMention
    tier: Tier
    role: Role
    index: int
    where: str
    sentence: str
    label: str | None = None
    pair: int = -1


def last_day(session: Session) -> date:
    """The day on which a session ends, or begins where its end is unknown."""
    return day_of(session.end or session.start)


def days_of(mention: Mention) -> set[date]:
    """The days on which a mention's sessions begin."""
    return {day_of(session.start) for session in mention.dates.sessions}


def last_days_of(mention: Mention) -> set[date]:
    """The days on which a mention's sessions end."""
    return set(map(last_day, mention.dates.sessions))


def heads_day(mention: Mention) -> bool:
    """Whether a day stands as a heading, in a heading's markup or as a line by itself."""
    alone = mention.tier in (Tier.BODY, Tier.LEAD, Tier.HEADER) and mention.index >= 0
    return mention.tier is Tier.HEADING or (
        alone and mention.sentence.strip(" :.") == mention.dates.quote.rstrip(".")
    )
