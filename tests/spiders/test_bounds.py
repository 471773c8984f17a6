"""No page takes the reader long or much memory: an answer, or an issue that says what was not read.

Each page goes through the real command, which may use 10 s of processor time and 1 GB of memory.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from klimakalender.extraction import read_body
from spiders.page.bounds import MOST_BLOCKS, MOST_BYTES, MOST_EVENTS

SECONDS, BYTES = 10, 1 << 30
INVITATION = (
    "<h1>Klimakveld på rådhuset</h1><p>Tid: 5. mai 2027 kl. 18.00</p>"
    "<p>Vi inviterer til åpent møte om utslippene på Storøy. Påmelding innen 1. mai.</p>"
)
DEEP = 100_000
NOISE = bytes(range(256)) * 40


def page(content: str = "", before: str = "", after: str = "") -> str:
    title = "<title>Klimakveld på rådhuset</title>"
    return f"<html><head>{title}</head><body>{before}{INVITATION}{content}{after}</body></html>"


def times(text: str, size: int) -> str:
    """A text again and again, up to a size."""
    return text * (size // len(text))


# Name → the body, and the issue that it may have.
LARGE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "20 MB of prose": (
        lambda: page(times("<p>Planen er å kutte utslippene i 2030.</p>\n", 20_000_000)).encode(),
        {"page-cut"},
    ),
    "20 MB of elements": (lambda: page(times("<div><b>a</b></div>", 20_000_000)).encode(), {"page-cut"}),
    "20 MB of dates": (
        lambda: page(times("<p>Møte 5. mai 2027 kl. 18</p>", 20_000_000)).encode(),
        {"page-cut"},
    ),
    "a million links": (lambda: page(times('<a href="/a">b</a>', 18_000_000)).encode(), {"page-cut"}),
    "a list of links": (
        lambda: page(f"<ul>{times('<li><a href=a>b</a>', 5_000_000)}</ul>").encode(),
        {"page-cut"},
    ),
    "one gigantic line": (
        lambda: page(f"<p>{times('klima og mat ', 20_000_000)}</p>").encode(),
        {"page-cut"},
    ),
    "one gigantic word": (lambda: page(f"<p>{times('a', 20_000_000)}</p>").encode(), {"page-cut"}),
    "line breaks": (lambda: page(f"<p>{times('linje<br>', 4_500_000)}</p>").encode(), {"page-cut"}),
    "dated headings": (
        lambda: page(times("<h2>5. mai 2027</h2><p>Møte kl. 18</p>", 2_000_000)).encode(),
        {"page-cut"},
    ),
    "a gigantic tag": (lambda: page(f"<p {times('a{}=b ', 2_000_000)}>x</p>").encode(), set()),
    "attributes": (
        lambda: page(f"<p {' '.join(f'a{i}=b' for i in range(300_000))}>x</p>").encode(),
        set(),
    ),
    "deep divs": (lambda: page(before="<div>" * DEEP, after="</div>" * DEEP).encode(), {"nested-too-deep"}),
    "deep lists": (lambda: page(before="<ul><li>" * DEEP).encode(), {"nested-too-deep"}),
    "deep formatting": (lambda: page(before="<b><i>" * DEEP).encode(), {"nested-too-deep"}),
    "deep JSON": (
        lambda: page(f'<script type="application/ld+json">{"[" * DEEP}{"]" * DEEP}</script>').encode(),
        set(),
    ),
    "nested calendar entries": (
        lambda: page(times('<div class="vevent">', 200_000)).encode(),
        {"nested-too-deep"},
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_hostile_page_is_answered_in_bounds(name: str, tmp_path: Path) -> None:
    body, allowed = LARGE[name]
    found = extract(body(), tmp_path)
    assert [event["starts_at"] for event in found["events"]] == ["2027-05-05T18:00:00+02:00"]
    assert {issue["code"] for issue in found["issues"]} <= allowed
    if allowed:
        assert found["issues"]


def extract(body: bytes, folder: Path) -> dict[str, Any]:
    file = folder / "page.html"
    file.write_bytes(body)
    command = [sys.executable, "-m", "klimakalender", "extract", str(file), "--at", "2027-03-01"]
    done = subprocess.run(command, preexec_fn=limit, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


@pytest.mark.parametrize(
    "body",
    [
        page().encode("latin-1"),
        page(before='<meta charset="utf-8">').encode("latin-1"),
        page(before='<meta charset="iso-8859-1">').encode(),
        page(before='<meta charset="klingon">').encode(),
        page().encode("utf-8-sig"),
        page().encode("utf-16"),
        page().encode("utf-16-le"),
        page().encode("utf-16-be"),
        page().encode("utf-32"),
        page().replace("inviterer", "\0inviterer\0").encode(),
        gzip.compress(page().encode()),
        page().replace("\n", "\r\n" * 1000).encode(),
    ],
    ids=[
        *(
            "latin-1",
            "latin-1-as-utf-8",
            "utf-8-as-latin-1",
            "unknown",
            "utf-8-bom",
            "utf-16-bom",
            "utf-16-le",
        ),
        *("utf-16-be", "utf-32", "nul", "gzip", "crlf"),
    ],
)
def test_bytes_are_read_whatever_they_are_said_to_be(body: bytes) -> None:
    [event] = read(body)["events"]
    assert event["title"] == "Klimakveld på rådhuset"
    assert event["registration"]["deadline"] == "2027-05-01"
    assert event["description"].startswith("Vi inviterer til åpent møte om utslippene på Storøy.")


@pytest.mark.parametrize(
    ("body", "issue"),
    [
        (b"", "no-text"),
        (b" \n\t", "no-text"),
        (b"\0" * 1000, "no-text"),
        (b"<html><body><img src=x></body></html>", "no-text"),
        (b"<html><body><script>var start = '5. mai 2027'</script></body></html>", "no-text"),
        (b"%PDF-1.4\n" + NOISE, "not-text"),
        (NOISE, "not-text"),
        (b"\x1f\x8b" + NOISE, "not-text"),
    ],
    ids="empty space nul picture script pdf noise broken-gzip".split(),
)
def test_what_has_no_text_is_named(body: bytes, issue: str) -> None:
    found = read(body)
    assert (found["kind"], found["events"]) == ("other", [])
    assert [each["code"] for each in found["issues"]] == [issue]


@pytest.mark.parametrize(
    "body",
    [
        "<html><body <p>>>><h1 <b>Klima</h1><p title='x>Tid: 5. mai 2027<table><td></p></td></tr></div></body",
        "<h1>Klimakveld<p>Tid: <b>5. mai 2027<i>kl. 18<table><tr><td>Sted<td>Rådhuset<p></h1></table>",
        "</p></div>" * 50 + INVITATION,
        "<!-- " + INVITATION,
        "<![CDATA[" + INVITATION,
        "<?xml version='1.0' encoding='utf-16'?>" + INVITATION,
        "&#0;&#x110000;&unknown;&" + INVITATION,
    ],
)
def test_broken_markup_is_answered(body: str) -> None:
    assert read(body.encode())["kind"]


def test_half_characters_in_embedded_data_become_text() -> None:
    node = r'{"@type": "Event", "name": "Klimakveld", "startDate": "2027-05-05", "location": "Samfunns\udc00huset"}'
    told = "<h1>Klimakveld</h1><p>Onsdag 5. mai 2027 kl. 18.</p>"
    found = read(f'<script type="application/ld+json">{node}</script>{told}'.encode())
    assert "Samfunns\ufffdhuset" in json.dumps(found, ensure_ascii=False)
    assert json.dumps(found, ensure_ascii=False).encode()


def test_what_is_left_out_is_told() -> None:
    content = "<p>Planen gjelder hele kommunen.</p>" * (MOST_BLOCKS + 1)
    assert "blocks" in read(page(content).encode())["issues"][0]["message"]
    whole = page("<!--" + " " * MOST_BYTES + "-->")
    assert str(MOST_BYTES) in read(whole.encode())["issues"][0]["message"]
    assert read(page().encode())["issues"] == []


def test_a_list_without_end_has_an_end() -> None:
    items = "".join(f"<li>{day}. mai 2027 kl. 18: Møte om sak {day} i dalen</li>" for day in range(1, 31))
    found = read(f"<h1>Kalender</h1><ul>{items * 40}</ul>".encode())
    assert 30 <= len(found["events"]) <= MOST_EVENTS


def read(body: bytes) -> dict[str, Any]:
    return read_body(body, "https://example.no/side", date(2027, 3, 1)).to_record()
