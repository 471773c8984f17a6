"""Our own templates, apart from Datasette's, so that neither's changes break the other's."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from datasette.utils.asgi import Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from klimakalender.publish import labels, norwegian, wording
from klimakalender.publish.links import host, quoted_on, safe_url
from klimakalender.publish.security import STRICT_POLICY

if TYPE_CHECKING:
    from datetime import date

    from datasette.app import Datasette

MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
HEADERS = {"content-security-policy": STRICT_POLICY, "cache-control": "public, max-age=60"}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Jinja with escaping everywhere and an error for a name that does not exist."""
    env = Environment(
        loader=PackageLoader("klimakalender.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        safe_url=safe_url,
        day=norwegian.day,
        moment=norwegian.moment,
        day_only=norwegian.day_only,
        brief=norwegian.brief,
        host=host,
        amount=wording.amount,
        price=wording.price,
        place=wording.place,
        topic=wording.topic,
        field_name=wording.field,
        value_text=wording.value,
        short=_short,
        ld_json=_ld_json,
    )
    env.globals.update(labels=labels, period=norwegian.period, quoted_on=quoted_on)
    return env


def render(datasette: Datasette, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page of ours, with the strict Content-Security-Policy."""
    page = environment().get_template(template)
    html = page.render(path=lambda path: str(datasette.urls.path(path)), static=_static(datasette), **context)
    return Response.html(html, status=status, headers=dict(HEADERS))


@lru_cache(maxsize=1)
def static_files() -> dict[str, tuple[bytes, str]]:
    """Content and media type of every static file, by name; the set is closed, so no path can leave it."""
    return {
        entry.name: (entry.read_bytes(), MEDIA_TYPES[f".{entry.name.rpartition('.')[2]}"])
        for entry in files("klimakalender.publish").joinpath("static").iterdir()
    }


def _static(datasette: Datasette) -> Any:
    def address(name: str) -> str:
        """With a digest of the content, so that it may be cached for ever."""
        digest = hashlib.sha256(static_files()[name][0]).hexdigest()[:12]
        return f"{datasette.urls.path(f'/-/klimakalender/{name}')}?v={digest}"

    return address


def _short(day: date, pattern: str) -> str:
    """A part of a date by CLDR pattern, without the dot of an abbreviation."""
    return str(format_date(day, pattern, locale="nb")).rstrip(".")


def _ld_json(content: Any) -> Markup:
    """JSON for a script element: a "<" in it can neither close the element nor open a comment."""
    text = json.dumps(content, ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  every character that HTML gives a meaning is escaped above
