from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import safe_url_string

from spiders.addresses import canonical_address, leads_nowhere, origin, request_address

SITE = "https://granvoll.example"
TODAY = date(2026, 3, 2)

REQUESTS = {
    "relative": ("../kalender/", f"{SITE}/kalender/"),
    "fragment": (f"{SITE}/nytt#kommentarer", f"{SITE}/nytt"),
    "default port": ("https://Granvoll.example:443/Nytt", f"{SITE}/Nytt"),
    "other port": ("http://granvoll.example:8080/", "http://granvoll.example:8080/"),
    "tracking": (f"{SITE}/a?utm_source=brev&Id=7&fbclid=x", f"{SITE}/a?Id=7"),
    "session parameter": (f"{SITE}/a?PHPSESSID=abc", f"{SITE}/a"),
    "short session id": (f"{SITE}/a?sid=0123456789abcdef0123", f"{SITE}/a"),
    "page called sid": (f"{SITE}/a?sid=12", f"{SITE}/a?sid=12"),
    "session in path": (f"{SITE}/a;jsessionid=0F2?Id=7", f"{SITE}/a?Id=7"),
    "bare parameter": (f"{SITE}/a.nsf/x?open", f"{SITE}/a.nsf/x?open"),
    "norwegian letters": (f"{SITE}/møte på rådhuset", f"{SITE}/m%C3%B8te%20p%C3%A5%20r%C3%A5dhuset"),
    "no path": (SITE, f"{SITE}/"),
    "credentials": ("https://user:pass@granvoll.example/a", f"{SITE}/a"),
    "log-out link": (
        f"{SITE}/Shibboleth.sso/Logout?return=https%3A%2F%2Fgranvoll.example%2Fhvaskjer%2Fklima",
        f"{SITE}/hvaskjer/klima",
    ),
    "mail": ("mailto:post@granvoll.example", None),
    "script": ("javascript:void(0)", None),
    "file": ("file:///etc/passwd", None),
    "broken port": ("https://granvoll.example:port/", None),
    "broken host": ("https://[granvoll/", None),
}


@pytest.mark.parametrize(("href", "wanted"), REQUESTS.values(), ids=REQUESTS)
def test_request_address(href: str, wanted: str | None) -> None:
    assert request_address(href, f"{SITE}/nytt/siste") == wanted


SAME = {
    "www": ("https://www.granvoll.example/a", f"{SITE}/a"),
    "scheme": ("http://granvoll.example/a", f"{SITE}/a"),
    "slash": (f"{SITE}/a/", f"{SITE}/a"),
    "case": (f"{SITE}/Kurs-og-Konferansar/A", f"{SITE}/kurs-og-konferansar/a"),
    "language": (f"{SITE}/nn/a", f"{SITE}/nb/a"),
    "language alone": (f"{SITE}/nb/", f"{SITE}/"),
    "print view": (f"{SITE}/a?tmpl=component&print=1&layout=default", f"{SITE}/a"),
    "escapes": (f"{SITE}/%C3%B8", f"{SITE}/ø"),
    "order": (f"{SITE}/a?b=1&a=2", f"{SITE}/a?a=2&b=1"),
    "first page": (f"{SITE}/a?side=1", f"{SITE}/a"),
    "former host": ("http://gamle.granvoll.example/a", f"{SITE}/a"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one_page_has_one_canonical_address(one: str, other: str) -> None:
    aliases = {"gamle.granvoll.example": "granvoll.example"}
    assert canonical_address(one, aliases) == canonical_address(other, aliases)


DIFFERENT = {
    "content parameter": (f"{SITE}/a?Id=1", f"{SITE}/a?Id=2"),
    "second page": (f"{SITE}/a?side=2", f"{SITE}/a"),
    "port": ("http://granvoll.example:8080/a", "http://granvoll.example:8081/a"),
    "nb as a word": (f"{SITE}/nbx/a", f"{SITE}/a"),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_two_pages_have_two(one: str, other: str) -> None:
    assert canonical_address(one) != canonical_address(other)


NOWHERE = {
    "document": f"{SITE}/filer/program.pdf",
    "login": f"{SITE}/logg-inn?retur=/",
    "search": f"{SITE}/?s=klima",
    "print view of its own": f"{SITE}/nytt/print/12",
    "calendar far ahead": f"{SITE}/kalender?month=5&year=2061",
    "calendar long ago": f"{SITE}/kalender/2011/05/",
    "repeating": f"{SITE}/a/b/a/b/a/b",
    "many parameters": f"{SITE}/a?" + "&".join(f"f{n}=1" for n in range(9)),
    "overlong": f"{SITE}/" + "x" * 600,
}


@pytest.mark.parametrize("url", NOWHERE.values(), ids=NOWHERE)
def test_traps_are_avoided(url: str) -> None:
    assert leads_nowhere(url, TODAY)


SOMEWHERE = {
    "old event in a folder": f"{SITE}/kurs-og-konferansar/2014/09/jordvern/",
    "this month": f"{SITE}/kalender?month=3&year=2026",
    "next year": f"{SITE}/kalender/2027/01",
    "acos": f"{SITE}/Kalender/CalendarEvent.aspx?Id=77",
    "domino": f"{SITE}/cms/cmspublish.nsf/$all/3F8D?open",
    "repeated once": f"{SITE}/om-oss/om-oss/hva-vi-gjor",
    "registers": f"{SITE}/register-2/",
}


@pytest.mark.parametrize("url", SOMEWHERE.values(), ids=SOMEWHERE)
def test_pages_are_not_taken_for_traps(url: str) -> None:
    assert leads_nowhere(url, TODAY) is None


def test_origin_has_no_credentials_and_no_default_port() -> None:
    assert origin("HTTP://a:b@Granvoll.example:80/x") == "http://granvoll.example"


@given(st.text("abzAZ09/.~!$&()*+,;=:@?-_ %'æ<|", min_size=1, max_size=12))
def test_addresses_without_anything_to_quote_are_left_as_they_are(path: str) -> None:
    address = request_address(f"https://granvoll.example/{path}")
    assert address is None or address == safe_url_string(address)
