"""Query parameters → one SQL selection of events, with order, page size and cursor."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.publish import conditions as sql
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.filters import ALIASES, FILTERS
from klimakalender.publish.stamps import Moment, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from klimakalender.publish.conditions import Condition

# Keys are never null, so that keyset paging needs one comparison. Events without a start come last.
SORT_KEYS = {
    "starts_at": sql.BEGIN,
    "updated_at": "coalesce(events.updated_at, '')",
    "registration_deadline": "coalesce(events.registration_deadline, '9999')",
    "title": "coalesce(events.title, '')",
}
SORT_ALIASES = {"start_time": "starts_at", "last_modified_time": "updated_at", "name": "title"}
SORTS = [sign + name for name in SORT_KEYS for sign in ("", "-")]
DEFAULT_PAGE = 20
MAX_PAGE = 500
# Any of these says itself which time is meant; otherwise only what is not over is given.
TIME_FILTERS = frozenset({"start", "end", "starts_after", "ids", "last_modified_since"})

# What few of all events have, so that these are looked up first and put in order then.
NARROW = frozenset({"municipality", "ids", "data_source"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events, in which order, from where. ``filters`` are the given ones, under their proper names.

    ``beside``: all conditions but for ``text``, the words that are searched for. ``day``: nothing that is over before
    it is asked for. ``narrow``: few events have what is asked for.
    """

    beside: Condition
    text: str | None = None
    sort: str = "starts_at"
    page_size: int = DEFAULT_PAGE
    after: tuple[str, str] | None = None
    filters: tuple[tuple[str, str], ...] = ()
    day: str | None = None
    narrow: bool = False

    @property
    def descending(self) -> bool:
        return self.sort.startswith("-")

    @property
    def key(self) -> str:
        """The SQL expression that events are ordered by."""
        return SORT_KEYS[self.sort.lstrip("-")]

    @property
    def where(self) -> Condition:
        """All conditions; words are looked up in the index of all events."""
        return sql.all_of([self.beside, sql.matches(self.text)]) if self.text else self.beside

    @property
    def where_each(self) -> Condition:
        """The same, asked of one event after the other."""
        return sql.all_of([self.beside, sql.matches_each(self.text)]) if self.text else self.beside

    def cursor_after(self, key: str, event_id: str) -> str:
        """Where the next page begins: opaque to the client, readable here."""
        packed = json.dumps([self.sort, key, event_id], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def select(
    parameters: Iterable[tuple[str, str]],
    now: datetime,
    *,
    max_page: int = MAX_PAGE,
    also: Sequence[Condition] = (),
) -> Selection:
    """The selection that query parameters stand for; "coming" is judged at ``now`` (aware). ``also`` are conditions
    that do not depend on them.

    Raises :class:`BadParameterError` for an unknown parameter or a value that is not understood.
    """
    given: dict[str, str] = {}
    for name, value in parameters:
        proper = ALIASES.get(name, name)
        if proper not in FILTERS and proper not in PAGING:
            raise BadParameterError(parameter=name, reason="no such parameter; see /api/v1/openapi.json")
        if value.strip():
            joined = proper in given and proper not in PAGING
            given[proper] = f"{given[proper]},{value.strip()}" if joined else value.strip()
    paging = {name: PAGING[name](given.pop(name, "")) for name in PAGING}
    if not 1 <= paging["page_size"] <= max_page:
        raise BadParameterError(parameter="page_size", reason=f"expected a whole number from 1 to {max_page}")
    conditions = [_condition(name, given[name], now) for name in given if name != "text"]
    return Selection(
        beside=sql.all_of([*_defaults(given, now), *also, *conditions]),
        text=given.get("text"),
        narrow=bool(NARROW & given.keys()),
        sort=paging["sort"],
        page_size=paging["page_size"],
        after=_after(paging["cursor"], paging["sort"]),
        filters=tuple(given.items()),
        day=_first_day(given, now),
    )


def _first_day(given: dict[str, str], now: datetime) -> str | None:
    if "start" in given:
        return read_moment(given["start"], now).day
    return None if TIME_FILTERS & given.keys() else Moment.of(now).day


def _condition(name: str, text: str, now: datetime) -> Condition:
    try:
        return FILTERS[name].build(text, now)
    except (ValueError, OverflowError) as error:
        raise BadParameterError(parameter=name, reason=str(error)) from None


def _defaults(given: dict[str, str], now: datetime) -> list[Condition]:
    """What is meant when it is not said: coming, still announced events about climate."""
    defaults = []
    if not TIME_FILTERS & given.keys():
        defaults.append(sql.not_over(Moment.of(now)))
    if not {"climate", "ids"} & given.keys():
        defaults.append(sql.IN_SCOPE)
    if not {"show_deleted", "ids"} & given.keys():
        defaults.append(sql.PRESENT)
    return defaults


def _read_sort(text: str) -> str:
    sign, name = ("-", text[1:]) if text.startswith("-") else ("", text)
    sort = sign + SORT_ALIASES.get(name, name or "starts_at")
    if sort not in SORTS:
        raise BadParameterError(parameter="sort", reason=f"expected one of {', '.join(SORTS)}")
    return sort


def _read_page_size(text: str) -> int:
    """0 for what is no size: the largest depends on what is asked for."""
    if not text:
        return DEFAULT_PAGE
    return int(text) if text.isdecimal() and len(text) <= len("100000") else 0


def _read_cursor(text: str) -> list[Any] | None:
    if not text:
        return None
    try:
        cursor = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        cursor = None
    if not isinstance(cursor, list) or len(cursor) != 3 or not all(isinstance(part, str) for part in cursor):
        raise BadParameterError(parameter="cursor", reason="expected the meta.cursor of a page before")
    return cursor


def _after(cursor: list[Any] | None, sort: str) -> tuple[str, str] | None:
    if cursor is None:
        return None
    if cursor[0] != sort:
        raise BadParameterError(parameter="cursor", reason=f"belongs to sort={cursor[0]}")
    return cursor[1], cursor[2]


PAGING: dict[str, Any] = {"sort": _read_sort, "page_size": _read_page_size, "cursor": _read_cursor}
