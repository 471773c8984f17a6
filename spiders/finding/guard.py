"""Where the crawler may go: addresses of the sites in hand, on public networks only.

A redirect or a DNS answer must not lead the crawler to a machine inside the network it runs in, nor to a site
that it was not sent to. ``ALLOW_PRIVATE`` lifts the first rule for tests and intranets.
"""

from __future__ import annotations

import ipaddress
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred

    from spiders.finding.sites import Site

logger = logging.getLogger(__name__)


class Refused(IgnoreRequest):
    """An address that this crawl must not ask for."""


class PrivateAddressError(DNSLookupError):
    """A host name that stands for a private, loopback, link-local or otherwise special address.

    To Twisted it is a name without an address.
    """


def is_public(address: str) -> bool:
    """Whether an IP address can be reached by everybody.

    >>> is_public("8.8.8.8"), is_public("10.0.0.7"), is_public("::1"), is_public("169.254.1.1")
    (True, False, False, False)
    """
    ip = ipaddress.ip_address(address)
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global


class GuardMiddleware:
    """Refuses addresses outside the site that a request is made for, and literal ones that are not public."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getbool("ALLOW_PRIVATE"))

    def process_request(self, request: Request) -> None:
        """Raise :class:`Refused`, also for what a redirect asks for."""
        site: Site = request.meta["site"]
        if not site.covers(request.url):
            raise Refused(f"{request.url} is not an address of {site.id}")
        host = urlsplit(request.url).hostname or ""
        if not self._allow_private and _is_literal(host) and not is_public(host):
            raise Refused(f"{request.url} is not a public address")


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses only; the check is made on the very answer that is connected to."""

    def __init__(self, *args: Any, allow_private: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        settings = crawler.settings
        return cls(
            reactor,
            settings.getint("DNSCACHE_SIZE"),
            settings.getfloat("DNS_TIMEOUT"),
            allow_private=settings.getbool("ALLOW_PRIVATE"),
        )

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802  Twisted's name
        answer: Deferred[str] = super().getHostByName(name, timeout)
        return answer if self._allow_private else answer.addCallback(_require_public, name)


def _require_public(address: str, name: str) -> str:
    if not is_public(address):
        logger.warning("%s stands for %s, which is not a public address: refused", name, address)
        raise PrivateAddressError(f"{name} stands for {address}, which is not a public address")
    return address


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
