"""What decides the verdicts of ``make bench``: a miss is a miss, and so is silence."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import table
from tests.benchmarks.claims import Claim, at_least, at_most, figure, judge

if TYPE_CHECKING:
    from pathlib import Path

MET, MISSED = at_most("fast", 1.0, 2.0, "s"), at_least("much", 0.4, 0.5, "×")


@pytest.mark.parametrize(
    ("claim", "met"),
    [
        (at_most("below", 1.9, 2.0), True),
        (at_most("at the bar", 2.0, 2.0), True),
        (at_most("beyond by little", 2.0001, 2.0), False),
        (at_most("not measured", math.nan, 2.0), False),
        (at_most("endless", math.inf, 2.0), False),
        (at_least("above", 0.6, 0.5), True),
        (at_least("at the bar", 0.5, 0.5), True),
        (at_least("short by little", 0.4999, 0.5), False),
        (at_least("not measured", math.nan, 0.5), False),
        (at_most("nothing", 0, 0), True),
        (at_most("one too many", 1, 0), False),
    ],
    ids=lambda value: value.name if isinstance(value, Claim) else "",
)
def test_a_claim_is_met_or_not(claim: Claim, met: bool) -> None:
    assert claim.met == met
    assert claim.verdict == ("met" if met else "NOT MET")


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (0.3456, "×", "0.346 ×"),
        (99.94, "ms", "99.9 ms"),
        (1234.5, "MB", "1,234 MB"),
        (0, "", "0"),
        (-150.2, "", "-150"),
    ],
)
def test_figures_are_short(value: float, unit: str, told: str) -> None:
    assert figure(value, unit) == told


def test_the_bar_is_told() -> None:
    assert MET.demanded == "at most 2 s"
    assert MISSED.demanded == "at least 0.5 ×"


@pytest.mark.parametrize(
    ("claims", "code"), [([MET], 0), ([MISSED], 1), ([MET, MISSED], 1), ([MISSED, MET], 1)]
)
def test_one_miss_fails_a_benchmark(
    claims: list[Claim], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = tmp_path / "claims.jsonl"
    monkeypatch.setenv("BENCH_RESULTS", str(results))
    assert judge("store", "5 events", claims) == code
    assert [json.loads(line)["name"] for line in results.read_text().splitlines()] == [
        one.name for one in claims
    ]


@pytest.mark.parametrize(
    ("claims", "benchmarks", "code", "told"),
    [
        ({"store": [MET]}, ["store"], 0, "met"),
        ({"store": [MISSED]}, ["store"], 1, "NOT MET"),
        ({"store": [MET], "serve": [MISSED]}, ["store", "serve"], 1, "NOT MET"),
        ({"store": [MET]}, ["store", "serve"], 1, "serve      broke off: no result"),
        ({}, ["store"], 1, "store      broke off: no result"),
    ],
    ids=["met", "missed", "one of two", "one broke off", "all broke off"],
)
def test_the_table_ends_as_its_claims(
    claims: dict[str, list[Claim]], benchmarks: list[str], code: int, told: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    results, written = tmp_path / "claims.jsonl", tmp_path / "performance.json"
    results.touch()
    monkeypatch.setenv("BENCH_RESULTS", str(results))
    for benchmark, ones in claims.items():
        judge(benchmark, "small", ones)
    assert table.main(results, written, benchmarks) == code
    assert told in capsys.readouterr().out
    rows = json.loads(written.read_text())["claims"]
    assert [row["verdict"] for row in rows] == [one.verdict for ones in claims.values() for one in ones]
