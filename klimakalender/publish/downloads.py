"""The page of the dated snapshots that the site offers, and their files."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from klimakalender.publish.answers import CORS, problem
from klimakalender.publish.offered import LATEST, NAME, SQLITE, SUMS, find, offered
from klimakalender.publish.sending import send_file
from klimakalender.publish.site import site_of
from klimakalender.publish.visit import PREFIX, page

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.visit import Visit

# A published snapshot is never changed.
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


@page
async def downloads(visit: Visit) -> Response:
    """All snapshots, the latest one with its files."""
    found = await asyncio.to_thread(offered, site_of(visit.datasette).snapshots)
    return visit.render(
        "downloads.html", here="/om", snapshots=found, sums=SUMS, sqlite=SQLITE, latest=LATEST
    )


@page
async def download(visit: Visit) -> Response:
    """One snapshot with all its files."""
    day = visit.part("day")
    found = await asyncio.to_thread(find, site_of(visit.datasette).snapshots, day)
    if found is None:
        return visit.missing("download.none", "download.none_lead")
    return visit.render("download.html", here="/om", snapshot=found, sums=SUMS)


async def file(datasette: Datasette, request: Request) -> Response:
    """A file of a snapshot; of the latest one by way of its own address, which stays the same file."""
    day, name = request.url_vars["day"], request.url_vars["name"]
    snapshot = await asyncio.to_thread(find, site_of(datasette).snapshots, day)
    found = snapshot.files.get(name) if snapshot else None
    if snapshot is None or found is None:
        return problem(404, "No such file", f"{request.path}: see /om/nedlasting")
    if day == LATEST:
        location = datasette.urls.path(f"/nedlasting/{snapshot.day}/{name}")
        return Response(b"", status=302, headers={**CORS, "Location": location, "Cache-Control": "no-cache"})
    headers = dict(KEPT)
    if found.is_data:
        saved = f"{NAME}{snapshot.day}-{found.name.removeprefix(NAME)}"
        if found.path == SQLITE:
            saved = f"{NAME}{snapshot.day}.sqlite"
        headers["Content-Disposition"] = f'attachment; filename="{saved}"'
    try:
        return send_file(snapshot.place(found), found.media_type, found.sha256, request, headers)
    except FileNotFoundError:
        return problem(404, "No such file", f"{request.path}: see /om/nedlasting")


ROUTES = [
    (PREFIX + r"/om/nedlasting$", downloads),
    (PREFIX + r"/om/nedlasting/(?P<day>\d{4}-\d{2}-\d{2})$", download),
    (rf"^/nedlasting/(?P<day>\d{{4}}-\d{{2}}-\d{{2}}|{LATEST})/(?P<name>.+)$", file),
]
