"""Events stored per second, with history and evidence, against ``executemany`` of the same rows in the same run.

The baseline writes the rows that the store made (for changed data all rows of the pages over those that stood there,
since who does not ask cannot know which differ), into the same tables with the same indexes and triggers, over a
connection that the store opened, in one transaction and without a question. Beside it stands, as a measure of what is
possible, the time to write the columns that differ alone, which somebody else has found out.

Ends with a verdict on every claim, and with 1 when one is not met. ``--events N`` for a smaller load.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

from klimakalender.store import Run, Store
from tests.benchmarks.announcements import FETCHED, announcements
from tests.benchmarks.claims import Claim, at_least, at_most, judge

BATCH = 5_000  # pages of input that are made at a time, outside of what is measured
TABLES = ("pages", "events", "sessions", "prices", "topics", "organizers", "listings", "evidence", "changes",
          "conflicts", "match_decisions", "issues", "series")  # fmt: skip
Row = tuple[object, ...]
Work = tuple[str, list[Row]]  # a statement and its rows


def load(store: Store, run: Run, number: int, *, changed: bool = False) -> float:
    """Seconds of CPU to store so many pages, as ``reprocess --apply`` does: in one transaction."""
    seconds = 0.0
    pages = announcements(number, changed=changed)
    with store.transaction():
        while batch := [one for one, _ in zip(pages, range(BATCH), strict=False)]:
            began = time.process_time()
            for facts, records in batch:
                store.save_page(run, facts, records)
            seconds += time.process_time() - began
    return seconds


@contextmanager
def harvest(path: Path, *, later: bool = False) -> Iterator[tuple[Store, Run]]:
    now = FETCHED + timedelta(days=7 * later)
    with Store.open(path) as store, store.run("reprocess", now, expectations=False) as run:
        yield store, run


def rows_of(path: Path, table: str) -> tuple[list[str], list[Row]]:
    """Names of columns and rows; first of them is the number of the row."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[1] for row in connection.execute(f"pragma table_info({table})")]
        query = f"select rowid, {', '.join(map(quoted, names))} from {table} order by rowid"  # noqa: S608
        return ["rowid", *names], connection.execute(query).fetchall()


def quoted(name: str) -> str:
    return f'"{name}"'


def insert_all(source: Path, target: Path) -> float:
    """Seconds of CPU for ``executemany`` of all rows of ``source`` into a new database."""
    with Store.open(target) as store, store.run("bench", FETCHED):
        tables = [(table, [], *rows_of(source, table)) for table in TABLES]
        work = [one for table, none, names, rows in tables for one in difference(table, names, none, rows)]
        return write(store.connection, work)


def update_all(before: Path, after: Path, *, whole: bool) -> float:
    """Seconds of CPU for ``executemany`` of a later state over an earlier one, which becomes the same.

    ``whole``: all rows with all columns, as who does not know what differs has to write them; else what differs.
    """
    with Store.open(before) as store, store.run("bench", FETCHED):
        work: list[Work] = []
        for table in TABLES:
            names, old = rows_of(before, table)
            work += difference(table, names, old, rows_of(after, table)[1], whole=whole)
        seconds = write(store.connection, work)
    for table in TABLES:
        if rows_of(before, table) != rows_of(after, table):
            raise SystemExit(f"the baseline wrote other rows into {table}")
    return seconds


def write(connection: sqlite3.Connection, work: list[Work]) -> float:
    began = time.process_time()
    connection.execute("begin")
    for statement, rows in work:
        connection.executemany(statement, rows)
    connection.execute("commit")
    return time.process_time() - began


def difference(
    table: str, names: list[str], old: list[Row], new: list[Row], *, whole: bool = False
) -> list[Work]:
    """Deletes, updates of all columns (``whole``) or of those that differ anywhere, and inserts, by number of row."""
    was, now = {row[0]: row for row in old}, {row[0]: row for row in new}
    gone = [(number,) for number in was if number not in now]
    kept = [row for row in new if row[0] in was and (whole or row != was[row[0]])]
    fresh = [row for row in new if row[0] not in was]
    told = [i for i in range(1, len(names)) if whole or any(row[i] != was[row[0]][i] for row in kept)]
    assigned = ", ".join(f"{quoted(names[i])} = ?" for i in told)
    columns, places = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
    changed: list[Row] = [(*(row[i] for i in told), row[0]) for row in kept]
    # The names are those of the schema.
    work: list[Work] = [
        (f"delete from {table} where rowid = ?", gone),  # noqa: S608
        (f"update {table} set {assigned} where rowid = ?", changed),  # noqa: S608
        (f"insert into {table} ({columns}) values ({places})", fresh),  # noqa: S608
    ]
    return [(statement, rows) for statement, rows in work if rows]


def compare(folder: Path, number: int) -> list[Claim]:
    """Store new, the same, and changed data; print the figures and give the claims."""
    db, before = folder / "klima.db", folder / "before.db"
    with harvest(db) as (store, run):
        new = load(store, run, number)
        written = store.connection.total_changes
        same = load(store, run, number)
        written = store.connection.total_changes - written
    baseline = insert_all(db, before)
    shutil.copy(before, again := folder / "again.db")
    with harvest(db, later=True) as (store, run):
        changed = load(store, run, number, changed=True)
    baseline_changed = update_all(before, db, whole=True)
    difference_alone = update_all(again, db, whole=False)
    for name, ours, theirs in (
        ("new", new, baseline),
        ("unchanged", same, baseline),
        ("changed", changed, baseline_changed),
        ("  of it what differs", changed, difference_alone),
    ):
        print(
            f"{name:22} {number / ours:9.0f}/s   executemany {number / theirs:9.0f}/s   ratio {theirs / ours:.2f}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"unchanged: {written} rows written, {same / new:.3f} of the first; peak memory {peak:.0f} MB")
    return [
        at_least("new: speed, of executemany", baseline / new, 0.25, "×"),
        at_least("unchanged: speed, of executemany", baseline / same, 0.25, "×"),
        at_least("changed: speed, of executemany", baseline_changed / changed, 0.25, "×"),
        at_most("unchanged: rows written", written, 0),
        at_most("unchanged: time, of the first", same / new, 0.2, "×"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        claims = compare(Path(folder), options.events)
    sys.exit(judge("store", f"{options.events} events", claims))


if __name__ == "__main__":
    main()
