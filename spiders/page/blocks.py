"""The content of a page as a flat list of blocks: headings, paragraphs, list items, table rows, in order.

Blocks are what every later step reads, so that HTML and plain text take the same path. A block's ``where`` is
its position (``p[7]`` is the seventh paragraph of the content), its ``text`` has one line per line break.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from lxml import etree
from mypy_extensions import mypyc_attr

from normalize.once import once
from spiders.page.bounds import MOST_BLOCKS, MOST_LINES, MOST_TEXT
from spiders.page.labels import Line, field_of, split_lines
from spiders.page.leaves import join_leaves
from spiders.page.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

BlockKind = Literal["heading", "p", "li", "row", "dt", "dd", "caption"]

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_KINDS: Final[dict[str, BlockKind]] = {
    "li": "li", "dt": "dt", "dd": "dd", "tr": "row", "figcaption": "caption", "caption": "caption",
    **dict.fromkeys(HEADINGS, "heading"),
}  # fmt: skip
_BREAKING: Final = {
    *_KINDS, "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl",
    "fieldset", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "ul",
}  # fmt: skip
_NAMED: Final = {*_KINDS, "p"}  # that a block is called after
_GROUPS: Final = {"ul", "ol", "dl", "table"}
_CELLS: Final = ("td", "th")
_ITEMS: Final = {"li", "dt", "dd"}
_PICTURES: Final = {"img", "svg", "i", "span"}
_BOLD: Final = {"b", "strong", "th", "dt"}
_SPACES: Final = re.compile(r"[^\S\n\t]+")
_LINES: Final = re.compile(r" *\n[ \n]*")
_TABS: Final = re.compile(r"\s*\t\s*")
# A cell with this much text, or with headings in it, belongs to a table that only lays the page out.
_LONGEST_CELL: Final = 900


class Link(NamedTuple):
    """A link or button as shown; ``href`` is as written, empty for a button."""

    text: str
    href: str


class _Fields(NamedTuple):  # a frozen dataclass takes three times as long to make
    kind: BlockKind
    marked: str
    where: str
    level: int = 0
    bold: bool = False
    group: int = 0
    links: tuple[Link, ...] = ()
    days: tuple[str, ...] = ()


@mypyc_attr(native_class=False)
class Block(_Fields):
    """One piece of content.

    ``marked`` is the text with a tab behind the inline element that a line begins with, and between the
    cells of a table row: "Sted⇥Rådhuset". ``group`` numbers the list or table that an item or row belongs to.
    ``days`` are the values of ``<time datetime>`` in it.
    """

    def saying(self, marked: str) -> Block:
        """The same block with another text."""
        return self if marked == self.marked else self._replace(marked=marked)

    @once
    def text(self) -> str:
        """The words as shown; the cells of a table row are lines."""
        return self.marked.replace("\t", "\n" if self.kind == "row" else " ")

    @once
    def lines(self) -> tuple[Line, ...]:
        """The lines with their labels, looked at once for all who read the block."""
        return tuple(split_lines(self.marked, self.kind))

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row."""
        return tuple(self.marked.split("\t"))

    @property
    def linked(self) -> float:
        """The share of the text that is link text."""
        return min(1.0, sum(len(link.text) for link in self.links) / max(1, len(self.marked)))


def flatten(root: etree._Element) -> list[Block]:
    """The blocks of an element, in document order."""
    flattener = _Flattener()
    flattener.read(root)
    return join_leaves(flattener.blocks)


