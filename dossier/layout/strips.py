"""A measured series along the time axis, in numbers alone, for any drawing of it.

Horizontal places are decimal years on the axis of the timeline; vertical ones run from 0 at the top to 100. A value that
is missing is a gap and never joined over; zero is a value. The table of a series has all its rows, the drawing those
that lie on the axis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dossier.content.dates import Edtf
from dossier.content.model import Point, Series
from dossier.index.queries import Index

TOP, BOTTOM = 7.0, 93.0  # room for the width of a line at the edges
NEAR_ZERO = 0.4  # a scale of lines begins at zero where its least value is smaller than this share of its greatest
JOINED = 0.02  # years that may lie between two values that are joined
INSET = 0.1  # share of its time that a bar leaves free at each side

Span = tuple[float, float]


@dataclass(frozen=True)
class Scale:
    """The values at the bottom and at the top."""

    low: float
    high: float

    def y(self, value: float) -> float:
        """The height of a value."""
        share = (value - self.low) / (self.high - self.low)
        return round(BOTTOM - share * (BOTTOM - TOP), 2)


@dataclass(frozen=True)
class Spot:
    """A value as drawn: from when to when it counts, its middle, and its height."""

    point: Point
    start: float
    end: float
    y: float

    @property
    def x(self) -> float:
        return round((self.start + self.end) / 2, 3)


@dataclass(frozen=True)
class Line:
    """The values of one key, in runs that may be joined."""

    key: str
    runs: tuple[tuple[Spot, ...], ...]

    @property
    def spots(self) -> list[Spot]:
        return [spot for run in self.runs for spot in run]


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


@dataclass(frozen=True)
class Strip:
    """A series as drawn. `scale` is `None` where no value lies on the axis; `unknown` are the times that no source covers."""

    series: Series
    opens: float
    closes: float
    scale: Scale | None
    lines: tuple[Line, ...]
    unknown: tuple[Span, ...]
    breaks: tuple[float, ...]
    bands: tuple[Span, ...]

    @property
    def zero(self) -> float | None:
        """The height of zero, where the scale has it."""
        return self.scale.y(0.0) if self.scale and self.scale.low <= 0 <= self.scale.high else None


def keys(series: Series) -> list[str]:
    """The keys of the dimension column in the order of the file; one empty key where there is none."""
    return list(dict.fromkeys(p.key for p in series.points))


def rows(series: Series) -> list[Row]:
    """The series by time: every date once, with a point for each key that has a row there."""
    found: dict[str, dict[str, Point]] = {}
    dates: dict[str, Edtf] = {}
    for p in series.points:
        dates[p.date.text] = p.date
        found.setdefault(p.date.text, {})[p.key] = p
    order = sorted(dates.values(), key=lambda when: when.sort_key)
    return [Row(when, found[when.text]) for when in order]


def break_years(series: Series) -> list[float]:
    """The years from which another method counts."""
    return [float(found.group()) for text in series.breaks if (found := re.match(r"[0-9]{4}", text))]


def strip(index: Index, series: Series) -> Strip:
    """The drawing of a series on the time axis of the dossier."""
    opens, closes = index.span(index.meta.span)
    there = [p for p in series.points if p.date.overlaps(index.opens, index.closes)]
    scale = _scale(series, there)
    return Strip(
        series,
        round(opens, 3),
        round(closes, 3),
        scale,
        tuple(Line(key, _runs(index, series, scale, [p for p in there if p.key == key])) for key in keys(series))
        if scale
        else (),
        tuple(_unknown(index, series)),
        tuple(year for year in break_years(series) if opens < year < closes),
        tuple(index.span(p.dates) for p in list(index.periods.values())[1::2]),
    )


def _scale(series: Series, points: Iterable[Point]) -> Scale | None:
    values = [v for p in points if p.value is not None for v in (p.value, p.low, p.high) if v is not None]
    if not values:
        return None
    low, high = min(values), max(values)
    if series.shape in ("bar", "step") or 0 <= low < NEAR_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    return Scale(low, high) if high > low else Scale(low - 1, high + 1) if low else Scale(0.0, 1.0)


def _runs(index: Index, series: Series, scale: Scale, points: list[Point]) -> tuple[tuple[Spot, ...], ...]:
    """Values in runs. A missing value, a time without a row and a change of method each end a run.

    A step holds until the next row, so that for steps a time without a row is none without a value.
    """
    holds, breaks = series.shape == "step", break_years(series)
    covered = index.span(series.coverage)[1]
    out: list[list[Spot]] = []
    joined = False
    for i, p in enumerate(points):
        if p.value is None:
            joined = False
            continue
        start, end = index.span(p.date)
        if holds:
            end = index.span(points[i + 1].date)[0] if i + 1 < len(points) else max(end, covered)
        before = out[-1][-1] if out else None
        if before and (start - before.end > JOINED or any(before.start < year <= start + JOINED for year in breaks)):
            joined = False
        spot = Spot(p, round(start, 3), round(end, 3), scale.y(p.value))
        if joined:
            out[-1].append(spot)
        else:
            out.append([spot])
        joined = True
    return tuple(tuple(run) for run in out)


def _unknown(index: Index, series: Series) -> list[Span]:
    """The times on the axis that the source does not cover."""
    opens, closes = index.span(index.meta.span)
    start, end = index.span(series.coverage)
    if not series.coverage.overlaps(index.opens, index.closes):
        return [(opens, closes)]
    return [(a, b) for a, b in ((opens, start), (end, closes)) if b - a > JOINED]


def slots(line_count: int, number: int, spot: Spot) -> Span:
    """From when to when the bar of a spot stands: bars of several keys stand side by side in their time."""
    width = (spot.end - spot.start) * (1 - 2 * INSET)
    left = spot.start + (spot.end - spot.start) * INSET + width * number / line_count
    return round(left, 3), round(left + width / line_count, 3)


def facts(series: Series, first: date | None = None, last: date | None = None) -> list[Facts]:
    """What the values come to, by key; from `first` to `last` where given. A key without a value there has none."""
    out = []
    for key in keys(series):
        known = [
            (p.value, p)
            for p in series.points
            if p.key == key and p.value is not None and p.date.overlaps(first or date.min, last or date.max)
        ]
        if known:
            least, greatest = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
            out.append(Facts(key, len(known), known[0][1], known[-1][1], least[1], greatest[1]))
    return out
