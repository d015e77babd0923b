"""The layer of leaders: who held an office on either side, a row for each side."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.dates import display
from dossier.index.compare import leaders_called, terms
from dossier.index.queries import Catalogue
from dossier.layout.primitives import Box, Composition, Primitive, Text

ROW, LESS = (-0.4, 0.4), (-0.4, -0.28)  # foot and head of a term in its row, and of one within another's


def office(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """Each term as a box from its first to its last day, side a above; one that lies within another's is low and not named."""
    for y, side in ((1.5, catalogue.meta.side_a), (0.5, catalogue.meta.side_b)):
        found = sorted(terms(catalogue, side), key=lambda one: one.dates.sort_key)
        if found:
            yield Text(role="name", panel="office", y=y, lines=(leaders_called(catalogue, side),))
        spans = {one.id: catalogue.span(one.dates) for one in found}
        for one in found:
            start, end = spans[one.id]
            within = any(a <= start and end <= b and b - a > end - start for a, b in spans.values())
            low, high = LESS if within else ROW
            when, called = display(one.dates), "" if within else one.short or one.name
            yield Box(
                role="term", panel="office", id=f"leader:{one.id}", words=(one.name, f"{one.title}, {when}"), text=called,
                said=f"{one.name}, {one.title}, {when}", x0=round(start, 3), x1=round(end, 3), y0=y + low, y1=y + high,
            )  # fmt: skip
