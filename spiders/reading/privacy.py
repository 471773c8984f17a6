"""Nothing personal leaves a page that was read: :func:`protect` is the last step of reading one.

``extract``, ``crawl`` and ``reprocess`` share it, since they share :func:`spiders.reading.fields.read_page`. What
counts as personal, and which addresses are an office's, is :mod:`normalize.contact`'s to say.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, Final

from normalize import redact, role_addresses
from normalize.contact import may_be_personal, redact_addresses
from normalize.lazily import compiled
from spiders.items import Finding

if TYPE_CHECKING:
    from spiders.items import PageReading

_LINK: Final = compiled(r"(?:https?://|www\.)\S+")


def protect(reading: PageReading) -> PageReading:
    """The reading with "…" for personal addresses and telephone numbers, whatever text they stand in.

    A contact is the address of an office or none. Links keep their numbers, which are no telephone's.
    """
    clean: PageReading = _protected(reading)
    events = tuple(
        replace(event, contact_email=next(iter(role_addresses(event.contact_email)), None))
        if event.contact_email
        else event
        for event in clean.events
    )
    return replace(clean, events=events)


def _protected(value: Any) -> Any:
    if isinstance(value, str):
        if not may_be_personal(value):
            return value
        return redact_addresses(value) if _LINK.fullmatch(value) else redact(value)
    if isinstance(value, dict):
        parts = _protected([*value.values()])
        return dict(zip(value, parts, strict=True))
    if isinstance(value, (list, tuple)):
        parts = [*map(_protected, value)]
        return value if all(map(is_, parts, value)) else type(value)(parts)
    return _protected_fields(value)


def _protected_fields(value: Any) -> Any:
    """A dataclass with its texts protected; itself where nothing was personal, as any other value is."""
    changed = {}
    for name in _field_names(value.__class__):
        before = getattr(value, name)
        if before and before is not True and (after := _protected(before)) is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


@cache  # of a few types; asking for the fields of each value takes as long as looking at them
def _field_names(of: Any) -> tuple[str, ...]:
    """The fields that may hold words of a page; the other ones of a finding name fields, blocks and rules of ours."""
    if of is Finding:
        return ("value", "quote")
    return tuple(each.name for each in fields(of)) if is_dataclass(of) else ()
