"""What the page needs to draw a pick over the timeline's figure: the same scene, as plain numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dossier.index.queries import Catalogue
from dossier.index.words import described
from dossier.layout.geometry import MARGIN, panels
from dossier.layout.primitives import WIDTH, Box, Composition, Mark
from dossier.layout.scene import scene


def overlay(catalogue: Catalogue, how: Composition | None = None) -> dict[str, Any]:
    """Margins, panels (those of the figure, where it is not the whole one), and where each period, event and alignment stands;
    what bears on each sentence."""
    layers = frozenset({"periods", "reading", "events", "alignments"})
    s = scene(catalogue, how=replace(how or Composition(panels(catalogue)), layers=layers))
    at, rows = s.frame(0, 1), s.of(Box, "alignment")
    periods = zip(s.of(Box, "period"), s.of(Box, "reading"), strict=True)
    return {
        "chart": "chart",
        "margin": MARGIN,
        "wide": WIDTH,
        "range": [s.first, s.last],
        "panels": {p.name: [*at.share(p.name), p.low, p.high] for p in s.panels},
        "periods": [
            [era.key, era.x0, era.x1, *era.words, read.text, described(catalogue.periods[era.key])] for era, read in periods
        ],
        "events": {one.key: [one.x, one.panel, one.y, one.home] for one in s.of(Mark, "event")},
        "alignments": {one.key: [one.x0, one.x1, round((one.y0 + one.y1) / 2, 3), round(one.y1 - one.y0, 3)] for one in rows},
        "basis": catalogue.basis,
    }
