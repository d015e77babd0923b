"""Triads in runs: neighbouring years of equal signs and equal evidence, none lost and none made up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.index.fluctuation import default_choice, fluctuation, signs, without_joint
from dossier.index.triads import STATES, balance, counts, place, runs
from dossier.measures.balance import Triad
from tests.samples import FOLDERS, HOSTILE, catalogue_of, changed, event, invented, moving

SIGN = st.sampled_from([1, -1, 0, None])
IDS = st.sampled_from([(), ("one",), ("two",)])
TRIADS = st.lists(
    st.builds(Triad, st.just(0), st.just(("kar",)), SIGN, SIGN, SIGN, IDS, IDS, st.sampled_from([(), ("ax",)])), max_size=12
)


def triad(year, ax=1, bx=1, ids=("one",), **more):
    return Triad(year, ("kar",), 1, ax, bx, ids, ("far",), **more)


def spans(rows):
    return [(run.first, run.last) for run in runs(rows)]


def test_years_of_equal_signs_and_evidence_are_one_run():
    assert spans([triad(1950), triad(1951), triad(1952)]) == [(1950, 1952)]


@pytest.mark.parametrize(
    "other", [triad(1951, ax=-1), triad(1951, bx=0), triad(1951, ids=("two",)), triad(1951, changed=("ax",)),
              replace(triad(1951), ab=None), replace(triad(1951), bx_ids=()), replace(triad(1951), third=("krp",))]
)  # fmt: skip
def test_another_sign_or_other_evidence_begins_a_run(other):
    assert spans([triad(1950), other]) == [(1950, 1950), (1951, 1951)]


def test_the_same_state_by_other_signs_is_another_run():
    one, two = triad(1950, ax=1, bx=1), triad(1951, ax=-1, bx=-1)
    assert one.state == two.state == "balanced" and len(spans([one, two])) == 2


def test_a_year_without_a_triad_ends_a_run():
    assert spans([triad(1950), triad(1952)]) == [(1950, 1950), (1952, 1952)] and runs([]) == []


@given(TRIADS, st.sets(st.integers(1950, 1980), min_size=12, max_size=12))
def test_nothing_is_lost_and_no_run_could_be_longer(rows, years):
    rows = [replace(row, year=year) for row, year in zip(rows, sorted(years), strict=False)]
    found = runs(rows)
    assert [one for run in found for one in run.triads] == rows
    for run in found:
        assert len({replace(one, year=0) for one in run.triads}) == 1
        assert [one.year for one in run.triads] == list(range(run.first, run.last + 1))
    for before, after in pairwise(found):
        assert after.first > before.last + 1 or replace(before.one, year=0) != replace(after.one, year=0)


def test_the_counts_are_of_years_and_every_state_has_one():
    rows = [triad(1950), triad(1951, ax=-1), triad(1952, ax=0), triad(1953, bx=None), triad(1954)]
    assert counts(rows) == {"balanced": 2, "unbalanced": 1, "undecided": 1, "unknown": 1}
    assert list(counts([])) == list(STATES) and set(counts([]).values()) == {0}


@pytest.mark.parametrize("made", [moving, *(partial(catalogue_of, folder) for folder in FOLDERS)])
def test_the_sign_between_the_sides_is_that_of_the_level_in_every_row(made):
    catalogue = made()
    found, level = balance(catalogue), fluctuation(catalogue, default_choice(catalogue)).level
    want = signs(level, without_joint(catalogue, default_choice(catalogue)))
    assert list(found.lanes) == list(catalogue.lanes)
    years = [year for row in found.between for year in range(row.first, row.last + 1)]
    assert years == list(range(catalogue.opens.year, catalogue.closes.year + 1)), "each year once"
    between = {year: row for row in found.between for year in range(row.first, row.last + 1)}
    for year, row in between.items():
        assert row.sign == want.get(year) and row.values.get(year) == (level.at(year) if level else None)
    for rows in found.lanes.values():
        assert all(one.ab == want.get(one.year) for one in rows)


def test_without_a_level_every_triad_is_unknown():
    found = balance(changed(events=()))
    assert found.level is None and [(row.sign, dict(row.values)) for row in found.between] == [(None, {})]
    assert {one.state for rows in found.lanes.values() for one in rows} == {"unknown"}


def test_a_thin_record_has_no_sign_and_every_triad_is_unknown():
    """Thirteen raids of one weight: nothing tells how much single acts vary, so nothing is told."""
    acts = tuple(event(f"raid-{year}", str(year), "190") for year in range(1952, 1965))
    found = balance(changed(events=acts))
    assert found.thin and found.level is None and {row.sign for row in found.between} == {None}
    assert {one.state for rows in found.lanes.values() for one in rows} == {"unknown"}


def test_where_the_band_leaves_zero_out_the_triad_has_a_state():
    found = balance(moving())
    rows = {one.year: one for one in found.lanes["Karsk"]}
    assert not found.thin and {-1, 1, None} == {row.sign for row in found.between}
    year = next(year for year, one in rows.items() if one.ab == 1 and one.ax and one.bx)
    assert rows[year].state == ("balanced" if rows[year].ax * rows[year].bx > 0 else "unbalanced")
    assert [(row.first, row.last) for row in found.between if row.values == {}] == [(1980, 2026)]


def test_years_whose_sign_would_hang_on_joint_acts_are_named():
    acts = [event(f"alone-{year}", str(year), HOSTILE[year % 2]) for year in range(1950, 1980)]
    acts += [event(f"both-{year}-{i}", str(year), "057", joint=True) for year in range(1950, 1965) for i in range(3)]
    found = balance(changed(events=tuple(acts)))
    joint = [row for row in found.between if row.joint]
    assert 1950 in found.joint and joint[0].first == 1950 and joint[0].sign is None and 1950 in joint[0].values
    assert {year for row in joint for year in range(row.first, row.last + 1)} == found.joint


def test_whole_years_are_cut_at_the_bounds_of_the_span():
    catalogue = invented()
    opens, closes = catalogue.span(catalogue.meta.span)
    assert place(catalogue, 1960, 1962) == (1960.0, 1963.0)
    first, last = place(catalogue, catalogue.opens.year, catalogue.closes.year)
    assert (first, last) == (round(opens, 3), round(closes, 3))
