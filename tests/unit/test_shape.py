"""The sentence over the chart: highest and lowest, and what the band says to their difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.index.fluctuation import Choice, Fluctuation, default_choice, fluctuation
from dossier.index.shape import balanced, extremes, finding
from dossier.index.words import enumerated, signed
from dossier.measures.level import Level
from tests.samples import FOLDERS, catalogue_of, changed, moving


def of(values: list[float], half: float, unit: str = "year") -> Fluctuation:
    """A level with a band of one width, from 1950 on."""
    found = fluctuation(moving(), Choice("gdelt", unit))
    first = 1950 if unit == "year" else 1950 * 12
    bins = tuple(range(first, first + len(values)))
    level = Level(bins, tuple(values), tuple(v - half for v in values), tuple(v + half for v in values), 1.0, 1.0, 0.0, 9)
    return replace(found, level=level)


def test_highest_and_lowest_are_named_with_their_values():
    assert finding(of([4.0, 2.0, -3.0], 1.0)) == "The acts were most cooperative in 1950 (level +4.0) and least in 1952 (−3.0)."


def test_where_the_bands_overlap_the_sentence_says_so():
    said = finding(of([4.0, 3.0, 2.5], 1.0))
    assert said == (
        "The acts were most cooperative in 1950 (level +4.0) and least in 1952 (+2.5), but the bands of both overlap: "
        "the level may not have moved."
    )


def test_runs_in_which_the_band_holds_zero_are_told_apart_from_others():
    found = of([4.0, 0.5, -0.5, 4.0, 0.2], 1.0)
    assert balanced(found) == [(1951, 1952), (1954, 1954)]
    assert finding(found).endswith(
        " From 1951 to 1952 and in 1954 the band includes zero: neither cooperation nor conflict prevails."
    )


def test_a_flat_level_has_neither_highest_nor_lowest():
    found = of([2.0, 2.0, 2.0], 1.0)
    assert extremes(found) == [] and finding(found) == "The level stands at +2.0 throughout."


def test_without_a_level_nothing_is_said():
    thin = fluctuation(changed(events=()), default_choice(moving()))
    assert thin.level is None and finding(thin) == "" and extremes(thin) == [] and balanced(thin) == []


@pytest.mark.parametrize(
    "choice",
    [Choice(e, u, w) for e in ("gdelt", "icews", "keds") for u in ("year", "month") for w in ("both", "a", "b")],
    ids=str,
)
def test_the_sentence_has_the_numbers_of_the_level(choice):
    found = fluctuation(catalogue_of(FOLDERS[1]), choice)
    said, level = finding(found), found.level
    assert (said == "") == (level is None)
    if level:
        assert signed(max(level.level)) in said and signed(min(level.level)) in said


def test_a_list_in_words():
    assert [enumerated(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
