"""The links of a page and what it says about being indexed and followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from spiders.addresses import REMEMBERED, SAFE, origin, request_address
from spiders.page.tree import parse, text_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml import etree

CONTENT = {"main", "article"}
FURNITURE = {"header", "footer", "aside"}
FURNITURE_ROLES = {"banner", "contentinfo", "complementary", "search"}
FEED_TYPES = {"application/rss+xml", "application/atom+xml"}
USER_AGENT_METAS = ("robots", "klimakalender")
PLAIN = re.compile(
    r"/[\w/~-]*(?:\.\w+)*", re.ASCII
)  # a path without anything that is decoded, resolved or taken out
FOLDED = str.maketrans({"å": "a", "ø": "o", "æ": "ae", "ö": "o", "ä": "ae", "á": "a", "č": "c", "đ": "d"})


class Link(NamedTuple):  # by the hundred on every page, and sent between processes
    """One address on a page. ``furniture``: it stands in a menu, head or foot and not among the content."""

    url: str
    text: str = ""
    furniture: bool = False
    next_page: bool = False


@dataclass(frozen=True)  # without slots: unpickled several times as fast
class Outgoing:
    """What a page leads to. ``index`` and ``follow`` are its meta robots and X-Robots-Tag, ``canonical`` the address
    that it declares as its own.
    """

    links: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    index: bool = True
    follow: bool = True
    canonical: str | None = None


@lru_cache(maxsize=REMEMBERED)  # the words of menus
def fold(text: str) -> str:
    """Lower case ASCII words joined by hyphens, as they stand in slugs.

    >>> fold("Hva skjer på rådhuset?")
    'hva-skjer-pa-radhuset'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(FOLDED)).strip("-")


def outgoing(
    page: str | etree._Element,
    url: str,
    robots_header: str = "",
    told: Collection[str] = frozenset(),
) -> Outgoing:
    """Links of an HTML page, or of its tree, in document order; rel=nofollow and empty links left out.

    Each address is there once, and those in ``told`` not at all.
    """
    tree = parse(page).tree if isinstance(page, str) else page
    directives = robots_header.lower()
    feeds: list[str] = []
    links: dict[str, Link] = {}
    base, furniture = _Base(url), _Furniture()
    declared: dict[str, str | None] = {}
    for element in tree.iter("a", "area", "link", "meta", "base"):
        tag = element.tag
        if (
            told
            and tag == "a"
            and element.get("type") is None
            and base.unchanged(element.get("href")) in told
        ):
            continue  # most of every page but the first
        if tag == "meta":
            if (element.get("name") or "").lower() in USER_AGENT_METAS:
                directives += "," + (element.get("content") or "").lower()
            elif (element.get("property") or "").lower() == "og:url":
                declared.setdefault("og", base.address(element.get("content") or ""))
        elif tag == "base":
            base = _Base(base.address(element.get("href") or "") or base.url)
        elif tag == "link" and "canonical" in (element.get("rel") or "").lower().split():
            declared.setdefault("link", base.address(element.get("href") or ""))
        elif link := _link(element, base, furniture):
            if (element.get("type") or "").lower() in FEED_TYPES:
                feeds.append(link.url)
            elif (tag != "link" or link.next_page) and link.url not in told:
                known = links.get(link.url)
                links[link.url] = _better(known, link) if known else link
    words = set(re.split(r"[,\s:]+", directives))
    return Outgoing(
        links=tuple(links.values()),
        feeds=tuple(feeds),
        index=not words & {"noindex", "none"},
        follow=not words & {"nofollow", "none"},
        canonical=declared.get("link") or declared.get("og"),
    )


def _link(element: etree._Element, base: _Base, furniture: _Furniture) -> Link | None:
    href = element.get("href")
    if not href or href.startswith("#"):
        return None
    rel = element.get("rel")
    relations = rel.lower().split() if rel else ()
    if "nofollow" in relations:
        return None
    address = base.address(href)
    if address is None:
        return None
    text = _text(element) if element.tag == "a" else ""
    text = text or element.get("title") or element.get("aria-label") or ""
    return Link(address, text[:200], furniture.holds(element), "next" in relations)


def _text(element: etree._Element) -> str:
    inner = text_of(element) if len(element) else element.text
    return " ".join(inner.split()) if inner else ""


class _Base:
    """What the addresses of a page are relative to."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._origin = origin(url)

    def unchanged(self, href: str | None) -> str | None:
        """The address behind a ``href`` that needs nothing but the beginning; of another one, something else."""
        return self._origin + href if href and href[0] == "/" and href[1:2] != "/" else href

    def address(self, href: str) -> str | None:
        # An address that does not depend on the page it stands on is worked out once for all of them.
        if href.startswith("/") or "://" in href:
            return _rooted_address(href, self._origin)
        return request_address(href, self.url)


@lru_cache(maxsize=REMEMBERED)
def _rooted_address(href: str, site: str) -> str | None:
    """:func:`request_address`, at once where nothing can be wrong with it."""
    url = site + href
    plain = PLAIN.fullmatch(href) and "//" not in href and SAFE.fullmatch(url)
    return url if plain else request_address(href, site)


class _Furniture:
    """Which elements of one page stand in a menu, head or foot; what is known of an element holds for all in it."""

    NAVIGATION, CONTENT, BESIDE = 1, 2, 4

    def __init__(self) -> None:
        self._known: dict[etree._Element, int] = {}

    def holds(self, element: etree._Element) -> bool:
        around = self._around(element.getparent())
        # A head or foot inside the content is part of the content.
        return bool(around & self.NAVIGATION) or around & (self.CONTENT | self.BESIDE) == self.BESIDE

    def _around(self, element: etree._Element | None) -> int:
        """What an element is or stands in, as the sum of the constants above."""
        path = []
        while element is not None and element not in self._known:
            path.append(element)
            element = element.getparent()
        around = 0 if element is None else self._known[element]
        for inner in reversed(path):
            around = self._known[inner] = around | self._is(inner)
        return around

    def _is(self, element: etree._Element) -> int:
        tag, role = element.tag, element.get("role")
        navigation = tag == "nav" or role == "navigation"
        beside = tag in FURNITURE or role in FURNITURE_ROLES
        return navigation * self.NAVIGATION | (tag in CONTENT) * self.CONTENT | beside * self.BESIDE


def _better(known: Link, link: Link) -> Link:
    """Of two links to one address the one that stands among the content, with the words of either."""
    return Link(
        link.url,
        max(known.text, link.text, key=len),
        known.furniture and link.furniture,
        known.next_page or link.next_page,
    )
