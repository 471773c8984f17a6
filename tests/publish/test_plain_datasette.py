"""The pages stand under plain ``datasette`` too, where only the plugin is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("path", ["/", "/en/kart", "/kalender/2026-12"])
def test_pages(tmp_path: Path, harvest: Any, db: Path, path: str) -> None:
    named = tmp_path / "klima.db"
    harvest.store.connection.execute("vacuum into ?", [str(named)])
    command = [sys.executable, "-m", "datasette", str(named), "--get", path]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "<h1" in answer.stdout
    assert 'id="innhold"' in answer.stdout
