"""How long it takes to start: ``--help`` and the events of one page, against an empty Python program in the same run.

The least of 15 runs each, which take turns; wall clock times of whole processes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.claims import at_most, judge
from tests.benchmarks.pages import event_page

RUNS = 15
SIZE = 30_000  # bytes of the page
PROGRAM = (sys.executable, "-m", "klimakalender")


def least(commands: dict[str, list[str]]) -> dict[str, float]:
    """Milliseconds of the fastest run of each command."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            taken[name].append((time.perf_counter() - began) * 1000)
    return {name: min(times) for name, times in taken.items()}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(event_page(SIZE), encoding="utf-8")
        taken = least({
            "empty program": [sys.executable, "-c", "pass"],
            "--help": [*PROGRAM, "--help"],
            "extract": [*PROGRAM, "extract", str(page)],
        })  # fmt: skip
    for name, milliseconds in taken.items():
        print(f"  {name:<16}{milliseconds:7.0f} ms")
    empty = taken["empty program"]
    return judge(
        "start",
        f"least of {RUNS} runs",
        [
            at_most("--help beyond `python -c pass`", taken["--help"] - empty, 150, "ms"),
            at_most("extract of one page beyond `python -c pass`", taken["extract"] - empty, 400, "ms"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
