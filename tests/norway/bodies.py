"""The ways in which publishing systems set the facts of an event."""

from __future__ import annotations

import json

from tests.norway.prose import Gathering, spell


def facts(gathering: Gathering) -> list[tuple[str, str]]:
    """Labels and values as most systems have them."""
    return [
        ("Tid", f"{gathering.spoken_day} kl. {gathering.begins}.00–{gathering.ends}.00"),
        ("Sted", gathering.venue),
        ("Pris", gathering.spoken_price),
        ("Påmeldingsfrist", spell(gathering.deadline)),
    ]


def definitions(gathering: Gathering) -> str:
    """A definition list beside the text."""
    rows = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in facts(gathering))
    return f"<main><h1>{gathering.title}</h1><p>{gathering.about}</p><dl>{rows}</dl></main>"


def lines(gathering: Gathering) -> str:
    """Bold labels in paragraphs."""
    rows = "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in facts(gathering))
    return f'<div id="content"><h1>{gathering.title}</h1>{rows}<p>{gathering.about}</p></div>'


def table(gathering: Gathering) -> str:
    """A table of two columns."""
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in facts(gathering))
    return (
        f'<div class="article"><h1>{gathering.title}</h1><table>{rows}</table><p>{gathering.about}</p></div>'
    )


def prose(gathering: Gathering) -> str:
    """Nothing but sentences."""
    return (
        f"<article><h1>{gathering.title}</h1><p>Velkommen til {gathering.venue} {gathering.spoken_day} "
        f"kl. {gathering.begins}.00–{gathering.ends}.00. {gathering.about}</p>"
        f"<p>Påmelding innen {spell(gathering.deadline)}. Pris: {gathering.spoken_price}.</p></article>"
    )


def linked_data(gathering: Gathering, url: str) -> str:
    """schema.org beside the text, for the head of the page."""
    thing = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": gathering.title,
        "startDate": f"{gathering.day}T{gathering.begins:02}:00:00",
        "endDate": f"{gathering.day}T{gathering.ends:02}:00:00",
        "location": {"@type": "Place", "name": gathering.venue},
        "url": url,
    }
    return f'<script type="application/ld+json">{json.dumps(thing, ensure_ascii=False)}</script>'
