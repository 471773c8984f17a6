"""Recurring gatherings that a page tells of without dates: "månedlige webinarer, kalt Bærekraftsfredag"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize import read_attendance, read_registration
from normalize.lazily import compiled
from spiders.items import Series
from spiders.page.wording import wording
from spiders.reading.times.roles import is_announced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.page.document import Document

_CADENCE: Final = {
    "monthly": r"månedlige?|månadlege?|hver måned|kvar månad|én gang i måneden|ein gong i månaden|monthly",
    "weekly": r"ukentlige?|vekentlege?|hver uke|kvar veke|weekly",
    "quarterly": r"kvartalsvise?|hvert kvartal|kvart kvartal|quarterly",
    "yearly": r"årlige?|årlege?|hvert år|kvart år|yearly|annual",
}
# Every cadence has the words of one of these.
_CADENCE_WORDS: Final = wording(
    """
    månedlig, månedlige, månadleg, månadlege, hver|kvar måned|månad, én|ein|en gang|gong, monthly, ukentlig,
    ukentlige, vekentleg, vekentlege, hver|kvar uke|veke, weekly, kvartalsvis, kvartalsvise, hvert|kvart kvartal,
    quarterly, årlig, årlige, årleg, årlege, hvert|kvart år, yearly, annual"""
)
_OCCASION: Final = r"(?:webinar|møte|seminar|samling|frokost|kurs|foredrag|sending|verksted|treff)\w*"
# Of a gathering that one sentence tells of, the bare word says how it is held.
_ONLINE: Final = wording("digitalt, på nett, online")
_REGULAR: Final = compiled(rf"\b(?:{'|'.join(_CADENCE.values())})\b", re.IGNORECASE)
_LONGEST: Final = 60  # characters of a title that can be a name
_CALLED: Final = r"(?:kalt|kalla|som heter|som heiter|under navnet|under namnet|called)"
_NAME: Final = r"[A-ZÆØÅ][\wæøå-]*(?:\s[A-ZÆØÅ]\w+)*"
_NAMED: Final = compiled(
    rf"\b(?P<cadence>{'|'.join(_CADENCE.values())})\b[^.\n]{{0,60}}?\b{_OCCASION}[^.\n]{{0,80}}?"
    rf"\b{_CALLED}\s+[«\"“]?(?P<name>{_NAME})",
    re.IGNORECASE,
)


def read_series(document: Document, url: str, publisher: str | None) -> Iterator[Series]:
    """The series that the page names with how often it is held; else its title, where a sentence tells that."""
    regular = [block for block in document.blocks if _CADENCE_WORDS.may_have(block.text)]
    seen: set[str] = set()
    for block in regular:
        for match in _NAMED.finditer(block.text):
            name = match["name"]
            if name[0].isupper() and name.lower() not in seen:
                seen.add(name.lower())
                yield _series(name, match["cadence"], block.text, url, publisher)
    if seen or len(document.title) > _LONGEST:
        return
    for block in regular:
        said = _REGULAR.search(block.text)
        if said and block.kind == "p" and is_announced(block.text):
            yield _series(document.title, said[0], block.text, url, publisher)
            return


def _series(name: str, said: str, text: str, url: str, publisher: str | None) -> Series:
    cadence = next(key for key, words in _CADENCE.items() if re.search(words, said, re.IGNORECASE))
    attendance = read_attendance(None, [text], name).value or ("online" if _ONLINE.search(text) else None)
    required = read_registration([text]).required
    return Series(name, cadence, attendance, required, (publisher,) if publisher else (), url)
