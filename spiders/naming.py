"""Names of events that have no heading of their own: from the words beside their date."""

from __future__ import annotations

import re

_OCCASION = (
    r"(?i:[\wæøå-]*(?:seminar|møte|møter|konferanse|kurs|webinar|samling|verksted|workshop|festival|dag|kveld|foredrag"
    r"|debatt|frokost|omvisning|markering|tur|vandring|symposium|toppmøte|forum|talen|fest|week|conference|lansering)"
    r"(?:a|en|et|er|ene|ane)?)"
)
_TRIM = re.compile(r"^[\W_]+|[\s,:;–—|(\[-]+$")
_TRAILING = re.compile(
    r"\s+(?:den|på|i|fra|frå|til|og|av|for|om|er|blir|holdes|haldast|arrangeres|kl\.?|mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag)$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?:og|samt|også|i|på|den|det|en|et|ein|eit|kurset|første|se)\s+)+(?=[A-ZÆØÅ«])")


def without_date(text: str, quote: str) -> str:
    """A heading or line without its date and what hangs on it.

    >>> without_date("8. mars: Kartlegging av karbonrike areal", "8. mars")
    'Kartlegging av karbonrike areal'
    """
    before, _, after = text.partition(quote)
    before = trim(before)
    after = trim(after)
    if not before or not after:
        return before or after
    return f"{before} {after}" if re.match(r"\w", after) and len(before) > 12 else f"{before} – {after}"


def trim(text: str) -> str:
    """A phrase without punctuation and function words at its ends."""
    text = _TRIM.sub("", text.strip())
    while (shorter := _TRAILING.sub("", text)) != text:
        text = _TRIM.sub("", shorter)
    return text


def name_before(sentence: str, quote: str) -> str | None:
    """The noun phrase with a word for an occasion that stands before a date.

    >>> name_before("Programmet er klart. Storøynettverkets avslutningssamling 1. juni på Storøy", "1. juni")
    'Storøynettverkets avslutningssamling'
    """
    before = sentence.partition(quote)[0]
    before = re.split(r"(?<=[a-zæøå)])[.:!?]\s+|[(]", before)[-1] if len(before) > 20 else before
    found = None
    for match in re.finditer(rf"\b{_OCCASION}\b", before):
        found = match
    if found is None:
        return None
    start = found.start()
    words = list(re.finditer(r"[\wæøåÆØÅ«»“”\"&-]+", before[:start]))
    if not before[start].isupper():
        for word in reversed(words[-4:]):
            if before[word.end() : start].strip():
                pass
            if before[word.start()].isupper() or before[word.start()] in '«“"':
                start = word.start()
                break
    tail = before[found.end() :]
    return trim(before[start : found.end()] + (tail if len(tail) <= 40 and "," not in tail else "")) or None


def name_in(sentence: str, quote: str) -> str | None:
    """The occasion that a sentence with a date is about, with the words that tell its subject.

    >>> name_in("Uka etter, 12. mars, holder vi foredrag om klima og hav på biblioteket", "12. mars")
    'Foredrag om klima og hav'
    """
    after = sentence.partition(quote)[2]
    found = re.search(
        rf"\b{_OCCASION}\b(?:\s(?:om|for|med)\s[^.,;:!?]{{2,50}}?(?=\s(?:på|i|ved|hos)\s|[.,;:!?]|$))?", after
    )
    if not found:
        return name_before(sentence, quote)
    name = trim(found[0])
    return name[:1].upper() + name[1:]
