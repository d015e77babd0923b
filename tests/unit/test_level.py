"""The smoother against statsmodels: the Nile, the dossiers, and random series with gaps; to 1e-6."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from statsmodels.datasets import nile
from statsmodels.tsa.statespace.mlemodel import MLEModel
from statsmodels.tsa.statespace.structural import UnobservedComponents

from dossier.content.vocabulary import EDITIONS
from dossier.measures.flow import UNITS, flows
from dossier.measures.level import EDGE, LEAST, Z95, Observation, best, best_near, estimate, likelihood, observed, share_of
from tests.samples import FOLDERS, catalogue_of

CLOSE = 1e-6


class LocalLevel(MLEModel):
    """A random walk seen with a noise of variance `noise / n`, in statsmodels' own filter, with an exact diffuse start."""

    def __init__(self, seen: list[Observation]):
        first, last = seen[0].bin, seen[-1].bin
        values, self.counts = np.full(last - first + 1, np.nan), np.ones(last - first + 1)
        for row in seen:
            values[row.bin - first], self.counts[row.bin - first] = row.mean, row.n
        super().__init__(values, k_states=1, k_posdef=1)
        self["design", 0, 0] = self["transition", 0, 0] = self["selection", 0, 0] = 1.0
        self.ssm["obs_cov"] = np.ones((1, 1, len(values)))
        self.ssm.initialize_diffuse()

    def update(self, params, **kwargs):
        params = super().update(params, **kwargs)
        self.ssm["obs_cov", 0, 0, :] = params[0] / self.counts
        self["state_cov", 0, 0] = params[1]

    @property
    def start_params(self):
        return np.array([1.0, 1.0])

    def fitted(self):
        """Smoothed at the greatest likelihood, sought by scipy over the share of drift, from a grid of starts.

        For a share the scale is found from the residuals that statsmodels gives: v squared over F.
        """

        def scaled(share):
            found = self.smooth([1 - share, share], transformed=True, includes_fixed=True)
            there = ~np.isnan(self.endog[:, 0])
            there[0] = False
            return float(np.mean(found.forecasts_error[0, there] ** 2 / found.forecasts_error_cov[0, 0, there]))

        def loss(logit):
            share = 1 / (1 + np.exp(-logit))
            scale = scaled(share)
            return -self.loglike([scale * (1 - share), scale * share], transformed=True)

        starts = np.linspace(-EDGE, EDGE, 25)
        at = starts[int(np.argmin([loss(x) for x in starts]))]
        top = minimize_scalar(loss, bounds=(at - 1.5, at + 1.5), method="bounded", options={"xatol": 1e-10}).x
        share = 1 / (1 + np.exp(-top))
        scale = scaled(share)
        return self.smooth([scale * (1 - share), scale * share], transformed=True), share


def same(ours, theirs) -> None:
    """Level and band are those of statsmodels' results."""
    half = Z95 * np.sqrt(theirs.smoothed_state_cov[0, 0])
    assert np.abs(np.array(ours.level) - theirs.smoothed_state[0]).max() < CLOSE
    assert np.abs(np.array(ours.high) - (theirs.smoothed_state[0] + half)).max() < CLOSE
    assert np.abs(np.array(ours.low) - (theirs.smoothed_state[0] - half)).max() < CLOSE


def test_the_nile_is_smoothed_as_by_the_library_s_own_model():
    volumes = nile.load_pandas().data["volume"].to_numpy(float)
    ours = estimate([Observation(i, v / 100, 1) for i, v in enumerate(volumes)])
    model = UnobservedComponents(volumes / 100, "local level", use_exact_diffuse=True)
    theirs = model.smooth([ours.noise, ours.drift])
    same(ours, theirs)
    fitted = model.fit(disp=0, method="powell", maxiter=5000, xtol=1e-10, ftol=1e-14)
    assert fitted.llf <= theirs.llf + 1e-8, "the library finds no better variances"
    assert fitted.params == pytest.approx([ours.noise, ours.drift], rel=1e-3)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_level_of_a_dossier_is_that_of_the_library(folder, edition, unit):
    seen = observed({p: (f.net, f.n) for p, f in flows(catalogue_of(folder).acts(), edition, unit).dyad().items()})
    if len(seen) < LEAST:
        assert estimate(seen) is None
        return
    theirs, _ = LocalLevel(seen).fitted()
    same(estimate(seen), theirs)


