"""Labels and what stands beside them in any markup: ``dl``, table, list, bold text, div pairs, colons.

The page's markup has become lines by now (see :mod:`spiders.page.blocks`), so a label is a line that is nothing
but a known label, the part of a line before a tab, or the part before a colon. :func:`field_of` knows the
labels that Norwegian publishers use (:mod:`spiders.page.label_words`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize.lazily import compiled
from spiders.page.label_words import FIELDS
from spiders.page.stamps import tells_news

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block, BlockKind

_OCCASION: Final = r"(?:arrangement|kurs|møte|seminar|konferanse|webinar|samling|verksted)s?(?:ets|ens|as)?"
# Compounds that the table cannot list: "frokostmøtedato", "seminaravgift", "utstillingsstad".
_ENDINGS: Final = (
    (re.compile(r"(?:påmeldings|påmelding|registrerings)\w*frist(?:en)?$"), "deadline"),
    (re.compile(r"^(?:bindende|siste|endelig|endeleg|ny|utvida|utvidet) (?:påmeldings)?frist$"), "deadline"),
    # "Frist for påmelding er 6. mars" is a sentence.
    (
        re.compile(
            r"^(?:siste )?frist(?:en)? (?:for )?(?:å |bindende )?(?:påmeld|melde (?:seg|deg|dere|dykk) på)"
            r"(?!.*(?:\d|\ber\b))"
        ),
        "deadline",
    ),
    (
        re.compile(r"frist(?:en|er|ar)?$|^frist (?!er |var |blir |vert |går |gjekk )(?!.*(?:\d|\ber\b))"),
        "other_deadline",
    ),
    (re.compile(rf"{_OCCASION}(?:dato|tid|dag|tidspunkt)\w*$"), "when"),
    (re.compile(rf"{_OCCASION}(?:sted|stad|lokale|adresse)$|(?:adresse|sted|stad) for {_OCCASION}"), "where"),
    (re.compile(rf"(?:{_OCCASION}|delta[kg][ea]r|påmeldings|billett)\w*(?:avgift|pris|kostnad)"), "price"),
    (re.compile(r"^(?:hvem|kven) (?:holder|held|arrangerer|arrangerar|inviterer|står bak)\b"), "organizer"),
    (re.compile(r"^arrangør\w*|^(?!med)\w*(?: \w+)? ?arrangør(?:ar|er)?$"), "organizer"),
)  # fmt: skip
# All of them have one of these.
_PARTS: Final = re.compile(
    rf"frist|arrangør|{_OCCASION}(?:dato|tid|dag|sted|stad|lokale|adresse)|adresse for|(?:sted|stad) for|avgift|pris"
    r"|kostnad|hvem|kven"
)
LONGEST_LABEL, _LONGEST_COMPOUND = 60, 40  # characters
# What these open is a part of the page, not a value.
_OPENING: Final = ("programme", "note", "audience")
_STAMPS: Final = ("published", "updated")
# Characters of a block that is the value of a label before it; "Publisert" without a day does not label the text below.
_LONGEST_VALUE, _LONGEST_STAMP = 400, 80
_LABEL_SHAPE: Final = re.compile(r"^[^\d:]{2,40}$|^[^:]{2,30}$")
_COLON: Final = compiled(r"^([^:\n\t]{2,60}?)\s*(?:(?<!\d):|:(?!\d))(?!//)\s*(.*)$", re.DOTALL)
_ASKED: Final = compiled(r"^([^?:\n\t]{2,30})\?\s+(\S[^?]*)$")  # "Hvor? Rådhuset"
# "Fra 24. sep. 2027 10:00" on a line of its own
_BOUND: Final = compiled(
    r"^(Fra|Frå|Til|From|To)\s((?:\w+dag,?\s)?\d{1,2}[. ]\s?[\wæøå]{1,9}\.?(?:,?\s(?:20)?\d\d)?"
    r"(?:,?\s(?:kl\.?\s)?\d{1,2}[.:]\d\d)?)$"
)
# Signs that stand for a label.
_ICONS: Final = {
    **dict.fromkeys("📅📆🗓⏰", "when"),
    **dict.fromkeys(map(chr, range(ord("🕐"), ord("🕧") + 1)), "clock"),
    **dict.fromkeys("📍📌🏠🏢🏛", "where"), "👤": "organizer", **dict.fromkeys("💰💵🎫", "price"),
}  # fmt: skip
# A word that may be a label in the middle of a line, as where a list was pasted into one paragraph; and those that are.
_WITHIN: Final = re.compile(r"[^\W\d_a-zæøå](?<=[\s.;,|•·)].)[^\W\d_]*(?=\s?:)")
_CAPITALISED: Final = {label.capitalize() for label in FIELDS if len(label) > 3 and label.isalpha()}
_MARKS: Final = re.compile(r"^[\W_]+")


class Line(NamedTuple):
    """A line of a block; ``field`` is "" for a label of no known kind, ``None`` without a label."""

    text: str
    field: str | None
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value. ``value`` may have several lines; it stands in block ``index`` at ``where``."""

    field: str
    label: str
    value: str
    where: str
    index: int


def field_of(label: str) -> str | None:
    """The field that a label announces.

    >>> field_of("Påmeldingsfrist:"), field_of("Kursstad"), field_of("Høringsfrist"), field_of("Velkommen")
    ('deadline', 'where', 'other_deadline', None)
    """
    return _field_of(label) if len(label) <= LONGEST_LABEL else None


