"""The OpenAPI 3.1 document: ``openapi.yaml`` with the filters of the code put in."""

from __future__ import annotations

import copy
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from klimakalender.publish.filters import FILTERS
from klimakalender.publish.selection import SORTS

Document = dict[str, Any]


def document(server: str) -> Document:
    """The description of the service at ``server`` (the address of ``/api/v1``)."""
    described = copy.deepcopy(_template())
    described["servers"] = [{"url": server}]
    paging = described["components"]["parameters"].pop("paging")
    filters = [_parameter(name) for name in FILTERS]
    described["paths"]["/events"]["get"]["parameters"] = [
        *filters,
        _sort(),
        {"$ref": "#/components/parameters/fields"},
        *paging,
    ]
    described["paths"]["/events.{format}"]["get"]["parameters"] += [*filters, _sort()]
    return described


@lru_cache(maxsize=1)
def _template() -> Document:
    text = files("klimakalender.publish").joinpath("openapi.yaml").read_text(encoding="utf-8")
    loaded: Document = yaml.safe_load(text)
    return loaded


def _parameter(name: str) -> Document:
    schema = FILTERS[name].schema
    described = {"name": name, "in": "query", "description": FILTERS[name].about, "schema": schema}
    # Lists are written with commas, not as repeated parameters.
    return described | ({"style": "form", "explode": False} if schema["type"] == "array" else {})


def _sort() -> Document:
    schema = {"type": "string", "enum": SORTS, "default": "starts_at"}
    about = "Order; `-` for descending. Ties are broken by id."
    return {"name": "sort", "in": "query", "description": about, "schema": schema}
