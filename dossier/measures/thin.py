"""Is the record thick enough for a level? A stated rule, and how often it errs on made-up series.

The level rests on how two variances share what the acts vary by: the step from bin to bin (drift) and the single act
(noise). Few acts leave that share open, and its estimate is then often none at all although the level moved (Shephard &
Harvey 1990, Journal of Time Series Analysis 11(4), 339-347): a flat line with a narrow band, stated with a certainty
that nothing supports. So the record is called thin where the 95 % interval of the share, by the profile likelihood
(Venzon & Moolgavkar 1988, Applied Statistics 37(1), 87-94), reaches "no drift" or "no noise".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from random import Random

from dossier.measures.level import LEAST, Observation, best, likelihood, share_of, smooth

WITHIN = 3.841458820694124  # the 95 % point of chi-squared with one degree of freedom
NOISE = 5.2  # Goldstein points, the standard deviation of one act in made-up series
START = 2.0, 1.0  # mean and standard deviation of the level they begin with
FEW = 30  # series with a level below which nothing is said of their years


def thin(seen: Sequence[Observation], share: float) -> bool:
    """True where the record cannot tell a level that moves from one that stands still, or single acts from the level.

    `seen` are the observed bins in order, at least two; `share` (0 to 1) is the share of drift with the greatest
    likelihood. Equal means in all bins are thin too: they say nothing of how much single acts vary.

    >>> thin([Observation(1950, 2.0, 1), Observation(1951, 2.0, 1), Observation(1952, 2.0, 1)], 0.0)
    True
    """
    rows = list(seen)
    top, scale = likelihood(rows, share)
    if scale <= 0.0:
        return True
    return any(2.0 * (top - likelihood(rows, end)[0]) <= WITHIN for end in (0.0, 1.0))


@dataclass(frozen=True)
class Trial:
    """What came of many made-up series of one kind: `years` long, `acts` a year on average, a yearly `step`.

    `step` is the standard deviation of the level's step from year to year in Goldstein points; 0 is a level that stands
    still. Shares from 0 to 1: `flat` of the series whose level the likelihood alone would draw flat, `thin` of those the
    rule calls thin; `held` of the years of the others in which the 95 % band holds the true level, `wrong` of those with
    a sign in which the sign is not the true one. `None` where fewer than 30 series have a level, or no year a sign.
    """

    years: int
    acts: float
    step: float
    flat: float
    thin: float
    held: float | None
    wrong: float | None


def _poisson(chance: Random, mean: float) -> int:
    """A number of acts, by multiplying uniform numbers until they fall below exp(-mean) (Knuth)."""
    least, count, product = exp(-mean), 0, chance.random()
    while product > least:
        count += 1
        product *= chance.random()
    return count


def made_up(chance: Random, years: int, acts: float, step: float) -> tuple[list[Observation], list[float]]:
    """A series whose truth is known: the observed years, and the true level of every year."""
    level, truth, seen = chance.gauss(*START), [], []
    for year in range(years):
        level += chance.gauss(0.0, step) if year and step else 0.0
        truth.append(level)
        if n := _poisson(chance, acts):
            seen.append(Observation(year, level + chance.gauss(0.0, NOISE / sqrt(n)), n))
    return seen, truth


def trial(years: int, acts: float, step: float, series: int, seed: int = 1) -> Trial:
    """Judge `series` made-up series of one kind; equal arguments give equal results."""
    chance = Random(f"{years} {acts} {step} {seed}")
    flat = called = 0
    held, wrong = [0, 0], [0, 0]
    for _ in range(series):
        seen, truth = made_up(chance, years, acts, step)
        share = share_of(best(seen, 1e-3)) if len(seen) >= LEAST else 0.0
        flat += share == 0.0
        if len(seen) < LEAST or thin(seen, share):
            called += 1
            continue
        level = smooth(seen, share)
        for bin, low, high in zip(level.bins, level.low, level.high, strict=True):
            held[0] += low <= truth[bin] <= high
            held[1] += 1
            if low > 0 or high < 0:
                wrong[0] += (low > 0) != (truth[bin] > 0)
                wrong[1] += 1
    ratio = [part / whole if whole and series - called >= FEW else None for part, whole in (held, wrong)]
    return Trial(years, acts, step, flat / series, called / series, *ratio)
