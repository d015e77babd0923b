"""Turning points of the record, beside the boundaries of the article's periods; the two are never fitted to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.content.dates import year_fraction
from dossier.index.fluctuation import Choice, Fluctuation, fluctuation
from dossier.index.queries import Catalogue
from dossier.measures.breaks import Comparison, Turn, against, possible, turning_points

STABLE = 0.5  # the share of penalties that a break must survive to be drawn and compared
NEAR = 2.0  # years within which a break counts as lying at a boundary


@dataclass(frozen=True)
class Turning:
    """Breaks of the yearly mean (`mean`) and of the yearly net sum (`net`), all that some penalty finds.

    `stable` are the years of those that survive at least half of the penalties, in either; `boundaries` are the boundaries
    compared with them, each with the titles of the periods before and after.
    """

    mean: tuple[Turn, ...]
    net: tuple[Turn, ...]
    boundaries: tuple[tuple[float, str, str], ...]
    stable: tuple[int, ...]
    comparison: Comparison | None


def article_boundaries(catalogue: Catalogue) -> tuple[tuple[float, str, str], ...]:
    """Where the article cuts: boundaries of periods of which it speaks of at least one."""
    return _bounds(catalogue, ours=False)


def editors_boundaries(catalogue: Catalogue) -> tuple[tuple[float, str, str], ...]:
    """The other boundaries, between two periods of which the article is silent: these the editors cut, and no break is sought there."""
    return _bounds(catalogue, ours=True)


def _bounds(catalogue: Catalogue, ours: bool) -> tuple[tuple[float, str, str], ...]:
    return tuple(
        (year_fraction(after.dates.sort_key[0]), before.title, after.title)
        for before, after in pairwise(catalogue.periods.values())
        if (before.reading == after.reading == "silent") == ours
    )


def turning(catalogue: Catalogue, choice: Choice) -> Turning:
    """The turning points of a choice, by year whatever its unit of time."""
    found: Fluctuation = fluctuation(catalogue, replace(choice, unit="year"))
    bins = {year: flow for year, flow in sorted(found.shown.items()) if flow.n}
    years = list(bins)
    mean = tuple(turning_points(years, [f.net / f.n for f in bins.values()]))
    net = tuple(turning_points(years, [f.net for f in bins.values()]))
    stable = tuple(sorted({turn.year for turn in (*mean, *net) if turn.share >= STABLE}))
    boundaries, span = article_boundaries(catalogue), possible(years)
    compared = against([boundary for boundary, _, _ in boundaries], stable, span) if span else None
    return Turning(mean, net, boundaries, stable, compared)
