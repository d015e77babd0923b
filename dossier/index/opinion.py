"""The second opinion of machine-coded event data on the dossier's own level: signs, turning points, correlation; as a whole and by period."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.content.model import Period
from dossier.index.coded import Coded, own_series
from dossier.index.fluctuation import Choice, signs, without_joint
from dossier.index.queries import Catalogue
from dossier.index.turning import NEAR, STABLE
from dossier.measures.breaks import Within, against, possible, turning_points
from dossier.measures.correlation import LEAST, Correlation, correlation


def level_signs(one: Coded) -> dict[int, int | None]:
    """The sign of a machine-coded level by bin, where its band lies on one side of zero."""
    return signs(one.level, one.level)


@dataclass(frozen=True)
class InPeriod:
    """A period in both: of `years` in which both have a level, in `told` both signs can be told, and in `alike` they are the same.

    `own` and `other` are the means of both levels in those years, `None` without any; `correlation` is over the period's years.
    """

    period: Period
    years: int
    told: int
    alike: int
    own: float | None
    other: float | None
    correlation: Correlation


@dataclass(frozen=True)
class Opinion:
    """The second opinion of one data set on the dossier's level, by year.

    `signs` is the years in which both signs can be told, and in how many they are alike. `own` and `other` are the lasting turning points of both within
    the years in which either could have one; `near` how many of the other's lie near one of ours, beside chance; `None` where there is nothing
    to compare.
    """

    other: Coded
    whole: Correlation
    signs: tuple[int, int]
    turns_own: tuple[int, ...]
    turns_other: tuple[int, ...]
    near: Within | None
    periods: tuple[InPeriod, ...]


def opinion(catalogue: Catalogue, other: Coded) -> Opinion:
    """Whether a machine-coded series, by year, agrees with the dossier's own: as a whole and by period."""
    mine = own_series(catalogue, "year")
    ours = signs(mine.level, without_joint(catalogue, Choice(catalogue.meta.edition)))
    both = ours, level_signs(other)
    told = [year for year in both[0] if both[0][year] and both[1].get(year)]
    alike = sum(both[0][year] == both[1][year] for year in told)
    return Opinion(
        other, correlation(mine.means, other.means), (len(told), alike), *_turns(mine, other),
        tuple(_period(catalogue, p, mine, other, both) for p in catalogue.periods.values()),
    )  # fmt: skip


def _turns(mine: Coded, other: Coded) -> tuple[tuple[int, ...], tuple[int, ...], Within | None]:
    """Lasting turning points of the yearly means within the years that both have, and how near they lie."""
    shared = sorted(mine.means.keys() & other.means.keys())
    if len(shared) < LEAST:
        return (), (), None
    a, b = (
        tuple(turn.year for turn in turning_points(shared, [one.means[year] for year in shared]) if turn.share >= STABLE)
        for one in (mine, other)
    )
    span = possible(shared)
    return a, b, against(map(float, a), b, span).within(NEAR) if a and b and span else None


def _period(
    catalogue: Catalogue, p: Period, mine: Coded, other: Coded, both: tuple[dict[int, int | None], dict[int, int | None]]
) -> InPeriod:
    first, last = catalogue.span(p.dates)
    inside = range(int(first), int(last - 1e-6) + 1)
    shared = [year for year in inside if mine.level and other.level and mine.level.at(year) and other.level.at(year)]
    told = [year for year in shared if both[0].get(year) and both[1].get(year)]
    one, two = ({year: value for year, value in series.means.items() if year in inside} for series in (mine, other))
    return InPeriod(
        p, len(shared), len(told), sum(both[0][year] == both[1][year] for year in told), _mean(mine, shared), _mean(other, shared),
        correlation(one, two),
    )  # fmt: skip


def _mean(one: Coded, years: list[int]) -> float | None:
    values = [at[0] for year in years if one.level and (at := one.level.at(year))]
    return sum(values) / len(values) if values else None
