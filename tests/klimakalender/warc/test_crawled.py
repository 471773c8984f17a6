"""Archives as large crawls leave them: whatever is wrong gives an answer or a named issue, and costs no neighbour."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest

from klimakalender.bulk import Options, read_part
from klimakalender.warc import ArchiveFile, Record, read_range, split
from klimakalender.warc.records import MAX_BODY, _unbrotli

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "<html><body><h1>Side {}</h1><p>" + " ".join(f"Klimakveld {n * 7919 % 1009}." for n in range(90))
BODIES = {name: TEXT.format(name).encode() for name in ("før", "midt", "etter")}


def record(
    name: str,
    *,
    kind: str = "response",
    length: int = 0,
    warc: str = "",
    http: str = "",
    body: bytes | None = None,
    date: str = "2027-05-03T10:00:00Z",
    status: str = "200 OK",
) -> bytes:
    """A record; ``length`` is added to what its header says, ``warc`` and ``http`` are further header lines."""
    payload = BODIES[name] if body is None else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{http}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://granvoll.example/{name}\r\n"
        f"WARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\n{warc}"
        f"Content-Length: {len(block) + length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


FIRST, LAST = record("før"), record("etter")
SENT = gzip.compress(BODIES["midt"])
# What stands between two sound records: its text, whether the page is answered, whether there is an issue.
MIDDLES = {
    "shorter than its header says": (record("midt", length=40), True, True),
    "far shorter than its header says": (record("midt", length=1_000), True, True),
    "longer than its header says": (record("midt", length=-40), True, True),
    "a payload cut by the crawler": (
        record("midt", warc="WARC-Truncated: length\r\n", body=BODIES["midt"][:300]), True, False,
    ),
    "a compressed payload cut by the crawler": (
        record("midt", warc="WARC-Truncated: length\r\n", http="Content-Encoding: gzip\r\n", body=SENT[:-20]),
        True, False,
    ),
    "a wrong length in the answer": (record("midt", http="Content-Length: 7\r\n"), True, False),
    "chunked in name alone": (record("midt", http="Transfer-Encoding: chunked\r\n"), True, False),
    "compressed in name alone": (record("midt", http="Content-Encoding: gzip\r\n"), True, False),
    "br in name alone": (record("midt", http="Content-Encoding: br\r\n"), True, False),
    "compressed under an old name": (record("midt", http="Content-Encoding: x-gzip\r\n", body=SENT), True, False),
    "compressed without a word": (record("midt", body=SENT), True, False),
    "compressed twice": (
        record("midt", http="Content-Encoding: gzip\r\n", body=gzip.compress(SENT)), True, False,
    ),
    "deflated": (
        record("midt", http="Content-Encoding: deflate\r\n", body=zlib.compress(BODIES["midt"])), True, False,
    ),
    "in brotli": (
        record("midt", http="Content-Encoding: br\r\n", body=brotli.compress(BODIES["midt"])), True, False,
    ),
    "an encoding that nobody knows": (record("midt", http="Content-Encoding: utf-8\r\n"), True, False),
    "a revisit": (record("midt", kind="revisit", body=b""), False, False),
    "a date that is none": (record("midt", date="i går"), False, True),
    "a status that is none": (record("midt", status="OK"), False, True),
    "no record": (b"Dette er ikke en post i et arkiv.\r\n\r\n", False, True),
}  # fmt: skip


def by_record(middle: bytes) -> bytes:
    return b"".join(map(gzip.compress, (FIRST, middle, LAST)))


SHAPES = {
    "by record": by_record,
    "plain": lambda middle: FIRST + middle + LAST,
    "as a whole": lambda middle: gzip.compress(FIRST + middle + LAST),
    "several to a member": lambda middle: gzip.compress(FIRST + middle) + gzip.compress(LAST),
    "several to the last member": lambda middle: gzip.compress(FIRST) + gzip.compress(middle + LAST),
    "members that end anywhere": lambda middle: (
        gzip.compress(FIRST) + gzip.compress(middle[:150]) + gzip.compress(middle[150:]) + gzip.compress(LAST)
    ),
}


def read(path: Path) -> tuple[dict[str, Record], list[str]]:
    file = ArchiveFile(path)
    try:
        records = list(file)
        for one in records:
            assert file.read(one.file, one.offset) == one
    finally:
        file.close()
    assert all(str(path) in line for line in file.damage)
    return {one.url.rpartition("/")[2]: one for one in records}, file.damage


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize(("middle", "answered", "told"), MIDDLES.values(), ids=MIDDLES)
def test_neighbours_are_read_whatever_stands_between(
    shape: object, middle: bytes, answered: bool, told: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert callable(shape)
    path = tmp_path / "norge.warc.gz"
    path.write_bytes(shape(middle))
    found, damage = read(path)
    assert found["før"].body == BODIES["før"]
    assert found["etter"].body == BODIES["etter"]
    # Where several records share a member, nobody knows where one ends whose header is wrong.
    is_there = "midt" in found and not found["midt"].revisit
    assert is_there == answered or (told and "several" in request.node.callspec.id)
    assert bool(damage) == told
    if is_there:
        assert found["midt"].body.startswith(BODIES["midt"][:200])
    assert all("byte" in line for line in damage)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize(("middle", "answered", "told"), MIDDLES.values(), ids=MIDDLES)
def test_ranges_find_the_same(
    shape: object, middle: bytes, answered: bool, told: bool, tmp_path: Path
) -> None:
    assert callable(shape)
    path = tmp_path / "norge.warc.gz"
    path.write_bytes(shape(middle))
    whole, _ = read(path)
    damage: list[str] = []
    found = [one for part in split([str(path)], 211) for one in read_range(part, damage)]
    assert [one.url.rpartition("/")[2] for one in found] == list(whole)
    assert {one.body for one in found} == {one.body for one in whole.values()}
    # Whoever looks for the first record of a range passes over what is none.
    assert told or not damage


LARGE = bytes(20 * MAX_BODY)
BOMBS = {
    "gzip": gzip.compress(LARGE), "deflate": zlib.compress(LARGE), "br": brotli.compress(LARGE, quality=1),
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "body"), BOMBS.items(), ids=BOMBS)
def test_a_body_that_grows_is_refused_before_it_has_grown(encoding: str, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "norge.warc.gz"
    path.write_bytes(by_record(record("midt", http=f"Content-Encoding: {encoding}\r\n", body=body)))
    found, damage = read(path)
    assert list(found) == ["før", "etter"]
    assert f"larger than {MAX_BODY} bytes" in damage[0]


def test_brotli_ends_where_a_body_is_too_large() -> None:
    # The buffer grows in steps, so that the last may go beyond.
    assert MAX_BODY < len(_unbrotli(BOMBS["br"])) < 2 * MAX_BODY


@pytest.mark.parametrize("cut", [5, 40, 150])
def test_a_member_that_is_cut_in_the_middle(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "norge.warc.gz"
    path.write_bytes(gzip.compress(FIRST) + gzip.compress(record("midt"))[:cut] + gzip.compress(LAST))
    found, damage = read(path)
    assert list(found) == ["før", "etter"]
    assert str(len(gzip.compress(FIRST))) in damage[0]


def test_extract_says_what_and_where(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "norge.warc.gz"
    broken = [middle for middle, _, _ in MIDDLES.values()]
    path.write_bytes(b"".join(map(gzip.compress, (FIRST, *broken, LAST))))
    part = read_part(split([str(path)])[0], Options())
    assert part.failures == ()
    assert part.pages == 2 + sum(answered for _, answered, _ in MIDDLES.values())
    assert len(part.damage) == sum(told for _, _, told in MIDDLES.values())
    assert all(line.startswith(f"{path}: ") and "byte" in line for line in part.damage)
    assert capfd.readouterr().err == ""
