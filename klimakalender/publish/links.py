"""Addresses from harvested pages are only linked when a browser may follow them safely."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

SAFE_SCHEMES = frozenset({"http", "https"})


def safe_url(url: object) -> str | None:
    """The address if it is an absolute http(s) one, else ``None`` (``javascript:``, ``data:``, relative …).

    >>> safe_url("https://example.no/a b")
    'https://example.no/a%20b'
    >>> safe_url("java\\nscript:alert(1)") is None
    True
    """
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in SAFE_SCHEMES or not parts.netloc:
        return None
    return quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]")


def host(url: object) -> str:
    """The host of an address, to show where a link leads; empty when there is none.

    >>> host("https://www.example.no/a")
    'example.no'
    """
    target = safe_url(url)
    return (urlsplit(target).hostname or "").removeprefix("www.") if target else ""


def quoted_on(url: object, quote_text: str) -> str | None:
    """The address of the quoted words on a page, as a text fragment that browsers scroll to and mark.

    https://wicg.github.io/scroll-to-text-fragment/ (dash, comma and ampersand are syntax there).
    """
    target = safe_url(url)
    words = " ".join(quote_text.split())
    if target is None or not words:
        return target
    fragment = quote(words[:120].strip(), safe="").replace("-", "%2D")
    joiner = ":~:" if "#" in target else "#:~:"
    return f"{target}{joiner}text={fragment}"
