"""One part of a page as an event: each field read in turn, each value with the words it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from normalize.attendance import read_attendance
from normalize.contact import redact, role_addresses
from normalize.deadline import read_deadline
from normalize.place import locate
from normalize.price import read_price
from normalize.registration import read_registration
from normalize.status import read_status, strip_status
from normalize.topic import classify
from normalize.values import Evidence, iso
from spiders.items import Event, Finding, Place, Price, Registration
from spiders.organizers import read_organizers
from spiders.passages import Passages
from spiders.venues import PlaceWords, find_venue

if TYPE_CHECKING:
    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from normalize import YearHints
    from normalize.values import Issue, Stamp
    from spiders.document import Document
    from spiders.parts import Part

_DESCRIPTION = 300
_REGISTRATION_LINK = re.compile(
    r"påmeld|meld (?:deg|dykk|meg|dere)|registrer|sign up|registration|påmelding", re.IGNORECASE
)


@dataclass(slots=True)
class _Reader:
    """The part under reading and what was found so far."""

    part: Part
    passages: Passages
    findings: list[Finding]
    issues: list[Issue]


def read_event(
    part: Part,
    document: Document,
    hints: YearHints,
    *,
    url: str,
    language: str | None,
    source: Source | None,
    publisher: str | None,
    tables: Tables,
) -> Event:
    """The event of a part."""
    blocks = [block for block in (*part.blocks, *part.shared) if block.kind != "caption"]
    passages = Passages([(part.title_where, part.title), *((block.where, block.text) for block in blocks)])
    paragraphs = passages.texts[1:]
    findings: list[Finding] = []
    timing = part.timing
    for mention in timing.used:
        value = [iso(session.start) for session in mention.dates.sessions]
        findings.append(
            Finding(
                "sessions",
                value,
                mention.dates.quote,
                mention.where,
                mention.dates.rule,
                mention.dates.confidence,
            )
        )
    start = timing.sessions[0].start if timing.sessions else None
    status = read_status(part.title, paragraphs)
    _note(findings, passages, "status", status.value, status.evidence)
    price = _read_price(part, findings, passages)
    registration = _read_registration(part, hints, start, findings, passages)
    venue = find_venue(part.pairs, blocks, list(part.timing.used), PlaceWords(tables.gazetteer))
    if venue:
        findings.append(Finding("place.venue", venue.text, venue.text, venue.where, venue.rule, 0.8))
    attendance = read_attendance(venue.text if venue else None, paragraphs, part.title)
    _note(findings, passages, "attendance", attendance.value, attendance.evidence)
    place = _read_place(
        venue.text if venue else None, passages, source, tables, online=attendance.value == "online"
    )
    lead = next((text for text in paragraphs if len(text) >= 40), "")
    topic = classify(part.title, lead, "\n".join(paragraphs), terms=tables.terms)
    labelled = [(pair.where, pair.value) for pair in part.pairs if pair.field == "organizer"]
    labelled = labelled or [(pair.where, pair.value) for pair in part.pairs if pair.field == "publisher"]
    organizers = read_organizers(
        labelled,
        [(b.where, b.text) for b in blocks],
        publisher,
        official=source is not None and source.family in ("kommune", "fylkeskommune"),
    )
    findings += [Finding("organizers", o.name, o.quote, o.where, o.rule, 0.8) for o in organizers]
    addresses = role_addresses(passages.text)
    title = strip_status(part.title)
    findings.append(Finding("title", title, title, part.title_where, "title.heading", 1.0))
    return Event(
        title=title,
        url=url,
        description=_shorten(redact(lead)),
        language=language,
        source=source.id if source else None,
        publisher=publisher,
        status=status.value if not (timing.previous and status.value == "scheduled") else "rescheduled",
        previous_start=timing.previous,
        attendance=attendance.value,
        sessions=timing.sessions,
        approximate=timing.approximate,
        registration=registration,
        price=price,
        place=place,
        organizers=tuple(dict.fromkeys(o.name for o in organizers)),
        contact_email=addresses[0] if addresses else None,
        series=part.series,
        climate=topic.climate,
        topics=topic.topics,
        topics_for=topic.for_,
        topics_against=topic.against,
        evidence=tuple(findings),
        issues=timing.issues,
    )


def _note(
    findings: list[Finding], passages: Passages, field: str, value: Any, evidence: Evidence | None
) -> None:
    """Record the evidence of a field, where there is any."""
    if evidence is not None and evidence.quote:
        findings.append(passages.finding(field, value, evidence))


def _read_price(part: Part, findings: list[Finding], passages: Passages) -> Price:
    """Labelled prices first; the rest of the text may add items, and say what the label leaves open."""
    free: bool | None = None
    items = []
    for pair in part.pairs:
        if pair.field == "price":
            found = read_price(pair.value, labelled=True)
            free = found.is_free if free is None else free
            items += [item for item in found.items if item not in items]
            for evidence in found.evidence:
                findings.append(
                    Finding(
                        "price", evidence.rule, evidence.quote, pair.where, evidence.rule, evidence.confidence
                    )
                )
    found = read_price(passages.text)
    free = found.is_free if free is None else free
    amounts = {item.amount for item in items}
    items += [item for item in found.items if item.amount not in amounts]
    for evidence in found.evidence:
        _note(findings, passages, "price", evidence.rule, evidence)
    return Price(free, tuple(items))


def _read_registration(
    part: Part, hints: YearHints, start: Stamp | None, findings: list[Finding], passages: Passages
) -> Registration:
    links = [link for block in (*part.blocks, *part.shared) for link in block.links]
    link = next((link for link in links if _REGISTRATION_LINK.search(link.text)), None)
    found = read_registration(passages.texts[1:], title=part.title, has_link=link is not None)
    for field, evidence in found.evidence.items():
        _note(findings, passages, f"registration.{field}", getattr(found, field, None), evidence)
    deadline = None
    for pair in part.pairs:
        if pair.field == "deadline" and deadline is None:
            said = read_deadline(pair.value, hints, event_start=start, labelled=True)
            deadline = said.value
            for evidence in said.evidence:
                findings.append(
                    Finding(
                        "registration.deadline",
                        iso(said.value),
                        evidence.quote,
                        pair.where,
                        evidence.rule,
                        evidence.confidence,
                    )
                )
    said = read_deadline(passages.text, hints, event_start=start)
    if deadline is None:
        deadline = said.value
        for evidence in said.evidence:
            _note(findings, passages, "registration.deadline", iso(said.value), evidence)
    required = found.required
    if required is None and deadline is not None:
        required = True
    href = link.href if link and link.href.startswith(("http", "www.")) else None
    return Registration(
        required, said.opens, deadline, href, found.capacity, found.fully_booked, found.closed
    )


def _read_place(
    venue: str | None, passages: Passages, source: Source | None, tables: Tables, *, online: bool
) -> Place:
    home = source.municipality_number if source and source.family == "kommune" else None
    counties = source.county_numbers if source else None
    found = locate(venue, passages.texts, tables.gazetteer, county=counties, home=home, online=online)
    return Place(
        found.venue, found.address, found.postal_code, found.municipality, found.municipality_number, found.county,
        found.latitude, found.longitude,
    )  # fmt: skip


def _shorten(text: str) -> str:
    """The first sentences of a text, up to the length of a description."""
    text = " ".join(text.split())
    if len(text) <= _DESCRIPTION:
        return text
    cut = text.rfind(". ", 0, _DESCRIPTION)
    return text[: cut + 1] if cut > 80 else text[: text.rfind(" ", 0, _DESCRIPTION)] + " …"
