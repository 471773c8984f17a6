"""What a page shows of an OpenAPI document: operations, parameters, answers and schemas as plain rows.

Pure: the document of :mod:`klimakalender.publish.openapi` in, frozen values out. Types are in JSON Schema's words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

Document = Mapping[str, Any]
# Values for parameters by where they stand and their name: ``("path", "id")``.
Known = Mapping[tuple[str, str], str]

SCHEMAS = "#/components/schemas/"
# An operation with so many parameters of an earlier one refers to it.
ALIKE = 8
# An example of an answer is to be read at a glance.
LONGEST_TEXT, MOST_LINES = 120, 72


@dataclass(frozen=True, slots=True)
class Parameter:
    """``example`` is the text as an address has it; ``address`` is the operation asked with it alone."""

    name: str
    where: str
    about: str
    type: str
    allowed: tuple[str, ...]
    default: str | None
    required: bool
    example: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """``schemas`` are names of schemas that the body has; empty for files and for answers without one."""

    status: str
    about: str
    media_types: tuple[str, ...]
    schemas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """``address`` asks with examples of what is required; ``None`` where there is nothing to ask for.

    ``like`` is the path of the operation whose parameters it has too, and which are not repeated.
    """

    id: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]
    address: str | None
    like: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an answer, with dots between the levels and ``[]`` for what a list holds."""

    name: str
    type: str
    about: str
    allowed: tuple[str, ...]
    schema: str | None


@dataclass(frozen=True, slots=True)
class Schema:
    """``type`` and ``examples`` are those of one that is no object."""

    name: str
    about: str
    type: str
    examples: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """``common`` are the answers that every operation has; they are left out of each."""

    operations: tuple[Operation, ...]
    common: tuple[Answer, ...]
    schemas: tuple[Schema, ...]


def reference(document: Document, known: Known) -> Reference:
    """The document as rows. ``known`` are values for parameters that have no example, because they are data."""
    asked = {path: item["get"] for path, item in document["paths"].items()}
    answers = {path: tuple(_answers(document, one)) for path, one in asked.items()}
    common = tuple(
        one for one in next(iter(answers.values())) if all(one in others for others in answers.values())
    )
    operations: list[Operation] = []
    for path, one in asked.items():
        parameters = tuple(_parameters(document, path, one, known))
        like = next((other.path for other in operations if _shared(other, parameters) >= ALIKE), None)
        if like:
            names = {each.name for other in operations if other.path == like for each in other.parameters}
            parameters = tuple(each for each in parameters if each.name not in names)
        needed = {each.name: each.example for each in parameters if each.where == "path"}
        own = tuple(each for each in answers[path] if each not in common)
        operations.append(
            Operation(one["operationId"], path, one["summary"], parameters, own, _address(path, needed), like)
        )
    schemas = tuple(
        Schema(
            name,
            schema.get("description", ""),
            type_text(schema),
            tuple(map(str, schema.get("examples", ()))),
            tuple(_fields(schema, "")),
        )
        for name, schema in document["components"]["schemas"].items()
    )
    return Reference(tuple(operations), common, schemas)


def _shared(other: Operation, parameters: tuple[Parameter, ...]) -> int:
    return len({each.name for each in other.parameters} & {each.name for each in parameters})


def _parameters(document: Document, path: str, asked: Document, known: Known) -> Iterator[Parameter]:
    given = [_resolved(document, one) for one in asked.get("parameters", ())]
    needed = {one["name"]: _example(one, known) for one in given if one["in"] == "path"}
    for one in given:
        schema, example, inside = one["schema"], _example(one, known), one["in"] == "path"
        query = {} if inside or example is None else {one["name"]: example}
        yield Parameter(
            name=one["name"],
            where=one["in"],
            about=one["description"],
            type=type_text(schema),
            allowed=_allowed(schema),
            default=_as_text(schema["default"]) if "default" in schema else None,
            required=one.get("required", False),
            example=example,
            address=None if example is None else _address(path, needed, query),
        )


def _example(parameter: Document, known: Known) -> str | None:
    example = known.get((parameter["in"], parameter["name"]), parameter.get("example"))
    return None if example is None else _as_text(example)


def _allowed(schema: Document) -> tuple[str, ...]:
    values = schema.get("enum") or schema.get("items", {}).get("enum", ())
    return tuple(str(each) for each in values if each is not None)


def _address(
    path: str, needed: Mapping[str, str | None], query: Mapping[str, str] | None = None
) -> str | None:
    for name, value in needed.items():
        if value is None:
            return None
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return f"{path}?{urlencode(query, safe=',')}" if query else path


def _answers(document: Document, asked: Document) -> Iterator[Answer]:
    for status, one in sorted(asked["responses"].items()):
        described = _resolved(document, one)
        content = described.get("content", {})
        bodies = [body.get("schema", {}) for body in content.values()]
        names = [name for body in bodies for name in _named(body)]
        yield Answer(status, described["description"], tuple(content), tuple(dict.fromkeys(names)))


def _named(schema: Document) -> Iterator[str]:
    """Names of the schemas that a schema refers to, at any depth."""
    if "$ref" in schema:
        yield schema["$ref"].removeprefix(SCHEMAS)
        return
    for value in schema.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from _named(each)


def _fields(schema: Document, before: str) -> Iterator[Field]:
    for name, one in schema.get("properties", {}).items():
        inner, full = one, f"{before}{name}"
        while "items" in inner:
            inner, full = inner["items"], f"{full}[]"
        meant = [inner, *inner.get("oneOf", ())]
        referred = next((each["$ref"].removeprefix(SCHEMAS) for each in meant if "$ref" in each), None)
        about = one.get("description") or inner.get("description", "")
        yield Field(full, type_text(one), about, _allowed(inner), referred)
        yield from _fields(inner, f"{full}.")


def type_text(schema: Document) -> str:
    """The type of a value in words of JSON Schema.

    >>> type_text({"type": ["string", "null"]})
    'string or null'
    >>> type_text({"type": "array", "items": {"type": "integer"}})
    'array of integer'
    >>> type_text({"type": "integer", "minimum": 1, "maximum": 500})
    'integer, 1–500'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(SCHEMAS)
    if "oneOf" in schema:
        return " or ".join(type_text(one) for one in schema["oneOf"])
    named = schema.get("type", "any")
    if named == "array":
        return f"array of {type_text(schema.get('items', {}))}"
    text = " or ".join(named) if isinstance(named, list) else str(named)
    if "minimum" in schema and "maximum" in schema:
        return f"{text}, {schema['minimum']}–{schema['maximum']}"
    return text


def _as_text(value: Any) -> str:
    """A value as a query has it."""
    if isinstance(value, list):
        return ",".join(map(_as_text, value))
    return value if isinstance(value, str) else json.dumps(value)


def _resolved(document: Document, one: Document) -> Document:
    """What a reference stands for."""
    while "$ref" in one:
        found: Any = document
        for step in one["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        one = found
    return one


def shortened(content: Any) -> str:
    """JSON for people: of every list the first, of long texts the beginning, of long answers the first lines."""
    lines = json.dumps(_cut(content), ensure_ascii=False, indent=2).splitlines()
    return "\n".join(lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"])


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cut(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cut(each) for each in value[:1]]
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return f"{value[:LONGEST_TEXT]}…"
    return value
