"""``klimakalender serve`` as a program of its own, on a free port."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = [sys.executable, "-m", "klimakalender", "serve"]


@contextmanager
def serving(db: Path, *options: str) -> Iterator[str]:
    """The address of a server, with a slash at its end; it is stopped afterwards and may have complained of nothing."""
    program = subprocess.Popen(
        [*PROGRAM, "--db", str(db), "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert program.stderr is not None
    try:
        yield program.stderr.readline().split()[1]
    finally:
        program.send_signal(signal.SIGINT)
        rest = program.stderr.read()
        program.wait(timeout=20)
        program.stderr.close()
    assert "Traceback" not in rest
