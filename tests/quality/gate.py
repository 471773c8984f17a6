"""Scores of the labelled data against pinned floors; as a program, it raises the floors to the scores.

The labelled data and its scoring tool lie beside the checkout (``../shared``); where they are not, there is
nothing to measure and the gate says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
FLOORS = Path(__file__).with_name("floors.toml")

# Measured set → what to score and the key of each field that has a floor.
SETS = {
    "seeds": ("pages", "seeds.jsonl"),
    "dev": ("pages", "dev.jsonl"),
    "dates": ("dates", "dates.jsonl"),
    "prices": ("prices", "prices.jsonl"),
    "deadlines": ("deadlines", "deadlines.jsonl"),
}


def available() -> bool:
    """Whether the labelled data is there to measure against."""
    return SCORER.is_file()


def measure(name: str) -> dict[str, float]:
    """Field → score of one measured set: F1 per field of pages, share of exact answers for expressions."""
    what, file = SETS[name]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, str(SCORER), what, str(SHARED / "gold" / file), "--json", str(report)]
        klima = f"{sys.executable} -m klimakalender"
        subprocess.run(command, cwd=ROOT, env=os.environ | {"KLIMA": klima}, check=True, capture_output=True)
        scores = json.loads(report.read_text(encoding="utf-8"))
    if "exact" in scores:
        right = int(scores["exact"].split()[0])
        return {"exact": round(right / scores["expressions"], 4)}
    return {field: row["f1"] for field, row in scores.items() if isinstance(row, dict)}


def read_floors() -> dict[str, dict[str, float]]:
    """The pinned floors: set → field → least score."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def raise_floors() -> None:
    """Write the higher of floor and score for every set and field."""
    floors = read_floors()
    comment = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = list(comment)
    for name in SETS:
        old, new = floors.get(name, {}), measure(name)
        lines += ["", f"[{name}]"]
        lines += [f"{field} = {max(score, old.get(field, 0.0))}" for field, score in new.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not available():
        sys.exit(f"{SCORER}: not there, nothing to measure")
    raise_floors()
