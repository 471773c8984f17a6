"""Dated items in a row: list items, table rows, short paragraphs or lines, each with a day of its own.

What is left of an item without its date tells what the row is: places make one event with a session
each, themes make an event each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from normalize import day_of
from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from spiders.page.labels import field_of
from spiders.reading.parts.naming import without_date
from spiders.reading.parts.sections import is_heading, is_only_date
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.columns import cell_in, name_columns
from spiders.reading.times.mentions import Mention
from spiders.reading.times.roles import is_announced
from spiders.reading.words.gatherings import GATHERING, find_gathering
from spiders.reading.words.places import PLACE_BEGINS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spiders.page.blocks import Block

_LONGEST_LINE: Final = 170
_NUMBERED: Final = compiled(
    r"^\W*(?:(?:webinar|seminar|møte|kurs|kurskveld|kursdag|kveld|dag|del|modul|økt|samling|foredrag|verksted|uke|veke|helg"
    r"|treff|pulje|gruppe|parti|omgang|runde|alternativ)\s*\d+\b"
    r"|(?:\d\.|første|fyrste|andre|tredje|fjerde|femte|sjette|siste)\s"
    r"(?:(?:kurs|lang)?(?:samling|treff|helg|kveld|dag)|uke|veke|del|modul|økt|gang|omgang|kurs|møte|seminar|webinar"
    r"|pulje|gruppe|runde)(?:en|a|et)?\b)",
    re.IGNORECASE,
)
# "Møtet i Granvoll holdes 20. oktober …": one of several alternatives.
_APART: Final = compiled(
    rf"^{GATHERING}\s(?:i|på)\s(?P<place>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?)\s(?:avholdes|avhaldast|holdes|haldast"
    r"|arrangeres|arrangerast|gjennomføres|gjennomførast|finner sted|finn stad|går|er|blir|vert)\b"
)
_MARKS: Final = " \t•·–-*"
_CLOSING: Final = '»”“".'  # ends of a line with a title in quotation marks
_DASHED: Final = compiled(r"\s*[•·–*-]\s")  # an item of a list that is but lines
# "på Granvoll skole", "Granvoll skole kl. 19"
_THERE: Final = compiled(
    r"(?:(?:i|på|ved|hos)\s)?(?P<place>[^\d\W].*?)(?:[,:]?\skl\.?\s?\d{1,2}(?:[.:]?\d\d)?(?:\s?[–-]\s?\d[\d.:]*)?)?\.?$"
)
_DASH: Final = compiled(r"\s[–-]\s")  # "Nordmøre – Tingvoll"
_HOURS: Final = 2  # as many lines with an hour below a day are its programme
_LINES: Final = 3  # as many lines of a block that begin with a day are a list
_COUNTED: Final = compiled(rf"\(?(\d)[.)]\s(?={ANY_WEEKDAY}|\d|den\b)", re.IGNORECASE)
_SHORT: Final = 45  # characters of a line between two items that belongs to the first: "Meld deg på her"
_HEADED: Final = compiled(
    r"^\s*[:–—]\s+(?P<item>.+?)(?:(?<=[a-zæøå)»\"])[.!](?=\s|$)|(?<=[a-zæøå]\?)(?=\s|$)|$)"
)
# "«Grønne innkjøp», Granvoll hall, kl. 8.30"
_QUOTED: Final = compiled(r"(?:«(?P<a>[^»]{4,})»|[“”](?P<b>[^“”]{4,})”|\"(?P<c>[^\"]{4,})\")(?=\s?[,.(–-]|$)")
# A speaker and the title of the talk: "… Kari Li, Granvoll universitet: «Svikter jorda? Hva vet vi?»"
_SPOKEN: Final = compiled(
    r"[\s:.–—-]*(?P<who>[A-ZÆØÅ][^:«»“”\"]{3,70}):\s*[«“”\"](?P<theme>[^«»“”\"]{4,})[»“”\"]\W*$"
)
# "8. februar Fugler i fjæra. Foredrag og tur."
_NAMED: Final = compiled(r"^\.?\s+(?P<item>[A-ZÆØÅ«][^.!?]{6,}?)[.!?](?=\s|$)")
# In a list: "4. mai kl. 18 på Granvoll skole. Møtet er mest for grunneierne."
_PLACED: Final = compiled(
    rf"^,?\s+(?P<item>(?:på|i|ved|hos)\s{PLACE_BEGINS}[^.!?]{{2,80}}?)"
    r"(?:(?<=[a-zæøå)])[.!](?=\s[A-ZÆØÅ]|$))"
)
_LEADING: Final = ("på ", "i ", "ved ", "hos ")
# One of the same gathering in several places: "Åpent folkemøte på Granvoll skole"
_OF_KIND: Final = compiled(
    rf"(?:(?:åpent|ope|opent)\s)?(?P<kind>{GATHERING})\s(?:i|på|ved|hos)\s(?P<place>[^.;:!?]{{3,80}})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One dated item of block ``index``; ``rest`` is its first line without the date.

    ``venue`` is the cell of a table under a heading such as "Sted"; ``is_numbered``: "Webinar 2: …";
    ``is_programme``: lines with an hour each stand below the day.
    """

    index: int
    mention: Mention
    rest: str
    is_place: bool
    venue: str | None = None
    is_numbered: bool = False
    is_programme: bool = False


