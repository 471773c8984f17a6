"""The front page and the page of deadlines: selections of events with a search form around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.publish import agenda, atlas, finding, reader
from klimakalender.publish.filtering import SPANS, SWITCHES, filtering, widenings
from klimakalender.publish.selection import select
from klimakalender.publish.visit import page

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from klimakalender.publish.selection import Selection
    from klimakalender.publish.visit import Visit

FRONT_PAGE_SIZE = 50
DEADLINES_SHOWN = 8
DEADLINE_PAGE_SIZE = 100
# What a line of a list shows of an event; the rest need not be read.
PARTS = ("sessions", "prices", "topics")
FORM: dict[str, Any] = {"switches": SWITCHES, "spans": SPANS}


@page
async def front(visit: Visit) -> Response:
    """Coming events by week, with search and quick filters that work without JavaScript."""
    selection = select([("page_size", str(FRONT_PAGE_SIZE)), *visit.given], visit.moment)
    form = await filtering(visit, "/")
    shown = await visit.read(lambda connection: reader.find(connection, selection, parts=PARTS))
    wanted = [*form.pairs, ("enrolment_open", "true"), ("sort", "registration_deadline")]
    open_ones = select([("page_size", str(DEADLINES_SHOWN)), *wanted], visit.moment)
    return visit.render(
        "front.html",
        here="/",
        form=form,
        groups=agenda.groups(shown.records, visit.moment, lang=visit.lang),
        count=await _count(visit, selection) if form.pairs else form.facets.total,
        most=finding.MAX_COUNT - 1,
        next_cursor=shown.next_cursor,
        deadlines=await _deadlines(visit, open_ones),
        frame=atlas.frame(),
        spots=atlas.spots(form.facets.municipalities),
        widenings=[] if shown.records else await widenings(form),
        **FORM,
    )


async def _count(visit: Visit, selection: Selection) -> int | None:
    """How many there are; ``None``: more than are counted."""
    found = await visit.read(lambda connection: finding.count(connection, selection))
    return found if found < finding.MAX_COUNT else None


async def _deadlines(visit: Visit, selection: Selection) -> list[agenda.Entry]:
    found = await visit.read(lambda connection: reader.find(connection, selection, parts=PARTS))
    entries = [agenda.entry_of(record, visit.moment) for record in found.records]
    return [entry for entry in entries if entry.deadline]


@page
async def deadlines(visit: Visit) -> Response:
    """Everything one can still sign up for, by deadline."""
    form = await filtering(visit, "/frister")
    wanted = [pair for pair in visit.given if pair[0] not in ("sort", "page_size")]
    fixed = [("enrolment_open", "true"), ("sort", "registration_deadline")]
    if ("enrolment_open", "true") in wanted:
        fixed = fixed[1:]
    selection = select([("page_size", str(DEADLINE_PAGE_SIZE)), *fixed, *wanted], visit.moment)
    found = await visit.read(lambda connection: reader.find(connection, selection, parts=PARTS))
    entries = [agenda.entry_of(record, visit.moment) for record in found.records]
    return visit.render(
        "deadlines.html",
        here="/frister",
        form=form,
        entries=entries,
        next_cursor=found.next_cursor,
        widenings=[] if entries else await widenings(form, fixed),
        # Everything on the page is open for registration.
        **FORM | {"switches": [name for name in SWITCHES if name != "enrolment_open"]},
    )
