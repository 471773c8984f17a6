"""A database of very many invented events, written straight into the tables: what the site is measured on."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klimakalender.store import Store
from klimakalender.store.records import SESSION_KEYS, columns_of, opaque, parts_of, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
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
WORDS = (
    "vi møtes for å snakke om hvordan kommunen kan kutte utslipp og tilpasse seg et våtere og villere vær alle er"
    " velkomne det blir servert mat påmelding innen fristen program kommer forskere politikere innbyggere planer"
    " tiltak erfaringer kartlegging håndtering åpent torget skole bedrifter ungdom fremtid ansvar løsninger"
).split()
PAST_DAYS, COMING_DAYS = 900, 200
EVIDENCE = ("title", "sessions", "registration.deadline", "price", "place.venue", "climate")


def write(path: Path, number: int, today: date) -> None:
    """A new database of ``number`` events around ``today``, most of them past, a third about climate."""
    with Store.open(path) as store:
        store.save_reference(
            sources=[_source(town) for town in TOWNS], municipalities=_towns(), counties=_counties()
        )
        connection = store.connection
        with store.transaction():
            connection.execute(
                "insert into runs (id, command, started_at, state) values (1, 'crawl', '2026', 'done')"
            )
            for event_id, record in _records(number, today):
                _insert(connection, event_id, record, today)
        connection.execute("insert into events_fts (events_fts) values ('optimize')")
        connection.execute("analyze")


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


def _records(number: int, today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    chance = random.Random(7)  # noqa: S311  invented events, the same each time
    for n in range(number):
        name = f"{chance.choice(FIRST)}{chance.choice(SECOND)} om {chance.choice(FIRST)}plan {n}"
        code, town, _, county = chance.choice(TOWNS)
        day = today + timedelta(days=chance.randint(-PAST_DAYS, COMING_DAYS))
        start = f"{day}T{chance.randint(8, 19):02}:00:00+01:00"
        end = f"{day}T{chance.randint(20, 22):02}:00:00+01:00"
        climate = chance.choice(["core", "related", "no"])
        free = chance.choice([True, False, None])
        items = [{"amount": 450, "currency": "NOK", "label": None, "vat": None, "text": "kr 450"}]
        sessions = [{"starts_at": start, "ends_at": end, "all_day": False, "venue": None}]
        url = f"https://s{code}.example.no/kalender/{n}"
        yield (
            opaque("event", url, 0),
            {
                "title": name.capitalize(),
                "description": " ".join(chance.choices(WORDS, k=35)).capitalize() + ".",
                "language": chance.choice(["nb", "nb", "nn", "en"]),
                "url": url,
                "source": f"s{code}",
                "publisher": town,
                "status": "cancelled" if n % 40 == 0 else "scheduled",
                "previous_start": None,
                "attendance": chance.choice(["onsite", "online", "mixed", None]),
                "online_url": None,
                "starts_at": start,
                "ends_at": end,
                "all_day": False,
                "sessions": sessions,
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
                    "venue": f"{chance.choice(SECOND).capitalize()}huset", "address": "Storgata 1",
                    "postal_code": "0001", "municipality": town, "municipality_number": code, "county": county,
                    "latitude": chance.uniform(58, 70), "longitude": chance.uniform(5, 20),
                },
                "organizers": [town],
                "contact_email": None,
                "series": None,
                "climate": climate,
                "topics": sorted(chance.sample(TOPICS, chance.randint(1, 3))) if climate != "no" else [],
                "topic_reasons": {"for": ["klima"], "against": []},
                "evidence": [_piece(field, start) for field in EVIDENCE],
                "issues": [],
            },
        )  # fmt: skip


def _piece(field: str, value: str) -> dict[str, Any]:
    return {
        "field": field, "value": value, "quote": "tirsdag 5. mai kl. 9", "where": "p[3]", "rule": "dates.day_month",
        "confidence": 0.9,
    }  # fmt: skip


def _insert(connection: sqlite3.Connection, event_id: str, record: dict[str, Any], today: date) -> None:
    seen = f"{today}T03:00:00+00:00"
    listing_id = opaque("listing", record["url"], 0)
    _row(
        connection,
        "events",
        columns_of(record) | {"id": event_id, "first_seen": seen, "last_seen": seen, "updated_at": seen},
    )
    parts = parts_of(record)
    marks = ", ".join("?" * (len(SESSION_KEYS) + 2))
    connection.executemany(
        f"insert into sessions (event_id, position, {', '.join(SESSION_KEYS)}) values ({marks})",  # noqa: S608  our names
        [(event_id, n, *values) for n, values in enumerate(parts["sessions"])],
    )
    connection.executemany(
        "insert into prices (event_id, position, amount, currency, label, vat, text) values (?, ?, ?, ?, ?, ?, ?)",
        [(event_id, n, *values) for n, values in enumerate(parts["prices"])],
    )
    connection.executemany(
        "insert into topics values (?, ?)", [(event_id, *values) for values in parts["topics"]]
    )
    connection.executemany(
        "insert into organizers values (?, ?, ?)",
        [(event_id, n, *v) for n, v in enumerate(parts["organizers"])],
    )
    page = {
        "url": record["url"],
        "canonical_url": record["url"],
        "source_id": record["source"],
        "outcome": "ok",
    }
    _row(connection, "pages", page | {"checked_at": seen})
    _row(
        connection,
        "listings",
        {
            "id": listing_id, "event_id": event_id, "url": record["url"], "source_id": record["source"],
            "position": 0, "title": record["title"], "record": to_json(record | {"id": event_id}), "digest": "x",
            "first_seen": seen, "changed_at": seen, "last_seen": seen,
        },
    )  # fmt: skip
    connection.executemany(
        'insert into evidence (listing_id, event_id, field, value, quote, "where", rule, confidence)'
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(listing_id, event_id, *piece.values()) for piece in record["evidence"]],
    )


def _row(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    connection.execute(
        f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})",  # noqa: S608  our names
        list(row.values()),
    )
