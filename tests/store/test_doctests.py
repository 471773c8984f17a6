"""The examples in the docstrings of the store."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from klimakalender import store

MODULES = sorted(module.name for module in pkgutil.iter_modules(store.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"klimakalender.store.{name}")).failed == 0
