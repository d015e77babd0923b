"""How far coders agree: Krippendorff's alpha, with missing ratings, for four levels of measurement.

Alpha is 1 less the mean squared difference of ratings of one unit, over that of ratings of all units: 1 for perfect
agreement, 0 for what chance would give, less than 0 for coders who differ by system. Source: Krippendorff (1980),
Content Analysis, Sage; the squared differences as in the documentation of `statsmodels` and of the package
`krippendorff`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

LEVELS = ("nominal", "ordinal", "interval", "ratio")
Difference = Callable[[Any, Any], float]


def alpha(ratings: Sequence[Sequence[Hashable | None]], level: str) -> float:
    """Krippendorff's alpha of a table with one row for each unit and one column for each coder, `None` where one did not rate.

    `level` is one of `LEVELS`; ratings are numbers, for `nominal` anything that can be told apart, for `ordinal`
    anything that can be put in order. A unit with a single rating is left out. Raises `ValueError` for an unknown
    level, for negative ratings on the ratio level, and where nothing can be compared: no unit with two ratings, or one
    and the same rating throughout.
    """
    if level not in LEVELS:
        raise ValueError(f"there is no level of measurement '{level}': use one of {', '.join(LEVELS)}")
    units = [rated for row in ratings if len(rated := [value for value in row if value is not None]) > 1]
    if not units:
        raise ValueError("nothing can be compared: no unit has ratings by two coders")
    counts = Counter(value for unit in units for value in unit)
    if len(counts) == 1:
        raise ValueError("nothing can be compared: all ratings are the same, so chance would agree as well")
    difference, whole = _difference(level, counts), counts.total()
    seen = sum(_differences(Counter(unit), difference) / (len(unit) - 1) for unit in units) / whole
    return 1.0 - seen / (_differences(counts, difference) / (whole * (whole - 1)))


def _differences(counts: Counter, difference: Difference) -> float:
    """The sum of squared differences over all ordered pairs of ratings."""
    return sum(a * b * difference(c, k) for c, a in counts.items() for k, b in counts.items() if c != k)


def _difference(level: str, counts: Counter) -> Difference:
    """The squared difference of two unequal ratings. On the ordinal level it rests on how often each rating is given."""
    if level == "nominal":
        return lambda c, k: 1.0
    if level == "interval":
        return lambda c, k: (c - k) ** 2
    if level == "ratio":
        if min(counts) < 0:
            raise ValueError("the ratio level has no negative ratings: use the interval level")
        return lambda c, k: ((c - k) / (c + k)) ** 2
    below, run = {}, 0.0
    for value in sorted(counts):
        below[value] = run + counts[value] / 2
        run += counts[value]
    return lambda c, k: (below[c] - below[k]) ** 2
