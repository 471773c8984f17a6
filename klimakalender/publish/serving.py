"""Datasette over a database file with our name for it, our metadata and our settings."""

from __future__ import annotations

import copy
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from datasette.app import Datasette

from klimakalender.publish.errors import ServingError
from klimakalender.publish.following import FollowingDatabase
from klimakalender.publish.formats import LIMIT
from klimakalender.publish.site import DATABASE, Site, keep_site, metadata

if TYPE_CHECKING:
    from pathlib import Path

# What a file must have to be a database of ours.
REQUIRED_TABLES = frozenset({"events", "listings", "sources"})
SETTINGS = {
    "default_page_size": 100,
    "max_returned_rows": LIMIT,
    "sql_time_limit_ms": 2000,
    "facet_time_limit_ms": 400,
    # A query per column on every request; the facets worth having are named in metadata.yaml.
    "suggest_facets": False,
    "default_cache_ttl": 60,
    # Reading is Python's work more than SQLite's, and threads take turns at that: with three instead of two the slowest
    # answers wait a third longer. One alone would wait for every slow query that somebody else asks.
    "num_sql_threads": 2,
    # For each of the two threads; in a large file SQLite's own 2 MB are not even the indexes of what is coming.
    "cache_size_kb": 32_768,
    # A WAL file copied while it is written is torn.
    "allow_download": False,
}


def open_site(path: Path, *, site: Site | None = None, settings: dict[str, Any] | None = None) -> Datasette:
    """The instance; its database is called ``klima`` whatever the file is called.

    Raises :class:`ServingError` when the file is missing or is no database of ours.
    """
    check_database(path)
    described = copy.deepcopy(metadata())
    datasette = Datasette([], metadata=described, settings=SETTINGS | (settings or {}), cors=True)
    datasette.remove_database("_memory")
    datasette.add_database(FollowingDatabase(datasette, str(path)), name=DATABASE)
    keep_site(datasette, site or Site())
    return datasette


def check_database(path: Path) -> None:
    """Raises :class:`ServingError` unless the file is a readable database with our tables."""
    if not path.is_file():
        raise ServingError(f"{path}: no such database (run `klimakalender crawl` or `demo` first)")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {
                row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")
            }
    except sqlite3.DatabaseError as error:
        raise ServingError(f"{path}: cannot be read as a database ({error})") from error
    if missing := sorted(REQUIRED_TABLES - tables):
        raise ServingError(f"{path}: not a Klimakalender database (no table {missing[0]})")
