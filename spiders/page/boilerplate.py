"""Content set apart from menus, cookie boxes, teasers and feet, by structure and density of text.

Nothing here depends on class names or ids. Landmark elements (``nav``, ``footer``, ``aside`` …) help where a
page has them; where it has none, link density, the headings of boxes and the place of the running text give
the same answer.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from spiders.page.blocks import HEADINGS
from spiders.page.furniture import COOKIE_STEMS, COOKIES, FOOT, LEGAL, points_elsewhere
from spiders.page.tree import bearing, remove, runs_of, text_of
from spiders.page.weights import Weight, Weights, is_fact, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT: Final = (
    "script", "style", "template", "iframe", "object", "video", "audio", "canvas", "select", "option",
    "textarea", "input", "noscript", "map", "math", "datalist",
)  # fmt: skip
_LANDMARKS: Final = {"footer", "dialog", "menu"}
_ROLES: Final = {
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
_SECTIONS: Final = {"main", "article", "section"}  # a header outside them is the site's
# Elements that hold text, not other parts
_TEXT: Final = frozenset({"p", "ul", "ol", "table", "dl", *HEADINGS})
_INLINE: Final = {
    "a",
    "span",
    "b",
    "i",
    "em",
    "strong",
    "small",
    "time",
    "u",
    "sup",
    "sub",
    "mark",
    "abbr",
    "font",
}
_HOME: Final = re.compile(r"/|(?:https?:)?//[^/]+/?|\.?/?(?:index|default)\.\w{3,5}")
_PIECES: Final = ("div", "p", "span", "time", "strong", "h2", "h3", "h4", "h5", "h6", "li")
_LONGEST_HEADING: Final = 60  # characters of one that opens a box
_LONGEST_NOTICE: Final = 900  # of a cookie notice
_LONGEST_CARD: Final = 400
_LONGEST_FOOT: Final = 400
_CONTAINERS: Final = ("div", "section", "aside", "table", "center")
_PRICED: Final = re.compile(r"\bkr\b|,-", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\s[·•|]\s")
_MENU: Final = 3  # links; the trail of crumbs may have fewer
# The first of the two links that lead to the page before and the page after.
_BACKWARDS: Final = re.compile(r"\W*(?:[«‹←<]|forrige\b|førre\b|prev(?:ious)?\b)", re.IGNORECASE)
_TELLING: Final = etree.XPath("descendant::*/@role | descendant::*/@hidden | descendant::*/@style")


def strip_silent(tree: etree._Element) -> None:
    """Remove what a browser does not show as text."""
    etree.strip_elements(tree, *_SILENT, with_tail=False)


def drop_menus(tree: etree._Element, title: etree._Element | None) -> None:
    """Remove menus, and what stands above the site's head: of many pages that is the most, and it says nothing.

    ``title`` is the heading that names the page (:func:`find_title`).
    """
    body, around = _body(tree), _ancestors(title)
    site_head = next((head for head in body.iter("nav", "header") if head not in around), None)
    above = _above(site_head, around) if site_head is not None else []
    for element in [*above, *body.iter("nav")]:  # as a list: each is held until all are removed
        if element not in around:
            remove(element)


def cut(tree: etree._Element, title: etree._Element | None) -> etree._Element:
    """The element that holds the content, with what is no content removed (``tree`` is changed), but for the menus."""
    body, around = _body(tree), _ancestors(title)
    _drop_landmarks(body, around)
    weights = weigh(body)
    _drop_foot(body, weights, around)
    _drop_boxes(body, weights, around)
    _drop_link_lists(body, weights, around)
    content = _descend(body, weights, around)
    weights.clear()  # before what was removed
    return content


def find_title(tree: etree._Element, shown: str) -> etree._Element | None:
    """The heading that names the page: among the ``h1`` the one most like ``shown``, its ``<title>``; else the first
    ``h2`` or ``h3``.

    A site may have its own name in an ``h1`` of the head, which is the end of ``<title>``, not its beginning; it is a
    link to the first page.
    """
    shown = _fold(shown)
    for tag in ("h1", "h2", "h3"):
        headings = [
            heading
            for heading in tree.iter(tag)
            if (said := _fold(text_of(heading)))
            and (tag == "h1" or not points_elsewhere(text_of(heading)))
            and (shown.startswith(said) or not _is_logo(heading))
        ]
        if tag != "h1":
            headings = headings[:1]
        if headings:
            return min(headings, key=lambda heading: _distance(_fold(text_of(heading)), shown))
    return None


def _is_logo(heading: etree._Element) -> bool:
    """Whether a heading is but a link to the first page of the site."""
    link = next(heading.iter("a"), None)
    return (
        link is not None
        and _HOME.fullmatch(link.get("href", "").strip()) is not None
        and text_of(link).split() == text_of(heading).split()
    )


def _distance(heading: str, shown: str) -> tuple[bool, int]:
    at = shown.find(heading)
    return (at < 0, at)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _body(tree: etree._Element) -> etree._Element:
    body = tree.find(".//body")
    return tree if body is None else body


def _ancestors(element: etree._Element | None) -> set[etree._Element]:
    return set() if element is None else {element, *element.iterancestors()}


def _drop_landmarks(body: etree._Element, around: set[etree._Element]) -> None:
    named = body.iter("footer", "dialog", "menu", "aside", "header")
    for element in [*named, *bearing(body, _TELLING)]:
        if element in around or element is body:
            continue
        tag, role = element.tag, element.get("role", "")
        head = tag == "header" and not any(outer.tag in _SECTIONS for outer in element.iterancestors())
        if tag in _LANDMARKS or role in _ROLES or head or _is_hidden(element) or _is_bare_aside(element):
            remove(element)


def _above(head: etree._Element, around: set[etree._Element]) -> list[etree._Element]:
    """What stands above the site's head or menu: notices of the day, which every page of the site has.

    Nothing, where it stands behind the title or in a section of the page.
    """
    levels = [head, *itertools.takewhile(lambda outer: outer not in around, head.iterancestors())]
    in_section = any(outer.tag in _SECTIONS for outer in head.iterancestors())
    if not around or in_section or any(above in around for above in levels[-1].itersiblings(preceding=True)):
        return []
    return [above for level in levels for above in level.itersiblings(preceding=True)]


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "")
    return element.get("hidden") is not None or "display:none" in style


def _is_bare_aside(element: etree._Element) -> bool:
    """An ``aside`` that a heading opens about other pages, or without labelled facts.

    One with facts is the event's fact box.
    """
    if element.tag != "aside" and element.get("role") != "complementary":
        return False
    first = next(element.iter(*_PIECES), None)
    if first is not None and first.tag in HEADINGS and _points_elsewhere(first):
        return True
    return not any(map(is_fact, set(runs_of(element))))


def _drop_foot(body: etree._Element, weights: Weights, around: set[etree._Element]) -> None:
    """The boxes at the end of the page, behind all that holds the title, that have a line of any site's foot."""
    node, found = body, False
    while (last := _last_child(node, weights)) is not None:
        if last in around and not found:
            node = last
        elif (
            last not in around
            and _is_foot(last, weights[last])
            and 2 * weights[last].prose < weights[body].left
        ):
            _drop(last, weights)
            found = True
        else:
            return


