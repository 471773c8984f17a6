"""The source registry: who publishes events, at which addresses, how often to ask and what to expect.

The rows are the CSV files of ``data/sources``, one per family. An address leads to its source through folded
hosts: ``www.``, older domains and staging hosts answer for the canonical one, and where several publishers
share a host the first part of the path tells them apart (the Statsforvalter offices).
"""

from __future__ import annotations

from functools import lru_cache

from klimakalender import config
from klimakalender.sources.registry import FAMILIES, Registry, Source, fold_host
from klimakalender.sources.rows import read_folder

__all__ = ["FAMILIES", "FOLDER", "Registry", "Source", "fold_host", "load_registry"]

FOLDER = "sources"  # in the data folder


@lru_cache(maxsize=1)
def load_registry() -> Registry:
    """The committed registry; raises :class:`klimakalender.errors.DataFileError` naming file and line."""
    return Registry(read_folder(config.load().data / FOLDER))
