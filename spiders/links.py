"""The links of a page and what it says about being indexed and followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from spiders.addresses import REMEMBERED, origin, request_address
from spiders.tree import parse

if TYPE_CHECKING:
    from lxml import etree

CONTENT = {"main", "article"}
FURNITURE = {"header", "footer", "aside"}
FURNITURE_ROLES = {"banner", "contentinfo", "complementary", "search"}
FEED_TYPES = {"application/rss+xml", "application/atom+xml"}
USER_AGENT_METAS = ("robots", "klimakalender")
FOLDED = str.maketrans({"å": "a", "ø": "o", "æ": "ae", "ö": "o", "ä": "ae", "á": "a", "č": "c", "đ": "d"})


class Link(NamedTuple):  # by the hundred on every page, and sent between processes
    """One address on a page. ``furniture``: it stands in a menu, head or foot and not among the content."""

    url: str
    text: str = ""
    furniture: bool = False
    next_page: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a page leads to. ``index`` and ``follow`` are its meta robots and X-Robots-Tag, ``canonical`` the address
    that it declares as its own.
    """

    links: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    index: bool = True
    follow: bool = True
    canonical: str | None = None


def fold(text: str) -> str:
    """Lower case ASCII words joined by hyphens, as they stand in slugs.

    >>> fold("Hva skjer på rådhuset?")
    'hva-skjer-pa-radhuset'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(FOLDED)).strip("-")


def outgoing(page: str | etree._Element, url: str, robots_header: str = "") -> Outgoing:
    """Links of an HTML page, or of its tree, in document order; rel=nofollow and empty links left out.

    Each address is there once.
    """
    tree = parse(page).tree if isinstance(page, str) else page
    directives = robots_header.lower()
    feeds: list[str] = []
    links: dict[str, Link] = {}
    base, furniture = url, _Furniture()
    declared: dict[str, str | None] = {}
    for element in tree.iter("base", "meta", "link", "a", "area"):
        if element.tag == "base":
            base = request_address(element.get("href") or "", url) or base
        elif element.tag == "meta":
            if (element.get("name") or "").lower() in USER_AGENT_METAS:
                directives += "," + (element.get("content") or "").lower()
            elif (element.get("property") or "").lower() == "og:url":
                declared.setdefault("og", request_address(element.get("content") or "", base))
        elif element.tag == "link" and "canonical" in (element.get("rel") or "").lower().split():
            declared.setdefault("link", request_address(element.get("href") or "", base))
        elif link := _link(element, base, furniture):
            if (element.get("type") or "").lower() in FEED_TYPES:
                feeds.append(link.url)
            elif element.tag != "link" or link.next_page:
                links[link.url] = _better(links.get(link.url), link)
    words = set(re.split(r"[,\s:]+", directives))
    return Outgoing(
        links=tuple(links.values()),
        feeds=tuple(feeds),
        index=not words & {"noindex", "none"},
        follow=not words & {"nofollow", "none"},
        canonical=declared.get("link") or declared.get("og"),
    )


def _link(element: etree._Element, base: str, furniture: _Furniture) -> Link | None:
    href = element.get("href")
    rel = element.get("rel", "").lower().split()
    if not href or href.startswith("#") or "nofollow" in rel:
        return None
    address = _address(href, base)
    if address is None:
        return None
    text = " ".join(_text(element).split()) if element.tag == "a" else ""
    text = text or element.get("title") or element.get("aria-label") or ""
    return Link(address, text[:200], furniture.holds(element), next_page="next" in rel)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())  # type: ignore[arg-type]  # bytes are for Python 2


def _address(href: str, base: str) -> str | None:
    # An address that does not depend on the page it stands on is worked out once for all of them.
    if href.startswith("/") or "://" in href:
        return _rooted_address(href, origin(base))
    return request_address(href, base)


_rooted_address = lru_cache(maxsize=REMEMBERED)(request_address)


class _Furniture:
    """Which elements of one page stand in a menu, head or foot; asked of siblings again and again."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, bool] = {}

    def holds(self, element: etree._Element) -> bool:
        parent = element.getparent()
        if parent is None:
            return False
        known = self._known.get(parent)
        if known is None:
            known = self._known[parent] = _is_furniture([parent, *parent.iterancestors()])
        return known


def _is_furniture(around: list[etree._Element]) -> bool:
    tags = {element.tag for element in around}
    roles = {element.get("role") for element in around}
    if "nav" in tags or "navigation" in roles:
        return True
    # A head or foot inside the content is part of the content.
    return not tags & CONTENT and bool(tags & FURNITURE or roles & FURNITURE_ROLES)


def _better(known: Link | None, link: Link) -> Link:
    """Of two links to one address the one that stands among the content, with the words of either."""
    if known is None:
        return link
    return Link(
        link.url,
        max(known.text, link.text, key=len),
        known.furniture and link.furniture,
        known.next_page or link.next_page,
    )
