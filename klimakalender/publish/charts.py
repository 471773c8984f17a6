"""Numbers → the geometry of a picture: bars, lines, and a grid of shades. Pure; the templates draw it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 240
LEFT, BOTTOM, TOP = 56, 30, 12
PLOT = HEIGHT - BOTTOM - TOP
SHADES = 5
Label = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: where, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column; ``kind`` is the number of its name."""

    kind: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of bars with its name in full, its values and the place of its tick."""

    name: str
    values: tuple[int, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars."""

    names: tuple[str, ...]
    columns: list[Column]
    ticks: list[Tick]
    levels: list[Tick]


@dataclass(frozen=True, slots=True)
class Line:
    """One series as an SVG path (broken where a value is unknown) and its points."""

    name: str
    path: str
    points: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over the same months; ``rows`` are the numbers themselves."""

    lines: list[Line]
    ticks: list[Tick]
    levels: list[Tick]
    rows: list[tuple[str, tuple[float | None, ...]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells ``(number, shade)``."""

    columns: list[tuple[str, str]]
    rows: list[tuple[str, list[tuple[int, int]], int]]


def bars(parts: Sequence[tuple[str, Sequence[int]]], names: Sequence[str], label: Label) -> Bars:
    """Columns of ``(key, values)`` from left to right, the first value at the bottom."""
    top = _round_up(max(sum(values) for _, values in parts))
    step = (WIDTH - LEFT) / len(parts)
    columns = []
    for position, (key, values) in enumerate(parts):
        x, y, stack = LEFT + position * step + step * 0.12, float(HEIGHT - BOTTOM), []
        for kind, value in enumerate(values):
            height = round(value / top * PLOT, 1)
            y = round(y - height, 1)
            if value:
                stack.append(Bar(kind, round(x, 1), y, round(step * 0.76, 1), height))
        columns.append(Column(label(key), tuple(values), tuple(stack)))
    ticks = _ticks([key for key, _ in parts], step)
    return Bars(tuple(names), columns, ticks, _levels(top))


def lines(
    keys: Sequence[str], series: Sequence[Sequence[float | None]], names: Sequence[str], label: Label
) -> Lines:
    """Per cent from 0 to 100 over ``keys``."""
    step = (WIDTH - LEFT) / len(keys)
    drawn = []
    for name, values in zip(names, series, strict=True):
        path, points, joined = "", [], False
        for position, value in enumerate(values):
            if value is None:
                joined = False
                continue
            x = round(LEFT + (position + 0.5) * step, 1)
            y = round(TOP + (1 - value / 100) * PLOT, 1)
            path += f"{'L' if joined else 'M'}{x} {y}"
            points.append((x, y))
            joined = True
        drawn.append(Line(name, path, points))
    rows = [(label(key), tuple(values[n] for values in series)) for n, key in enumerate(keys)]
    return Lines(drawn, _ticks(keys, step), _levels(100, " %"), rows)


def grid(rows: Sequence[tuple[str, Sequence[int]]], columns: Sequence[tuple[str, str]]) -> Grid:
    """Cells with a shade from 0 (nothing) to ``SHADES`` (the most there is)."""
    most = max(max(values) for _, values in rows)
    return Grid(
        list(columns),
        [
            (key, [(value, -(-value * SHADES // most)) for value in values], sum(values))
            for key, values in rows
        ],
    )


def _ticks(keys: Sequence[str], step: float) -> list[Tick]:
    """A tick under every column, or under some of them where they would touch."""
    every = -(-len(keys) // 12)
    return [
        Tick(round(LEFT + (position + 0.5) * step, 1), _short(key))
        for position, key in enumerate(keys)
        if position % every == 0
    ]


def _short(key: str) -> str:
    """``2026-11`` → ``11.26``."""
    return f"{key[5:7]}.{key[2:4]}" if len(key) == len("2026-11") else key


def _levels(top: int, unit: str = "") -> list[Tick]:
    return [
        Tick(round(TOP + (1 - share) * PLOT, 1), f"{round(top * share)}{unit}")
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]


def _round_up(value: int) -> int:
    """The next number that four steps divide.

    >>> [_round_up(n) for n in (0, 3, 9, 130)]
    [4, 4, 12, 160]
    """
    step = 4
    while step * 10 < value:
        step *= 10
    return max(step, -(-value // step) * step)
