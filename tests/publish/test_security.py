"""Headers on every answer, and what is not given out."""

from __future__ import annotations

import re
from typing import Any

import pytest

PATHS = [
    "/",
    "/frister",
    "/kilder",
    "/om",
    "/arrangement/nope",
    "/api/v1/events",
    "/api/v1/nope",
    "/klima",
    "/klima/events",
    "/klima/events.json",
    "/klima/events.ics",
    "/-/klimakalender/klima.css",
    "/-/static/app.css",
    "/nope",
]
OURS = PATHS[:5]


@pytest.mark.parametrize("path", PATHS)
def test_headers(client: Any, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    if path in OURS:
        assert "default-src 'none'" in policy


def test_inline_scripts_of_datasette_carry_the_nonce_of_their_answer(client: Any) -> None:
    first, second = client.get("/klima/events"), client.get("/klima/events")
    nonces = [
        re.findall(r"'nonce-([\w-]+)'", one.headers["content-security-policy"]) for one in (first, second)
    ]
    assert nonces[0][0] != nonces[1][0]
    assert set(re.findall(r'<(?:script|style) nonce="([^"]*)"', first.text)) == {nonces[0][0]}
    assert " style=" not in first.text


@pytest.mark.parametrize("path", ["/-/klimakalender/../plugin.py", "/-/klimakalender/plugin.py"])
def test_static_files_are_a_closed_set(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_database_is_opened_for_reading_only(client: Any) -> None:
    answer = client.get("/klima.json?sql=delete+from+events")
    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/klima.db", "/-/databases.json"])
def test_the_file_itself_is_not_given_out(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 403 or "klima" in answer.text
