"""Means with their intervals, beside scipy and statsmodels."""

from __future__ import annotations

import random

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from dossier.measures.flow import total
from dossier.measures.mean import LEAST, Mean, difference, mean_interval, mean_of_acts, quantile
from tests import samples

STEPS = [-10.0, -7.0, -5.0, -2.0, 0.0, 1.0, 3.4, 5.0, 8.0]


def drawn(luck, n):
    while True:
        rows = [luck.choice(STEPS) for _ in range(n)]
        if len(set(rows)) > 1:
            return rows


@pytest.mark.parametrize("freedom", [1.0, 1.7, 2.0, 3.0, 4.5, 9.0, 29.0, 57.3, 593.0, 19_999.0])
def test_the_quantile_of_t_is_scipys(freedom):
    assert quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-10)


def test_the_interval_of_a_mean_is_scipys():
    luck = random.Random(3)
    for n in (LEAST, 6, 9, 30, 594):
        rows = drawn(luck, n)
        found = mean_interval(rows)
        theirs = stats.t.interval(0.95, n - 1, loc=np.mean(rows), scale=stats.sem(rows))
        assert (found.mean, found.n) == (pytest.approx(np.mean(rows)), n)
        assert (found.low, found.high) == pytest.approx(theirs, rel=1e-10)


def test_values_that_count_twice_are_clusters_as_in_statsmodels():
    luck = random.Random(5)
    for n in (LEAST, 12, 80):
        rows = drawn(luck, n)
        times = [luck.choice([1, 1, 2]) for _ in rows]
        y = np.repeat(rows, times)
        fit = sm.OLS(y, np.ones_like(y)).fit(cov_type="cluster", cov_kwds={"groups": np.repeat(range(n), times)}, use_t=True)
        found = mean_interval(rows, times)
        assert (found.low, found.high) == pytest.approx(tuple(fit.conf_int()[0]), rel=1e-9)
        assert found.error == pytest.approx(fit.bse[0])


def test_a_difference_is_welchs():
    luck = random.Random(7)
    for n, m in ((LEAST, 40), (12, 13), (150, LEAST)):
        a, b = drawn(luck, n), drawn(luck, m)
        theirs = stats.ttest_ind(b, a, equal_var=False)
        span = theirs.confidence_interval(0.95)
        found = difference(mean_interval(a), mean_interval(b))
        assert found.difference == pytest.approx(np.mean(b) - np.mean(a))
        assert (found.low, found.high, found.freedom) == pytest.approx((span.low, span.high, theirs.df), rel=1e-9)
        assert found.spans_zero == (span.low <= 0 <= span.high)


def test_too_few_values_and_equal_values_have_no_interval():
    assert mean_interval([]) == Mean(None, None, None, 0)
    few = mean_interval([1.0, 2.0, 3.0, 4.0])
    assert (few.mean, few.low, few.high, few.n) == (2.5, None, None, LEAST - 1)
    same = mean_interval([2.0] * 9)
    assert (same.mean, same.low) == (2.0, None)
    enough = mean_interval([1.0, 2.0, 3.0, 4.0, 5.0])
    assert difference(few, enough).difference == 0.5
    assert difference(few, enough).low is difference(enough, same).spans_zero is None
    assert difference(mean_interval([]), enough).difference is None


@pytest.mark.parametrize("times", [[1], [1, 0], [1, -2]])
def test_times_must_fit(times):
    with pytest.raises(ValueError, match="for each value"):
        mean_interval([1.0, 2.0], times)


def test_acts_count_as_in_the_flow():
    catalogue = samples.moving()
    edition = catalogue.meta.edition
    acts = catalogue.acts()
    found, flow = mean_of_acts(acts, edition), total(acts, edition)
    assert any(e.joint for e in acts)
    assert found.mean == pytest.approx(flow.net / flow.n)
    assert found.n < flow.n
    day = samples.event("one-day", "1960-03-03", "190")
    again = samples.event("the-same", "1960-03-03", "190")
    unscaled = samples.event("no-weight", "1960-03-04", "999")
    assert mean_of_acts([*acts, day, again, unscaled], edition).n == mean_of_acts([*acts, day], edition).n == found.n + 1
