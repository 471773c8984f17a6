"""Imports point one way (docs/explanation/architecture.md); this test is the guard."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIRST_PARTY = ("normalize", "spiders", "pipelines", "klimakalender")

# What each part may import of the project, as module prefixes. The longest matching prefix rules a module.
ALLOWED = {
    "normalize": {"normalize"},
    "klimakalender": {
        "normalize",
        "klimakalender.config",
        "klimakalender.errors",
        "klimakalender.reference",
        "klimakalender.sources",
        "klimakalender.warc",
    },
    "klimakalender.store": {"normalize", "klimakalender.errors", "klimakalender.store"},
    "klimakalender.publish": {
        "normalize",
        "klimakalender.config",
        "klimakalender.errors",
        "klimakalender.reference",
        "klimakalender.store",
        "klimakalender.publish",
    },
    "klimakalender.snapshots": {
        "normalize",
        "klimakalender.atomic",
        "klimakalender.config",
        "klimakalender.errors",
        "klimakalender.publish",
        "klimakalender.snapshots",
        "klimakalender.store",
    },
    "spiders": {
        "normalize",
        "spiders",
        "klimakalender.config",
        "klimakalender.errors",
        "klimakalender.reference",
        "klimakalender.sources",
    },
    "spiders.page": {"normalize", "spiders.page", "spiders.items", "spiders.unpaired"},
    "spiders.reading": {
        "normalize",
        "spiders.page",
        "spiders.reading",
        "spiders.items",
        "klimakalender.reference",
        "klimakalender.sources",
    },
    "spiders.reading.words": {"normalize", "spiders.page", "spiders.reading.words"},
    "spiders.reading.times": {"normalize", "spiders.page", "spiders.reading.words", "spiders.reading.times"},
    "spiders.reading.parts": {
        "normalize",
        "spiders.items",
        "spiders.page",
        "spiders.reading.parts",
        "spiders.reading.times",
        "spiders.reading.words",
    },
    "spiders.reading.places": {
        "normalize",
        "spiders.items",
        "spiders.page",
        "spiders.reading.parts",
        "spiders.reading.places",
        "spiders.reading.times",
        "spiders.reading.words",
        "klimakalender.reference",
        "klimakalender.sources",
    },
    "spiders.reading.organizers": {
        "normalize",
        "spiders.page",
        "spiders.reading.organizers",
        "spiders.reading.words",
    },
    "spiders.feeds": {"normalize", "spiders.feeds", "spiders.addresses", "spiders.links", "spiders.unpaired"},
    "spiders.finding": {
        "normalize",
        "spiders.addresses",
        "spiders.feeds",
        "spiders.finding",
        "spiders.items",
        "spiders.links",
        "spiders.page",
        "spiders.pages",
        "spiders.reading",
        "klimakalender.reference",
        "klimakalender.sources",
    },
    "pipelines": {
        "normalize",
        "pipelines",
        "spiders.items",
        "spiders.pages",
        "klimakalender.config",
        "klimakalender.errors",
        "klimakalender.sources",
        "klimakalender.store",
        "klimakalender.warc",
    },
    "klimakalender.bulk": {
        "normalize",
        "pipelines.validate",
        "spiders",
        "klimakalender.atomic",
        "klimakalender.captured",
        "klimakalender.bulk",
        "klimakalender.errors",
        "klimakalender.reference",
        "klimakalender.sources",
        "klimakalender.warc",
    },
    "klimakalender.captured": {"normalize", "spiders", "klimakalender.warc"},
    "klimakalender.crawling": {
        "normalize",
        "pipelines",
        "spiders",
        "klimakalender.config",
        "klimakalender.crawling",
        "klimakalender.errors",
        "klimakalender.lock",
        "klimakalender.reference",
        "klimakalender.replay",
        "klimakalender.settings",
        "klimakalender.sources",
        "klimakalender.store",
    },
    "klimakalender.reprocessing": {
        "normalize",
        "pipelines",
        "spiders",
        "klimakalender.bulk",
        "klimakalender.captured",
        "klimakalender.reference",
        "klimakalender.reprocessing",
        "klimakalender.settings",
        "klimakalender.sources",
        "klimakalender.store",
        "klimakalender.warc",
    },
    "klimakalender.extraction": {
        "normalize",
        "spiders.reading.fields",
        "spiders.items",
        "klimakalender.errors",
        "klimakalender.reference",
        "klimakalender.sources",
    },
    "klimakalender.notify": {"klimakalender.config", "klimakalender.store"},
    "klimakalender.cli": set(FIRST_PARTY),
    "klimakalender.__main__": {"klimakalender.cli"},
}

# Packages that never load when these modules do: start-up time, and reading without the crawler's stack.
NEVER_LOADED = {
    "normalize": {"bs4", "lxml", "scrapy", "sqlite3", "twisted", "datasette"},
    "klimakalender.publish.plugin": {"scrapy", "twisted", "spiders", "pipelines"},
    "klimakalender.cli": {"scrapy", "twisted", "datasette", "bs4", "dateparser", "sqlite_utils"},
}
# What answering for one page has no need of; the whole of it is to take no longer than a person notices.
NOT_FOR_ONE_PAGE = {
    "asyncio", "babel", "dateparser", "datasette", "distributed", "extruct", "fsspec", "holidays", "multiprocessing",
    "orjson", "scrapy", "sqlite3", "sqlite_utils", "twisted", "warcio",
}  # fmt: skip


def modules() -> dict[str, Path]:
    found = {}
    for package in FIRST_PARTY:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def first_party_imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] in FIRST_PARTY}


def ruled_by(module: str) -> set[str]:
    prefixes = [prefix for prefix in ALLOWED if module == prefix or module.startswith(f"{prefix}.")]
    return ALLOWED[max(prefixes, key=len)]


def within(name: str, prefixes: set[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize(("module", "path"), modules().items(), ids=modules())
def test_imports_point_one_way(module: str, path: Path) -> None:
    allowed = ruled_by(module) | {"klimakalender.__version__"}
    assert {name for name in first_party_imports(path) if not within(name, allowed)} == set()


def test_there_are_modules_to_guard() -> None:
    assert {name.split(".")[0] for name in modules()} == set(FIRST_PARTY)


@pytest.mark.parametrize(("module", "forbidden"), NEVER_LOADED.items(), ids=NEVER_LOADED)
def test_import_stays_light(module: str, forbidden: set[str]) -> None:
    code = f"import sys, {module}; print(*sorted(set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert forbidden & set(done.stdout.split()) == set()


def test_extracting_a_page_loads_only_what_it_needs(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Klimakveld</h1><p>Tid: 4. mai 2027 kl. 18</p>", encoding="utf-8")
    code = "import sys; from klimakalender.cli import cli; cli(standalone_mode=False); print(*sys.modules)"
    command = [sys.executable, "-c", code, "extract", str(page), "--at", "2027-01-01"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    record, _, loaded = done.stdout.rstrip().rpartition("\n")
    assert "2027-05-04T18:00" in record
    assert NOT_FOR_ONE_PAGE & set(loaded.split()) == set()
