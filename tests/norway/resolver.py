"""Every host name leads to the simulated Norway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twisted.internet.address import IPv4Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

PORT_SETTING = "NORWAY_PORT"


@implementer(IHostnameResolver)
class NorwayResolver:
    """For ``TWISTED_DNS_RESOLVER``: answers every name with loopback and the port of the setting, so that
    addresses keep their real form, without a port. Names under ``.borte`` do not exist.
    """

    def __init__(self, reactor: Any, port: int) -> None:
        self._reactor = reactor
        self._port = port

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> NorwayResolver:
        return cls(reactor, crawler.settings.getint(PORT_SETTING))

    def install_on_reactor(self) -> None:
        self._reactor.installNameResolver(self)

    def resolveHostName(self, receiver: Any, hostName: str, *_: Any, **__: Any) -> Any:  # noqa: N802, N803  Twisted's
        receiver.resolutionBegan(self)
        if not hostName.endswith(".borte"):
            receiver.addressResolved(IPv4Address("TCP", "127.0.0.1", self._port))
        receiver.resolutionComplete()
        return receiver
