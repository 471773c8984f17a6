"""Hours that only their place makes hours: at the beginning of a line, in a heading, behind what one does then."""

from __future__ import annotations

import re
from datetime import datetime, time
from itertools import chain
from typing import TYPE_CHECKING, Final

from normalize import DateMention, Session, at_oslo, signals
from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from spiders.page.wording import wording
from spiders.reading.times.mentions import Mention, Tier, heads_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize import YearHints
    from spiders.page.blocks import Block

_HOUR: Final = r"(?:[01]?\d|2[0-3])[.:]?[0-5]\d"
# "2027 er et merkeår": a year that does something is no hour.
_YEAR_DOES: Final = r"(?:19|20)\d\d\s(?:er|var|har|skal|ble|blei|vart|blir|vert)\b"
# This and _ITEM_HOURS are compiled at once: a match is asked below whose it is.
_STARTS_WITH_CLOCK: Final = re.compile(
    rf"^(?!\((?:19|20)\d\d\)|{_YEAR_DOES})[^\w\n]*(?:ca\.?\s?)?(?:kl\.?\s?)?(?P<begin>{_HOUR})(?:\s*[-–—]\s*(?P<until>{_HOUR}))?(?![./:]?\d)",
    re.MULTILINE,
)
_YEAR_ALONE: Final = compiled(r"\W*(?:19|20)\d\d\W*")
# A line that begins with what can but be a year: the others around it do so too.
_YEAR_FIRST: Final = compiled(r"^\W*(?:19[6-9]\d|20\d[1-46-9])\b", re.MULTILINE)
# Two times without separator in a heading; years ("2019-2022") do not count.
_HEADING_CLOCK: Final = compiled(
    r"\b(?!19|20[2-9])(?P<begin>[01]\d[0-5]\d|2[0-3][0-5]\d)\s*[-–]\s*(?P<until>[012]\d[0-5]\d)\b"
)
# "11–15" behind the label of a clock time.
_HOURS: Final = compiled(
    r"^\W*(?:fra |frå )?(?P<begin>[01]?\d|2[0-3])(?:\s*[-–—]\s*|\still\s)(?P<until>[01]?\d|2[0-3])\s*$"
)
# "18 – 20 Møte i Storsalen" below a day
_ITEM_HOURS: Final = re.compile(
    r"^(?P<begin>0?[6-9]|1\d|2[0-3])\s?[-–]\s?(?P<until>0?[7-9]|1\d|2[0-4])(?=:?\s+[A-ZÆØÅ«])", re.MULTILINE
)
# "Laurdag 09-14" below "Fredag kl. 15-19"
_DAY_HOURS: Final = compiled(
    rf"^(?:{ANY_WEEKDAY})\W{{1,3}}(?P<begin>0?[6-9]|1\d|2[0-3])\s?[-–]\s?(?P<until>0?[7-9]|1\d|2[0-3])\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_TELLING: Final = wording("""
    holder|held på, går, varer, varar, møt opp, kom, kome, komme, innom, når som helst, *marked, *marknad,
    åpent|ope hus, åpen|open dag""")
# "Vi holder på fra 11 til 15", "Kom innom mellom 17 og 20": bare hours behind what one does then.
_TOLD_HOURS: Final = compiled(
    r"\b(?:(?:holder|held) på|går|varer|varar|møt opp|kom|kome|komme|innom|når som helst|\w*mark(?:ed|nad)"
    r"|(?:åpent|ope) hus|(?:åpen|open) dag)\b[^.;:!?\n\d]{0,40}?"
    r"\b(?:fra|frå|mellom)\s(?P<begin>(?:[01]?\d|2[0-3])(?:(?<!19)(?<!20)[0-5]\d)?)"
    r"\s(?:til|og|–|-)\s(?P<until>(?:[01]?\d|2[0-3])(?:[0-5]\d)?)\b"
    r"(?!\s?(?:år|person|delta|kr|prosent|%|meter|km|stk|trinn|[.:/]\d|\.\s?[a-zæøå]))",
    re.IGNORECASE,
)
# "Vi holder på til ca 13.30", "Vi held på til 13, og …": a bare time behind what one does until then.
_TOLD_END: Final = compiled(
    r"\b(?:(?:holder|held) på|varer|varar|går)\b[^.;:!?\n\d]{0,20}?\btil\s(?:ca\.?\s|rundt\s|omkring\s|om lag\s)?"
    r"(?P<begin>(?:[01]?\d|2[0-3])(?:[.:][0-5]\d|(?=\s*(?:[,;!)\n]|$|\.(?!\s?[a-zæøå\d])))))(?P<until>(?!))?(?![.:/]?\d)",
    re.IGNORECASE,
)
# A line with fewer letters beside its clock, and beside the words of times, is no programme item but the time itself.
_ITEM: Final = compiled(
    r"(?:(?:\b(?:til|ca|kl|klokka|klokken|fra|frå|og)\b|[\W\d_])*+[^\W\d_]){4}", re.IGNORECASE
)
_ROW: Final = 2  # lines of a block that make it a programme


def is_item(line: str) -> bool:
    """A line of a programme: a clock time, and then what happens."""
    clock = _STARTS_WITH_CLOCK.match(line)
    return clock is not None and _ITEM.match(line, clock.end()) is not None


def bare_hours(
    text: str,
    hints: YearHints,
    tier: Tier,
    index: int,
    block: Block,
    found: Sequence[Mention],
    *,
    below_day: bool = False,
) -> Iterator[Mention]:
    """Times that only their place makes times: at the start of a line, or "1000-1045" in a heading.

    ``below_day``: the block stands right below a line that is a day, where "18 – 20 Møte" is an item as well.
    """
    if not signals.of(text) & signals.NUMBER:
        return
    taken = {mention.dates.start for mention in found}
    shape = _HEADING_CLOCK if tier is Tier.HEADING or block.bold else _STARTS_WITH_CLOCK
    if tier is Tier.LABEL and _HOURS.match(text):
        shape = _HOURS
    prose = tier in (Tier.BODY, Tier.LEAD, Tier.HEADER)
    tells = prose and _TELLING.may_have(text)
    told = chain(_TOLD_HOURS.finditer(text), _TOLD_END.finditer(text)) if tells else ()
    items = _ITEM_HOURS.finditer(text) if below_day and prose else ()
    lines = text.split("\n") if prose and "\n" in text else []
    row = sum(map(is_item, lines)) >= _ROW  # "12.00 Mat" between items is one as well
    further = _DAY_HOURS.finditer(text) if prose and (below_day or any(map(heads_day, found))) else ()
    for match in chain(shape.finditer(text), told, items, further):
        if any(match.start() <= start < match.end() for start in taken):
            continue
        if shape is _STARTS_WITH_CLOCK and match["begin"].isdigit() and _YEAR_FIRST.search(text):
            continue
        session = Session(_at(hints, match["begin"]), _at(hints, match["until"]) if match["until"] else None)
        quote = text[match.start("begin") : match.end()]
        end = text.find("\n", match.end())
        line = text[match.start() : end if end >= 0 else len(text)].strip()
        if _YEAR_ALONE.fullmatch(line):
            continue
        dates = DateMention(
            match.start("begin"), match.end(), quote, (session,), None, None, has_year=False, has_clock=True,
            has_day=False, role="event", rule="clock.line", confidence=0.7, issues=(),
        )  # fmt: skip
        in_row = row and match.re is _STARTS_WITH_CLOCK
        item = prose and (in_row or is_item(line) or match.re is _ITEM_HOURS)
        yield Mention(dates, Tier.PROGRAMME if item else tier, "event", index, block.where, line)


def _at(hints: YearHints, clock: str) -> datetime:
    digits = re.sub(r"\D", "", clock)
    digits = digits.rjust(4, "0") if len(digits) > 2 else f"{digits:0>2}00"
    return at_oslo(hints.reference, time(int(digits[:2]), int(digits[2:])))