@dataclass(frozen=True, slots=True)
class Enumeration:
    """At least two dated items one after the other."""

    items: tuple[Item, ...]

    @property
    def of_places(self) -> bool:
        """Whether the items name places, or nothing but their date; a name of a place may be unknown."""
        others = [item for item in self.items if item.rest and not item.is_place]
        return not others or (
            len(others) * 4 <= len(self.items) and all(len(item.rest.split()) <= 6 for item in others)
        )

    @property
    def of_parts(self) -> bool:
        """Whether the items are numbered parts of one thing: "Webinar 1 …", "Webinar 2 …"."""
        return all(item.is_numbered for item in self.items)

    @property
    def of_themes(self) -> bool:
        """Whether every item names something of its own, and none is a day's programme."""
        return (
            not (self.of_places or self.of_parts)
            and all(item.rest for item in self.items)
            and not any(item.is_programme for item in self.items)
        )


def find_enumerations(
    blocks: Sequence[Block], mentions: Sequence[Mention], is_place: Callable[[str], bool]
) -> list[Enumeration]:
    """The enumerations of a page, in order."""
    items: list[Item] = []
    found: list[Enumeration] = []
    for item in _items(blocks, mentions, is_place):
        if items and not _continues(blocks, items[-1], item):
            found.append(Enumeration(_in_places(items, is_place)))
            items = []
        items.append(item)
    found.append(Enumeration(_in_places(items, is_place)))
    return [each for each in found if len(each.items) >= 2 and not _says_it_again(each)]


def _in_places(items: list[Item], is_place: Callable[[str], bool]) -> tuple[Item, ...]:
    """The items; where all are one kind of gathering in several places, the places are what they name."""
    told = [found for item in items if (found := _OF_KIND.match(item.rest)) and is_place(found["place"])]
    kinds = {found["kind"].lower() for found in told}
    if len(told) < len(items) or len(kinds) != 1 or len({found["place"] for found in told}) < len(items):
        return tuple(items)
    return tuple(
        replace(item, rest=found["place"], is_place=True) for item, found in zip(items, told, strict=True)
    )


def _says_it_again(enumeration: Enumeration) -> bool:
    """Whether all items give the same day, and no two of them different hours: one date said several times."""
    starts = [session.start for item in enumeration.items for session in item.mention.dates.sessions]
    hours = {start for start in starts if isinstance(start, datetime)}
    return len({day_of(start) for start in starts}) == 1 and len(hours) <= 1


