"""The forms of marks and fillings on paper, told apart without colour."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from dossier.handout.blocks import Label, Stroke
from dossier.layout.theme import SYMBOLS

Points = tuple[tuple[float, float], ...]
DASHES = ((), (4.0, 2.0), (1.2, 1.6), (6.0, 2.0, 1.2, 2.0), (2.5, 1.2), (8.0, 3.0))
GREYS = (0.25, 0.75, 0.5, 0.88, 0.0, 0.62)


def _round(count: int, turn: float, *radii: float) -> Points:
    """Points on a circle, or in turn on several; radius 1 is the size of the mark."""
    angles = [(i / count * 2 * pi + turn, radii[i % len(radii)]) for i in range(count)]
    return tuple((r * sin(a), -r * cos(a)) for a, r in angles)


_CROSS: Points = (
    (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35),
    (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35),
)  # fmt: skip
FORMS: dict[str, Points] = {
    "circle": _round(20, 0, 0.9),
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": _round(4, 0, 1.1),
    "triangle-up": _round(3, 0, 1.15),
    "x": tuple(((x - y) * 0.75, (x + y) * 0.75) for x, y in _CROSS),
    "star": _round(10, 0, 1.25, 0.5),
    "hexagon2": _round(6, pi / 6, 1.0),
    "cross": _CROSS,
}


def mark(x: float, y: float, kind: str, size: float, grey: float, hollow: bool = False) -> Stroke:
    """The mark of a kind of event; hollow where it is in doubt or was not told."""
    points = tuple((x + size * dx, y + size * dy) for dx, dy in FORMS[SYMBOLS.get(kind, "circle")])
    return Stroke(points, 0.6, 0.0, fill=1.0 if hollow else grey, closed=True)


def box(x0: float, y0: float, x1: float, y1: float, fill: float | None = None, width: float = 0.6) -> Stroke:
    """A rectangle; without a width it has no edge."""
    return Stroke(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), width, 0.0, fill=fill, closed=True)


def line(x0: float, y0: float, x1: float, y1: float, width: float = 0.6, grey: float = 0.0, dash: tuple = ()) -> Stroke:
    """A straight line."""
    return Stroke(((x0, y0), (x1, y1)), width, grey, dash)


def fitting(text: str, room: float, size: float = 6.6) -> str:
    """The text, or as much of it as the room allows; empty where that is nothing to read."""
    most = int(room / (size * 0.52))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…" if most > 5 else ""


def years(
    opens: float, closes: float, x: Callable[[float], float], top: float, bottom: float, every: int
) -> list[Stroke | Label]:
    """The axis of years: a number every so many years, and a faint line through the drawing."""
    out: list[Stroke | Label] = []
    for year in range(int(-(-opens // every) * every), int(closes) + 1, every):
        at = x(year)
        out += [line(at, top, at, bottom, 0.3, 0.7), Label(at, bottom + 9, str(year), 6.6, "middle")]
    return out
