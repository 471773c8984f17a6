"""What people decided about pages: read from a file, applied to what comes and to what is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klimakalender.errors import DataFileError
from klimakalender.store import Decisions, Store, find_faults, inspect_decisions, load_decisions
from klimakalender.store.decisions import Decision
from normalize import OSLO

OWN = "https://www.drammen.example.no/kalender/klimakveld"
KS = "https://www.ks.example.no/kurs/klimakveld"
THIRD = "https://www.fylket.example.no/kalender/klimakveld"

Build = Callable[..., dict[str, Any]]


def decide(*, same: bool) -> Decisions:
    return Decisions.of((Decision(same=same, one=OWN, other=KS, reason="spurt arrangøren"),))


def apply(store: Store, decisions: Decisions, day: str) -> None:
    now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=OSLO)
    with store.run("crawl", now, decisions=decisions):
        pass
    assert list(find_faults(store.connection)) == []


@pytest.fixture
def alike(announcement: Build) -> dict[str, Any]:
    return {OWN: [announcement()], KS: [announcement()]}


@pytest.fixture
def unlike(announcement: Build) -> dict[str, Any]:
    return {OWN: [announcement()], KS: [announcement("Omvisning på anlegget", "2027-05-04T10:00")]}


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_holds_for_what_comes(timeline: Any, alike: Any, unlike: Any, *, same: bool) -> None:
    timeline.crawl("2027-04-01", unlike if same else alike, decisions=decide(same=same))
    assert timeline.rows("select count(*) from events where merged_into is null") == [(1 if same else 2,)]
    ((verdict, reasons),) = timeline.rows("select verdict, reasons from match_decisions")
    assert (verdict, json.loads(reasons)) == (
        "same" if same else "different", ["decided by hand: spurt arrangøren"],
    )  # fmt: skip


def test_two_events_become_one(timeline: Any, store: Store, unlike: Any) -> None:
    timeline.crawl("2027-04-01", unlike)
    ids = {event_id for (event_id,) in timeline.events("id")}
    apply(store, decide(same=True), "2027-04-02")
    (survivor, count) = timeline.event("id, listing_count")
    assert count == 2
    assert timeline.rows("select id, merged_into from events where merged_into is not null") == [
        ((ids - {survivor}).pop(), survivor)
    ]


def test_one_event_becomes_two_and_the_old_id_lives_again(
    timeline: Any, store: Store, announcement: Build, alike: Any
) -> None:
    timeline.crawl("2027-04-01", {OWN: [announcement()]})
    timeline.crawl("2027-04-02", {KS: [announcement(at=None)]})
    ids = timeline.rows("select id from events order by first_seen")
    timeline.crawl("2027-04-03", alike)
    assert timeline.event("listing_count") == (2,)
    apply(store, decide(same=False), "2027-04-04")
    assert timeline.rows(
        "select id, listing_count from events where merged_into is null order by first_seen"
    ) == [(event_id, 1) for (event_id,) in ids]
    before = timeline.dump()
    apply(store, decide(same=False), "2027-04-05")
    assert timeline.dump() == before
    timeline.crawl("2027-04-06", {KS: [announcement("Klimakveld for alle")]}, decisions=decide(same=False))
    assert len(timeline.events("id")) == 2


@pytest.mark.parametrize("first", [OWN, KS])
def test_whoever_was_first_keeps_the_event(
    timeline: Any, store: Store, announcement: Build, first: str
) -> None:
    timeline.crawl("2027-04-01", {first: [announcement()]})
    (event_id,) = timeline.event("id")
    timeline.crawl("2027-04-02", {OWN: [announcement()], KS: [announcement()], THIRD: [announcement()]})
    apply(store, decide(same=False), "2027-04-03")
    assert len(timeline.events("id")) == 2
    assert timeline.rows("select event_id from listings where url = ?", first) == [(event_id,)]


def test_an_address_that_nobody_knows_changes_nothing(
    timeline: Any, store: Store, announcement: Build
) -> None:
    timeline.crawl("2027-04-01", {OWN: [announcement()]})
    before = timeline.dump()
    for same in (True, False):
        apply(store, decide(same=same), "2027-04-02")
    assert timeline.dump() == before


def write(path: Path, *lines: str, head: str = "verdict,one,other,reason") -> Path:
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def test_a_file_of_decisions(tmp_path: Path) -> None:
    path = write(
        tmp_path / "d.csv", f'same,{OWN},{KS},"én kveld, to titler"', f"different,{OWN},{THIRD},to kvelder"
    )
    decisions = load_decisions(path)
    assert decisions.about(KS)[OWN].reason == "én kveld, to titler"
    assert not decisions.about(OWN)[THIRD].same
    assert load_decisions(tmp_path / "none.csv").all == ()


BAD = {
    "verdict": (f"likt,{OWN},{KS},x", "verdict 'likt' is none of same, different"),
    "address": (f"same,{OWN},kalender/7,x", "other 'kalender/7' is no address"),
    "itself": (f"same,{OWN},{OWN},x", "one address twice"),
    "reason": (f"same,{OWN},{KS}, ", "no reason"),
    "short": (f"same,{OWN}", "other '' is no address"),
    "cells": (f"same,{OWN},{KS},en, to", "more cells than columns"),
    "again": (f"different,{KS},{THIRD},x", "decided before"),
}


@pytest.mark.parametrize(("line", "problem"), BAD.values(), ids=BAD)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = write(tmp_path / "d.csv", f"same,{KS},{THIRD},x", line)
    decisions, problems = inspect_decisions(path)
    assert any(f"{path}:3: {problem}" in one for one in problems)
    assert len(decisions.all) == 1
    with pytest.raises(DataFileError, match=r"d\.csv:\d"):
        load_decisions(path)


@pytest.mark.parametrize(
    ("verdicts", "problem"),
    [(("different", "same", "same"), "keep them apart"), (("same", "same", "different"), "make them one")],
)
def test_what_contradicts_the_lines_before_is_named(
    tmp_path: Path, verdicts: tuple[str, ...], problem: str
) -> None:
    pairs = ((OWN, KS), (OWN, THIRD), (THIRD, KS))
    lines = [f"{verdict},{one},{other},x" for verdict, (one, other) in zip(verdicts, pairs, strict=True)]
    _, problems = inspect_decisions(write(tmp_path / "d.csv", *lines))
    assert problems == [f"{tmp_path / 'd.csv'}:4: the lines before {problem}"]


def test_other_columns_are_no_decisions(tmp_path: Path) -> None:
    _, problems = inspect_decisions(write(tmp_path / "d.csv", head="one,other"))
    assert problems == [f"{tmp_path / 'd.csv'}:1: the columns must be verdict,one,other,reason"]
