"""Every page of the site, once: what axe-core judges, what is read without JavaScript, what is photographed."""

from __future__ import annotations

import json
from urllib.parse import quote
from urllib.request import urlopen

PAGES = {
    "front": "/",
    "found": "/?q=klima&is_free=true",
    "nothing-found": "/?q=finnesikke&is_free=true",
    "deadlines": "/frister",
    "month": "/kalender/2026-12",
    "map": "/kart",
    "map-of-a-county": "/kart?county=42",
    "municipality": "/kommune/4204",
    "publisher": "/utgiver/ks",
    "figures": "/tall",
    "sources": "/kilder",
    "about": "/om",
    "nynorsk": "/nn/",
    "english": "/en/",
    "not-understood": "/?bogus=1",
    "no-such-event": "/arrangement/finnesikke",
}

# An event of every kind that its page shows in a way of its own: what to ask the table of events for.
EVENTS = {
    "event": "status = 'scheduled' and price_max > 0 and latitude is not null order by registration_deadline desc",
    "event-cancelled": "status = 'cancelled'",
    "event-postponed": "status = 'postponed'",
    "event-rescheduled": "status = 'rescheduled'",
    "event-full": "fully_booked",
    "event-past": "starts_at < date() and ends_at < date() order by starts_at desc",
    "event-of-several-days": "id in (select event_id from sessions group by 1 having count(*) > 2)",
    "event-of-several-sources": "id in (select event_id from listings group by 1 having count(*) > 1)",
    "event-without-date": "starts_at is null",
}


def pages(site: str) -> dict[str, str]:
    """The pages of the site at an address, name → path; without the kinds of event that it has none of."""
    found = {name: _first_event(site, condition) for name, condition in EVENTS.items()}
    return PAGES | {name: f"/arrangement/{event_id}" for name, event_id in found.items() if event_id}


def _first_event(site: str, condition: str) -> str | None:
    sql = f"select id from events where merged_into is null and {condition} limit 1"  # noqa: S608  a constant
    with urlopen(f"{site}/klima.json?_shape=array&sql={quote(sql)}", timeout=30) as answer:  # noqa: S310  our server
        rows = json.load(answer)
    return str(rows[0]["id"]) if rows else None
