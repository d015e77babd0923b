"""A measured series as a scene on the axis of the timeline, and what its values come to.

A value that is missing is a gap and never joined over; zero is a value. The table of a series has all its rows, the scene
those that lie on the axis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossier.content.dates import Edtf, display
from dossier.content.model import Point, Series
from dossier.index.queries import Catalogue
from dossier.index.words import amount, rough
from dossier.layout.axis import STRIP, round_years
from dossier.layout.primitives import Area, Box, Line, Mark, Panel, Place, Primitive, Rule, Scene, Text, Upright

ROOM = 7.0  # hundredths of the height, for the width of a line at the edges
NEAR_ZERO = 0.4  # a scale of lines begins at zero where its least value is smaller than this share of its greatest
JOINED = 0.02  # years that may lie between two values that are joined
WHOLE = 0.9  # of the usual time, which a sum must cover to be set beside others; February has as many days of March
INSET = 0.1  # share of its time that a bar leaves free at each side


@dataclass(frozen=True)
class Spot:
    """A value with the years from when to when it counts."""

    point: Point
    value: float
    start: float
    end: float

    @property
    def x(self) -> float:
        return round((self.start + self.end) / 2, 3)


@dataclass(frozen=True)
class Row:
    """One time of a series with the points that it has, by key."""

    date: Edtf
    points: Mapping[str, Point]


@dataclass(frozen=True)
class Facts:
    """What the values of one key come to over some time: how many, the first, the last, the least and the greatest."""

    key: str
    n: int
    first: Point
    last: Point
    least: Point
    greatest: Point


def keys(series: Series) -> list[str]:
    """The keys of the dimension column in the order of the file; one empty key where there is none."""
    return list(dict.fromkeys(p.key for p in series.points))


def key_name(catalogue: Catalogue, series: Series, key: str) -> str:
    """The name of a line: an actor, a pair of actors, or the part as the source calls it."""
    if series.by == "actor":
        return catalogue.short(key)
    if series.by == "dyad":
        cuts = [(key[:i], key[i + 1 :]) for i, sign in enumerate(key) if sign == "-"]
        known = [pair for pair in cuts if pair[0] in catalogue.actors and pair[1] in catalogue.actors] or cuts[:1]
        return "–".join(catalogue.short(actor) for actor in known[0]) if known else key
    return key


def rows(series: Series) -> list[Row]:
    """The series by time: every date once, with a point for each key that has a row there."""
    found: dict[str, dict[str, Point]] = {}
    dates: dict[str, Edtf] = {}
    for p in series.points:
        dates[p.date.text] = p.date
        found.setdefault(p.date.text, {})[p.key] = p
    order = sorted(dates.values(), key=lambda when: when.sort_key)
    return [Row(when, found[when.text]) for when in order]


def value_words(p: Point) -> str:
    """A value with its bounds."""
    bounds = f" ({amount(p.low)} to {amount(p.high)})" if p.low is not None and p.high is not None else ""
    if p.value is None:
        return "not read" if p.unread else "no value"
    return amount(p.value) + bounds


def _days(p: Point) -> int:
    first, last = p.date.sort_key
    return (last - first).days + 1


def _value(p: Point) -> float:
    assert p.value is not None
    return p.value


def whole(series: Series, points: Iterable[Point]) -> list[Point]:
    """The points without sums over a shorter time than most in their series: the least may be so because it is cut short."""
    if series.shape != "bar":
        return list(points)
    lengths = sorted(map(_days, series.points))
    usual = lengths[len(lengths) // 2]
    return [p for p in points if _days(p) >= WHOLE * usual]


def break_years(series: Series) -> list[float]:
    """The years from which another method counts."""
    return [float(found.group()) for text in series.breaks if (found := re.match(r"[0-9]{4}", text))]


def strip(catalogue: Catalogue, series: Series) -> Scene:
    """A series as a scene of one panel. The tone of what stands for values is the number of their key."""
    opens, closes = (round(year, 3) for year in catalogue.span(catalogue.meta.span))
    there = [p for p in series.points if p.date.overlaps(catalogue.opens, catalogue.closes)]
    bounds = _bounds(series, there)
    panel = Panel("strip", 100, 0, *(bounds or (0.0, 1.0)), room=ROOM)
    items = [*_around(catalogue, series, opens, closes)]
    if bounds:
        low, high = bounds
        items += [Rule(role="zero", panel="strip", y=0.0)] if low <= 0 <= high else []
        items += [Text(role="scale", panel="strip", y=value, lines=(rough(value),)) for value in (high, low)]
        for number, key in enumerate(keys(series)):
            found = _runs(catalogue, series, [p for p in there if p.key == key])
            items += _line(series, number, found)
    return Scene(opens, closes, (panel,), tuple(items), series.title)


def _around(catalogue: Catalogue, series: Series, opens: float, closes: float) -> Iterator[Primitive]:
    """Periods, years, what the source does not cover, changes of method, and for each time the words of its values."""
    for number, p in enumerate(catalogue.periods.values()):
        a, b = catalogue.span(p.dates)
        yield Box(role="period", panel="strip", id=f"period:{p.id}", tone=str(number % 2), x0=a, x1=b)
    yield from (Upright(role="year", panel="strip", x=year, text=str(year)) for year in round_years(opens, closes, STRIP))
    yield from (Box(role="unknown", panel="strip", x0=a, x1=b) for a, b in _unknown(catalogue, series))
    yield from (Upright(role="break", panel="strip", x=year) for year in break_years(series) if opens < year < closes)
    names = {key: key_name(catalogue, series, key) for key in keys(series)}
    for row in rows(series):
        if row.date.overlaps(catalogue.opens, catalogue.closes):
            (a, b), there = (
                catalogue.span(row.date),
                ((name, row.points[key]) for key, name in names.items() if key in row.points),
            )
            values = ", ".join(f"{name + ' ' if name else ''}{value_words(p)}" for name, p in there)
            yield Box(role="time", panel="strip", said=f"{display(row.date)}: {values} ({series.unit})", x0=a, x1=b)


def _bounds(series: Series, points: Iterable[Point]) -> Place | None:
    """The values at the bottom and at the top; `None` where there is none."""
    values = [v for p in points if p.value is not None for v in (p.value, p.low, p.high) if v is not None]
    if not values:
        return None
    low, high = min(values), max(values)
    if series.shape in ("bar", "step") or 0 <= low < NEAR_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (low - 1, high + 1) if low else (0.0, 1.0)


def _runs(catalogue: Catalogue, series: Series, points: list[Point]) -> list[list[Spot]]:
    """Values in runs. A missing value, a time without a row and a change of method each end a run.

    A step holds until the next row, so that for steps a time without a row is none without a value.
    """
    holds, breaks = series.shape == "step", break_years(series)
    covered = catalogue.span(series.coverage)[1]
    out: list[list[Spot]] = []
    joined = False
    for i, p in enumerate(points):
        if p.value is None:
            joined = False
            continue
        start, end = catalogue.span(p.date)
        if holds:
            end = catalogue.span(points[i + 1].date)[0] if i + 1 < len(points) else max(end, covered)
        before = out[-1][-1] if out else None
        if before and (start - before.end > JOINED or any(before.start < year <= start + JOINED for year in breaks)):
            joined = False
        if not joined:
            out.append([])
        out[-1].append(Spot(p, p.value, round(start, 3), round(end, 3)))
        joined = True
    return out


def _line(series: Series, number: int, found: list[list[Spot]]) -> Iterator[Primitive]:
    """The values of one key: bars from zero, steps, runs over their bounds, or dots; a value that stands alone is a dot."""
    at: dict[str, Any] = dict(panel="strip", tone=str(number), id=f"key:{keys(series)[number]}")
    shape = series.shape
    spots = [spot for run in found for spot in run]
    if shape == "bar":
        for spot in spots:
            a, b = slots(len(keys(series)), number, spot)
            yield Box(role="bar", **at, x0=a, x1=b, y0=0.0, y1=spot.value)
        return
    if shape == "step":
        for run in found:
            yield Line(role="step", **at, points=tuple((x, spot.value) for spot in run for x in (spot.start, spot.end)))
        return
    for run in found:
        held = [(s.x, s.point.low, s.point.high) for s in run if s.point.low is not None and s.point.high is not None]
        if held:
            yield Area(role="bounds", **at, low=tuple((x, a) for x, a, _ in held), high=tuple((x, b) for x, _, b in held))
    for run in found:
        if shape == "dot" or len(run) == 1:
            yield from (Mark(role="dot", **at, x=spot.x, y=spot.value) for spot in run)
        else:
            yield Line(role="curve", **at, points=tuple((spot.x, spot.value) for spot in run))


def _unknown(catalogue: Catalogue, series: Series) -> list[Place]:
    """The times on the axis that the source does not cover."""
    opens, closes = catalogue.span(catalogue.meta.span)
    start, end = catalogue.span(series.coverage)
    if not series.coverage.overlaps(catalogue.opens, catalogue.closes):
        return [(opens, closes)]
    return [(a, b) for a, b in ((opens, start), (end, closes)) if b - a > JOINED]


def slots(line_count: int, number: int, spot: Spot) -> Place:
    """From when to when the bar of a spot stands: bars of several keys stand side by side in their time."""
    width = (spot.end - spot.start) * (1 - 2 * INSET)
    left = spot.start + (spot.end - spot.start) * INSET + width * number / line_count
    return round(left, 3), round(left + width / line_count, 3)


def facts(series: Series, first: date | None = None, last: date | None = None) -> list[Facts]:
    """What the values come to, by key; from `first` to `last` where given. A key without a value there has none.

    The sum of a part of the usual time, such as half a year, is neither the least nor the greatest, where there are whole ones.
    """
    out = []
    for key in keys(series):
        known = [
            p
            for p in series.points
            if p.key == key and p.value is not None and p.date.overlaps(first or date.min, last or date.max)
        ]
        if known:
            of = whole(series, known) or known
            out.append(Facts(key, len(known), known[0], known[-1], min(of, key=_value), max(of, key=_value)))
    return out
