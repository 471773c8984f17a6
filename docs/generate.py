"""Writes the reference pages that follow from the code; run by ``make docs``.

``tests/test_docs.py`` compares the committed pages with what this module makes and fails where a command, an
option, a table, a column or a filter has no description.
"""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

import normalize
from klimakalender import config
from klimakalender.cli import VERBS, cli
from klimakalender.compiled import is_compiled
from klimakalender.publish.dictionary import english
from klimakalender.publish.filters import FILTERS
from klimakalender.publish.openapi import document
from klimakalender.publish.site import DATABASE, metadata
from klimakalender.sources.rows import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
NOTE = "<!-- Written by docs/generate.py; change the code, then run `make docs`. -->\n\n"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, groups before their members."""
    context = click.Context(cli, info_name="klimakalender")
    for verb in VERBS:
        command = cli.get_command(context, verb)
        if command is None:
            raise LookupError(f"{verb}: listed as a verb but not there")
        yield verb, command
        if isinstance(command, click.Group):
            for name, member in command.commands.items():
                yield f"{verb} {name}", member


def cli_page() -> str:
    """The command line: each command's own help text."""
    parts = [NOTE, "# Command line\n\n```text\n", help_of("", cli), "```\n"]
    for name, command in commands():
        parts += [f"\n## {name}\n\n```text\n", help_of(name, command), "```\n"]
    return "".join(parts)


