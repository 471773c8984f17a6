"""The matcher of publishers on labelled pairs of invented announcements: precision, recall, pairs per second.

``pairs.jsonl`` has a pair a line, with what differs from a common announcement. Labels were given before the
matcher was run. Prints every wrong pair, and a verdict on each claim; ends with 1 when one is not met.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from klimakalender.store.matching import compare

PAIRS = Path(__file__).parent / "pairs.jsonl"
PRECISION, RECALL = 0.98, 0.92
COMMON: dict[str, Any] = {
    "title": "", "at": "2027-05-03T18:00", "municipality": "3301", "venue": None,
    "organizers": ["Granvoll kommune"], "attendance": "onsite", "link": None,
}  # fmt: skip


def record(told: dict[str, Any], source: str) -> dict[str, Any]:
    """What the matcher looks at, of an announcement of a publisher."""
    facts = COMMON | told
    return {
        "title": facts["title"],
        "source": source,
        "url": f"https://{source}.example.no/1",
        "starts_at": facts["at"],
        "sessions": [{"starts_at": facts["at"]}],
        "place": {"municipality_number": facts["municipality"], "venue": facts["venue"]},
        "attendance": facts["attendance"],
        "organizers": facts["organizers"],
        "registration": {"url": facts["link"]},
        "online_url": None,
    }


def main() -> int:
    """Compare all pairs; 1 when a claim is not met."""
    told = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    pairs = [(record(pair["one"], "granvoll"), record(pair["other"], "fylket")) for pair in told]
    begun = time.perf_counter()
    verdicts = [compare(one, other) for one, other in pairs]
    seconds = time.perf_counter() - begun
    for pair, verdict in zip(told, verdicts, strict=True):
        if verdict.same is not pair["same"]:
            print(f"wrong ({'same' if pair['same'] else 'different'}: {pair['why']}): {verdict.reasons}")
    right = sum(pair["same"] and verdict.same for pair, verdict in zip(told, verdicts, strict=True))
    precision = right / max(1, sum(verdict.same for verdict in verdicts))
    recall = right / sum(pair["same"] for pair in told)
    print(f"{len(told)} pairs, {len(told) / seconds:,.0f} a second")
    claims = (("precision", precision, PRECISION), ("recall", recall, RECALL))
    for name, found, least in claims:
        print(f"{'holds' if found >= least else 'FAILS'}: {name} {found:.3f}, at least {least}")
    return int(any(found < least for _, found, least in claims))


if __name__ == "__main__":
    sys.exit(main())
