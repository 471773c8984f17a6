"""What may be done to an address: reading, and nothing else, whoever asks with whatever he sends."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette

from tests.publish.server import serving

ALLOWED = "GET, HEAD, OPTIONS"
PATHS = [
    *("/", "/en/", "/frister", "/arrangement/nope", "/om/nedlasting", "/robots.txt", "/dcat.ttl", "/nope"),
    *("/api/v1/", "/api/v1/events", "/api/v1/events.ics", "/api/v1/changes", "/api/v1/nope"),
    *("/klima", "/klima/events", "/klima/events.json", "/klima/events.ics", "/klima/events/nope"),
    *("/klima?sql=select+1", "/-/klimakalender/klima.css", "/-/static/app.css"),
]
SENT = {
    "nothing": {},
    "cookie": {"cookie": "a=b"},
    "form": {"cookie": "csrftoken=x", "content_type": "application/x-www-form-urlencoded"},
    "json": {"content_type": "application/json", "authorization": "Bearer x"},
    "other site": {"origin": "https://example.org", "cookie": "ds_actor=x"},
}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_writing_is_a_405_that_names_what_is_allowed(client: Any, method: str, sent: dict[str, str]) -> None:
    for path in PATHS:
        answer = client.get(path, method=method, **sent)
        assert (answer.status_code, answer.headers["allow"]) == (405, ALLOWED), path
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"].startswith(method)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers


def test_options_tell_what_is_allowed(client: Any) -> None:
    for path in PATHS:
        answer = client.get(path, method="OPTIONS", origin="https://example.org", cookie="a=b")
        assert (answer.status_code, answer.headers["allow"], answer.content) == (204, ALLOWED, b""), path


@pytest.mark.parametrize("base", ["/", "/kalender/"])
def test_under_another_base(client: Any, base: str) -> None:
    """Which Datasette's client puts before the path."""
    client.datasette._settings["base_url"] = base
    assert client.get("/klima/events", method="POST").status_code == 405
    assert client.get("/-/logout", method="POST").status_code == 302


def test_datasettes_own_forms_and_databases_are_its_affair(client: Any) -> None:
    assert client.get("/-/logout", method="POST").status_code == 302
    assert client.get("/-/logout", method="PROPFIND").status_code == 405
    plain: Datasette = client.datasette
    plain.add_memory_database("annet")
    try:
        assert client.get("/annet", method="POST").headers["content-type"] != "application/problem+json"
    finally:
        plain.remove_database("annet")


def test_a_long_body_is_not_waited_for(db: Path, harvest: Any) -> None:
    """Whoever announces a gigabyte is answered before he sends it."""
    with serving(db) as site:
        place = urlsplit(site)
        with socket.create_connection((str(place.hostname), place.port or 80), timeout=20) as connection:
            head = (
                "POST /klima/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\nCookie: a=b\r\n\r\n"
            )
            connection.sendall(head.encode())
            assert connection.recv(12) == b"HTTP/1.1 405"
