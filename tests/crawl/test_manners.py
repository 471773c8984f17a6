"""What the crawler does to a site, seen from the site: a real server and the real crawler."""

from __future__ import annotations

import gzip
import itertools
import time
from typing import TYPE_CHECKING

import pytest

from klimakalender.warc import ArchiveFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message
    from pathlib import Path

    from tests.crawl.conftest import Answer, Crawled, FakeSite

    Crawl = Callable[..., Crawled]


def test_a_site_is_found_out_from_robots_sitemap_front_page_and_lists(
    site: FakeSite, crawl_site: Crawl
) -> None:
    site.routes["/robots.txt"] = f"User-agent: *\nDisallow: /intern/\nSitemap: {site.url}/kart.xml.gz\n"
    site.routes["/kart.xml.gz"] = site.answer(
        gzip.compress(f"<urlset><url><loc>{site.url}/bare-i-kartet.html</loc></url></urlset>".encode()),
        headers={"Content-Type": "application/gzip"},
    )
    site.links("/", "/kva-skjer/", "/intern/kalender/", "/om-oss", "https://storoy.example/kalender/")
    site.links("/kva-skjer/", "/a/17", "/kva-skjer/?side=2", "/filer/program.pdf")
    site.links("/kva-skjer/?side=2", "/a/18", "/intern/kalender/klima")
    for path in ("/a/17", "/a/18", "/bare-i-kartet.html"):
        site.page(path, "<h1>Klimakveld</h1>")
    crawled = crawl_site(site.url)
    assert {path for path, outcome in crawled.outcomes.items() if outcome == "ok"} == {
        "/", "/kva-skjer/", "/kva-skjer/?side=2", "/a/17", "/a/18", "/bare-i-kartet.html",
    }  # fmt: skip
    assert crawled.outcomes["/intern/kalender/"] == "disallowed"
    assert not any(path.startswith(("/intern", "/filer")) for path in site.paths)
    assert len(site.paths) == len(set(site.paths))
    assert crawled.result["stopped"] is False
    assert crawled.result["broken"] == []


def test_the_crawler_says_who_it_is_and_asks_one_thing_at_a_time(site: FakeSite, crawl_site: Crawl) -> None:
    site.links("/", *(f"/kalender/{n}" for n in range(8)))
    for n in range(8):
        site.routes[f"/kalender/{n}"] = site.answer(
            "<p>Klimakveld", seconds=0.05, headers={"Set-Cookie": "s=1; Path=/"}
        )
    crawl_site(site.url)
    assert site.most_at_once == 1
    assert {request.headers["User-Agent"].split("/")[0] for request in site.asked} == {"Klimakalender"}
    assert all("+http" in request.headers["User-Agent"] for request in site.asked)
    assert not any("Cookie" in request.headers or "Referer" in request.headers for request in site.asked)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_unreachable_robots_txt_means_fetch_nothing(
    site: FakeSite, crawl_site: Crawl, status: int
) -> None:
    site.routes["/robots.txt"] = site.answer("", status)
    site.links("/", "/kalender/")
    crawled = crawl_site(site.url)
    assert set(site.paths) == {"/robots.txt"}
    assert set(crawled.count) == {"error"}
    assert f"robots.txt: answered {status}" in crawled.items[0]["message"]


def test_a_missing_robots_txt_allows_everything(site: FakeSite, crawl_site: Crawl) -> None:
    del site.routes["/robots.txt"]
    site.links("/", "/kalender/")
    site.links("/kalender/")
    assert crawl_site(site.url).count["ok"] == 2


def test_crawl_delay_is_kept(site: FakeSite, crawl_site: Crawl) -> None:
    site.routes["/robots.txt"] = "User-agent: *\nCrawl-delay: 0.4\n"
    site.links("/", "/kalender/1", "/kalender/2")
    crawl_site(site.url)
    gaps = [later.at - earlier.at for earlier, later in itertools.pairwise(site.asked)]
    assert len(gaps) >= 4
    assert min(gaps) > 0.35


def test_retry_after_is_waited_for(site: FakeSite, crawl_site: Crawl) -> None:
    answers = iter([site.answer("", 429, {"Retry-After": "1"}), site.answer("<p>Klimakveld")])
    site.links("/", "/kalender/1")
    site.routes["/kalender/1"] = lambda _: next(answers)
    crawled = crawl_site(site.url)
    first, second = [request.at for request in site.asked if request.path == "/kalender/1"]
    assert second - first >= 1
    assert crawled.outcomes["/kalender/1"] == "ok"


def test_a_server_that_wants_to_be_left_alone_is(site: FakeSite, crawl_site: Crawl) -> None:
    site.links("/", "/kalender/1")
    site.routes["/kalender/1"] = site.answer("", 503, {"Retry-After": "86400"})
    crawled = crawl_site(site.url)
    assert site.paths.count("/kalender/1") == 1
    assert crawled.outcomes["/kalender/1"] == "error"


def test_a_site_that_fails_again_and_again_is_given_up(site: FakeSite, crawl_site: Crawl) -> None:
    site.links("/", *(f"/kalender/{n}" for n in range(40)))
    for n in range(40):
        site.routes[f"/kalender/{n}"] = site.answer("", 500)
    crawled = crawl_site(site.url, RETRY_TIMES=0)
    assert crawled.count["error"] < 10
    assert len(site.asked) < 15


