"""What the place names and postal codes of one text say about the municipality: votes, and their count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize.gazetteer import VILLAGE, Point, split_words
from normalize.toponyms import is_coordinated, is_last, is_segment, names_municipality, names_room, weigh
from normalize.values import Evidence
from normalize.venue import POSTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalize.gazetteer import Gazetteer, Match

POSTAL_STRENGTH: Final = 2.0  # of a postal code with its post place beside it; of the clearest name 1
IN_LABEL: Final = 0.9  # least strength of a name in a place label; of a common word only if it stands alone
CLOSING: Final = 1.5  # of the town alone behind the comma that ends a place label: "Granvoll hall, Ålesund"
# For a present municipality's sense where the next word is "kommune" or "rådhus"
MUNICIPAL_FACTOR: Final = 2.0
ENOUGH: Final = 0.45
MARGIN: Final = 1.5  # by which the winner must lead the next
NAMESAKE: Final = 0.1  # of the strength of a village in another municipality than the publisher's own
COUNTY_REACH: Final = 40  # characters after a name in which its county may stand
LONGEST_TEXT: Final = 4000  # characters read
# What a postal code begins with; found much faster than the whole.
_FOUR_DIGITS: Final = re.compile(r"\d{4}[ \u00a0]+[A-ZÆØÅ]")


class Vote(NamedTuple):
    """One reason for one municipality. ``where`` tells the texts apart."""

    number: str
    strength: float
    point: Point | None
    where: int | None
    evidence: Evidence


@dataclass(slots=True)
class Tally:
    """Votes added up per municipality."""

    votes: list[Vote] = field(default_factory=list)

    def add(self, votes: Iterable[Vote]) -> None:
        self.votes.extend(votes)

    def winner(self) -> Vote | None:
        """The strongest vote for the municipality that clearly leads, if one does."""
        totals: dict[str, float] = {}
        for vote in self.votes:
            totals[vote.number] = totals.get(vote.number, 0.0) + vote.strength
        ranked = sorted(totals.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]:
            return None
        votes = [vote for vote in self.votes if vote.number == ranked[0][0]]
        return max(votes, key=lambda vote: (vote.strength, vote.point is not None))


class Mention(NamedTuple):
    """A name or postal code with its strength and the municipalities it can mean."""

    name: str
    strength: float
    shares: tuple[tuple[str, float, Point | None], ...]
    evidence: Evidence


def collect_votes(
    text: str,
    gazetteer: Gazetteer,
    *,
    counties: frozenset[str] = frozenset(),
    where: int = 0,
    trust: float = 1.0,
    label: bool = False,
    home: str | None = None,
) -> Iterator[Vote]:
    """The votes of a text. Repeating a name proves nothing, and naming several places says less of each.

    ``counties`` narrow ambiguous names; ``label``: the text is the value of a place label. For a municipal
    publisher, whose ``home`` it is, a village elsewhere is most likely a namesake that no list has.
    """
    text = text[:LONGEST_TEXT]
    if not (gazetteer.may_name(text) or _FOUR_DIGITS.search(text)):
        return
    strongest: dict[str, Mention] = {}
    for mention in (
        *_postal_mentions(text, gazetteer),
        *_name_mentions(text, gazetteer, counties, label=label, home=home),
    ):
        if mention.name not in strongest or strongest[mention.name].strength < mention.strength:
            strongest[mention.name] = mention
    total = sum([mention.strength for mention in strongest.values()])
    for mention in strongest.values():
        strength = trust * mention.strength * mention.strength / total
        for number, share, point in mention.shares:
            yield Vote(number, strength * share, point, where, mention.evidence)


def _name_mentions(
    text: str, gazetteer: Gazetteer, counties: frozenset[str], *, label: bool, home: str | None
) -> Iterator[Mention]:
    tokens = split_words(text)
    earlier, earlier_end = 0.0, -1
    listed = False
    for match in gazetteer.find(tokens):
        if names_room(match, tokens, text):
            continue
        strength = weigh(match, tokens, text)
        if earlier_end >= 0 and is_coordinated(text, earlier_end, tokens[match.first].start()):
            strength = max(strength, earlier)
        earlier, earlier_end = strength, tokens[match.last].end()
        if label and match.form == "exact":
            alone = is_segment(match, tokens, text)
            if alone and match.first and not listed and is_last(match, tokens, text):
                strength = CLOSING
            elif alone or not match.common:
                strength = max(strength, IN_LABEL)
            listed = listed or alone
        if home and _is_village_elsewhere(match, home):
            strength *= NAMESAKE
        if strength:
            start, end = tokens[match.first].start(), tokens[match.last].end()
            near = _counties_after(text, end, gazetteer) or counties
            municipal = names_municipality(match, tokens, text)
            shares = tuple(_shares(match, near, gazetteer, municipal=municipal))
            confidence = round(min(0.95, strength * max((share for _, share, _ in shares), default=0)), 2)
            evidence = Evidence(text[start:end], start, end, f"place.{match.form}", confidence)
            yield Mention(match.name, strength, shares, evidence)


def _is_village_elsewhere(match: Match, home: str) -> bool:
    return all(sense.weight <= VILLAGE and sense.number != home for sense in match.senses)


def _postal_mentions(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Postal codes with their own post place beside them; four digits alone may be a year."""
    for match in POSTAL.finditer(text) if _FOUR_DIGITS.search(text) else ():
        code = gazetteer.postal_codes.get(match.group(1))
        if code and code.number and match.group(2).lower().startswith(code.place.split()[0].lower()):
            start, end = match.start(1), match.start(2) + len(code.place)
            evidence = Evidence(text[start:end], start, min(end, len(text)), "place.postal-code", 0.98)
            yield Mention(code.code, POSTAL_STRENGTH, ((code.number, 1.0, code.point),), evidence)


def _counties_after(text: str, end: int, gazetteer: Gazetteer) -> frozenset[str]:
    """The county named right after a place: "Våler i Østfold", "Herøy kommune i Møre og Romsdal"."""
    rest = text[end : end + COUNTY_REACH].lower().lstrip(" ,(").removeprefix("kommune ").removeprefix("i ")
    for name, numbers in gazetteer.counties.items():
        if rest.startswith(name):
            return frozenset(numbers)
    return frozenset()


def _shares(
    match: Match, counties: frozenset[str], gazetteer: Gazetteer, *, municipal: bool
) -> Iterator[tuple[str, float, Point | None]]:
    """The municipalities a name can mean with their share of it; only those in the counties, if any is."""
    senses = [
        (sense, gazetteer.municipalities[sense.number]) for sense in match.senses if sense.number is not None
    ]
    near = [pair for pair in senses if pair[1].county_number in counties] or senses
    weights: dict[str, float] = {}
    points: dict[str, Point] = {}
    for sense, municipality in near:
        own_name = municipal and match.form != "compound" and municipality.name.lower() == match.name
        factor = MUNICIPAL_FACTOR if own_name else 1.0
        weights[municipality.number] = max(weights.get(municipality.number, 0.0), factor * sense.weight)
        if sense.point:
            points.setdefault(municipality.number, sense.point)
    # A sense without a municipality (a county) takes its share and gives it to none.
    total = sum(weights.values(), 0.0) + sum([s.weight for s in match.senses if s.number is None], 0.0)
    for number, weight in weights.items():
        yield number, weight / total, points.get(number)
