"""Structural balance as one drawing: a row for the sides and one for each third party, on the axis of the timeline.

Years that follow each other in one state are one box; all boxes of a state are one path, and their letters one text, which
keeps the drawing small. The table below it is its twin.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from dossier.index.queries import Index
from dossier.index.triads import Balance, place
from dossier.layout.geometry import axis
from dossier.publish.drawings import relative
from dossier.render.levelpaths import n
from dossier.render.parts import esc
from dossier.render.timeline import LEFT, PLOT, RIGHT
from dossier.render.triads import LETTERS, SIGN_CLASSES, SIGNS

TOP, ROW, TALL = 22.0, 20.0, 15.0
LEAST = 11.0  # pixels that a letter needs


@dataclass(frozen=True)
class Box:
    """Neighbouring years of one row in one state, with its letter."""

    row: int
    first: int
    last: int
    state: str
    letter: str


Placed = tuple[Box, float, float]  # with its left and right edge in pixels


def boxes(found: Balance) -> list[Box]:
    """What is drawn: row 0 has the signs between the sides, each further row the triads of a lane."""
    out = [Box(0, b.first, b.last, SIGN_CLASSES[b.sign], SIGNS[b.sign]) for b in found.between]
    for row, triads in enumerate(found.lanes.values(), 1):
        for (state, _), group in groupby(enumerate(triads), key=lambda pair: (pair[1].state, pair[1].year - pair[0])):
            years = [triad.year for _, triad in group]
            out.append(Box(row, years[0], years[-1], state, LETTERS[state]))
    return out


def balance_svg(index: Index, found: Balance) -> str:
    """The drawing; empty where no third party has a lane."""
    if not found.lanes:
        return ""
    first, last = axis(index)
    placed: list[Placed] = []
    for box in boxes(found):
        a, b = (_x(year, first, last) for year in place(index, box.first, box.last))
        placed.append((box, a, b))
    sides = f"{index.short(index.meta.side_a)}–{index.short(index.meta.side_b)}"
    height = TOP + ROW * (len(found.lanes) + 1)
    named = "".join(
        f'<text x="{n(LEFT + PLOT + 7)}" y="{n(_y(i) + 12)}">{esc(name)}</text>' for i, name in enumerate([sides, *found.lanes])
    )
    states = dict.fromkeys(box.state for box, _, _ in placed)
    drawn = "".join(_state(state, [row for row in placed if row[0].state == state]) for state in states)
    said = f"Structural balance of {len(found.lanes)} triads by year, from {index.opens.year} to {index.closes.year}; the years are counted in the table"
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="Drawing of structural balance"><svg class="t-svg d-balance" viewBox="0 0 {n(LEFT + PLOT + RIGHT)} {n(height)}" '
        f'role="img" aria-label="{esc(said)}"><defs>{PATTERNS}</defs>{drawn}<g class="t-axis">{_years(index, first, last)}</g>{named}</svg></div>'
    )


PATTERNS = "".join(
    f'<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse"><path class="{css}" d="{d}"/></pattern>'
    for key, css, d in (("b-un", "t-hatch", "M0 5 5 0"), ("b-dot", "t-hatch t-unknown", "M1 2.5H2"))
)


def _x(year: float, first: float, last: float) -> float:
    return LEFT + (year - first) / (last - first) * PLOT


def _y(row: int) -> float:
    return TOP + ROW * row


def _state(state: str, rows: list[Placed]) -> str:
    lettered = [(box, (a + b) / 2) for box, a, b in rows if b - a >= LEAST]
    path = "".join(f"M{n(a)} {n(_y(box.row))}H{n(b)}v{n(TALL)}H{n(a)}Z" for box, a, b in rows)
    text = (
        f'<text class="d-t-{state}" x="{",".join(n(x) for _, x in lettered)}" y="{",".join(n(_y(box.row) + 11.5) for box, _ in lettered)}">'
        f"{''.join(box.letter for box, _ in lettered)}</text>"
        if lettered
        else ""
    )
    return f'<path class="d-t-{state}" d="{relative(path)}"/>{text}'


def _years(index: Index, first: float, last: float) -> str:
    opens, closes = index.opens.year, index.closes.year
    return "".join(
        f'<text x="{n(_x(year, first, last))}" y="14">{year}</text>' for year in range(-(-opens // 10) * 10, closes + 1, 10)
    )
