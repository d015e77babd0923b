"""The timeline as a scene: what a dossier and a choice of the level come to, made once for every drawing of them.

A composition says which panels there are, how high each is, and which layers are shown; a layer is a function of the tables below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dossier.content.dates import display
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue
from dossier.index.words import described
from dossier.layout import labels, level, records
from dossier.layout.axis import round_years
from dossier.layout.geometry import UNDER, axis, lanes, panels
from dossier.layout.level import Drawn
from dossier.layout.office import office
from dossier.layout.primitives import Box, Composition, Primitive, Rule, Scene, Text, Upright


def scene(catalogue: Catalogue, what: Drawn | None = None, how: Composition | None = None) -> Scene:
    """The scene of a dossier in a composition, else in the default one. Without `what` it has nothing of level and flow.

    Panels that a composition has not are left out with all that stands in them.
    """
    how = how or Composition(panels(catalogue))
    scales = {"level": level.reach(what), "flow": level.flow_reach(what.found.flows)} if what else {}
    there = tuple(replace(p, low=scales[p.name][0], high=scales[p.name][1]) if p.name in scales else p for p in how.panels)
    made = [one for name, layer in LAYERS.items() if how.shows(name) for one in layer(catalogue, how)]
    made += [one for name, found in OF_LEVEL.items() if what and how.shows(name) for one in found(catalogue, what, how)]
    names = {"", *(p.name for p in there)}
    said = (
        f"timeline from {catalogue.opens.year} to {catalogue.closes.year} with {len(catalogue.periods)} periods, {len(catalogue.events)} events and "
        f"{len(catalogue.alignments)} alignments; all of them are in the lists"
    )
    return Scene(
        *(how.years or axis(catalogue)), there, tuple(one for one in made if one.panel in names), catalogue.meta.title, said
    )


def _periods(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """A band for each period through all panels, and an edge between two."""
    for number, p in enumerate(catalogue.periods.values()):
        words, (a, b) = (p.title, display(p.dates)), catalogue.span(p.dates)
        said, tone = ", ".join(words), str(number % 2)
        yield Box(role="period", id=f"period:{p.id}", tone=tone, words=words, said=said, x0=a, x1=b, text=p.title)
        if number:
            yield Upright(role="edge", x=a)


def _reading(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """The article's reading of each period."""
    for p in catalogue.periods.values():
        read, head, (a, b) = term("reading", p.reading), f"{p.title}, {display(p.dates)}", catalogue.span(p.dates)
        said, key = described(p), f"period:{p.id}"
        yield Box(
            role="reading", panel="reading", id=key, tone=p.reading, words=(head, f"{said} {p.reading_basis}"), said=f"{head}. {said}",
            x0=a, x1=b, text=read.label, sign=read.sign,
        )  # fmt: skip
        if p.reading != "silent":
            yield Text(role="under", panel="reading", id=key, x=(a + b) / 2, y=UNDER / 2, lines=(read.label,))


def _years(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """The years that the axis names."""
    opens, closes = how.years or map(int, catalogue.span(catalogue.meta.span))
    yield from (Upright(role="year", x=year, text=str(year)) for year in round_years(opens, closes, how.named))


def _rules(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """Zero lines, and hairlines between lanes."""
    yield from (Rule(role="zero", panel=panel, y=0.0) for panel in ("flow", "a", "joint", "b"))
    yield from (Rule(role="hairline", panel="lanes", y=i) for i in range(1, len(lanes(catalogue, how.rows))))


def _lanes(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """The name of each lane beside it."""
    for i, name in enumerate(reversed(list(lanes(catalogue, how.rows)))):
        yield Text(role="lane", panel="lanes", y=i + 0.53, lines=(name,))


LAYERS: dict[str, Callable[[Catalogue, Composition], Iterable[Primitive]]] = {
    "periods": _periods,
    "reading": _reading,
    "years": _years,
    "rules": _rules,
    "events": records.events,
    "alignments": records.alignments,
    "names": _lanes,
    "office": office,
}
OF_LEVEL: dict[str, Callable[[Catalogue, Drawn, Composition], Iterable[Primitive]]] = {
    "level": level.level,
    "flow": level.flow,
    "breaks": level.breaks,
    "labels": labels.labels,
    "names": level.names,
}
