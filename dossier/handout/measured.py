"""A measured series as a strip on paper, on the whole time axis, the chosen periods shaded."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Series
from dossier.content.vocabulary import term
from dossier.handout.blocks import Block, Figure, Group, Heading, Label, Run, Stroke, Text
from dossier.handout.plan import Plan
from dossier.handout.shapes import DASHES, GREYS, box, line, years
from dossier.index.queries import Index
from dossier.index.words import rough
from dossier.layout.strips import Line, Spot, Strip, slots, strip
from dossier.render.strips import described, key_name

WIDTH, HEIGHT, LEFT, RIGHT = 238.0, 38.0, 32.0, 8.0  # of half a page, and where the plot lies in it
KEYS = 100.0  # the width of the name of a line, two beside each other
Shapes = list[Stroke | Label]


def _x(s: Strip, year: float) -> float:
    return round(LEFT + (year - s.opens) / (s.closes - s.opens) * (WIDTH - LEFT - RIGHT), 2)


def _y(value: float) -> float:
    return round(value * HEIGHT / 100, 2)


def _line(s: Strip, one: Line, number: int) -> Shapes:
    """The values of one key: runs, steps, bars or dots."""
    dash, shape = DASHES[number % len(DASHES)], s.series.shape
    if shape == "bar":
        return [_bar(s, number, spot) for spot in one.spots]
    out: Shapes = []
    for run in one.runs:
        if shape == "step":
            points = [(_x(s, x), _y(spot.y)) for spot in run for x in (spot.start, spot.end)]
        else:
            points = [(_x(s, spot.x), _y(spot.y)) for spot in run]
        if shape == "dot" or len(points) == 1:
            out += [box(x - 1.3, y - 1.3, x + 1.3, y + 1.3, 0.0) for x, y in points]
        else:
            out.append(Stroke(tuple(points), 1.1, 0.0, dash))
    return out


def _bar(s: Strip, number: int, spot: Spot) -> Stroke:
    a, b = slots(len(s.lines), number, spot)
    foot = s.zero if s.zero is not None else spot.y
    y = _y(spot.y)
    return box(_x(s, a), min(y, _y(foot)), _x(s, b), max(y, _y(foot)), GREYS[number % len(GREYS)], 0.3)


def _keys(index: Index, s: Strip) -> Shapes:
    """The names of the lines below the drawing, each with a sample."""
    out: Shapes = []
    for i, one in enumerate(s.lines):
        x, y = LEFT + i % 2 * KEYS, HEIGHT + 17 + 8.5 * (i // 2)
        if not one.key:
            continue
        if s.series.shape == "bar":
            out.append(box(x, y - 3, x + 14, y + 3, GREYS[i % len(GREYS)], 0.3))
        else:
            out.append(line(x, y, x + 14, y, 1.1, 0.0, DASHES[i % len(DASHES)]))
        out.append(Label(x + 18, y + 2.2, key_name(index, s.series, one.key)[:24], 6.4))
    return out


def figure(index: Index, series: Series, periods: Iterable[str]) -> Figure:
    """The strip of a series."""
    s = strip(index, series)
    shapes: Shapes = []
    for p in periods:
        a, b = index.span(index.periods[p].dates)
        shapes.append(Stroke(box(_x(s, a), 0, _x(s, b), HEIGHT).points, 0.0, fill=0.92, closed=True))
    shapes += years(s.opens, s.closes, lambda year: _x(s, year), 0, HEIGHT, 20)
    shapes.append(box(LEFT, 0, WIDTH - RIGHT, HEIGHT, None, 0.3))
    shapes += [line(LEFT, _y(s.zero), WIDTH - RIGHT, _y(s.zero), 0.5)] if s.zero is not None else []
    shapes += [line(_x(s, year), 0, _x(s, year), HEIGHT, 0.6, 0.0, (1.0, 1.5)) for year in s.breaks]
    shapes += [shape for i, one in enumerate(s.lines) for shape in _line(s, one, i)]
    if s.scale:
        shapes += [
            Label(LEFT - 3, 8, rough(s.scale.high), 6.4, "end"),
            Label(LEFT - 3, HEIGHT - 2, rough(s.scale.low), 6.4, "end"),
        ]
    keys = _keys(index, s)
    below = 8.5 * -(-len(s.lines) // 2) + 3 if keys else 0
    return Figure(WIDTH, HEIGHT + 11 + below, (*shapes, *keys), described(index, series))


def series_blocks(index: Index, series: Series, plan: Plan, cited: str) -> Block:
    """A series with its cautions, its citation and its terms, and in full what it says; it stays on one page."""
    warned = "; ".join(term("series-warning", w).label for w in series.warnings)
    breaks = f" Dotted uprights: the method changes ({', '.join(series.breaks)})." if series.breaks else ""
    what = f" {series.what}" if plan.detail == "full" else ""
    about = f"{series.unit}; {display(series.coverage)}.{what}{' Mind: ' + warned + '.' if warned else ''}{breaks}"
    whence = f"{series.citation} {series.page}, read {display(series.accessed)}. Terms: {series.licence} {cited}".rstrip()
    return Group(
        (
            Heading(3, series.title),
            figure(index, series, plan.periods),
            Text((Run(about),), "small"),
            Text((Run(whence, "soft"),), "small"),
        )
    )
