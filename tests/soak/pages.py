"""How a site looks on a day: every address with its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.norway import bodies
from tests.norway.platforms import slug
from tests.norway.prose import FACTS
from tests.soak.life import LAYOUTS, PLATFORMS, Announcement, Site

MARKS = {
    "acos": '<script src="/js/jquery.acos.js"></script>',
    "wordpress": '<link rel="stylesheet" href="/wp-content/themes/by/style.css">',
    "drupal": '<script type="application/json" data-drupal-selector="drupal-settings-json">{}</script>',
    "optimizely": '<link rel="stylesheet" href="/globalassets/stil.css">',
}
NEWS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answers; ``location`` of a redirect."""

    body: str = ""
    status: int = 200
    location: str = ""


MISSING = Answer("<p>Siden finnes ikke.</p>", 404)
BROKEN = Answer("<p>Noe gikk galt.</p>", 500)


def answers(site: Site, day: date) -> dict[str, Answer] | None:
    """Every address of a site but robots.txt; ``None`` while it is down."""
    fault = site.fault(day)
    kind = fault.kind if fault else None
    if kind == "down":
        return None
    shown = [one for one in site.announcements if one.is_up(day)]
    design = site.design(day)
    told: dict[str, Answer] = {}
    for one in shown:
        path = path_of(one, site, design)
        told[path] = (
            MISSING if kind == "gone" else Answer(event_page(site, one, day, dates=kind != "dateless"))
        )
        for earlier in range(design):
            redirects = [each for each in site.faults if each.kind == "redesign"][earlier].redirects
            old = path_of(one, site, earlier)
            told[old] = Answer(status=301, location=path) if redirects and kind != "gone" else MISSING
    listed = [] if kind in ("empty", "gone") else [one for one in shown if one.is_coming(day)]
    told[list_path(site, design)] = Answer(list_page(site, listed, design))
    told["/"] = Answer(front_page(site, design))
    for number in range(NEWS):
        told[f"/nyheter/sak-{number}/"] = Answer(
            frame(site, design, f"Sak {number}", f"<main><h1>Sak {number}</h1><p>{FACTS[number]}</p></main>")
        )
    return dict.fromkeys(told, BROKEN) if kind == "broken" else told


def robots(site: Site, day: date) -> Answer:
    """The rules of a site on a day."""
    fault = site.fault(day)
    if fault and fault.kind in ("robots-broken", "broken"):
        return Answer("", 503 if fault.kind == "robots-broken" else 404)
    shut = fault is not None and fault.kind == "robots"
    return Answer(f"User-agent: *\nDisallow:{' /' if shut else ''}\n")


def path_of(one: Announcement, site: Site, design: int) -> str:
    """The address of an announcement under a design."""
    name = slug(one.first.title)
    number = 1000 + one.number
    forms = (f"/kalender/{name}.{number}.aspx", f"/arrangement/{name}/", f"/hva-skjer/{number}-{name}")
    return forms[(site.layout + design) % len(forms)]


def list_path(site: Site, design: int) -> str:
    return ("/kalender/", "/arrangement/", "/hva-skjer/")[(site.layout + design) % 3]


def event_page(site: Site, one: Announcement, day: date, *, dates: bool) -> str:
    """The page of an announcement, with a notice where it is cancelled."""
    gathering = one.gathering(day)
    design = site.design(day)
    layout = LAYOUTS[(site.layout + design) % len(LAYOUTS)]
    head = ""
    if not dates:
        facts = f"<p><strong>Sted:</strong> {gathering.venue}</p><p class='dato'></p>"
        content = f"<main><h1>{gathering.title}</h1>{facts}<p>{gathering.about}</p></main>"
    elif layout == "data":
        content = bodies.definitions(gathering)
        head = bodies.linked_data(gathering, f"{site.url}{path_of(one, site, design)}")
    else:
        content = {
            "labels": bodies.lines, "table": bodies.table, "definitions": bodies.definitions, "prose": bodies.prose,
        }[layout](gathering)  # fmt: skip
    if one.is_cancelled(day):
        content = content.replace("<h1>", "<h1>AVLYST: ", 1)
        head = ""
    return frame(site, design, gathering.title, content, head)


def list_page(site: Site, listed: list[Announcement], design: int) -> str:
    rows = "".join(
        f'<li><h3><a href="{path_of(one, site, design)}">{one.first.title}</a></h3></li>' for one in listed
    )
    empty = "<p>Ingen arrangementer.</p>"
    return frame(
        site, design, "Hva skjer", f"<main><h1>Hva skjer</h1><ul>{rows}</ul>{'' if rows else empty}</main>"
    )


def front_page(site: Site, design: int) -> str:
    news = "".join(
        f'<p><a href="/nyheter/sak-{number}/">Sak {number}: nytt om arbeidet vårt</a></p>'
        for number in range(NEWS)
    )
    calendar = f'<p><a href="{list_path(site, design)}">Hva skjer</a></p>'
    return frame(site, design, site.name, f"<main><h1>{site.name}</h1>{calendar}{news}</main>")


def frame(site: Site, design: int, title: str, content: str, head: str = "") -> str:
    """A whole page, with the marks of its publishing system."""
    mark = MARKS[PLATFORMS[(site.layout + design) % len(PLATFORMS)]]
    return (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>{title} - {site.name}</title>{mark}{head}'
        f'</head><body><nav><a href="/">{site.name}</a></nav>{content}<footer><p>{site.name}</p></footer></body></html>'
    )
