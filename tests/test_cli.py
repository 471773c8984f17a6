"""The command line as a user meets it: help for everything, exit codes that mean something, no traceback."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from klimakalender.cli import VERBS


def klimakalender(*args: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "klimakalender", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, timeout=120)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    done = klimakalender(verb, "--help")
    assert done.returncode == 0, done.stderr
    assert f"klimakalender {verb}" in done.stdout


def test_help_names_every_verb_and_exit_code() -> None:
    text = klimakalender("--help").stdout
    assert [verb for verb in VERBS if f"\n  {verb} " not in text] == []
    assert all(f"{code} " in text for code in (0, 1, 2, 3, 75))


BROKEN = {
    "extract-missing-file": (["extract", "{tmp}/none.html"], {1, 2}, "none.html"),
    "extract-folder": (["extract", "{tmp}"], {1, 2}, "{tmp}"),
    "crawl-unknown-source": (["crawl", "no-such-source", "--db", "{tmp}/x.db"], {2}, "no-such-source"),
    "crawl-missing-archive": (
        ["crawl", "--replay", "{tmp}/none.warc.gz", "--db", "{tmp}/x.db"],
        {1, 2},
        "none.warc.gz",
    ),
    "crawl-unreadable-archive": (
        ["crawl", "--replay", "{tmp}/bad.warc.gz", "--db", "{tmp}/x.db"],
        {1},
        "bad.warc.gz",
    ),
    "crawl-nothing-asked": (["crawl", "--db", "{tmp}/x.db"], {2}, "Usage"),
    "serve-missing-database": (["serve", "--db", "{tmp}/none.db"], {1, 2}, "none.db"),
    "serve-no-database": (["serve", "--db", "{tmp}/notes.txt"], {1}, "notes.txt"),
    "export-missing-database": (["export", "ics", "--db", "{tmp}/none.db"], {1, 2}, "none.db"),
    "export-unknown-format": (["export", "fax", "--db", "{tmp}/none.db"], {2}, "fax"),
    "status-missing-database": (["status", "--db", "{tmp}/none.db"], {1, 2}, "none.db"),
    "reprocess-missing-archive": (
        ["reprocess", "{tmp}/none.warc.gz", "--db", "{tmp}/x.db"],
        {1, 2},
        "none.warc.gz",
    ),
    "sources-unknown": (["sources", "show", "no-such-source"], {2}, "no-such-source"),
    "parse-bad-date": (["parse", "dates", "3. mai", "--at", "yesterday"], {2}, "yesterday"),
    "unknown-verb": (["harvest"], {2}, "harvest"),
}


@pytest.mark.parametrize(("args", "codes", "names"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_one_clear_line(
    args: list[str], codes: set[int], names: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.warc.gz").write_bytes(b"\x00not an archive\xff" * 40)
    (tmp_path / "notes.txt").write_text("This is no database.\n" * 40, encoding="utf-8")
    done = klimakalender(*(arg.format(tmp=tmp_path) for arg in args))
    assert done.returncode in codes, done.stderr
    assert names.format(tmp=tmp_path) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_bad_line_of_input_is_named_and_the_others_answered() -> None:
    lines = '{"id": 1, "text": "3. mai 2027"}\nnot json\n{"id": 3, "text": "4. mai 2027"}\n'
    done = klimakalender("parse", "dates", "--jsonl", stdin=lines)
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert [line[:8] for line in done.stdout.splitlines()] == ['{"id": 1', '{"id": 3']


def test_extract_answers_the_readable_lines(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Klimakveld</h1><p>Tid: 3. mai 2027 kl. 18</p>", encoding="utf-8")
    row = '{{"id": "{0}", "file": "{1}", "url": "https://www.example.no/", "reference_date": "2027-04-01"}}'
    lines = "\n".join([row.format("a", page), row.format("b", tmp_path / "none.html"), row.format("c", page)])
    done = klimakalender("extract", "--jsonl", stdin=lines)
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert "none.html" in done.stderr
    assert [line[:9] for line in done.stdout.splitlines()] == ['{"id": "a', '{"id": "c']


def test_an_archive_cut_short_keeps_what_was_readable(tmp_path: Path, sample_archive: Path) -> None:
    whole = sample_archive.read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    done = klimakalender("crawl", "--replay", cut, "--db", tmp_path / "x.db")
    assert done.returncode != 0
    assert "cut.warc.gz" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "x.db").is_file()


def test_an_empty_archive_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.warc.gz"
    empty.write_bytes(gzip.compress(b""))
    done = klimakalender("crawl", "--replay", empty, "--db", tmp_path / "x.db")
    assert done.returncode == 1
    assert "empty.warc.gz" in done.stderr
