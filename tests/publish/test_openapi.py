"""The description of the API is one, and the API does what it says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from klimakalender.publish.openapi import document
from tests.publish.server import serving

Make = Callable[..., dict[str, Any]]
# A server of the tests has few events, so an example costs little.
EXAMPLES = 12


def test_is_valid() -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document("/api/v1")).iter_errors()] == []


def test_the_server_answers_as_described(
    tmp_path: Path, db: Path, harvest: Any, announcement: Make, session: Make
) -> None:
    """No 5xx; status, media type, headers and content are described; what the description forbids is refused."""
    paid = {"is_free": False, "currency": "NOK", "min": 500, "max": 900}
    harvest.save(
        announcement("Klimakveld", session("2098-01-01")),
        announcement(
            "Fagdag", session("2098-02-01T09:00", "2098-02-01T15:00"), price=paid, topics=["energi"]
        ),
        announcement("En gang", approximate={"from": "2098-01-01", "to": "2098-01-31", "text": "i januar"}),
    )
    with serving(db) as address:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"{address}api/v1/openapi.json"),
                *("--max-examples", str(EXAMPLES), "--seed", "1", "--generation-deterministic", "--no-color"),
                *("--phases", "examples,coverage,fuzzing"),
                # No schema tells which texts are cursors of this database, or moments.
                *("--checks", "all", "--exclude-checks", "positive_data_acceptance"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
