"""The claims of all benchmarks of one run as a table: the end of ``make bench``.

    python -m tests.benchmarks.table CLAIMS RESULT BENCHMARK …

Reads the JSON lines that the benchmarks wrote, writes them with the date and the machine to RESULT (JSON), and prints
the table. Ends with 1 when a claim is not met or a benchmark told none.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.claims import Claim


def read(path: Path) -> list[dict[str, Any]]:
    """One row for each claim, with its verdict as readers see it."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        head = {key: told.pop(key) for key in ("benchmark", "size")}
        claim = Claim(**told)
        texts = {"measured": claim.measured, "demanded": claim.demanded, "verdict": claim.verdict}
        rows.append(head | told | texts)
    return rows


def main(claims: Path, result: Path, benchmarks: list[str]) -> int:
    rows = read(claims)
    machine = {
        "date": str(datetime.now(UTC).date()),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[2], 1),
    }
    result.write_text(
        json.dumps(machine | {"claims": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"\n{'':<10} {'claim':<56} {'measured':>12}  {'demanded':<18}verdict")
    for row in rows:
        print(
            f"{row['benchmark']:<10} {row['name']:<56} {row['measured']:>12}  {row['demanded']:<18}{row['verdict']}"
        )
    silent = sorted(set(benchmarks) - {row["benchmark"] for row in rows})
    for benchmark in silent:
        print(f"{benchmark:<10} broke off: no result")
    return int(bool(silent) or any(row["verdict"] != "met" for row in rows))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
