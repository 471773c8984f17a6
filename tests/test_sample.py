"""The bundled archive: built from its pages, large and varied enough, and findable by the registry."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from klimakalender.sources import load_registry

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_sample", ROOT / "data" / "sample" / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_archive_is_up_to_date(build: ModuleType, sample_archive: Path) -> None:
    assert build.build() == sample_archive.read_bytes(), "run `make sample`"


def test_archive_is_large_and_varied(build: ModuleType) -> None:
    pages = build.read_pages()
    assert sum(map(len, pages.values())) >= 60
    assert len(pages) >= 14
    assert {page.language for each in pages.values() for page in each} >= {"nb", "nn", "en"}


def test_every_page_has_a_source(build: ModuleType) -> None:
    registry = load_registry()
    urls = [page.url for each in build.read_pages().values() for page in each]
    assert [url for url in urls if registry.by_url(url) is None] == []
    families = {source.family for url in urls if (source := registry.by_url(url))}
    assert families >= {"kommune", "fylkeskommune", "statsforvalter", "national"}
