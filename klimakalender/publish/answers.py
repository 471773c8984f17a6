"""HTTP answers of the API: JSON with validators, problems (RFC 9457), and what all routes check."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import orjson
from datasette.utils.asgi import Response

from klimakalender.publish.errors import BadParameterError

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

Handler = Callable[["Datasette", "Request"], Awaitable[Response]]

READ_METHODS = ("GET", "HEAD", "OPTIONS")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ", ".join(READ_METHODS),
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Access-Control-Max-Age": "86400",
}
PROBLEM = "application/problem+json"


def answer(
    request: Request, body: str | bytes, media_type: str, headers: dict[str, str] | None = None
) -> Response:
    """A cacheable 200, or 304 when the client already holds the same bytes."""
    raw = body.encode() if isinstance(body, str) else body
    tag = f'"{hashlib.sha256(raw).hexdigest()[:32]}"'
    sent = {**CORS, "ETag": tag, "Cache-Control": "public, max-age=60", **(headers or {})}
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        return Response(b"", status=304, headers=sent, content_type=media_type)
    return Response(raw, headers=sent, content_type=media_type)


def json_answer(
    request: Request, content: Any, *, media_type: str = "application/json", **headers: str
) -> Response:
    """Content as JSON, unescaped UTF-8."""
    return answer(request, orjson.dumps(content), f"{media_type}; charset=utf-8", headers)


def problem(status: int, title: str, detail: str, **more: Any) -> Response:
    """A problem document; ``more`` are extension members (``parameter``)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    headers = {**CORS, "Cache-Control": "no-store"}
    return Response(orjson.dumps(body), status=status, headers=headers, content_type=PROBLEM)


def api_route(handler: Handler) -> Handler:
    """A handler that only reads: answers OPTIONS, refuses writing methods, names wrong parameters."""

    @functools.wraps(handler)
    async def route(datasette: Datasette, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(b"", status=204, headers=CORS)
        if request.method not in READ_METHODS:
            return problem(405, "Method not allowed", f"{request.method}: this service only reads")
        try:
            return await handler(datasette, request)
        except BadParameterError as error:
            return problem(400, "Wrong parameter", str(error), parameter=error.parameter)

    return route


def parameters(request: Request) -> list[tuple[str, str]]:
    """Query parameters in order, repeated ones repeated."""
    return [(name, value) for name in request.args for value in request.args.getlist(name)]


def refuse_unknown(request: Request, known: frozenset[str]) -> None:
    """Raises :class:`BadParameterError` for a parameter that the resource does not have."""
    for name in request.args:
        if name not in known:
            raise BadParameterError(parameter=name, reason="no such parameter; see /api/v1/openapi.json")
