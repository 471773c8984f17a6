"""What ``sources check`` verifies across files: that the registry is complete and its numbers exist."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klimakalender.sources.registry import Source
    from normalize import Gazetteer

# How many public bodies of each family there are: a registry that lost one is wrong.
COMPLETE = {"kommune": 357, "fylkeskommune": 15, "statsforvalter": 10}


def registry_problems(sources: Sequence[Source], gazetteer: Gazetteer) -> Iterator[str]:
    """Missing public bodies, and numbers of municipalities and counties that do not exist."""
    present = [source for source in sources if not source.former]
    counted = Counter(source.family for source in present)
    for family, expected in COMPLETE.items():
        if counted[family] != expected:
            yield f"{family}: {counted[family]} present sources, expected {expected}"
    counties = {row.county_number for row in gazetteer.municipalities.values()}
    for source in sources:
        number = source.municipality_number
        if number and number not in gazetteer.municipalities:
            yield f"{source.id}: no municipality {number}"
        for county in set(source.county_numbers) - counties:
            yield f"{source.id}: no county {county}"
    covered = {source.municipality_number for source in present if source.family == "kommune"}
    for municipality in gazetteer.municipalities.values():
        if municipality.number not in covered:
            yield f"{municipality.name} ({municipality.number}): no source"
