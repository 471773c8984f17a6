"""What the page's own event is called, where the heading of the page is not its name.

In order of trust:

1. a heading that names something: a gathering, a topic, a question, a quotation; one that only says what kind of
   gathering it is gives way to the same with a name of its own ("Skogkonferansen «Mer skog»");
2. of a sentence of news ("… er utsatt", "… klar med …"): a name of its own in the sentence that announces the day,
   what the headline says is arranged ("X inviterer til Y"), a known gathering with a name in quotation marks, else the
   gathering that the announcing sentence is about, or one that the first lines invite to;
3. beside the heading of a plan or hearing ("Kommunedelplan for klima på høring"): the heading above the day, or a name
   of its own in the announcing sentence;
4. in place of a heading that any page has ("Praktisk informasjon"): the embedded event, ``og:title`` or ``<title>``,
   a name of its own in the announcing sentences, then anywhere in the text, the gathering that the announcing
   sentence is about, a host made for one event ("havkonferansen2027.no"), a heading of the content.

Nothing of this found, the heading stays the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from normalize.status import strip_status
from spiders.page.document import split_title
from spiders.page.locating import address_parts
from spiders.reading.parts.clauses import Clause, is_named
from spiders.reading.parts.embedding import own_events
from spiders.reading.parts.headings import (
    Name,
    is_any_pages,
    is_news,
    is_of_plans,
    make_name,
    name_in_heading,
)
from spiders.reading.parts.known import SAME, find_subjects, is_known, known_in_text, known_subject
from spiders.reading.parts.naming import proper_name, quoted_name, trim, without_date
from spiders.reading.parts.sections import is_furniture, is_heading, is_only_date
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Tier, days_of
from spiders.reading.times.roles import CLEARLY, is_announced
from spiders.reading.words.gatherings import GATHERING, find_gathering, is_plain
from spiders.reading.words.places import HALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.document import Document
    from spiders.reading.times.mentions import Mention
    from spiders.reading.times.timing import Timing

_KIND: Final = compiled(rf"^(?P<kind>{GATHERING})(?:\s(?:i|for|på|ved)\s[A-ZÆØÅ].*|\s(?:i|på|ved)\s{HALL})?$")
_KIND_ABOUT: Final = compiled(rf"(?P<what>{GATHERING}\s(?:om|for)\s[^.:;!?\n]{{5,70}})\.?$")
_TOP: Final = 4  # blocks among which a line may be the title of a text without headings
_EARLY: Final = 25  # characters before the word for a gathering in a heading: "Åpent digitalt folkemøte"
_LINE: Final = compiled(r"[A-ZÆØÅ«][^.:;!?\n]{7,70}$")
# "Slik får du varmere hus" is a topic, not news of someone.
_ADVISING: Final = compiled(
    r"\b(?:slik|hvordan|korleis|hvorfor|kvifor|du|deg|din|ditt|dine|vi|oss|vår[et]?)\b", re.IGNORECASE
)
_SENTENCES: Final = compiled(r"(?<=[a-zæøå)»][.!?])\s+|\n")
# The name of a site made for one event, or for its editions: "Varmedagene 2027".
_ONE_EVENTS: Final = compiled(
    r"(?:dagene|dagane|konferansen|festivalen|uka|veka)(?:\s20[0-4]\d)?$"
    r"|(?:dager|dagar|konferanse|festival|forum|seminar|toppmøte)\s20[0-4]\d$"
)
_HOST: Final = compiled(r"^(?P<name>[a-zæøå-]{4,})-?(?P<year>20[0-4]\d)$")
_TAKES_PLACE: Final = compiled(
    r"^(?P<name>(?!I |På |For |Etter |Ved |Til |Under )"
    r"(?!Det |Den |Dette |Denne |Alt |De |Dei |Vi |Alle |(?:Første|Fyrste|Neste|Årets) \w+\s)"
    r"[A-ZÆØÅ][^.,:;!?]{5,60}?)\s(?:som\s)?(?:blir"
    r"|vert)?\s?(?:arrangert|arrangeres|arrangerast|holdes|haldast|går av stabelen|finner sted|finn stad)\b"
)


def find_name(document: Document, timing: Timing, mentions: Sequence[Mention]) -> Name | None:
    """The name of the page's own event, dated by ``timing``; ``None`` where the heading is its title.

    ``mentions``: all of the page; what stands before another day is named with that day.
    """
    heading = strip_status(document.title)
    announcing = [Clause.of(each, mentions) for each in timing.used if each.index >= 0 and each.dates.has_day]
    if is_any_pages(heading) or is_only_date(heading):
        return next(_instead(document, announcing), None)
    if is_of_plans(heading):
        return next(_beside_plans(document, announcing, timing), None)
    if is_news(heading):
        return next(_of_news(document, heading, announcing, timing), None)
    if kind := _KIND.match(heading):
        same = kind["kind"][:SAME].lower()
        names = _proper((clause.where, clause.text) for clause in announcing)
        return next((name for name in names if name.text.lower().startswith(same)), None)
    unnamed = heading.endswith("?") or not find_gathering(heading)  # "Vil du møte politikerne?"
    if unnamed and (name := next(find_subjects(announcing), None)):
        return name
    if (other := next(_with_day(document, timing, mentions), None)) and _tells_of_others(timing, mentions):
        return other
    said = name_in_heading(heading, document.title_where)
    return said and next(known_in_text(document.blocks, said.text), said)


def _of_news(
    document: Document, heading: str, announcing: Sequence[Clause], timing: Timing
) -> Iterator[Name]:
    subject = known_subject(heading)
    if subject and subject[-4:].isdecimal():  # "Årskonferansen 2027 utsettes"
        yield make_name(subject, document.title_where, "title.subject")
    yield from _proper((clause.where, clause.text) for clause in announcing)
    yield from _in_headline(document, heading)
    yield from _lead(document)
    found = find_gathering(heading)
    if found and not (is_plain(found[0]) and found[0].endswith(("et", "en", "a"))):  # "møtet" names nothing
        return
    yield from _above(document, timing)
    named = _proper((block.where, block.text) for block in document.blocks if block.kind == "p")
    year = str(timing.start)[:4] if timing.start else "-"  # "Under namnet Energidagane 2027"
    yield from (name for name in named if name.text.endswith(year))
    for block in document.blocks:
        if name := quoted_name(block.text):
            yield make_name(name, block.where, "title.name", block.text)
    yield from _phrases(announcing, compound=False)
    for block in document.blocks[:_TOP] if not _ADVISING.search(heading) else ():
        for sentence in _SENTENCES.split(block.text):
            if invited := name_in_heading(sentence.rstrip("."), block.where):
                yield invited
    for block in document.blocks:
        for sentence in _SENTENCES.split(block.text) if block.kind == "p" else ():
            found = _TAKES_PLACE.match(sentence.lstrip("–- "))
            if found and (is_named(found["name"]) or is_known(found["name"])):
                yield make_name(found["name"], block.where, "title.subject")
    if not _ADVISING.search(heading):
        yield from _phrases(announcing, compound=True)


def _lead(document: Document) -> Iterator[Name]:
    """A line on top that is but what takes place: "Konferanse om hav og byer."."""
    for block in document.blocks[1:_TOP]:
        found = _KIND_ABOUT.match(block.text) if block.kind == "p" else None
        if found and not is_news(block.text):
            yield make_name(found["what"], block.where, "title.line", block.text)


def _beside_plans(document: Document, announcing: Sequence[Clause], timing: Timing) -> Iterator[Name]:
    """The gathering of a page about a plan or hearing: by the heading above its day, else a name of its own."""
    yield from _above(document, timing)
    yield from _proper((clause.where, clause.text) for clause in announcing)


def _with_day(document: Document, timing: Timing, mentions: Sequence[Mention]) -> Iterator[Name]:
    """Headings within the page that are a gathering and its day, where that is the page's one day."""
    days = {day for mention in timing.used for day in days_of(mention)}
    for mention in mentions:
        if (
            mention.tier is not Tier.HEADING
            or mention.index < 0
            or days_of(mention) != days
            or len(days) != 1
        ):
            continue
        block = document.blocks[mention.index]
        said = without_date(block.text, mention.dates.quote)
        found = find_gathering(said) if is_heading(block) and block.text != document.title else None
        if found and found.start() <= _EARLY and not is_furniture(said):
            yield make_name(said, block.where, "title.section", block.text)


