"""Addresses on a page, which need not be any."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def address_parts(url: str, base: str = "") -> SplitResult:
    """The parts of an address that somebody else wrote: empty ones where it is none.

    >>> address_parts("klima", "https://granvoll.example/nytt").path
    '/klima'
    >>> address_parts("https://[granvoll/klima").path
    ''
    """
    try:
        return urlsplit(urljoin(base, url))
    except ValueError:
        return SplitResult("", "", "", "", "")