def help_of(name: str, command: click.Command) -> str:
    """What ``klimakalender NAME --help`` prints, at a fixed width."""
    context = click.Context(
        command,
        info_name=" ".join(["klimakalender", *name.split()]),
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(context) + "\n"


def database_page() -> str:
    """Tables and views with their columns, as the site describes them: in English, where it does, and in Norwegian."""
    database, said = metadata()["databases"][DATABASE], english()
    parts = [NOTE, "# Tables and views\n\n", database["description"].strip(), "\n"]
    for name, table in database["tables"].items():
        about = table["description"].strip()
        told = "\n\n".join(text for text in (said.get(about), about) if text)
        parts.append(f"\n## {name}\n\n{told}\n\n| column | meaning | betydning |\n|---|---|---|\n")
        parts += [
            f"| `{column}` | {said.get(text, '')} | {text} |\n" for column, text in table["columns"].items()
        ]
    return "".join(parts)


def api_page() -> str:
    """Every address of the API with its parameters; the filters in a table of their own."""
    paths = document("/api/v1")["paths"]
    parts = [
        NOTE,
        "# The API\n\nAddresses under `/api/v1`; answers and their fields are described at `/api/v1/openapi.json`,\n"
        "for people at `/om/api`.\n",
    ]
    for address, answers in paths.items():
        asked = answers["get"]
        parts.append(f"\n## {address}\n\n{asked['summary']}\n")
        named = [parameter(each) for each in asked.get("parameters", ())]
        own = named
        if {each["name"] for each in named}.issuperset(FILTERS):
            parts.append("\nAll [filters](#filters), and:\n")
            own = [each for each in named if each["name"] not in FILTERS]
        if own:
            parts.append("\n| parameter | meaning |\n|---|---|\n")
            parts += [f"| `{each['name']}` | {each['description']} |\n" for each in own]
    parts.append("\n## Filters\n\nThe same on the site, in the API and for `export`.\n")
    parts.append("\n| filter | meaning |\n|---|---|\n")
    parts += [f"| `{name}` | {entry.about} |\n" for name, entry in FILTERS.items()]
    return "".join(parts)


def parameter(described: Mapping[str, Any]) -> Mapping[str, Any]:
    """A parameter of the OpenAPI document, looked up where it is a reference."""
    if "$ref" not in described:
        return described
    found: Any = document("/api/v1")
    for step in described["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return cast("Mapping[str, Any]", found)


def registry_page() -> str:
    """The columns of the source registry as its own README has them, and the words that some of them are limited to."""
    text = (ROOT / "data" / "sources" / "README.md").read_text(encoding="utf-8")
    parts = [NOTE, text, "\n## Allowed words\n\n| column | one of |\n|---|---|\n"]
    parts += [
        f"| `{column}` | {', '.join(f'`{word}`' for word in words)} |\n" for column, words in CHOICES.items()
    ]
    return "".join(parts)


def functions_page() -> str:
    """The public functions of ``normalize`` with their contracts, and the types they take and give."""
    members = {name: getattr(normalize, name) for name in normalize.__all__}
    parts = [NOTE, "# Functions of normalize\n\n`from normalize import …`\n"]
    for name, member in members.items():
        if inspect.isfunction(member):
            signature = str(inspect.signature(member)).replace("'", "")
            parts.append(f"\n## {name}\n\n```python\n{name}{signature}\n```\n\n{contract(member)}\n")
    parts.append("\n## Types\n")
    for name, member in members.items():
        if inspect.isclass(member):
            parts.append(f"\n### {name}\n\n")
            names: Iterable[str] = getattr(member, "_fields", ())  # of a named tuple
            if is_dataclass(member):
                names = (each.name for each in fields(member))
            if listed := ", ".join(names):
                parts.append(f"`{listed}`\n\n")
            parts.append(f"{contract(member)}\n")
    return "".join(parts)


def contract(member: object) -> str:
    """A docstring as Markdown: references and literals as code, examples fenced."""
    text = re.sub(r":\w+:`[~.\w]*?(\w+)`", r"`\1`", inspect.getdoc(member) or "").replace("``", "`")
    return re.sub(r"^>>> .*?(?=\n\n|\Z)", r"```python\n\g<0>\n```", text, flags=re.MULTILINE | re.DOTALL)


def settings_page() -> str:
    """Every setting with its key, variable and default."""
    parts = [
        NOTE,
        "# Settings\n\nA setting is a key in `klimakalender.toml` (in the checkout, or the file that `KLIMA_CONFIG`"
        " names; paths in it are relative to it) or an environment variable, which goes before the file. All values are"
        " text. `klimakalender config show` tells what is set and where.\n",
        "\n| key | variable | meaning | default |\n|---|---|---|---|\n",
    ]
    parts += [
        f"| `{one.name}` | `{one.variable}` | {one.about} | {one.default or 'none'} |\n"
        for one in config.SETTINGS
    ]
    return "".join(parts)


def performance_page() -> str:
    """The page about speed as it is, with the table of the last ``make bench`` between its two marks."""
    told = json.loads((DOCS / "performance.json").read_text(encoding="utf-8"))
    text = (DOCS / "performance.md").read_text(encoding="utf-8")
    table = [
        f"Measured {told['date']} with Python {told['python']} on {told['processors']} processors; their load in the"
        f" last 15 minutes was {told['load']}. The sizes are those of the table.\n",
        "\n| benchmark | size | claim | measured | demanded | verdict |\n|---|---|---|---|---|---|\n",
    ]
    columns = ("benchmark", "size", "name", "measured", "demanded", "verdict")
    table += [f"| {' | '.join(claim[column] for column in columns)} |\n" for claim in told["claims"]]
    before, begin, rest = text.partition("<!-- table of make bench -->\n")
    _, end, after = rest.partition("<!-- end of table -->\n")
    return "".join([before, begin, *table, end, after])


PAGES: dict[str, Callable[[], str]] = {
    "performance.md": performance_page,
    "reference/api.md": api_page,
    "reference/cli.md": cli_page,
    "reference/database.md": database_page,
    "reference/normalize/functions.md": functions_page,
    "reference/registry.md": registry_page,
    "reference/settings.md": settings_page,
}


FROM_DOCSTRINGS = "reference/normalize/functions.md"


def main() -> None:
    """Write every generated page; compiled readers carry no docstrings, so theirs is left as it is."""
    for name, page in PAGES.items():
        if name == FROM_DOCSTRINGS and is_compiled():
            continue
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