def _tells_of_others(timing: Timing, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence clearly announces something on other days than the event's."""
    days = {day for mention in timing.used for day in days_of(mention)}
    prose = (m for m in mentions if m.tier in (Tier.BODY, Tier.LEAD) and can_anchor(m))
    return any(days_of(m).isdisjoint(days) and is_announced(m.sentence) == CLEARLY for m in prose)


def _above(document: Document, timing: Timing) -> Iterator[Name]:
    """The headings above the event's days that begin with a word for a gathering."""
    for mention in timing.used:
        above = next(filter(is_heading, reversed(document.blocks[: mention.index + 1])), None)
        if above is None or above.text == document.title:
            continue
        said = without_date(above.text, mention.dates.quote)
        found = None if is_furniture(above.text) else find_gathering(said)
        if found and found.start() <= _EARLY and not (said.endswith("?") or is_news(said)):
            yield make_name(said, above.where, "title.section", above.text)


def _in_headline(document: Document, heading: str) -> Iterator[Name]:
    """What a headline says is arranged, by the name that the text has for it, or the gathering that it is about."""
    if said := name_in_heading(heading, document.title_where):
        if is_any_pages(said.text):  # "X inviterer til konferanse"
            yield from _proper((block.where, block.text) for block in document.blocks)
        yield from known_in_text(document.blocks, said.text)
        yield said
    if subject := known_subject(heading):
        yield make_name(subject, document.title_where, "title.subject")


def _instead(document: Document, announcing: Sequence[Clause]) -> Iterator[Name]:
    for event in own_events(document):
        yield make_name(event.title, event.notation, "title.embedded")
    for where, text in _shown(document):
        if text != document.site and not (is_any_pages(text) or is_only_date(text)):
            yield make_name(text, where, "title.meta")
    yield from _proper((clause.where, clause.text) for clause in announcing)
    for block in document.blocks[:_TOP]:
        named = _LINE.match(block.text) and find_gathering(block.text)
        if named and not (is_furniture(block.text) or is_any_pages(block.text)):
            yield make_name(block.text, block.where, "title.line")
    yield from _proper((block.where, block.text) for block in document.blocks)
    yield from _phrases(announcing, compound=True)
    if document.site and _ONE_EVENTS.search(document.site):
        yield make_name(document.site, "title", "title.site")
    for label in (address_parts(document.url).hostname or "").split("."):
        if found := _HOST.match(label):
            yield Name(f"{found['name'].capitalize()} {found['year']}", label, "url", "title.host")
    for block in document.blocks:
        text = trim(block.text)
        if block.kind == "heading" and not (is_any_pages(text) or is_furniture(text) or is_only_date(text)):
            yield make_name(text, block.where, "title.section")


def _phrases(clauses: Sequence[Clause], *, compound: bool) -> Iterator[Name]:
    for clause in clauses:
        if phrase := clause.phrase(compound=compound):
            yield make_name(phrase, clause.where, "title.phrase", clause.text)


def _shown(document: Document) -> Iterator[tuple[str, str]]:
    """What the page is called for browsers and for sharing, without the name of the site."""
    for where, text in (("meta[og:title]", document.metas.get("og:title", "")), ("title", document.shown)):
        parts = split_title(text)
        yield from ((where, part) for part in (parts if document.site in parts else parts[:-1] or parts))


def _proper(texts: Iterator[tuple[str, str]]) -> Iterator[Name]:
    for where, text in texts:
        if name := proper_name(text):
            yield make_name(name, where, "title.name", text)
