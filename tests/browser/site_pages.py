"""Every page of the site, once: what axe-core judges, what is read without JavaScript, what is photographed."""

from __future__ import annotations

import json
from urllib.error import HTTPError
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
    "reference-api": "/om/api",
    "changelog": "/om/endringer",
    "dictionary": "/om/data",
    "dictionary-searched": "/om/data?q=frist",
    "downloads": "/om/nedlasting",
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

# The page of one snapshot, where the site offers any.
DOWNLOAD = "download"

# Pages of which there are many: that with the most coming events.
BUSIEST = {
    "municipality": ("/kommune/", "municipality_number"),
    "publisher": ("/utgiver/", "source_id"),
}


def pages(site: str) -> dict[str, str]:
    """The pages of the site at an address, name → path; without the kinds of event that it has none of."""
    paths = dict(PAGES)
    for name, condition in EVENTS.items():
        sql = f"select id from events where merged_into is null and {condition} limit 1"  # noqa: S608  constants
        if (event_id := _one(site, sql)) is not None:
            paths[name] = f"/arrangement/{event_id}"
    for name, (start, column) in BUSIEST.items():
        sql = f"select {column} from upcoming_events where {column} > '' group by 1 order by count(*) desc, 1 limit 1"  # noqa: S608  constants
        paths[name] = f"{start}{_one(site, sql)}"
    if day := _latest_snapshot(site):
        paths[DOWNLOAD] = f"/om/nedlasting/{day}"
    return paths


def _latest_snapshot(site: str) -> str | None:
    """The day of the latest snapshot that the site offers."""
    try:
        with urlopen(f"{site}/nedlasting/siste/SHA256SUMS", timeout=30) as answer:  # noqa: S310  our server
            return str(answer.url).split("/")[-2]
    except HTTPError:
        return None


def _one(site: str, sql: str) -> str | None:
    """The only value that a query gives."""
    with urlopen(f"{site}/klima.json?_shape=arrays&sql={quote(sql)}", timeout=30) as answer:  # noqa: S310  our server
        rows = json.load(answer)["rows"]
    return str(rows[0][0]) if rows else None
