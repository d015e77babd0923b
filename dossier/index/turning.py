"""Turning points of the record, beside the bounds of the article's periods; the two are never fitted to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.content.dates import year_fraction
from dossier.index.fluctuation import Choice, Fluctuation, fluctuation
from dossier.index.queries import Index
from dossier.measures.breaks import Comparison, Turn, against, possible, turning_points

HALF = 0.5  # the share of penalties that a break must survive to be drawn and compared
NEAR = 2.0  # years within which a break counts as lying at a bound


@dataclass(frozen=True)
class Turning:
    """Breaks of the yearly mean (`mean`) and of the yearly net sum (`net`), all that some penalty finds.

    `lasting` are the years of those that survive at least half of the penalties, in either; `bounds` are the bounds
    compared with them, each with the titles of the periods before and after.
    """

    mean: tuple[Turn, ...]
    net: tuple[Turn, ...]
    bounds: tuple[tuple[float, str, str], ...]
    lasting: tuple[int, ...]
    comparison: Comparison | None


def article_bounds(index: Index) -> tuple[tuple[float, str, str], ...]:
    """Where the article cuts: bounds of periods of which it speaks of at least one."""
    return _bounds(index, ours=False)


def editors_bounds(index: Index) -> tuple[tuple[float, str, str], ...]:
    """The other bounds, between two periods of which the article is silent: these the editors cut, and no break is sought there."""
    return _bounds(index, ours=True)


def _bounds(index: Index, ours: bool) -> tuple[tuple[float, str, str], ...]:
    return tuple(
        (year_fraction(after.dates.sort_key[0]), before.title, after.title)
        for before, after in pairwise(index.periods.values())
        if (before.reading == after.reading == "silent") == ours
    )


def turning(index: Index, choice: Choice) -> Turning:
    """The turning points of a choice, by year whatever its unit of time."""
    found: Fluctuation = fluctuation(index, replace(choice, unit="year"))
    bins = {year: flow for year, flow in sorted(found.shown.items()) if flow.n}
    years = list(bins)
    mean = tuple(turning_points(years, [f.net / f.n for f in bins.values()]))
    net = tuple(turning_points(years, [f.net for f in bins.values()]))
    lasting = tuple(sorted({turn.year for turn in (*mean, *net) if turn.share >= HALF}))
    bounds, span = article_bounds(index), possible(years)
    compared = against([bound for bound, _, _ in bounds], lasting, span) if span else None
    return Turning(mean, net, bounds, lasting, compared)
