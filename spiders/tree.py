"""Handling an lxml tree: parse, select, text, remove."""

from __future__ import annotations

from typing import Any

from lxml import etree


def parse(text: str) -> etree._Element:
    """The tree of an HTML page or fragment; broken markup is repaired, an empty page is an empty ``html``."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    return etree.Element("html") if tree is None else tree


def bearing(element: etree._Element, attributes: etree.XPath) -> list[etree._Element]:
    """The elements that bear the attributes that an XPath finds; much faster than looking at each element."""
    found: Any = attributes(element)
    return [attribute.getparent() for attribute in found]


def text_of(element: etree._Element) -> str:
    """All text in an element, tags dropped."""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


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
