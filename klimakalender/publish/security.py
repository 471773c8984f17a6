"""Headers that every answer carries, wherever in Datasette it comes from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from klimakalender.publish.nonces import new_nonce

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Our pages: own style sheet and pictures, no scripts, no inline anything.
STRICT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The style element that Datasette's editor adds for the handle that makes it larger (cm-resize-1.0.1.min.js): it is
# put into the page while it is still empty, and judged a second time with its text.
EDITOR_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    " 'sha256-38xqj8N9cygggde3AvM+xVgS15DUXTOhM9fjk0hLOS0='"
)
# Datasette's own pages have inline scripts and styles, which carry the nonce of the answer.
DATASETTE_POLICY = (
    "default-src 'self'; style-src 'self' 'nonce-{nonce}' " + EDITOR_STYLES + ";"
    " script-src 'self' 'nonce-{nonce}'; img-src 'self' data:; object-src 'none'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


def with_security_headers(app: App) -> App:
    """An ASGI app that adds the headers an answer does not have yet."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        headers = HEADERS | {"content-security-policy": DATASETTE_POLICY.format(nonce=new_nonce())}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {bytes(name).lower() for name, _ in message.get("headers", [])}
                added = [
                    [name.encode(), value.encode()]
                    for name, value in headers.items()
                    if name.encode() not in present
                ]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped
