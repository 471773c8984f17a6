"""Whole tasks with nothing but the keyboard: Tab, Enter, Space and letters."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.site_pages import PAGES, pages

pytestmark = pytest.mark.browser

# Nothing of a page takes more.
MOST = 900
# A ring round what has the focus; a municipality of the map has its circle drawn instead.
FOCUS = """() => {
    const node = document.activeElement;
    if (node === null || node === document.body) return null;
    const style = getComputedStyle(node), box = node.getBoundingClientRect();
    const circle = node.querySelector(".reach");
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const drawn = circle !== null && getComputedStyle(circle).stroke !== "none";
    const order = [...document.querySelectorAll("*")].indexOf(node);
    return {order, html: node.outerHTML.slice(0, 120), visible: box.width > 1 && box.height > 1 && (ring || drawn)};
}"""
REACHED = "node => document.activeElement === node"


def step_to(tab: Any, wanted: Any, key: str = "Tab") -> None:
    """Press Tab until ``wanted`` has the focus, which is to be seen at every step."""
    node = wanted.element_handle()
    for _ in range(MOST):
        tab.keyboard.press(key)
        focus = tab.evaluate(FOCUS)
        assert focus is not None, "went through the whole page"
        assert focus["visible"], focus["html"]
        if tab.evaluate(REACHED, node):
            return
    pytest.fail("never reached")


def test_from_the_front_page_to_a_calendar(tab: Any) -> None:
    tab.goto("/")
    step_to(tab, tab.get_by_label("Søk i arrangementer"))
    tab.keyboard.type("klima")
    step_to(tab, tab.get_by_label("Gratis"))
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**q=klima**is_free=true**")
    step_to(tab, tab.locator(".event a").first)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/arrangement/*")
    step_to(tab, tab.get_by_role("link", name="Legg i kalenderen"))
    with tab.expect_download() as calendar:
        tab.keyboard.press("Enter")
    assert calendar.value.suggested_filename.endswith(".ics")


def test_choose_a_county_by_its_first_letter(tab: Any) -> None:
    tab.goto("/")
    step_to(tab, tab.get_by_label("Fylke"))
    tab.keyboard.type("Agder")
    step_to(tab, tab.get_by_role("button", name="Søk"), "Shift+Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**county=42**")


def test_skip_link(tab: Any) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    assert tab.locator(":focus").inner_text() == "Hopp til innholdet"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/#innhold")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_map(tab: Any) -> None:
    tab.goto("/kart")
    step_to(tab, tab.locator("svg.norway a").first)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/kommune/*")


def test_another_month(tab: Any) -> None:
    tab.goto("/kalender/2026-12")
    step_to(tab, tab.get_by_role("link", name="Neste måned"))
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/kalender/2027-01")


def test_language(tab: Any) -> None:
    tab.goto("/om")
    step_to(tab, tab.get_by_role("link", name="English"))
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/om")


@pytest.mark.parametrize("name", [*PAGES, "event"])
def test_no_trap(tab: Any, site: str, name: str) -> None:
    """Tab goes through a page in its order, shows where it is, and leaves it at the end."""
    tab.goto(pages(site)[name])
    seen: list[int] = []
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        focus = tab.evaluate(FOCUS)
        if focus is None or focus["order"] in seen:
            break
        assert focus["visible"], focus["html"]
        seen.append(focus["order"])
    else:
        pytest.fail("never left the page")
    assert seen == sorted(seen)
    assert len(seen) > 10
    links = "a[href], button, input:not([type=hidden]), select, summary"
    reachable = f"[...document.querySelectorAll({links!r})].filter(one => one.checkVisibility()).length"
    assert len(seen) >= tab.evaluate(reachable)
