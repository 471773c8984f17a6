"""What a page as a whole tells about the year of a date that has none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from normalize import YearHints, day_of, signals
from normalize.lazily import compiled
from spiders.page.locating import address_parts
from spiders.page.wording import wording
from spiders.reading.words.letters import is_newsletter

if TYPE_CHECKING:
    from spiders.page.document import Document

_YEAR: Final = compiled(r"((?:19|20)(?<![\d/.-]\d\d)\d\d)(?!\d)(?!\s*[-–/]\s*(?:20)?\d\d)")
_PATH_YEAR: Final = compiled(  # not of a plan's "2027-2030"
    r"(?:^|[/_.-])(?<!\d\d\d\d-)((?:19|20)\d\d)(?=$|[/_.-])(?!-(?:19|20)\d\d(?:$|[/_.-]))"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
# "/2026/11/", "/2026/november/", "/2026/november-2026/": news is filed by the month of its publication.
_PATH_MONTH: Final = compiled(
    rf"/(20\d\d)/(?:(1[0-2]|0?[1-9])|({'|'.join(_MONTHS)})[a-z]*(?:-20\d\d)?)(?=/|$)", re.IGNORECASE
)
# A notice by itself, not a sentence about something else that ended.
_OVER: Final = wording("""
    arrangementet|kurset|møtet|seminaret|konferansen|webinaret|festivalen er over|avsluttet|avslutta|gjennomført,
    samlingen|samlinga er over|gjennomført, arrangementet|kurset|møtet|seminaret|konferansen har vært|vore,
    arrangement* har allerede|allereie funnet|funne sted|stad, utløpt, this event has passed""")
_NOTICE: Final = 60  # characters of such a notice
# Years from the reference beyond which a year in a title is a target or a plan's, not the event's
_REACH: Final = 2


def year_hints(document: Document, reference: date) -> YearHints:
    """The hints of a page; ``reference`` is its publication date, or the day it was fetched."""
    first = YearHints(reference=reference)
    dated: dict[tuple[int, int], int] = {}
    labelled = document.labelled  # the texts that dates are looked for in anyway
    values = (pair.value for pair in labelled.pairs)
    for text in (document.title, *values, *labelled.plain, *document.alternatives):
        if not (signals.of(text) & signals.NUMBER and _YEAR.search(text)):
            continue
        for mention in document.dates(text, first):
            if mention.has_year and mention.has_day and _YEAR.search(mention.quote):
                for session in mention.sessions:
                    for stamp in filter(None, (session.start, session.end)):
                        day = day_of(stamp)
                        dated.setdefault((day.month, day.day), day.year)
    for block in document.blocks:
        for written in block.days:
            if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", written):
                dated.setdefault((int(found[2]), int(found[3])), int(found[1]))
    path = unquote(address_parts(document.url).path)
    years = _years(document.title, path, reference)
    over = any(map(_says_over, document.texts))
    return YearHints(reference=reference, dated=dated, years=years, filed=_filed(path), over=over)


def _says_over(text: str) -> bool:
    """Whether a line is a notice that the event has been: "Påmelding: Arrangementet er over."."""
    return _OVER.may_have(text) and any(
        len(line) <= _NOTICE and _OVER.search(line) for line in text.split("\n")
    )


def _filed(path: str) -> date | None:
    """The first day of the month that an address files its page under."""
    found = _PATH_MONTH.search(path)
    if found is None:
        return None
    month = int(found[2]) if found[2] else _MONTHS.index(found[3].lower()) + 1
    return date(int(found[1]), month, 1)


def _years(title: str, path: str, reference: date) -> tuple[int, ...]:
    """Years of the title and the address near the reference, the title's first."""
    titled = [] if is_newsletter(title) else _YEAR.findall(title)
    found = [*titled, *reversed(_PATH_YEAR.findall(path))]
    years = dict.fromkeys(int(year) for year in found)
    return tuple(year for year in years if abs(year - reference.year) <= _REACH)
