"""Where the crawler may go, also by a redirect: addresses of its site, on public networks."""

from __future__ import annotations

from datetime import date

import pytest
from scrapy import Request

from spiders.finding.guard import GuardMiddleware, Refused, is_public
from spiders.finding.sites import Site, origins_of


def site(*hosts: str) -> Site:
    return Site("granvoll", f"http://{hosts[0]}/", origins_of(hosts), date(2027, 3, 1))


GRANVOLL = site("granvoll.example")
ADDRESSES = {
    "own page": (GRANVOLL, "https://granvoll.example/kalender", True),
    "own page under www": (GRANVOLL, "http://www.granvoll.example/kalender", True),
    "another host": (GRANVOLL, "https://storoy.example/", False),
    "a private address": (GRANVOLL, "http://10.0.0.7/", False),
    "another port": (GRANVOLL, "https://granvoll.example:8443/", False),
    "a site that is a private address": (site("192.168.1.5"), "http://192.168.1.5/", False),
    "a site that is loopback": (site("127.0.0.1"), "http://127.0.0.1/", False),
    "a site that is a public address": (site("8.8.8.8"), "http://8.8.8.8/", True),
}


@pytest.mark.parametrize(("own", "url", "allowed"), ADDRESSES.values(), ids=ADDRESSES)
def test_what_may_be_asked_for(own: Site, url: str, allowed: bool) -> None:
    guard = GuardMiddleware(allow_private=False)
    request = Request(url, meta={"site": own})
    if allowed:
        guard.process_request(request)
    else:
        with pytest.raises(Refused):
            guard.process_request(request)


@pytest.mark.parametrize("url", ["http://192.168.1.5/", "http://192.168.1.5/kalender"])
def test_an_intranet_may_be_allowed(url: str) -> None:
    GuardMiddleware(allow_private=True).process_request(Request(url, meta={"site": site("192.168.1.5")}))


SPECIAL = ["10.1.2.3", "172.16.0.1", "192.168.0.1", "127.0.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"]  # noqa: S104
SPECIAL_6 = ["::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::"]


@pytest.mark.parametrize("address", [*SPECIAL, *SPECIAL_6])
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)
