"""What a page, list or feed led to when it was last read: an unchanged one need not be sent or read again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from spiders.feeds import Question
from spiders.finding.discovery import Grade
from spiders.finding.frontier import Task

# Lists are read anew from time to time: rules of following get better, and not every server tells the truth.
KEPT = timedelta(days=7)


class Lead(NamedTuple):
    """An address that a list leads to: ``deeper`` and ``further`` than the list itself, as in :class:`Task`."""

    url: str
    grade: int
    deeper: int = 0
    further: int = 0
    text: str = ""
    modified: str | None = None

    def task(self, source: Task) -> Task:
        """The task that follows from the list asked for with ``source``."""
        return Task(self.url, Grade(self.grade), source.depth + self.deeper, source.part + self.further)

    @property
    def changed(self) -> datetime | None:
        """When the page last changed, as far as the list says."""
        return datetime.fromisoformat(self.modified) if self.modified else None


def lead(task: Task, source: Task, text: str = "", modified: datetime | None = None) -> Lead:
    """The lead from the list asked for with ``source`` to ``task``."""
    stamp = modified.isoformat() if modified else None
    return Lead(task.url, task.grade, task.depth - source.depth, task.part - source.part, text, stamp)


@dataclass(frozen=True, slots=True)
class Memory:
    """One list or feed: how to ask whether it changed, and what it said.

    ``read_at`` is aware. ``questions`` are those it raised, ``brought`` the pages of events that came along.
    """

    url: str
    digest: str
    read_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    leads: tuple[Lead, ...] = ()
    questions: tuple[Question, ...] = ()
    brought: tuple[str, ...] = ()

    def holds(self, now: datetime) -> bool:
        """Whether it may still be relied on."""
        return now - self.read_at < KEPT

    def to_json(self) -> str:
        """What it said, for a column."""
        questions = [[one.url, one.body.decode() if one.body else None] for one in self.questions]
        told = {"leads": self.leads, "questions": questions, "brought": self.brought}
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def recall(
    url: str, digest: str, read_at: datetime, etag: str | None, last_modified: str | None, told: str
) -> Memory:
    """A memory from its columns; ``told`` as :meth:`Memory.to_json` wrote it."""
    said = json.loads(told)
    return Memory(
        url,
        digest,
        read_at,
        etag,
        last_modified,
        tuple(Lead(*row) for row in said.get("leads", ())),
        tuple(Question(url, body and body.encode()) for url, body in said.get("questions", ())),
        tuple(said.get("brought", ())),
    )
