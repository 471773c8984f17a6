"""Recurring gatherings that a page tells of without dates: "månedlige webinarer, kalt Bærekraftsfredag"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.attendance import read_attendance
from normalize.registration import read_registration
from spiders.items import Series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.document import Document

_CADENCE = {
    "monthly": r"månedlige?|månadlege?|hver måned|kvar månad|én gang i måneden|ein gong i månaden|monthly",
    "weekly": r"ukentlige?|vekentlege?|hver uke|kvar veke|weekly",
    "quarterly": r"kvartalsvise?|hvert kvartal|kvart kvartal|quarterly",
    "yearly": r"årlige?|årlege?|hvert år|kvart år|yearly|annual",
}
_OCCASION = r"(?:webinar|møte|seminar|samling|frokost|kurs|foredrag|sending|verksted|treff)\w*"
_CALLED = r"(?:kalt|kalla|som heter|som heiter|under navnet|under namnet|called)"
_NAME = r"[A-ZÆØÅ][\wæøå-]*(?:\s[A-ZÆØÅ]\w+)*"
_NAMED = re.compile(
    rf"\b(?P<cadence>{'|'.join(_CADENCE.values())})\b[^.\n]{{0,60}}?\b{_OCCASION}[^.\n]{{0,80}}?"
    rf"\b{_CALLED}\s+[«\"“]?(?P<name>{_NAME})",
    re.IGNORECASE,
)


def read_series(document: Document, url: str, publisher: str | None) -> Iterator[Series]:
    """The series that the page names with how often it is held."""
    seen: set[str] = set()
    for block in document.blocks:
        for match in _NAMED.finditer(block.text):
            name = match["name"]
            if not name[0].isupper() or name.lower() in seen:
                continue
            seen.add(name.lower())
            cadence = next(
                key for key, words in _CADENCE.items() if re.fullmatch(words, match["cadence"], re.IGNORECASE)
            )
            registration = read_registration([block.text])
            attendance = read_attendance(None, [block.text], name)
            organizers = (publisher,) if publisher else ()
            yield Series(name, cadence, attendance.value, registration.required, organizers, url)
