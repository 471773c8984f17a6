"""Whether the compiled readers are those of the source beside them (docs/how-to/compile-the-readers.md)."""

from __future__ import annotations

from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path

from klimakalender.errors import StaleBuildError

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("normalize", "spiders")  # that have compiled modules; setup.py tells which they are
SUFFIX = EXTENSION_SUFFIXES[0]  # of this Python; it passes over the modules of others
SHARED = "klimakalender__mypyc"  # what all of them need, found by a file that `make compile` adds to the environment


def require_current(root: Path = ROOT) -> None:
    """Python would run an extension module in place of newer source beside it without a word.

    Raises:
        StaleBuildError: the source of a compiled module was changed or removed since, or the modules were compiled
            for another environment.
    """
    libraries = _libraries(root)
    for library in libraries:
        source = library.with_name(library.name.removesuffix(SUFFIX) + ".py")
        if not source.exists() or source.stat().st_mtime > library.stat().st_mtime:
            raise _stale(f"{source} has changed since it was compiled")
    if libraries and find_spec(SHARED) is None:
        raise _stale(f"{libraries[0]} was compiled for another environment")


def is_compiled(root: Path = ROOT) -> bool:
    """Whether the readers run as extension modules."""
    return bool(_libraries(root))


def _stale(reason: str) -> StaleBuildError:
    return StaleBuildError(f"{reason}: run `make compile`, or `make pure` to do without")


def _libraries(root: Path) -> list[Path]:
    if not (root / FOLDERS[0] / f"__init__{SUFFIX}").exists():  # all of them are compiled, or none
        return []
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob(f"*{SUFFIX}"))
