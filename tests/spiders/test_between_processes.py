"""What is read of a page arrives whole in another process: pages are read beside the crawl that asks for them."""

from __future__ import annotations

import pickle

import pytest

from tests.spiders.saved import PAGES, SavedPage


@pytest.mark.parametrize("page", PAGES)
def test_a_reading_arrives_as_it_was(page: SavedPage) -> None:
    reading = page.reading()
    packed = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)
    assert pickle.loads(packed) == reading  # noqa: S301  made the moment before
