"""``spider new``: what it writes passes as it stands, and overwrites nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from klimakalender.cli import cli
from klimakalender.config import CHECKOUT


def test_spider_test_and_page_are_written_together(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["spider", "new", "nyportal", "--root", str(tmp_path)])
    assert done.exit_code == 0, done.output
    expected = json.loads((tmp_path / "tests/pages/nyportal-first/expected.json").read_text(encoding="utf-8"))
    assert [event["title"] for event in expected["events"]] == ["Klimakveld på biblioteket"]
    program = (
        "import spiders, sys, pytest; spiders.__path__.append(sys.argv[1]);"
        "sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', '--rootdir', sys.argv[2], sys.argv[2]]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "spiders"), str(tmp_path / "tests")],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (ran.returncode, "2 passed" in ran.stdout) == (0, True), ran.stdout
    again = CliRunner().invoke(cli, ["spider", "new", "nyportal", "--root", str(tmp_path)])
    assert again.exit_code == 1


def test_a_platform_is_a_word(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["spider", "new", "Ny-Portal", "--root", str(tmp_path)]).exit_code == 2
