"""Content set apart from menus, cookie boxes, teasers and feet, by structure and density of text.

Nothing here depends on class names or ids. Landmark elements (``nav``, ``footer``, ``aside`` …) help where a
page has them; where it has none, link density, the headings of boxes and the place of the running text give
the same answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from spiders.blocks import HEADINGS
from spiders.furniture import COOKIES, ELSEWHERE
from spiders.labels import field_of
from spiders.tree import remove, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT = (
    "script", "style", "template", "iframe", "object", "video", "audio", "canvas", "select", "option",
    "textarea", "input", "noscript", "map", "math", "datalist",
)  # fmt: skip
_LANDMARKS = {"nav", "footer", "dialog", "menu"}
_ROLES = {
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
}
_FACTS = {"when", "where", "when_where", "start", "end", "price", "deadline", "organizer", "audience"}
_INLINE = {"a", "span", "b", "i", "em", "strong", "small", "time", "u", "sup", "sub", "mark", "abbr", "font"}
_PROSE = 25  # characters: a shorter run of text is a label, a teaser or a menu item
_FACT = 80  # what a labelled fact weighs, in characters of prose


@dataclass(slots=True)
class _Weight:
    text: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    facts: int = 0

    def add(self, other: _Weight) -> None:
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.prose += other.prose
        self.facts += other.facts


_Weights = dict[etree._Element, _Weight]


def cut(tree: etree._Element) -> etree._Element:
    """The element that holds the content, with what is no content removed (``tree`` is changed)."""
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    body = tree.find(".//body")
    body = tree if body is None else body
    title = find_title(tree)
    around = _ancestors(title)
    _drop_landmarks(body, around)
    weights = _weigh(body)
    _drop_boxes(body, weights, around)
    _drop_link_lists(body, weights, around)
    return _descend(body, _weigh(body), around)


def find_title(tree: etree._Element) -> etree._Element | None:
    """The heading that names the page: among the ``h1`` (else ``h2``) the one most like ``<title>``.

    A site may have its own name in an ``h1`` of the head, which is the end of ``<title>``, not its beginning.
    """
    shown = _fold(tree.findtext(".//title") or "")
    for tag in ("h1", "h2"):
        headings = [heading for heading in tree.iter(tag) if _fold(text_of(heading))]
        if tag == "h2":
            headings = headings[:1]
        if headings:
            return min(headings, key=lambda heading: _distance(_fold(text_of(heading)), shown))
    return None


def _distance(heading: str, shown: str) -> tuple[bool, int]:
    at = shown.find(heading)
    return (at < 0, at)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _ancestors(element: etree._Element | None) -> set[etree._Element]:
    return set() if element is None else {element, *element.iterancestors()}


def _drop_landmarks(body: etree._Element, around: set[etree._Element]) -> None:
    for element in list(body.iter(etree.Element)):
        if element in around or element is body:
            continue
        tag, role = element.tag, element.get("role", "")
        head = tag == "header" and element.getparent() is body
        if tag in _LANDMARKS or role in _ROLES or head or _is_hidden(element) or _is_bare_aside(element):
            remove(element)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "")
    return element.get("hidden") is not None or "display:none" in style


def _is_bare_aside(element: etree._Element) -> bool:
    """An ``aside`` without labelled facts; one with facts is the event's fact box."""
    if element.tag != "aside" and element.get("role") != "complementary":
        return False
    return not any(_is_fact(str(piece)) for piece in element.itertext())


def _is_fact(piece: str | None) -> bool:
    if not piece or len(piece) > 4000:
        return False
    label = piece.strip()[:60].partition(":")[0]
    return field_of(label) in _FACTS


