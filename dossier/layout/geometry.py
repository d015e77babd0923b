"""The panels of the default drawing and its axis, in numbers alone."""

from __future__ import annotations

from dossier.index.queries import Catalogue
from dossier.layout.primitives import Panel, Place

WIDTH = 715  # of the time axis in the default drawing, in pixels, for keeping marks and labels apart
MARK = 8.5  # width of a mark in pixels
YEAR = 38  # width of a year beside the pointer of a break, pointer included, in pixels
LETTER = 6.3  # width of a letter of a label in pixels
EDGE = 0.006  # room at each end of the axis, as a share of the span


def panels(catalogue: Catalogue) -> tuple[Panel, ...]:
    """The panels of the default drawing from top to bottom; the scales of level and flow are those of what is drawn."""
    lanes = max(len(catalogue.lanes), 1)
    return (
        Panel("reading", 24, 2),
        Panel("level", 124, 6, 0, 0),
        Panel("flow", 64, 10, 0, 0),
        Panel("a", 84, 10, -10.8, 10.8),
        Panel("joint", 34, 4, 0, 10.8),
        Panel("b", 84, 4, -10.8, 10.8),
        Panel("context", 90, 8, 0, 8.6),
        Panel("lanes", 22 * lanes, 10, 0, lanes),
    )


def axis(catalogue: Catalogue) -> Place:
    """Where a drawing begins and ends, in decimal years: the span with a little room at both ends."""
    opens, closes = catalogue.span(catalogue.meta.span)
    edge = (closes - opens) * EDGE
    return opens - edge, closes + edge


def pixels_a_year(catalogue: Catalogue) -> float:
    """How wide a year is in the default drawing."""
    opens, closes = catalogue.span(catalogue.meta.span)
    return WIDTH / (closes - opens)
