"""The flow of cooperation and conflict: sums of Goldstein values of coded acts, by year and direction.

COOP is the sum of positive values, CONF the sum of negative ones, n the number of acts with a value; acts whose
code the edition does not scale are counted as missing, never as zero. A joint act counts once in each direction,
as event coders pair reciprocal acts. Source: Goldstein (1992), Journal of Conflict Resolution 36(2), 369-385, in the
CAMEO editions of `data/shared/cameo.csv`; net cooperation by time unit after Schrodt & Gerner (1994), AJPS 38(3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.model import Event
from dossier.vocabulary import cameo


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


def goldstein(code: str, edition: str) -> float | None:
    """The Goldstein value of a CAMEO code in one edition, `None` where the edition lacks it."""
    found = cameo().get(code)
    return found.goldstein.get(edition) if found else None


def directions(event: Event) -> tuple[tuple[str, str], ...]:
    """The directions in which an act counts, as (source, target)."""
    one = (event.source, event.target)
    return (one, one[::-1]) if event.joint else (one,)


def by_year(acts: Iterable[Event], edition: str) -> dict[tuple[int, tuple[str, str]], Flow]:
    """Flows by (year of the earliest day, direction). Years without an act are absent, not zero."""
    out: dict[tuple[int, tuple[str, str]], Flow] = {}
    for e in acts:
        value = goldstein(e.cameo, edition)
        for way in directions(e):
            key = (e.date.sort_key[0].year, way)
            out[key] = out.get(key, Flow()).plus(value)
    return out


def total(acts: Iterable[Event], edition: str) -> Flow:
    """One flow over all the acts given, both directions together."""
    out = Flow()
    for e in acts:
        value = goldstein(e.cameo, edition)
        for _ in directions(e):
            out = out.plus(value)
    return out
