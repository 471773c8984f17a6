"""Logging of a command."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from klimakalender import logs
from klimakalender.errors import ConfigurationError


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_json_lines(tmp_path: Path) -> None:
    logs.start_logging(logging.INFO, tmp_path / "logs" / "klima.log", "json")
    logging.getLogger("spiders").info("lest %s", "ærlig")
    logging.getLogger("spiders").debug("not told")
    try:
        int("brutt")
    except ValueError:
        logging.getLogger("spiders").exception("feil")
    told = [
        json.loads(line)
        for line in (tmp_path / "logs" / "klima.log").read_text(encoding="utf-8").splitlines()
    ]
    assert [(one["level"], one["message"]) for one in told] == [("info", "lest ærlig"), ("error", "feil")]
    assert "ValueError: invalid literal" in told[1]["trace"]


def test_rotation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 1000)
    logs.start_logging(logging.INFO, tmp_path / "klima.log")
    for number in range(200):
        logging.getLogger().info("linje %s", number)
    assert len(list(tmp_path.iterdir())) == logs.KEPT + 1


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="file"):
        logs.start_logging(logging.INFO, tmp_path / "file" / "klima.log")