def test_what_has_not_changed_is_not_sent_again(site: FakeSite, crawl_site: Crawl) -> None:
    def conditional(headers: Message) -> Answer:
        if headers["If-None-Match"] == '"v1"':
            return site.answer("", 304, {"ETag": '"v1"'})
        return site.answer("<p>Klimakveld", headers={"ETag": '"v1"'})

    site.links("/", "/kalender/1", "/kalender/2")
    site.routes["/kalender/1"] = conditional
    site.page("/kalender/2", "Klimakveld")
    site.page("/kalender/utan-lenkje", "Klimakveld")
    first = {"/" + item["url"].split("/", 3)[3]: item for item in crawl_site(site.url).items}
    known = [{"url": item["url"], "etag": item["etag"], "digest": item["digest"]} for item in first.values()]
    known.append({"url": f"{site.url}/kalender/utan-lenkje", "coming": True})
    again = crawl_site(site.url, known=known)
    assert again.outcomes["/kalender/1"] == "unchanged"
    assert again.outcomes["/kalender/2"] == "unchanged"
    assert again.outcomes["/kalender/utan-lenkje"] == "ok"


def test_gone_moved_and_broken_are_told_apart(site: FakeSite, crawl_site: Crawl) -> None:
    site.links(
        "/", *(f"/kalender/{name}" for name in ("borte", "slutt", "hjem", "ny", "feil", "skjult", "fil"))
    )
    site.routes["/kalender/slutt"] = site.answer("", 410)
    site.routes["/kalender/hjem"] = site.answer("", 302, {"Location": "/"})
    site.routes["/kalender/ny"] = site.answer("", 301, {"Location": "/kalender/nyere"})
    site.page("/kalender/nyere", "Klimakveld")
    site.routes["/kalender/feil"] = site.answer("", 500)
    site.routes["/kalender/skjult"] = site.answer('<meta name="robots" content="noindex"><p>Klimakveld')
    site.routes["/kalender/fil"] = site.answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    crawled = crawl_site(site.url, known=[{"url": f"{site.url}/kalender/ny"}], RETRY_TIMES=0)
    assert crawled.outcomes == {
        "/": "ok",
        "/kalender/borte": "missing",
        "/kalender/slutt": "missing",
        "/kalender/hjem": "missing",
        "/kalender/ny": "missing",
        "/kalender/nyere": "ok",
        "/kalender/feil": "error",
        "/kalender/skjult": "noindex",
        "/kalender/fil": "error",
    }


def test_a_redirect_does_not_lead_off_the_site(
    site: FakeSite, crawl_site: Crawl, other_site: FakeSite
) -> None:
    site.links("/", "/kalender/1")
    site.routes["/kalender/1"] = site.answer("", 302, {"Location": f"{other_site.url}/hemmelig"})
    crawled = crawl_site(site.url)
    assert other_site.asked == []
    assert crawled.outcomes["/hemmelig"] == "error"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_private_addresses_are_refused_unless_allowed(site: FakeSite, crawl_site: Crawl, host: str) -> None:
    crawled = crawl_site(site.url.replace("127.0.0.1", host), ALLOW_PRIVATE=False, RETRY_TIMES=0)
    assert site.asked == []
    assert set(crawled.count) == {"error"}
    assert "Traceback" not in crawled.stderr


def test_session_ids_do_not_multiply_pages(site: FakeSite, crawl_site: Crawl) -> None:
    site.links("/", *(f"/kalender/1?PHPSESSID={n}&utm_source=s{n}" for n in range(9)), "/nn/kalender/1/#a")
    site.page("/kalender/1", "Klimakveld")
    crawl_site(site.url)
    assert [path for path in site.paths if "kalender" in path] == ["/kalender/1"]


def test_bodies_without_end_are_cut(site: FakeSite, crawl_site: Crawl) -> None:
    site.links("/", "/kalender/stor", "/kalender/bombe", "/kalender/treg", "/kalender/god")
    site.routes["/kalender/stor"] = site.answer("x" * 300_000)
    site.routes["/kalender/bombe"] = site.answer(
        gzip.compress(b"x" * 9_000_000), headers={"Content-Encoding": "gzip"}
    )
    site.routes["/kalender/treg"] = site.answer("<p>Klima", headers={"Content-Length": "1000"})
    site.page("/kalender/god", "Klimakveld")
    begin = time.monotonic()
    crawled = crawl_site(site.url, DOWNLOAD_MAXSIZE=200_000, DOWNLOAD_TIMEOUT=1, RETRY_TIMES=0)
    assert time.monotonic() - begin < 20
    assert crawled.outcomes == {
        "/": "ok",
        "/kalender/stor": "error",
        "/kalender/bombe": "error",
        "/kalender/treg": "error",
        "/kalender/god": "ok",
    }


def test_every_answer_is_archived_as_it_was_sent(site: FakeSite, crawl_site: Crawl, tmp_path: Path) -> None:
    site.links("/", "/kalender/1", "/kalender/borte")
    site.routes["/kalender/1"] = site.answer(
        gzip.compress(b"<p>Klimakveld"), headers={"Content-Encoding": "gzip"}
    )
    crawled = crawl_site(site.url, ARCHIVE_FOLDER=str(tmp_path / "arkiv"))
    [path] = (tmp_path / "arkiv").iterdir()
    archive = ArchiveFile(path)
    assert [record.url.removeprefix(site.url) for record in archive] == site.paths
    for item in crawled.items:
        record = archive.read(item["archive_file"], item["archive_offset"])
        assert (record.url, record.status) == (item["url"], item["status"])
    archive.close()
