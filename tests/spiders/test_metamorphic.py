"""What a page announces does not hang on its dress: class names, wrappers, landmarks, white space, chrome.

Every saved case, and every labelled page where there are any, is read twice: as it is and in another dress.
``pytest -s`` prints the share of pages whose reading stays the same.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree, html

from klimakalender.extraction import read_body
from spiders.page.charset import decode

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "pages"
LABELLED = ROOT.parent / "shared" / "gold"
LEAST = 0.97  # of the pages keep every value, for each dress

LANDMARKS = ("main", "article", "section", "header", "footer", "nav", "aside")
CONTAINERS = ("body", "div", "main", "article", "section", "td", "form", *LANDMARKS)
WRAPPED = ("p", "ul", "ol", "dl", "table", "div", "h1", "h2", "h3", "article", "section", "header", "footer")
BLOCKS = {
    *WRAPPED,
    *LANDMARKS,
    "body",
    "head",
    "html",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "form",
}
KEPT = {"pre", "textarea", "script", "style"}

# Whole runs of text that sites put around their content, or beginnings of them.
NYNORSK = {
    "vi bruker informasjonskapsler": "vi brukar informasjonskapslar",
    "nettstedet bruker informasjonskapsler": "nettstaden brukar informasjonskapslar",
    "denne nettsiden bruker informasjonskapsler": "denne nettsida brukar informasjonskapslar",
    "bare nødvendige": "berre naudsynte",
    "hopp til hovedinnhold": "hopp til hovudinnhald",
    "hopp til innhold": "hopp til innhald",
    "hovedmeny": "hovudmeny",
    "tjenester": "tenester",
    "nyheter": "nyheiter",
    "arrangementer": "arrangement",
    "andre arrangementer": "andre arrangement",
    "flere arrangementer": "fleire arrangement",
    "kommende arrangementer": "komande arrangement",
    "relaterte arrangementer": "relaterte arrangement",
    "flere nyheter": "fleire nyheiter",
    "hva skjer": "kva skjer",
    "les også": "les òg",
    "se også": "sjå òg",
    "se hele kalenderen": "sjå heile kalenderen",
    "sist endret": "sist endra",
    "sist oppdatert": "sist oppdatert",
    "sist kontrollert": "sist kontrollert",
    "del denne siden": "del denne sida",
    "del saken": "del saka",
    "tips en venn": "tips ein ven",
    "snarveier": "snarvegar",
    "fant du det du lette etter": "fann du det du leita etter",
    "nyhetsbrev": "nyheitsbrev",
    "ansvarlig redaktør": "ansvarleg redaktør",
    "tilgjengelighetserklæring": "tilgjengeerklæring",
    "åpningstider": "opningstider",
    "utviklet av": "utvikla av",
    "legg igjen en kommentar": "skriv ein kommentar",
    "ledige stillinger": "ledige stillingar",
    "du er her": "du er her",
    "forrige": "førre",
    "hjem": "heim",
    "kategorier": "kategoriar",
}  # fmt: skip
CHROME = re.compile(
    rf"^(\s*)({'|'.join(sorted(map(re.escape, NYNORSK), key=len, reverse=True))})(?=\W|$)", re.IGNORECASE
)
STRANGE_CHROME = {
    "nb": (
        "<div><p>Vi bruker informasjonskapsler for å gi deg en bedre opplevelse.</p><button>Godta</button></div>"
        "<div><a href='/'>Storøy</a><ul><li><a href='/a'>Tjenester</a></li><li><a href='/b'>Kalender</a></li>"
        "<li><a href='/c'>Høringer</a></li><li><a href='/d'>Ledige stillinger</a></li></ul></div>",
        "<div><h2>Flere arrangementer</h2><div><a href='/1'>Seniordans</a><span>5. januar 2031</span></div>"
        "<div><a href='/2'>Åpent kontor</a><span>12. januar 2031 kl. 12</span></div></div>"
        "<div><p>Ansvarlig redaktør: kommunikasjonssjefen. Åpningstider: mandag–fredag 9–15</p></div>",
    ),
    "nn": (
        "<div><p>Nettstaden brukar informasjonskapslar for å gi deg ei betre oppleving.</p><button>Godta</button></div>"
        "<div><a href='/'>Storøy</a><ul><li><a href='/a'>Tenester</a></li><li><a href='/b'>Kalender</a></li>"
        "<li><a href='/c'>Høyringar</a></li><li><a href='/d'>Ledige stillingar</a></li></ul></div>",
        "<div><h2>Fleire arrangement</h2><div><a href='/1'>Seniordans</a><span>5. januar 2031</span></div>"
        "<div><a href='/2'>Ope kontor</a><span>12. januar 2031 kl. 12</span></div></div>"
        "<div><p>Ansvarleg redaktør: kommunikasjonssjefen. Opningstider: måndag–fredag 9–15</p></div>",
    ),
}


def renamed(tree: html.HtmlElement) -> None:
    """Every class and id under a name without meaning."""
    names: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        for attribute in ("class", "id"):
            if value := element.get(attribute):
                words = (names.setdefault(word, f"x{len(names):03d}") for word in value.split())
                element.set(attribute, " ".join(words))


def wrapped(tree: html.HtmlElement) -> None:
    """Two more containers around every piece of content."""
    for element in [each for each in tree.iter(*WRAPPED) if _parent_tag(each) in CONTAINERS]:
        parent, tail = element.getparent(), element.tail
        element.tail = None
        outer = html.Element("div")
        outer.tail = tail
        parent.replace(element, outer)
        etree.SubElement(outer, "div").append(element)


def _parent_tag(element: html.HtmlElement) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def without_landmarks(tree: html.HtmlElement) -> None:
    """Containers without meaning in the place of landmarks."""
    for element in tree.iter(etree.Element):
        if element.tag in LANDMARKS:
            element.tag = "div"
        for attribute in ("role", "aria-label", "itemprop"):
            element.attrib.pop(attribute, None)


def in_nynorsk(tree: html.HtmlElement) -> None:
    """The words around the content in the other form of Norwegian."""
    for element in tree.iter(etree.Element):
        if element.tag in ("script", "style", "title"):
            continue
        element.text = _translate(element.text)
        element.tail = _translate(element.tail)


def _translate(text: str | None) -> str | None:
    return text and CHROME.sub(_in_case, text)


def _in_case(found: re.Match[str]) -> str:
    words = NYNORSK[found[2].lower()]
    return found[1] + (words.capitalize() if found[2][0].isupper() else words)


def indented(tree: html.HtmlElement) -> None:
    """A line for every block, with white space before it."""
    for element in tree.iter(etree.Element):
        if element.tag in BLOCKS and not any(
            each.tag in KEPT for each in (element, *element.iterancestors())
        ):
            depth = "\n" + "   " * sum(1 for _ in element.iterancestors())
            element.text = depth + (element.text or "")
            element.tail = (element.tail or "") + depth


def minified(tree: html.HtmlElement) -> None:
    """No white space at the edges of blocks, and none twice."""
    for element in tree.iter(etree.Element):
        if any(each.tag in KEPT for each in (element, *element.iterancestors())):
            continue
        block = element.tag in BLOCKS
        element.text = _squeeze(
            element.text, before=block, after=len(element) > 0 and element[0].tag in BLOCKS
        )
        after = element.getnext()
        edge = _parent_tag(element) in BLOCKS if after is None else after.tag in BLOCKS
        element.tail = _squeeze(element.tail, before=block, after=edge)


def _squeeze(text: str | None, *, before: bool, after: bool) -> str | None:
    if not text:
        return text
    text = re.sub(r"\s+", " ", text)
    text = text.lstrip() if before else text
    return text.rstrip() if after else text


def in_strange_chrome(language: str) -> Callable[[html.HtmlElement], None]:
    """More furniture around the page: notice, menu, other events, foot."""

    def dress(tree: html.HtmlElement) -> None:
        body = tree.find(".//body")
        if body is None:
            return
        above, below = STRANGE_CHROME[language]
        first, text = html.fromstring(f"<div>{above}</div>"), body.text
        body.text = None
        first.tail = text
        body.insert(0, first)
        body.append(html.fromstring(f"<div>{below}</div>"))

    return dress


DRESSES: dict[str, Callable[[html.HtmlElement], None]] = {
    "classes and ids renamed": renamed,
    "wrapped in containers": wrapped,
    "landmarks dropped": without_landmarks,
    "chrome in nynorsk": in_nynorsk,
    "indented": indented,
    "minified": minified,
    "more chrome in bokmål": in_strange_chrome("nb"),
    "more chrome in nynorsk": in_strange_chrome("nn"),
}


@cache
def pages(name: str) -> list[tuple[str, bytes, str, date]]:
    """The HTML pages of a set: name, body, address, reference date."""
    if name == "cases":
        return [
            (folder.name, body, meta["url"], date.fromisoformat(meta["reference_date"]))
            for folder in sorted(path for path in CASES.iterdir() if path.is_dir())
            if (meta := json.loads((folder / "meta.json").read_text(encoding="utf-8")))
            and (body := (folder / meta.get("file", "page.html")).read_bytes()).lstrip().startswith(b"<")
        ]
    rows = map(json.loads, (LABELLED / "dev.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        (
            row["id"],
            (LABELLED / row["file"]).read_bytes(),
            row["url"],
            date.fromisoformat(row["reference_date"]),
        )
        for row in rows
    ]


@cache
def trees(name: str) -> list[tuple[html.HtmlElement, dict[str, Any]]]:
    """The pages as trees, with what is read from them as they are."""
    return [
        (html.document_fromstring(decode(body, None)), values(body, url, day))
        for _, body, url, day in pages(name)
    ]


def values(body: bytes | str, url: str, day: date) -> dict[str, Any]:
    """All that is read, without where on the page it stands."""
    record = read_body(body, url, day).to_record()
    for event in record["events"]:
        del event["evidence"]
    del record["reasons"]
    return record


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("name", ["cases", "labelled"])
def test_reading_does_not_hang_on(name: str, dress: str) -> None:
    if name == "labelled" and not LABELLED.exists():
        pytest.skip("no labelled data beside the checkout")
    changed = []
    for (page, _, url, day), (tree, plain) in zip(pages(name), trees(name), strict=True):
        dressed = deepcopy(tree)
        DRESSES[dress](dressed)
        text = "<!doctype html>" + html.tostring(dressed, encoding="unicode")
        if values(text, url, day) != plain:
            changed.append(page)
    share = 1 - len(changed) / len(pages(name))
    print(f"{name}, {dress}: {share:.1%} of {len(pages(name))} pages read the same")
    assert share >= LEAST, changed
