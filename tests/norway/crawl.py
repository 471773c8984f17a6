"""Crawl the simulated Norway once, as ``klimakalender crawl --all`` would: ``python -m tests.norway.crawl < ORDER``.

A program, since Twisted's reactor starts once in a process. Prints what it took as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from klimakalender.crawling.choice import Choice
from klimakalender.crawling.session import harvest
from tests.norway.registry import build_registry
from tests.norway.world import build_world

# As fast as the machine goes: what is measured is the crawler, not its patience.
SETTINGS = {
    "TWISTED_DNS_RESOLVER": "tests.norway.resolver.NorwayResolver",
    "DOWNLOAD_DELAY": 0.0,
    "AUTOTHROTTLE_ENABLED": False,
}


def main(order: dict[str, Any]) -> None:
    folder = Path(order["folder"])
    registry = build_registry(build_world(date.fromisoformat(order["world"].pop("today")), **order["world"]))
    began, cpu = time.perf_counter(), time.process_time()
    verdict = harvest(
        folder / "klima.db",
        Choice(everything=True),
        registry,
        command="crawl --all",
        archive=folder / "archive",
        allow_private=True,
        workers=order.get("workers"),
        settings=SETTINGS | {"NORWAY_PORT": order["port"]} | order.get("settings", {}),
    )
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu + children.ru_utime + children.ru_stime,
        "cpu_main": time.process_time() - cpu,
        "peak_mb": (own.ru_maxrss + children.ru_maxrss) / 1024,
        "pages": verdict.pages,
        "unchanged": verdict.unchanged,
        "events": verdict.events,
        "shortfalls": len(verdict.shortfalls),
    }
    print(json.dumps(took))


if __name__ == "__main__":
    main(json.load(sys.stdin))
