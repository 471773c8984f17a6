"""Lines that tell when a page was published or changed, which are no dates of events."""

from __future__ import annotations

import itertools
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from lxml import etree

from spiders.page.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

StampKind = Literal["published", "updated", "bare"]

_MONTHS: Final = {
    name: month
    for month, names in enumerate(
        ("jan", "feb", "mar", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "des dec"), 1
    )
    for name in names.split()
}
# Lines are read in lower case: patterns that do not mind the case take many times as long.
_DAY: Final = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    r"|(?P<d>[0-3]?\d)\s?[./]\s?(?P<m>[01]?\d)\s?[./]\s?(?P<y>(?:19|20)\d\d|\d\d(?!\d))"
    r"|(?P<us_m>[01]?\d)/(?P<us_d>[1-3]\d)/(?P<us_y>(?:19|20)\d\d)"
    r"|(?P<d2>[0-3]?\d)\.?\s+(?P<name>[a-zæøå]{3,9})\.?,?\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<name3>[a-z]{3,9})\.?\s+(?P<d3>[0-3]?\d),?\s+(?P<y3>(?:19|20)\d\d)"
)
_CLOCK: Final = re.compile(
    r"(?:,?\s*(?:[|–-]\s*)?(?:kl\.?|klokka|klokken|at)?\s*:?\s*[0-2]?\d[.:][0-5]\d(?:[.:][0-5]\d)?(?:\s?ces?t)?)?"
)
_PUBLISHED: Final = re.compile(
    r"\b(?:publiser(?:t|ast)|published|lagt ut|posted|postet|oppretta|opprettet|skrevet|skriven)\b"
)
_UPDATED: Final = re.compile(
    r"\b(?:sist )?(?:oppdater(?:t|a)|endr(?:et|a)|revidert|kontrollert|godkjent"
    r"|last (?:updated|modified|changed)|updated)\b"
)
# Every one of these words has one of these parts, however it is capitalised at the beginning or as a whole.
_PARTS: Final = (
    b"ubliser", b"ublished", b"agt ut", b"osted", b"ostet", b"pprett", b"krevet", b"kriven", b"ppdater", b"ndret",
    b"ndra", b"evidert", b"ontrollert", b"odkjent", b"odified", b"hanged", b"pdated",
)  # fmt: skip
# "Oppdatert: Møtet er utsatt til 2. juni 2021" is news of the gathering.
_NEWS: Final = re.compile(r"\b(?:uts(?:att|ett)|flytt[eaes]|avlys|kansell|innstil|ny dato|nytt tidspunkt)")
# "Nyhende — 9. januar 2018": the kind of text before the day
_KIND: Final = re.compile(
    r"(?:nyhende|nyhei?t(?:er)?|nyhet(?:er)?|nyheiter|aktuelt|artikkel|blogg?(?:innlegg)?|kultur|lokalt|innenriks|leserinnlegg"
    r"|lesarinnlegg|debatt|pressemelding|news)\s*[|–—•·-]\s*(?=\d|[a-z]{3}\.? \d)"
)
# … and the words of a line, in small letters, one of these; looked for one by one they are found faster.
_SAYING: Final = tuple(part.decode() for part in _PARTS)
_DIGIT: Final = re.compile("[0-9]")  # twice as fast as of any script
_REACH, _LONGEST_WORDS = 40, 20  # characters to the words of a stamp, and of them
_TEASER: Final = 400  # characters of the link, heading and stamp that point to another page
_NESTED: Final = 4  # containers around a stamp and the heading above it
_POINTER: Final = etree.XPath(
    "boolean(.//*[self::h2 or self::h3 or self::h4 or self::h5][a[@href]]) and not(.//h1)"
)
_LONGEST: Final = 160  # a longer text that begins with "Publisert" is prose


def tells_news(text: str) -> bool:
    """Whether a line that begins like a stamp tells what has become of a gathering.

    >>> tells_news("Oppdatert: Møtet er flyttet til 3. juni"), tells_news("Oppdatert 3. juni")
    (True, False)
    """
    return bool(_NEWS.search(text.lower()))


