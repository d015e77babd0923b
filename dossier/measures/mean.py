"""The mean of some acts with its 95 % interval, and the difference of two such means.

The interval is Student's: mean ± t(0.975, n - 1) s / √n (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2). Two means
are compared without the assumption of equal variances, with the degrees of freedom of Welch and Satterthwaite (Welch 1947,
Biometrika 34, 28-35; the Handbook's 1.3.5.3). Both take the acts as if they were independent of each other, which acts of
one quarrel are not: the true interval is wider.

A joint act counts once in each direction, yet it is one observation. So the error is that of acts which count w times each,
s² = n / (n - 1) Σ w² (x - mean)² / (Σ w)²: the variance that is robust to clusters (Cameron & Miller 2015, Journal of Human
Resources 50(2), 317-372), with the acts as clusters; where w is 1 throughout, the common one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, pi, sqrt

from dossier.content.model import Event
from dossier.measures.flow import directions, distinct, goldstein

LEAST = 5  # acts below which no interval is given: t is 3.2 and more there, and weights come in few steps
INSIDE = 0.95
TINY = 1e-300
START = 1.95  # below the value of the normal distribution, and so below that of every t
TURNS = 500  # of the continued fraction and of Newton's method; both end long before


@dataclass(frozen=True)
class Mean:
    """A mean in the unit of its values, `None` without a value; `n` is how many values there are.

    `low` and `high` bound the 95 % interval. They and the standard `error` are `None` for fewer than `LEAST` values, and where
    all values are the same, which says nothing of how much they vary.
    """

    mean: float | None
    low: float | None
    high: float | None
    n: int
    error: float | None = None


@dataclass(frozen=True)
class Difference:
    """A mean less another, in their unit, with the 95 % interval; `None` as of the means themselves.

    `freedom` are the degrees of freedom of Welch and Satterthwaite, in general no whole number.
    """

    difference: float | None
    low: float | None
    high: float | None
    freedom: float | None = None

    @property
    def spans_zero(self) -> bool | None:
        """Whether the interval leaves open which mean is the greater; `None` where there is no interval."""
        return None if self.low is None or self.high is None else self.low <= 0.0 <= self.high


def mean_interval(values: Iterable[float], times: Iterable[int] | None = None) -> Mean:
    """The mean of values with its interval. `times` says how often each counts, once where it is not given.

    Raises `ValueError` where `times` has another length than `values`, or a number below 1.
    """
    rows = list(values)
    counts = [1] * len(rows) if times is None else list(times)
    if len(counts) != len(rows) or any(count < 1 for count in counts):
        raise ValueError("`times` must have a whole number from 1 on for each value")
    if not rows:
        return Mean(None, None, None, 0)
    n, whole = len(rows), sum(counts)
    mean = sum(count * value for count, value in zip(counts, rows, strict=True)) / whole
    if n < LEAST or min(rows) == max(rows):
        return Mean(mean, None, None, n)
    squares = sum((count * (value - mean)) ** 2 for count, value in zip(counts, rows, strict=True))
    error = sqrt(n / (n - 1) * squares) / whole
    reach = quantile(n - 1.0) * error
    return Mean(mean, mean - reach, mean + reach, n, error)


def difference(a: Mean, b: Mean) -> Difference:
    """From `a` to `b`: the mean of `b` less that of `a`, with Welch's interval."""
    if a.mean is None or b.mean is None:
        return Difference(None, None, None)
    apart = b.mean - a.mean
    if a.error is None or b.error is None:
        return Difference(apart, None, None)
    one, two = a.error**2, b.error**2
    freedom = (one + two) ** 2 / (one**2 / (a.n - 1) + two**2 / (b.n - 1))
    reach = quantile(freedom) * sqrt(one + two)
    return Difference(apart, apart - reach, apart + reach, freedom)


def mean_of_acts(acts: Iterable[Event], edition: str) -> Mean:
    """The mean Goldstein value of the acts in an edition of the scale, counted as the flow counts them.

    A joint act counts once each way and is one of `n`; acts without a value are left out; of acts with the same day, source,
    target and code one counts.
    """
    rows = [(value, len(directions(e))) for e in distinct(acts) if (value := goldstein(e.cameo, edition)) is not None]
    return mean_interval((value for value, _ in rows), (times for _, times in rows))


@lru_cache(maxsize=1024)
def quantile(freedom: float) -> float:
    """The value that Student's t with so many degrees of freedom (1 or more) exceeds in 2.5 % of cases.

    By Newton's method from below: right of 0 the probability is concave, so no step goes beyond the value.
    """
    t, a = START, freedom / 2
    front = exp(lgamma(a + 0.5) - lgamma(a)) / sqrt(pi * freedom)
    for _ in range(TURNS):
        density = front * (1 + t * t / freedom) ** (-a - 0.5)
        step = (INSIDE - within(t, freedom)) / (2 * density)
        if step <= 1e-13 * t:
            break
        t += step
    return t


def within(t: float, freedom: float) -> float:
    """The probability that Student's t lies between -t and t: 1 - I(x; freedom / 2, 1 / 2), x = freedom / (freedom + t²)."""
    x, a, b = freedom / (freedom + t * t), freedom / 2, 0.5
    front = lgamma(a + b) - lgamma(a) - lgamma(b)
    if x < (a + 1) / (a + b + 2):
        return 1.0 - exp(front + a * log(x) + b * log(1 - x)) * _fraction(x, a, b) / a if x > 0 else 1.0
    return exp(front + a * log(x) + b * log(1 - x)) * _fraction(1 - x, b, a) / b if x < 1 else 0.0


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified method of Lentz."""
    c, d = 1.0, 1.0 / _not_zero(1.0 - (a + b) * x / (a + 1.0))
    value = d
    for m in range(1, TURNS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        step = 1.0
        for term in (even, odd):
            d = 1.0 / _not_zero(1.0 + term * d)
            c = _not_zero(1.0 + term / c)
            step = c * d
            value *= step
        if abs(step - 1.0) < 1e-16:
            break
    return value


def _not_zero(number: float) -> float:
    return number if abs(number) > TINY else TINY
