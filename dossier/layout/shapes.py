"""The shapes of marks: what each kind of event looks like on a chart, in a file and on paper, once."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Shape:
    """One form: `symbol` is Plotly's name of it, `path` that of SVG in pixels, `points` its corners where 1 is half its size."""

    symbol: str
    path: str
    points: Points


def _round(count: int, turn: float, *radii: float) -> Points:
    """Points on a circle, or in turn on several; radius 1 is the size of the mark."""
    angles = [(i / count * 2 * pi + turn, radii[i % len(radii)]) for i in range(count)]
    return tuple((r * sin(a), -r * cos(a)) for a, r in angles)


_SQUARE: Points = ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8))
_CROSS: Points = (
    (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35),
    (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35),
)  # fmt: skip
_TURNED = tuple(((x - y) * 0.75, (x + y) * 0.75) for x, y in _CROSS)
_SALTIRE = "M-4.6-2.4-2.4-4.6 0-2.2 2.4-4.6 4.6-2.4 2.2 0 4.6 2.4 2.4 4.6 0 2.2-2.4 4.6-4.6 2.4-2.2 0Z"
_STAR = "M0-5.6 1.3-1.8 5.3-1.7 2.2.7 3.3 4.5 0 2.3-3.3 4.5-2.2.7-5.3-1.7-1.3-1.8Z"
SHAPES = {
    "diplomacy": Shape("circle", "M4.2 0A4.2 4.2 0 1 1-4.2 0A4.2 4.2 0 1 1 4.2 0Z", _round(20, 0, 0.9)),
    "agreement": Shape("square", "M-3.8-3.8H3.8V3.8H-3.8Z", _SQUARE),
    "aid": Shape("diamond", "M0-5.2 5.2 0 0 5.2-5.2 0Z", _round(4, 0, 1.1)),
    "security": Shape("triangle-up", "M0-4.9 4.9 3.6H-4.9Z", _round(3, 0, 1.15)),
    "sanction": Shape("x", _SALTIRE, _TURNED),
    "force": Shape("star", _STAR, _round(10, 0, 1.25, 0.5)),
    "nuclear": Shape("hexagon2", "M-4.4 0-2.2-3.8H2.2L4.4 0 2.2 3.8H-2.2Z", _round(6, pi / 6, 1.0)),
    "politics": Shape("cross", "M-1.6-4.6H1.6V-1.6H4.6V1.6H1.6V4.6H-1.6V1.6H-4.6V-1.6H-1.6Z", _CROSS),
}  # by kind of event
