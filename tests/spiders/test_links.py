from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.addresses import origin, request_address
from spiders.links import fold, outgoing

PAGE = "https://granvoll.example/hva-skjer/"


def links(html: str) -> dict[str, str]:
    return {link.url: link.text for link in outgoing(html, PAGE).links}


def test_links_are_absolute_and_carry_their_words() -> None:
    html = '<main><a href="klimakveld"> Klimakveld <b>på biblioteket</b></a><a href="/nytt">Nytt</a></main>'
    assert links(html) == {
        "https://granvoll.example/hva-skjer/klimakveld": "Klimakveld på biblioteket",
        "https://granvoll.example/nytt": "Nytt",
    }


@given(
    href=st.text("/ab.~-_%;()?&=:1Aø ", min_size=1, max_size=12).map("/".__add__),
    page=st.sampled_from(
        ("http://granvoll.example/", "https://www.granvoll.example:8443/a/b", "https://ås.example/")
    ),
)
@example(href="/a/../b", page="https://granvoll.example/")
@example(href="/a/.b/c.html", page="https://granvoll.example/")
@example(href="/shibboleth.sso/Logout?return=/a", page="https://granvoll.example/")
def test_plain_addresses_need_no_work(href: str, page: str) -> None:
    expected = request_address(href, origin(page))
    found = outgoing(f'<a href="{href}">Klima</a>'.replace("&", "&amp;"), page).links
    assert [link.url for link in found] == [expected] * (expected is not None)


def test_base_is_obeyed() -> None:
    assert list(links('<base href="/nn/"><a href="kalender">Kalender</a>')) == [
        "https://granvoll.example/nn/kalender"
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#topp">Til toppen</a>',
        '<a href="mailto:post@granvoll.example">Post</a>',
        '<a rel="nofollow" href="/annonse">Annonse</a>',
        "<a>Uten adresse</a>",
        '<link rel="stylesheet" href="/stil.css">',
        "",
        "<!-- <a href='/skjult'>Skjult</a> -->",
    ],
)
def test_what_leads_nowhere_is_left_out(html: str) -> None:
    assert links(html) == {}


def test_menus_are_told_from_content() -> None:
    html = """
      <header><nav><a href="/kontakt">Kontakt</a></nav></header>
      <main><header><a href="/hva-skjer/klimakveld">Klimakveld</a></header></main>
      <div role="navigation"><a href="/om">Om oss</a></div>
      <footer><a href="/hva-skjer/klimakveld">Klimakveld</a></footer>
    """
    furniture = {link.url.rpartition("/")[2]: link.furniture for link in outgoing(html, PAGE).links}
    assert furniture == {"kontakt": True, "klimakveld": False, "om": True}


def test_image_links_take_their_label() -> None:
    assert list(links('<a href="/a" aria-label="Klimakveld"><img src="x.png"></a>').values()) == [
        "Klimakveld"
    ]


def test_feeds_and_next_pages_are_found_in_the_head() -> None:
    page = outgoing(
        '<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="next" href="?side=2">', PAGE
    )
    assert page.feeds == ("https://granvoll.example/rss",)
    assert [(link.url, link.next_page) for link in page.links] == [(f"{PAGE}?side=2", True)]


DIRECTIVES = {
    "nothing": ("", "", True, True),
    "noindex": ('<meta name="robots" content="noindex, follow">', "", False, True),
    "none": ('<meta name="ROBOTS" content="none">', "", False, False),
    "for us": ('<meta name="klimakalender" content="noindex">', "", False, True),
    "for others": ('<meta name="otherbot" content="noindex">', "", True, True),
    "header": ("", "noindex", False, True),
    "header for an agent": ("", "otherbot: nofollow", True, False),
}


@pytest.mark.parametrize(("html", "header", "index", "follow"), DIRECTIVES.values(), ids=DIRECTIVES)
def test_robots_directives(html: str, header: str, index: bool, follow: bool) -> None:
    page = outgoing(html + "<p>Klimakveld</p>", PAGE, header)
    assert (page.index, page.follow) == (index, follow)


@pytest.mark.parametrize(
    "text", ["<" * 3000, "\0\0", "<a href='/a'>" * 2000, "<?xml version='1.0' encoding='x'?><p>"]
)
def test_broken_pages_do_no_harm(text: str) -> None:
    outgoing(text, PAGE)


def test_fold_is_what_slugs_do() -> None:
    assert fold("Åpent møte: «Klima» & vær!") == "apent-mote-klima-vaer"
