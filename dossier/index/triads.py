"""The triads of a dossier by lane, in runs of years that rest on the same evidence; numbers alone, for any view of them.

The sign between the sides comes from the level of the acts with the dossier's own choices (`fluctuation.signs`), those of
the third parties from the alignments of the record (`measures.balance`). Where the record is too thin for a level there is
no sign between the sides, and every triad is unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from dossier.index.fluctuation import default_choice, fluctuation, hangs_on_joint, signs, without_joint
from dossier.index.queries import Catalogue
from dossier.measures.balance import Triad, triads
from dossier.measures.level import Level

STATES = ("balanced", "unbalanced", "undecided", "unknown")


@dataclass(frozen=True)
class Run:
    """Neighbouring years, in order, whose triads have equal signs and equal evidence: at least one."""

    triads: tuple[Triad, ...]

    @property
    def first(self) -> int:
        return self.triads[0].year

    @property
    def last(self) -> int:
        return self.triads[-1].year

    @property
    def one(self) -> Triad:
        """The triad of the first year, which stands for all but for its year."""
        return self.triads[0]


@dataclass(frozen=True)
class Between:
    """Neighbouring years in which the sign between the sides is the same: 1, -1, or `None` where it is not known.

    `values` has level, low and high by year, none of them where there is no level; `None` with values says that the band
    holds zero, or, where it is `joint`, that the sign would hang on joint acts.
    """

    first: int
    last: int
    sign: int | None
    values: Mapping[int, tuple[float, float, float]]
    joint: bool = False


@dataclass(frozen=True)
class Balance:
    """All triads of a dossier: by lane, and what lies between the sides.

    `thin` says that the record is too thin for a level; `joint` has the years whose sign would hang on joint acts.
    """

    level: Level | None
    between: tuple[Between, ...]
    lanes: Mapping[str, tuple[Triad, ...]]
    thin: bool = False
    joint: frozenset[int] = frozenset()


def balance(catalogue: Catalogue) -> Balance:
    """The triads of every lane by year, with the dossier's own level."""
    found, apart = fluctuation(catalogue, default_choice(catalogue)), without_joint(catalogue, default_choice(catalogue))
    by_year, joint = signs(found.level, apart), hangs_on_joint(found.level, apart)
    lanes = {name: tuple(triads(catalogue, actors, by_year)) for name, actors in catalogue.lanes.items()}
    return Balance(found.level, tuple(_between(catalogue, found.level, by_year, joint)), lanes, found.thin, joint)


def _between(
    catalogue: Catalogue, level: Level | None, by_year: Mapping[int, int | None], joint: frozenset[int]
) -> Iterable[Between]:
    years = range(catalogue.opens.year, catalogue.closes.year + 1)
    for (sign, _, hangs), group in groupby(years, key=lambda year: (by_year.get(year), year in by_year, year in joint)):
        there = list(group)
        values = {year: found for year in there if level and (found := level.at(year))}
        yield Between(there[0], there[-1], sign, values, hangs)


def runs(rows: Iterable[Triad]) -> list[Run]:
    """The triads, given in order of time, in runs. A year between that has no triad ends a run."""
    out: list[list[Triad]] = []
    for row in rows:
        before = out[-1][-1] if out else None
        if before and before.year + 1 == row.year and _rests_on(before) == _rests_on(row):
            out[-1].append(row)
        else:
            out.append([row])
    return [Run(tuple(group)) for group in out]


def _rests_on(row: Triad) -> tuple:
    return row.third, row.ab, row.ax, row.bx, row.ax_ids, row.bx_ids, row.changed


def counts(rows: Iterable[Triad]) -> dict[str, int]:
    """How many years have each state, in the order of `STATES`."""
    found = Counter(row.state for row in rows)
    return {state: found[state] for state in STATES}


def place(catalogue: Catalogue, first: int, last: int) -> tuple[float, float]:
    """From when to when whole years stand on the axis, in decimal years cut at the bounds of the span."""
    opens, closes = catalogue.span(catalogue.meta.span)
    return round(max(float(first), opens), 3), round(min(last + 1.0, closes), 3)
