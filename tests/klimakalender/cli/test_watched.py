"""How far a long job is, in a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.cli.watched import watched

if TYPE_CHECKING:
    import pytest


def test_a_log_has_a_line_every_minute(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(0, 10_000, 25))
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    assert list(watched(iter("abcdefg"), 7, "ranges")) == list("abcdefg")
    assert capsys.readouterr() == ("", "3 of 7 ranges\n6 of 7 ranges\n")


def test_a_short_job_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(watched(iter("ab"), 2, "ranges")) == ["a", "b"]
    assert capsys.readouterr() == ("", "")
