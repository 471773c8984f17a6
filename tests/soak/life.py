"""Sites over a year, and what becomes of the events that each announces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.norway.prose import ABOUT, KINDS, SUBJECTS, Gathering
from tests.soak.faults import Fault, plan_faults

KEPT = timedelta(days=30)  # a page stays up after its event
SUMMER = ((6, 25), (8, 12))  # hardly anything takes place
BEGINNINGS = (
    "Gran Lille Fjell Stor Nord Sør Aust Vest Brei Lang Inn Ytre Øvre Nedre Svart Hvit Blå Furu Bjørke Eike"
).split()  # fmt: skip
ENDINGS = "voll vik øy dal nes mo sund haug bekk tjern li åsen".split()
LAYOUTS = ("labels", "table", "definitions", "prose", "data")
PLATFORMS = ("acos", "wordpress", "drupal", "optimizely")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A gathering and its fate: shown from ``shown_on``, perhaps moved, cancelled or removed on a later day."""

    number: int
    first: Gathering
    shown_on: date
    cancelled_on: date | None = None
    removed_on: date | None = None
    moved_on: date | None = None
    moved_to: date | None = None

    def gathering(self, day: date) -> Gathering:
        """As it is announced on a day."""
        if self.moved_on and self.moved_to and day >= self.moved_on:
            return replace(self.first, day=self.moved_to)
        return self.first

    def is_up(self, day: date) -> bool:
        """Whether its page is there."""
        removed = self.removed_on is not None and day >= self.removed_on
        return self.shown_on <= day <= self.gathering(day).day + KEPT and not removed

    def is_coming(self, day: date) -> bool:
        return self.is_up(day) and self.gathering(day).day >= day

    def is_cancelled(self, day: date) -> bool:
        return self.cancelled_on is not None and day >= self.cancelled_on


@dataclass(frozen=True, slots=True)
class Site:
    """A publisher. ``frequency`` is how often the registry has it crawled."""

    id: str
    name: str
    frequency: str
    layout: int
    announcements: tuple[Announcement, ...]
    faults: tuple[Fault, ...]

    @property
    def host(self) -> str:
        return f"www.{self.id}.example"

    @property
    def url(self) -> str:
        return f"https://{self.host}"

    def fault(self, day: date) -> Fault | None:
        """What is wrong with the site on a day; a redesign is over when it has been made."""
        return next((one for one in self.faults if one.begins <= day <= one.ends), None)

    def design(self, day: date) -> int:
        """How often the site has been redesigned."""
        return sum(one.kind == "redesign" and one.begins <= day for one in self.faults)

    def coming(self, day: date) -> list[Announcement]:
        return [one for one in self.announcements if one.is_coming(day)]


@dataclass(frozen=True, slots=True)
class Year:
    """``first`` is the day of the first crawl."""

    first: date
    days: int
    sites: tuple[Site, ...]

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number)


def invent(first: date, days: int, sites: int, seed: int, faults_per_site: float) -> Year:
    """A year of so many sites; one of six is crawled weekly, the others daily."""
    random = Random(seed)  # noqa: S311  invents sites, hides nothing
    villages = [f"{one}{two}" for one in BEGINNINGS for two in ENDINGS]
    random.shuffle(villages)
    built = []
    for number in range(sites):
        place = villages[number]
        announcements = _announce(random, villages, first, days, number)
        weekly = number % 6 == 5
        faults = () if weekly else plan_faults(random, announcements, first, days, faults_per_site)
        built.append(
            Site(
                id=place.lower().translate(str.maketrans("æøå", "eoa")) + str(number),
                name=f"{place} kommune",
                frequency="weekly" if weekly else "daily",
                layout=number,
                announcements=announcements,
                faults=faults,
            )
        )
    return Year(first, days, tuple(built))


def _announce(
    random: Random, villages: list[str], first: date, days: int, site: int
) -> tuple[Announcement, ...]:
    announcements = []
    day = first - timedelta(days=20)
    while day < first + timedelta(days=days + 60):
        day += timedelta(days=random.randrange(3, 16))
        if SUMMER[0] <= (day.month, day.day) <= SUMMER[1] and random.random() < 0.9:
            continue
        number = len(announcements)
        village = villages[(site * 37 + number * 7) % len(villages)]
        # The same words never meet twice: what has become of an event is looked up by its title.
        title = f"{random.choice(KINDS)} om {random.choice(SUBJECTS)} i {village} {_roman(number)}"
        begins = random.randrange(9, 19)
        deadline = day - timedelta(days=random.randrange(2, 10))
        gathering = Gathering(
            title, day, begins, begins + 2, f"{village} samfunnshus", random.choice((0, 0, 250)), deadline,
            " ".join(random.sample(ABOUT, 2)),
        )  # fmt: skip
        shown = day - timedelta(days=random.randrange(15, 50))
        announcements.append(_fate(random, Announcement(number, gathering, shown)))
    return tuple(announcements)


def _roman(number: int) -> str:
    """A word that tells one event of a site from another without being a part or a year."""
    return "ved " + "".join(ENDINGS[int(digit)].capitalize() for digit in f"{number:02}")


def _fate(random: Random, one: Announcement) -> Announcement:
    """Most take place as announced; the change comes between a week after the announcement and two days before."""
    chance = random.random()
    span = (one.first.day - one.shown_on).days
    moment = one.shown_on + timedelta(days=random.randrange(7, max(8, span - 2)))
    if chance < 0.04:
        return replace(one, cancelled_on=moment)
    if chance < 0.08:
        return replace(one, moved_on=moment, moved_to=one.first.day + timedelta(days=random.randrange(3, 20)))
    if chance < 0.1:
        return replace(one, removed_on=moment)
    return one
