"""What a reprocessing would change, or has changed: counts per field, with examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from klimakalender.reprocessing.notes import Change, Notes
from klimakalender.store import compare_readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimakalender.reprocessing.derive import Derived
    from klimakalender.store import StoredReading

EXAMPLES = 3
CHANGES: dict[Change, str] = {"gained": "+", "lost": "-"}
LONGEST = 60


@dataclass(slots=True)
class Report:
    """Sums over pages. ``older`` pages are other versions than the stored one and were not compared."""

    pages: int = 0
    same: int = 0
    older: int = 0
    withheld: int = 0
    moved: int = 0
    failures: list[str] = field(default_factory=list)
    changed: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    _notes: Notes = field(default_factory=Notes)

    def add(self, derived: Derived, stored: StoredReading | None) -> None:
        """Compare one page with what is stored of it."""
        if derived.failure:
            self.failures.append(f"{derived.url}: {derived.failure}")
            return
        if derived.facts is None:
            self.withheld += 1
            return
        if derived.facts.moved:
            self.moved += stored is not None
            return
        self.pages += 1
        if self._notes.has_met(derived.url) or (stored is not None and stored.digest != derived.facts.digest):
            self.older += 1
            return
        self._notes.meet(derived.url)
        difference = compare_readings(stored.records if stored else (), derived.records)
        self.same += not (difference.gained or difference.lost or difference.changed)
        for title in difference.gained:
            self._notes.tell("gained", title, derived.url)
        for title in difference.lost:
            self._notes.tell("lost", title, derived.url)
        for one in difference.changed:
            self.changed[one.field] += 1
            if len(self.examples[one.field]) < EXAMPLES:
                example = {"url": derived.url, "title": one.title, "old": one.old, "new": one.new}
                self.examples[one.field].append(example)

    def close(self) -> None:
        """Nothing is told any more."""
        self._notes.close()

    def to_json(self) -> dict[str, Any]:
        """For programs: everything but the other examples."""
        return {
            "pages": self.pages,
            "same": self.same,
            "older_versions": self.older,
            "not_to_be_kept": self.withheld,
            "moved": self.moved,
            "failures": self.failures,
            **{
                change: [{"title": title, "url": url} for title, url in self._notes.events(change)]
                for change in CHANGES
            },
            "changed": {
                name: {"count": count, "examples": self.examples[name]}
                for name, count in self.changed.most_common()
            },
        }

    def to_lines(self) -> Iterator[str]:
        """For people."""
        yield f"{self.pages} pages read, {self.same} give what is stored"
        if self.older:
            yield f"{self.older} are other versions than the stored page and were not compared"
        if self.moved:
            yield f"{self.moved} known addresses lead to another page for good"
        for change, sign in CHANGES.items():
            yield f"events {change}: {self._notes.count(change)}"
            yield from (f"  {sign} {title}  {url}" for title, url in self._notes.events(change))
        yield f"values changed: {self.changed.total()}"
        for name, count in self.changed.most_common():
            yield f"  {name}: {count}"
            for one in self.examples[name]:
                yield f"      {_short(one['old'])} → {_short(one['new'])}  {one['title']}  {one['url']}"


def _short(value: Any) -> str:
    text = "null" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
