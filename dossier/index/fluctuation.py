"""The index of fluctuations with a reader's choices: edition, unit of time, direction, acts left out.

It also says how far the level rests on those choices: an envelope over the editions and over leaving out one act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.content.model import Event
from dossier.content.vocabulary import EDITIONS
from dossier.index.queries import Catalogue
from dossier.measures.flow import UNITS, Flow, Flows, Way, bin_of, directions, distinct, flows, goldstein
from dossier.measures.level import LEAST, Level, Observation, best, best_near, estimate, observed, share_of, smooth
from dossier.measures.thin import thin

WAYS = ("both", "a", "b")


@dataclass(frozen=True)
class Choice:
    """What a reader chose: the edition of the scale, `year` or `month`, whose acts (`both`, `a`, `b`), acts left out."""

    edition: str
    unit: str = "year"
    way: str = "both"
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fluctuation:
    """The flows of both directions, those of the choice by bin, and their level.

    `acts` has the number of acts with a weight by bin; in both directions together a joint act stands for two of the
    weights that `shown` sums. `level` is `None` where fewer than three bins have an act, and where the record is `thin`:
    where it cannot tell a level that moves from one that stands still (`measures.thin`).
    """

    choice: Choice
    flows: Flows
    shown: Mapping[int, Flow]
    acts: Mapping[int, int]
    level: Level | None
    thin: bool = False

    @property
    def means(self) -> list[Observation]:
        """The bins with an act, in order, with the mean weight of their acts: what the level is estimated from."""
        return observed({bin: (flow.net, flow.n) for bin, flow in self.shown.items()})

    @property
    def joint(self) -> int:
        """How many acts with a weight count once each way."""
        return sum(flow.n for flow in self.shown.values()) - sum(self.acts.values())


@dataclass(frozen=True)
class Envelope:
    """How far the level moves, in Goldstein values, by bin from `first`: the least and greatest over all variants.

    `editions` is the greatest move by another edition, with its name and bin; `act` that by leaving out one act, with
    the act's id and bin.
    """

    first: int
    low: tuple[float, ...]
    high: tuple[float, ...]
    editions: tuple[float, str, int]
    act: tuple[float, str, int]


def default_choice(catalogue: Catalogue) -> Choice:
    """The choice of the dossier itself."""
    return Choice(catalogue.meta.edition)


def valid_choice(catalogue: Catalogue, choice: Choice) -> Choice:
    """The choice with what is not known put back to the default; ids of what is no act are dropped."""
    acts = {e.id for e in catalogue.acts()}
    return Choice(
        choice.edition if choice.edition in EDITIONS else catalogue.meta.edition,
        choice.unit if choice.unit in UNITS else "year",
        choice.way if choice.way in WAYS else "both",
        choice.without & acts,
    )


def _ways(catalogue: Catalogue, way: str) -> tuple[Way, ...]:
    a, b = catalogue.meta.side_a, catalogue.meta.side_b
    return {"a": ((a, b),), "b": ((b, a),)}.get(way, ((a, b), (b, a)))


def _chosen(found: Flows, ways: Iterable[Way]) -> dict[int, Flow]:
    out: dict[int, Flow] = {}
    for way in ways:
        for bin, flow in found.one_way(way).items():
            out[bin] = out.get(bin, Flow()) + flow
    return out


def _observed(found: Flows, ways: Iterable[Way]) -> list[Observation]:
    return observed({bin: (flow.net, flow.n) for bin, flow in _chosen(found, ways).items()})


def _weighted(acts: Iterable[Event], choice: Choice, ways: tuple[Way, ...]) -> list[tuple[Event, int, float, int]]:
    """The acts that count, each with its bin, its weight and in how many of the ways it counts."""
    out = []
    for e in distinct(acts):
        bin, value = bin_of(e.date, choice.unit), goldstein(e.cameo, choice.edition)
        times = sum(way in ways for way in directions(e))
        if bin is not None and value is not None and times:
            out.append((e, bin, value, times))
    return out


def fluctuation(catalogue: Catalogue, choice: Choice) -> Fluctuation:
    """Flows and level of a choice."""
    acts = [e for e in catalogue.acts() if e.id not in choice.without]
    found, ways = flows(acts, choice.edition, choice.unit), _ways(catalogue, choice.way)
    number = Counter(bin for _, bin, _, _ in _weighted(acts, choice, ways))
    return Fluctuation(choice, found, _chosen(found, ways), number, *_shown(_observed(found, ways)))


def _shown(seen: list[Observation]) -> tuple[Level | None, bool]:
    """The level that may be shown, and whether one is withheld since the record is too thin."""
    level = estimate(seen)
    if level is None:
        return None, False
    whole = level.noise + level.drift
    hidden = thin(seen, level.drift / whole if whole else 0.0)
    return None if hidden else level, hidden


def without_joint(catalogue: Catalogue, choice: Choice) -> Level | None:
    """The level of a choice without joint acts, thin or not; `None` where fewer than three bins are left."""
    acts = [e for e in catalogue.acts() if e.id not in choice.without and not e.joint]
    return estimate(_observed(flows(acts, choice.edition, choice.unit), _ways(catalogue, choice.way)))


@dataclass(frozen=True)
class _Spared:
    """One way of leaving out an act: its bin, how much of the sums goes with it, and an act of which that is true."""

    bin: int
    net: float
    n: int
    act: str


def _spared(acts: Iterable[Event], choice: Choice, ways: tuple[Way, ...]) -> list[_Spared]:
    """Acts by what leaving them out changes; two acts of one bin and weight change the same."""
    out: dict[tuple[int, float, int], _Spared] = {}
    for e, bin, value, n in _weighted(acts, choice, ways):
        out.setdefault((bin, value, n), _Spared(bin, value * n, n, e.id))
    return list(out.values())


def _less(seen: list[Observation], one: _Spared) -> list[Observation]:
    rows = []
    for row in seen:
        if row.bin != one.bin:
            rows.append(row)
        elif row.n > one.n:
            rows.append(Observation(row.bin, (row.mean * row.n - one.net) / (row.n - one.n), row.n - one.n))
    return rows


class Sensitivity:
    """Variants of the level of one choice, made once."""

    def __init__(self, catalogue: Catalogue, choice: Choice):
        self.catalogue, self.choice, self.ways = catalogue, choice, _ways(catalogue, choice.way)
        self.acts = [e for e in catalogue.acts() if e.id not in choice.without]
        self.seen = _observed(flows(self.acts, choice.edition, choice.unit), self.ways)

    @cached_property
    def base(self) -> Level | None:
        """The level of the choice itself; `None` where the record is too thin for one."""
        return _shown(self.seen)[0]

    def by_edition(self) -> dict[str, Level]:
        """The level in each other edition, thin or not."""
        others = {name: flows(self.acts, name, self.choice.unit) for name in EDITIONS if name != self.choice.edition}
        found = {name: estimate(_observed(other, self.ways)) for name, other in others.items()}
        return {name: level for name, level in found.items() if level}

    def by_act(self) -> dict[str, Level]:
        """The level without one act, by the act's id; the variances are estimated anew each time."""
        near = best(self.seen)
        out = {}
        for one in _spared(self.acts, self.choice, self.ways):
            rows = _less(self.seen, one)
            if len(rows) >= LEAST:
                out[one.act] = smooth(rows, share_of(best_near(rows, near)))
        return out


