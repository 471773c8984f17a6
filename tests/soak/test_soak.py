"""The short form of ``make soak``: some weeks over few sites, with a fault on most of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ORDER = {"days": 26, "sites": 6, "seed": 6, "faults_per_site": 2.0, "kills": 1}
# In a process of its own: the days are forked from it, and it changes its environment.
PROGRAM = """
import json, sys
from pathlib import Path
from tests.soak.run import Order, soak
outcome = soak(Path(sys.argv[1]), Order(**json.loads(sys.argv[2])))
print(json.dumps({"breaches": outcome.ledger.breaches, "named": outcome.ledger.named,
                  "codes": sorted(outcome.codes.values())}))
"""


def test_some_weeks_with_faults(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), json.dumps(ORDER)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=root)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["breaches"] == []
    assert told["named"] >= 4
    assert {-9, 0, 1, 3} >= set(told["codes"]) >= {0, 3}
