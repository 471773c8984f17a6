"""Questions that are put to a site beside its pages, and what the answers name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spiders.unpaired import mended


@dataclass(frozen=True, slots=True)
class Question:
    """An address to ask for; with ``body`` (JSON) as a POST."""

    url: str
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The address of a page, with the moment of its last change where given.

    ``page`` is the HTML of an event that the feed brought along: then the address is not asked for. ``announces``
    says that the feed holds events only, so the page is one of an event whatever its address looks like.
    """

    url: str
    modified: datetime | None = None
    page: str | None = None
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """``index``: the entries are feeds themselves. ``further``: the next parts of the same feed."""

    entries: tuple[Entry, ...] = ()
    index: bool = False
    further: tuple[Question, ...] = ()


def load_object(body: bytes) -> dict[str, Any]:
    """The object in a JSON answer; an empty one for anything else."""
    try:
        value = mended(json.loads(body))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects in what should be a list of them."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
