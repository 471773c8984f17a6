"""Whether a whole run goes wrong, when it is not one source that fails but most: a network, a proxy, our own reading.

Each source is compared with its own runs before. Two things are looked at, and both need ``FEWEST`` sources:

- **outage**: of the sources that could be gone through the last time, more than half could not be now. Those that
  failed before already are not counted: in the hours after a bad day, they are what is asked again.
- **few-events**: the sources that could be gone through gave less than half of the events that they usually give (the
  median of their last ``LOOKED_BACK`` such runs, less what has taken place since these), ``ENOUGH_EVENTS`` in all at
  least. A source with fewer runs is not counted; what lasts for three runs is the new normal.

A run that asks too few sources to tell leaves an alarm as it is, and an outage is over only when most of what is asked
can be gone through.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

from klimakalender.store.health import GONE_THROUGH
from klimakalender.store.records import to_json
from klimakalender.store.sightings import held

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

FEWEST = 5  # sources
LOOKED_BACK = 5  # runs
ENOUGH_EVENTS = 20
KINDS = ("outage", "few-events")


@dataclass(frozen=True, slots=True)
class Part:
    """What one source came to in a run.

    ``was_well``: whether it could be gone through the last time. ``usual``: the events to be
    expected by its own history, ``None`` with too little of that.
    """

    well: bool
    events: int = 0
    was_well: bool = False
    usual: int | None = None


def judge_whole(parts: Sequence[Part], standing: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with a run, sentences by kind, given what was wrong with those before it (``standing``)."""
    found = {"outage": _outage(parts, standing.get("outage")), "few-events": _few_events(parts)}
    told = {kind: standing.get(kind, "") if message is None else message for kind, message in found.items()}
    return {kind: message for kind, message in told.items() if message}


def _outage(parts: Sequence[Part], standing: str | None) -> str | None:
    """A sentence, an empty one when all is well, ``None`` when that cannot be told."""
    before = [part for part in parts if part.was_well]
    failed = sum(not part.well for part in before)
    if len(before) >= FEWEST and 2 * failed > len(before):
        return f"{failed} of {len(before)} sources failed that could be gone through the last time"
    if standing and 2 * sum(part.well for part in parts) <= len(parts):
        return None
    return ""


def _few_events(parts: Sequence[Part]) -> str | None:
    comparable = [(part.events, part.usual) for part in parts if part.well and part.usual is not None]
    if len(comparable) < FEWEST:
        return None
    events = sum(given for given, _ in comparable)
    usual = sum(expected for _, expected in comparable)
    if usual < ENOUGH_EVENTS or 2 * events >= usual:
        return ""
    return f"{events} events from {len(comparable)} sources that usually give {usual}"


def parts_of(connection: sqlite3.Connection, run_id: int, day: str) -> list[Part]:
    """What the sources came to that a run has asked; ``day`` is that of the run."""
    rows = connection.execute(
        "select source_id, cause, events from source_runs where run_id = ?", [run_id]
    ).fetchall()
    return [_part(connection, run_id, row, day) for row in rows]


def _part(connection: sqlite3.Connection, run_id: int, row: sqlite3.Row, day: str) -> Part:
    source_id = row["source_id"]
    last = connection.execute(
        "select cause from source_runs where source_id = ? and run_id < ? order by id desc limit 1",
        [source_id, run_id],
    ).fetchone()
    before = connection.execute(
        "select events, substr(finished_at, 1, 10) as day from source_runs where source_id = ? and run_id < ?"
        " and cause in (select value from json_each(?)) order by id desc limit ?",
        [source_id, run_id, to_json(GONE_THROUGH), LOOKED_BACK],
    ).fetchall()
    usual = None
    if len(before) == LOOKED_BACK:
        given = median_low(earlier["events"] for earlier in before)
        usual = (
            max(0, given - held(connection, source_id, before[-1]["day"], day, vanished=True)) if given else 0
        )
    return Part(
        well=row["cause"] in GONE_THROUGH,
        events=row["events"],
        was_well=last is not None and last["cause"] in GONE_THROUGH,
        usual=usual,
    )
