"""Evidence and history in the order in which people read them."""

from __future__ import annotations

from typing import Any

from klimakalender.publish import quotes, timeline


def said(field: str, url: str, quote: str = "ord") -> dict[str, Any]:
    return {"field": field, "url": url, "quote": quote, "value": "x"}


def test_quotes_by_page_in_order_once() -> None:
    home, other = "https://www.drammen.example.no/1", "https://ks.example.no/2"
    evidence = [
        said("organizers", home),
        said("sessions", other),
        said("title", home),
        said("title", home),
        said("ukjent", home),
    ]
    pages = quotes.by_page({"url": home, "evidence": evidence})
    assert [(page.host, [item["field"] for item in page.items]) for page in pages] == [
        ("drammen.example.no", ["title", "organizers", "ukjent"]),
        ("ks.example.no", ["sessions"]),
    ]


def change(field: str, at: str) -> dict[str, Any]:
    return {"field": field, "changed_at": at, "old": "a", "new": "b"}


def test_history_says_a_thing_once_per_moment() -> None:
    rows = [
        change("starts_at", "2026-11-24"),
        change("sessions", "2026-11-24"),
        change("latitude", "2026-11-24"),
        change("starts_at", "2026-11-20"),
        change("longitude", "2026-11-19"),
    ]
    told = [(step.changed_at, [one["field"] for one in step.changes]) for step in timeline.steps(rows)]
    assert told == [("2026-11-24", ["sessions"]), ("2026-11-20", ["starts_at"])]
