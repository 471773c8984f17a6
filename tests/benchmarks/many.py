"""A database of very many invented events, written straight into the tables: what the site is measured on.

The rows are those that the store would make. Indexes, triggers and the search index are made once the rows are there,
so that a million events take minutes.
"""

from __future__ import annotations

import random
from collections import defaultdict
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klimakalender.store import Store, coming, written
from klimakalender.store.records import (
    PRICE_KEYS,
    SESSION_KEYS,
    columns_of,
    digest,
    opaque,
    parts_of,
    to_json,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TOWNS = [(f"{1000 + n}", f"Kommune {n}", f"{n % 15 + 1:02}", f"Fylke {n % 15 + 1}") for n in range(357)]
TOPICS = (
    "klimatilpasning klimabudsjett energi transport natur overvann sirkulær mat bygg areal hav skog".split()
)
FIRST = (
    "klima energi overvanns sirkulær bærekrafts berekrafts natur utslipps flom skog hav miljø areal transport bygg"
    " avfalls gjenbruks solcelle varme sykkel kollektiv mat jordbruks kyst fjell elve by bolig havne nærings"
).split()
SECOND = (
    "konferanse kveld dag verksted seminar møte forum kurs frokost samling lunsj nettverk messe uke vandring"
    " foredrag webinar debatt omvisning leir"
).split()
THINGS = (
    "plan budsjett regnskap tiltak vern sikring kutt fond lag pris strategi rapport omlegging bruk ledelse forskning"
    " politikk økonomi teknologi arbeid gruppe dugnad idé hverdag lov rett kart data mål skole"
).split()
GROUPS = "alle ungdom eldre barnehager bønder håndverkere bedrifter styrer huseiere lærere kommuner frivillige".split()
TITLES = (
    "{first}{second} om {other}{thing}",
    "{first}{second} på {place}",
    "{other}{thing} for {group}",
    "{first}{second}: {word} og {other}{thing}",
    "{second} for {group} – {other}{thing}",
    "{other}{thing} på {place}, {second}",
)
PLACES = [
    f"{one}{other}" for one in ("Gran", "Stor", "Lang", "Vest", "Hauk", "Bjerke", "Stein", "Tverr", "Sol", "Lille")
    for other in ("voll", "vik", "nes", "dal", "heim", "berg", "stad", "sund", "mo", "fjell")
]  # fmt: skip
LANGUAGES = ("nb",) * 14 + ("nn",) * 5 + ("en",)
WORDS = (
    "vi møtes for å snakke om hvordan kommunen kan kutte utslipp og tilpasse seg et våtere og villere vær alle er"
    " velkomne det blir servert mat påmelding innen fristen program kommer forskere politikere innbyggere planer"
    " tiltak erfaringer kartlegging håndtering åpent torget skole bedrifter ungdom fremtid ansvar løsninger"
).split()
DAYS = range(-900, 201)  # from today
EVIDENCE = ("title", "sessions", "registration.deadline", "price", "place.venue", "climate")
TOWN_TOLD = 0.95  # of what is not online
BATCH = 20_000  # events whose rows are held in memory
CACHE = -500_000  # KiB of pages while building


def write(path: Path, number: int, today: date) -> None:
    """A new database of ``number`` events around ``today``, most of them past, two thirds about climate."""
    with Store.open(path) as store:
        prepare(store)
        grow(store, range(number), today)


def prepare(store: Store) -> None:
    """The registry and a run."""
    store.save_reference(
        sources=[_source(town) for town in TOWNS], municipalities=_towns(), counties=_counties()
    )
    store.connection.execute(
        "insert into runs (id, command, started_at, state) values (1, 'crawl', '2026-11-01T04:00:00+00:00', 'done')"
    )


def grow(store: Store, serials: range, today: date, days: Sequence[int] = DAYS) -> None:
    """Add events, which are the same for the same number, over days counted from ``today``."""
    connection = store.connection
    coming.advance(connection, str(today))
    with _indexed_afterwards(connection):
        for start in range(serials.start, serials.stop, BATCH):
            rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for serial in range(start, min(start + BATCH, serials.stop)):
                for table, row in _rows(serial, announcement(serial, today, days), today):
                    rows[table].append(row)
            with store.transaction():
                for table, several in rows.items():
                    _insert(connection, table, several)


@contextmanager
def _indexed_afterwards(connection: sqlite3.Connection) -> Iterator[None]:
    made = connection.execute(
        "select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null"
    ).fetchall()
    before = connection.execute("pragma cache_size").fetchone()[0]
    connection.execute(f"pragma cache_size = {CACHE}")
    connection.execute("pragma foreign_keys = off")
    for kind, name, _ in made:
        connection.execute(f"drop {kind} {name}")
    yield
    for _, _, statement in made:
        connection.execute(statement)
    connection.execute("insert into events_fts (events_fts) values ('rebuild')")
    connection.execute("insert into events_fts (events_fts) values ('optimize')")
    coming.fill(connection)
    written.drop_over(connection)
    while written.write_next(connection):
        pass
    connection.execute("analyze")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.execute("pragma foreign_keys = on")
    connection.execute(f"pragma cache_size = {before}")


def _towns() -> list[dict[str, Any]]:
    return [
        {
            "number": number, "name": name, "county_number": code, "county": county,
            "latitude": 58 + n % 120 / 10, "longitude": 5 + n % 150 / 10,
        }
        for n, (number, name, code, county) in enumerate(TOWNS)
    ]  # fmt: skip


def _counties() -> list[dict[str, Any]]:
    return [{"number": code, "name": name} for code, name in sorted({town[2:] for town in TOWNS})]


def _source(town: tuple[str, ...]) -> dict[str, Any]:
    number, name, county, _ = town
    return {
        "id": f"s{number}", "family": "kommune", "publisher": name, "url": f"https://s{number}.example.no/",
        "platform": "generic", "entry_points": ["/"], "frequency": "daily", "expected_min": 1, "language": "nb",
        "municipality_number": number, "county_number": county,
    }  # fmt: skip


def announcement(serial: int, today: date, days: Sequence[int] = DAYS) -> dict[str, Any]:
    """What the page of an event says, as the reader gives it."""
    chance = random.Random(serial)  # noqa: S311  invented events, the same each time
    name = chance.choice(TITLES).format(
        first=chance.choice(FIRST), second=chance.choice(SECOND), other=chance.choice(FIRST),
        thing=chance.choice(THINGS), group=chance.choice(GROUPS), place=chance.choice(PLACES),
        word=chance.choice(WORDS),
    )  # fmt: skip
    code, town, _, county = chance.choice(TOWNS)
    attendance = chance.choice(("onsite", "onsite", "onsite", "onsite", "mixed", None, "online"))
    told = attendance != "online" and chance.random() < TOWN_TOLD
    day = today + timedelta(days=chance.choice(days))
    start = f"{day}T{chance.randint(8, 19):02}:00:00+01:00"
    end = f"{day}T{chance.randint(20, 22):02}:00:00+01:00"
    climate = chance.choice(["core", "related", "no"])
    free = chance.choice([True, False, None])
    items = [{"amount": 450, "currency": "NOK", "label": None, "vat": None, "text": "kr 450"}]
    return {
        "id": None,
        "title": name[0].upper() + name[1:],
        "description": " ".join(chance.choices(WORDS, k=35)).capitalize() + ".",
        "language": chance.choice(LANGUAGES),
        "url": f"https://s{code}.example.no/kalender/{serial}",
        "source": f"s{code}",
        "publisher": town,
        "status": "cancelled" if serial % 40 == 0 else "scheduled",
        "previous_start": None,
        "attendance": attendance,
        "online_url": None,
        "starts_at": start,
        "ends_at": end,
        "all_day": False,
        "sessions": [{"starts_at": start, "ends_at": end, "all_day": False, "venue": None}],
        "approximate": None,
        "registration": {
            "required": True, "opens": None, "deadline": str(day - timedelta(days=5)), "url": None,
            "capacity": 50, "fully_booked": False, "closed": False,
        },
        "price": {
            "is_free": free, "currency": None if free else "NOK", "min": None if free else 450,
            "max": None if free else 450, "items": [] if free else items,
        },
        "place": {
            "venue": f"{chance.choice(SECOND).capitalize()}huset", "address": "Storgata 1", "postal_code": "0001",
            "municipality": town if told else None, "municipality_number": code if told else None,
            "county": county if told else None,
            "latitude": chance.uniform(58, 70) if told else None,
            "longitude": chance.uniform(5, 20) if told else None,
        },
        "organizers": [town],
        "contact_email": None,
        "series": None,
        "climate": climate,
        "topics": sorted(chance.sample(TOPICS, chance.randint(1, 3))) if climate != "no" else [],
        "topic_reasons": {"for": ["klima"], "against": []},
        "evidence": [_piece(field, start) for field in EVIDENCE],
        "issues": [],
    }  # fmt: skip


def _piece(field: str, value: str) -> dict[str, Any]:
    return {
        "field": field, "value": value, "quote": "tirsdag 5. mai kl. 9", "where": "p[3]", "rule": "dates.day_month",
        "confidence": 0.9,
    }  # fmt: skip


def _rows(serial: int, record: dict[str, Any], today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the store would write of an event: tables and their rows."""
    url, source = record["url"], record["source"]
    event_id, listing_id = opaque("event", url, 0), opaque("listing", url, 0)
    seen = f"{today}T03:00:00+00:00"
    looks = {"first_seen": seen, "last_seen": seen}
    yield (
        "events",
        columns_of(record) | looks | {"id": event_id, "updated_at": seen, "sequence": serial + 1},
    )
    parts = parts_of(record)
    placed = {"municipality_number": record["place"]["municipality_number"]}
    for table, keys in {"sessions": SESSION_KEYS, "prices": PRICE_KEYS, "organizers": ("name",)}.items():
        for position, values in enumerate(parts[table]):
            told = {"event_id": event_id, "position": position, **dict(zip(keys, values, strict=True))}
            yield table, told | placed if table == "sessions" else told
    yield from (("topics", {"event_id": event_id, "topic": topic}) for (topic,) in parts["topics"])
    said = digest(record)
    yield (
        "pages",
        {
            "url": url, "canonical_url": url.removeprefix("https://"), "source_id": source, "outcome": "ok",
            "checked_at": seen, "fetched_at": seen, "kind": "event", "digest": said,
        },
    )  # fmt: skip
    yield (
        "listings",
        {
            "id": listing_id, "event_id": event_id, "url": url, "source_id": source, "position": 0,
            "title": record["title"], "record": to_json(record | {"id": event_id}), "digest": said,
            "changed_at": seen, **looks,
        },
    )  # fmt: skip
    yield from (
        ("evidence", {"listing_id": listing_id, "event_id": event_id, **one}) for one in record["evidence"]
    )


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    names = list(rows[0])
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    connection.executemany(
        f"insert into {table} ({columns}) values ({marks})",  # noqa: S608  our names
        [tuple(row.values()) for row in rows],
    )
