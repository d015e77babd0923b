"""The rule for a thin record: what it calls thin, and that the table of its errors is what the code finds."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from dossier.content.vocabulary import thin_record
from dossier.measures.level import Observation, best, estimate, likelihood, share_of
from dossier.measures.thin import WITHIN, made_up, thin, trial


def judged(seen: list[Observation]) -> bool:
    return thin(seen, share_of(best(seen)))


def test_the_bound_is_the_95_per_cent_point_of_chi_squared():
    assert pytest.approx(chi2.ppf(0.95, 1), abs=1e-12) == WITHIN


def test_equal_values_are_thin_however_many():
    for count in (3, 40):
        assert judged([Observation(1950 + i, 4.0, 1) for i in range(count)])


def test_a_flat_line_is_never_shown():
    """Whatever is drawn from the likelihood without drift, or without noise, is called thin."""
    flat = 0
    for seed in range(60):
        seen, _ = made_up(Random(seed), 40, 2.0, 0.2)
        share = share_of(best(seen))
        flat += share in (0.0, 1.0)
        assert share not in (0.0, 1.0) or thin(seen, share)
    assert flat > 10, "there were such series"


@given(st.floats(-5, 5), st.floats(0.1, 3), st.integers(0, 40))
def test_neither_where_the_scale_begins_nor_its_unit_makes_a_record_thin(move, unit, seed):
    seen, _ = made_up(Random(seed), 40, 3.0, 0.8)
    other = [Observation(row.bin + 7, row.mean * unit + move, row.n) for row in seen]
    share = share_of(best(seen, 1e-6))
    near = [2 * (likelihood(seen, share)[0] - likelihood(seen, end)[0]) - WITHIN for end in (0.0, 1.0)]
    if min(map(abs, near)) > 0.01:  # not on the very bound
        assert thin(seen, share) == thin(other, share_of(best(other, 1e-6)))


def test_a_level_that_plainly_moves_amid_noise_is_shown():
    seen = [Observation(1950 + i, (5.0 if i < 30 else -4.0) + (2.0 if i % 2 else -2.0), 2) for i in range(60)]
    assert not judged(seen) and estimate(seen).high[-1] < 0 < estimate(seen).low[0]


def test_the_table_holds_every_kind_once_and_a_larger_record_is_less_often_thin():
    rows = {(row["years"], row["acts"], row["step"]): row for row in thin_record()}
    assert len(rows) == len(thin_record())
    for (years, acts, step), row in rows.items():
        assert int(row["series"]) >= 1000
        assert float(row["flat"]) <= float(row["thin"]), "what is drawn flat is thin"
        if float(step):
            assert float(row["thin"]) < float(rows[years, acts, "0.0"]["thin"])
        else:
            assert float(row["thin"]) > 0.95, "a level that stands still is seldom said to move"
    for (years, acts, step), row in rows.items():
        more = rows.get(("80", acts, step))
        assert float(step) < 0.5 or years == "80" or float(more["thin"]) < float(row["thin"])


@pytest.mark.parametrize("row", thin_record()[6::11], ids=lambda row: f"{row['years']}-{row['acts']}-{row['step']}")
def test_a_part_of_the_table_made_anew_agrees(row):
    """Four hundred other series: shares may differ by chance, by four standard errors at most."""
    found = trial(int(row["years"]), float(row["acts"]), float(row["step"]), 400, seed=7)
    for key in ("flat", "thin"):
        want = float(row[key])
        assert getattr(found, key) == pytest.approx(want, abs=4 * (max(want * (1 - want), 0.002) / 400) ** 0.5 + 0.001)


def test_equal_arguments_give_equal_trials_and_what_is_too_few_is_not_said():
    assert trial(30, 3.0, 0.5, 40) == trial(30, 3.0, 0.5, 40)
    assert trial(30, 0.6, 0.0, 40).held is None
