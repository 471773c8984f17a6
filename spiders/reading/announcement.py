"""One part of a page as an event: each field read in turn, each value with the words it came from."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from normalize import classify, read_status, strip_status, with_arrangers
from normalize.lazily import compiled
from spiders.items import Event
from spiders.page.labels import field_of, read_labels
from spiders.page.passages import Notes, Passages
from spiders.reading.costs import read_costs
from spiders.reading.durations import with_length
from spiders.reading.grounds import find_previous, note_contact, note_times, note_topic
from spiders.reading.organizers.branches import branches, join_places
from spiders.reading.organizers.naming import is_department
from spiders.reading.organizers.ranking import read_organizers
from spiders.reading.parts.embedding import complete
from spiders.reading.places.stops import with_places
from spiders.reading.places.whereabouts import read_whereabouts
from spiders.reading.signup import read_signup
from spiders.reading.words.bodies import is_known
from spiders.reading.words.places import PlaceWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from normalize import Topic, YearHints
    from spiders.items import EventStatus
    from spiders.page.blocks import Block
    from spiders.reading.organizers.ranking import Organizer
    from spiders.reading.parts.part import Part

_DESCRIPTION: Final = 300  # characters
_WORKS_FOR: Final = compiled(r"\s(?:arbeider|arbeidar|jobber|jobbar)\s(?:for|med)\b")
_LEAD: Final = 40  # a shorter paragraph introduces nothing
# A sentence at its end, or as many small words.
_SAYING: Final = compiled(r"[^\W\d_][.!?…]\W*$|(?:\b[a-zæøå]{2,}\b[^a-zæøå]*){5}")
_NO_PROSE: Final = ("heading", "caption", "dt", "row")
_OFFICIAL: Final = ("kommune", "fylkeskommune")
_SURE_OF_WHOM: Final = ("organizer.label", "organizer.arranges")


def read_event(
    part: Part,
    hints: YearHints,
    *,
    url: str,
    language: str | None,
    source: Source | None,
    publisher: str | None,
    site: str | None,
    tables: Tables,
) -> Event:
    """The event of a part. ``publisher`` is the name that the page's publisher had at the time, ``site`` the site's."""
    part = with_places(part, tables)
    blocks = [block for block in (*part.blocks, *part.shared) if block.kind != "caption"]
    texts = [(block.where, block.text) for block in blocks if block.text != part.title]
    passages = Passages([(part.title_where, part.title), *texts])
    notes = Notes()
    title = _read_title(part, notes)
    note_times(part, notes)
    sessions = with_length(part, blocks, notes)
    status = _read_status(part, passages, notes)
    registration = read_signup(part, hints, part.timing.start, notes)
    price = read_costs(part, notes)
    place, attendance = read_whereabouts(
        part, blocks, passages, source, tables, url=url, site=site, notes=notes
    )
    official = (source is not None and source.family in _OFFICIAL) or (publisher or "").endswith("kommune")
    short = source.id.upper() if source is not None and is_known(source.id.upper()) else ""
    organizers = _read_organizers(
        part, blocks, publisher, tables, official=official, short=short, notes=notes
    )
    prose = [
        (block, text) for block, text in _prose(blocks, part.title) if not _is_of_publisher(text, publisher)
    ]
    lead = _find_lead(_behind_title(prose, blocks, part.title))
    named = part.title if part.called in part.title else f"{part.title}\n{part.called}"
    topic = classify(named, lead, "\n".join(text for _, text in prose), terms=tables.terms)
    if topic.climate == "no" and part.subject:
        topic = _of_the_whole(part.subject, tables)
    whose = [part.title, *(organizer.name for organizer in organizers)]
    topic = with_arrangers(topic, whose, terms=tables.terms)
    elsewhere = [("page", part.subject), *((organizer.where, organizer.quote) for organizer in organizers)]
    if part.name:
        elsewhere.insert(0, (part.name.where, part.name.quote))
    note_topic(topic, passages, Passages(elsewhere), notes)
    contact = note_contact(passages, notes)
    event = Event(
        title=title,
        url=url,
        description=shorten(lead) or None,
        language=language,
        source=source.id if source else None,
        publisher=publisher,
        status=status,
        previous_start=part.timing.previous,
        attendance=attendance,
        sessions=sessions,
        approximate=part.timing.approximate,
        registration=registration,
        price=price,
        place=place,
        organizers=tuple(dict.fromkeys(organizer.name for organizer in organizers)),
        contact_email=contact,
        series=part.series,
        climate=topic.climate,
        topics=topic.topics,
        topics_for=topic.for_,
        topics_against=topic.against,
        evidence=notes.verbatim(_as_it_stands(part, texts)),
        issues=part.timing.issues,
    )
    return complete(event, part.structured) if part.structured else event


def _as_it_stands(part: Part, texts: Sequence[tuple[str, str]]) -> Passages:
    """The text of a part; its title with it, unless that was cut out of one of the blocks."""
    cut_out = any(where == part.title_where for where, _ in texts)
    return Passages(texts if cut_out else [(part.title_where, part.title), *texts])


def _prose(blocks: Sequence[Block], title: str) -> list[tuple[Block, str]]:
    """The blocks with their text, but for the title and the values of labels, which say where and by whom."""
    plain = zip(blocks, read_labels(blocks).plain, strict=True)
    return [(block, text) for block, text in plain if text and block.text != title]


def _is_of_publisher(text: str, publisher: str | None) -> bool:
    """Whether a paragraph tells what the publisher works for, which says nothing of the event."""
    return bool(publisher and text.startswith(publisher) and _WORKS_FOR.match(text, len(publisher)))


def _behind_title(
    prose: list[tuple[Block, str]], blocks: Sequence[Block], title: str
) -> list[tuple[Block, str]]:
    """The prose below the title; all of it where the title is no block or nothing stands below it."""
    above = {block.where for block in takewhile(lambda block: block.text != title, blocks)}
    below = prose if len(above) == len(blocks) else [each for each in prose if each[0].where not in above]
    return below or prose


def _find_lead(prose: Sequence[tuple[Block, str]]) -> str:
    """The first paragraph that says something; a line of days and places says nothing of what it is about."""
    long = [text for block, text in prose if len(text) >= _LEAD and block.kind not in _NO_PROSE]
    return next((text for text in long if _SAYING.search(text)), long[0] if long else "")


def _read_title(part: Part, notes: Notes) -> str:
    title = strip_status(part.called)
    if name := part.name:
        notes.tell("title", title, name.quote, name.where, name.rule)
    else:
        notes.tell("title", title, title, part.title_where, "title.heading", 1.0)
    return title


def _of_the_whole(subject: str, tables: Tables) -> Topic:
    """What an event that says nothing itself has from the whole it is named in: a link to climate, no more."""
    title, lead, *body = [*subject.split("\n"), "", ""]
    topic = classify("", f"{title}\n{lead}", "\n".join(body), terms=tables.terms)
    return topic if topic.climate == "no" else replace(topic, climate="related")


def _read_status(part: Part, passages: Passages, notes: Notes) -> EventStatus:
    """What the words say; an announcement that names the day it was moved from is of a moved event."""
    found = read_status(part.title, passages.texts[1:])
    notes.add("status", found.value, found.evidence, passages)
    if found.value == "scheduled" and part.timing.previous:
        if moved := find_previous(part):
            notes.tell("status", "rescheduled", moved.dates.quote, moved.where, "status.moved-from")
        return "rescheduled"
    return found.value


def _read_organizers(
    part: Part,
    blocks: list[Block],
    publisher: str | None,
    tables: Tables,
    *,
    official: bool,
    short: str,
    notes: Notes,
) -> list[Organizer]:
    labelled = [(pair.where, pair.value) for pair in part.pairs if pair.field == "organizer"]
    jointly = [(pair.where, pair.value) for pair in part.pairs if pair.field == "co_organizer"]
    by_whom = [(pair.where, pair.value) for pair in part.pairs if pair.field == "publisher"]
    # "Kontakt oss" stands on every page: a label says nothing of who arranges.
    paragraphs = [(block.where, block.text) for block in blocks if field_of(block.text) is None]
    title = (part.title_where, part.title)
    organizers = read_organizers(title, labelled, paragraphs, publisher, official=official, short=short)
    if jointly and any(each.rule == "organizer.label" for each in organizers):
        organizers += read_organizers(title, jointly, (), None)
    if by_whom and not any(each.rule in _SURE_OF_WHOM for each in organizers):
        organizers = read_organizers(title, by_whom, paragraphs, publisher, official=official)
    responsible = [pair.where for pair in part.pairs if pair.label.lower().startswith("ansvarl")]
    if publisher and responsible:  # "Ansvarlig: Miljøvernavdelingen" is whoever has it
        organizers = [
            replace(each, name=publisher) if each.where in responsible and is_department(each.name) else each
            for each in organizers
        ]
    if len(organizers) > 1:
        said = [*((pair.where, pair.value) for pair in part.pairs), *paragraphs]
        organizers = join_places(organizers, said, PlaceWords(tables.gazetteer), publisher or "")
    organizers = [
        replace(each, name=name) for each in organizers for name in branches(each.name, publisher or "")
    ]
    for organizer in organizers:
        notes.tell("organizers", organizer.name, organizer.quote, organizer.where, organizer.rule)
    return organizers


def shorten(text: str) -> str:
    """The first sentences of a text, up to the length of a description."""
    text = " ".join(text.split())
    if len(text) <= _DESCRIPTION:
        return text
    cut = text.rfind(". ", 0, _DESCRIPTION)
    return text[: cut + 1] if cut > _DESCRIPTION // 4 else text[: text.rfind(" ", 0, _DESCRIPTION)] + " …"
