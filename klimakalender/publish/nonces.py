"""Datasette's own pages under a policy without ``unsafe-inline``.

Their inline scripts and styles are in its templates. Before a template is compiled, each gets a nonce, which only
what a template says can have: a value of the database is put in later, escaped or not. A ``style`` attribute can
have none, so it is taken out; ``datasette.css`` gives the page its looks back.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from typing import TYPE_CHECKING

from jinja2.ext import Extension

if TYPE_CHECKING:
    from jinja2 import Environment

# The nonce of the answer that is being made.
_nonce: ContextVar[str] = ContextVar("csp_nonce", default="")

_INLINE = re.compile(r"<(script|style)\b", re.IGNORECASE)
# A value in quotes, in which Jinja may have quotes of its own.
_STYLE = re.compile(r"""\sstyle="(?:\{\{.*?\}\}|[^"{])*\"""", re.IGNORECASE)


def new_nonce() -> str:
    """A nonce for the answer that is made from here on."""
    nonce = secrets.token_urlsafe(16)
    _nonce.set(nonce)
    return nonce


class Nonces(Extension):
    """Gives every script and style element of a template the nonce of the answer."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  Jinja's
        """The template with nonces and without style attributes."""
        return _STYLE.sub("", _INLINE.sub(r'<\1 nonce="{{ csp_nonce() }}"', source))


def add_nonces(environment: Environment) -> None:
    """Have the templates of an environment carry nonces."""
    environment.globals["csp_nonce"] = _nonce.get
    environment.add_extension(Nonces)
