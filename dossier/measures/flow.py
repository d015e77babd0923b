"""The flow of cooperation and conflict: sums of Goldstein values of coded acts, by year or month and by direction.

COOP is the sum of positive values, CONF the sum of negative ones, n the number of acts with a value; acts whose
code the edition does not scale are counted as missing, never as zero. A joint act counts once in each direction,
as event coders pair reciprocal acts; of acts with the same day, source, target and code one counts. Source: Goldstein
(1992), Journal of Conflict Resolution 36(2), 369-385, in the CAMEO editions of `data/shared/cameo.csv`; net
cooperation by time unit after Schrodt & Gerner (1994), AJPS 38(3), with their filter of one event a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.content.dates import Edtf
from dossier.content.model import Event
from dossier.content.vocabulary import cameo

UNITS = ("year", "month")
Way = tuple[str, str]


@dataclass(frozen=True)
class Flow:
    """One bin. `coop` >= 0 and `conf` <= 0 are sums of Goldstein values (-10 to 10 an act)."""

    coop: float = 0.0
    conf: float = 0.0
    n: int = 0
    missing: int = 0

    @property
    def net(self) -> float:
        return self.coop + self.conf

    def plus(self, value: float | None) -> Flow:
        if value is None:
            return Flow(self.coop, self.conf, self.n, self.missing + 1)
        return Flow(self.coop + max(value, 0.0), self.conf + min(value, 0.0), self.n + 1, self.missing)

    def __add__(self, other: Flow) -> Flow:
        return Flow(self.coop + other.coop, self.conf + other.conf, self.n + other.n, self.missing + other.missing)


@dataclass(frozen=True)
class Flows:
    """Flows by bin and direction. `undated` acts are not known to the bin and stand in none; `repeated` were left out."""

    unit: str
    table: Mapping[tuple[int, Way], Flow]
    undated: int = 0
    repeated: int = 0

    def dyad(self) -> dict[int, Flow]:
        """Both directions together, by bin."""
        out: dict[int, Flow] = {}
        for (bin, _), flow in self.table.items():
            out[bin] = out.get(bin, Flow()) + flow
        return out

    def one_way(self, way: Way) -> dict[int, Flow]:
        """One direction, by bin."""
        return {bin: flow for (bin, there), flow in self.table.items() if there == way}


def goldstein(code: str, edition: str) -> float | None:
    """The Goldstein value of a CAMEO code in one edition, `None` where the edition lacks it."""
    found = cameo().get(code)
    return found.goldstein.get(edition) if found else None


def directions(event: Event) -> tuple[Way, ...]:
    """The directions in which an act counts, as (source, target)."""
    one = (event.source, event.target)
    return (one, one[::-1]) if event.joint else (one,)


def bin_of(when: Edtf, unit: str) -> int | None:
    """The bin of a date: the year, or 12 times the year plus the month from 0. An act that lasts counts where it begins.

    `None` where the date is not known to the year or month: of a winter or of one of several dates, where they lie in two.
    """
    begins = when.start if when.precision == "interval" else when
    if begins is None:
        return None
    first, last = (day.year if unit == "year" else day.year * 12 + day.month - 1 for day in begins.sort_key)
    return first if first == last else None


def bin_label(bin: int, unit: str) -> str:
    """A bin as an EDTF date: `1954` or `1954-05`."""
    return f"{bin:04d}" if unit == "year" else f"{bin // 12:04d}-{bin % 12 + 1:02d}"


def bin_middle(bin: int, unit: str) -> float:
    """The middle of a bin in decimal years."""
    return bin + 0.5 if unit == "year" else (bin + 0.5) / 12


def distinct(acts: Iterable[Event]) -> list[Event]:
    """The acts, of those with the same exact day, source, target and code the first only."""
    seen: set[tuple[str, str, str, str]] = set()
    out = []
    for e in acts:
        key = (e.date.text, e.source, e.target, e.cameo)
        if e.date.precision == "day" and e.date.is_exact:
            if key in seen:
                continue
            seen.add(key)
        out.append(e)
    return out


def flows(acts: Iterable[Event], edition: str, unit: str = "year") -> Flows:
    """Flows by bin and direction. Bins without an act are absent, not zero. Raises `ValueError` for an unknown unit."""
    if unit not in UNITS:
        raise ValueError(f"there is no unit of time '{unit}': use one of {', '.join(UNITS)}")
    given = list(acts)
    counted = distinct(given)
    table: dict[tuple[int, Way], Flow] = {}
    undated = 0
    for e in counted:
        bin = bin_of(e.date, unit)
        if bin is None:
            undated += 1
            continue
        value = goldstein(e.cameo, edition)
        for way in directions(e):
            table[bin, way] = table.get((bin, way), Flow()).plus(value)
    return Flows(unit, table, undated, len(given) - len(counted))


def total(acts: Iterable[Event], edition: str) -> Flow:
    """One flow over all the acts given, both directions together."""
    out = Flow()
    for e in distinct(acts):
        value = goldstein(e.cameo, edition)
        for _ in directions(e):
            out = out.plus(value)
    return out
