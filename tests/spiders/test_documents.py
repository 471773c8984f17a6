"""What of a page's furniture is read before it goes, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from spiders.page.document import read_document
from spiders.page.wording import wording

ADDRESS = "https://granvoll.example/klimakveld"
STAMP = "<p>Publisert 12.08.2027</p>"


def page(*, menu: str = "", content: str = "", foot: str = "") -> str:
    head = f"<!doctype html><title>Klimakveld</title><body><nav><a href='/'>Forside</a>{menu}</nav>"
    return f"{head}<main><h1>Klimakveld</h1><p>Velkommen til klimakveld.</p>{content}</main><footer>{foot}</footer>"


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        pytest.param(page(content=STAMP), date(2027, 8, 12), id="content"),
        pytest.param(page(content=STAMP.upper()), date(2027, 8, 12), id="capitals"),
        pytest.param(page(foot=STAMP), date(2027, 8, 12), id="foot"),
        pytest.param(page(menu=STAMP), None, id="menu"),
        pytest.param(page(content="<p>Påmelding</p>"), None, id="nowhere"),
    ],
)
def test_published(markup: str, published: date | None) -> None:
    assert read_document(markup, url=ADDRESS).published == published


def test_a_menu_around_the_title_is_no_menu() -> None:
    markup = (
        f"<!doctype html><body><nav><h1>Klimakveld</h1>{STAMP}<p>Velkommen til klimakveld.</p></nav></body>"
    )
    document = read_document(markup, url=ADDRESS)
    assert document.published == date(2027, 8, 12)
    assert [block.text for block in document.blocks] == ["Klimakveld", "Velkommen til klimakveld."]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param(" kl.\n 18 ", "kl. 18", id="bare"),
        pytest.param("<b>kl.</b> 18", "kl. 18", id="markup"),
        pytest.param("\u00a0", "", id="empty"),
    ],
)
def test_cells(cell: str, text: str) -> None:
    document = read_document(
        page(content=f"<table><tr><td>Tid</td><td>{cell}</td></tr></table>"), url=ADDRESS
    )
    assert [block.cells for block in document.blocks if block.kind == "row"] == [("Tid", text)]


@pytest.mark.parametrize("text", ["I İstanbul: MELD DEG PÅ nå", "I Istanbul: meld deg på nå"], ids=["İ", "I"])
def test_wording_keeps_places(text: str) -> None:
    found = wording("meld deg på").search(text)
    assert found is not None
    assert text[slice(*found.span())].lower() == "meld deg på"
