"""The frame around every page: menus, notices, scripts and a foot, so that pages weigh what pages weigh."""

from __future__ import annotations

from functools import cache

from tests.norway.prose import SERVICES

MENU = 110  # links in the big menu
STYLE = ".a{{margin:0;padding:0 {n}px}}.b{{display:flex;gap:{n}px}}.c:hover{{color:#0{n}5a}}"
SCRIPT = (
    'window.state{n}={{"route":"/","flags":["menu","sok","varsel"],"build":"2027.{n}","locale":"nb-NO"}};'
)


@cache
def frame(name: str, generator: str) -> tuple[str, str]:
    """What stands before and after the content on all pages of a site; about 29 kB."""
    menu = "".join(
        f'<li class="nav-{n}"><a class="nav__link" href="/tjenester/{n}/">{SERVICES[n % len(SERVICES)]} {n}</a></li>'
        for n in range(MENU)
    )
    style = "".join(STYLE.format(n=n) for n in range(130))
    script = "".join(SCRIPT.format(n=n) for n in range(120))
    before = (
        f"<style>{style}</style>{generator}</head><body>"
        f'<div class="notice">Vi bruker informasjonskapsler. <button>Godta</button></div>'
        f'<header><a href="/">{name}</a><nav><ul>{menu}</ul></nav></header>'
    )
    after = (
        f"<footer><h2>Kontakt</h2><p>{name}, Storgata 1</p>"
        f'<p><a href="/personvern/">Personvern</a> <a href="/logg-inn/">Logg inn</a></p></footer>'
        f"<script>{script}</script></body></html>"
    )
    return before, after


@cache
def _encoded(name: str, generator: str) -> tuple[bytes, bytes]:
    before, after = frame(name, generator)
    return before.encode(), after.encode()


def page(name: str, generator: str, title: str, content: str, head: str = "") -> tuple[bytes, ...]:
    """A whole page with ``content`` in its place, in parts: the large ones are the same for all pages of a site."""
    before, after = _encoded(name, generator)
    start = (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>{title} - {name}</title>{head}'
    )
    return start.encode(), before, content.encode(), after
