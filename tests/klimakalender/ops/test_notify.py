"""News of alarms reaches a webhook, a mailbox and a monitor: a local web server, a sendmail that keeps its mail."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from klimakalender import config
from klimakalender.notify import ping, send_mail, tell_news
from klimakalender.store import Alarm

AT = "2027-04-01T10:00:00+00:00"
NEWS = [
    Alarm("granvoll", "errors", "no page could be read", "raised", AT),
    Alarm("storoy", "fields", "fewer announcements state: clock 0% (before 100%)", "cleared", AT),
]  # fmt: skip


class Receiver:
    """Keeps method, path and body of what it is sent."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, bytes]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                receiver.got.append((self.command, self.path, body))
                self.send_response(200)
                self.end_headers()

            do_GET = do_POST = answer  # noqa: N815  http.server's names

            def log_message(self, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture
def place(tmp_path: Path, receiver: Receiver) -> config.Config:
    sendmail = tmp_path / "sendmail"
    sendmail.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/args\ncat > {tmp_path}/mail\n', encoding="ascii")
    sendmail.chmod(0o755)
    return replace(
        config.load({}), webhook=f"{receiver.url}/hook", ping=f"{receiver.url}/ping/abc",
        mail_to="drift@granvoll.example", sendmail=sendmail,
    )  # fmt: skip


def test_news_goes_everywhere(place: config.Config, receiver: Receiver, tmp_path: Path) -> None:
    tell_news(place, NEWS)
    [(method, path, body)] = receiver.got
    told = json.loads(body)
    assert (method, path) == ("POST", "/hook")
    assert told["text"].splitlines()[0] == "Klimakalender: 1 new alarms, 1 over"
    assert [(one["source_id"], one["state"]) for one in told["alarms"]] == [
        ("granvoll", "raised"),
        ("storoy", "cleared"),
    ]
    mail = (tmp_path / "mail").read_text(encoding="utf-8")
    assert "To: drift@granvoll.example" in mail
    assert "granvoll: no page could be read" in mail
    assert (tmp_path / "args").read_text(encoding="utf-8") == "-t -oi\n"


def test_no_news_no_message(place: config.Config, receiver: Receiver, tmp_path: Path) -> None:
    tell_news(place, [])
    assert receiver.got == []
    assert not (tmp_path / "mail").exists()


@pytest.mark.parametrize(("code", "path"), [(0, "/ping/abc"), (3, "/ping/abc"), (1, "/ping/abc/fail")])
def test_a_monitor_hears_of_every_run(place: config.Config, receiver: Receiver, code: int, path: str) -> None:
    ping(place, code)
    assert [(method, asked) for method, asked, _ in receiver.got] == [("GET", path)]


def test_what_cannot_be_delivered_is_a_warning(
    place: config.Config, caplog: pytest.LogCaptureFixture
) -> None:
    dead = replace(place, webhook="http://127.0.0.1:9/", sendmail=Path("/nowhere/sendmail"))
    tell_news(dead, NEWS)
    assert len(caplog.records) == 2
    send_mail(replace(place, mail_to=""), "Uke", "tekst")
    assert "mail_to is not set" in caplog.text
