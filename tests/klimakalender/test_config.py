"""Settings: from a file and the environment, wrong ones named by place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from klimakalender import config
from klimakalender.cli import cli
from klimakalender.errors import ConfigurationError


def load(tmp_path: Path, text: str, **environ: str) -> config.Config:
    file = tmp_path / "klimakalender.toml"
    file.write_text(text, encoding="utf-8")
    return config.load({"KLIMA_CONFIG": str(file)} | environ)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, '# ours\ndb = "x/klima.db"\ncontact = "a@b.example"\n', KLIMA_CONTACT="https://c.example"
    )
    assert (loaded.db, loaded.contact) == (tmp_path / "x" / "klima.db", "https://c.example")
    assert loaded.origins["db"] == f"{tmp_path / 'klimakalender.toml'}:2"
    assert (loaded.origins["contact"], loaded.origins["data"]) == ("KLIMA_CONTACT", "default")


WRONG = {
    "unknown key": ('db = "a"\n\ncontakt = "b"\n', r"toml:3: unknown setting contakt \(did you mean contact\?\)"),
    "table": ('[mail]\nto = "b"\n', r"toml:1: unknown setting mail"),
    "number": ("\ndb = 3\n", r"toml:2: db must be text"),
    "address": ('webhook = "ftp://a.example/"\n', r"toml:1: webhook 'ftp://a\.example/' is not an http address"),
    "choice": ('log_format = "xml"\n', r"toml:1: log_format 'xml' is none of text, json"),
    "mail": ('mail_to = "nobody"\n', r"toml:1: mail_to 'nobody' is not an e-mail address"),
    "organisation": ('publisher_number = "974761077"\n', r"toml:1: publisher_number '974761077' is not an organ"),
    "no TOML": ("db = \n", r"toml: .*line 1"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        load(tmp_path, text)


def test_who_publishes(tmp_path: Path) -> None:
    loaded = load(tmp_path, 'publisher = "Etat"\npublisher_number = "974 761 076"\nsnapshots = "ut"\n')
    assert (loaded.publisher, loaded.publisher_number) == ("Etat", "974761076")
    assert loaded.snapshots == tmp_path / "ut"


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(ConfigurationError, match="KLIMA_PING: ping 'x' is not an http address"):
        config.load({"KLIMA_PING": "x"})


def test_a_missing_file_that_was_named() -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        config.load({"KLIMA_CONFIG": "/nowhere/klimakalender.toml"})


def test_show_tells_where_each_value_came_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLIMA_DB", str(tmp_path / "a.db"))
    shown = CliRunner().invoke(cli, ["config", "show"])
    assert f"{tmp_path / 'a.db'}" in shown.stdout
    told = json.loads(CliRunner().invoke(cli, ["config", "show", "--json"]).stdout)
    assert told["db"] == {"value": str(tmp_path / "a.db"), "from": "KLIMA_DB"}
    assert told.keys() == config.BY_NAME.keys()
