"""Photographs every page on a telephone and on a desk, by day and by night. ``make screenshots``.

    python -m tests.browser.screenshots build/screenshots [--db FILE] [--only NAME]

Without a database: the harvested sample, whose front page is also the picture of the README, and after it a
database of many invented events, in which pages and lists are full. The pictures are there to be looked at.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from klimakalender.snapshots import write_snapshot
from normalize import OSLO
from tests.benchmarks import many
from tests.browser.conftest import CHROMIUM
from tests.browser.site_pages import pages
from tests.publish.server import serving

ROOT = Path(__file__).resolve().parents[2]
README_PICTURE = ROOT / "docs" / "front-page.png"
WIDTHS = {"360": 740, "1280": 900}
SCHEMES = ("light", "dark")
# Very long lists need not be seen to their ends.
TALLEST = 4000
MANY = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--only", help="pages whose name begins so")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, db in [("own", given.db)] if given.db else databases(Path(folder)):
            snapshots = Path(folder) / f"{name}-snapshots"
            write_snapshot(db, snapshots)
            with serving(db, "--snapshots", str(snapshots)) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                photograph(browser, address.rstrip("/"), given.folder / name, given.only or "")
                if name == "sample" and not given.only:
                    _readme_picture(browser, address)
                browser.close()


def databases(folder: Path) -> list[tuple[str, Path]]:
    """The sample and many invented events, newly written."""
    sample, invented = folder / "sample.db", folder / "many.db"
    demo = [sys.executable, "-m", "klimakalender", "demo", "--no-serve", "--db", str(sample)]
    subprocess.run(demo, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    many.write(invented, MANY, datetime.now(OSLO).date())
    return [("sample", sample), ("many", invented)]


def photograph(browser: Any, site: str, folder: Path, only: str) -> None:
    """Pictures named after page, width and colours."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: path for name, path in pages(site).items() if name.startswith(only)}
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            size = {"width": int(width), "height": height}
            context = browser.new_context(base_url=site, viewport=size, color_scheme=scheme)
            tab = context.new_page()
            for name, path in wanted.items():
                tab.goto(path)
                tall = min(TALLEST, tab.evaluate("document.documentElement.scrollHeight"))
                clip = {"x": 0, "y": 0, "width": size["width"], "height": tall}
                tab.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True, clip=clip)
            context.close()


def _readme_picture(browser: Any, address: str) -> None:
    tab = browser.new_page(viewport={"width": 1180, "height": 760})
    tab.goto(address)
    tab.screenshot(path=README_PICTURE)


if __name__ == "__main__":
    main()
