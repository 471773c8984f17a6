"""Where an event takes place: venue and address, and the municipality that the page's words lead to.

Every mention of a place votes for the municipalities it can mean. A vote is the trust in where it stands (the
place label far above the title, the title above the lead, the lead above the body) times its context
(:mod:`normalize.toponyms`) times the share of its sense; a text that names several places says less of each,
and a postal code with its post place outweighs names. The publisher's county narrows a name's senses; the
publisher's own municipality is one more voter. Where the texts leave it open, the name of the site is asked
("Granvoll Turlag"). Without a clear winner the municipality stays ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from normalize.values import Evidence
from normalize.venue import is_online, split_venue
from normalize.votes import Tally, Vote, collect_votes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from normalize.gazetteer import Gazetteer

__all__ = ["Place", "is_online", "locate", "split_venue"]

LABEL_TRUST, TITLE_TRUST, LEAD_TRUST, BODY_TRUST, LATE_TRUST = 6.0, 3.0, 2.0, 1.0, 0.5
HOME_TRUST: Final = 2.5
BESIDE_TRUST: Final = 4.0
EARLY_PARAGRAPHS: Final = 5  # of the body: they invite; what follows is background
LABEL: Final = -1  # the place label's index among the texts
SITE: Final = -2  # that of the site's name


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the place.

    ``where``: index of the text that the municipality was read from, -1 for the venue, -2 for the name of the site,
    ``None`` when the publisher's home decided.
    """

    venue: str | None = None
    address: str | None = None
    postal_code: str | None = None
    municipality: str | None = None
    municipality_number: str | None = None
    county: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    where: int | None = None
    evidence: tuple[Evidence, ...] = ()


def locate(
    venue: str | None,
    texts: Sequence[str],
    gazetteer: Gazetteer,
    *,
    county: str | Collection[str] | None = None,
    home: str | None = None,
    site: str | None = None,
    online: bool = False,
    beside: tuple[int, str] | None = None,
) -> Place:
    """The place of an event.

    ``venue``: value of the place label; ``texts``: title, lead, body paragraphs, most trusted first;
    ``county``: the publisher's county number or numbers; ``home``: the publisher's own municipality, only for
    municipal publishers; ``site``: the name of the site, asked late; ``online``: nobody goes anywhere, so no
    municipality is sought; ``beside``: the words beside the day in one of the texts, asked last.

    >>> from normalize.gazetteer import Gazetteer, Municipality, Sense, index_names
    >>> gran = Municipality("3446", "Gran", "34", "Innlandet", 60.36, 10.56)
    >>> names = index_names([("Gran", Sense("3446", 1.0))])
    >>> places = Gazetteer({"3446": gran}, {}, {}, frozenset(), names)
    >>> place = locate("Biblioteket, Rådhusvegen 39", ["Klimakveld", "Velkommen til Gran!"], places)
    >>> place.venue, place.address, place.municipality, place.county
    ('Biblioteket', 'Rådhusvegen 39', 'Gran', 'Innlandet')
    >>> locate("Teams", ["Klimakveld i Gran"], places).municipality is None
    True
    """
    if venue and is_online(venue):
        return Place(venue=venue)
    place = Place(*split_venue(venue)) if venue else Place()
    if online and not venue:
        return place
    counties = frozenset((county,) if isinstance(county, str) else county or ())
    tally = Tally()
    if venue:
        tally.add(
            collect_votes(
                venue, gazetteer, counties=counties, where=LABEL, trust=LABEL_TRUST, label=True, home=home
            )
        )
    for where, text in enumerate(texts):
        tally.add(
            collect_votes(text, gazetteer, counties=counties, where=where, trust=_trust(where), home=home)
        )
    if home in gazetteer.municipalities:
        tally.add([Vote(str(home), HOME_TRUST, None, None, Evidence("", 0, 0, "place.home", 0.6))])
    winner = tally.winner()
    if winner is None and site:
        tally.add(collect_votes(site, gazetteer, counties=counties, where=SITE, trust=HOME_TRUST))
        winner = tally.winner()
    if winner is None and beside:
        where, words = beside
        tally.add(collect_votes(words, gazetteer, counties=counties, where=where, trust=BESIDE_TRUST))
        winner = tally.winner()
    return _settle(place, winner, gazetteer) if winner else place


def _trust(position: int) -> float:
    if position < 2:
        return LEAD_TRUST if position else TITLE_TRUST
    return BODY_TRUST if position < 2 + EARLY_PARAGRAPHS else LATE_TRUST


def _settle(place: Place, vote: Vote, gazetteer: Gazetteer) -> Place:
    """The place with the municipality voted for and the best point known inside it."""
    municipality = gazetteer.municipalities[vote.number]
    code = gazetteer.postal_codes.get(place.postal_code or "")
    point = code.point if code and code.number == vote.number else vote.point
    latitude, longitude = point or (municipality.latitude, municipality.longitude)
    return replace(
        place,
        municipality=municipality.name,
        municipality_number=municipality.number,
        county=municipality.county,
        latitude=latitude,
        longitude=longitude,
        where=vote.where,
        evidence=(vote.evidence,),
    )
