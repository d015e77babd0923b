"""What the page needs to draw a pick over the timeline's figure: the same scene, as plain numbers."""

from __future__ import annotations

from typing import Any

from dossier.charts.timeline import MARGIN
from dossier.index.queries import Catalogue
from dossier.layout.geometry import WIDTH, panels
from dossier.layout.primitives import Box, Composition, Mark, Panel
from dossier.layout.scene import scene


def overlay(catalogue: Catalogue, there: tuple[Panel, ...] = ()) -> dict[str, Any]:
    """Margins, panels (those of the figure, where they are not the usual ones), and where each period, event and alignment
    stands; what bears on each sentence."""
    s = scene(catalogue, how=Composition(there or panels(catalogue), frozenset({"periods", "reading", "events", "alignments"})))
    at, rows = s.frame(0, 1), s.of(Box, "alignment")
    periods = zip(s.of(Box, "period"), s.of(Box, "reading"), strict=True)
    return {
        "chart": "chart",
        "margin": MARGIN,
        "wide": WIDTH,
        "range": [s.first, s.last],
        "panels": {p.name: [*at.share(p.name), p.low, p.high] for p in s.panels},
        "periods": [[era.key, era.x0, era.x1, *era.words, read.text] for era, read in periods],
        "events": {one.key: [one.x, one.panel, one.y, one.home] for one in s.of(Mark, "event")},
        "alignments": {one.key: [one.x0, one.x1, round((one.y0 + one.y1) / 2, 3), round(one.y1 - one.y0, 3)] for one in rows},
        "basis": catalogue.basis,
    }
