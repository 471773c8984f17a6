"""The reference follows the code: pages are up to date and nothing a user can name is undescribed."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path

import click
import pytest
import yaml

from klimakalender.compiled import is_compiled
from klimakalender.sources.rows import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
spec = importlib.util.spec_from_file_location("generate_docs", DOCS / "generate.py")
assert spec
assert spec.loader
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)

COMMANDS = dict(generate.commands())
PAGES = sorted(ROOT.glob("*.md")) + sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("name", generate.PAGES)
def test_generated_page_is_up_to_date(name: str) -> None:
    if name == generate.FROM_DOCSTRINGS and is_compiled():
        pytest.skip("compiled names carry no docstrings: tested as Python")
    assert (DOCS / name).read_text(encoding="utf-8") == generate.PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    assert [each.name for each in options if not each.help] == []


def test_every_setting_is_described() -> None:
    assert [one.name for one in generate.config.SETTINGS if not one.about.strip()] == []


def test_every_filter_is_described() -> None:
    assert [name for name, entry in generate.FILTERS.items() if not entry.about.strip()] == []


def test_every_parameter_of_the_api_is_described() -> None:
    asked = {path: answers["get"] for path, answers in generate.document("/api/v1")["paths"].items()}
    undescribed = [
        (path, each["name"])
        for path, question in asked.items()
        for each in map(generate.parameter, question.get("parameters", ()))
        if not each.get("description", "").strip()
    ]
    assert undescribed == []


def test_every_column_of_the_registry_is_described() -> None:
    rows = re.findall(r"^\| ([a-z_, ]+) \|", generate.registry_page(), re.MULTILINE)
    named = [column for row in rows for column in row.split(", ")]
    assert [column for column in COLUMNS if column not in named] == []


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def named_in(navigation: object) -> list[str]:
    """The files that a navigation of mkdocs names, at any depth."""
    if isinstance(navigation, str):
        return [navigation]
    entries = navigation.values() if isinstance(navigation, dict) else navigation
    assert isinstance(entries, Iterable)
    return [name for each in entries for name in named_in(each)]


def test_navigation_has_every_page_once() -> None:
    named = named_in(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert sorted(named) == sorted(page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")), (
        "list the page under `nav` in mkdocs.yml"
    )
