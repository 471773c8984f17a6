"""When a page is worth asking for again. Pure.

A page with something still to come is asked for every time: that is what people rely on. One whose event took place
since it was last asked for is asked once more: it may have been put off in between. In its first weeks, one that
should announce something and does not yet is asked for every time too: the date often comes later. Another one is
asked for after half the time that it has stood unchanged, so that a page that never changes costs less and less.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spiders.pages import KnownPage

SHORTEST = timedelta(hours=12)
LONGEST = timedelta(days=30)
AWAITED = timedelta(days=14)


def is_due(
    page: KnownPage, now: datetime, modified: datetime | None = None, *, promising: bool = False
) -> bool:
    """Whether to ask for a known page at ``now``; ``modified`` is its last change as a list has it (both aware).

    ``promising``: by its address or the link to it, it is the page of an event.

    >>> from datetime import UTC
    >>> from spiders.pages import KnownPage
    >>> read, checked = datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 1, 9, tzinfo=UTC)
    >>> page = KnownPage("https://granvoll.example/sak", fetched_at=read, checked_at=checked)
    >>> is_due(page, datetime(2027, 1, 12, tzinfo=UTC)), is_due(page, datetime(2027, 1, 13, tzinfo=UTC))
    (False, True)
    """
    if page.coming or page.passed or page.checked_at is None:
        return True
    if modified is not None and modified > page.checked_at:
        return True
    stood = page.checked_at - (page.fetched_at or page.checked_at)
    if promising and not page.announced and stood < AWAITED:
        return now - page.checked_at >= SHORTEST
    return now - page.checked_at >= min(max(stood / 2, SHORTEST), LONGEST)
