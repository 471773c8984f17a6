"""Only addresses that are safe to follow become links."""

from __future__ import annotations

import pytest

from klimakalender.publish.links import quoted_on, safe_url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//example.no/",
        "/local",
        "http://",
        "http://[::1",
        "",
        None,
        7,
    ],
)
def test_unsafe(url: object) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.no/kalender?a=1&b=2#topp", "https://www.example.no/kalender?a=1&b=2#topp"),
        ("http://example.no/æ", "http://example.no/%C3%A6"),
        ('https://example.no/"><script>', "https://example.no/%22%3E%3Cscript%3E"),
    ],
)
def test_safe(url: str, expected: str) -> None:
    assert safe_url(url) == expected


def test_quote_is_a_text_fragment() -> None:
    address = quoted_on("https://example.no/a", "Frist: 1. mai – kl. 12, på-melding & mat")
    assert address == (
        "https://example.no/a#:~:text=Frist%3A%201.%20mai%20%E2%80%93%20kl.%2012%2C%20p%C3%A5%2Dmelding%20%26%20mat"
    )


def test_quote_beside_a_fragment() -> None:
    assert quoted_on("https://example.no/a#b", "mai") == "https://example.no/a#b:~:text=mai"
