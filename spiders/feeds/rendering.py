"""An event that came as data, set as a page: schema.org for what machines know, a text for what people wrote."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def render(event: Mapping[str, Any], *, text: str = "", lines: Mapping[str, str] | None = None) -> str:
    """A page about a schema.org ``event``; ``text`` is its description as HTML, ``lines`` are labels and values.

    The title, and every string that a value is read from, also stand in the visible text, where they are quoted.
    """
    title = escape(str(event["name"]))
    data = json.dumps({"@context": "https://schema.org", "@type": "Event", **event}, ensure_ascii=False)
    data = data.replace("</", r"<\/")  # no string may end the script
    labelled = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in (lines or {}).items()
    )
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><main><h1>{title}</h1><dl>{labelled}</dl><div>{text}</div></main></body></html>"
    )
