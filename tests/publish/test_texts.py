"""The words of the interface are complete in every language, and every page has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

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
@pytest.mark.parametrize(
    "path", ["/", "/frister", "/kalender/2026-12", "/kart", "/tall", "/kilder", "/om", "/om/api"]
)
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


# Attributes that are read to people.
SPOKEN = ("aria-label", "title", "placeholder", "alt")
WORD = re.compile(r"[a-zæøå]{3,}")


def words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in WORD.findall(text.casefold())}


def interface_words(soup: Any, language: str) -> set[str]:
    """What a page says in the language it claims for itself: without what is marked as another's."""
    for node in soup.select(f"script, style, code, a[hreflang], [lang]:not(html, [lang={language}])"):
        node.decompose()
    spoken = (node[name] for node in soup.find_all(True) for name in SPOKEN if node.has_attr(name))
    addresses = ("/", "http")
    return words_of(text for text in [*soup.stripped_strings, *spoken] if not text.startswith(addresses))


ENGLISH_PAGES = [
    "/",
    "/?q=xyzzy&is_free=true",
    "/frister",
    "/kalender/2026-12",
    "/kart",
    "/tall",
    "/kilder",
]
ENGLISH_PAGES += [
    "/om",
    "/om/api",
    "/om/data",
    "/om/endringer",
    "/om/data?q=frist",
    "/om/data?q=xyzzy",
    "/om/nedlasting",
    "/kommune/3301",
    "/utgiver/drammen",
    "/?bogus=1",
    "/arrangement/x",
    "/arrangement/{id}",
]


@pytest.mark.parametrize(("lang", "column"), [("en", 2), ("nn", 1)])
@pytest.mark.parametrize("path", ENGLISH_PAGES)
def test_no_words_of_another_language(
    client: Any, harvest: Any, announcement: Any, session: Any, path: str, lang: str, column: int
) -> None:
    event = announcement(
        "Xyz", session("2026-12-02T09:00", "2026-12-02T12:00"), session("2026-12-03"), description="Xyz",
        price={"is_free": False, "min": 450, "max": 450, "currency": "NOK"}, status="postponed",
        registration={"required": True, "deadline": "2026-12-01", "fully_booked": True, "capacity": 40},
        place={"venue": "Xyz", "address": "Xyz 1"}, attendance="mixed",
    )  # fmt: skip
    harvest.save(event, url="https://www.drammen.example.no/a")
    (event_id,) = harvest.save(event | {"title": "Xyzz"}, url="https://www.drammen.example.no/a")
    soup: Any = BeautifulSoup(client.get(f"/{lang}{path.format(id=event_id)}").text, "lxml")
    own = words_of(texts[column] for texts in table().values())
    foreign = words_of(text for texts in table().values() for text in texts) - own
    data = words_of(["Drammen kommune", "Buskerud", "Møre og Romsdal", "Klimakalender", "example"])
    assert interface_words(soup, lang) & foreign - data == set()
