"""Alpha beside published data and beside the package `krippendorff`."""

from __future__ import annotations

import random

import krippendorff
import pytest

from dossier.measures.agreement import LEVELS, alpha

# Krippendorff's "C" data, as in the documentation of the R packages irr (kripp.alpha) and DescTools (KrippAlpha):
# twelve units, four raters.
C = [
    [1, 1, None, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [None, 5, 5, 5],
    [None, None, 1, 1],
    [None, None, 3, None],
]
EXPECTED = {"nominal": 0.7434, "ordinal": 0.8154, "interval": 0.8491, "ratio": 0.7974}


def theirs(table, level):
    by_rater = [[float("nan") if value is None else float(value) for value in column] for column in zip(*table, strict=True)]
    return krippendorff.alpha(reliability_data=by_rater, level_of_measurement=level)


@pytest.mark.parametrize("level", LEVELS)
def test_the_c_data_give_the_known_values(level):
    assert round(alpha(C, level), 4) == EXPECTED[level]


@pytest.mark.parametrize("level", LEVELS)
def test_random_tables_with_gaps_agree_with_the_package(level):
    luck, seen = random.Random(11), []
    for _ in range(60):
        values = [0, 0.5, 1, 2, 3.4, 8][: luck.randint(2, 6)]
        shape = luck.randint(3, 25), luck.randint(2, 5)
        table = [[luck.choice([*values, None]) for _ in range(shape[1])] for _ in range(shape[0])]
        if len({v for row in table if sum(x is not None for x in row) > 1 for v in row if v is not None}) > 1:
            seen.append(alpha(table, level))
            assert seen[-1] == pytest.approx(theirs(table, level), abs=1e-12)
    assert len(seen) > 40 and min(seen) < 0 < max(seen)


def test_full_agreement_is_one_and_swapped_words_are_below_chance():
    assert alpha([[1, 1], [2, 2], [5, 5]], "interval") == 1.0
    assert alpha([[1, 2], [2, 1]], "nominal") == pytest.approx(-0.5)


def test_codes_are_compared_as_text():
    assert alpha([["042", "042"], ["10", "010"]], "nominal") < 1
    assert alpha([["a", "a"], ["b", "b"]], "ordinal") == 1.0


def test_a_unit_with_one_rating_bears_on_nothing():
    assert alpha([*C, [9, None, None, None]], "interval") == alpha(C, "interval")


@pytest.mark.parametrize(
    ("table", "level", "said"),
    [
        ([], "nominal", "no unit has ratings by two"),
        ([[1, None], [None, 2]], "nominal", "no unit has ratings by two"),
        ([[3, 3], [3, 3]], "interval", "all ratings are the same"),
        ([[-1, 1], [2, 2]], "ratio", "no negative ratings"),
        ([[1, 2]], "metric", "no level of measurement 'metric'"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(table, level, said):
    with pytest.raises(ValueError, match=said):
        alpha(table, level)
