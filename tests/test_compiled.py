"""The compiled readers: whether they are those of the source, and say what it says."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from klimakalender.compiled import FOLDERS, SHARED, SUFFIX, is_compiled, require_current
from klimakalender.errors import StaleBuildError
from tests.conftest import ROOT

LIBRARY = f"__init__{SUFFIX}"
MODULES = [
    path
    for folder in ("normalize", "spiders/page", "spiders/reading")  # as setup.py has them
    for path in (ROOT / folder).rglob("*.py")
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Packages with one compiled module whose source is as old as it."""
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
        for name in ("__init__.py", LIBRARY):
            (tmp_path / folder / name).touch()
            os.utime(tmp_path / folder / name, (1_000, 1_000))
    return tmp_path


@pytest.fixture
def environment(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that the packages were compiled for: it finds what their modules share."""
    (tree / f"{SHARED}{SUFFIX}").touch()
    monkeypatch.syspath_prepend(tree)


@pytest.mark.usefixtures("environment")
def test_what_was_compiled_of_the_source_that_stands_there_runs(tree: Path) -> None:
    require_current(tree)


@pytest.mark.skipif(
    is_compiled(), reason="this environment finds the shared library of the readers themselves"
)
def test_what_was_compiled_for_another_environment_is_told(tree: Path) -> None:
    with pytest.raises(StaleBuildError, match="another environment: run `make compile`"):
        require_current(tree)


def test_plain_python_is_never_stale(tree: Path) -> None:
    for folder in FOLDERS:
        (tree / folder / LIBRARY).unlink()
        os.utime(tree / folder / "__init__.py", (2_000, 2_000))
    require_current(tree)


def test_changed_source_is_named(tree: Path) -> None:
    os.utime(tree / "spiders" / "__init__.py", (2_000, 2_000))
    with pytest.raises(StaleBuildError, match=r"spiders/__init__\.py has changed .* `make compile`"):
        require_current(tree)


def test_removed_source_is_named(tree: Path) -> None:
    (tree / "normalize" / "__init__.py").unlink()
    with pytest.raises(StaleBuildError, match=r"normalize/__init__\.py"):
        require_current(tree)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_classes_that_work_values_out_once_keep_their_dict(path: Path) -> None:
    """The compiler makes a property of functools.cached_property, and leaves compiled classes no ``__dict__``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert "cached_property" not in names
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _works_out_once(node):
            assert "mypyc_attr(native_class=False)" in map(ast.unparse, node.decorator_list), node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_constants_are_final(path: Path) -> None:
    """Else compiled code looks them up by name each time."""
    assert _plain_constants(path) == []


def _plain_constants(path: Path) -> list[str]:
    """Names in capitals that a module gives a value without saying that it is the last one."""
    nodes = ast.parse(path.read_text(encoding="utf-8")).body
    given = [ast.unparse(node.targets[0]) for node in nodes if isinstance(node, ast.Assign)]
    typed = [node for node in nodes if isinstance(node, ast.AnnAssign) and node.value]
    given += [ast.unparse(node.target) for node in typed if "Final" not in ast.unparse(node.annotation)]
    return [name for name in given if re.fullmatch("_?[A-Z][A-Z0-9_]+", name)]


def _works_out_once(cls: ast.ClassDef) -> bool:
    methods = (node for node in cls.body if isinstance(node, ast.FunctionDef))
    return any(ast.unparse(decorator) == "once" for method in methods for decorator in method.decorator_list)


def test_the_command_reads_from_any_folder(tmp_path: Path) -> None:
    """The extension modules share a library that an editable install does not look for."""
    command = [sys.executable, "-m", "klimakalender", "parse", "dates", "5. mai 2027"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "2027-05-05" in answer.stdout