@lru_cache(maxsize=2_000)  # the same lines are asked about as labels, headings and furniture
def _field_of(label: str) -> str | None:
    name = " ".join(label.lower().split()).rstrip(" :.?!*–-")
    if not name[:1].isalnum():
        name = _MARKS.sub("", name)
    if name in FIELDS:
        return FIELDS[name]
    if len(name) > _LONGEST_COMPOUND or not _PARTS.search(name) or any(map(str.isdigit, name)):
        return None
    return next((field for shape, field in _ENDINGS if shape.search(name)), None)


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a page labels, and ``plain``: the text of each block without its labelled lines."""

    pairs: tuple[Pair, ...]
    plain: tuple[str, ...]


def read_labels(blocks: Sequence[Block]) -> Labelled:
    """Every known label with its value, in order; a label without a value of its own gives none."""
    lines = [_Placed(line, index) for index, block in enumerate(blocks) for line in block.lines]
    pairs, rows = _read_columns(blocks)
    taken = {position for position, (_, index) in enumerate(lines) if index in rows}
    for position, (line, index) in enumerate(lines):
        if not line.field or position in taken:
            continue
        below = list(_following(lines, position, blocks))
        value = "\n".join([line.value, *(lines[at].line.text for at in below)]).strip()
        if value:
            pairs.append(Pair(line.field, line.label, value, blocks[index].where, index))
        taken.update((position, *below))
    plain: list[list[str]] = [[] for _ in blocks]
    for position, (line, index) in enumerate(lines):
        if position not in taken:
            plain[index].append(line.text)
    return Labelled(tuple(pairs), tuple("\n".join(text) for text in plain))


def _read_columns(blocks: Sequence[Block]) -> tuple[list[Pair], set[int]]:
    """The labels that the first row of a table has for the cells of its only other row, and the numbers of both."""
    pairs: list[Pair] = []
    taken: set[int] = set()
    for first, (head, row) in enumerate(pairwise(blocks)):
        if not head.kind == row.kind == "row" or head.group != row.group or "\t" not in head.marked:
            continue
        around = (
            blocks[first - 1] if first else None,
            blocks[first + 2] if first + 2 < len(blocks) else None,
        )
        if any(block is not None and block.kind == "row" and block.group == head.group for block in around):
            continue
        labels = [field_of(cell) for cell in head.cells]
        if len(head.cells) == len(row.cells) and all(labels) and not any(map(field_of, row.cells)):
            columns = zip(labels, head.cells, row.cells, strict=True)
            pairs += [
                Pair(field, label, cell, row.where, first + 1)
                for field, label, cell in columns
                if field and cell
            ]
            taken.update((first, first + 1))
    return pairs, taken


def split_lines(marked: str, kind: BlockKind) -> Iterator[Line]:
    """The lines of a block's marked text."""
    for line in (_WITHIN.sub(_on_own_line, marked) if ":" in marked else marked).split("\n"):
        text = line.replace("\t", "\n" if kind == "row" else " ").strip()
        field, label, value = _split(line, text, kind)
        yield Line(text, "" if field in _OPENING else field, label, value)


def _on_own_line(word: re.Match[str]) -> str:
    return f"\n{word[0]}" if word[0] in _CAPITALISED else word[0]


class _Placed(NamedTuple):
    """A line and the number of its block."""

    line: Line
    block: int


def _split(line: str, text: str, kind: BlockKind) -> tuple[str | None, str, str]:
    """Field, label and value of a line; a line without a label is all value."""
    if field := _ICONS.get(text[:1]):
        return field, text[:1], text[1:].strip(" \ufe0f:")
    head, tab, rest = line.partition("\t")
    if tab and (field := field_of(head)):
        return field, head, rest.replace("\t", "\n").lstrip(":| ").strip()
    if ":" in text and (found := _COLON.match(text)):
        field = field_of(found[1])
        if field in _STAMPS and tells_news(found[2]):
            return None, "", text
        if field:
            return field, found[1], found[2].strip()
        if _LABEL_SHAPE.match(found[1]) and (kind in ("dt", "row") or tab or len(found[1].split()) <= 3):
            return "", found[1], found[2].strip()
    if "?" in text and (found := _ASKED.match(text)) and (field := field_of(found[1])):
        return field, found[1], found[2].strip()
    if text[:1] in "FT" and (found := _BOUND.match(text)):
        return field_of(found[1]), found[1], found[2]
    if kind == "dt":
        return field_of(text) or "", text, ""
    return (field_of(text), text, "") if len(text) <= 60 and field_of(text) else (None, "", text)


def _following(lines: Sequence[_Placed], position: int, blocks: Sequence[Block]) -> Iterator[int]:
    """Positions of the lines below a label that are its value: the rest of its block or, alone, of the next."""
    label, own = lines[position]
    taken = own
    for at in range(position + 1, len(lines)):
        line, index = lines[at]
        kind = blocks[index].kind
        if line.field or (line.field == "" and kind != "li") or (index != own and label.value):
            return
        if index not in (own, taken):
            if lines[at - 1].block == own and at - 1 > position:
                return  # the value stands beside its label in the same block
            if taken != own and kind not in ("dd", "li"):
                return
            longest = _LONGEST_STAMP if label.field in _STAMPS else _LONGEST_VALUE
            if kind in ("heading", "dt") or len(blocks[index].text) > longest or index > own + 12:
                return
            taken = index
        yield at