def move(base: Level, other: Level) -> tuple[float, int]:
    """The greatest difference of two levels where both are known, other less base, and its bin."""
    both = [(now[0] - was[0], bin) for bin in base.bins if (now := other.at(bin)) and (was := base.at(bin))]
    return max(both, key=lambda pair: abs(pair[0]), default=(0.0, base.bins[0]))


def envelope(catalogue: Catalogue, choice: Choice) -> Envelope | None:
    """The envelope over editions and over leaving one act out; `None` where there is no level.

    That of the dossier's own choice, which nearly every page, sheet and file draws, is made once and goes with its catalogue.
    """
    if choice != default_choice(catalogue):
        return _envelope(catalogue, choice)
    if "envelope" not in catalogue.kept:
        catalogue.kept["envelope"] = _envelope(catalogue, choice)
    return catalogue.kept["envelope"]


def _envelope(catalogue: Catalogue, choice: Choice) -> Envelope | None:
    variants = Sensitivity(catalogue, choice)
    base = variants.base
    if base is None:
        return None
    editions, acts = variants.by_edition(), variants.by_act()
    low, high = [], []
    for bin, value in zip(base.bins, base.level, strict=True):
        there = [value, *(found[0] for level in (*editions.values(), *acts.values()) if (found := level.at(bin)))]
        low.append(min(there))
        high.append(max(there))
    return Envelope(base.bins[0], tuple(low), tuple(high), _most(base, editions), _most(base, acts))


def _most(base: Level, variants: dict[str, Level]) -> tuple[float, str, int]:
    moves = [(*move(base, level), name) for name, level in variants.items()]
    value, bin, name = max(moves, key=lambda row: abs(row[0]), default=(0.0, base.bins[0], ""))
    return value, name, bin


def signs(level: Level | None, apart: Level | None) -> dict[int, int | None]:
    """The sign of the level by bin: +1 or -1 where it can be told, else `None`.

    The band must lie on one side of zero, and the level without joint acts, `apart`, on the same: joint acts are mostly
    friendly, being done together, so a sign that hangs on them says little of what the two did to each other.
    """
    if level is None:
        return {}
    rows = zip(level.bins, level.low, level.high, strict=True)
    found = {bin: 1 if low > 0 else -1 if high < 0 else None for bin, low, high in rows}
    return {bin: sign if sign and _same_side(apart, bin, sign) else None for bin, sign in found.items()}


def _same_side(apart: Level | None, bin: int, sign: int) -> bool:
    there = apart.at(bin) if apart else None
    return there is not None and there[0] * sign > 0


def hangs_on_joint(level: Level | None, apart: Level | None) -> frozenset[int]:
    """The bins whose band lies on one side of zero, and whose sign is not told since it hangs on joint acts."""
    told = signs(level, apart)
    return frozenset(bin for bin, sign in signs(level, level).items() if sign and told[bin] is None)
