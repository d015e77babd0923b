"""Where things stand on the timeline, in numbers alone, for any drawing of it.

The time axis is in decimal years. Each panel has its own vertical scale and its share of the height.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.content.dates import Edtf
from dossier.content.model import Alignment, Event
from dossier.index.queries import Index
from dossier.measures.flow import goldstein

WIDTH = 715  # of the time axis in the usual drawing, in pixels, for keeping marks and labels apart
MARK = 8.5  # width of a mark in pixels
YEAR = 38  # width of a year beside the pointer of a break, pointer included, in pixels
LETTER = 6.3  # width of a letter of a label in pixels
EDGE = 0.006  # room at each end of the axis, as a share of the span


@dataclass(frozen=True)
class Panel:
    """A strip of the chart: its height in pixels, the gap above it, and its vertical scale."""

    name: str
    height: float
    gap: float
    low: float
    high: float


@dataclass(frozen=True)
class Mark:
    """One event as drawn: panel, place, and the span of its date where the day is not known."""

    event: Event
    panel: str
    x: float
    y: float
    value: float | None
    span: tuple[float, float] | None


@dataclass(frozen=True)
class Bar:
    """One alignment as drawn in its lane."""

    alignment: Alignment
    start: float
    end: float
    y: float
    height: float


def panels(index: Index) -> list[Panel]:
    """The panels from top to bottom."""
    lanes = max(len(index.lanes), 1)
    return [
        Panel("reading", 24, 2, 0, 1),
        Panel("level", 124, 6, 0, 0),
        Panel("flow", 64, 10, 0, 0),
        Panel("a", 84, 10, -10.8, 10.8),
        Panel("joint", 34, 4, 0, 10.8),
        Panel("b", 84, 4, -10.8, 10.8),
        Panel("context", 90, 8, 0, 8.6),
        Panel("lanes", 22 * lanes, 10, 0, lanes),
    ]


def total_height(rows: list[Panel]) -> float:
    """The height of all panels with their gaps, in pixels."""
    return sum(p.height + p.gap for p in rows)


def domains(rows: list[Panel]) -> dict[str, tuple[float, float]]:
    """Each panel's share of the height, as fractions from the bottom."""
    whole, top, out = total_height(rows), 0.0, {}
    for p in rows:
        top += p.gap
        out[p.name] = (round(1 - (top + p.height) / whole, 6), round(1 - top / whole, 6))
        top += p.height
    return out


def axis(index: Index) -> tuple[float, float]:
    """Where a drawing begins and ends, in decimal years: the span with a little room at both ends."""
    opens, closes = index.span(index.meta.span)
    edge = (closes - opens) * EDGE
    return opens - edge, closes + edge


def pixels_a_year(index: Index) -> float:
    """How wide a year is in the usual drawing."""
    opens, closes = index.span(index.meta.span)
    return WIDTH / (closes - opens)


def loose(when: Edtf) -> bool:
    """True where a date must be drawn as a span: not known to about a month, or in doubt."""
    if when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days > 31 or when.approximate or when.uncertain


def panel_of(event: Event, index: Index) -> str:
    """The panel of an event: by who acts, or the one for what is no act."""
    if event.layer != "act":
        return "context"
    if event.joint:
        return "joint"
    return "a" if event.source == index.meta.side_a else "b"


def marks(index: Index) -> list[Mark]:
    """All events as marks that do not cover each other: a mark moves up or down until it is free."""
    scale = {p.name: (p.high - p.low) / p.height for p in panels(index)}
    wide = MARK * 0.8 / pixels_a_year(index)
    placed: dict[str, list[tuple[float, float]]] = {}
    out = []
    for e in index.events.values():
        panel = panel_of(e, index)
        value = goldstein(e.cameo, index.meta.edition) if e.cameo and e.layer == "act" else None
        first, last = index.span(e.date)
        x, y = (first + last) / 2, (value or 0.0) if panel != "context" else 0.7
        y = _free(placed.setdefault(panel, []), x, y, wide, MARK * 0.8 * scale[panel], panel)
        out.append(Mark(e, panel, round(x, 3), round(y, 2), value, (round(first, 3), round(last, 3)) if loose(e.date) else None))
    return out


def _free(taken: list[tuple[float, float]], x: float, y: float, wide: float, tall: float, panel: str) -> float:
    """The free height nearest to `y` on the same side of the line, else the one with most room.

    `wide` (years) and `tall` (units of the panel) are how far marks must be apart.
    """
    low, high = _bounds(panel, y, tall / 4)
    near = [ty for tx, ty in taken if abs(tx - x) < wide]
    heights = [y + sign * turn * tall / 4 for turn in range(int((high - low) / tall * 4) + 2) for sign in (1, -1)]
    heights = [height for height in heights if low <= height <= high] or [min(max(y, low), high)]
    room = {height: min((abs(ty - height) for ty in near), default=tall) for height in heights}
    best = next((height for height in heights if room[height] >= tall), max(heights, key=room.__getitem__))
    taken.append((x, best))
    return best


def _bounds(panel: str, y: float, least: float) -> tuple[float, float]:
    """How far a mark may move: a mark of cooperation stays above the line, one of conflict below it."""
    if panel == "context":
        return 0.7, 4.9
    if panel == "joint" or y > 0:
        return min(least, y) if y > 0 else 0.0, 10.6
    return (-10.6, max(-least, y)) if y else (-10.6, 10.6)


def labels(index: Index, placed: Iterable[Mark]) -> list[tuple[float, float, str, str]]:
    """Labels of turning points that do not overprint: x, row, text, event id. One that finds no room is left out."""
    rows: list[list[tuple[float, float]]] = [[], [], []]
    opens, closes = index.span(index.meta.span)
    out = []
    for m in placed:
        if not m.event.label:
            continue
        half = len(m.event.label) * LETTER / 2 / pixels_a_year(index)
        x = min(max(m.x, opens + half), closes - half)
        for number, row in enumerate(rows):
            if all(x + half + 0.3 <= a or x - half - 0.3 >= b for a, b in row):
                row.append((x - half, x + half))
                out.append((round(x, 3), 8.0 - number * 1.15, m.event.label, m.event.id))
                break
    return out


def bars(index: Index, rows: Iterable[Alignment]) -> list[Bar]:
    """Alignments as bars: a lane for each third party, its upper half toward side a; thin where the article speaks."""
    place = {actor: i for i, actors in enumerate(reversed(list(index.lanes.values()))) for actor in actors}
    out = []
    for a in rows:
        if a.third not in place:
            continue
        upper = a.toward == index.meta.side_a
        if a.basis == "article":
            y, height = (0.945 if upper else 0.515), 0.085
        else:
            y, height = (0.745 if upper else 0.315), 0.27
        start, end = index.span(a.dates)
        out.append(Bar(a, round(start, 3), round(end, 3), round(place[a.third] + y, 3), height))
    return out
