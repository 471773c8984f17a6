"""The OpenAPI 3.1 document: ``openapi.yaml`` with the filters of the code put in."""

from __future__ import annotations

import copy
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from klimakalender.publish import shape
from klimakalender.publish.filters import FILTERS
from klimakalender.publish.formats import LIMIT
from klimakalender.publish.parameters import DURATION
from klimakalender.publish.selection import SORTS

Document = dict[str, Any]

# Lists are written with commas, not as repeated parameters.
COMMAS = {"style": "form", "explode": False}
SHARED_HEADERS = {"$ref": "#/components/x-headers"}


def document(server: str) -> Document:
    """The description of the service at ``server`` (the address of ``/api/v1``)."""
    described = copy.deepcopy(_template())
    described["servers"] = [{"url": server}]
    components = described["components"]
    for name, schema in shape.described().items():
        components["parameters"][name] |= {"schema": schema, **COMMAS}
    paging = components["parameters"].pop("paging")
    examples = components.pop("x-filter-examples")
    filters = [_parameter(name, examples[name]) for name in FILTERS]
    shaping = [{"$ref": f"#/components/parameters/{name}"} for name in ("fields", "include")]
    described["paths"]["/events"]["get"]["parameters"] = [*filters, _sort(), *shaping, *paging]
    # Empty, it counts as not given.
    components["parameters"]["alarm"]["schema"] = {"type": "string", "pattern": f"^(?:{DURATION})?$"}
    for path in ("/events.{format}", "/deadlines.ics"):
        described["paths"][path]["get"]["parameters"] += [*filters, _sort(), *_of_files(paging)]
    headers = components.pop("x-headers")
    for item in described["paths"].values():
        _answer_alike(item)
    for answers in (
        components["responses"],
        *(item["get"]["responses"] for item in described["paths"].values()),
    ):
        for answer in answers.values():
            if answer.get("headers") == SHARED_HEADERS:
                answer["headers"] = headers
    return described


def _answer_alike(item: Document) -> None:
    """What all addresses have in common: 304, HEAD and OPTIONS."""
    asked = item["get"]
    asked["responses"]["304"] = {"$ref": "#/components/responses/Unchanged"}
    asked["responses"]["405"] = {"$ref": "#/components/responses/OnlyReads"}
    item["options"] = {
        "summary": "What may be asked here.",
        # Whether there is such a thing is not looked up.
        "parameters": [
            one | {"schema": {"type": "string"}}
            for one in asked.get("parameters", ())
            if one.get("in") == "path"
        ],
        "responses": {"204": {"$ref": "#/components/responses/Preflight"}},
    }


@lru_cache(maxsize=1)
def _template() -> Document:
    text = files("klimakalender.publish").joinpath("openapi.yaml").read_text(encoding="utf-8")
    loaded: Document = yaml.safe_load(text)
    return loaded


def _parameter(name: str, example: Any) -> Document:
    schema, about = FILTERS[name].schema, FILTERS[name].about
    described = {"name": name, "in": "query", "description": about, "example": example, "schema": schema}
    return described | (COMMAS if schema["type"] == "array" else {})


def _of_files(paging: list[Document]) -> list[Document]:
    """Paging, with pages as long as a file may be."""
    size, cursor = paging
    return [size | {"schema": size["schema"] | {"maximum": LIMIT, "default": LIMIT}}, cursor]


def _sort() -> Document:
    schema = {"type": "string", "enum": SORTS, "default": "starts_at"}
    about = "Order; `-` for descending. Ties are broken by id."
    return {"name": "sort", "in": "query", "description": about, "example": "-starts_at", "schema": schema}
