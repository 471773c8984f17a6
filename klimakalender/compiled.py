"""Whether the compiled readers are those of the source beside them (docs/how-to/compile-the-readers.md)."""

from __future__ import annotations

from pathlib import Path

from klimakalender.errors import StaleBuildError

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("normalize", "spiders")  # that have compiled modules


def require_current(root: Path = ROOT) -> None:
    """Python would run an extension module in place of newer source beside it without a word.

    Raises:
        StaleBuildError: the source of a compiled module was changed or removed since.
    """
    for library in _libraries(root):
        source = library.with_name(library.name.partition(".")[0] + ".py")
        if not source.exists() or source.stat().st_mtime > library.stat().st_mtime:
            msg = f"{source} has changed since it was compiled: run `make compile`, or `make pure` to do without"
            raise StaleBuildError(msg)


def is_compiled(root: Path = ROOT) -> bool:
    """Whether the readers run as extension modules."""
    return bool(_libraries(root))


def _libraries(root: Path) -> list[Path]:
    if not any((root / FOLDERS[0]).glob("__init__.*.so")):  # all of them are compiled, or none
        return []
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.so"))
