"""What a benchmark claims: a figure and the bar that it is held against.

:func:`judge` prints a verdict on each claim, adds them as JSON lines to the file that ``BENCH_RESULTS`` names (if it
does), and gives the exit code of the benchmark.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Claim:
    """A measured value in a unit, and the most or the least that it may be."""

    name: str
    value: float
    bar: float
    unit: str
    rule: Literal["at most", "at least"]

    @property
    def met(self) -> bool:
        return self.value <= self.bar if self.rule == "at most" else self.value >= self.bar

    @property
    def verdict(self) -> str:
        return "met" if self.met else "NOT MET"

    @property
    def measured(self) -> str:
        return figure(self.value, self.unit)

    @property
    def demanded(self) -> str:
        return f"{self.rule} {figure(self.bar, self.unit)}"


def at_most(name: str, value: float, bar: float, unit: str = "") -> Claim:
    return Claim(name, value, bar, unit, "at most")


def at_least(name: str, value: float, bar: float, unit: str = "") -> Claim:
    return Claim(name, value, bar, unit, "at least")


def figure(value: float, unit: str) -> str:
    """A number with its unit: whole from 100 on, else three digits."""
    return f"{value:,.0f} {unit}".strip() if abs(value) >= 100 else f"{value:.3g} {unit}".strip()


def judge(benchmark: str, size: str, claims: Sequence[Claim]) -> int:
    """Print and record the claims of a benchmark that was run at a size; 1 when one is not met."""
    print(f"\n{benchmark}, {size}")
    for claim in claims:
        print(f"{claim.verdict:<9}{claim.name}: {claim.measured}, {claim.demanded}")
    if results := os.environ.get("BENCH_RESULTS"):
        with Path(results).open("a", encoding="utf-8") as lines:
            for claim in claims:
                told = {"benchmark": benchmark, "size": size, **asdict(claim)}
                lines.write(json.dumps(told, ensure_ascii=False) + "\n")
    return int(not all(claim.met for claim in claims))
