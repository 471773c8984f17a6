"""The papers of a snapshot: datapackage.json (Frictionless Data Package 1), CITATION.cff, licence, checksums."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import orjson
import yaml

from klimakalender.config import PROJECT_PAGE
from klimakalender.publish.citing import AUTHOR, TITLE, citation
from klimakalender.publish.offered import MEDIA_TYPES, SQLITE, SUMS
from klimakalender.publish.site import DATABASE, metadata
from klimakalender.snapshots.tables import field_type

if TYPE_CHECKING:
    from pathlib import Path

    from klimakalender.snapshots.layout import Column, Table

CHUNK = 1 << 20


def write_papers(folder: Path, tables: list[Table], day: str) -> None:
    """Everything that describes the files of ``folder``; the checksums last, since they cover the rest."""
    (folder / "datapackage.json").write_bytes(
        orjson.dumps(_datapackage(folder, tables, day), option=orjson.OPT_INDENT_2) + b"\n"
    )
    (folder / "CITATION.cff").write_text(
        yaml.safe_dump(citation(day, PROJECT_PAGE), allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    (folder / "LICENCE.md").write_text(_licence(), encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def sha256(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _datapackage(folder: Path, tables: list[Table], day: str) -> dict[str, Any]:
    resources = [_file(folder, SQLITE, "klimakalender")]
    for table in tables:
        for form in ("csv", "jsonl", "parquet"):
            path = f"{form}/{table.name}.{form}"
            if not (folder / path).exists():
                continue
            described = _file(folder, path, table.name if form == "csv" else f"{table.name}-{form}")
            if form == "csv":
                described |= {"profile": "tabular-data-resource", "schema": _schema(table)}
            resources.append(described)
    return {
        "profile": "data-package",
        "name": "klimakalender",
        "title": TITLE,
        "description": metadata()["description"].strip(),
        "version": day,
        "homepage": PROJECT_PAGE,
        "licenses": [{"name": "NLOD-2.0", "path": metadata()["license_url"], "title": metadata()["license"]}],
        "sources": [{"title": metadata()["source"].strip(), "path": metadata()["source_url"]}],
        "contributors": [{"title": AUTHOR, "role": "publisher"}],
        "keywords": ["climate", "events", "Norway", "municipalities"],
        "resources": resources,
    }


def _file(folder: Path, path: str, name: str) -> dict[str, Any]:
    form = path.rpartition(".")[2]
    return {
        "name": name.replace("_", "-"),
        "path": path,
        "profile": "data-resource",
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "encoding": "utf-8",
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
    }


def _schema(table: Table) -> dict[str, Any]:
    """Frictionless Table Schema; descriptions are those of the site."""
    meanings = metadata()["databases"][DATABASE]["tables"][table.name]["columns"]
    schema: dict[str, Any] = {
        "fields": [_field(column, meanings[column.name]) for column in table.columns],
        "missingValues": [""],
    }
    if table.keys:
        schema["primaryKey"] = list(table.keys)
    if table.refers:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                "reference": {
                    "resource": "" if other == table.name else other.replace("_", "-"),
                    "fields": [key],
                },
            }
            for column, other, key in table.refers
        ]
    return schema


def _field(column: Column, meaning: str) -> dict[str, Any]:
    kind = field_type(column)
    described: dict[str, Any] = {"name": column.name, "type": kind, "description": meaning}
    if kind == "boolean":
        described |= {"trueValues": ["1"], "falseValues": ["0"]}
    if kind == "datetime":
        described["format"] = "any"
    # An empty text and none are the same cell in CSV.
    if column.required and kind != "string":
        described["constraints"] = {"required": True}
    return described


def _licence() -> str:
    return (
        f"# Licence\n\nThese data are published under {metadata()['license']}: {metadata()['license_url']}\n\n"
        f"{metadata()['source'].strip()}\n\n"
        "Name Klimakalender as the source, with the day of the snapshot, and where you can the publisher of the event"
        " (`publisher` and `url`). Do not suggest that they endorse what you do. There is no warranty; what a page"
        " does not say is empty here.\n"
    )
