"""What a page of the documentation asks its reader to do, as a shell script.

A comment before a fenced block says what a test does with it (readers do not see the comment)::

    <!-- run -->                    runs it: sh in the shell of the page, python by itself
    <!-- run in the background -->  starts it and waits until the site answers
    <!-- prints -->                 compares it with what the block before printed; … stands for anything
    <!-- file: NAME -->             saves it as a file
    <!-- not run: WHY -->           leaves it out

Every page has a shell of its own in a fresh copy of the project; ``8001`` becomes a port that is free.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

BLOCK = re.compile(
    r"^(?P<indent> *)<!-- (?P<mark>run|run in the background|prints|file: \S+|not run: [^>\n]+) -->\n+"
    r"(?P=indent)```(?P<language>\w+)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
MARK = re.compile(r"^ *<!-- (?:run|prints|file|not run)\b", re.MULTILINE)
COMMANDS = re.compile(r"^ *```(?:sh|python|r)\n", re.MULTILINE)
END = "END-OF-THE-BLOCK"
PORT = "8001"
WAIT = """for try in {{1..600}}; do
  (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null && break
  [ $try -lt 600 ] || {{ echo "nobody answers at port {port}" >&2; exit 1; }}
  sleep 0.1
done"""


@dataclass(frozen=True, slots=True)
class Step:
    """``text`` is dedented; ``line`` is where the block stands in the page."""

    mark: str
    language: str
    text: str
    line: int


def steps_of(page: str) -> list[Step]:
    """The marked blocks of a page. Raises ``LookupError`` for a mark that no block follows."""
    found = [
        Step(
            each["mark"],
            each["language"],
            textwrap.dedent(each["text"]),
            page.count("\n", 0, each.start()) + 2,
        )
        for each in BLOCK.finditer(page)
    ]
    marks = len(MARK.findall(page))
    if len(found) != marks:
        raise LookupError(f"{marks} marks, {len(found)} of them before a block of their own indentation")
    return found


def unmarked(page: str) -> list[int]:
    """The lines at which commands begin that no mark says anything about."""
    marked = {step.line for step in steps_of(page)}
    return [
        line
        for block in COMMANDS.finditer(page)
        if (line := page.count("\n", 0, block.start()) + 1) not in marked
    ]


def script(steps: list[Step], port: int) -> str:
    """The steps for bash; step N prints to the file ``N.out`` of ``$STEPS``."""
    # With -m a job is a process group, so that what it started ends with it.
    parts = ["set -eum", "trap 'for job in $(jobs -p); do kill -- -$job; done' EXIT"]
    for number, step in enumerate(steps):
        text = step.text.replace(PORT, str(port))
        out = f'> "$STEPS/{number}.out" 2>&1'
        if step.mark == "run" and step.language == "python":
            parts.append(f"python - {out} <<'{END}'\n{text}{END}")
        elif step.mark == "run":
            parts.append(f"{{\n{text}}} {out}")
        elif step.mark == "run in the background":
            parts += [f"{{\n{text}}} {out} &", WAIT.format(port=port)]
        elif step.mark.startswith("file: "):
            name = step.mark.removeprefix("file: ")
            parts.append(f"mkdir -p \"$(dirname {name})\"; cat > {name} <<'{END}'\n{text}{END}")
    return "\n".join(parts) + "\n"


def matches(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed: equal but for white space at the ends of lines, … being anything.

    >>> matches("3 events\\n…\\nlast", "3 events\\none\\ntwo\\nlast")
    True
    """
    pattern = "(?s:.*)".join(re.escape(part) for part in _trimmed(shown).split("…"))
    return re.fullmatch(pattern, _trimmed(printed)) is not None


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
