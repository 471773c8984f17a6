"""Builds ``data/sample.warc.gz``, the archive that ``klimakalender demo`` crawls; run by ``make sample``.

Every page is invented. A file below ``pages/`` is the content of one page with its address, day and title in
a leading comment; ``sites.toml`` says how a site dresses and lists its pages. robots.txt, sitemaps, front
pages and lists are derived. The result is the same byte for byte whenever and wherever it is built.
"""

from __future__ import annotations

import io
import sys
import tomllib
import uuid
from collections import defaultdict
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders

from klimakalender.warc import RecordWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "sample.warc.gz"
HTML, XML, TEXT = "text/html", "application/xml", "text/plain; charset=utf-8"
URLSET = "http://www.sitemaps.org/schemas/sitemap/0.9"
NORWEGIAN = {
    "nb": ("Arrangementer og nyheter", "Velkommen"),
    "nn": ("Arrangement og nyhende", "Velkomen"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """The content of one page and its day (``YYYY-MM-DD``)."""

    url: str
    day: str
    language: str
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the archive answers for one address."""

    url: str
    day: str
    content_type: str
    body: bytes


def read_page(path: Path) -> Page:
    """A page file: ``<!--`` lines of ``key: value`` ``-->``, then the content."""
    head, content = path.read_text(encoding="utf-8").removeprefix("<!--\n").split("\n-->\n", 1)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return Page(facts["url"], facts["date"], facts["lang"], facts["title"], content)


def read_pages() -> dict[str, list[Page]]:
    """Pages by host without ``www.``, in order of their file names."""
    pages = defaultdict(list)
    for path in sorted((HERE / "pages").rglob("*.html")):
        page = read_page(path)
        pages[(urlsplit(page.url).hostname or "").removeprefix("www.")].append(page)
    return pages


def dress(page: Page, site: dict[str, Any]) -> bytes:
    """The whole page as the site serves it, in the site's charset."""
    charset = site.get("charset", "utf-8")
    template = Template((HERE / "chrome" / f"{site['chrome']}.html").read_text(encoding="utf-8"))
    # An old site that says nothing about its charset is part of the trade.
    meta = "" if charset != "utf-8" else '<meta charset="utf-8">'
    html = template.substitute(
        lang=page.language,
        charset=charset,
        meta=meta,
        title=escape(page.title),
        site=escape(site["name"]),
        list=site["list"],
        content=page.content.rstrip(),
    )
    return html.encode(charset)


def answers(pages: list[Page], site: dict[str, Any]) -> Iterator[Answer]:
    """All that one site answers: robots.txt, sitemaps, front page, list, a forbidden page, its pages."""
    parts = urlsplit(pages[0].url)
    origin = f"{parts.scheme}://{parts.netloc}"
    day = max(page.day for page in pages)
    language = site.get("language", "nb")
    heading, welcome = NORWEGIAN[language]
    content_type = HTML if "charset" in site else f"{HTML}; charset=utf-8"

    def dressed(path: str, title: str, content: str) -> Answer:
        page = Page(origin + path, day, language, title, content)
        return Answer(page.url, day, content_type, dress(page, site))

    yield Answer(f"{origin}/robots.txt", day, TEXT, robots(origin, site).encode())
    yield from sitemaps(origin, day, pages, site)
    yield dressed("/", site["name"], f'<h1>{welcome}</h1><p><a href="{site["list"]}">{heading}</a></p>')
    links = "".join(
        f'<li><a href="{urlsplit(page.url).path}">{escape(page.title)}</a></li>\n' for page in pages
    )
    yield dressed(site["list"], heading, f"<h1>{heading}</h1>\n<ul>\n{links}</ul>")
    yield dressed("/intern/", "Intern", "<h1>Internt klimaseminar 3. mai 2027 kl. 10.00</h1>")
    for page in pages:
        yield Answer(page.url, page.day, content_type, dress(page, site))


def robots(origin: str, site: dict[str, Any]) -> str:
    """robots.txt: nobody may enter /intern/."""
    lines = ["User-agent: *", "Disallow: /intern/"]
    if site["sitemap"] != "none":
        lines.append(f"Sitemap: {origin}/sitemap.xml")
    return "\n".join(lines) + "\n"


def sitemaps(origin: str, day: str, pages: list[Page], site: dict[str, Any]) -> Iterator[Answer]:
    """No sitemap, a plain one, or an index with one part."""
    if site["sitemap"] == "none":
        return
    entries = "".join(f"<url><loc>{page.url}</loc><lastmod>{page.day}</lastmod></url>\n" for page in pages)
    urlset = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{URLSET}">\n{entries}</urlset>\n'
    if site["sitemap"] == "plain":
        yield Answer(f"{origin}/sitemap.xml", day, XML, urlset.encode())
        return
    part = f"{origin}/sitemap-1.xml"
    index = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{URLSET}">\n'
        f"<sitemap><loc>{part}</loc></sitemap>\n</sitemapindex>\n"
    )
    yield Answer(f"{origin}/sitemap.xml", day, XML, index.encode())
    yield Answer(part, day, XML, urlset.encode())


def build() -> bytes:
    """The archive as bytes."""
    sites = tomllib.loads((HERE / "sites.toml").read_text(encoding="utf-8"))
    pages = read_pages()
    if unknown := sites.keys() ^ pages.keys():
        raise ValueError(f"sites.toml and pages/ differ: {', '.join(sorted(unknown))}")
    out = io.BytesIO()
    writer = RecordWriter(out, gzip=True)
    for host, site in sites.items():
        for answer in answers(pages[host], site):
            write(writer, answer)
    return out.getvalue()


def write(writer: RecordWriter, answer: Answer) -> None:
    """One response record; its id follows from the address, so that a rebuild gives the same bytes."""
    headers = [("Content-Type", answer.content_type), ("Content-Length", str(len(answer.body)))]
    record = writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.body),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": f"{answer.day}T07:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, answer.url)}>",
        },
    )
    writer.write_record(record)


if __name__ == "__main__":
    TARGET.write_bytes(build())
    sys.stdout.write(f"{TARGET}: {TARGET.stat().st_size} bytes\n")
