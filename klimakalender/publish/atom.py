"""Event records → an Atom feed (RFC 4287), the latest change first."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from klimakalender.publish import labels, norwegian, topics, wording
from klimakalender.publish.links import safe_url
from klimakalender.publish.stamps import stamp_or_none
from klimakalender.publish.visible import visible
from normalize import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"
EPOCH = "1970-01-01T00:00:00Z"
# Characters that XML 1.0 cannot hold, escaped or not; control characters are not visible anyway.
_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def feed(
    records: Iterable[Record],
    *,
    url: str,
    title: str = "Klimakalender",
    note: str | None = None,
    following: str | None = None,
) -> bytes:
    """The feed; ``url`` is its own address. Ids of entries are those of the events and never change.

    ``note`` is what there is to say about it, ``following`` the address of the next page (RFC 5005).
    """
    latest = sorted(records, key=lambda record: (_updated(record), record["id"]), reverse=True)
    root = ET.Element("feed", xmlns=NAMESPACE)
    _add(root, "id", url)
    _add(root, "title", title)
    if note:
        _add(root, "subtitle", note)
    _add(root, "updated", _updated(latest[0]) if latest else EPOCH)
    ET.SubElement(root, "link", rel="self", href=_clean(url))
    if following:
        ET.SubElement(root, "link", rel="next", href=_clean(following))
    author = ET.SubElement(root, "author")
    _add(author, "name", "Klimakalender")
    for record in latest:
        _add_entry(root, record)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _add_entry(root: ET.Element, record: Record) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", f"tag:klimakalender,2026:{record['id']}")
    status = labels.STATUS.get(record["status"])
    _add(entry, "title", f"{status}: {record['title']}" if status else str(record["title"]))
    _add(entry, "updated", _updated(record))
    if record["publisher"]:
        _add(ET.SubElement(entry, "author"), "name", record["publisher"])
    if url := safe_url(record["url"]):
        ET.SubElement(entry, "link", rel="alternate", href=_clean(url))
    for topic in record["topics"]:
        ET.SubElement(entry, "category", term=_clean(topic), label=_clean(topics.spelt_out(topic)))
    _add(entry, "summary", summary(record))


def summary(record: Record) -> str:
    """When, where, until when to register and what it costs, in a sentence each."""
    deadline = record["registration"]["deadline"]
    approximate = record["approximate"] and record["approximate"]["text"]
    parts = [
        norwegian.period(record["starts_at"], record["ends_at"]) or approximate,
        wording.place(record),
        f"Påmeldingsfrist {norwegian.moment(deadline, weekday=False)}" if deadline else None,
        wording.price(record),
        record["description"],
    ]
    return " · ".join(part for part in parts if part)


def _updated(record: Record) -> str:
    stamp = stamp_or_none(record["updated_at"])
    if stamp is None:
        return EPOCH
    moment = stamp if isinstance(stamp, datetime) else datetime.combine(stamp, datetime.min.time(), OSLO)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", visible(text))
