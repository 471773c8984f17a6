"""The commands of tutorials and guides do what the pages say, in a fresh copy of the project without a network."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.steps import PORT, matches, script, steps_of, unmarked

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("tutorials/*.md")),
    *sorted((ROOT / "docs").glob("how-to/*.md")),
]
RUN = [
    page for page in PAGES if any(step.mark == "run" for step in steps_of(page.read_text(encoding="utf-8")))
]
PROJECT = ("data", "klimakalender", "normalize", "pipelines", "spiders", "scrapy.cfg")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.db*", "archive", "logs")
NOWHERE = "http://127.0.0.1:9"  # a proxy that nobody answers at


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The project as somebody has just fetched it."""
    folder = tmp_path / "klimakalender"
    folder.mkdir()
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, folder)
    return folder


def environment(checkout: Path, steps: Path) -> dict[str, str]:
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]),
        "PYTHONPATH": str(checkout),
        "HOME": str(steps),
        "LANG": "C.UTF-8",
        "STEPS": str(steps),
        "http_proxy": NOWHERE,
        "https_proxy": NOWHERE,
        "no_proxy": "127.0.0.1",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("page", RUN, ids=[str(page.relative_to(ROOT)) for page in RUN])
def test_page_does_what_it_says(page: Path, checkout: Path, tmp_path: Path) -> None:
    steps = steps_of(page.read_text(encoding="utf-8"))
    if any("curl " in step.text for step in steps) and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    outputs = tmp_path / "steps"
    outputs.mkdir()
    port = free_port()
    done = subprocess.run(
        ["bash", "-c", script(steps, port)],
        cwd=checkout,
        env=environment(checkout, outputs),
        capture_output=True,
        text=True,
        timeout=300,
    )
    printed = {
        int(each.stem): each.read_text(encoding="utf-8").replace(str(port), PORT)
        for each in outputs.glob("*.out")
    }
    last = max(printed, default=0)
    assert done.returncode == 0, f"line {steps[last].line}: {printed.get(last)}\n{done.stderr}"
    for number, step in enumerate(steps):
        if step.mark == "prints":
            assert matches(step.text, printed[number - 1]), (
                f"line {step.line} shows what was not printed; it was:\n{printed[number - 1]}"
            )


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_commands_are_run_or_say_why_not(page: Path) -> None:
    assert unmarked(page.read_text(encoding="utf-8")) == [], "mark the block (see tests/docs/steps.py)"
