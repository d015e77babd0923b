"""Correlation of two series by bin: against scipy, against a formula worked by hand, and what is too thin for it."""

from __future__ import annotations

from math import isclose
from random import Random
from statistics import correlation as by_python
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.measures.correlation import ENOUGH, LEAST, Norm, alike, correlation, effective, norm, pearson

stats = pytest.importorskip("scipy.stats")


def drawn(n: int, seed: int, memory: float = 0.0) -> dict[int, float]:
    chance, value, out = Random(seed), 0.0, {}
    for bin in range(n):
        value = memory * value + chance.gauss(0, 1)
        out[bin] = value
    return out


def test_standard_scores_have_mean_0_and_deviation_1():
    values = [1.0, 2.0, 4.0, 9.0]
    one = norm(values)
    assert one == Norm(fmean(values), pytest.approx(stdev(values)))
    scores = [one(value) for value in values]
    assert isclose(fmean(scores), 0, abs_tol=1e-12) and isclose(stdev(scores), 1)
    assert norm([]) is norm([3.0]) is norm([2.0, 2.0]) is None


@pytest.mark.parametrize("seed", range(5))
def test_without_memory_it_is_that_of_scipy(seed):
    one, noise = drawn(60, seed), drawn(60, seed + 100)
    other = {bin: value + noise[bin] for bin, value in one.items()}
    found = correlation(one, other)
    x, y = list(one.values()), list(other.values())
    told = stats.pearsonr(x, y)
    assert found.r == pytest.approx(told.statistic) == pytest.approx(by_python(x, y))
    low, high = told.confidence_interval()
    assert found.low <= low + 0.02 and found.high >= high - 0.02, "an effective number is never more than n"
    if found.effective == found.n:
        assert (found.low, found.high) == pytest.approx((low, high))


def test_with_all_bins_worth_one_the_interval_is_fishers():
    """Bins that are never neighbours have no memory that could be measured: m is n."""
    one = {3 * bin: value for bin, value in drawn(40, 7).items()}
    noise = drawn(40, 9)
    other = {bin: value - noise[bin // 3] for bin, value in one.items()}
    found = correlation(one, other)
    low, high = stats.pearsonr(list(one.values()), list(other.values())).confidence_interval()
    assert found.effective == found.n == 40 and (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_the_effective_number_is_that_of_the_formula():
    one, other = drawn(200, 1, 0.8), drawn(200, 2, 0.8)
    a, b = alike(one), alike(other)
    assert 0.6 < a < 0.95 and 0.6 < b < 0.95
    assert effective(one, other) == pytest.approx(200 * (1 - a * b) / (1 + a * b)) and effective(one, other) < 110
    statsmodels = pytest.importorskip("statsmodels.tsa.stattools")
    assert a == pytest.approx(statsmodels.acf(list(one.values()), nlags=1)[1], abs=0.01)


def test_memory_widens_the_interval_so_that_it_holds_the_truth():
    """Unrelated series with memory: the plain interval leaves zero out far too often, this one seldom."""
    plain = lowered = 0
    for seed in range(300):
        one, other = drawn(60, seed, 0.7), drawn(60, seed + 5000, 0.7)
        low, high = stats.pearsonr(list(one.values()), list(other.values())).confidence_interval()
        plain += not low <= 0 <= high
        lowered += correlation(one, other).told in (1, -1)
    assert plain > 40 and lowered < 30, (plain, lowered)


def test_too_thin_gives_none():
    assert correlation(drawn(LEAST - 1, 1), drawn(LEAST - 1, 2)) == correlation(drawn(LEAST - 1, 1), drawn(30, 2))
    for one, other in (
        (drawn(LEAST - 1, 1), drawn(LEAST - 1, 2)),
        ({}, {}),
        (drawn(30, 1), dict.fromkeys(range(30), 1.0)),
        (drawn(30, 1), {bin + 25: value for bin, value in drawn(30, 2).items()}),
    ):
        found = correlation(one, other)
        assert found.r is found.low is found.high is found.told is None
    long = {bin: float(bin) for bin in range(40)}
    assert correlation(long, {bin: value**1.2 for bin, value in long.items()}).effective < ENOUGH, (
        "two straight lines tell nothing"
    )


def test_only_common_bins_count():
    one, other = drawn(40, 3), drawn(40, 4)
    kept = {bin: value for bin, value in other.items() if bin % 4}
    assert correlation(one, kept).n == 30
    assert correlation(one, kept) == correlation({bin: one[bin] for bin in kept}, kept)


@given(st.dictionaries(st.integers(0, 60), st.floats(-10, 10).map(lambda value: round(value, 1)), max_size=40), st.integers(0, 9))
def test_it_is_sound_whatever_the_series(one, seed):
    found = correlation(one, drawn(50, seed))
    assert 0 <= found.effective <= found.n
    if found.r is not None:
        assert -1 <= found.low <= found.r <= found.high <= 1


def test_each_value_needs_its_partner():
    with pytest.raises(ValueError, match="partner"):
        pearson([1.0], [1.0, 2.0])