class _Flattener:
    """Walks a tree without recursion, collecting the text of the block that is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._counts: dict[str, int] = {}
        self._groups = 0
        self._group: list[int] = []
        self._tags = ["p"]
        self._used = [True]  # beside each tag: whether it has given a block yet
        self._adjacent = False
        self._room, self._lines, self._is_full = MOST_TEXT, MOST_LINES, False
        self._parts: list[str] = []
        self._links: list[Link] = []
        self._days: list[str] = []
        self._bold_depth = self._bold_length = 0
        self._lead: etree._Element | None = None

    def read(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if self._is_full:
                break
            if event == "start":
                if tag == "table" and _is_data(element):
                    self._flush()
                    self._rows(element)
                    walker.skip_subtree()
                    continue
                self._open(element, tag)
                text = element.text
            else:
                self._close(element, tag)
                text = element.tail if element is not root else None
            if text:
                self._add(text)
        self._flush()

    def _open(self, element: etree._Element, tag: str) -> None:
        if tag in _BREAKING:
            self._flush()
            if tag in _NAMED:
                self._tags.append(tag)
                self._used.append(False)
            elif tag in _GROUPS:
                self._groups += 1
                self._group.append(self._groups)
        elif tag == "br":
            self._parts.append("\n")
        else:
            self._open_inline(element, tag)

    def _open_inline(self, element: etree._Element, tag: str) -> None:
        if self._lead is None and self._begins_line():
            self._lead = element
            if tag in _PICTURES and not (element.text or len(element)):
                named = element.get("alt") or element.get("aria-label") or element.get("title")
                if named and field_of(named):
                    self._parts.append(named)
        if tag in _BOLD:
            self._bold_depth += 1
        if day := element.get("datetime"):
            self._days.append(day)

    def _begins_line(self) -> bool:
        """Whether nothing but white space stands before, in the block or behind its last line break."""
        for part in reversed(self._parts):
            if part != " ":
                return part.endswith("\n")
        return True

    def _close(self, element: etree._Element, tag: str) -> None:
        if tag in _BREAKING:
            self._flush()
            if tag in _NAMED:
                if len(self._tags) > 1:
                    self._tags.pop()
                    self._used.pop()
            elif tag in _GROUPS and self._group:
                self._group.pop()
            return
        if element is self._lead:
            self._lead = None
            if not self._begins_line():
                self._parts.append("\t")
        self._adjacent = True
        if tag in _BOLD:
            self._bold_depth = max(0, self._bold_depth - 1)
        if tag in ("a", "button"):
            text = " ".join(text_of(element).split())
            self._links.append(Link(text or element.get("title", ""), element.get("href", "").strip()))

    def _add(self, text: str) -> None:
        text = _collapse(text)
        if self._bold_depth:
            self._bold_length += len(text.strip())
        if self._adjacent and self._parts and _runs_together(self._parts[-1][-1:], text[:1]):
            text = f" {text}"
        self._adjacent = False
        self._parts.append(text)

    def _rows(self, table: etree._Element) -> None:
        self._groups += 1
        for row in islice(table.iter("tr", "caption"), MOST_BLOCKS):
            cells: list[str] = []
            links: list[Link] = []
            days: list[str] = []
            for cell in row if row.tag == "tr" else [row]:
                if not len(cell) and cell.tag in _CELLS:
                    cells.append(" ".join((cell.text or "").split()))
                    continue
                inner = flatten(cell)
                cells.append("\n".join(block.text for block in inner))
                links += [link for block in inner for link in block.links]
                days += [day for block in inner for day in block.days]
            tag = str(row.tag)
            if any(cells):
                self._emit(_KINDS[tag], tag, "\t".join(cells), links, days, group=self._groups)

    def _flush(self) -> None:
        marked = _tidy("".join(self._parts)) if self._parts else ""
        if marked or self._links:
            bold = self._bold_length > 0 and self._bold_length >= 0.9 * _length(marked) > 0
            tag = self._tag()
            group = self._group[-1] if self._group else 0
            self._emit(_KINDS.get(tag, "p"), tag, marked, self._links, self._days, bold=bold, group=group)
        self._parts.clear()
        self._links.clear()
        self._days.clear()
        self._bold_depth = self._bold_length = 0
        self._lead = None

    def _tag(self) -> str:
        """The tag of the block that ends: of an item with several paragraphs, the first is the item."""
        tag, used = self._tags[-1], self._used[-1]
        if tag == "p" and len(self._tags) > 1 and self._tags[-2] in _ITEMS and not self._used[-2]:
            self._used[-2] = True
            return self._tags[-2]
        self._used[-1] = True
        return "p" if tag in _ITEMS and used else tag

    def _emit(
        self,
        kind: BlockKind,
        tag: str,
        marked: str,
        links: Iterable[Link],
        days: Iterable[str],
        *,
        bold: bool = False,
        group: int = 0,
    ) -> None:
        if len(marked) > self._room or marked.count("\n") >= self._lines:
            marked = "\n".join(marked[: self._room].split("\n", self._lines)[: self._lines])
        self._room -= len(marked)
        self._lines -= marked.count("\n") + 1
        number = self._counts[tag] = self._counts.get(tag, 0) + 1
        self.blocks.append(
            Block(
                kind, marked, f"{tag}[{number}]", HEADINGS.get(tag, 0), bold, group, tuple(links), tuple(days)
            )
        )
        self._is_full = self._room <= 0 or self._lines <= 0 or len(self.blocks) >= MOST_BLOCKS


def _is_data(table: etree._Element) -> bool:
    """A table of data, not one that lays out the page."""
    if next(table.iter("h1", "h2", "h3"), None) is not None:
        return False
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = list(table.iter("tr"))
    widest = max((len(row) for row in rows), default=0)
    return widest > 1 and all(len(text_of(cell)) <= _LONGEST_CELL for cell in table.iter("td", "th"))


def _runs_together(left: str, right: str) -> bool:
    """Where one element ends and the next begins without white space, though the page shows them apart.

    "Dato|12. mai" and "12. mai|Rådhuset" do, "På|melding" (a word in two bold runs) does not.
    """
    if not (left.isalnum() and right.isalnum()):
        return False
    return left.isdigit() != right.isdigit() or (left.islower() and right.isupper())


def _collapse(text: str) -> str:
    """White space as one space, also at the ends."""
    if text.isprintable() and "  " not in text:  # of all white space only the space counts as printable
        return text
    words = " ".join(text.split())
    if not words:
        return " "
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _length(marked: str) -> int:
    """The number of characters that are shown."""
    return len(marked) - marked.count("\t") - marked.count("\n")


def _tidy(text: str) -> str:
    """The text of a block from its collapsed pieces: single spaces, line breaks and tabs without any around."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "\n" in text:
        text = _LINES.sub("\n", text)
    if "\t" in text:
        text = _TABS.sub(lambda found: "\n" if "\n" in found[0] else "\t", text)
    return text.strip()
