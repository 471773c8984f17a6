"""Handling an lxml tree: parse, select, text, remove."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from lxml import etree

# Elements that say little by themselves; without them nothing stands deep in a page.
_WRAPPERS: Final = re.compile(
    r"</?(?:div|span|section|article|main|ul|ol|dl|table|tbody|blockquote|center|form|fieldset|font|a|b|i|u|em|strong"
    r"|small|big|code)\b[^<>]*>",
    re.IGNORECASE,
)

_RUNS: Final = etree.XPath("descendant::text()", smart_strings=False)


class Parsed(NamedTuple):
    """The tree of an HTML page, and whether elements stood too deep in each other for one."""

    tree: etree._Element
    deep: bool


def parse(text: str) -> Parsed:
    """The tree of an HTML page or fragment.

    Broken markup is repaired, an empty page is an empty ``html``. What is too deep is read without its wrappers.
    """
    parsed = _parse(text)
    return Parsed(_parse(_WRAPPERS.sub(" ", text)).tree, True) if parsed.deep else parsed


def _parse(text: str) -> Parsed:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    last = parser.error_log.last_error
    deep = last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return Parsed(etree.Element("html") if tree is None else tree, deep)


def bearing(element: etree._Element, attributes: etree.XPath) -> list[etree._Element]:
    """The elements that bear the attributes that an XPath finds; much faster than looking at each element."""
    found: Any = attributes(element)
    return [attribute.getparent() for attribute in found]


def text_of(element: etree._Element) -> str:
    """All text in an element, tags dropped."""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def runs_of(element: etree._Element) -> list[str]:
    """The runs of text in an element, in order; several times as fast as ``itertext``."""
    runs: Any = _RUNS(element)
    return list(runs)


def remove(element: etree._Element) -> None:
    """Remove an element but keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
