"""HTTP answers of the API: JSON and files with validators, problems (RFC 9457), and what all routes check."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import orjson
from datasette.utils.asgi import Response

from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.site import now, state_of, validators_of

if TYPE_CHECKING:
    from datetime import datetime

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.memo import State
    from klimakalender.publish.validators import Validator

Handler = Callable[["Datasette", "Request"], Awaitable[Response]]

READ_METHODS = ("GET", "HEAD", "OPTIONS")
ALLOW = {"Allow": ", ".join(READ_METHODS)}
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ", ".join(READ_METHODS),
    # Programs in a browser read a database or a Parquet file in parts.
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, If-Range, Range",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Link, Allow, Accept-Ranges, Content-Disposition, Content-Length, Content-Range"
    ),
    "Access-Control-Max-Age": "86400",
}
CACHED = {"Cache-Control": "public, max-age=60"}
JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json"


def answer(body: str | bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """A cacheable 200."""
    raw = body.encode() if isinstance(body, str) else body
    sent = {**CORS, **CACHED, "Content-Length": str(len(raw)), **(headers or {})}
    return Response(raw, headers=sent, content_type=media_type)


def json_answer(content: Any, **headers: str) -> Response:
    """Content as JSON, unescaped UTF-8."""
    return answer(orjson.dumps(content), JSON, headers)


def problem(
    status: int, title: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """A problem document; ``more`` are extension members (``parameter``)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    sent = {**CORS, "Cache-Control": "no-store", **(headers or {})}
    return Response(orjson.dumps(body), status=status, headers=sent, content_type=PROBLEM)


def read_route(handler: Handler) -> Handler:
    """A handler that only reads (:mod:`klimakalender.publish.methods`): names wrong parameters.

    Its content gets validators. It is not asked where the client holds what it gave in the present state of the
    world, and its body is left out where only the header was wanted.
    """

    @functools.wraps(handler)
    async def route(datasette: Datasette, request: Request) -> Response:
        made = await _conditional(handler, datasette, request)
        if request.method == "HEAD":
            made.body = b""
        return made

    return route


async def _conditional(handler: Handler, datasette: Datasette, request: Request) -> Response:
    state = state_of(datasette)
    validator = validators_of(datasette).known(request.url, state)
    if validator is not None and validator.held_by(request.headers):
        return _unchanged(validator, now(datasette))
    try:
        made = await handler(datasette, request)
    except BadParameterError as error:
        return wrong_parameter(error)
    return validated(datasette, request, made, state)


def validated(datasette: Datasette, request: Request, made: Response, state: State) -> Response:
    """An answer with validators, or a 304 where the client holds its content already.

    ``state`` is that of the world before the answer was made. Where a list goes on is part of its content.
    """
    if made.status != 200:
        return made
    present, content = now(datasette), made.body + made.headers.get("Link", "").encode()
    validator = validators_of(datasette).remember(request.url, state, content, present)
    if validator.held_by(request.headers):
        return _unchanged(validator, present)
    made.headers |= validator.headers(present)
    return made


def _unchanged(validator: Validator, present: datetime) -> Response:
    return Response(b"", status=304, headers={**CORS, **CACHED, **validator.headers(present)})


def wrong_parameter(error: BadParameterError) -> Response:
    """A 400 that names the parameter."""
    return problem(400, "Wrong parameter", str(error), parameter=error.parameter)


def parameters(request: Request) -> list[tuple[str, str]]:
    """Query parameters in order, repeated ones repeated."""
    return [(name, value) for name in request.args for value in request.args.getlist(name)]


def refuse_unknown(request: Request, known: frozenset[str] = frozenset()) -> None:
    """Raises :class:`BadParameterError` for a parameter that the resource does not have."""
    for name in request.args:
        if name not in known:
            raise BadParameterError(parameter=name, reason="no such parameter; see /api/v1/openapi.json")
