"""What is wrong, since when: an alarm is raised once and cleared once, so that nobody is told the same thing twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

WHOLE_RUN = ""  # the source of an alarm that is about the run itself


@dataclass(frozen=True, slots=True)
class Alarm:
    """``kind`` is a cause of ``source_runs``, a kind of drift or, of a run, ``killed``, ``failed`` or one of
    :mod:`klimakalender.store.whole`.
    """

    source_id: str
    kind: str
    message: str
    state: Literal["raised", "cleared"]
    at: str


def settle_alarms(
    connection: sqlite3.Connection, source_id: str, wrong: Mapping[str, str], run_id: int, at: str
) -> list[Alarm]:
    """Bring the open alarms of a source to what is ``wrong`` now, sentences by kind; gives what is new."""
    rows = connection.execute(
        "select id, kind, message from alarms where source_id = ? and cleared_at is null", [source_id]
    ).fetchall()
    news = []
    for row in rows:
        if row["kind"] in wrong:
            connection.execute(
                "update alarms set message = ?1 where id = ?2 and message <> ?1",
                [wrong[row["kind"]], row["id"]],
            )
        else:
            connection.execute("update alarms set cleared_at = ? where id = ?", [at, row["id"]])
            news.append(Alarm(source_id, row["kind"], row["message"], "cleared", at))
    standing = {row["kind"] for row in rows}
    for kind, message in wrong.items():
        if kind not in standing:
            raise_alarm(connection, source_id, kind, message, run_id, at)
            news.append(Alarm(source_id, kind, message, "raised", at))
    return news


def open_alarms(connection: sqlite3.Connection, source_id: str) -> dict[str, str]:
    """What is wrong with a source as far as it was told, sentences by kind."""
    rows = connection.execute(
        "select kind, message from alarms where source_id = ? and cleared_at is null", [source_id]
    )
    return {row["kind"]: row["message"] for row in rows}


def raise_alarm(
    connection: sqlite3.Connection, source_id: str, kind: str, message: str, run_id: int, at: str
) -> None:
    """A new open alarm."""
    connection.execute(
        "insert into alarms (source_id, kind, message, run_id, raised_at) values (?, ?, ?, ?, ?)",
        [source_id, kind, message, run_id, at],
    )


def alarms_since(connection: sqlite3.Connection, moment: str) -> list[dict[str, Any]]:
    """Alarms that are open, or were raised or cleared at ``moment`` or later; open ones first."""
    rows = connection.execute(
        "select * from alarms where cleared_at is null or cleared_at >= ?1 or raised_at >= ?1"
        " order by cleared_at is not null, raised_at, id",
        [moment],
    )
    return [dict(row) for row in rows]
