"""How many coming events there are in every county, municipality, topic and language: one pass over the events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish.conditions import IN_SCOPE, PRESENT, not_over

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.publish.records import Record
    from klimakalender.publish.stamps import Moment


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
    query = (
        f"select county, municipality_number, language, count(*) from events where {where} group by 1, 2, 3"  # noqa: S608
    )
    rows = connection.execute(query, coming.params).fetchall()
    query = (
        "select t.topic, count(*) from topics t join events on events.id = t.event_id"  # noqa: S608  as above
        f" where {where} group by 1 order by 2 desc, 1"
    )
    topics = {row[0]: row[1] for row in connection.execute(query, coming.params)}
    counties, municipalities, languages = Counter[str](), Counter[str](), Counter[str]()
    for county, number, language, events in rows:
        counties[county] += events
        municipalities[number] += events
        languages[language] += events
    return Facets(
        total=sum(row[3] for row in rows),
        counties=[
            dict(row) | {"events": counties[row["name"]]}
            for row in connection.execute("select number, name from counties order by name")
        ],
        municipalities=[
            dict(row) | {"events": municipalities[row["number"]]}
            for row in connection.execute("select * from municipalities order by name")
        ],
        topics=topics,
        languages={language: n for language, n in languages.most_common() if language},
    )
