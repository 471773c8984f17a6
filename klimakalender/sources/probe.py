"""A first look at a site that is to be added: robots.txt, front page, and the registry row they suggest."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from klimakalender.errors import KlimakalenderError
from klimakalender.sources.fetch import build_fetch
from klimakalender.sources.registry import fold_host
from klimakalender.sources.signatures import detect_platform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from klimakalender.sources.fetch import Answer

TITLE = re.compile(r"<title[^>]*>([^<]*)</title>", re.IGNORECASE)
SITE_NAME = re.compile(r"""property=["']og:site_name["']\s+content=["']([^"']+)["']""", re.IGNORECASE)
FEED_TAG = re.compile(r"""<link[^>]+type=["']application/(?:rss|atom)\+xml["'][^>]*>""", re.IGNORECASE)
HREF = re.compile(r"""href=["']([^"']+)["']""", re.IGNORECASE)
LANGUAGE = re.compile(r"""<html[^>]+lang=["']([a-z]{2})""", re.IGNORECASE)


class ProbeError(KlimakalenderError):
    """A site that cannot be looked at: unreachable, not public, or closed by robots.txt."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a site shows of itself; ``url`` is the address after redirects, ``page`` its HTML."""

    url: str
    name: str
    language: str
    platform: str
    sitemaps: tuple[str, ...]
    feeds: tuple[str, ...]
    page: str


def look_at(
    url: str, user_agent: str, *, allow_private: bool = False, fetch: Callable[[str], Answer] | None = None
) -> Probe:
    """Fetch robots.txt and the page, obeying the former. Raises :class:`ProbeError` with one sentence.

    ``fetch`` answers in place of the network.
    """
    fetch = fetch or build_fetch(user_agent, allow_private=allow_private)
    try:
        robots = _read_robots(fetch(urljoin(url, "/robots.txt")), url)
        if not robots.can_fetch(user_agent, url):
            raise ProbeError(f"{url}: robots.txt does not allow it")
        answer = fetch(url)
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise ProbeError(f"{url}: {getattr(reason, 'strerror', None) or reason}") from error
    if answer.status != http.client.OK:
        raise ProbeError(f"{url}: answers {answer.status}")
    name = SITE_NAME.search(answer.text) or TITLE.search(answer.text)
    language = LANGUAGE.search(answer.text)
    feeds = [HREF.search(tag) for tag in FEED_TAG.findall(answer.text)]
    return Probe(
        url=answer.url,
        name=" ".join(unescape(name.group(1)).split()) if name else "",
        language=language.group(1).lower() if language else "no",
        platform=detect_platform(answer.text),
        sitemaps=tuple(robots.site_maps() or ()),
        feeds=tuple(urljoin(answer.url, feed.group(1)) for feed in feeds if feed),
        page=answer.text,
    )


def propose_row(found: Probe, lists: Sequence[str], family: str) -> dict[str, str]:
    """A registry row for the site; ``lists`` are addresses of its event lists."""
    host = fold_host(urlsplit(found.url).hostname or "")
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", host.rpartition(".")[0]).strip("-"),
        "family": family,
        "status": "present",
        "publisher": found.name or host,
        "url": urljoin(found.url, "/"),
        "platform": found.platform,
        "entry_points": "|".join(_entry_points(found.url, lists)),
        "frequency": "daily",
        "expected_min": "1",
        "expected_max": "2000",
        "language": found.language if found.language in ("nb", "nn", "en", "se") else "no",
        "basis": "seen",
    }


def _entry_points(page: str, lists: Sequence[str]) -> Iterable[str]:
    """The front page, the page that was looked at and the lists, each once; on the site itself without its host."""
    front = urljoin(page, "/")
    addresses = (front, page if urlsplit(page).path else front, *(urljoin(page, each) for each in lists))
    return dict.fromkeys(
        f"/{each.removeprefix(front)}" if each.startswith(front) else each for each in addresses
    )


def _read_robots(answer: Answer, url: str) -> RobotFileParser:
    """The rules; a missing robots.txt allows everything, one that the server fails to give nothing."""
    if answer.status >= http.client.INTERNAL_SERVER_ERROR:
        raise ProbeError(f"{url}: robots.txt answers {answer.status}, so nothing may be fetched now")
    robots = RobotFileParser()
    robots.parse(answer.text.splitlines() if answer.status == http.client.OK else [])
    return robots