def _last_child(node: etree._Element, weights: Weights) -> etree._Element | None:
    if (node.text or "").strip() and not len(node):
        return None
    shown = (
        child
        for child in reversed(node)
        if child in weights and (weights[child].text or weights[child].links)
    )
    return next(shown, None)


def _is_foot(element: etree._Element, weight: Weight) -> bool:
    """Whether a short box without facts or days has a line such as "Personvern" or "Ansvarlig redaktør"."""
    if weight.facts or weight.text > _LONGEST_FOOT or element.tag not in _CONTAINERS:
        return False
    if _PRICED.search(text_of(element)):
        return False
    lines = [line.strip() for run in runs_of(element) for line in _BESIDE.split(run.lower())]
    return any(FOOT.search(line) or LEGAL.fullmatch(line) or points_elsewhere(line) for line in lines if line)


def _drop_boxes(body: etree._Element, weights: Weights, around: set[etree._Element]) -> None:
    """Boxes under a heading that points elsewhere, and cookie notices."""
    said = etree.tostring(body, encoding="utf-8", method="text").lower()  # bytes: much faster
    notices = any(stem in said for stem in COOKIE_STEMS)
    for element, weight in weights.items():
        is_short = 2 < weight.text <= _LONGEST_HEADING
        if not (is_short or notices) or element in around or element.getparent() is None:
            continue
        # The head of a column ("Del") shares nothing.
        if is_short and element.tag != "th" and _points_elsewhere(element):
            _drop_under(element, body, weights, around)
        elif (
            notices
            and weight.links
            and weight.text < _LONGEST_NOTICE
            and element.tag not in _INLINE
            and _is_cookie_notice(element)
        ):
            _drop(element, weights)


