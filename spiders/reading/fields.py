"""From a page to what it announces: the one place that calls the normalisers, in order.

:func:`read_page` is used by ``extract``, ``crawl`` and ``reprocess`` alike. Given the same body,
address, reference date and tables it gives the same reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize import detect_language
from spiders.items import PageReading
from spiders.page.bounds import MOST_EVENTS
from spiders.page.document import read_document
from spiders.reading.announcement import read_event
from spiders.reading.kind import judge
from spiders.reading.parts.belonging import settle
from spiders.reading.parts.embedding import attach
from spiders.reading.parts.segmentation import find_parts
from spiders.reading.privacy import protect
from spiders.reading.series import read_series
from spiders.reading.times.dating import find_mentions
from spiders.reading.times.hints import year_hints
from spiders.reading.words.places import PlaceWords

if TYPE_CHECKING:
    from datetime import date

    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from spiders.page.tree import Parsed

# Letters of a word that tells branches: "Bondelag", not the "Oslo" of "Universitetet i Oslo".
_KIND_OF_BODY: Final = 7


def read_page(
    body: bytes | str,
    *,
    url: str,
    reference: date,
    publisher: Source | None,
    tables: Tables,
    content_type: str | None = None,
    parsed: Parsed | None = None,
) -> PageReading:
    """What a page announces, without anything personal.

    ``reference``: the day it was fetched; the page's own publication date goes before. ``parsed``: see
    :func:`read_document`.
    """
    document = read_document(body, url=url, content_type=content_type, parsed=parsed)
    published = document.published or (
        document.bare if document.bare and document.bare <= reference else None
    )
    if published and published > reference:
        published = None
    day = published or reference
    hints = year_hints(document, day)
    mentions = find_mentions(document, hints)
    verdict = judge(document, mentions)
    language = detect_language(
        "\n".join(block.text for block in document.blocks if block.kind in ("p", "li"))
    )
    parts = find_parts(document, mentions, PlaceWords(tables.gazetteer)) if verdict.announces else []
    parts = settle(attach(parts[:MOST_EVENTS], document))[:MOST_EVENTS] if verdict.announces else []
    name = _publisher(publisher, document.site, day)
    events = tuple(
        read_event(
            part,
            hints,
            url=url,
            language=language,
            source=publisher,
            publisher=name,
            site=document.site,
            tables=tables,
        )
        for part in parts
    )
    kind = verdict.kind
    if events and kind in ("event", "news"):  # what announces something is not mere news
        kind = "event_list" if len(events) > 1 else "event"
    reading = PageReading(
        kind=kind,
        reasons=verdict.reasons,
        title=document.title,
        language=language,
        published=published,
        events=events,
        series=tuple(read_series(document, url, name)) if not events else (),
        issues=document.issues,
    )
    return protect(reading)


def _publisher(source: Source | None, site: str | None, day: date) -> str | None:
    """The registry's name of the publisher on that day; the site's own when it tells which branch."""
    if source is None:
        return site
    name = source.publisher_on(day)
    return site if site and _is_branch(site, name.lower(), source.id.upper()) else name


def _is_branch(site: str, name: str, short: str) -> bool:
    """Whether a site is called as its publisher or a branch of it: "Storøy Bondelag" is one of Norges Bondelag.

    ``short``: its initials, if it has any; "NHO Storøy" is a branch of NHO.
    """
    called, last = site.lower(), name.rpartition(" ")[2]
    by_kind = len(last) >= _KIND_OF_BODY and called.endswith(f" {last}")
    return by_kind or called.startswith(name) or site.startswith(f"{short} ")
