"""The simulated Norway crawled twice, against a bare Scrapy spider that only downloads the same pages.

One run, one machine, the same server, both clocks started before there is an engine: pages per second and their
ratio, peak memory, which event pages were found, what was asked for that should not have been, and what the second
crawl of the unchanged sites cost. Ends with a verdict on every claim, and with 1 when one is not met.
``--sites N`` for a smaller world.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks.claims import Claim, at_least, at_most, judge
from tests.norway.server import Asked, Running, playing
from tests.norway.world import World, build_world

ROOT = Path(__file__).resolve().parents[2]
MB_MOST = 600
CONTENT_TABLES = ("events", "listings", "changes")


def run(module: str, order: dict[str, Any]) -> dict[str, Any]:
    """A program of the simulated Norway in a process of its own; what it prints."""
    command = [sys.executable, "-m", f"tests.norway.{module}"]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(order), stdout=subprocess.PIPE, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def pages_of(asked: Iterable[Asked]) -> list[str]:
    """The addresses that gave a page."""
    return [
        f"http://{one.host}{one.path}" for one in asked if one.status == 200 and one.path != "/robots.txt"
    ]


def contents(folder: Path) -> dict[str, int]:
    """How many rows there are of what readers see."""
    connection = sqlite3.connect(folder / "klima.db")
    try:
        return {
            table: connection.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608  names above
            for table in CONTENT_TABLES
        }
    finally:
        connection.close()


def announced(folder: Path) -> set[str]:
    """The pages of which an event is stored."""
    connection = sqlite3.connect(folder / "klima.db")
    try:
        return {row[0] for row in connection.execute("select url from listings")}
    finally:
        connection.close()


def measure(world: World, server: Running, order: dict[str, Any]) -> list[Claim]:
    """Crawl, download, crawl again; prints the figures and gives the claims with whether they hold."""
    folder = Path(order["folder"])
    cpu_before = server.cpu()
    first = run("crawl", order)
    cpu_crawled = server.cpu()
    asked = server.asked(forget=True)
    kinds = Counter(world.kind(one.host, one.path) for one in asked if one.host in world.sites)
    urls = pages_of(asked)
    stored = contents(folder)
    recall = len(world.events & set(urls)) / len(world.events)
    read = len(world.events & announced(folder)) / len(world.events)

    cpu_paused = server.cpu()
    bare = run("download", order | {"urls": urls})
    served = cpu_crawled - cpu_before, server.cpu() - cpu_paused
    server.asked(forget=True)
    second = run("crawl", order)
    again = server.asked(forget=True)

    speed, baseline = first["pages"] / first["seconds"], len(urls) / bare["seconds"]
    after = contents(folder)
    changed = sum(after[table] != stored[table] for table in CONTENT_TABLES)
    bodies = [one for one in again if one.status == 200 and one.path != "/robots.txt"]
    print(f"world: {len(world.sites)} sites, {world.size} pages, {len(world.events)} event pages to be found")
    print(f"requests: {len(asked)} ({', '.join(f'{kind} {n}' for kind, n in kinds.most_common())})")
    print(f"event pages fetched {recall:.3f}, with a stored event {read:.3f}")
    print(f"crawl       {speed:8.1f} pages/s  {first['cpu']:7.1f} s CPU  {first['peak_mb']:6.0f} MB")
    print(f"bare Scrapy {baseline:8.1f} pages/s  {bare['cpu']:7.1f} s CPU  {bare['peak_mb']:6.0f} MB")
    print(f"ratio {speed / baseline:.2f}")
    readers = first["cpu"] - first["cpu_main"]
    print(
        f"ms CPU per request: crawl {1000 * first['cpu_main'] / len(asked):.2f}"
        f" and its readers {1000 * readers / len(asked):.2f}, bare Scrapy {1000 * bare['cpu'] / len(urls):.2f};"
        f" beside them the server {1000 * served[0] / len(asked):.2f} and {1000 * served[1] / len(urls):.2f}"
    )
    print(
        f"again: {len(bodies)} bodies, {second['cpu']:.1f} s CPU = {second['cpu'] / first['cpu']:.2f} of the first"
    )
    return [
        at_least("recall of event pages", recall, 0.97),
        at_most("forbidden pages fetched", kinds["closed"], 0),
        at_most("traps among requests", 100 * kinds["trap"] / len(asked), 1, "%"),
        at_most("requests at a time per host", max(one.at_once for one in asked), 1),
        at_least("pages per second, of bare Scrapy", speed / baseline, 0.5, "×"),
        at_most("peak memory", first["peak_mb"], MB_MOST, "MB"),
        at_most("second crawl: bodies downloaded", len(bodies), 0),
        at_most("second crawl: tables with other numbers of rows", changed, 0),
        at_most("second crawl: CPU, of the first", second["cpu"] / first["cpu"], 0.25, "×"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=400)
    options = {"today": str(date.today()), "sites": parser.parse_args().sites}  # noqa: DTZ011  any day will do
    world = build_world(date.fromisoformat(options["today"]), sites=options["sites"])
    with tempfile.TemporaryDirectory() as folder, playing(**options) as server:
        claims = measure(world, server, {"folder": folder, "port": server.port, "world": options})
    sys.exit(judge("crawl", f"{options['sites']} sites, {world.size} pages", claims))


if __name__ == "__main__":
    main()