def _items(
    blocks: Sequence[Block], mentions: Sequence[Mention], is_place: Callable[[str], bool]
) -> list[Item]:
    items = []
    named = name_columns(blocks)
    dated: dict[int, list[Mention]] = {}
    clocks: dict[int, int] = {}  # lines of a block that begin with an hour alone
    for mention in mentions:
        if mention.dates.has_clock and not mention.dates.has_day and mention.dates.start > 0:
            begins = mention.sentence.lstrip(_MARKS).startswith(mention.dates.quote)
            clocks[mention.index] = clocks.get(mention.index, 0) + begins
        if mention.label not in ("start", "end") and can_anchor(mention):
            dated.setdefault(mention.index, []).append(mention)
    for index, block in enumerate(blocks):
        own = dated.get(index)
        if not own or block.kind in ("heading", "caption", "dt") or is_heading(block):
            continue
        lines = block.text.split("\n") if block.kind != "row" else [block.text]
        begun = sum(any(line.startswith(each.dates.quote) for each in own) for line in lines)
        listed = block.kind == "li" or begun >= _LINES
        columns = {field: at for at, field in enumerate(named[block.group])} if block.kind == "row" else {}
        for mention in own:
            line = next((line for line in lines if mention.dates.quote in line), mention.sentence)
            alone = sum(other.dates.quote in line for other in own) == 1 or block.kind == "row"
            quoted = [m for m in own if m.dates.quote in line]
            first = bool(quoted) and mention is min(quoted, key=lambda each: line.find(each.dates.quote))
            if first and (apart := _APART.match(line)):
                items.append(Item(index, mention, apart["place"], is_place=True))
                continue
            spoken = _said_by(line, mention)
            head = spoken or _behind_day(line, mention, listed=listed)
            if (
                len(head) > _LONGEST_LINE
                or not (alone or first)
                or (not spoken and _is_sentence(head) and not _is_named(line, mention))
            ):
                continue
            said = line if alone else _up_to_next(line, mention, quoted)
            rest = spoken or _rest(block, said, mention, columns, listed=listed)
            venue = cell_in(block, columns.get("where"))
            told = venue is not None and venue.split("\n")[0].strip() == rest
            venue = venue and re.sub(r"\s*\n\s*", ", ", venue)
            if (there := _THERE.match(rest)) and is_place(there["place"]):
                rest = there["place"]
            placed = head is not line and rest == head and rest.startswith(_LEADING)
            rest = rest.partition(" ")[2] if placed else rest
            somewhere = (
                told or placed or is_place(rest) or is_place(_DASH.split(rest)[-1]) or _is_proper(rest)
            )
            place = bool(rest) and somewhere and "theme" not in columns
            numbered, hours = bool(_NUMBERED.match(line)), clocks.get(index, 0)
            items.append(
                Item(index, mention, rest, place, venue, numbered, len(own) == 1 and hours >= _HOURS)
            )
    return items


def _behind_day(line: str, mention: Mention, *, listed: bool) -> str:
    """The first sentence of an item that its day heads ("14. april: Tur til Storøy. Vi møtes kl. 11."), else all.

    In a list the name may stand right behind the day: "14. april Tur til Storøy. Vi møtes kl. 11."
    """
    before, _, after = line.partition(mention.dates.quote)
    if before.strip(_MARKS):
        return line
    head = _HEADED.match(after) or (_NAMED.match(after) or _PLACED.match(after) if listed else None)
    return head["item"] if head else line


def _said_by(line: str, mention: Mention) -> str | None:
    """The title that is quoted behind a day and whoever speaks: "7. mai: Kari Li, NVE: «Vann på avveie?»"."""
    found = _SPOKEN.match(line.partition(mention.dates.quote)[2]) if line[-1:] in _CLOSING else None
    return found["theme"].rstrip(" .") if found and not find_gathering(found["who"]) else None


def _up_to_next(line: str, mention: Mention, dated: Sequence[Mention]) -> str:
    """A line without the clause of a further date: "Storøy skole 4. og 5. mai, prøve 12. mai"."""
    after = line.partition(mention.dates.quote)[2]
    further = [after.find(each.dates.quote) for each in dated if each is not mention]
    cut = min((at for at in further if at >= 0), default=-1)
    clause = after[:cut].rpartition(",")
    return line[: len(line) - len(after) + len(clause[0])] if cut >= 0 and clause[1] else line


