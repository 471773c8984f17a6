"""Our own templates, apart from Datasette's, so that neither's changes break the other's."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.numbers import format_decimal
from datasette.utils.asgi import Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from klimakalender.publish import norwegian, topics, wording
from klimakalender.publish.links import host, quoted_on, safe_url
from klimakalender.publish.security import STRICT_POLICY
from klimakalender.publish.texts import LANGUAGES, Texts
from klimakalender.publish.visible import visible
from normalize.contact import is_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from datasette.app import Datasette

MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
# A clock time or two, with the word before them.
_CLOCK = re.compile(r"(?:[^\W\d]+\.? )?\b\d{1,2}[.:]\d\d(?:–\d{1,2}[.:]\d\d)?\b")
HEADERS = {"content-security-policy": STRICT_POLICY, "cache-control": "public, max-age=60"}


@lru_cache(maxsize=len(LANGUAGES))
def environment(lang: str) -> Environment:
    """Jinja in a language, with escaping everywhere and an error for a name that does not exist."""
    env = Environment(
        loader=PackageLoader("klimakalender.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    spoken: dict[str, Callable[..., Any]] = {
        "day": norwegian.day,
        "moment": norwegian.moment,
        "day_only": norwegian.day_only,
        "brief": norwegian.brief,
        "amount": wording.amount,
        "price": wording.price,
        "topic": topics.name,
        "field_name": wording.field,
        "value_text": wording.value,
        "short": _short,
        "where": wording.where,
        "file_size": _file_size,
        "amount_of": _whole,
        "month_of": _month,
    }
    env.filters.update({name: partial(function, lang=lang) for name, function in spoken.items()})
    env.filters.update(is_office=is_role)
    env.filters.update(safe_url=safe_url, host=host, place=wording.place, ld_json=_ld_json)
    env.filters["unbroken"] = _unbroken
    env.filters["code_spans"] = _code_spans
    env.filters["days_left"] = norwegian.days_left
    env.globals.update(
        t=Texts(lang),
        lang=lang,
        period=partial(norwegian.period, lang=lang),
        clock=partial(norwegian.clock_range, lang=lang),
        quoted_on=quoted_on,
    )
    return env


def html(body: str, *, status: int = 200) -> Response:
    """A page of ours, with the strict Content-Security-Policy."""
    return Response.html(body, status=status, headers=dict(HEADERS))


@lru_cache(maxsize=1)
def static_files() -> dict[str, tuple[bytes, str]]:
    """Content and media type of every static file, by name; the set is closed, so no path can leave it."""
    return {
        entry.name: (entry.read_bytes(), MEDIA_TYPES[f".{entry.name.rpartition('.')[2]}"])
        for entry in files("klimakalender.publish").joinpath("static").iterdir()
    }


def static_address(datasette: Datasette, name: str) -> str:
    """The address of a static file, with a digest of its content, so that it may be cached for ever."""
    return f"{datasette.urls.path(f'/-/klimakalender/{name}')}?v={_digest(name)}"


@lru_cache
def _digest(name: str) -> str:
    return hashlib.sha256(static_files()[name][0]).hexdigest()[:12]


def _shown(value: Any) -> Any:
    """What a template puts into a page: text without characters that cannot be seen."""
    return visible(value) if type(value) is str and not value.isprintable() else value


def _short(day: date, pattern: str, *, lang: str) -> str:
    """A part of a date by CLDR pattern, without the dot of an abbreviation."""
    return str(format_date(day, pattern, locale=lang)).rstrip(".")


def _unbroken(text: str | None) -> Markup | None:
    """A time in words, its clock times on one line.

    >>> _unbroken("1. mai kl. 09.00–15.30")
    Markup('1. mai <span class="nowrap">kl. 09.00–15.30</span>')
    """
    if text is None:
        return None
    marked = _CLOCK.sub(r'<span class="nowrap">\g<0></span>', str(escape(visible(text))))
    return Markup(marked)  # noqa: S704  the text is escaped, and nothing of it is taken into the tags


def _code_spans(text: str) -> Markup:
    """Words between backticks as code, as descriptions of the API have them.

    >>> _code_spans("`null`, not <0>")
    Markup('<code>null</code>, not &lt;0&gt;')
    """
    # S704: what stands between and around the backticks is escaped.
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704


def _whole(number: int, *, lang: str) -> str:
    """A count with its thousands apart."""
    return str(format_decimal(number, locale=lang))


def _month(text: str, *, lang: str) -> str:
    """``2026-11`` as people call it; what is no month stays as it is."""
    try:
        return norwegian.month_name(date.fromisoformat(f"{text}-01"), lang=lang)
    except ValueError:
        return text


def _file_size(size: int, *, lang: str) -> str:
    """Bytes as people write them, with a space that does not break.

    >>> _file_size(1_234_567, lang="nb").replace("\\xa0", " ")
    '1,2 MB'
    """
    number, unit = float(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if number < 1000:
            break
        number, unit = number / 1000, larger
    return f"{format_decimal(number, '0' if number >= 10 or unit == 'B' else '0.0', locale=lang)}\xa0{unit}"


def _ld_json(content: Any) -> Markup:
    """JSON for a script element: a "<" in it can neither close the element nor open a comment."""
    text = json.dumps(content, ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  every character that HTML gives a meaning is escaped above
