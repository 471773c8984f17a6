"""How many coming events there are in every county, municipality, topic and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish.catalogue import coming_by
from klimakalender.publish.conditions import IN_SCOPE, PRESENT, not_over

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.publish.stamps import Moment
    from klimakalender.store.published import Record


@dataclass(frozen=True, slots=True)
class Facets:
    """Places by name with ``events``, their number of coming events; topics and languages by number."""

    total: int
    counties: list[Record]
    municipalities: list[Record]
    topics: dict[str, int]
    languages: dict[str, int]

    def by_county(self) -> dict[str, list[Record]]:
        """Municipalities that have coming events, under their counties."""
        grouped: dict[str, list[Record]] = {}
        for row in sorted(self.municipalities, key=lambda row: (row["county"], row["name"])):
            if row["events"]:
                grouped.setdefault(row["county"], []).append(row)
        return grouped

    def name_of(self, group: str, number: str) -> str:
        """What a county or municipality is called; what is neither stands for itself."""
        rows: list[Record] = getattr(self, group)
        return next((str(row["name"]) for row in rows if row["number"] == number), number)


def facets(connection: sqlite3.Connection, now: Moment) -> Facets:
    """The facets of what is coming at a moment."""
    coming = not_over(now)
    where = f"{IN_SCOPE.sql} and {PRESENT.sql} and ({coming.sql})"
    # S608: conditions are made of our own names; values are parameters.
    total = connection.execute(f"select count(*) from events where {where}", coming.params)  # noqa: S608
    return Facets(
        total=total.fetchone()[0],
        counties=_places(connection, "counties", coming_by(connection, now, "county"), "name"),
        municipalities=_places(
            connection, "municipalities", coming_by(connection, now, "municipality_number"), "number"
        ),
        topics=coming_by(connection, now, "topic", "topics"),
        languages=coming_by(connection, now, "language"),
    )


def _places(connection: sqlite3.Connection, table: str, counts: dict[str, int], key: str) -> list[Record]:
    rows = connection.execute(f"select * from {table} order by name")  # noqa: S608  a name of ours
    return [dict(row) | {"events": counts.get(row[key], 0)} for row in rows]
