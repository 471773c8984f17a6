"""``klimakalender sources`` as its users see it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from klimakalender import config
from klimakalender.cli import cli
from klimakalender.reference import load_tables
from klimakalender.sources import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["sources", *args])


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The committed data in a folder that a test may spoil."""
    for folder in ("sources", "reference", "topics"):
        shutil.copytree(config.load().data / folder, tmp_path / folder)
    monkeypatch.setenv("KLIMA_DATA", str(tmp_path))
    load_registry.cache_clear()
    load_tables.cache_clear()
    yield tmp_path
    load_registry.cache_clear()
    load_tables.cache_clear()


def test_list_as_json_has_every_public_body() -> None:
    rows = json.loads(run("list", "--json").stdout)
    count = {family: sum(row["family"] == family for row in rows) for family in ("kommune", "fylkeskommune")}
    assert count == {"kommune": 357, "fylkeskommune": 15}
    assert all(
        row["entry_points"] and row["platform"] and row["frequency"] and row["expected"] for row in rows
    )


def test_list_by_family_is_one_line_each() -> None:
    lines = run("list", "--family", "statsforvalter").stdout.splitlines()
    assert len(lines) == 10
    assert all(line.startswith("statsforvalteren-") for line in lines)


def test_former_ones_are_listed_apart() -> None:
    rows = json.loads(run("list", "--former", "--json").stdout)
    assert rows
    assert all(row["former"] for row in rows)


def test_show_tells_everything() -> None:
    done = run("show", "miljodirektoratet")
    assert "xn--miljdirektoratet-oxb.no" in done.stdout
    assert json.loads(run("show", "miljodirektoratet", "--json").stdout)["publisher"] == "Miljødirektoratet"


def test_unknown_source_is_a_usage_error() -> None:
    done = run("show", "no-such-source")
    assert done.exit_code == 2
    assert "no-such-source" in done.stderr


def test_check_passes_on_the_committed_registry() -> None:
    done = run("check")
    assert done.exit_code == 0, done.output
    assert "357 kommune" in done.stdout


def test_check_names_file_and_line(data_copy: Path) -> None:
    path = data_copy / "sources" / "network.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",daily,", ",hourly,", 1), encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert f"{path}:2: frequency 'hourly' is none of daily" in done.stdout
    assert "1 problem" in done.stderr


def test_known_site_is_not_added_again() -> None:
    done = run("add", "https://www.ks.no/regioner/")
    assert done.exit_code == 2
    assert "belongs to the source ks" in done.stderr


def test_check_names_a_wrong_decision_about_pages(data_copy: Path) -> None:
    assert "0 decisions about pages: no problems" in run("check").stdout
    path = data_copy / "decisions.csv"
    path.write_text("verdict,one,other,reason\nsame,https://a.example/1,b,x\n", encoding="utf-8")
    done = run("check")
    assert f"{path}:2: other 'b' is no address" in done.stdout
    assert done.exit_code == 1
