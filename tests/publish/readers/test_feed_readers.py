"""Atom feeds as feedparser reads them."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from klimakalender.publish.visible import visible

STATUS = {"cancelled": "Avlyst: ", "postponed": "Utsatt: ", "rescheduled": "Flyttet: "}


def read(answer: Any) -> Any:
    """The feed, which must need no leniency; nothing of a text may be taken for markup or cleaned away."""
    # The type of the answer belongs to what is judged, so it is told as a server tells it.
    headers = {"content-type": answer.headers["content-type"]}
    parsed = feedparser.parse(answer.content, response_headers=headers, sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def test_feedparser(world: Any, feed: str) -> None:
    answer = world.read(feed, "atom")
    parsed, records = read(answer), world.records(feed)
    (own,) = (link.href for link in parsed.feed.links if link.rel == "self")
    assert own == parsed.feed.id == f"http://localhost{feed.format('atom')}"
    assert parsed.feed.title
    assert parsed.feed.updated_parsed == max(entry.updated_parsed for entry in parsed.entries)
    assert len(parsed.entries) == len(records)
    entries = {entry.id: entry for entry in parsed.entries}
    assert entries.keys() == {f"tag:klimakalender,2026:{event_id}" for event_id in records}
    for event_id, record in records.items():
        entry = entries[f"tag:klimakalender,2026:{event_id}"]
        changed = datetime.fromtimestamp(calendar.timegm(entry.updated_parsed), UTC)
        assert changed == datetime.fromisoformat(record["updated_at"])
        assert words(entry.title) == words(STATUS.get(record["status"], "") + visible(record["title"]))
        assert entry.title_detail.type == entry.summary_detail.type == "text/plain"
        assert words(record["description"] or "") in words(entry.summary)
        safe = [record["url"]] if str(record["url"]).startswith("http") else []
        assert [link.href for link in entry.links] == safe
        assert len(entry.get("tags", [])) == len(record["topics"])
        assert entry.author


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_latest_change_comes_first(world: Any, feed: str) -> None:
    updated = [entry.updated_parsed for entry in read(world.read(feed, "atom")).entries]
    assert updated == sorted(updated, reverse=True)


@pytest.mark.parametrize("path", ["/", "/?topic=energi", "/kommune/3301"])
def test_pages_lead_to_feeds(world: Any, path: str) -> None:
    """What a feed reader finds behind the address of a page that somebody gives it."""
    soup: Any = BeautifulSoup(world.client.get(path).text, "lxml")
    links = soup.find_all("link", rel="alternate", type="application/atom+xml")
    assert links
    for link in links:
        read(world.client.get(link["href"]))
