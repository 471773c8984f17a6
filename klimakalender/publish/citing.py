"""How to cite the data: Citation File Format 1.2.0, BibTeX, and the words of a reference."""

from __future__ import annotations

from typing import Any

from klimakalender.publish.site import metadata

AUTHOR = "The Klimakalender contributors"
TITLE = "Klimakalender: public climate events in Norway"


def citation(day: str, url: str) -> dict[str, Any]:
    """The data as of a day, as CITATION.cff has it."""
    return {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": TITLE,
        "authors": [{"name": AUTHOR}],
        "version": day,
        "date-released": day,
        "license-url": metadata()["license_url"],
        "url": url,
    }


def bibtex(day: str, url: str) -> str:
    """The same for BibTeX."""
    return (
        f"@misc{{klimakalender-{day},\n  author = {{{{{AUTHOR}}}}},\n  title = {{{TITLE}}},\n  year = {{{day[:4]}}},\n"
        f"  version = {{{day}}},\n  howpublished = {{\\url{{{url}}}}},\n  note = {{Data set, NLOD 2.0}}\n}}"
    )
