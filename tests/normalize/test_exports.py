"""The public face of the package: every public name is exported, in order, and tells its contract."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest

import normalize
from klimakalender.compiled import is_compiled

FUNCTIONS = [name for name in normalize.__all__ if inspect.isroutine(getattr(normalize, name))]
CLASSES = [name for name in normalize.__all__ if inspect.isclass(getattr(normalize, name))]
HAVE_DOCSTRINGS = pytest.mark.skipif(
    is_compiled(), reason="compiled names carry no docstrings: tested as Python"
)


def by_kind(name: str) -> tuple[bool, bool, str]:
    """Constants, then types, then functions, each by name."""
    return not name.isupper(), not name[0].isupper(), name


def test_everything_public_is_exported_in_order() -> None:
    public = {
        name
        for name, member in vars(normalize).items()
        if not name.startswith("_") and not isinstance(member, ModuleType) and name != "annotations"
    }
    assert normalize.__all__ == sorted(public, key=by_kind)


@HAVE_DOCSTRINGS
@pytest.mark.parametrize("name", [*FUNCTIONS, *CLASSES])
def test_every_name_tells_its_contract(name: str) -> None:
    member = getattr(normalize, name)
    assert member.__doc__
    # A dataclass without a docstring gets its signature for one.
    assert not member.__doc__.startswith(f"{name}(")


@HAVE_DOCSTRINGS
@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_an_example(name: str) -> None:
    assert ">>>" in (getattr(normalize, name).__doc__ or "")
