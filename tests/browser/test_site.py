"""What people do on the site, in a real browser with JavaScript off; axe-core with it on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.site_pages import DOWNLOAD, EVENTS, PAGES, pages

pytestmark = pytest.mark.browser

# Of what is well, axe would tell each place, which takes longest.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


def first_event(tab: Any) -> None:
    tab.goto("/?start=2026-01-01")
    tab.locator(".event h4 a").first.click()


def test_search(tab: Any) -> None:
    tab.goto("/")
    tab.get_by_label("Søk i arrangementer").fill("klimabudsjett")
    tab.get_by_role("button", name="Søk").click()
    tab.wait_for_url("**q=klimabudsjett**")
    assert "«klimabudsjett»" in tab.locator("#liste").inner_text()


def test_filter_and_subscribe(tab: Any) -> None:
    tab.goto("/")
    tab.get_by_label("Gratis").check()
    tab.get_by_role("button", name="Søk").click()
    link = tab.get_by_role("link", name="Abonner i kalender").get_attribute("href")
    assert link.startswith("webcal://127.0.0.1")
    assert link.endswith("/api/v1/events.ics?is_free=true")
    tab.get_by_role("link", name="Fjern Gratis").click()
    tab.wait_for_url(lambda url: "is_free" not in url)


def test_event_with_evidence(tab: Any) -> None:
    first_event(tab)
    tab.wait_for_url("**/arrangement/*")
    assert tab.locator(".evidence q").count() > 0
    assert "#:~:text=" in tab.locator(".evidence a").first.get_attribute("href")


def test_month(tab: Any) -> None:
    tab.goto("/kalender/2026-12")
    assert tab.get_by_role("heading", level=1).inner_text() == "Desember 2026"
    assert tab.locator(".month td li a").count() > 0
    tab.get_by_role("link", name="Neste måned").click()
    tab.get_by_role("heading", level=1, name="Januar 2027").wait_for()


def test_language_switch_keeps_the_page(tab: Any) -> None:
    tab.goto("/frister?is_free=true")
    tab.get_by_role("link", name="English").click()
    tab.wait_for_url("**/en/frister?is_free=true")
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.get_by_role("heading", level=1).inner_text() == "Registration deadlines"


def test_a_developer_begins(tab: Any) -> None:
    tab.goto("/en/")
    tab.locator("footer").get_by_role("link", name="API").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "The API"
    tab.get_by_role("link", name="Addresses").click()
    tab.locator("#listTopics ~ p a").click()
    tab.wait_for_url("**/api/v1/topics")
    assert '"coming_events"' in tab.locator("body").inner_text()


def test_a_researcher_finds_a_column_and_takes_the_data(tab: Any) -> None:
    tab.goto("/en/om")
    tab.locator("main").get_by_role("link", name="Data dictionary").first.click()
    tab.get_by_label("Find a column").fill("deadline")
    tab.get_by_role("button", name="Search").click()
    tab.get_by_text("Deadline to register for taking part").first.wait_for()
    tab.locator("footer").get_by_role("link", name="Download the data").click()
    with tab.expect_download() as started:
        tab.get_by_role("link", name="klimakalender.sqlite").click()
    assert re.fullmatch(r"klimakalender-\d{4}-\d\d-\d\d\.sqlite", started.value.suggested_filename)
    assert started.value.path().read_bytes().startswith(b"SQLite format 3")


@pytest.fixture(scope="module")
def paths(site: str) -> dict[str, str]:
    """Every page of the sample's site."""
    return pages(site)


@pytest.mark.parametrize("name", [*PAGES, *EVENTS, DOWNLOAD])
def test_nothing_wider_than_a_small_telephone(
    browser: Any, site: str, paths: dict[str, str], name: str
) -> None:
    if name not in paths:
        pytest.skip("the sample has no such event")
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(paths[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("name", ["front", "deadlines", "municipality", "event"])
def test_times_stand_on_one_line(browser: Any, site: str, paths: dict[str, str], name: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(paths[name])
    times = page.locator("main .nowrap")
    assert times.count() > 0
    assert (
        times.evaluate_all(
            "all => all.filter(one => one.getClientRects().length > 1).map(one => one.textContent)"
        )
        == []
    )
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessibility(browser: Any, site: str, paths: dict[str, str], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    # axe is put into the page as a script, which the policy of the site forbids.
    context = browser.new_context(
        base_url=site, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for name, path in paths.items():
        page.goto(path)
        violations = axe.run(page, options=RULES).response["violations"]
        found[name] = [(one["id"], one["nodes"][0]["html"]) for one in violations]
    assert {name: problems for name, problems in found.items() if problems} == {}
    context.close()


DATASETTE = (
    "/klima",
    "/klima?sql=select+id+from+events",
    "/klima/events?_facet=status",
    "/klima/upcoming_events",
)


def test_nothing_is_blocked_and_nothing_comes_from_elsewhere(
    browser: Any, site: str, paths: dict[str, str]
) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    answered = {name: path for name, path in paths.items() if name not in ("not-understood", "no-such-event")}
    for path in (*answered.values(), *DATASETTE):
        page.goto(path)
    assert said == []
    assert [address for address in asked if not address.startswith((site, "data:"))] == []
    context.close()


def test_sql_editor(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/klima?sql=select+id+from+events+limit+1")
    assert page.locator(".CodeMirror").is_visible()
    assert page.locator(".cm-resize-handle").evaluate("one => getComputedStyle(one).position") == "absolute"
    context.close()
