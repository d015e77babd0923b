"""The level: how cooperative the acts of a time were, estimated with its uncertainty.

The model is the local level of Durbin & Koopman, Time Series Analysis by State Space Methods (2nd ed. 2012), chapter 2:
a random walk seen through noise. Here the observation of a bin is the mean Goldstein value of its n acts, with the
variance of one act divided by n; a bin without an act is missing. Both variances are found by maximum likelihood with
a diffuse start. The band holds for those variances and leaves out that they are estimates themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, inf, log, pi, sqrt

Z95 = 1.959963984540054  # half the width of a 95 % band in standard deviations
LEAST = 3  # observed bins below which nothing is estimated
EDGE = 18.0  # logit of the share of drift at which it counts as none or all
STEPS = 36  # of the first look over all shares of drift


@dataclass(frozen=True)
class Observation:
    """An observed bin: its number, the mean Goldstein value of its acts, and how many they are (n >= 1)."""

    bin: int
    mean: float
    n: int


@dataclass(frozen=True)
class Level:
    """The smoothed level of every bin from the first observed to the last, in Goldstein values (-10 to 10).

    `noise` is the variance of one act around the level, `drift` the variance of the level's step from bin to bin;
    `loglik` is the log-likelihood of all observations after the first; `n` counts the acts.
    """

    bins: tuple[int, ...]
    level: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    noise: float
    drift: float
    loglik: float
    n: int

    def at(self, bin: int) -> tuple[float, float, float] | None:
        """Level, low and high of one bin; `None` outside the observed bins."""
        i = bin - self.bins[0]
        return (self.level[i], self.low[i], self.high[i]) if 0 <= i < len(self.bins) else None


def likelihood(seen: list[Observation], share: float) -> tuple[float, float]:
    """The log-likelihood at a share of drift (0 to 1) in both variances together, and the scale that maximises it.

    The scale s gives noise s (1 - share) and drift s share; it is concentrated out (Durbin & Koopman, section 2.10.2).
    """
    noise = 1.0 - share
    level, state_variance, before = seen[0].mean, noise / seen[0].n, seen[0].bin
    squares = logs = 0.0
    for row in seen[1:]:
        state_variance += (row.bin - before) * share
        innovation_variance = state_variance + noise / row.n
        if innovation_variance <= 0.0:
            return -inf, 0.0
        innovation = row.mean - level
        squares += innovation * innovation / innovation_variance
        logs += log(innovation_variance)
        gain = state_variance / innovation_variance
        level += gain * innovation
        state_variance *= 1.0 - gain
        before = row.bin
    count = len(seen) - 1
    scale = squares / count
    if scale <= 0.0:
        return inf, 0.0
    return -0.5 * (count * (log(2 * pi * scale) + 1.0) + logs), scale


def share_of(logit: float) -> float:
    """The share of drift at a point of the search's scale; the ends stand for none and all."""
    if logit <= -EDGE:
        return 0.0
    return 1.0 if logit >= EDGE else 1.0 / (1.0 + exp(-logit))


def best(seen: list[Observation], fine: float = 1e-9) -> float:
    """The logit of the share of drift with the greatest likelihood, to `fine`.

    All shares are looked over first, since there may be several maxima; then the golden section narrows the place down.
    """

    def value(logit: float) -> float:
        return likelihood(seen, share_of(logit))[0]

    grid = [-EDGE + 2 * EDGE * i / STEPS for i in range(STEPS + 1)]
    i = max(range(len(grid)), key=lambda k: value(grid[k]))
    low, high = grid[max(i - 1, 0)], grid[min(i + 1, len(grid) - 1)]
    golden = (sqrt(5) - 1) / 2
    a, b = high - golden * (high - low), low + golden * (high - low)
    at_a, at_b = value(a), value(b)
    while high - low > fine:
        if at_a >= at_b:
            high, b, at_b = b, a, at_a
            a = high - golden * (high - low)
            at_a = value(a)
        else:
            low, a, at_a = a, b, at_b
            b = low + golden * (high - low)
            at_b = value(b)
    return max((-EDGE, (low + high) / 2, EDGE), key=value)


def best_near(seen: list[Observation], near: float) -> float:
    """Like `best` for a series much like one whose best logit is `near`: the tops of two parabolas, to about a hundredth.

    Where the likelihood is not bent like that around `near`, all shares are looked over.
    """
    for step in (0.5, 0.1):
        below, here, above = (likelihood(seen, share_of(near + d))[0] for d in (-step, 0.0, step))
        bend = below - 2 * here + above
        move = step * (below - above) / (2 * bend) if bend < 0 else inf
        if abs(move) > 3 * step or abs(near + move) > EDGE:
            return best(seen, 1e-3)
        near += move
    return near


def smooth(seen: list[Observation], share: float) -> Level:
    """The level at a given share of drift: the Kalman filter forward, the smoother of Rauch, Tung & Striebel backward."""
    loglik, scale = likelihood(seen, share)
    noise = 1.0 - share
    there = {row.bin: row for row in seen}
    bins = range(seen[0].bin, seen[-1].bin + 1)
    level, state_variance = seen[0].mean, noise / seen[0].n
    levels, state_variances = [level], [state_variance]
    for bin in bins[1:]:
        state_variance += share
        if row := there.get(bin):
            innovation_variance = state_variance + noise / row.n
            gain = state_variance / innovation_variance if innovation_variance else 0.0
            level += gain * (row.mean - level)
            state_variance *= 1.0 - gain
        levels.append(level)
        state_variances.append(state_variance)
    for i in range(len(levels) - 2, -1, -1):
        ahead = state_variances[i] + share
        back = state_variances[i] / ahead if ahead else 0.0
        levels[i] += back * (levels[i + 1] - levels[i])
        state_variances[i] += back * back * (state_variances[i + 1] - ahead)
    half = [Z95 * sqrt(max(scale * state_variance, 0.0)) for state_variance in state_variances]
    return Level(
        tuple(bins),
        tuple(levels),
        tuple(x - h for x, h in zip(levels, half, strict=True)),
        tuple(x + h for x, h in zip(levels, half, strict=True)),
        scale * noise,
        scale * share,
        loglik,
        sum(row.n for row in seen),
    )


def observed(flows: Mapping[int, tuple[float, int]]) -> list[Observation]:
    """Bins with at least one act, in order, from sums of Goldstein values and their numbers."""
    return [Observation(bin, net / n, n) for bin, (net, n) in sorted(flows.items()) if n]


def estimate(seen: Iterable[Observation]) -> Level | None:
    """The level by maximum likelihood, `None` where fewer than three bins have an act."""
    rows = list(seen)
    if len(rows) < LEAST:
        return None
    return smooth(rows, share_of(best(rows)))
