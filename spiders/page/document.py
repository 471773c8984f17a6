"""A page made ready for reading: title, blocks of content, labelled values, stamps, embedded data.

HTML and plain text give the same :class:`Document`. Nothing is interpreted here beyond what a value is
labelled as and which lines are stamps of publication or furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from itertools import islice
from operator import or_
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mypy_extensions import mypyc_attr

from normalize import DatedText, Issue, day_of
from normalize.once import once
from normalize.vocabulary import VOCABULARY
from spiders.page.blocks import Block, flatten
from spiders.page.boilerplate import cut, drop_menus, find_title, strip_silent
from spiders.page.bounds import MOST_ALTERNATIVES, MOST_BYTES, inflate, is_text, issues_of, without_giant_tags
from spiders.page.charset import decode
from spiders.page.cleaning import clean
from spiders.page.embedded import find_metas, find_nodes
from spiders.page.labels import Labelled, read_labels
from spiders.page.locating import address_parts
from spiders.page.plaintext import read_lines
from spiders.page.stamps import find_stamps, read_stamp_line
from spiders.page.structured import StructuredEvent, read_published, read_stamp, read_structured
from spiders.page.tree import Parsed, parse, text_of

if TYPE_CHECKING:
    from lxml import etree

    from normalize import DateMention, YearHints
    from spiders.page.wording import Wording

_MARKUP: Final = re.compile(
    r"<(?:!doctype|html|head|body|div|p|h\d|article|main|table|span|meta|title|br)\b", re.IGNORECASE
)
_DASHES: Final = re.compile(r"\s+[-–—|·»]\s+")
# What the archive of a blog is called is no site's name.
_MONTH: Final = re.compile(
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember) \d{4}",
    re.IGNORECASE,
)
_BEFORE_TITLE: Final = ":-–—|·»"  # between a site's name and the title behind it
_SLUG_END: Final = re.compile(r"(?:\.\d+)*(?:\.no)?\.(?:html?|aspx|php|ece)$|[.-]\d{4,}(?:-\d+)*$")


@mypyc_attr(native_class=False)
@dataclass(frozen=True)
class Document:
    """One page. ``published`` and ``updated`` are ``None`` when the page does not show them.

    ``bare`` is a date that stands alone by the title: a stamp, or the day of the event. ``alternatives`` are
    the alternative texts of images: too loose for facts, good enough for a year.
    """

    url: str
    title: str
    title_where: str
    site: str | None
    blocks: tuple[Block, ...]
    published: date | None = None
    bare: date | None = None
    structured: tuple[StructuredEvent, ...] = ()
    metas: dict[str, str] = field(default_factory=dict)
    alternatives: tuple[str, ...] = ()
    shown: str = ""
    issues: tuple[Issue, ...] = ()
    updated: date | None = None
    _dated: dict[str, DatedText] = field(default_factory=dict, repr=False, compare=False)

    def dates(self, text: str, hints: YearHints) -> tuple[DateMention, ...]:
        """The date expressions in a text of the page; found once, and read anew with other hints."""
        if text not in self._dated:
            self._dated[text] = DatedText(text)
        return self._dated[text].mentions(hints)

    @once
    def labelled(self) -> Labelled:
        """Labels with their values, and the text that is none."""
        return read_labels(self.blocks)

    @once
    def texts(self) -> tuple[str, ...]:
        """The title and the text of each block."""
        return (self.title, *(block.text for block in self.blocks))

    def count(self, phrases: Wording) -> int:
        """How many of some phrases there are in the texts."""
        return phrases.count(self.texts, self._flags)

    @once
    def _flags(self) -> int:
        """What words there are in any of the texts: most tables of phrases have none of them."""
        return reduce(or_, map(VOCABULARY.flags, self.texts))


def parse_page(text: str) -> Parsed:
    """The tree of a page as far as pages are read."""
    return parse(without_giant_tags(text[:MOST_BYTES]))


def read_document(
    body: bytes | str, *, url: str, content_type: str | None = None, parsed: Parsed | None = None
) -> Document:
    """The document in a body; bytes are decoded, text without markup is read by its lines.

    ``parsed``: what :func:`parse_page` makes of the body, if it is there already. Its tree is used up.
    """
    body = body if isinstance(body, str) else inflate(body)
    text = body[:MOST_BYTES] if isinstance(body, str) else decode(body, content_type)
    readable, whole = is_text(text), len(body) <= MOST_BYTES
    if not readable or not _MARKUP.search(text[:20_000]):
        return _read_plain(text if readable else "", url, readable=readable, whole=whole)
    tree, deep = parsed or parse_page(text)
    nodes, metas = find_nodes(tree, text), find_metas(tree)
    strip_silent(tree)
    shown = " ".join((tree.findtext(".//title") or "").split())
    heading = find_title(tree, shown)
    stamped = read_stamp(read_published(nodes) or metas.get("article:published_time") or "")
    site = metas.get("og:site_name")
    title, where = _read_title(heading, shown, metas, site, url)
    images = islice(tree.iter("img"), MOST_ALTERNATIVES)
    alternatives = tuple(text for image in images if (text := image.get("alt", "").strip()))
    drop_menus(tree, heading)
    stamps = find_stamps(tree)
    content = flatten(cut(tree, heading))
    blocks, beside = clean(content, title)
    published = stamps.get("published") or beside.get("published") or (day_of(stamped) if stamped else None)
    return Document(
        url=url,
        title=title,
        title_where=where,
        site=site or _site_of(shown, title),
        blocks=tuple(blocks),
        published=published,
        bare=beside.get("bare"),
        structured=tuple(read_structured(nodes)),
        metas=metas,
        alternatives=alternatives,
        shown=shown,
        issues=tuple(issues_of(content, whole=whole, deep=deep)),
        updated=stamps.get("updated") or beside.get("updated"),
    )


def _read_plain(text: str, url: str, *, readable: bool, whole: bool) -> Document:
    lines = read_lines(text)
    blocks, stamps = clean(lines, "")
    title = blocks[0].text if blocks else ""
    published, bare = stamps.get("published"), stamps.get("bare")
    issues = tuple(issues_of(lines, readable=readable, whole=whole))
    return Document(url, title, "h1[1]", None, tuple(blocks), published, bare, issues=issues)


def _read_title(
    heading: etree._Element | None, shown: str, metas: dict[str, str], site: str | None, url: str
) -> tuple[str, str]:
    """The title and where it stands: ``h1``, else ``og:title`` or ``<title>``, else ``h2``, else the address.

    ``shown`` is the text of ``<title>``; a first ``h2`` is the title only where that repeats it or says nothing.
    """
    words = " ".join(text_of(heading).split()) if heading is not None else ""
    if heading is not None and (
        heading.tag == "h1" or words.lower() in shown.lower() or _says_more(words, shown)
    ):
        return words, f"{heading.tag}[1]"
    if given := metas.get("og:title"):
        return strip_site(given, site), "meta[og:title]"
    if " " in (named := strip_site(shown, site)):
        return named, "title"
    if heading is not None and not read_stamp_line(words):
        return words, f"{heading.tag}[1]"
    return title_of_address(url), "url"


def _says_more(heading: str, shown: str) -> bool:
    """Whether a heading has every word of a short ``<title>`` of several words, in fuller form."""
    names, words = set(shown.lower().split()), set(heading.lower().split())
    return len(names) > 2 and names <= words


def split_title(title: str) -> list[str]:
    """The parts of a ``<title>`` between dashes or bars: page, section, site."""
    return [part for part in _DASHES.split(title) if part]


def strip_site(title: str, site: str | None) -> str:
    """A title without the site's name behind a dash or bar.

    >>> strip_site("Klimakveld på biblioteket - Granvoll kommune", None)
    'Klimakveld på biblioteket'
    """
    parts = _DASHES.split(title)
    if len(parts) < 2:
        return title
    if site and parts[-1].lower() == site.lower():
        return title[: title.rindex(parts[-1])].rstrip(" -–—|·»")
    return title[: title.rindex(parts[-1])].rstrip(" -–—|·»") if len(parts[-1]) <= 50 else title


def _site_of(shown: str, title: str) -> str | None:
    """The name of the site: what ``<title>`` has behind the page's own title, or before it.

    >>> _site_of("Klimakveld | Granvoll lag", "Klimakveld"), _site_of("Granvoll lag: Klimakveld", "Klimakveld")
    ('Granvoll lag', 'Granvoll lag')
    """
    if title and shown.startswith(title):
        behind = shown[len(title) :].strip(" -–—|·»:")
        behind = split_title(behind)[-1] if behind else ""
        return None if _MONTH.fullmatch(behind) else behind or None
    if title and shown.endswith(title) and (before := shown[: -len(title)].rstrip())[-1:] in _BEFORE_TITLE:
        return before.rstrip(_BEFORE_TITLE).rstrip() or None
    parts = _DASHES.split(shown)
    return parts[-1] if len(parts) > 1 and parts[-1] not in title else None


def title_of_address(url: str) -> str:
    """A title made from the last part of an address.

    >>> title_of_address("https://x.no/aktuelt/klimakveld-pa-biblioteket.12332.aspx")
    'Klimakveld pa biblioteket'
    """
    parts = [part for part in unquote(address_parts(url).path).split("/") if part]
    slug = _SLUG_END.sub("", parts[-1]) if parts else ""
    words = " ".join(re.split(r"[-_+\s]+", slug)).strip()
    return words[:1].upper() + words[1:]