def _weigh(body: etree._Element) -> _Weights:
    """Characters, link characters, prose and facts of every element, from the leaves up."""
    weights: _Weights = {}
    elements = list(body.iter(etree.Element))
    links = {link for link in elements if link.tag in ("a", "button")}
    inside = set(links)
    for element in elements:
        parent = element.getparent()
        if parent in inside:
            inside.add(element)
        weight = weights.setdefault(element, _Weight())
        linked = element in inside
        weight.links += element in links
        _count(weight, element.text, linked=linked)
        if element is not body and element.tail and parent is not None:
            _count(weights[parent], element.tail, linked=parent in inside)
    for element in reversed(elements):
        parent = element.getparent()
        if element is not body and parent in weights:
            weights[parent].add(weights[element])
    return weights


def _count(weight: _Weight, text: str | None, *, linked: bool) -> None:
    length = len(text.strip()) if text else 0
    if not text or not length:
        return
    weight.text += length
    if linked:
        weight.linked += length
    elif _is_fact(text):
        weight.facts += 1
        weight.prose += _FACT + length
    elif length >= _PROSE:
        weight.prose += length


def _drop_boxes(body: etree._Element, weights: _Weights, around: set[etree._Element]) -> None:
    """Boxes under a heading that points elsewhere, and cookie notices."""
    total = weights[body].prose
    for element in list(weights):
        if element in around or element.getparent() is None:
            continue
        weight = weights[element]
        if 2 < weight.text <= 60 and _points_elsewhere(element):
            _drop_under(element, body, weights, around, total)
        elif weight.text < 900 and weight.links and element.tag not in _INLINE and _is_cookie_notice(element):
            remove(element)


def _points_elsewhere(element: etree._Element) -> bool:
    text = " ".join(text_of(element).lower().split()).rstrip(" :.!?»›→")
    return text in ELSEWHERE


def _is_cookie_notice(element: etree._Element) -> bool:
    text = text_of(element)
    return bool(COOKIES.search(text)) and len(text) < 900


def _drop_under(
    heading: etree._Element,
    body: etree._Element,
    weights: _Weights,
    around: set[etree._Element],
    total: int,
) -> None:
    """Drop the box that a heading opens: the container that begins with it, or else what follows it."""
    box = heading
    while (parent := box.getparent()) is not None and parent is not body and parent not in around:
        if not _begins_with(parent, box) or weights.get(parent, _Weight()).prose > total / 2:
            break
        box = parent
    following = [] if box is not heading and box.tag not in _INLINE else list(_section(heading))
    if sum(weights.get(element, _Weight()).prose for element in following) > total / 2:
        return
    for element in following:
        remove(element)
    remove(box)


def _begins_with(parent: etree._Element, child: etree._Element) -> bool:
    return parent[0] is child and not (parent.text or "").strip()


def _section(heading: etree._Element) -> Iterator[etree._Element]:
    """What follows a heading in its container, up to the next heading of its own level or above."""
    level = HEADINGS.get(str(heading.tag), 6)
    for element in heading.itersiblings():
        if HEADINGS.get(str(element.tag), 7) <= level:
            return
        yield element


def _drop_link_lists(body: etree._Element, weights: _Weights, around: set[etree._Element]) -> None:
    """Lists and boxes that are little but links: menus, breadcrumbs, teasers."""
    for element, weight in weights.items():
        if element in around or element is body or element.tag in _INLINE or element.getparent() is None:
            continue
        if (
            weight.links >= 3
            and weight.linked >= 0.7 * weight.text
            and weight.prose < 120
            and not weight.facts
        ):
            remove(element)


def _descend(body: etree._Element, weights: _Weights, around: set[etree._Element]) -> etree._Element:
    """The innermost element that holds nearly all running text and the title."""
    node = body
    while True:
        inner = max(node, key=lambda child: weights.get(child, _Weight()).prose, default=None)
        if inner is None or inner.tag in _INLINE or inner.tag in ("p", "ul", "ol", "table", "dl", *HEADINGS):
            return node
        if weights[inner].prose < 0.85 * weights[node].prose:
            return node
        if node in around and around and inner not in around and _title_below(node, around):
            return node
        node = inner


def _title_below(node: etree._Element, around: set[etree._Element]) -> bool:
    return any(child in around for child in node)
