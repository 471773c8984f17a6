"""One request at a time, to public addresses only.

The address that was checked is the one connected to, so that neither a name, nor a redirect, nor a DNS answer
that changes meanwhile leads to a machine inside the network. Proxies are not used: they would hide the peer.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import ipaddress
import socket
import ssl
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 2_000_000
TIMEOUT = 20.0  # seconds for each step


class PrivateAddressError(OSError):
    """A host that stands for a private, loopback, link-local or otherwise special address."""


class Answer(NamedTuple):
    """``url`` is the address after redirects; ``text`` is empty for an error status."""

    status: int
    url: str
    text: str


def build_fetch(user_agent: str, *, allow_private: bool = False) -> Callable[[str], Answer]:
    """A function that fetches an http or https address, or raises :class:`OSError`."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _HttpHandler(allow_private),
        _HttpsHandler(allow_private),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)

    def fetch(url: str) -> Answer:
        if urlsplit(url).scheme not in ("http", "https"):
            raise OSError(f"{url} is not an http address")
        request = urllib.request.Request(url, headers={"User-Agent": user_agent})  # noqa: S310  checked above
        try:
            with opener.open(request, timeout=TIMEOUT) as response:
                charset = response.headers.get_content_charset() or "utf-8"
                return Answer(response.status, response.url, _decode(response.read(MOST_BYTES), charset))
        except urllib.error.HTTPError as error:
            return Answer(error.code, url, "")
        except http.client.HTTPException as error:
            raise OSError(f"{url} gives a broken answer") from error

    return fetch


def _decode(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset, errors="replace")
    except LookupError:
        return body.decode("utf-8", errors="replace")


def _connect(host: str, port: int, *, allow_private: bool) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not (allow_private or all(is_public(address) for address in addresses)):
        raise PrivateAddressError(f"{host} is not at a public address")
    for address in addresses[:-1]:
        with contextlib.suppress(OSError):  # the next one may answer
            return socket.create_connection((address, port), TIMEOUT)
    return socket.create_connection((addresses[-1], port), TIMEOUT)


def is_public(address: str) -> bool:
    """Whether everybody can reach an IP address.

    >>> is_public("8.8.8.8"), is_public("10.0.0.7"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    return (getattr(ip, "ipv4_mapped", None) or ip).is_global


class _Connection(http.client.HTTPConnection):
    def __init__(self, *args: object, allow_private: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through from urllib
        self._allow_private = allow_private

    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, allow_private=self._allow_private)


class _SecureConnection(_Connection):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


class _HttpHandler(urllib.request.AbstractHTTPHandler):
    def __init__(self, allow_private: bool) -> None:
        super().__init__()
        self._connection = functools.partial(_Connection, allow_private=allow_private)

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, request)

    http_request = urllib.request.AbstractHTTPHandler.do_request_


class _HttpsHandler(urllib.request.AbstractHTTPHandler):
    def __init__(self, allow_private: bool) -> None:
        super().__init__()
        self._connection = functools.partial(_SecureConnection, allow_private=allow_private)

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, request)

    https_request = urllib.request.AbstractHTTPHandler.do_request_
