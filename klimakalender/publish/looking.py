"""One look at the database: all queries of an answer see the same state, whatever a crawl writes meanwhile."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


def look(connection: sqlite3.Connection, reading: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """What a function that only reads finds in the present state.

    Datasette decodes each text by a function of its own, which forgives broken bytes; that takes longer than all
    else. Here it is only called where there are such bytes.
    """
    forgiving = connection.text_factory
    connection.text_factory = str
    try:
        return _in_one_state(connection, reading)
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
        connection.text_factory = forgiving
        return _in_one_state(connection, reading)
    finally:
        connection.text_factory = forgiving


def _in_one_state(connection: sqlite3.Connection, reading: Callable[[sqlite3.Connection], Answer]) -> Answer:
    connection.execute("begin")
    try:
        return reading(connection)
    finally:
        connection.rollback()
