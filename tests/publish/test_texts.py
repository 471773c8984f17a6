"""The words of the interface are complete in every language, and every page has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import klimakalender.publish
from klimakalender.publish.texts import LANGUAGES, table
from klimakalender.publish.wording import field
from klimakalender.store.events import PARTS
from klimakalender.store.records import COLUMNS

FOLDER = Path(klimakalender.publish.__file__).parent
NAMES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", sorted(table()))
def test_complete_in_every_language(key: str) -> None:
    texts = table()[key]
    assert len(texts) == len(LANGUAGES)
    assert all(isinstance(text, str) and text.strip() for text in texts)
    assert len({frozenset(NAMES.findall(text)) for text in texts}) == 1


def test_templates_use_keys_that_exist() -> None:
    for template in (FOLDER / "templates").iterdir():
        for key in re.findall(r"\bt\('([\w.]+)'[),]", template.read_text(encoding="utf-8")):
            assert key in table(), f"{template.name}: {key}"


@pytest.mark.parametrize("column", [*COLUMNS, *PARTS, "vanished_at", "merged_into"])
def test_what_may_change_has_a_name(column: str) -> None:
    assert field(column) != column


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/frister", "/kalender/2026-12", "/kart", "/tall", "/kilder", "/om"])
def test_every_page_in_every_language(client: Any, lang: str, path: str) -> None:
    answer = client.get(path if lang == "nb" else f"/{lang}{path}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert all(f'hreflang="{other}"' in answer.text for other in LANGUAGES)


@pytest.mark.parametrize("path", ["/kalender/2026-13", "/kalender/1999-01"])
def test_no_such_month(client: Any, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/kommune/9999", "/utgiver/ingen"])
def test_no_such_place_or_publisher(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404
