"""The panels of the default drawing and its axis, in numbers alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dossier.content.model import Alignment
from dossier.index.queries import Catalogue
from dossier.layout.primitives import WIDTH, Panel, Place

MARGIN = dict(l=6, r=112, t=4, b=26)  # left, right, top and foot of the figure beside its panels, in pixels
MARK = 8.5  # width of a mark in pixels
YEAR = 38  # width of a year beside the pointer of a break, pointer included, in pixels
LETTER = 6.3  # width of a letter of a label in pixels
UNDER = -0.68  # foot of the ribbon's panel: a word that finds no room in its box stands below it
AXIS = 32  # pixels between the level and what follows, for the years of the axis
EDGE = 0.006  # room at each end of the axis, as a share of the span


def panels(catalogue: Catalogue) -> tuple[Panel, ...]:
    """The panels of the whole drawing from top to bottom; the scales of level and flow are those of what is drawn."""
    office = (Panel("office", 38, 8, 0, 2),) if catalogue.leaders else ()
    return (
        Panel("reading", 42, 2, UNDER, 1),
        Panel("level", 216, 4, 0, 0),
        Panel("a", 80, AXIS, -10.8, 10.8),
        Panel("joint", 32, 2, 0, 10.8),
        Panel("b", 80, 2, -10.8, 10.8),
        lanes_panel(catalogue.lanes),
        *office,
        Panel("flow", 64, 12, 0, 0),
        Panel("context", 58, 10, 0, 5.5),
    )


def lanes_panel(there: Collection[str]) -> Panel:
    """The panel of some lanes."""
    count = max(len(there), 1)
    return Panel("lanes", 22 * count, 8, 0, count)


def lanes(catalogue: Catalogue, rows: Iterable[Alignment] | None = None) -> dict[str, list[str]]:
    """The lanes with their actors: those of the rows where some are given, else all."""
    there = None if rows is None else {a.third for a in rows}
    left = {name: actors for name, actors in catalogue.lanes.items() if there is None or there & set(actors)}
    return left or catalogue.lanes


def axis(catalogue: Catalogue) -> Place:
    """Where a drawing begins and ends, in decimal years: the span with a little room at both ends."""
    opens, closes = catalogue.span(catalogue.meta.span)
    edge = (closes - opens) * EDGE
    return opens - edge, closes + edge


def pixels_a_year(catalogue: Catalogue, wide: float = WIDTH) -> float:
    """How wide a year is in a drawing, the default one where no width of the time axis is given."""
    opens, closes = catalogue.span(catalogue.meta.span)
    return wide / (closes - opens)
