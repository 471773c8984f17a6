"""Which terms are whose: on a page with several events, what registration and prices say of one of them alone.

A block of an event's own section is of no event around it; a line or sentence that names one event ("Fagkurset:
kr 2490") is that event's, wherever it stands, and one that names all of them is everybody's; everything else is common.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from normalize.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.reading.parts.part import Part

T = TypeVar("T")

MOST: Final = 20  # events; in longer lists each item stands for itself
_WORD: Final = compiled(r"[^\W\d_]{6,}")
_STEM: Final = 12  # letters by which a word of a title is known again: "feltkontrollør(kurs)"
# "Påmelding til begge arrangement", "gratis på alle møtene": said in one section, of every event.
_OF_ALL: Final = compiled(
    r"\b(?:til|for|på|ved)\s(?:begge|alle)\s(?:de\s|dei\s)?(?:\w+\s)?"
    r"(?:arrangement|møte|kurs|seminar|samling|webinar|foredrag|tur(?:er|ar|ene|ane)\b)"
)
_ALL: Final = "*"  # what a sentence about every event names
_BREAK: Final = compiled(r"((?<=[.!?;])\s+(?=[A-ZÆØÅ])|\n)")
# Addresses and publishers are named after places, as events are.
_NO_NAMES: Final = compiled(r"\S+@\S+|(?:https?://|www\.)\S+|\w+ (?:fylkes)?kommune")


def settle(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page with the blocks that each one's terms are read from; a page's only part keeps all."""
    if not 2 <= len(parts) <= MOST:
        return list(parts)
    stems = [{word[:_STEM] for word in _WORD.findall(part.called.lower())} for part in parts]
    names = [own.difference(*_except(stems, number)) for number, own in enumerate(stems)]
    sentences = _Sentences(set().union(*names))
    sections = [set(part.blocks) for part in parts]
    settled = []
    for number, part in enumerate(parts):
        theirs = set().union(*_except(names, number))
        # The places of blocks that make up another event's own section within this part.
        inner = {
            block.where for each in _except(sections, number) if each < sections[number] for block in each
        }
        others = list(_except(parts, number))
        settled.append(_settled(part, others, inner, sentences, own=names[number], theirs=theirs))
    return settled


def _except(items: Sequence[T], number: int) -> Iterator[T]:
    return (item for other, item in enumerate(items) if other != number)


def _settled(
    part: Part,
    others: Iterable[Part],
    inner: set[str],
    sentences: _Sentences,
    *,
    own: set[str],
    theirs: set[str],
) -> Part:
    def not_theirs(named: set[str]) -> bool:
        return _ALL in named or not named.isdisjoint(own) or named.isdisjoint(theirs)

    def ours(named: set[str]) -> bool:
        return _ALL in named or (not named.isdisjoint(own) and named.isdisjoint(theirs))

    section = (block for block in part.blocks if block.where not in inner)
    common = (block for block in part.shared if block.where not in inner)
    places = {block.where for block in part.blocks} - inner
    elsewhere = (block for other in others for block in other.blocks if block.kind != "heading")
    named = (block for block in (*part.shared, *elsewhere) if block.where not in places)
    kept = sentences.keep(named, ours)
    return replace(
        part,
        own=(*sentences.keep(section, not_theirs), *dict.fromkeys(kept)),
        common=tuple(sentences.keep(common, not_theirs)),
        pairs=tuple(pair for pair in part.pairs if pair.where not in inner),
    )


class _Sentences(dict[str, list[tuple[str, set[str]]]]):
    """The lines and sentences of texts, with the white space behind, and what each names: looked at once for all."""

    def __init__(self, stems: set[str]) -> None:
        """``stems``: those by which events are named."""
        self._stems = stems

    def keep(self, blocks: Iterable[Block], keeps: Callable[[set[str]], bool]) -> Iterator[Block]:
        """The blocks with only what is to be kept by what it names, as it stands; without those of which nothing is."""
        for block in blocks:
            text = "".join([piece if keeps(named) else "\n" for piece, named in self[block.marked]])
            if kept := block.marked if text == block.marked else text.strip("\n"):
                yield block.saying(kept)

    def __missing__(self, text: str) -> list[tuple[str, set[str]]]:
        self[text] = found = [(text, set[str]())]
        if self._named(text):
            pieces = _BREAK.split(text)
            joined = map("".join, zip(pieces[::2], [*pieces[1::2], ""], strict=True))
            self[text] = found = [(piece, self._named(piece)) for piece in joined]
        return found

    def _named(self, text: str) -> set[str]:
        folded = text.lower()
        present = {stem for stem in self._stems if stem in folded}
        plain = _NO_NAMES.sub(" ", folded) if present else ""
        every = {_ALL} if ("begge" in folded or " alle " in folded) and _OF_ALL.search(folded) else set[str]()
        return {stem for stem in present if stem in plain} | every
