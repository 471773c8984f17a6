"""The documentation builds as a site: no warning, no link that leads nowhere, nothing loaded from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="the extra docs is not installed")

ROOT = Path(__file__).resolve().parents[2]
# What a browser fetches by itself, unlike the links that a reader may follow.
LOADED = re.compile(
    r"""<(?:script|img|iframe)\b[^>]*\bsrc=["']?(?:https?:)?//|<link\b[^>]*stylesheet[^>]*//"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_site_builds_without_a_warning(site: Path) -> None:
    assert (site / "index.html").exists()


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = {str(each.relative_to(site)): each.read_text(encoding="utf-8") for each in site.rglob("*.html")}
    assert [name for name, text in pages.items() if LOADED.search(text)] == []


def test_every_fence_is_a_block(site: Path) -> None:
    """A fence that its list does not reach stays as text: blocks in a list are indented by four."""
    pages = {str(each.relative_to(site)): each.read_text(encoding="utf-8") for each in site.rglob("*.html")}
    assert [name for name, text in pages.items() if "```" in text] == []
