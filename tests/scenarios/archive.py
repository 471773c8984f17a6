"""Sites over some days as archives to replay: each day says what every address answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from klimakalender.warc import ArchiveWriter

HTML = [("Content-Type", "text/html; charset=utf-8")]
FRONT = "/"


@dataclass(frozen=True)
class Answer:
    """What one address answers. An unlinked page is there, but no list leads to it."""

    body: str = ""
    status: int = 200
    location: str = ""
    linked: bool = True


Day = Mapping[str, Answer] | None  # None: the host was not reached that day


def page(
    title: str, *paragraphs: str, when: str = "", venue: str = "Granvoll kulturhus", **facts: str
) -> Answer:
    """A page that announces something; ``facts`` are further labels."""
    labels = {"Tid": when, "Sted": venue} | {name.capitalize(): value for name, value in facts.items()}
    rows = "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in labels.items() if value)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    about = "<p>Velkommen til en kveld om klimatilpasning, overvann og utslipp i kommunen.</p>"
    return Answer(_frame(title, f"<main><h1>{title}</h1>{text}{rows}{about}</main>"))


def redesigned(title: str, when: str, venue: str = "Granvoll kulturhus") -> Answer:
    """The same announcement as another system sets it."""
    return Answer(
        "<!doctype html><html lang='nb'><head><meta charset='utf-8'>"
        f"<title>{title} | Ny nettside</title></head><body><div class='top'><a href='/'>Hjem</a></div>"
        f"<div id='wrap'><h1 class='t'>{title}</h1><table><tr><td>Når</td><td>{when}</td></tr>"
        f"<tr><td>Hvor</td><td>{venue}</td></tr></table>"
        "<div>Velkommen til en kveld om klimatilpasning, overvann og utslipp i kommunen.</div></div></body></html>"
    )


def declaring(answer: Answer, address: str) -> Answer:
    """The same page, with what it calls its own address."""
    link = f"<link rel='canonical' href='{address}'>"
    return replace(answer, body=answer.body.replace("</head>", f"{link}</head>"))


def moved_to(path: str) -> Answer:
    """A permanent redirect."""
    return Answer(status=301, location=path)


def write_day(folder: Path, moment: datetime, sites: Mapping[str, Day], robots: Mapping[str, str]) -> Path:
    """One archive with all sites of a day; ``robots`` are the rules of hosts that have any."""
    writer = ArchiveWriter(folder, {})
    for host, day in sites.items():
        if day is None:
            continue
        site = f"https://{host}"
        rules = f"User-agent: *\n{robots.get(host, 'Disallow:')}\n"
        writer.write(f"{site}/robots.txt", 200, [("Content-Type", "text/plain")], rules.encode(), moment)
        if FRONT not in day:
            writer.write(f"{site}/", 200, HTML, _front(host, day).encode(), moment)
        for path, answer in day.items():
            headers = [*HTML, ("Location", f"{site}{answer.location}")] if answer.location else HTML
            writer.write(f"{site}{path}", answer.status, headers, answer.body.encode(), moment)
    writer.close()
    [archive] = folder.iterdir()
    return archive


def _front(host: str, day: Mapping[str, Answer]) -> str:
    links = "".join(
        f'<li><a href="{path}">Arrangement: les mer om dette</a></li>'
        for path, answer in day.items()
        if answer.linked
    )
    return _frame(host, f"<main><h1>Arrangementer</h1><ul>{links}</ul></main>")


def _frame(title: str, content: str) -> str:
    return (
        f"<!doctype html><html lang='nb'><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<nav><a href='/'>Forsiden</a></nav>{content}<footer><p>Kontakt oss</p></footer></body></html>"
    )
