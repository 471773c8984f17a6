"""What ``schedule`` prints is what cron and systemd take, and runs where there is nothing to lean on."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from klimakalender.cli import cli


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one source, whose host does not exist."""
    from klimakalender import config
    from klimakalender.sources.rows import COLUMNS

    folder = tmp_path / "50 % data"
    folder.mkdir()
    for name in ("reference", "topics"):
        (folder / name).symlink_to(config.CHECKOUT / "data" / name)
    (folder / "sources").mkdir()
    row = dict.fromkeys(COLUMNS, "") | {
        "id": "granvoll", "family": "kommune", "status": "present", "publisher": "Granvoll",
        "url": "https://www.granvoll.invalid/", "platform": "detect", "entry_points": "/", "frequency": "daily",
        "expected_min": "1", "expected_max": "9", "language": "nb", "basis": "known",
    }  # fmt: skip
    lines = [",".join(COLUMNS), ",".join(row.values())]
    (folder / "sources" / "kommune.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv("KLIMA_DATA", str(folder))
    return folder


def schedule(*args: str) -> str:
    done = CliRunner().invoke(cli, ["schedule", *args])
    assert done.exit_code == 0, done.output
    return done.stdout


def as_cron_runs_it(command: str) -> subprocess.CompletedProcess[str]:
    """By ``/bin/sh -c`` from ``/`` with an empty environment, no PATH, HOME or terminal; stdin is nothing."""
    return subprocess.run(
        ["/bin/sh", "-c", command], env={}, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=180, start_new_session=True,
    )  # fmt: skip


def test_the_crontab_line_runs_where_cron_would_run_it(data: Path) -> None:
    [line] = schedule("--print", "cron").splitlines()
    minute, *stars, command = line.split(" ", 5)
    assert (minute, stars) == ("17", ["*"] * 4)
    done = as_cron_runs_it(command.replace(r"\%", "%"))
    # The only source has no address, which is told; it was not a crash.
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert re.fullmatch(r"klimakalender: granvoll: .+\n", done.stderr), done.stderr
    with sqlite3.connect(data / "klima.db") as connection:
        assert connection.execute("select state, exit_code from runs").fetchall() == [("done", 3)]
    # Within the hour nothing is due, and nothing is said.
    again = as_cron_runs_it(command.replace(r"\%", "%"))
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_takes_the_units(data: Path, tmp_path: Path) -> None:
    schedule("--print", "systemd", "--output", str(tmp_path / "units"))
    units = sorted(map(str, (tmp_path / "units").iterdir()))
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60)
    ours = [line for line in done.stderr.splitlines() if "klimakalender" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


def test_the_service_runs_the_same_command(data: Path) -> None:
    text = schedule("--print", "systemd")
    [start] = re.findall(r"^ExecStart=(.+)$", text, re.MULTILINE)
    assert shlex.split(start)[:3] == [sys.executable, "-m", "klimakalender"]
    assert f'Environment="KLIMA_DATA={str(data).replace("%", "%%")}"' in text
    assert re.search(r"^SuccessExitStatus=3 75$", text, re.MULTILINE)


# A real cron in mounts of its own, so that it sees this crontab and nothing of the machine's; its clock, and only its
# own, is set to just before the minute of the line, since a job does not inherit the environment of the daemon.
CRON = """
set -e
mount --make-rprivate /
mount --bind "$1" /var/spool/cron
mount --bind "$2" /etc/cron.d
mount --bind /dev/null /etc/crontab
mount -t tmpfs none /run
exec faketime "2027-03-01 12:16:57" cron -f
"""


def why_no_cron() -> str | None:
    """What is missing for running a real cron by itself, if anything is."""
    for program in ("cron", "faketime", "unshare"):
        if not shutil.which(program):
            return f"{program} is not installed"
    allowed = subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode == 0
    return None if allowed else "this user may not have mounts of its own"


NO_CRON = why_no_cron()


@pytest.mark.skipif(NO_CRON is not None, reason=str(NO_CRON))
def test_a_real_cron_runs_the_line(data: Path, tmp_path: Path) -> None:
    crontab = tmp_path / "spool" / "crontabs" / "root"
    crontab.parent.mkdir(parents=True)
    crontab.write_text(schedule("--print", "cron"), encoding="utf-8")
    crontab.chmod(0o600)
    (tmp_path / "cron.d").mkdir()
    words = ["unshare", "--mount", "sh", "-c", CRON, "sh", tmp_path / "spool", tmp_path / "cron.d"]
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as cron:
        try:
            ended = wait_for_run(data / "klima.db")
        finally:
            cron.terminate()
    assert ended == ("done", 3)


def wait_for_run(db: Path) -> tuple[str, int] | None:
    """State and exit code of the first run in a database, when it is over; ``None`` after two minutes."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        time.sleep(0.5)
        if not db.exists():
            continue
        with closing(sqlite3.connect(db)) as connection, suppress(sqlite3.OperationalError):  # no table yet
            found = connection.execute("select state, exit_code from runs").fetchone()
            if found and found[0] != "running":
                return str(found[0]), int(found[1])
    return None
