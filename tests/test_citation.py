"""CITATION.cff against the Citation File Format 1.2.0 (https://citation-file-format.github.io): its required keys and
the forms of those that we use. cffconvert, which knows the whole schema, cannot be installed beside jsonschema 4.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
CITED = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
KNOWN = {"abstract", "keywords", "license", "repository-code", "type", "version"}


@pytest.mark.parametrize("key", ["cff-version", "message", "title", "authors"])
def test_required_key(key: str) -> None:
    assert CITED[key]


def test_nothing_else_than_the_format_has() -> None:
    assert set(CITED) <= KNOWN | {"cff-version", "message", "title", "authors"}
    assert CITED["cff-version"] == "1.2.0"
    assert CITED["type"] in ("software", "dataset")
    assert all(set(author) == {"name"} for author in CITED["authors"])
    assert len(set(CITED["keywords"])) == len(CITED["keywords"])


def test_says_the_same_as_the_package() -> None:
    assert str(CITED["version"]) == PROJECT["version"]
    assert CITED["license"] == PROJECT["license"]
