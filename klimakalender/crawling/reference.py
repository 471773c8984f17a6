"""The rows of the registry and of the reference tables as the store takes them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from klimakalender import config
from klimakalender.reference import load_tables
from klimakalender.reference.tables import read_columns

if TYPE_CHECKING:
    from klimakalender.sources import Registry


def reference_tables(registry: Registry) -> dict[str, list[dict[str, Any]]]:
    """``sources``, ``municipalities`` and ``counties``, present ones only."""
    counties = read_columns(config.load().data / "reference" / "counties.csv", "number", "name", "status")
    return {
        "sources": [asdict(source) | {"county_number": source.county_number} for source in registry],
        "municipalities": [asdict(row) for row in load_tables().gazetteer.municipalities.values()],
        "counties": [
            {"number": number, "name": name} for number, name, status in counties if status == "present"
        ],
    }
