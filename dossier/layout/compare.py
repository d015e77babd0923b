"""Two ranges side by side as scenes: both on the level of all years, and what each holds: its acts, its level, the stances.

Each scene has one panel for each of its rows; what is drawn beyond the range of a scene is cut at its edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dossier.content.dates import display, year_fraction
from dossier.content.direction import apart
from dossier.content.model import Alignment
from dossier.content.vocabulary import term
from dossier.index.compare import Range, Side
from dossier.index.fluctuation import Fluctuation
from dossier.index.queries import Catalogue
from dossier.index.words import signed
from dossier.layout.axis import Steps, round_years
from dossier.layout.primitives import Area, Box, Line, Mark, Panel, Place, Primitive, Rule, Scene, Text, Upright
from dossier.layout.records import panel_of
from dossier.measures.flow import bin_middle
from dossier.measures.level import Level

WEIGHTS = 10.8  # the panel of acts reaches so far from zero
MIDDLE = ((9, 1), (20, 2), (40, 5), (float("inf"), 10))  # years named below a range
WHOLE: Steps = ((20, 2), (45, 5), (float("inf"), 10))  # and below all years
CLOSE = 0.06  # of an axis: no year is named so near its end
LETTERS = ("a", "b")
DAY = timedelta(days=1)


def ends(one: Range) -> Place:
    """A range in decimal years, from the beginning of its first day to the end of its last."""
    return round(year_fraction(one.first), 3), round(
        year_fraction(one.last + DAY) if one.last < date.max else float(date.max.year), 3
    )


def whole(catalogue: Catalogue, found: Fluctuation, pair: Sequence[Range]) -> Scene:
    """The level of all years with both ranges, `a` and `b`."""
    opens, closes = (round(year, 3) for year in catalogue.span(catalogue.meta.span))
    low, high = reach(found.level)
    boxes = [
        Box(role="range", panel="level", tone=letter, x0=max(x0, opens), x1=min(x1, closes), y0=low, y1=high, text=letter.upper())
        for letter, one in zip(LETTERS, pair, strict=True)
        for x0, x1 in [ends(one)]
    ]
    items = [*boxes, *_level(found, opens, closes), *_ticks(low, high), *_years(opens, closes, WHOLE)]
    return Scene(opens, closes, (Panel("level", 100, 0, low, high),), tuple(items))


def reach(level: Level | None) -> Place:
    """The least and greatest value of a panel that shows the level with its band, zero included."""
    values = [0.0, *(level.low if level else (-1.0,)), *(level.high if level else (5.0,))]
    return min(values) - 0.4, max(values) + 0.4


def held(catalogue: Catalogue, found: Fluctuation, one: Side) -> Scene:
    """The acts of a range by date and weight, with the level of that time behind them; hollow where side b acts alone."""
    first, last = ends(one.range)
    marks = [
        Mark(
            role="act", panel="acts", id=f"event:{e.id}", home=catalogue.home.get(e.id, ""), value=value, y=value,
            x=round(min(max(sum(catalogue.span(e.date)) / 2, first), last), 3), hollow=panel_of(e, catalogue) == "b",
            words=(apart(e.title), display(e.date), signed(value)), said=f"{apart(e.title)}, {display(e.date)}, {signed(value)}",
        )
        for e, value in one.acts
    ]  # fmt: skip
    items = [*_level(found, first, last), *_ticks(-WEIGHTS, WEIGHTS), *_years(first, last, MIDDLE), *marks]
    return Scene(first, last, (Panel("acts", 100, 0, -WEIGHTS, WEIGHTS),), tuple(items))


def all_time(catalogue: Catalogue) -> Range:
    """All years of a dossier as a range."""
    return Range("all", "all", "", catalogue.opens, catalogue.closes, "")


def levels(pair: Sequence[tuple[Catalogue, Fluctuation]]) -> Scene:
    """The levels of two dossiers on one axis, each with its band; the tone is `a` or `b`."""
    spans = [c.span(c.meta.span) for c, _ in pair]
    opens, closes = round(min(a for a, _ in spans), 3), round(max(b for _, b in spans), 3)
    low, high = (pick(reach(found.level)[i] for _, found in pair) for i, pick in enumerate((min, max)))
    items = [
        replace(one, tone=letter)
        for letter, (_, found) in zip(LETTERS, pair, strict=True)
        for one in _level(found, opens, closes)
    ]
    return Scene(opens, closes, (Panel("level", 100, 0, low, high),), (*items, *_ticks(low, high), *_years(opens, closes, WHOLE)))


def _level(found: Fluctuation, first: float, last: float) -> Iterator[Primitive]:
    """The level with its band, from one year beyond the edges on, so that the lines reach them; nothing where there is none."""
    if found.level is None:
        return
    unit, rows = found.choice.unit, zip(found.level.bins, found.level.level, found.level.low, found.level.high, strict=True)
    there = [(x, *row) for bin, *row in rows if first - 1.5 <= (x := bin_middle(bin, unit)) <= last + 1.5]
    if there:
        yield Area(role="band", low=tuple((x, low) for x, _, low, _ in there), high=tuple((x, high) for x, _, _, high in there))
        yield Line(role="level", points=tuple((x, value) for x, value, _, _ in there))


def _ticks(low: float, high: float) -> Iterator[Primitive]:
    for value in (-8, -4, 0, 4, 8):
        if low < value < high:
            yield Rule(role="hairline" if value else "zero", y=value)
            yield Text(role="tick", y=value, lines=(f"{value:+d}".replace("-", "−") if value else "0",))


def _years(first: float, last: float, steps: Steps) -> Iterator[Upright]:
    """Years that an axis names; one that begins close to the end has no room for its name."""
    room = (last - first) * CLOSE
    yield from (
        Upright(role="year", x=year, text=str(year)) for year in round_years(first, last, steps) if first <= year <= last - room
    )


def lanes(catalogue: Catalogue, ranges: Iterable[Range]) -> dict[str, list[str]]:
    """The lanes of third parties whose stance is on record on some day of one of the ranges, with their actors."""
    spans = list(ranges)
    there = {a.third for a in recorded(catalogue) if any(a.dates.overlaps(one.first, one.last) for one in spans)}
    return {name: actors for name, actors in catalogue.lanes.items() if there & set(actors)}


def recorded(catalogue: Catalogue) -> list[Alignment]:
    """The stances toward either side that sources show, in order of time."""
    sides = (catalogue.meta.side_a, catalogue.meta.side_b)
    return [a for a in catalogue.alignments.values() if a.basis == "record" and a.toward in sides]


def stances(catalogue: Catalogue, one: Range, lane: str) -> Scene:
    """How the third party of a lane stood toward either side within a range, each stance cut at its edges."""
    first, last = ends(one)
    actors, sides = catalogue.lanes.get(lane, []), (catalogue.meta.side_a, catalogue.meta.side_b)
    boxes = [
        Box(
            role="stance", panel=a.toward, id=f"alignment:{a.id}", tone=a.stance, x0=max(x0, first), x1=min(x1, last),
            text=term("stance", a.stance).label, sign=term("stance", a.stance).sign,
            said=f"{apart(catalogue.name(a.third, a.dates))}: {term('stance', a.stance).label}, {display(a.dates)}",
        )
        for a in recorded(catalogue)
        if a.third in actors and a.dates.overlaps(one.first, one.last)
        for x0, x1 in [(round(x, 3) for x in catalogue.span(a.dates))]
        if x1 > first and x0 < last
    ]  # fmt: skip
    return Scene(first, last, tuple(Panel(side, 1) for side in sides), tuple(boxes), lane)
