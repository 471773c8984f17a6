"""``serve``: publish the database with Datasette, in this process."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import click

from klimakalender import config


@click.command()
@click.option(
    "--db", type=click.Path(path_type=Path), help="Database file (default: KLIMA_DB or data/klima.db)."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0: any free port."
)
@click.option(
    "--snapshots",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of `export snapshot` to offer for download (default: KLIMA_SNAPSHOTS, or none).",
)
def command(db: Path | None, host: str, port: int, snapshots: Path | None) -> None:
    """Publish the database with Datasette.

    The site, the JSON API and Datasette's own pages read the file while a crawl writes it.
    Ctrl-C stops it.
    """
    serve(db or config.load().db, host=host, port=port, snapshots=snapshots)


def serve(db: Path, *, host: str, port: int, snapshots: Path | None = None) -> None:
    """Serve a database until interrupted; the address is printed once it answers there.

    ``snapshots`` is the folder whose snapshots are offered; by default that of the settings.
    Raises :class:`klimakalender.publish.errors.ServingError`: no such database, or the port is taken.
    """
    import uvicorn

    from klimakalender.publish.serving import open_site
    from klimakalender.publish.site import Site

    datasette = open_site(db, site=Site(snapshots=snapshots) if snapshots else None)
    listener = _listen(host, port)
    bound = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Klimakalender: http://{shown}:{bound}/  (Ctrl-C stops)", err=True)
    server = uvicorn.Server(uvicorn.Config(datasette.app(), log_level="warning", lifespan="on"))
    try:
        server.run(sockets=[listener])
    finally:
        listener.close()


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, so that a taken port is known before anything else happens."""
    from klimakalender.publish.errors import ServingError

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # From here on a browser that was quicker than the server waits instead of being refused.
        listener.listen()
    except OSError as error:
        reason = "already in use" if error.errno == errno.EADDRINUSE else error.strerror or str(error)
        raise ServingError(f"{host}:{port}: {reason}") from error
    return listener
