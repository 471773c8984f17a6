"""The calendar only reads: what a request may do is said once, before anything else looks at it.

Datasette judges a POST by its cookies first and answers 403, or takes it for that of a stored query and ends in a 500;
pages would answer it as a GET. Its own addresses under ``/-/`` (logging out, messages) and other databases beside
ours are its affair.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from klimakalender.publish.answers import ALLOW, CORS, READ_METHODS, problem
from klimakalender.publish.site import DATABASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from datasette.app import Datasette

    from klimakalender.publish.security import App, Receive, Scope, Send

DATASETTES_OWN = re.compile(r"-/(?!klimakalender/|static/|static-plugins/)")
KNOWN_TO_DATASETTE = frozenset((*READ_METHODS, "POST", "PUT", "PATCH", "DELETE"))


def reading_only(datasette: Datasette) -> Callable[[App], App]:
    """Makes an ASGI app answer OPTIONS with what is allowed, and all else that does not read with a 405."""

    def wrap(app: App) -> App:
        async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["method"] in ("GET", "HEAD") or _is_left(datasette, scope):
                await app(scope, receive, send)
            elif scope["method"] == "OPTIONS":
                await Response(b"", status=204, headers={**CORS, **ALLOW}).asgi_send(send)
            else:
                detail = f"{scope['method']}: this service only reads"
                await problem(405, "Method not allowed", detail, headers=ALLOW).asgi_send(send)

        return wrapped

    return wrap


def _is_left(datasette: Datasette, scope: Scope) -> bool:
    """Whether Datasette is to answer: methods that it knows, where it may do more than read."""
    path = scope["path"].removeprefix(datasette.setting("base_url")).lstrip("/")
    others = datasette.databases.keys() - {DATABASE}
    elsewhere = DATASETTES_OWN.match(path) or re.split(r"[/.]", path, maxsplit=1)[0] in others
    return bool(elsewhere) and scope["method"] in KNOWN_TO_DATASETTE
