"""A real Chromium before a real server over the harvested sample. Without a browser the tests say so and skip."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that serves the sample."""
    db, port = tmp_path_factory.mktemp("site") / "klima.db", _free_port()
    command = [sys.executable, "-m", "klimakalender"]
    subprocess.run(
        [*command, "demo", "--no-serve", "--db", str(db)], cwd=ROOT, check=True, capture_output=True
    )
    snapshots = db.with_name("snapshots")
    export = [*command, "export", "snapshot", "--db", str(db), "--output", str(snapshots)]
    subprocess.run(export, cwd=ROOT, check=True, capture_output=True)
    serve = [*command, "serve", "--db", str(db), "--port", str(port), "--snapshots", str(snapshots)]
    server = subprocess.Popen(serve, cwd=ROOT)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


# Not for the session: while Playwright runs, no other test of the process can have an event loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any, site: str) -> Iterator[Any]:
    """A page without JavaScript, as the site is to work without it."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()
