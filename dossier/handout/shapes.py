"""Marks, boxes and lines on paper, told apart without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from dossier.content.unicode import columns
from dossier.handout.blocks import Label, Stroke
from dossier.layout.primitives import Scene, Upright
from dossier.layout.shapes import SHAPES

Shapes = list[Stroke | Label]
DASHES = ((), (4.0, 2.0), (1.2, 1.6), (6.0, 2.0, 1.2, 2.0), (2.5, 1.2), (8.0, 3.0))
GREYS = (0.25, 0.75, 0.5, 0.88, 0.0, 0.62)


def mark(x: float, y: float, kind: str, size: float, grey: float, hollow: bool = False) -> Stroke:
    """The mark of a kind of event, round where it is none; hollow where it is in doubt or was not told."""
    points = tuple((x + size * dx, y + size * dy) for dx, dy in SHAPES[kind or "diplomacy"].points)
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
    if columns(text) <= most:
        return text
    kept = bisect_right(range(1, len(text) + 1), most - 1, key=lambda end: columns(text[:end]))
    return text[:kept].rstrip() + "…" if most > 5 else ""


def years(s: Scene, x: Callable[[float], float], top: float, bottom: float) -> Shapes:
    """The axis of years: the numbers that the scene names, and a faint line through the drawing for each."""
    out: Shapes = []
    for year in s.of(Upright, "year"):
        at = x(year.x)
        out += [line(at, top, at, bottom, 0.3, 0.7), Label(at, bottom + 9, year.text, 6.6, "middle")]
    return out