def _is_named(line: str, mention: Mention) -> bool:
    """Whether an item begins with a name and its day, and is no sentence: "Granvoll tirsdag 4. mai, i salen."."""
    head = line.partition(mention.dates.quote)[0].strip(_MARKS)
    return bool(head) and _is_proper(head)


def _is_sentence(line: str) -> bool:
    if not line.rstrip().endswith((".", "!", "?")) or _DASHED.match(line):
        return False
    return line.count(" ") > 7 or bool(re.search(r"(?<!\bkl)(?<=[a-zæøå])[.!?]\s", line))


def _is_proper(rest: str) -> bool:
    """One or two capitalised words, as the names of places are that no gazetteer knows."""
    words = rest.split()
    return len(words) <= 2 and all(word[:1].isupper() for word in words) and not is_announced(rest)


def _rest(block: Block, line: str, mention: Mention, columns: dict[str, int], *, listed: bool) -> str:
    """What an item says beside its date: of a table row, the theme or the first other cell with words."""
    if block.kind == "row":
        if theme := cell_in(block, columns.get("theme")):
            return theme.split("\n")[0]
        cells = [cell for cell in block.cells if mention.dates.quote not in cell]
        cells = [cell.split("\n")[0].strip() for cell in cells if cell.strip() and not is_only_date(cell)]
        return next((cell for cell in cells if field_of(cell) is None), "")
    if (
        is_only_date(line)
        and line in (lines := block.text.split("\n"))
        and lines.index(line) + 1 < len(lines)
    ):
        below = lines[lines.index(line) + 1]
        return "" if is_only_date(below) or field_of(below.partition(":")[0]) is not None else below
    headed = _behind_day(line, mention, listed=listed)
    rest = headed if headed is not line else without_date(line, mention.dates.quote)
    if quoted := _QUOTED.match(rest):
        return quoted["a"] or quoted["b"] or quoted["c"]
    return re.sub(r"^(?:(?:tid|dato|når)\b(?=\W*$|\s?:)|den\b)[\s:]*", "", rest, flags=re.IGNORECASE)


def _continues(blocks: Sequence[Block], before: Item, item: Item) -> bool:
    """Whether an item follows the one before: in the same list or table, or right below it."""
    first, second = blocks[before.index], blocks[item.index]
    if first.kind != second.kind:
        return False
    if first.kind in ("li", "row"):
        return first.group == second.group
    between = blocks[before.index + 1 : item.index]
    one_between = len(between) == 1 and (_belongs_above(between[0]) or _counts_on(first, second))
    return not between or one_between or _are_dates(before, item, between)


def _are_dates(before: Item, item: Item, between: Sequence[Block]) -> bool:
    """Whether both items are lines with a date alone, written alike, and no heading stands between them.

    Days in a row without hours are those of one gathering.
    """
    one, other = before.mention, item.mention
    if not all(each.label is None and is_only_date(each.sentence) for each in (one, other)):
        return False
    alike = one.dates.has_clock == other.dates.has_clock and one.dates.has_year == other.dates.has_year
    if not alike or any(map(is_heading, between)):
        return False
    days = (day_of(each.dates.sessions[0].start) for each in (one, other))
    return one.dates.has_clock or abs(next(days) - next(days)).days != 1


def _counts_on(first: Block, second: Block) -> bool:
    """Whether two paragraphs are numbered one after the other: "1. Torsdag 9. mars, …" and "2. Fredag 10. mars, …"."""
    one, other = _COUNTED.match(first.text), _COUNTED.match(second.text)
    return one is not None and other is not None and int(other[1]) == int(one[1]) + 1


def _belongs_above(block: Block) -> bool:
    """Whether a paragraph only says something more of the item above it."""
    return block.kind == "p" and len(block.text) <= _SHORT and not block.text.endswith(":")
