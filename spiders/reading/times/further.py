"""Days of a gathering that sentences tell apart from the first: its last day, and meetings held again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import Session, day_of
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Mention, Tier, days_of, last_day, last_days_of
from spiders.reading.times.roles import names_occasion
from spiders.reading.words.gatherings import GATHERING
from spiders.reading.words.places import PLACE_BEGINS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST: Final = wording("""
    avsluttes, avsluttast, avslutter, avsluttar, avslutning*, avslutting*, slutter, sluttar, slutt,
    siste dag*, hjemreise*, heimreise*, hjemkomst*, heimkomst*, retur, returen, hjemtur*, heimtur*,
    reiser|reiser vi|me hjem|heim, kommer|kjem hjem|heim""")
# What ends, where that is not called by its kind.
_WHOLE: Final = wording("""
    arrangement*, det hele|heile, vi, me, programmet, helga, helgen, dagene, dagane, reisa, reisen, turen, avreise,
    avgang""")
_LONGEST: Final = 10  # days
_REACH: Final = 2  # blocks from the first day within which the others are told
_AGAIN: Final = wording("""
    gjentas, gjentek, gjentar, gjentatt, gjenteke, gjentakelse, gjentaking, repeteres, repeterast, repeterer, repeterar,
    repetert, repetisjon""")
_NTH: Final = r"\bde[tn]\s(?:andre|tredje|fjerde|femte|siste)"
_NUMBERED: Final = compiled(rf"{_NTH}\s{GATHERING}\b", re.IGNORECASE)
# "Kurs 2 holdes 4.–6. mai"
_PART: Final = compiled(
    r"\W*(?:kurs|samling|møte|webinar|seminar|del|økt|pulje|gruppe|kveld)\s[2-9]\b", re.IGNORECASE
)
# The gathering of a day, without a theme between: "inviterer til folkemøte torsdag …", "et kurs på Storøy …".
_BARE: Final = compiled(
    rf"(?<!neste )(?<!forrige )(?<!førre )\b(?P<what>{GATHERING})"
    r"(?:\s(?:på|i|ved)\s[^,.;:]{2,40}?)?,?\s(?:er\s|blir\s|vert\s)?(?:også\s|òg\s)?$",
    re.IGNORECASE,
)
# One of several, each at a place of its own: "8. september blir det på Nes skole", "Det siste er på Nes 9. september"
_ELSEWHERE: Final = compiled(
    rf"(?:,?\skl\.?\s?\d[\d.:–-]*)?\s(?:blir|er|vert)\sdet\s(?:på|i|ved|hos)\s{PLACE_BEGINS}"
)
_NTH_THERE: Final = compiled(
    rf"(?i:{_NTH}\s(?:er|blir|vert))\s(?:på|i|ved|hos)\s{PLACE_BEGINS}[^.;:]{{1,50}}\s$"
)
# Where a sentence goes on with the next: "…, og det siste er på Nes".
_LEADS_ON: Final = compiled(r",?\s(?:og\s)?(?:de[tn]\s\w+\s(?:er|blir|vert)\s.*)?$")
_THERE: Final = compiled(r"\b(?:blir|vert|er)\sdet\s", re.IGNORECASE)
_OTHERS: Final = ("neste", "forrige", "førre")
_FEW: Final = 2  # words
_DEFINITE: Final = ("et", "en", "a", "ne")


def last_day_apart(
    session: Session, anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> Mention | None:
    """The day on which a gathering is said to end, in words near its first: "… åpner 5. mai. Det avsluttes 7. mai"."""
    first = day_of(session.start)
    for mention in mentions:
        if not (_is_told_near(mention, anchors) and can_anchor(mention) and len(mention.dates.sessions) == 1):
            continue
        last = last_day(mention.dates.sessions[0])  # "hjemreise 6. eller 7. mai"
        before = _clause(mention, anchors)
        if not 0 < (last - first).days <= _LONGEST or not _LAST.search(before):
            continue
        if names_occasion(mention.sentence) or _WHOLE.search(mention.sentence):
            return mention
    return None


def meetings_again(
    days: Sequence[Session], anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> list[Mention]:
    """Further meetings in sentences of their own: "Det andre møtet er …", "Kurset gjentas …", "et folkemøte …"."""
    taken = {day_of(session.start) for session in days}
    clauses = [_clause(anchor, ()) for anchor in anchors]
    told = {what for clause in clauses if (what := _kind(clause))}
    heads = all(map(_heads, clauses)) and all(anchor.dates.has_clock for anchor in anchors)
    found: list[Mention] = []
    for mention in mentions:
        if mention in anchors or mention.tier not in (Tier.LEAD, Tier.BODY) or not can_anchor(mention):
            continue
        starts = days_of(mention)
        before = _clause(mention, [*anchors, *found])
        part = _PART.match(before) is not None
        if starts & taken or min(starts) < min(taken) or (last_days_of(mention) != starts and not part):
            continue
        near = _is_told_near(mention, [*anchors, *found])
        alike = near and (_is_alike(before, told) or (heads and mention.dates.has_clock and _heads(before)))
        if (
            part
            or alike
            or (near and _is_elsewhere(mention, before))
            or _AGAIN.search(mention.sentence)
            or _NUMBERED.search(before)
        ):
            found.append(mention)
            taken |= starts
    return found


def _is_told_near(mention: Mention, anchors: Sequence[Mention]) -> bool:
    told = mention.tier in (Tier.LEAD, Tier.BODY, Tier.HEADER) and mention not in anchors
    return told and any(0 <= mention.index - max(anchor.index, 0) <= _REACH for anchor in anchors)


def _clause(mention: Mention, anchors: Sequence[Mention]) -> str:
    """The words of a sentence before a day, from the day of another mention in it on."""
    before = mention.sentence.partition(mention.dates.quote)[0]
    for anchor in anchors:
        if anchor.sentence == mention.sentence:
            before = before.rpartition(anchor.dates.quote)[2]
    return before.lstrip(" .")


def _is_alike(before: str, told: set[str]) -> bool:
    """Whether a further gathering is of the kind of one told before: "folkemøte …", then "Der blir det møte …"."""
    what = _kind(before)
    return what is not None and (
        what in told or (_THERE.search(before) is not None and any(each.endswith(what) for each in told))
    )


def _is_elsewhere(mention: Mention, before: str) -> bool:
    """Whether a day is that of a further meeting at another place, after one that was told before."""
    after = mention.sentence.partition(mention.dates.quote)[2]
    return _ELSEWHERE.match(after) is not None or _NTH_THERE.search(before) is not None


def told_apart(mention: Mention, others: Sequence[Mention]) -> Mention:
    """A mention with only the words that are of its day: "5. mai blir det på Nes og 6. mai blir det på …"."""
    before, _, after = mention.sentence.partition(mention.dates.quote)
    nth = _NTH_THERE.search(before)
    if nth is None and _ELSEWHERE.match(after) is None:
        return mention
    for other in others:
        if other.index == mention.index and other.dates.quote in after:
            after = after.partition(other.dates.quote)[0]
    after = _LEADS_ON.sub("", after)
    return replace(mention, sentence=(nth[0] if nth else "") + mention.dates.quote + after)


def _heads(before: str) -> bool:
    """Whether a day has but its gathering before it: "Teorikveld 4. mai kl. 18. Praktisk dag 6. mai kl. 10."."""
    words = before.split()
    return 0 < len(words) <= _FEW and words[0].lower() not in _OTHERS and names_occasion(before)


def _kind(before: str) -> str | None:
    """The kind of gathering that is spoken of as one of several, in lower case: "et folkemøte", not "møtet"."""
    found = _BARE.search(before)
    what = found["what"].lower() if found else ""
    return what if what and not what.endswith(_DEFINITE) else None
