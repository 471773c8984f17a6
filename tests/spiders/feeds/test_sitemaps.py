"""Sitemaps, RSS and Atom, and plain lists of addresses."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from spiders.feeds import Entry, sitemaps

SITE = "https://granvoll.example"
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc> {SITE}/kalender/a </loc><lastmod>2026-02-01</lastmod></url>
  <url><loc>{SITE}/kalender/b</loc><lastmod>i går</lastmod></url>
  <url><lastmod>2026-02-01</lastmod></url>
</urlset>""".encode()
ENTRIES = (Entry(f"{SITE}/kalender/a", datetime(2026, 2, 1, tzinfo=UTC)), Entry(f"{SITE}/kalender/b"))


def test_sitemap() -> None:
    assert sitemaps.read(SITEMAP).entries == ENTRIES
    assert not sitemaps.read(SITEMAP).index


def test_gzipped_sitemap() -> None:
    assert sitemaps.read(gzip.compress(SITEMAP)).entries == ENTRIES


def test_cut_sitemap_gives_what_stands_before_the_cut() -> None:
    assert sitemaps.read(SITEMAP[: SITEMAP.index(b"<url><lastmod>")]).entries == ENTRIES


def test_sitemap_index() -> None:
    body = f"<sitemapindex><sitemap><loc>{SITE}/sitemap-1.xml.gz</loc></sitemap></sitemapindex>".encode()
    assert sitemaps.read(body).index
    assert [entry.url for entry in sitemaps.read(body).entries] == [f"{SITE}/sitemap-1.xml.gz"]


FEEDS = {
    "rss": f"<rss><channel><link>{SITE}</link><item><link>{SITE}/a</link></item></channel></rss>",
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{SITE}/a"/></entry></feed>',
    "list": f"{SITE}/a\n",
}


@pytest.mark.parametrize("body", FEEDS.values(), ids=FEEDS)
def test_feeds_are_sitemaps_too(body: str) -> None:
    assert [entry.url for entry in sitemaps.read(body.encode()).entries] == [f"{SITE}/a"]


@pytest.mark.parametrize(
    "body", [b"", b"<", b"<html><p>Siden finnes ikke", b"\x1f\x8b broken", b"\xff\xfe\x00"]
)
def test_what_is_no_sitemap_has_no_entries(body: bytes) -> None:
    assert sitemaps.read(body).entries == ()


def test_entities_are_not_resolved() -> None:
    body = (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset><url><loc>&x;</loc></url></urlset>'
    )
    assert sitemaps.read(body).entries == ()


MOMENTS = {
    "rss": ("<rss><item><link>{}</link><pubDate>Mon, 02 Feb 2026 08:00:00 +0100</pubDate></item></rss>", 7),
    "atom": ("<feed><entry><link href='{}'/><updated>2026-02-02T07:00:00Z</updated></entry></feed>", 7),
}


@pytest.mark.parametrize(("body", "hour"), MOMENTS.values(), ids=MOMENTS)
def test_when_an_entry_changed(body: str, hour: int) -> None:
    [entry] = sitemaps.read(body.format(f"{SITE}/a").encode()).entries
    assert entry.modified == datetime(2026, 2, 2, hour, tzinfo=UTC)
