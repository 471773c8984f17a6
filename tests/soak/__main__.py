"""The long form: ``make soak``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.soak.run import Order, soak


def main() -> int:
    """Play the year, print what it came to; 1 when a promise was broken."""
    usual = Order()
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--days", type=int, default=usual.days)
    parser.add_argument("--sites", type=int, default=usual.sites)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--faults", type=float, default=usual.faults_per_site, help="of each site")
    parser.add_argument("--keep", type=Path, help="an empty folder to leave the database in")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        order = Order(args.days, args.sites, args.seed, args.faults)
        outcome = soak(folder, order, lambda line: print(line, flush=True))
    ledger = outcome.ledger
    print("\nfaults, and the run in which each was named:")
    for naming in ledger.namings:
        print(f"  {naming}")
    for title, found in (("lost", ledger.lost), ("false alarm", ledger.false_alarms)):
        for line in found:
            print(f"{title}: {line}")
    kinds = Counter(naming.kind for naming in ledger.namings)
    print(f"faults: {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}")
    print(f"exit codes: {dict(Counter(outcome.codes.values()))}")
    print(
        f"{order.days} runs over {order.sites} sites in {outcome.seconds:.0f} s (seed {order.seed}):"
        f" {ledger.named} faults named in time, {len(ledger.unnamed)} not; {len(ledger.lost)} events lost;"
        f" {len(ledger.false_alarms)} false alarms"
    )
    return 1 if ledger.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
