"""Conditional requests (RFC 9110, section 13): what a client already holds is not sent again, nor made again.

The entity tag is a digest of the content, so it outlives a restart, and a write that changes nothing a client asked
for. Which content an address has is remembered for one state of the world, so that most questions whether it is
still the same are answered without looking into the database.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klimakalender.publish.memo import State

LARGEST = 4096  # addresses
SECOND = timedelta(seconds=1)
_TAG = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Validator:
    """``tag`` is the entity tag; ``changed`` the whole second in which this server first had this content to give."""

    tag: str
    changed: datetime

    def headers(self, now: datetime) -> dict[str, str]:
        """What tells a client how to ask again. A second time is never told ahead of it."""
        dated = {"Last-Modified": format_datetime(self.changed, usegmt=True)} if self.changed <= now else {}
        return {"ETag": self.tag, **dated}

    def held_by(self, headers: Mapping[str, str]) -> bool:
        """Whether a request (header names in lower case) says that its client holds the content.

        Where it names entity tags, its date does not count. Weak comparison, as for every If-None-Match.
        """
        if (tags := headers.get("if-none-match")) is not None:
            return tags.strip() == "*" or self.tag in _TAG.findall(tags)
        since = _http_date(headers.get("if-modified-since", ""))
        return since is not None and self.changed <= since


def tag_of(body: bytes) -> str:
    """The entity tag of a content."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _http_date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


class Validators:
    """The validators of the addresses asked for lately; ``largest`` of them, the one least used goes first."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._known: OrderedDict[bytes, tuple[State, Validator]] = OrderedDict()

    def known(self, url: str, state: State) -> Validator | None:
        """That of an address, if its content was made in this state of the world."""
        of_state, validator = self._known.get(_key(url), (None, None))
        return validator if of_state == state else None

    def remember(self, url: str, state: State, body: bytes, now: datetime) -> Validator:
        """That of a content just made. One that was there before keeps its date."""
        key, tag = _key(url), tag_of(body)
        changed = now.astimezone(UTC).replace(microsecond=0)
        if key in self._known:
            before = self._known[key][1]
            # Two contents of one address never have the same second.
            changed = before.changed if tag == before.tag else max(changed, before.changed + SECOND)
        validator = Validator(tag, changed)
        self._known[key] = state, validator
        self._known.move_to_end(key)
        while len(self._known) > self._largest:
            self._known.popitem(last=False)
        return validator


def _key(url: str) -> bytes:
    # Addresses are as long as their writers like.
    return hashlib.blake2b(url.encode(), digest_size=16).digest()
