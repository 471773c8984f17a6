"""The sites of the simulated Norway, all of it from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from tests.norway.platforms import LAYOUTS, furnish
from tests.norway.site import Kind, Site

NAMES = ("Granvoll", "Storøy", "Fjellvik", "Elvenes", "Skogmo", "Lia", "Nordbygd", "Sundet")
ASCII = str.maketrans("øåæ", "oae")
SLOW = 0.05  # seconds that a slow site thinks about every answer


@dataclass(frozen=True)
class World:
    """``sites`` by host. ``today`` is the day of the crawl."""

    sites: dict[str, Site]
    today: date

    @cached_property
    def events(self) -> frozenset[str]:
        """The addresses of all event pages that a crawler may and can read."""
        return frozenset(
            site.url + path for site in self.sites.values() if not site.down for path in site.events
        )

    @property
    def size(self) -> int:
        """How many pages there are, those without end not counted."""
        return sum(len(site.pages) for site in self.sites.values())

    def kind(self, host: str, path: str) -> Kind:
        return self.sites[host].kind(path)


def build_world(
    today: date, *, sites: int = 400, events: int = 12, services: int = 32, seed: int = 1
) -> World:
    """``sites`` sites, each with ``events`` events and ``services`` other pages beside news and lists."""
    random = Random(seed)  # noqa: S311  invents pages, hides nothing
    layouts = list(LAYOUTS.items())
    built = {}
    for number in range(sites):
        platform, lay_out = layouts[number % len(layouts)]
        name = f"{NAMES[number % len(NAMES)]} {number}"
        host = f"www.{name.lower().replace(' ', '').translate(ASCII)}.example"
        site = built[host] = Site(host, f"{name} kommune", platform)
        lay_out(site, furnish(site, random, today, events, services), random)
        _add_hazards(site, number)
    return World(built, today)


def _add_hazards(site: Site, number: int) -> None:
    """What a polite crawler leaves alone everywhere, and here and there a site in trouble."""
    site.robots += "Disallow: /intern/\n"
    site.add("/intern/seminar-for-ansatte/", "Seminar for ansatte", "<main>Internt seminar</main>", "closed")
    hidden = '<meta name="robots" content="noindex">'
    site.add("/arrangement/utkast/", "Utkast", "<main><h1>Utkast til kurs</h1></main>", "noindex", hidden)
    links = (
        '<p><a href="/intern/seminar-for-ansatte/">Seminar for ansatte</a></p>'
        '<p><a href="/arrangement/utkast/">Utkast til kurs</a></p>'
        '<p><a href="/kurs/program.pdf">Kursprogram</a></p>'
        f'<p><a href="/nyheter/?PHPSESSID={number:032x}">Nyheter fra oss</a></p>'
    )
    site.add("/kurs/", "Kurs og seminarer", f"<main><h1>Kurs og seminarer</h1>{links}</main>", "list")
    if number % 40 == 13:
        site.down = True
    if number % 40 == 27:
        site.seconds = SLOW
    if number % 40 == 33:
        site.robots += "Crawl-delay: 0.1\n"
