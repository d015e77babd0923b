"""Turning points: years from which a yearly series keeps another mean, and how near the boundaries of periods lie to them.

Breaks are found by PELT (Killick, Fearnhead & Eckley 2012, JASA 107(500), 1590-1598) with squared deviations from the
mean of each segment as cost and a price for each break. The price decides how many breaks there are, so none is
chosen: breaks are found at many prices, and a break counts by the share of them at which it is found. The values
should be those of single years. A smoothed series has little noise and would seem to break everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb, inf, isfinite, log
from statistics import fmean, median

LEAST = 2  # values in the shortest segment
# Times the BIC form: 25 even steps on a logarithmic scale from a half to four; the classical 2 sigma^2 ln n is one of them.
FACTORS = tuple(0.5 * 8.0 ** (step / 24) for step in range(25))
NORMAL = 1.482602218505602  # standard deviation of a normal distribution over its median absolute deviation


@dataclass(frozen=True)
class Break:
    """A break at `index`, the first value of a new segment. Both shares are of the penalties, 0 to 1.

    `share` has a break at this very index, `near` at it or one place to either side.
    """

    index: int
    share: float
    near: float


@dataclass(frozen=True)
class Turn:
    """A break by its year: the first of the new segment. `after` is the last year of the old one; a gap may lie between."""

    year: int
    after: int
    share: float
    near: float


@dataclass(frozen=True)
class AtBoundary:
    """A boundary and the break nearest to it: `distance` in years, negative where the break came first; `None` without a break."""

    boundary: float
    nearest: int | None
    distance: float | None


@dataclass(frozen=True)
class AtBreak:
    """A break and the boundary nearest to it: `distance` in years, break less boundary; `None` without a boundary.

    `expected_share` is the share of the span's years that lie as near to a boundary or nearer.
    """

    year: int
    nearest: float | None
    distance: float | None
    expected_share: float


@dataclass(frozen=True)
class Within:
    """How many of `of` breaks are near a boundary; `expected_share` is the share of all years that are as near.

    `p_value` is the probability that so many or more would be near, were each break put at any year alike, by itself.
    """

    near: int
    of: int
    expected_share: float
    p_value: float


@dataclass(frozen=True)
class Comparison:
    """Boundaries and breaks beside each other, within the first and last year in which a break could lie."""

    boundaries: tuple[AtBoundary, ...]
    breaks: tuple[AtBreak, ...]
    span: tuple[int, int]

    def within(self, years: float) -> Within:
        """How many breaks lie at most so many years from a boundary, beside what chance would do."""
        near = sum(row.distance is not None and abs(row.distance) <= years for row in self.breaks)
        of, expected_share = len(self.breaks), _share([row.boundary for row in self.boundaries], self.span, years)
        p_value = sum(comb(of, k) * expected_share**k * (1.0 - expected_share) ** (of - k) for k in range(near, of + 1))
        return Within(near, of, expected_share, min(p_value, 1.0))


class _Costs:
    """The sum of squared deviations from the mean of any stretch of the values, from running sums."""

    def __init__(self, values: Sequence[float]):
        middle = fmean(values)
        self.sums, self.squares = [0.0], [0.0]
        for value in values:
            self.sums.append(self.sums[-1] + value - middle)
            self.squares.append(self.squares[-1] + (value - middle) ** 2)

    def __call__(self, start: int, end: int) -> float:
        total = self.sums[end] - self.sums[start]
        return max(self.squares[end] - self.squares[start] - total * total / (end - start), 0.0)


def pelt(values: Sequence[float], penalty: float, least: int = LEAST) -> list[int]:
    """Where new segments begin in the segmentation of least cost; the first index, 0, is left out.

    The cost is the sum of squared deviations from the segments' means and `penalty` (in squared units of the values)
    for each break. No segment has fewer than `least` values. The result is the exact minimum: a start that has fallen
    behind is given up only when the segment that overtakes it is long enough to stand alone; `ruptures` does so at once
    and now and then misses the minimum. Of equal segmentations
    the one whose last segment begins first is taken. Raises `ValueError` for a value that is not finite, a negative
    penalty or a `least` below 1.
    """
    if not (penalty >= 0 and least >= 1 and all(map(isfinite, values))):
        raise ValueError("values must be finite numbers, the penalty at least 0 and the shortest segment at least 1")
    if len(values) < 2 * least:
        return []
    cost = _Costs(values)
    best, begins = [inf] * (len(values) + 1), [0] * (len(values) + 1)
    best[0] = -penalty
    starts: list[int] = []
    leaves: dict[int, int] = {}
    for end in range(least, len(values) + 1):
        if isfinite(best[end - least]):
            starts.append(end - least)
        sums = {start: best[start] + cost(start, end) for start in starts}
        begins[end] = min(starts, key=sums.__getitem__)
        best[end] = sums[begins[end]] + penalty
        for start in starts:
            if sums[start] > best[end]:
                leaves.setdefault(start, end + least)
        starts = [start for start in starts if leaves.get(start, inf) > end + 1]
    return _back(begins)


def _back(begins: Sequence[int]) -> list[int]:
    """Starts of segments in order, from the start of the last segment of every stretch from 0."""
    out: list[int] = []
    place = begins[-1]
    while place > 0:
        out.append(place)
        place = begins[place]
    return out[::-1]


def noise(values: Sequence[float]) -> float:
    """The standard deviation of single values around their segments' means, from first differences.

    The median absolute deviation of the differences, scaled to the normal distribution and divided by the root of 2: a
    few breaks leave it as it is. So the R packages `wbs` and `IDetect` estimate it; Fryzlewicz (2014), Annals of
    Statistics 42(6), 2243-2281. Where more than half of the differences are equal that is 0, and the mean square
    successive difference stands in (von Neumann and others 1941, Annals of Mathematical Statistics 12(2), 153-162).
    """
    steps = [after - before for before, after in pairwise(values)]
    if not steps:
        return 0.0
    middle = median(steps)
    robust = NORMAL * median(abs(step - middle) for step in steps) / 2**0.5
    return robust or (fmean(step * step for step in steps) / 2) ** 0.5


def penalties(values: Sequence[float], factors: Iterable[float] = FACTORS) -> list[float]:
    """Penalties in the BIC form sigma^2 ln n, sigma from `noise`, times each factor; none for a series that never moves."""
    one = noise(values) ** 2 * log(len(values)) if len(values) > 1 else 0.0
    return [one * factor for factor in factors] if one > 0 else []


def survival(values: Sequence[float], prices: Sequence[float] | None = None, least: int = LEAST) -> list[Break]:
    """Every break that is found at some penalty (`penalties` unless given), in order, with its shares of them."""
    found = [pelt(values, price, least) for price in (penalties(values) if prices is None else prices)]
    exact = Counter(index for one in found for index in one)
    near = Counter(place for one in found for place in {index + d for index in one for d in (-1, 0, 1)})
    return [Break(index, exact[index] / len(found), near[index] / len(found)) for index in sorted(exact)]


def merged(breaks: Iterable[Break]) -> list[Break]:
    """The breaks without those that lie one place beside one of greater share (of equal shares the earlier stays)."""
    kept: list[Break] = []
    for row in sorted(breaks, key=lambda row: (-row.share, row.index)):
        if all(abs(row.index - other.index) > 1 for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.index)


def turning_points(years: Sequence[int], values: Sequence[float], least: int = LEAST) -> list[Turn]:
    """The merged breaks of a yearly series, by year; years without a value are left out of both lists.

    Raises `ValueError` where the lists differ in length or the years do not rise.
    """
    if len(years) != len(values) or any(before >= after for before, after in pairwise(years)):
        raise ValueError("each value needs its year, and years must rise")
    return [Turn(years[b.index], years[b.index - 1], b.share, b.near) for b in merged(survival(values, least=least))]


def possible(years: Sequence[int], least: int = LEAST) -> tuple[int, int] | None:
    """The first and last year in which a break of the series could lie; `None` for a series too short to break."""
    return (years[least], years[-least]) if len(years) >= 2 * least else None


def against(boundaries: Iterable[float], breaks: Iterable[int], span: tuple[int, int]) -> Comparison:
    """Boundaries of periods (decimal years) beside breaks, each at the beginning of its year.

    `span` holds the first and last year in which a break could lie, both included. Of two that are equally near, the
    earlier is named.
    """
    edges, turns = sorted(boundaries), sorted(breaks)
    at_boundaries = []
    for boundary in edges:
        turn = min(turns, key=lambda year: abs(year - boundary), default=None)
        at_boundaries.append(AtBoundary(boundary, turn, None if turn is None else turn - boundary))
    at_breaks = []
    for year in turns:
        edge = min(edges, key=lambda boundary: abs(year - boundary), default=None)
        distance = None if edge is None else year - edge
        expected_share = 1.0 if distance is None else _share(edges, span, abs(distance))
        at_breaks.append(AtBreak(year, edge, distance, expected_share))
    return Comparison(tuple(at_boundaries), tuple(at_breaks), span)


def _share(boundaries: Sequence[float], span: tuple[int, int], years: float) -> float:
    """The share of the years of a span that lie at most so many years from a boundary."""
    places = range(span[0], span[1] + 1)
    return (
        sum(any(abs(place - boundary) <= years for boundary in boundaries) for place in places) / len(places) if places else 0.0
    )
