"""The image and the compose example keep what they promise; the application runs with as few rights as there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from klimakalender import config

ROOT = config.CHECKOUT
NOBODY = 65534
TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
# Instructions, continuation lines joined.
LINES = [
    line for line in re.sub(r"\\\n\s*", "", TEXT).splitlines() if line.strip() and not line.startswith("#")
]
LAST_STAGE = LINES[max(number for number, line in enumerate(LINES) if line.startswith("FROM ")) :]


def value(instruction: str) -> list[str]:
    return [line.removeprefix(f"{instruction} ") for line in LAST_STAGE if line.startswith(f"{instruction} ")]


def hadolint(file: Path) -> tuple[int, str]:
    program = Path(sysconfig.get_path("scripts")) / "hadolint"
    done = subprocess.run([program, file], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_hadolint_has_nothing_to_say(tmp_path: Path) -> None:
    assert hadolint(ROOT / "Containerfile") == (0, "")
    # It would, if there were anything.
    (tmp_path / "Containerfile").write_text(TEXT.replace("python:3.13-slim", "python"), encoding="utf-8")
    code, told = hadolint(tmp_path / "Containerfile")
    assert code == 1
    assert "DL3006" in told


def test_slim_and_pinned() -> None:
    bases = [line.split()[1] for line in LINES if line.startswith("FROM ")]
    assert all(re.fullmatch(r"python:3\.1[123]-slim", base) for base in bases)
    assert "--require-hashes" in TEXT


def test_code_is_roots_and_the_account_is_not_root() -> None:
    assert value("USER")[-1] == "10001:10001"
    assert all("--chown=root:root" in line for line in value("COPY"))
    assert value("VOLUME") == ["/data"]
    assert "install -d -o klima" in value("RUN")[0]


def test_its_health_is_asked_for() -> None:
    [check] = value("HEALTHCHECK")
    assert "/-/versions.json" in check


def test_the_build_leaves_out_what_is_not_code() -> None:
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8")
    assert (ROOT / ".dockerignore").read_text(encoding="utf-8") == ignored
    assert {".git", "tests", "data/*.db*", "data/archive"} <= set(ignored.split())


def test_compose_gives_few_rights() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services.keys() == {"crawl", "site", "proxy"}
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert services["crawl"]["volumes"] == services["site"]["volumes"] == ["data:/data"]
    assert services["proxy"]["ports"] == ["127.0.0.1:8080:8080"]
    for mount in services["proxy"]["volumes"]:
        assert (ROOT / mount.split(":")[0]).is_file()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is not installed")
def test_it_runs_as_nobody_with_read_only_code(tmp_path: Path, sample_archive: Path) -> None:
    code, data = tmp_path / "code", tmp_path / "data"
    for name in ("klimakalender", "normalize", "pipelines", "spiders"):
        shutil.copytree(ROOT / name, code / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("reference", "sources", "topics"):
        shutil.copytree(ROOT / "data" / name, code / "data" / name)
    archive = shutil.copy(sample_archive, tmp_path)
    subprocess.run(["chmod", "-R", "a=rX", code], check=True)
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and "pytest" in str(folder):
            folder.chmod(folder.stat().st_mode | 0o011)

    def as_nobody(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs",
             "--bounding-set=-all", "--inh-caps=-all", sys.executable, *map(str, words)],
            env={"PYTHONPATH": str(code), "KLIMA_DB": str(data / "klima.db"), "KLIMA_ARCHIVE": str(data / "archive")},
            cwd=code, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    if as_nobody("-c", "import scrapy").returncode != 0:
        pytest.skip("the interpreter is not readable for others")
    where = as_nobody("-c", "import klimakalender; print(klimakalender.__file__)").stdout.strip()
    assert where == str(code / "klimakalender" / "__init__.py")
    before = sorted(code.rglob("*"))
    done = as_nobody("-m", "klimakalender", "crawl", "--replay", archive, "--all-hosts")
    assert done.returncode == 0, done.stderr
    status = as_nobody("-m", "klimakalender", "status", "--json")
    assert status.returncode == 0, status.stderr
    assert sorted(code.rglob("*")) == before
    assert (data / "klima.db").stat().st_uid == NOBODY
    denied = as_nobody("-c", f"open({str(code / 'new')!r}, 'w')")
    assert "Permission denied" in denied.stderr
