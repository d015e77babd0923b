"""The layers of the drawing that a reader switches on and off, and the composition that a choice of them comes to."""

from __future__ import annotations

from collections.abc import Collection

from dossier.content.problems import count
from dossier.index.queries import Catalogue
from dossier.layout.geometry import lanes, lanes_panel, panels
from dossier.layout.primitives import Composition

PANELS = {
    "acts": ("a", "joint", "b"),
    "parties": ("lanes",),
    "all-parties": ("lanes",),
    "leaders": ("office",),
    "sums": ("flow",),
    "context": ("context",),
}  # by layer, the panels that it needs
USUAL = ("acts", "parties", "leaders")
FEW = 3  # lanes of third parties that stand there from the start


def few(catalogue: Catalogue) -> dict[str, list[str]]:
    """The lanes of which the record says most, in their order, each with its actors."""
    rows = {name: sum(a.third in actors for a in catalogue.alignments.values()) for name, actors in catalogue.lanes.items()}
    most = sorted(rows, key=rows.__getitem__, reverse=True)[:FEW]
    return {name: actors for name, actors in catalogue.lanes.items() if name in most}


def offered(catalogue: Catalogue) -> dict[str, str]:
    """The layers that a dossier has something for, each with what its switch says."""
    there, lanes = {p.name for p in panels(catalogue)}, len(catalogue.lanes)
    context = sum(e.layer != "act" for e in catalogue.events.values())
    named = {
        "acts": f"{len(catalogue.events) - context} acts",
        "parties": count(min(lanes, FEW), "third party", "third parties") if lanes else "",
        "all-parties": f"all {lanes}" if lanes > FEW else "",
        "leaders": "leaders",
        "sums": "sums by year",
        "context": f"{context} of context" if context else "",
    }
    return {layer: said for layer, said in named.items() if said and there & set(PANELS[layer])}


def composition(catalogue: Catalogue, shown: Collection[str]) -> Composition:
    """The drawing with some layers: those of the reading and the level always stand in it."""
    optional = {name for found in PANELS.values() for name in found}
    wanted = {name for layer in shown for name in PANELS.get(layer, ())}
    rows = None
    if "all-parties" not in shown:
        actors = {actor for found in few(catalogue).values() for actor in found}
        rows = tuple(a for a in catalogue.alignments.values() if a.third in actors)
    sized = (lanes_panel(lanes(catalogue, rows)) if p.name == "lanes" else p for p in panels(catalogue))
    return Composition(tuple(p for p in sized if p.name not in optional or p.name in wanted), rows=rows)
