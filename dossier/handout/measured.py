"""A measured series as a strip on paper, on the whole time axis, the chosen periods shaded."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Series
from dossier.content.vocabulary import term
from dossier.handout.blocks import Block, Figure, Group, Heading, Label, Run, Stroke, Text
from dossier.handout.plan import Plan
from dossier.handout.shapes import DASHES, GREYS, Shapes, box, line, years
from dossier.index.queries import Catalogue
from dossier.layout import primitives
from dossier.layout.primitives import Box, Frame, Line, Mark, Place, Primitive, Rule, Upright
from dossier.layout.strips import key_name, keys, strip
from dossier.render.strips import described

WIDTH, HEIGHT, LEFT, RIGHT = 238.0, 38.0, 32.0, 8.0  # of half a page, and where the plot lies in it
KEYS = 100.0  # the width of the name of a line, two beside each other


def _ink(f: Frame, one: Primitive) -> Shapes:
    """What stands for values: a run, a step, a bar or a dot."""
    number = int(one.tone)

    def at(x: float, value: float) -> Place:
        return round(f.x(x), 2), round(round(f.y("strip", value), 2) * HEIGHT / 100, 2)

    match one:
        case Line():
            return [Stroke(tuple(at(*point) for point in one.points), 1.1, 0.0, DASHES[number % len(DASHES)])]
        case Mark():
            x, y = at(one.x, one.y)
            return [box(x - 1.3, y - 1.3, x + 1.3, y + 1.3, 0.0)]
        case Box():
            (a, foot), (b, end) = at(one.x0, one.y0), at(one.x1, one.y1)
            return [box(a, min(foot, end), b, max(foot, end), GREYS[number % len(GREYS)], 0.3)]
    return []


def _keys(catalogue: Catalogue, series: Series) -> Shapes:
    """The names of the lines below the drawing, each with a sample."""
    out: Shapes = []
    for i, key in enumerate(keys(series)):
        x, y = LEFT + i % 2 * KEYS, HEIGHT + 17 + 8.5 * (i // 2)
        if not key:
            continue
        if series.shape == "bar":
            out.append(box(x, y - 3, x + 14, y + 3, GREYS[i % len(GREYS)], 0.3))
        else:
            out.append(line(x, y, x + 14, y, 1.1, 0.0, DASHES[i % len(DASHES)]))
        out.append(Label(x + 18, y + 2.2, key_name(catalogue, series, key)[:24], 6.4))
    return out


def figure(catalogue: Catalogue, series: Series, periods: Iterable[str]) -> Figure:
    """The strip of a series."""
    s, chosen = strip(catalogue, series), set(periods)
    f = s.frame(LEFT, WIDTH - RIGHT)
    shapes: Shapes = []
    for era in s.of(Box, "period"):
        if era.key in chosen:
            points = box(round(f.x(era.x0), 2), 0, round(f.x(era.x1), 2), HEIGHT).points
            shapes.append(Stroke(points, 0.0, fill=0.92, closed=True))
    shapes += years(s, lambda year: round(f.x(year), 2), 0, HEIGHT)
    shapes.append(box(LEFT, 0, WIDTH - RIGHT, HEIGHT, None, 0.3))
    for rule in s.of(Rule, "zero"):
        y = round(round(f.y("strip", rule.y), 2) * HEIGHT / 100, 2)
        shapes.append(line(LEFT, y, WIDTH - RIGHT, y, 0.5))
    for one in s.of(Upright, "break"):
        shapes.append(line(round(f.x(one.x), 2), 0, round(f.x(one.x), 2), HEIGHT, 0.6, 0.0, (1.0, 1.5)))
    shapes += [shape for one in s.items if one.id.startswith("key:") for shape in _ink(f, one)]
    scale = zip(s.of(primitives.Text, "scale"), (8, HEIGHT - 2), strict=False)
    shapes += [Label(LEFT - 3, y, one.lines[0], 6.4, "end") for one, y in scale]
    keyed = _keys(catalogue, series) if s.of(primitives.Text, "scale") else []
    below = 8.5 * -(-len(keys(series)) // 2) + 3 if keyed else 0
    return Figure(WIDTH, HEIGHT + 11 + below, (*shapes, *keyed), described(catalogue, series))


def series_blocks(catalogue: Catalogue, series: Series, plan: Plan, cited: str) -> Block:
    """A series with its cautions, its citation and its terms, and in full what it says; it stays on one page."""
    warned = "; ".join(term("series-warning", w).label for w in series.warnings)
    breaks = f" Dotted uprights: the method changes ({', '.join(series.breaks)})." if series.breaks else ""
    what = f" {series.what}" if plan.detail == "full" else ""
    about = f"{series.unit}; {display(series.coverage)}.{what}{' Mind: ' + warned + '.' if warned else ''}{breaks}"
    read = (
        f"{series.citation} {series.page}, read {display(series.accessed)}."
        if plan.detail == "full"
        else f"{series.attribution}."
    )
    whence = f"{read} Terms: {series.licence} {cited}".rstrip()
    return Group(
        (
            Heading(3, series.title),
            figure(catalogue, series, plan.periods),
            Text((Run(about),), "small"),
            Text((Run(whence, "soft"),), "small"),
        )
    )