@pytest.mark.parametrize("seed", range(6))
def test_random_series_with_gaps_are_smoothed_as_by_the_library(seed):
    chance = np.random.default_rng(seed)
    walk = np.cumsum(chance.normal(0, 0.6, 70))
    seen = []
    for bin in range(70):
        n = int(chance.integers(0, 4))
        if n:
            seen.append(Observation(1950 + bin, float(walk[bin] + chance.normal(0, 1.5 / np.sqrt(n))), n))
    theirs, share = LocalLevel(seen).fitted()
    assert 1e-6 < share < 1 - 1e-6, "the sample has its best share within the bounds"
    same(estimate(seen), theirs)


def test_without_drift_the_level_is_the_weighted_mean():
    seen = [
        Observation(0, 1.0, 1),
        Observation(1, -1.0, 1),
        Observation(2, 1.0, 1),
        Observation(3, -1.0, 1),
        Observation(4, 1.0, 2),
        Observation(9, -1.0, 2),
    ]
    ours = estimate(seen)
    assert ours.drift == 0.0 and ours.level == pytest.approx([0.0] * 10) and ours.n == 8


def test_without_noise_the_level_passes_through_the_observations():
    seen = [Observation(i, float(i * i), 1) for i in range(8)]
    ours = estimate(seen)
    assert ours.noise == pytest.approx(0.0, abs=1e-4) and ours.level == pytest.approx([i * i for i in range(8)], abs=1e-3)


def test_a_gap_is_bridged_with_a_wider_band_and_nothing_lies_beyond_the_ends():
    seen = [Observation(1950 + i, float(v), 2) for i, v in enumerate((4, 1, 5, 2, -3, -6, -2, -7))] + [Observation(1968, 0.0, 2)]
    ours = estimate(seen)
    wide = {bin: high - low for bin, low, high in zip(ours.bins, ours.low, ours.high, strict=True)}
    assert ours.bins == tuple(range(1950, 1969)) and wide[1962] > wide[1957] > wide[1954]
    assert ours.at(1949) is None and ours.at(1969) is None and ours.at(1962)[0] == pytest.approx(ours.level[12])


def test_too_few_bins_give_nothing_and_equal_ones_give_no_band():
    assert estimate([]) is None and estimate([Observation(1950, 1.0, 3), Observation(1951, 2.0, 3)]) is None
    flat = estimate([Observation(1950 + i, 2.0, 1) for i in range(5)])
    assert flat.level == (2.0,) * 5 and flat.low == flat.high == (2.0,) * 5


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.floats(-10, 10), st.integers(1, 9)), min_size=4, max_size=25))
def test_no_share_of_drift_has_a_greater_likelihood(rows):
    bin, seen = 1950, []
    for gap, mean, n in rows:
        bin += gap
        seen.append(Observation(bin, round(mean, 3), n))
    top = likelihood(seen, share_of(best(seen)))[0]
    others = [likelihood(seen, share_of(-EDGE + 2 * EDGE * i / 180))[0] for i in range(181)]
    assert top >= max(others) - 0.02


@pytest.mark.parametrize("away", [0.0, 0.4, -1.2, 9.0, -12.0])
def test_a_look_nearby_finds_what_the_look_over_all_finds(away):
    seen = [Observation(1950 + i, float(v), 1 + i % 3) for i, v in enumerate((3, 5, 4, 1, 0, -1, -4, -2, 0, 3, 2, 5))]
    whole = best(seen)
    assert -EDGE < whole < EDGE
    assert best_near(seen, whole + away) == pytest.approx(whole, abs=0.05)
