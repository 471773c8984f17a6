"""``klimakalender spider``: the beginnings of a spider for another platform."""

from __future__ import annotations

import re
from pathlib import Path

import click

from klimakalender.cli.case import expectation, write_json
from klimakalender.errors import PageFileError

DAY = "2027-03-01"

SPIDER = '''"""{title}: the addresses of its events."""

from __future__ import annotations

import re

from spiders.base import SiteSpider


class {title}Spider(SiteSpider):
    """What the platform calls its events and lists; everything else is found as on any site."""

    name = "{name}"
    event_paths = re.compile(r"^/arrangement/[^/]+/?$", re.IGNORECASE)
    list_paths = re.compile(r"^/arrangement/?$", re.IGNORECASE)
'''

TEST = '''"""Which addresses of {title} are its events and lists."""

from __future__ import annotations

import pytest

from spiders.finding.discovery import Grade
from spiders.{name} import {title}Spider

GRADES = {{
    "/arrangement/klimakveld": Grade.EVENT_PAGE,
    "/arrangement/": Grade.EVENT_LIST,
}}


@pytest.mark.parametrize(("path", "grade"), GRADES.items(), ids=GRADES)
def test_grades(path: str, grade: Grade) -> None:
    assert {title}Spider.grade(f"https://www.granvoll.example{{path}}") is grade
'''

PAGE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Klimakveld på biblioteket - Granvoll kommune</title></head>
<body><main><h1>Klimakveld på biblioteket</h1>
<p><strong>Tid:</strong> onsdag 14. april 2027 kl. 18.00–20.00</p>
<p><strong>Sted:</strong> Granvoll bibliotek</p>
<p>Velkommen til en kveld om klimatilpasning og overvann.</p></main></body></html>
"""


@click.group(name="spider")
def command() -> None:
    """Write spiders."""


@command.command()
@click.argument("platform")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The checkout.  [default: here]",
)
def new(platform: str, root: Path) -> None:
    """Write the spider of PLATFORM together with its test and a page to read, all of which pass.

    Then put real addresses into the spider and its test, a real page in place of the invented one, and the
    spider where sources find it: the steps are printed.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*", platform):
        raise click.BadParameter(
            f"{platform!r} is no word of small letters and digits", param_hint="PLATFORM"
        )
    case = root / "tests" / "pages" / f"{platform}-first"
    files = {
        root / "spiders" / f"{platform}.py": SPIDER,
        root / "tests" / "spiders" / f"test_{platform}_spider.py": TEST,
    }
    if standing := [path for path in (*files, case) if path.exists()]:
        raise PageFileError(f"{standing[0]}: is there already")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(name=platform, title=platform.capitalize()), encoding="utf-8")
        click.echo(str(path))
    _write_case(case)
    click.echo(f"{case}/")
    click.echo(
        f'Next: add "{platform}" to PLATFORMS in klimakalender/sources/rows.py, {platform.capitalize()}Spider to '
        "BY_PLATFORM in klimakalender/crawling/plan.py, its marks to klimakalender/sources/signatures.py.",
        err=True,
    )


def _write_case(case: Path) -> None:
    from datetime import date

    from klimakalender.extraction import read_body

    url = "https://www.granvoll.example/arrangement/klimakveld"
    body = PAGE.encode()
    case.mkdir(parents=True)
    (case / "page.html").write_bytes(body)
    write_json(case / "meta.json", {"url": url, "reference_date": DAY, "file": "page.html"})
    write_json(case / "expected.json", expectation(read_body(body, url, date.fromisoformat(DAY)).to_record()))
