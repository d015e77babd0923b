"""The drawing for a small screen: ribbon and level of all years at the width of a phone, with letters that can be read there.

The page lays the picked period over it; a tap picks the period under the finger.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

from dossier.index.queries import Catalogue
from dossier.layout.geometry import panels
from dossier.layout.level import Drawn
from dossier.layout.primitives import Composition
from dossier.layout.scene import scene
from dossier.layout.theme import both_looks
from dossier.render.markup import Markup, as_is, html
from dossier.render.timeline import Sides, scene_svg, sheet

SMALL = Sides(4, 294, 30)  # as wide as the narrowest phone shows
ROWS = {"reading": 42, "level": 190}  # panels and their heights
LAYERS = frozenset({"periods", "reading", "years", "rules", "level", "labels"})
YEARS = ((12, 2), (30, 5), (60, 10), (inf, 20))  # years between two that the axis names, by how many it has
NAMED = 4  # turning points


def small(catalogue: Catalogue, what: Drawn) -> Markup:
    """Ribbon and level, with the colours of both looks, and the mark of the picked period."""
    rows = tuple(replace(p, height=ROWS[p.name]) for p in panels(catalogue) if p.name in ROWS)
    how = Composition(rows, LAYERS, named=YEARS, wide=SMALL.plot, most=NAMED, dated=False)
    rules = as_is(f".d-small{{{both_looks('--', {})}--font:var(--d-sans)}}{sheet()}")
    return html(
        '<div class="d-small" style="--left:{left};--plot:{plot};--whole:{whole}">{drawing}<i></i></div>',
        left=SMALL.left, plot=SMALL.plot, whole=SMALL.whole,
        drawing=scene_svg(scene(catalogue, what, how), style=rules, sides=SMALL),
    )  # fmt: skip
