"""Two series by bin set side by side: standard scores, and their correlation with an interval.

The correlation is Pearson's. Its 95 % interval is Fisher's: atanh(r) is taken as normal with the standard error
1 / √(m - 3) (Fisher 1921, Metron 1, 3-32; as `scipy.stats.pearsonr` gives it), where m is how many bins there are. Neighbouring
bins of such series are much alike, so that they tell less than as many unrelated ones would: m is the effective number
n (1 - a b) / (1 + a b), with the correlation of each series with itself one bin later, a and b (Bretherton and others 1999,
Journal of Climate 12(7), 1990-2009, section 5; the R package GeoChronR, `effectiveN`). It is never more than n.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import fmean

from dossier.measures.level import Z95

LEAST = 10  # common bins below which no correlation is given
ENOUGH = 5.0  # effective number below which none is given either: the interval would span nearly all there is


@dataclass(frozen=True)
class Correlation:
    """A correlation with its 95 % interval; `r`, `low` and `high` are `None` where none is given.

    `n` is the number of common bins, `effective` what they are worth. Nothing is given for fewer than `LEAST` bins, for an effective number
    below `ENOUGH`, and where a series does not move.
    """

    r: float | None
    low: float | None
    high: float | None
    n: int
    effective: float

    @property
    def told(self) -> int | None:
        """1 or -1 where the interval leaves zero out, 0 where it holds zero, `None` without one."""
        if self.low is None or self.high is None:
            return None
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


@dataclass(frozen=True)
class Norm:
    """By what a series is standardised: the mean and the standard deviation (with n - 1) of its values in some bins."""

    mean: float
    deviation: float

    def __call__(self, value: float) -> float:
        """The standard score: how many standard deviations a value lies above the mean."""
        return (value - self.mean) / self.deviation


def norm(values: Iterable[float]) -> Norm | None:
    """Mean and standard deviation of values; `None` for fewer than two, or where all are the same."""
    rows = list(values)
    if len(rows) < 2 or max(rows) == min(rows):
        return None
    mean = fmean(rows)
    return Norm(mean, sqrt(sum((value - mean) ** 2 for value in rows) / (len(rows) - 1)))


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The correlation of values in pairs; `None` where there are fewer than two or one side does not move."""
    if len(one) != len(other):
        raise ValueError("each value needs its partner")
    a, b = norm(one), norm(other)
    if a is None or b is None:
        return None
    return max(-1.0, min(1.0, sum(a(x) * b(y) for x, y in zip(one, other, strict=True)) / (len(one) - 1)))


def alike(series: Mapping[int, float]) -> float:
    """How much a series is like itself one bin later: the lag-one autocorrelation, over bins whose next bin is there too; 0 where none is."""
    centre = norm(series.values())
    steps = [(value, series[bin + 1]) for bin, value in series.items() if bin + 1 in series]
    if centre is None or not steps:
        return 0.0
    together = sum((now - centre.mean) * (then - centre.mean) for now, then in steps) / len(steps)
    return together / (centre.deviation**2 * (len(series) - 1) / len(series))


def effective(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """What the common bins of two series are worth, at most their number."""
    product = max(-0.99, min(0.99, alike(one) * alike(other)))
    return min(float(len(one)), len(one) * (1 - product) / (1 + product))


def correlation(one: Mapping[int, float], other: Mapping[int, float], least: int = LEAST) -> Correlation:
    """The correlation of two series over the bins that both have; missing bins are passed over, never filled in."""
    bins = sorted(one.keys() & other.keys())
    a, b = ({bin: series[bin] for bin in bins} for series in (one, other))
    worth = effective(a, b) if bins else 0.0
    r = pearson([*a.values()], [*b.values()]) if len(bins) >= least and worth >= ENOUGH else None
    if r is None:
        return Correlation(None, None, None, len(bins), worth)
    if abs(r) == 1.0:
        return Correlation(r, r, r, len(bins), worth)
    middle, reach = atanh(r), Z95 / sqrt(worth - 3)
    return Correlation(r, tanh(middle - reach), tanh(middle + reach), len(bins), worth)
