"""One harvest from the first request to the verdict: lock, run, crawl, and the judgement of every source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from klimakalender import config
from klimakalender.crawling.plan import plan_live, plan_replay, plan_site
from klimakalender.crawling.reading import Readers, readers_for
from klimakalender.crawling.recollection import recollect, remember
from klimakalender.crawling.reference import reference_tables
from klimakalender.crawling.run import crawl
from klimakalender.errors import ArchiveError, KlimakalenderError, UnknownSourceError
from klimakalender.lock import hold_lock
from klimakalender.settings import REPLAY
from klimakalender.store import DECISIONS_FILE, SourceReport, Store, load_decisions
from normalize import OSLO
from pipelines.harvest import Harvest
from spiders.pages import KnownPage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date, timedelta
    from pathlib import Path

    from klimakalender.crawling.choice import Choice
    from klimakalender.crawling.plan import Plan
    from klimakalender.crawling.run import Result
    from klimakalender.replay import Replay
    from klimakalender.sources import Registry
    from klimakalender.store import Alarm, Run
    from spiders.finding.sites import Site


class StoppedError(KlimakalenderError):
    """The crawl was told to stop before it was done."""

    def __str__(self) -> str:
        return "stopped before the end; what was read is stored, and the same command goes on from there"


class BrokenCrawlError(KlimakalenderError):
    """A spider ended otherwise than by having no more to ask for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a harvest came to: pages asked for, how many had not changed, events read on the others.

    ``shortfalls`` are sentences about sources that gave less than expected; ``left`` counts the sites that time ran
    out for.
    """

    sites: int
    pages: int
    unchanged: int
    events: int
    shortfalls: tuple[str, ...]
    left: int = 0


def harvest(
    db: Path,
    choice: Choice,
    registry: Registry,
    *,
    command: str,
    replay: Replay | None = None,
    archive: Path | None = None,
    allow_private: bool = False,
    settings: Mapping[str, Any] | None = None,
    budget: timedelta | None = None,
    workers: int | None = None,
    quiet: bool = False,
    hear: Callable[[Sequence[Alarm]], None] | None = None,
) -> Verdict:
    """Crawl what is chosen into a database; ``archive`` is the folder for the raw responses of a live crawl.

    ``settings`` go over those of :mod:`klimakalender.settings`. After ``budget`` no more is asked for; sites that were
    not done by then are ``left``, and stay due. ``workers``: processes that read pages, by default as many as the crawl
    is worth. ``hear`` gets the alarms that the run raised and cleared, however it ended.

    What was read is kept whatever happens afterwards. Raises :class:`StoppedError` after a signal,
    :class:`ArchiveError` when an archive turned out to be damaged, :class:`LockHeldError` while another run
    goes on, :class:`ReadersFailedError` when the processes that read pages do not stay alive.
    """
    with hold_lock(db), Store.open(db) as store:
        store.save_reference(**reference_tables(registry))
        now = _clock([], replay)
        # What is due is crawled as it was then: with what was known, and a host without records was down.
        as_live = replay is None or choice.due
        plan = _plan(choice, store, registry, now, None if as_live else replay)
        if as_live:
            recollect(store, plan, now)
        # Only a complete live crawl can be held to what the registry expects.
        expectations = as_live and not (choice.site or choice.max_pages)
        decisions = load_decisions(config.load().data / DECISIONS_FILE)
        with store.run(command, now, expectations=expectations, decisions=decisions, hear=hear) as run:
            shared = Harvest(store, run)
            chosen: dict[str, Any] = {"HARVEST": shared, "ALLOW_PRIVATE": allow_private}
            chosen |= REPLAY | {"REPLAY_FROM": replay} if replay else {"ARCHIVE_FOLDER": archive}
            chosen |= {"CLOSESPIDER_TIMEOUT": budget.total_seconds() if budget else 0}
            chosen |= settings or {}
            if workers is None:
                workers = 0 if replay else readers_for(len(plan))
            with Readers(registry, workers) as read:
                keep = partial(remember, shared) if as_live else None
                result = crawl(
                    plan,
                    registry,
                    read,
                    chosen,
                    remember=keep,
                    clock=partial(_clock, [], replay),
                    quiet=quiet,
                )
            _finish(store, run, plan, result, registry, replay)
            run.raise_failure()
            if read.failure:
                raise read.failure
            _require_whole(result, replay)
        unchanged = sum(stop.site.outcomes["unchanged"] for stop in plan)
        left = sum(not stop.site.finished for stop in plan)
        return Verdict(len(plan), result.pages, unchanged, result.events, tuple(run.shortfalls), left)


def _plan(choice: Choice, store: Store, registry: Registry, now: datetime, replay: Replay | None) -> Plan:
    def known(source_ids: Collection[str], today: date) -> list[KnownPage]:
        return [
            KnownPage(
                page.url,
                page.etag,
                page.last_modified,
                page.digest,
                page.coming,
                page.feed,
                datetime.fromisoformat(page.fetched_at) if page.fetched_at else None,
                datetime.fromisoformat(page.checked_at),
                page.missing,
                page.announced,
                page.passed,
            )
            for page in store.known_pages(source_ids, today)
        ]

    if choice.site:
        return plan_site(choice.site, registry, known, choice.max_pages)
    chosen = choice.sources(registry, store.turns(), now)
    if replay is None:
        return plan_live(chosen, known, now.astimezone(OSLO).date(), choice.max_pages)
    return plan_replay(
        replay,
        registry,
        known,
        chosen={source.id for source in chosen} if choice.names_sources else None,
        all_hosts=choice.all_hosts,
        max_pages=choice.max_pages,
    )


def _finish(
    store: Store, run: Run, plan: Plan, result: Result, registry: Registry, replay: Replay | None
) -> None:
    """Judge every source whose sites were gone through to the end; of the others nothing is concluded."""
    sites: dict[str, list[Site]] = defaultdict(list)
    for stop in plan:
        for source_id in stop.site.source_ids or (stop.site.id,):
            sites[source_id].append(stop.site)
    ended = all(stop.site.finished for stop in plan)
    for source_id in sorted(sites.keys() | result.tallies.keys()):
        own = sites[source_id]
        if not (all(site.finished for site in own) if own else ended):
            continue
        seen = [site.sightings(source_id, registry) for site in own]
        report = SourceReport(
            **asdict(result.tallies[source_id]),
            platform=next((site.platform for site in own if site.platform), None),
            coming=sum(coming for coming, _, _ in seen),
            linked=sum(linked for _, linked, _ in seen),
            lost=sum(lost for _, _, lost in seen),
            expected_min=_expected(source_id, registry),
            complete=bool(own) and not any(len(site.frontier) for site in own),
            started_at=run.started_at,
        )
        store.finish_source(run, source_id, report, _clock(own, replay))


def _expected(source_id: str, registry: Registry) -> int:
    try:
        source = registry.get(source_id)
    except UnknownSourceError:
        return 0
    return 0 if source.former else source.expected_min


def _clock(sites: list[Site], replay: Replay | None) -> datetime:
    """What the crawl takes for now: the real time, or the newest record of some sites, or of all."""
    if replay is None:
        return datetime.now(UTC)
    origins = [origin for site in sites for origin in site.origins] or list(replay.newest)
    return max(map(replay.clock, origins))


def _require_whole(result: Result, replay: Replay | None) -> None:
    if result.stopped:
        raise StoppedError
    if result.broken:
        raise BrokenCrawlError(f"these spiders broke down: {', '.join(result.broken)}")
    if replay and replay.damage:
        raise ArchiveError(f"{'; '.join(replay.damage)} (what could be read is stored)")