def read_stamp_line(text: str) -> dict[StampKind, date]:
    """The days that a line of stamps gives; empty for a line that says more than that.

    >>> read_stamp_line("Publisert 2. aug 2022 | Sist endret: 11.08.2022 09:14") == {
    ...     "published": date(2022, 8, 2), "updated": date(2022, 8, 11)}
    True
    >>> read_stamp_line("– 28.02.2012 | 10:38"), read_stamp_line("Møtet er 28.02.2012")
    ({'bare': datetime.date(2012, 2, 28)}, {})
    >>> read_stamp_line("Nyhet • feb 04, 2011 09:12 CET")
    {'bare': datetime.date(2011, 2, 4)}
    """
    if len(text) > 2 * _LONGEST or not _DIGIT.search(text):
        return {}
    text = " ".join(text.lower().split()).lstrip("-–—•|· ")
    if not text or len(text) > _LONGEST:
        return {}
    near = _REACH + _LONGEST_WORDS
    says = any(part in text for part in _SAYING)
    published = _PUBLISHED.search(text, 0, near) if says else None
    updated = _UPDATED.search(text, 0, near) if says else None
    if not (published or updated):
        text = _KIND.sub("", text, count=1) if _KIND.match(text) else text
        found = _DAY.match(text)
        day = found and _day(found)
        return {"bare": day} if found and day and _CLOCK.fullmatch(text[found.end() :].strip()) else {}
    first = min(match.start() for match in (published, updated) if match)
    if first > _REACH or tells_news(text):
        return {}
    stamps: dict[StampKind, date] = {}
    for found in _DAY.finditer(text):
        before = text[: found.start()]
        kind: StampKind = "updated" if _last(_UPDATED, before) > _last(_PUBLISHED, before) else "published"
        if (day := _day(found)) and found.start() > first:
            stamps.setdefault(kind, day)
    return stamps


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["d"]:
            return _day_month(found["y"], found["m"], found["d"])
        if found["us_m"]:
            return date(int(found["us_y"]), int(found["us_m"]), int(found["us_d"]))
        year, name, day = (
            (found["y2"], found["name"], found["d2"]) if found["d2"] else found.group("y3", "name3", "d3")
        )
        month = _MONTHS.get(str(name)[:3])
        return date(int(str(year)), month, int(str(day))) if month else None
    except ValueError:
        return None


def _day_month(year: str, month: str, day: str) -> date:
    """Day before month; the other order only where that is impossible (some systems stamp in American)."""
    if int(month) > 12 >= int(day):
        month, day = day, month
    return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def find_stamps(tree: etree._Element) -> dict[StampKind, date]:
    """The stamps on the page, furniture that is still there included; the first of a kind counts."""
    stamps: dict[StampKind, date] = {}
    said = etree.tostring(tree, encoding="utf-8", method="text")
    small = said.lower()  # of bytes: that costs next to nothing
    told = [part for part in _PARTS if part in small]
    parts = frozenset(form.decode() for part in told for form in (part, part.upper()) if form in said)
    for run in _runs_with(parts)(tree) if parts else ():
        element = run.getparent()
        parent = element.getparent() if run.is_tail else element
        if len(run) <= _LONGEST and parent is not None:
            _read_run(str(run), parent, stamps)
    return stamps


@lru_cache(maxsize=256)
def _runs_with(parts: frozenset[str]) -> Callable[[etree._Element], list[Any]]:
    """What finds the runs of text that have one of some parts: a few sets of parts are those of nearly all pages."""
    told = " or ".join(f"contains(., '{part}')" for part in sorted(parts))
    return cast("Callable[[etree._Element], list[Any]]", etree.XPath(f"descendant::text()[{told}]"))


def _read_run(run: str, parent: etree._Element, stamps: dict[StampKind, date]) -> None:
    """Take in what a run of text says, together with the rest of the element it stands in."""
    words = run.lower()
    match = _PUBLISHED.search(words) or _UPDATED.search(words)
    if match is None or match.start() > _REACH or _is_in_teaser(parent):
        return
    line = text_of(parent)
    for kind, day in read_stamp_line(line if len(line) <= _LONGEST else run).items():
        stamps.setdefault(kind, day)


def _is_in_teaser(element: etree._Element) -> bool:
    """Whether a stamp stands right below a heading that leads to another page: it is that page's.

    The two may stand in containers of their own.
    """
    for holder in itertools.islice(element.iterancestors(), _NESTED):
        if len(text_of(holder)) > _TEASER:
            return False
        if _POINTER(holder):
            return True
    return False
