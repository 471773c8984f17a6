"""Every page has its content, and every form works, in a browser that runs no script."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.site_pages import pages

pytestmark = pytest.mark.browser

# What a page is there for.
CONTENT = {
    "front": ".event h4 a",
    "found": ".event h4 a",
    "nothing-found": ".empty a",
    "deadlines": ".event-deadline h2 a",
    "month": ".month td li a",
    "map": "svg.norway a .spot",
    "municipality": ".event h4 a",
    "publisher": ".event h4 a",
    "figures": "svg.chart rect",
    "sources": "tbody th a",
    "about": "h2",
    "reference-api": ".operation a.address",
    "changelog": "tbody th",
    "dictionary": "summary code",
    "dictionary-searched": ".entries dt code",
    "downloads": ".entries a",
    "download": ".files tbody th a",
    "nynorsk": ".event h4 a",
    "english": ".event h4 a",
    "not-understood": "main code",
    "no-such-event": "main a",
    "event": ".evidence q",
}


@pytest.mark.parametrize("name", CONTENT)
def test_content(tab: Any, site: str, name: str) -> None:
    tab.goto(pages(site)[name])
    assert tab.locator("h1").count() == 1
    assert tab.locator(CONTENT[name]).first.is_visible()
    assert tab.locator("script:not([type='application/ld+json'])").count() == 0


@pytest.mark.parametrize("path", ["/", "/frister", "/kart", "/kalender/2026-12", "/en/", "/nn/kart"])
def test_form(tab: Any, path: str) -> None:
    tab.goto(path)
    fold = tab.locator("details.fold:not([open]) > summary")
    while fold.count():
        fold.first.click()
    tab.locator("input[name=is_free]").check()
    tab.locator("select[name=county]").select_option(index=1)
    tab.locator("form.search button").click()
    tab.wait_for_url("**is_free=true**")
    address = tab.url.split("?")
    assert address[0].endswith(path)
    chips = tab.locator(".chip")
    assert chips.count() == 2
    assert tab.locator("input[name=is_free]").is_checked()
    chips.first.click()
    chips.nth(1).wait_for(state="detached")
    assert chips.count() == 1
