"""Labels and what stands beside them in any markup: ``dl``, table, list, bold text, div pairs, colons.

The page's markup has become lines by now (see :mod:`spiders.blocks`), so a label is a line that is nothing
but a known label, the part of a line before a tab, or the part before a colon. :func:`field_of` knows the
labels that Norwegian publishers use (:mod:`spiders.label_words`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.label_words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.blocks import Block

_OCCASION = r"(?:arrangement|kurs|møte|seminar|konferanse|webinar|samling|verksted)s?(?:ets|ens|as)?"
# Compounds that the table cannot list: "frokostmøtedato", "seminaravgift", "utstillingsstad".
_ENDINGS = (
    (re.compile(r"(?:påmeldings|påmelding|registrerings)\w*frist(?:en)?$"), "deadline"),
    (re.compile(r"^(?:bindende|siste|endelig|endeleg|ny|utvida|utvidet) (?:påmeldings)?frist$"), "deadline"),
    (re.compile(r"frist(?:en|er|ar)?$|^frist for "), "other_deadline"),
    (re.compile(rf"{_OCCASION}(?:dato|tid|dag|tidspunkt)\w*$"), "when"),
    (re.compile(rf"{_OCCASION}(?:sted|stad|lokale|adresse)$"), "where"),
    (re.compile(rf"(?:{_OCCASION}|delta[kg][ea]r|påmeldings|billett)\w*(?:avgift|pris|kostnad)\w*$"), "price"),
    (re.compile(r"^arrangør\w*"), "organizer"),
)  # fmt: skip
_LABEL_SHAPE = re.compile(r"^[^\d:]{2,40}$|^[^:]{2,30}$")
_COLON = re.compile(r"^([^:\n\t]{2,60}?)\s*(?:(?<!\d):|:(?!\d))(?!//)\s*(.*)$", re.DOTALL)
# A label in the middle of a line, as where a list was pasted into one paragraph.
_WITHIN = re.compile(
    r"(?<=[\s.;,|•·)])(?=(?:"
    + "|".join(
        sorted((label.capitalize() for label in FIELDS if len(label) > 3 and label.isalpha()), reverse=True)
    )
    + r")\s?:)"
)  # fmt: skip
_PUNCTUATION = re.compile(r"^[\W_]+|[\s:.?!*–-]+$")


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
    if len(label) > 60:
        return None
    name = " ".join(_PUNCTUATION.sub("", label.lower()).split())
    if name in FIELDS:
        return FIELDS[name]
    return next((field for shape, field in _ENDINGS if shape.search(name)), None) if len(name) <= 40 else None


def read_pairs(blocks: Sequence[Block]) -> list[Pair]:
    """Every label with its value, in order; a label without a value of its own gives none."""
    lines = list(_labelled_lines(blocks))
    pairs: list[Pair] = []
    for position, (field, label, value, index) in enumerate(lines):
        if field is None:
            continue
        value = "\n".join([value, *_following(lines, position, blocks, need=not value)]).strip()
        if value:
            pairs.append(Pair(field, label, value, blocks[index].where, index))
    return pairs


_Line = tuple[str | None, str, str, int]  # field ("" for a label of no known kind), label, value, block


def _labelled_lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    for index, block in enumerate(blocks):
        for line in _WITHIN.sub("\n", block.marked).split("\n"):
            yield (*_split(line, block), index)


def _split(line: str, block: Block) -> tuple[str | None, str, str]:
    """Field, label and value of a line; a line without a label has field ``None`` and is all value."""
    head, tab, rest = line.partition("\t")
    if tab and (field := field_of(head)):
        return field, head, rest.replace("\t", "\n").lstrip(": ").strip()
    if found := _COLON.match(line.replace("\t", " ")):
        field = field_of(found[1])
        if field:
            return field, found[1], found[2].strip()
        if _LABEL_SHAPE.match(found[1]) and (
            block.kind in ("dt", "row") or tab or len(found[1].split()) <= 3
        ):
            return "", found[1], found[2].strip()
    line = line.replace("\t", " ").strip()
    if block.kind == "dt":
        return field_of(line) or "", line, ""
    return (field_of(line), line, "") if len(line) <= 60 and field_of(line) else (None, "", line)


def _following(
    lines: Sequence[_Line], position: int, blocks: Sequence[Block], *, need: bool
) -> Iterator[str]:
    """The lines below a label that belong to it: the rest of its block, or of the next if it stood alone."""
    start = lines[position][3]
    taken = start
    for field, _, value, index in lines[position + 1 :]:
        if field is not None or (index != start and not need):
            return
        if index not in (start, taken):
            if taken != start and blocks[index].kind not in ("dd", "li"):
                return
            if blocks[index].kind in ("heading", "dt") or len(blocks[index].text) > 400 or index > start + 6:
                return
            taken = index
        yield value
