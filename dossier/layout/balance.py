"""Structural balance as a scene: a row for the sides and one for each third party, with a box for each run of years."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.direction import apart
from dossier.index.queries import Catalogue
from dossier.index.triads import Balance, Between, Run, place, runs
from dossier.index.words import TOO_THIN
from dossier.layout.axis import DECADES, round_years
from dossier.layout.geometry import axis
from dossier.layout.primitives import Box, Panel, Primitive, Scene, Text, Upright

LETTERS = {"balanced": "B", "unbalanced": "U", "undecided": "0", "unknown": "?"}
SIGNS = {1: "+", -1: "−", 0: "0", None: "?"}
SIGN_TONES = {1: "plus", -1: "minus", 0: "nought", None: "none"}
HANGS = "the sign would hang on joint acts"
FIRST = "0"  # the panel of the sides; that of a lane is its number


def balance_scene(catalogue: Catalogue, found: Balance) -> Scene:
    """The scene of all rows; the tone of a box is the state of its triads or, between the sides, the sign."""
    names = [pair(catalogue), *found.lanes]
    panels = tuple(Panel(str(i), 15, 5 if i else 22) for i in range(len(names)))
    opens, closes = (int(year) for year in catalogue.span(catalogue.meta.span))
    said = (
        f"Structural balance of {len(found.lanes)} triads by year, from {catalogue.opens.year} to {catalogue.closes.year}; "
        "the years are counted in the table"
    )
    items = (
        *(Text(role="lane", panel=str(i), y=0.5, lines=(name,)) for i, name in enumerate(names)),
        *(Upright(role="year", x=year, text=str(year)) for year in round_years(opens, closes, DECADES)),
        *_runs(catalogue, found),
    )
    return Scene(*axis(catalogue), panels, items, said=said)


def _runs(catalogue: Catalogue, found: Balance) -> Iterator[Primitive]:
    for row in found.between:
        said = f"{years(row.first, row.last)}: {pair(catalogue)} {SIGNS[row.sign]}, {why(found, row)}"
        a, b = place(catalogue, row.first, row.last)
        yield Box(role="run", panel=FIRST, tone=SIGN_TONES[row.sign], said=said, x0=a, x1=b, text=SIGNS[row.sign])
    for i, (name, triads) in enumerate(found.lanes.items(), 1):
        for run in runs(triads):
            state, (a, b) = run.one.state, place(catalogue, run.first, run.last)
            yield Box(role="run", panel=str(i), tone=state, said=_title(catalogue, name, run), x0=a, x1=b, text=LETTERS[state])


def years(first: int, last: int) -> str:
    """`1962`, `1962 to 1965`."""
    return str(first) if first == last else f"{first} to {last}"


def pair(catalogue: Catalogue) -> str:
    """The two sides."""
    return f"{apart(catalogue.short(catalogue.meta.side_a))}–{apart(catalogue.short(catalogue.meta.side_b))}"


def why(found: Balance, row: Between) -> str:
    """Why the sign between the sides is what it is, or is not told."""
    if row.sign:
        return f"the 95\u00a0% band lies {'above' if row.sign == 1 else 'below'} zero"
    if row.joint:
        return HANGS
    return "the 95\u00a0% band holds zero" if row.values else TOO_THIN if found.thin else "there is no level"


def _title(catalogue: Catalogue, name: str, run: Run) -> str:
    """A run in a line: years, state and the three signs."""
    one, (a, b) = run.one, (catalogue.short(side) for side in (catalogue.meta.side_a, catalogue.meta.side_b))
    said = f"{pair(catalogue)} {SIGNS[one.ab]}, {name} toward {a} {SIGNS[one.ax]}, toward {b} {SIGNS[one.bx]}"
    return f"{years(run.first, run.last)}: {one.state}. {said}"
