"""The Datasette plugin: only hooks that 0.65 and 1.0 both have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from datasette import hookimpl

from klimakalender.publish import api, crawlers, dcat, pages, reader, renderers
from klimakalender.publish.methods import reading_only
from klimakalender.publish.nonces import add_nonces
from klimakalender.publish.rendering import static_address
from klimakalender.publish.security import with_security_headers
from klimakalender.publish.site import DATABASE, metadata
from klimakalender.publish.whole import with_whole_feeds

if TYPE_CHECKING:
    import sqlite3

    from datasette.app import Datasette
    from datasette.filters import FilterArguments
    from datasette.utils.asgi import Request, Response
    from jinja2 import Environment

    from klimakalender.publish.security import App


Hook = TypeVar("Hook", bound=Callable[..., Any])
# Datasette publishes no types; these say that a marked function is the function itself.
hook: Callable[[Hook], Hook] = hookimpl
last_hook: Callable[[Hook], Hook] = hookimpl(trylast=True)


# Last, so that our folding escape_fts replaces Datasette's.
@last_hook
def prepare_connection(conn: sqlite3.Connection) -> None:
    """SQL functions for folding search."""
    reader.prepare(conn)


@hook
def startup(datasette: Datasette) -> None:
    """Under plain ``datasette`` too the file may be replaced."""
    # Datasette is itself loading when it loads its plugins.
    from klimakalender.publish.following import follow

    follow(datasette, DATABASE)


@hook
def register_routes() -> list[tuple[str, Any]]:
    """The Norwegian pages and the API. Datasette's own addresses stay as they are, but for ``/``."""
    return [*pages.ROUTES, *crawlers.ROUTES, *dcat.ROUTES, *api.ROUTES]


@hook
def register_output_renderer() -> list[dict[str, Any]]:
    """Calendar, feed, linked data and map formats of whatever has event columns."""
    return renderers.renderers()


@hook
def prepare_jinja2_environment(env: Environment) -> None:
    """Nonces for the inline scripts and styles of Datasette's templates."""
    add_nonces(env)


@hook
def extra_css_urls(datasette: Datasette) -> list[str]:
    """What Datasette's templates say in style attributes, which the policy does not allow."""
    return [static_address(datasette, "datasette.css")]


@hook
def handle_exception(request: Request, exception: Exception) -> Response | None:
    """A feed that cannot be given says why as the API does."""
    return renderers.trouble(request, exception)


@hook
def asgi_wrapper(datasette: Datasette) -> Any:
    """Security headers on every answer, nothing but reading, and feeds that are whole."""

    def wrap(app: App) -> App:
        return with_security_headers(reading_only(datasette)(with_whole_feeds(app)))

    return wrap


# Last, so that its "supports_search" wins over that of Datasette's filter, which knows tables only.
@last_hook
def filters_from_request(request: Request, database: str, table: str) -> FilterArguments | None:
    """``?_search=`` on the views of events, by the index of the table."""
    # Datasette's filters are not loaded yet when it loads its plugins.
    from datasette.filters import FilterArguments

    if database != DATABASE or table not in _searchable_views():
        return None
    wanted = request.args.get("_search") or ""
    context = {"supports_search": True, "search": wanted}
    if not wanted:
        return FilterArguments([], extra_context=context)
    clause = (
        "id in (select events.id from events_fts join events on events.rowid = events_fts.rowid"
        " where events_fts match escape_fts(:klima_search))"
    )
    return FilterArguments([clause], {"klima_search": wanted}, [f'search matches "{wanted}"'], context)


@hook
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """From Datasette's pages back to the calendar."""
    return [
        {"href": str(datasette.urls.path("/")), "label": "Klimakalender"},
        {"href": str(datasette.urls.path("/om")), "label": "Om dataene"},
    ]


def _searchable_views() -> frozenset[str]:
    tables = metadata()["databases"][DATABASE]["tables"]
    return frozenset(name for name, described in tables.items() if described.get("klima_search"))
