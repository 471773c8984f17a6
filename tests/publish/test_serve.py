"""``klimakalender serve`` as a program of its own."""

from __future__ import annotations

import socket
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.publish.server import PROGRAM, serving

Make = Callable[..., dict[str, Any]]


def test_serves_and_names_its_address(db: Path, harvest: Any, announcement: Make, session: Make) -> None:
    harvest.save(announcement("Klimabudsjett", session("2098-01-01")))
    with serving(db) as address:
        for path in (
            "",
            "klima/events.json?_shape=objects",
            "klima/upcoming_events.json",
            "?q=klimabudsjett",
        ):
            with urllib.request.urlopen(address + path, timeout=20) as answer:  # noqa: S310  our own server
                assert answer.status == 200
                assert "Klimabudsjett" in answer.read().decode()


@pytest.mark.parametrize("content", [None, b"tull" * 999])
def test_no_database_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    if content:
        path.write_bytes(content)
    done = subprocess.run(
        [*PROGRAM, "--db", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"klimakalender: {path}: ")


def test_port_in_use_is_one_line(db: Path, harvest: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*PROGRAM, "--db", str(db), "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == f"klimakalender: 127.0.0.1:{port}: already in use\n"
