"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def sample_archive() -> Path:
    """The bundled archive of invented events that ``make demo`` harvests."""
    return ROOT / "data" / "sample.warc.gz"
