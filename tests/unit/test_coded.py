"""Machine-coded series beside the dossier's own: lines, standard scores, the rule for a level, and the second opinion."""

from __future__ import annotations

from random import Random
from statistics import fmean, stdev

import pytest

from dossier.index.coded import MANY, OWN, Coded, own_series, standard, together
from dossier.index.fluctuation import Choice, fluctuation
from dossier.index.opinion import opinion
from dossier.layout.coded import coded_scene
from dossier.layout.primitives import Box, Line, Mark
from dossier.measures.correlation import LEAST, correlation
from dossier.measures.flow import Flow
from dossier.measures.thin import made_up
from tests.samples import invented, moving


def flow(mean: float, n: int) -> Flow:
    return Flow(max(mean, 0.0) * n, min(mean, 0.0) * n, n)


def series(means: dict[int, float], n: int = 40, id: str = "gdelt-1.0", unit: str = "year", **more) -> Coded:
    return Coded(id, id.upper(), unit, {bin: flow(mean, n) for bin, mean in means.items()}, ("gdelt",), **more)


def wave(first: int, last: int, seed: int, n: int = 40) -> Coded:
    chance, level, out = Random(seed), 1.0, {}
    for year in range(first, last + 1):
        level += chance.gauss(0, 0.8)
        out[year] = level + chance.gauss(0, 5 / n**0.5)
    return series(out, n, f"set-{seed}")


def test_the_dossiers_own_is_that_of_the_timeline():
    catalogue = moving()
    for unit in ("year", "month"):
        found, own = fluctuation(catalogue, Choice(catalogue.meta.edition, unit)), own_series(catalogue, unit)
        assert own.level == found.level and own.means == {row.bin: row.mean for row in found.means} and own.id == OWN
        assert not found.level or list(own.line) == list(found.level.bins)


def test_standard_scores_are_over_the_bins_that_all_share():
    one, other = wave(1950, 1990, 1), wave(1970, 2010, 2)
    by = standard([one, other])
    assert by.bins == tuple(range(1970, 1991))
    for line in (one, other):
        scores = [by.norms[line.id](line.line[bin]) for bin in by.bins]
        assert fmean(scores) == pytest.approx(0, abs=1e-9) and stdev(scores) == pytest.approx(1)
    apart = standard([one, wave(1985, 2010, 3)])
    assert apart.bins == () and all(apart.norms.values()), f"six common years are fewer than {LEAST}: each has its own"
    assert standard([series({1950: 1.0, 1951: 1.0})]).norms == {"gdelt-1.0": None}, "what does not move has no score"


def test_what_is_correlated_are_means_and_not_lines():
    one, other = wave(1950, 1990, 1), wave(1950, 1990, 2)
    ((a, b, found),) = together([one, other])
    assert (a, b) == (one, other) and found == correlation(one.means, other.means) != correlation(one.line, other.line)


def test_missing_is_no_zero():
    one = Coded("x", "X", "year", {1950: flow(2.0, 3), 1951: Flow(0, 0, 0, 4), 1953: flow(-1.0, 2)}, without={1952: 366})
    assert one.means == {1950: 2.0, 1953: -1.0} and one.missing == 4 and one.level is None
    s = coded_scene([one], "year", None)
    assert [len(line.points) for line in s.of(Line)] == [1, 1], "a line is not drawn over what is not known"
    (gap,) = s.of(Box, "gap")
    assert gap.words[1] == "no file of 366 days" and len(s.of(Box, "number")) == 3


def test_the_rule_for_a_level_withholds_few_events_and_a_level_that_stands_still():
    chance = Random(5)
    seen, _ = made_up(chance, 30, 2.0, 0.3)
    few = Coded("x", "X", "year", {row.bin: flow(row.mean, row.n) for row in seen})
    assert few.level is None and few.line == few.means
    still = series({year: 1.0 + chance.gauss(0, 5 / MANY**0.5) for year in range(1950, 1980)}, MANY)
    assert still.level is None


@pytest.mark.parametrize("step", [0.3, 1.0])
def test_the_levels_that_it_shows_are_seldom_wrong_about_the_sign(step):
    """On made-up series whose truth is known, with as many events as machine-coded data have."""
    chance, wrong, signs, shown = Random(11), 0, 0, 0
    for _ in range(60):
        seen, truth = made_up(chance, 30, 60.0, step)
        level = Coded("x", "X", "year", {row.bin: flow(row.mean, row.n) for row in seen}).level
        if level is None:
            continue
        shown += 1
        for bin, low, high in zip(level.bins, level.low, level.high, strict=True):
            if low > 0 or high < 0:
                signs += 1
                wrong += (low > 0) != (truth[bin] > 0)
    assert shown > 20 and signs > 300 and wrong / signs < 0.03, (shown, wrong, signs)


def test_a_data_set_that_has_the_same_acts_agrees_in_all():
    catalogue = moving()
    own = own_series(catalogue, "year")
    same = Coded("same", "Same", "year", {bin: Flow(f.coop * 20, f.conf * 20, f.n * 20) for bin, f in own.flows.items()})
    found = opinion(catalogue, same)
    assert found.whole.r == pytest.approx(1) and found.signs[0] == found.signs[1] > 5
    assert found.turns_own == found.turns_other != () and found.near and found.near.near == found.near.of
    assert [p.period.id for p in found.periods] == list(catalogue.periods)
    assert all(p.told == p.alike for p in found.periods)


def test_the_opposite_disagrees_and_too_little_says_nothing():
    catalogue = moving()
    own = own_series(catalogue, "year")
    other = Coded("other", "Other", "year", {bin: Flow(-f.conf * 20, -f.coop * 20, f.n * 20) for bin, f in own.flows.items()})
    found = opinion(catalogue, other)
    assert found.whole.told == -1 or found.whole.r == pytest.approx(-1)
    assert found.signs[1] == 0 < found.signs[0]
    few = opinion(catalogue, Coded("few", "Few", "year", {1950: Flow(1.0, 0.0, 1), 1951: Flow(0.0, -1.0, 1)}))
    assert few.whole.r is None and few.signs == (0, 0) and few.near is None and few.turns_own == few.turns_other == ()
    none = opinion(invented(), Coded("none", "None", "year", {}))
    assert none.whole.n == 0 and all(p.own is p.other is None for p in none.periods)


@pytest.mark.parametrize("unit", ["year", "month"])
def test_the_scene_has_a_line_a_row_and_words_for_each(unit):
    catalogue = moving()
    own = own_series(catalogue, unit)
    start = 1955 * (12 if unit == "month" else 1)
    sets = [series({start + i: float(i % 4) for i in range(24)}, id=f"s{k}", unit=unit) for k in range(3)]
    for by in (None, standard([own, *sets])):
        s = coded_scene([own, *sets], unit, by)
        assert [panel.name for panel in s.panels] == ["values", "n s0", "n s1", "n s2"]
        assert {line.key for line in s.of(Line)} == {OWN, "s0", "s1", "s2"} and {line.tone for line in s.of(Line)} == {
            "own",
            "0",
            "1",
            "2",
        }
        assert all(len(line.points) == len(line.each) for line in s.of(Line))
        assert bool(s.of(Mark)) == (by is None and any(one.level for one in (own, *sets)))
        assert s.last - s.first >= 3 and all(s.first <= x <= s.last for line in s.of(Line) for x, _ in line.points)
    assert coded_scene([], unit, None).panels and coded_scene([own], unit, None).of(Line)