def _drop(element: etree._Element, weights: Weights) -> None:
    """Remove an element, and its prose from what its ancestors have left."""
    if element in weights:
        gone = weights[element].left
        for ancestor in element.iterancestors():
            if ancestor in weights:
                weights[ancestor].left -= gone
    weights.removed.append(element)
    remove(element)


def _points_elsewhere(element: etree._Element) -> bool:
    return points_elsewhere(element.text or "" if not len(element) else text_of(element))


def _is_cookie_notice(element: etree._Element) -> bool:
    text = text_of(element)
    return len(text) < _LONGEST_NOTICE and bool(COOKIES.search(text.lower()))


def _drop_under(
    heading: etree._Element, body: etree._Element, weights: Weights, around: set[etree._Element]
) -> None:
    """Drop the box that a heading opens: the container that begins with it, or else what follows it."""
    most = weights[body].prose / 2
    box = heading
    while (parent := box.getparent()) is not None and parent is not body and parent not in around:
        if not _begins_with(parent, box) or weights.get(parent, Weight()).prose > most:
            break
        box = parent
    following = [] if box is not heading and box.tag not in _INLINE else list(_section(heading))
    if sum(weights.get(element, Weight()).prose for element in following) > most:
        return
    for element in following:
        _drop(element, weights)
    _drop(box, weights)


def _begins_with(parent: etree._Element, child: etree._Element) -> bool:
    return parent[0] is child and not (parent.text or "").strip()


def _section(heading: etree._Element) -> Iterator[etree._Element]:
    """What follows a heading in its container, up to the next heading of its own level or above."""
    level = HEADINGS.get(str(heading.tag), 6)
    for element in heading.itersiblings():
        if HEADINGS.get(str(element.tag), 7) <= level:
            return
        yield element


def _drop_link_lists(body: etree._Element, weights: Weights, around: set[etree._Element]) -> None:
    """Lists and boxes that are little but links: menus, breadcrumbs, teasers, cards."""
    menu_seen = False
    for element, weight in weights.items():
        if not (_is_link_list(element, weight) or _is_card(element, weight)):
            continue
        if element not in around and element is not body and element.getparent() is not None:
            if weight.links >= _MENU and not menu_seen:
                menu_seen = True
                for above in _above(element, around):
                    _drop(above, weights)
            _drop(element, weights)


def _is_link_list(element: etree._Element, weight: Weight) -> bool:
    if weight.links < 2 or weight.facts or weight.prose >= 120 or element.tag in _INLINE:
        return False
    if weight.links == 2:
        return weight.linked >= 0.9 * weight.text and bool(_BACKWARDS.match(text_of(element)))
    return weight.linked >= 0.7 * (weight.text - weight.dates)


def _is_card(element: etree._Element, weight: Weight) -> bool:
    """A link around several pieces, as a teaser with its picture, title and day: what it tells stands elsewhere."""
    if element.tag != "a" or not element.get("href") or weight.text > _LONGEST_CARD:
        return False
    return sum(bool(text_of(piece).strip()) for piece in element.iter(*_PIECES)) > 1


def _descend(body: etree._Element, weights: Weights, around: set[etree._Element]) -> etree._Element:
    """The innermost element that holds nearly all running text and the title."""
    node = body
    while True:
        inner = max(node, key=lambda child: _left(child, weights), default=None)
        if inner is None or inner.tag in _INLINE or inner.tag in _TEXT:
            return node
        if _left(inner, weights) < 0.85 * _left(node, weights):
            return node
        if node in around and around and inner not in around and _title_below(node, around):
            return node
        node = inner


def _left(element: etree._Element, weights: Weights) -> int:
    return weights[element].left if element in weights else 0


def _title_below(node: etree._Element, around: set[etree._Element]) -> bool:
    return any(child in around for child in node)
