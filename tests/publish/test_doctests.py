"""The examples in the docstrings of the publishing modules."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from klimakalender import publish

MODULES = sorted(module.name for module in pkgutil.iter_modules(publish.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"klimakalender.publish.{name}")).failed == 0
