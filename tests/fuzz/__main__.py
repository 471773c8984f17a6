"""Looks for texts that break a promise of the readers: ``python -m tests.fuzz --minutes 10``, or ``make fuzz``.

Hypothesis is the engine: new seeds in every round, a finding shrunk, printed and tried first next time. The exit code
is 1 when there was one.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalize import YearHints
from tests.writing.contracts import check_dates, check_deadline, check_price, check_work
from tests.writing.soup import ANY_TEXT, mutated

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

MANY = settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(MANY, max_examples=20)  # counting steps is slow
STARTS = st.none() | st.dates()
TRIED: Counter[str] = Counter()


@MANY
@given(ANY_TEXT, st.dates())
def dates(text: str, reference: date) -> None:
    TRIED["dates"] += 1
    check_dates(text, YearHints(reference))


@MANY
@given(ANY_TEXT, st.booleans())
def prices(text: str, labelled: bool) -> None:
    TRIED["prices"] += 1
    check_price(text, labelled=labelled)


@MANY
@given(ANY_TEXT, st.dates(), STARTS, st.booleans())
def deadlines(text: str, reference: date, start: date | None, labelled: bool) -> None:
    TRIED["deadlines"] += 1
    check_deadline(text, YearHints(reference), start, labelled=labelled)


@FEW
@given(mutated())
def work(text: str) -> None:
    TRIED["work"] += 1
    check_work(text)


PROPERTIES: list[Callable[[], None]] = [dates, prices, deadlines, work]


def search(minutes: float) -> list[str]:
    """Tries every property in turn until the time is up; the findings. A property that failed is not tried again."""
    findings: dict[Callable[[], None], str] = {}
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end and len(findings) < len(PROPERTIES):
        for check in PROPERTIES:
            if check in findings:
                continue
            try:
                check()
            except Exception:  # noqa: BLE001  whatever it is, it is a finding
                findings[check] = traceback.format_exc()
        print(f"\rtried {dict(TRIED)}, found {len(findings)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return list(findings.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    findings = search(parser.parse_args().minutes)
    print(*findings, sep="\n\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
