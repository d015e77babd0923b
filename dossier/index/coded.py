"""Machine-coded series of a dyad beside each other and beside the dossier's own level: standard scores and correlation.

What is correlated are the means of single years or months in which both have an act or event, never the smoothed lines: smoothing alone makes
lines alike. What is drawn is the level, by the same model for all. Nothing here knows where a series comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from statistics import median

from dossier.index.fluctuation import Choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.measures.correlation import LEAST, Correlation, Norm, correlation, norm
from dossier.measures.flow import Flow
from dossier.measures.level import Level, estimate, likelihood, observed
from dossier.measures.thin import WITHIN, thin

OWN = "dossier"  # the id of the dossier's own line
MANY = 30  # events in half of the bins or more: the standard error of a mean is below a point of the scale then


@dataclass(frozen=True)
class Coded:
    """A series of a dyad, both directions together: of each bin the sums and numbers of its acts or events.

    `without` has the days of which no file is, by bin; of the dossier's own it is empty. `editions` say whose values they are.
    """

    id: str
    name: str
    unit: str
    flows: Mapping[int, Flow]
    editions: tuple[str, ...] = ()
    without: Mapping[int, int] = field(default_factory=dict)
    own: Level | None = None

    @cached_property
    def means(self) -> dict[int, float]:
        """The mean value of an act or event by bin; a bin without one is not there."""
        return {bin: flow.net / flow.n for bin, flow in sorted(self.flows.items()) if flow.n}

    @cached_property
    def level(self) -> Level | None:
        """The level by the dossier's model; `None` where it is withheld.

        Of the dossier's acts by its own rule (`measures.thin`). Of machine-coded events that rule holds too, with one change: where bins have `MANY` events, that
        the record cannot exclude a level without noise is no reason. The line then lies at the means whichever way the two variances are shared.
        """
        if self.id == OWN:
            return self.own
        seen = observed({bin: (flow.net, flow.n) for bin, flow in self.flows.items()})
        found = estimate(seen)
        if found is None or found.noise + found.drift <= 0.0:
            return None
        share = found.drift / (found.noise + found.drift)
        if not thin(seen, share):
            return found
        still = 2.0 * (likelihood(seen, share)[0] - likelihood(seen, 0.0)[0]) <= WITHIN
        return None if still or median(row.n for row in seen) < MANY else found

    @property
    def n(self) -> int:
        """How many acts or events have a value."""
        return sum(flow.n for flow in self.flows.values())

    @property
    def missing(self) -> int:
        """How many have none."""
        return sum(flow.missing for flow in self.flows.values())

    @cached_property
    def line(self) -> dict[int, float]:
        """What is drawn: the dossier's level in all its bins; of others the level in bins with an event; the means where no level is shown."""
        level = self.level
        if level is None:
            return self.means
        if self.id == OWN:
            return dict(zip(level.bins, level.level, strict=True))
        return {bin: at[0] for bin in self.means if (at := level.at(bin))}


def own_series(catalogue: Catalogue, unit: str) -> Coded:
    """The dossier's own acts in its own edition, with its level; dyad together."""
    found = fluctuation(catalogue, Choice(catalogue.meta.edition, unit))
    return Coded(OWN, "This dossier", unit, found.shown, (catalogue.meta.edition,), own=found.level)


def common(series: Iterable[Coded]) -> list[int]:
    """The bins in which all lines have a value."""
    sets = [set(one.line) for one in series]
    return sorted(set.intersection(*sets)) if sets else []


@dataclass(frozen=True)
class Standard:
    """By what lines are standardised: the norm of each by id, `None` where it does not move; `bins` are the common ones, none where each has its own."""

    norms: Mapping[str, Norm | None]
    bins: tuple[int, ...]


def standard(series: Iterable[Coded]) -> Standard:
    """Mean and deviation of each line over the bins that all share, if these are `LEAST` or more; else over its own bins."""
    rows = list(series)
    shared = common(rows)
    over = shared if len(rows) > 1 and len(shared) >= LEAST else []
    return Standard({one.id: norm(one.line[bin] for bin in (over or one.line)) for one in rows}, tuple(over))


def together(series: Iterable[Coded]) -> list[tuple[Coded, Coded, Correlation]]:
    """The correlation of each with each, over the means of the bins that both have."""
    return [(one, other, correlation(one.means, other.means)) for one, other in combinations(series, 2)]
