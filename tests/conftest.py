"""What several test modules share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from klimakalender.compiled import require_current

# The ordinary run is the same every time; the search for new counterexamples is asked for:
# HYPOTHESIS_PROFILE=thorough pytest tests/normalize
settings.register_profile("ordinary", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))

ROOT = Path(__file__).resolve().parent.parent

require_current()  # else the tests would be of other code than the one that stands there


@pytest.fixture(scope="session")
def sample_archive() -> Path:
    """The bundled archive of invented events that ``make demo`` harvests."""
    return ROOT / "data" / "sample.warc.gz"


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a Dask cluster with two processes."""
    from distributed import LocalCluster

    # Without a port for its pages of its own, two clusters at a time would want the same one.
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as local:
        yield local.scheduler_address
