"""Addresses: what to ask for, what to compare by, and which ones lead nowhere.

The tables come from observations of Norwegian public sites: session ids and tracking parameters multiply
pages; one page answers with and without ``/nb/`` and ``/nn/``, as a print view, and under several hosts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from klimakalender.sources import fold_host
from spiders.page.locating import address_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from klimakalender.sources import Registry

REMEMBERED = 50_000  # addresses; menus stand on every page of a site
DEFAULT_PORTS = {"http": ":80", "https": ":443"}
SAFE = re.compile(r"https?://[a-z0-9.-]+/[\w/.~!$&()*+,;=:@?-]*", re.ASCII)  # nothing to be quoted
LONGEST = 500
DEEPEST = 12
MOST_PARAMETERS = 6
MOST_REPEATED = 1  # more comes from a relative link that is followed again and again

# Say nothing about which page it is: taken out of every address that is asked for.
TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|_ga|_gl|igshid|hsctatracking|"
    r"jsessionid|phpsessid|aspsessionid\w*|cfid|cftoken|sessionid|session_id|zenid|mid1)=|"
    r"^s(ess)?id=[0-9a-f]{16,}",
    re.IGNORECASE,
)
SESSION_IN_PATH = re.compile(r";jsessionid=[^/?#]*|/\(S\([a-z0-9]{8,}\)\)", re.IGNORECASE)
# Another rendering of the same page: left out when addresses are compared.
RENDERING = {"printable", "print", "tmpl", "layout", "lang", "instance", "utskrift", "skriv-ut", "format"}
LANGUAGE_PREFIX = re.compile(r"^/(nb|nn|no)(?=/|$)", re.IGNORECASE)
FIRST_PAGE = re.compile(r"^(p|page|side|paged|sidenr)=[01]$", re.IGNORECASE)

FILES = re.compile(
    r"\.(7z|aac|ashx|avi|bmp|css|csv|docx?|dotx?|eot|epub|exe|gif|gz|ico|ics|jpe?g|js|json|m4[av]|mov|mp[34]|mpe?g|odp|"
    r"ods|odt|ogg|pdf|png|potx?|ppsx?|pptx?|rar|rtf|svg|tar|tiff?|ttf|txt|vcf|wav|webm|webp|wmv|woff2?|xlsx?|zip)$",
    re.IGNORECASE,
)
NOT_PAGES = re.compile(
    r"/(wp-(admin|login|json|content|includes)|xmlrpc|cgi-bin|login|logg-?inn|innlogging|logout|logg-?ut|signin|"
    r"sign-in|register|min-?side|mypage|handlekurv|cart|checkout|kasse|sok|search|s(oe|ø)k|share|mailto|"
    r"print|utskrift|skriv-ut|trackback|comments?|replytocom|shibboleth\.sso)(/|\.\w+|$)",
    re.IGNORECASE,
)
SEARCHES = {"s", "q", "query", "sok", "søk", "search", "searchterm", "replytocom", "share", "action", "sort"}
CALENDAR_FILES = {"ical", "outlook-ical"}  # parameters; such files are asked for as feeds
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
DATED_LISTING = re.compile(r"/(20\d\d)(?:[/-](?:0?[1-9]|1[0-2])(?:[/-]\d\d?)?)?/?$")


@lru_cache(maxsize=REMEMBERED)
def origin(url: str) -> str:
    """Scheme and host with port.

    >>> origin("https://Granvoll.example:443/klima")
    'https://granvoll.example'
    """
    parts = urlsplit(url)
    netloc = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme.lower()}://{netloc.removesuffix(DEFAULT_PORTS.get(parts.scheme, ''))}"


def request_address(href: str, base: str = "") -> str | None:
    """The address to ask for: absolute, without fragment, session id and tracking; ``None`` if it is none.

    >>> request_address(" /kalender/?Id=7&utm_source=brev#topp", "https://granvoll.example/nytt")
    'https://granvoll.example/kalender/?Id=7'
    >>> request_address("mailto:post@granvoll.example")
    """
    try:
        parts = urlsplit(urljoin(base, href.strip()))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        parts.port  # noqa: B018  raises ValueError for a port that is none
        if wrapped := _wrapped(parts.path, parts.query):
            return request_address(wrapped, base)
        path = SESSION_IN_PATH.sub("", parts.path) or "/"
        url = origin(urlunsplit(parts)) + path + _without(parts.query, TRACKING)
        return url if SAFE.fullmatch(url) else str(safe_url_string(url))
    except ValueError:
        return None


def canonical_address(url: str, aliases: Mapping[str, str] | None = None) -> str:
    """The key by which addresses are compared: not one to ask for.

    Host without ``www.`` and, through ``aliases``, under its present name; path decoded, in lower case,
    without trailing slash and language prefix; parameters sorted, without those of mere rendering.

    >>> canonical_address("http://www.Granvoll.example/nn/Klima/%C3%98velse/?b=2&print=1&a=1")
    'granvoll.example/klima/øvelse?a=1&b=2'
    """
    host, rest = _canonical_parts(url)
    return ((aliases or {}).get(host, host) + rest).lower()


@lru_cache(maxsize=REMEMBERED)
def _canonical_parts(url: str) -> tuple[str, str]:
    """The host, and what follows it."""
    asked = request_address(url)
    if asked is None and not address_parts(url).path:
        return "", url  # none that can be taken apart
    parts = urlsplit(asked or url)
    port = f":{parts.port}" if parts.port and f":{parts.port}" != DEFAULT_PORTS.get(parts.scheme) else ""
    path = LANGUAGE_PREFIX.sub("", unquote(parts.path)).rstrip("/")
    pairs = sorted(
        pair
        for pair in parts.query.split("&")
        if pair and pair.partition("=")[0].lower() not in RENDERING and not FIRST_PAGE.match(pair)
    )
    return fold_host(parts.hostname or ""), port + path + ("?" + unquote("&".join(pairs)) if pairs else "")


def host_aliases(registry: Registry) -> dict[str, str]:
    """Former and staging hosts → the host that pages are known by, for :func:`canonical_address`."""
    return {
        fold_host(alias): fold_host(source.hosts[0])
        for source in (*registry.former, *registry)
        for alias in source.aliases
    }


def leads_nowhere(url: str, today: date) -> str | None:
    """Why an address is not worth asking for, or ``None``.

    ``today`` bounds calendars without end: listings by date are followed from last year to the year after
    next.

    >>> from datetime import date
    >>> leads_nowhere("https://granvoll.example/kalender?dato=2099-01-01", date(2026, 3, 2))
    'calendar without end'
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    segments = [segment for segment in path.lower().split("/") if segment]
    names = [name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    if len(url) > LONGEST or len(segments) > DEEPEST or len(names) > MOST_PARAMETERS:
        return "overlong address"
    if FILES.search(path):
        return "not a page"
    if CALENDAR_FILES.intersection(names):
        return "not a page"
    if NOT_PAGES.search(path) or SEARCHES.intersection(names):
        return "login, search or another rendering"
    words = [segment for segment in segments if not segment.isdigit()]
    if len(words) - len(set(words)) > MOST_REPEATED:
        return "repeating path"
    years = [int(year) for year in YEAR.findall(parts.query)]
    if dated := DATED_LISTING.search(path):
        years.append(int(dated[1]))
    if any(not today.year - 1 <= year <= today.year + 2 for year in years):
        return "calendar without end"
    return None


def _without(query: str, unwanted: re.Pattern[str]) -> str:
    kept = [pair for pair in query.split("&") if pair and not unwanted.match(pair)]
    return "?" + "&".join(kept) if kept else ""


def _wrapped(path: str, query: str) -> str | None:
    """The address inside a log-out link, by which a single sign-on product shows public pages."""
    if path.lower().startswith("/shibboleth.sso/"):
        return dict(parse_qsl(query)).get("return")
    return None
