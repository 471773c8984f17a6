"""How publishing systems lay out a site: addresses, lists, feeds, and what there is to fall into.

The shapes are those of Norwegian public sites: see the platforms that the crawler knows in ``spiders/``.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.norway import bodies
from tests.norway.prose import FACTS, SERVICES, Gathering, tell_gathering, tell_news
from tests.norway.site import Site

Told = Sequence[tuple[int, Gathering]]
Layout = Callable[[Site, Told, Random], None]

NEWS = 12
PART = 8  # entries of one part of a list
COMMON = (("/nyheter/", "Nyheter"), ("/kurs/", "Kurs og seminarer"))  # what every front page leads to


def slug(title: str) -> str:
    """A title as it stands in addresses."""
    return "-".join(title.lower().translate(str.maketrans("æøå", "eoa", ":,.«»")).split())


def furnish(site: Site, random: Random, today: date, events: int, services: int) -> Told:
    """Services and news, which every site has, and the events that a layout is to announce."""
    for number in range(services):
        text = "".join(f"<p>{fact}</p>" for fact in random.choices(FACTS, k=4))
        title = f"{SERVICES[number % len(SERVICES)]} {number}"
        site.add(f"/tjenester/{number}/", title, f"<main><h1>{title}</h1>{text}</main>", "service")
    links = []
    for number in range(NEWS):
        title, text = tell_news(random, number)
        path = site.add(
            f"/nyheter/{slug(title)}/", title, f"<main><h1>{title}</h1><p>{text}</p></main>", "news"
        )
        links.append((path, title))
    add_list(site, "/nyheter/", "Nyheter", links, "side")
    return [(4000 + number, tell_gathering(random, today, number)) for number in range(events)]


def add_list(site: Site, path: str, title: str, links: Iterable[tuple[str, str]], parameter: str) -> None:
    """A list in parts, each linking to the next."""
    rows = list(links)
    parts = [rows[start : start + PART] for start in range(0, len(rows), PART)]
    for number, part in enumerate(parts, 1):
        entries = "".join(f'<li><h3><a href="{to}">{text}</a></h3></li>' for to, text in part)
        following = f'<a href="{path}?{parameter}={number + 1}">Vis flere</a>' if number < len(parts) else ""
        here = path if number == 1 else f"{path}?{parameter}={number}"
        site.add(here, title, f"<main><h1>{title}</h1><ul>{entries}</ul>{following}</main>", "list")


def add_front(site: Site, *links: tuple[str, str], head: str = "") -> None:
    """A front page that leads to the lists."""
    rows = "".join(f'<p><a href="{to}">{text}</a></p>' for to, text in (*links, *COMMON))
    site.add("/", site.name, f"<main><h1>{site.name}</h1>{rows}</main>", "list", head)


def sitemap(paths: Iterable[str], site: Site, changed: date | None = None) -> str:
    """A sitemap of some pages."""
    stamp = f"<lastmod>{changed}</lastmod>" if changed else ""
    rows = "".join(f"<url><loc>{site.url}{path}</loc>{stamp}</url>" for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def acos_articles(site: Site, told: Told, random: Random) -> None:
    """Articles by number in sections that go on with ?Side=."""
    links = [
        (site.announce(f"/{slug(one.title)}.{number}.aspx", one, bodies.lines(one)), one.title)
        for number, one in told
    ]
    add_list(site, "/kalender/", "Kalender", links, "Side")
    add_front(site, ("/kalender/", "Hva skjer"))


def acos_filter(site: Site, told: Told, random: Random) -> None:
    """A calendar that the browser draws from JSON; nothing links to its pages."""
    items = []
    for number, one in told:
        path = site.announce(f"/kalender/{slug(one.title)}.{number}.aspx", one, bodies.definitions(one))
        heading = f'<span class="cc-teaser-title-text">{one.title}</span>'
        items.append({"content": f'<div class="cc-teaser-title"><a href="{path}">{heading}</a></div>'})
    identifier = f"{random.getrandbits(64):016x}"
    widget = f'<div class="js-filtervisning" data-filter-identifier="{identifier}" data-use-query-params="true"></div>'
    site.add("/kalender/", "Kalender", f"<main><h1>Kalender</h1>{widget}</main>", "list")
    answer = {"content": {"body": {"result": {"items": items}}}}
    site.serve_json(f"/api/presentation/v2/filtervisning/{identifier}/init?", lambda _path: answer)
    add_front(site, ("/kalender/", "Kalender"))


def acos_old(site: Site, told: Told, random: Random) -> None:
    """CalendarEvent.aspx, with a menu number in half of the links and months without end."""
    links = []
    for number, one in told:
        path = site.announce(f"/Kalender/CalendarEvent.aspx?Id={number}", one, bodies.lines(one))
        links.append((f"{path}&MId1=7" if number % 2 else path, one.title))
    for path, one in list(site.events.items()):
        site.add(f"{path}&MId1=7", one.title, bodies.lines(one), "event")
    months = '<p><a href="/Kalender/?maned=2031-05">Neste måned</a></p>'
    add_list(site, "/Kalender/", "Kalender", links, "Side")
    site.lead_on("/Kalender/?maned=", months)
    add_front(site, ("/Kalender/", "Kalender"))


def custompublish(site: Site, told: Told, random: Random) -> None:
    """Article and category number, and a print view of everything."""
    links = []
    for number, one in told:
        path = f"/{slug(one.title)}.{number}-77.html"
        again = f'<p><a href="{path}?printable=1">Skriv ut</a></p>'
        links.append((site.announce(path, one, bodies.prose(one) + again), one.title))
        site.add(f"{path}?printable=1", one.title, bodies.prose(one), "trap")
    add_list(site, "/arrangementer.88.no.html", "Arrangementer", links, "side")
    add_front(site, ("/arrangementer.88.no.html", "Arrangementer"))


def optimizely(site: Site, told: Told, random: Random) -> None:
    """A calendar by year, found through a compressed sitemap with dates of change; facets to fall into."""
    for _, one in told:
        site.announce(f"/kalender/{one.day.year}/{slug(one.title)}/", one, bodies.definitions(one))
    facets = "".join(f'<a href="/kalender/?tema={n}&sort=dato">Tema {n}</a>' for n in range(9))
    site.add("/kalender/", "Kalender", f"<main><h1>Kalender</h1><p>Velg tema</p>{facets}</main>", "list")
    site.lead_on("/kalender/?tema=", facets)
    packed = gzip.compress(sitemap(site.events, site, date(2026, 11, 1)).encode(), mtime=0)
    site.serve("/sitemap.xml.gz", packed, "application/gzip")
    site.robots += f"Sitemap: {site.url}/sitemap.xml.gz\n"
    add_front(site, ("/kalender/", "Kalender"))


def tribe(site: Site, told: Told, random: Random) -> None:
    """The Events Calendar: JSON by REST, a month view without end, links with session ids."""
    site.generator = '<link rel="stylesheet" href="/wp-content/plugins/the-events-calendar/style.css">'
    rows = []
    for number, one in told:
        path = site.announce(
            f"/arrangement/{slug(one.title)}/", one, bodies.table(one), bodies.linked_data(one, "")
        )
        rows.append({
            "id": number, "url": site.url + path, "title": one.title, "description": f"<p>{one.about}</p>",
            "start_date": f"{one.day} {one.begins:02}:00:00", "end_date": f"{one.day} {one.ends:02}:00:00",
            "timezone": "Europe/Oslo", "all_day": False, "cost": one.spoken_price,
            "venue": {"venue": one.venue},
        })  # fmt: skip

    def part(path: str) -> dict[str, Any]:
        asked = dict(parse_qsl(urlsplit(path).query))
        size, number = int(asked.get("per_page", 10)), int(asked.get("page", 1))
        return {
            "events": rows[(number - 1) * size : number * size],
            "total": len(rows),
            "total_pages": -(-len(rows) // size),
        }

    site.serve_json("/wp-json/tribe/events/v1/events", part)
    month = '<div class="tribe-events"><a href="/arrangementer/2031-05/">Neste måned</a></div>'
    site.add("/arrangementer/", "Arrangementer", f"<main><h1>Arrangementer</h1>{month}</main>", "list")
    site.lead_on("/arrangementer/20", month)
    add_front(site, ("/arrangementer/", "Arrangementer"))


def drupal(site: Site, told: Told, random: Random) -> None:
    """A list by month; node pages."""
    by_month: dict[str, list[tuple[str, str]]] = {}
    for _, one in told:
        path = site.announce(
            f"/hendelser/{slug(one.title)}", one, bodies.table(one), bodies.linked_data(one, "")
        )
        by_month.setdefault(f"month={one.day.month:02}&year={one.day.year}", []).append((path, one.title))
    months = "".join(f'<a href="/hendelser?{month}">{month}</a> ' for month in sorted(by_month))
    endless = '<a href="/hendelser?month=01&year=2044">Senere</a>'
    site.add("/hendelser", "Hendelser", f"<main><h1>Hendelser</h1>{months}</main>", "list")
    for month, links in by_month.items():
        rows = "".join(f'<li><a href="{to}">{text}</a></li>' for to, text in links)
        site.add(f"/hendelser?{month}", "Hendelser", f"<main><ul>{rows}</ul>{months}{endless}</main>", "list")
    site.lead_on("/hendelser?", endless)
    add_front(site, ("/hendelser", "Hendelser"))


def feed(site: Site, told: Told, random: Random) -> None:
    """Announcements known from an RSS feed alone."""
    items = ""
    for _, one in told:
        path = site.announce(f"/aktuelt/{slug(one.title)}", one, bodies.prose(one))
        items += f"<item><title>{one.title}</title><link>{site.url}{path}</link></item>"
    site.serve(
        "/feed.xml",
        f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>',
        "application/rss+xml",
    )
    add_front(site, head='<link rel="alternate" type="application/rss+xml" href="/feed.xml">')


def calendar_file(site: Site, told: Told, random: Random) -> None:
    """A page that links to a calendar file; the file knows the pages."""
    entries = ""
    for number, one in told:
        path = site.announce(f"/program/{number}", one, bodies.definitions(one))
        entries += (
            f"BEGIN:VEVENT\r\nUID:{number}@{site.host}\r\nSUMMARY:{one.title}\r\n"
            f"DTSTART;TZID=Europe/Oslo:{one.day:%Y%m%d}T{one.begins:02}0000\r\n"
            f"DTEND;TZID=Europe/Oslo:{one.day:%Y%m%d}T{one.ends:02}0000\r\n"
            f"LOCATION:{one.venue}\r\nURL:{site.url}{path}\r\nEND:VEVENT\r\n"
        )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Norway//NO\r\n{entries}END:VCALENDAR\r\n"
    site.serve("/kalender.ics", text, "text/calendar; charset=utf-8")
    site.add(
        "/kalender",
        "Kalender",
        '<main><h1>Kalender</h1><a href="/kalender.ics">Abonner på kalenderen</a></main>',
        "list",
    )
    add_front(site, ("/kalender", "Kalender"))


LAYOUTS: dict[str, Layout] = {
    "acos": acos_articles,
    "acos-filter": acos_filter,
    "acos-old": acos_old,
    "custompublish": custompublish,
    "optimizely": optimizely,
    "tribe": tribe,
    "drupal": drupal,
    "feed": feed,
    "calendar": calendar_file,
}
