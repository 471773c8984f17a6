"""Data that a page embeds for machines: JSON-LD, microdata, hCalendar, meta elements, as plain dictionaries.

All three event notations come out in the words of schema.org (``name``, ``startDate``, ``location``), so
that :mod:`spiders.page.structured` reads one vocabulary. What is broken is skipped; the text of the page remains.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from spiders.page.tree import bearing
from spiders.unpaired import mended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

Node = dict[str, Any]

_DEEPEST: Final = 12
_MOST_NODES: Final = 1_000
_MOST_ROOTS, _LARGEST_ROOT = 50, 50_000  # of hCalendar; characters of one
_SCOPES: Final = etree.XPath("descendant-or-self::*/@itemscope")
_ROOT_CLASSES: Final = ("vevent", "h-event")
_ROOTS: Final = etree.XPath("descendant-or-self::*/@class[contains(., 'vevent') or contains(., 'h-event')]")
_EVENT: Final = re.compile(r"(?:Event|Festival|CourseInstance|Hackathon)$")
_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|NewsArticle|Report|WebPage)$")
# hCalendar 1.0 and microformats2 names → schema.org.
_MICROFORMAT: Final = {
    "summary": "name", "p-name": "name", "dtstart": "startDate", "dt-start": "startDate", "dtend": "endDate",
    "dt-end": "endDate", "location": "location", "p-location": "location", "organizer": "organizer",
    "p-organizer": "organizer", "description": "description", "p-summary": "description", "url": "url",
    "u-url": "url",
}  # fmt: skip


def find_nodes(tree: etree._Element, markup: str) -> list[Node]:
    """Every object that the page embeds, graphs and arrays opened, each with ``@type`` and ``@notation``.

    ``markup`` is what the tree was made of: what it does not have is not looked for.
    """
    found = [{**node, "@notation": "json-ld"} for node in islice(_json_ld(tree), _MOST_NODES)]
    if 0 < len(bearing(tree, _SCOPES)) <= _MOST_NODES:
        found += [{**node, "@notation": "microdata"} for node in _microdata(tree)]
    if any(name in markup for name in _ROOT_CLASSES):
        found += [{**node, "@notation": "hcalendar"} for node in _hcalendar(tree)]
    return found


def is_event(node: Node) -> bool:
    """A schema.org Event or one of its kinds."""
    return any(_EVENT.search(name) for name in types(node))


def is_article(node: Node) -> bool:
    """An article, whose dates are dates of publication."""
    return any(_ARTICLE.search(name) for name in types(node))


def types(node: Node) -> list[str]:
    """The names of a node's types, without the address of the vocabulary."""
    named = node.get("@type", "")
    return [str(name).rsplit("/", 1)[-1] for name in (named if isinstance(named, list) else [named])]


def find_metas(tree: etree._Element) -> dict[str, str]:
    """``meta`` names and properties in lower case with their content; of repeated ones the first."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
    return metas


def _json_ld(tree: etree._Element) -> Iterator[Node]:
    scripts = [script for script in tree.iter("script") if "ld+json" in script.get("type", "")]
    if not scripts:
        return
    from extruct.jsonld import JsonLdExtractor  # costs 30 ms, and most pages have none

    extractor = JsonLdExtractor()
    for script in scripts:
        script.set("type", "application/ld+json")
        try:
            items = mended(extractor.extract_items(script))
        except (ValueError, RecursionError):
            items = []  # beyond repair; the text of the page remains
        for item in items:
            yield from _open(item, 0)


def _open(value: Any, depth: int) -> Iterator[Node]:
    """The objects in a value: those of its graph, and events that hang on others."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _open(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "itemListElement", "item", "subEvent", "event", "events"):
            if key in value:
                yield from _open(value[key], depth + 1)


def _microdata(tree: etree._Element) -> Iterator[Node]:
    from extruct.w3cmicrodata import LxmlMicrodataExtractor  # the same

    for item in LxmlMicrodataExtractor().extract_items(tree, base_url=None):
        yield from _open(_plain(item, 0), 0)


def _plain(item: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        return None
    if isinstance(item, list):
        return [_plain(one, depth + 1) for one in item]
    if isinstance(item, dict) and "properties" in item:
        properties = {key: _plain(value, depth + 1) for key, value in item["properties"].items()}
        return {"@type": item.get("type", ""), **properties}
    return item


def _hcalendar(tree: etree._Element) -> Iterator[Node]:
    """hCalendar and h-event: the class names are those of the microformat, whatever the site."""
    marked = bearing(tree, _ROOTS)
    roots = [
        element for element in marked if not set(_ROOT_CLASSES).isdisjoint(element.get("class", "").split())
    ]
    if not roots:
        return
    from bs4 import BeautifulSoup  # the same

    for root in roots[:_MOST_ROOTS]:
        markup = etree.tostring(root, encoding="unicode", with_tail=False)
        if len(markup) > _LARGEST_ROOT:
            continue
        soup = BeautifulSoup(markup, "lxml")
        node: Node = {"@type": "Event"}
        for name, property_name in _MICROFORMAT.items():
            if property_name not in node and (element := soup.select_one(f".{name}")):
                node[property_name] = _value(element)
        if "startDate" in node:
            yield node


def _value(element: Tag) -> str:
    """The value of a microformat property, in the machine's form where the markup has one."""
    for attribute in ("datetime", "title", "content", "value"):
        if element.get(attribute) and (attribute != "title" or element.name == "abbr"):
            return str(element[attribute])
    if inner := element.select_one(".value-title"):
        return str(inner.get("title") or inner.get_text(" ", strip=True))
    return element.get_text(" ", strip=True)
