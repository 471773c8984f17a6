"""Feeds of Datasette's tables and views hold what was asked for, not the first page of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from klimakalender.publish.formats import EVENT_FORMATS
from klimakalender.publish.site import DATABASE

if TYPE_CHECKING:
    from klimakalender.publish.security import App, Receive, Scope, Send

FEED = re.compile(rf"/{DATABASE}/[^/]+\.(?:{'|'.join(EVENT_FORMATS)})$")
# As many rows as Datasette gives at once; what a file does not tell is not worked out.
WHOLE = {"_size": "max", "_nocount": "1", "_nofacet": "1"}
# A reader who says this wants a page.
PAGING = frozenset({"_size", "_next"})


def with_whole_feeds(app: App) -> App:
    """An ASGI app that asks Datasette for all rows of a feed, unless its reader asked for a page."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and FEED.search(scope["path"]):
            query = scope["query_string"].decode("latin-1")
            if PAGING.isdisjoint(name for name, _ in parse_qsl(query, keep_blank_values=True)):
                asked = "&".join(filter(None, (query, urlencode(WHOLE))))
                scope = {**scope, "query_string": asked.encode("latin-1")}
        await app(scope, receive, send)

    return wrapped
