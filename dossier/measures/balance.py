"""Signed triads: two sides and a third party, and whether their relations fit together.

A triad is balanced where the product of its three signs is positive: all friendly, or two at odds with one and the
same. Source: Heider (1946), Journal of Psychology 21, 107-112; Cartwright & Harary (1956), Psychological Review 63(5),
277-293. What a neutral relation does to a triad the theory leaves open, so such a triad is undecided here. That a triad
is not balanced says nothing of what came of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dossier.content.dates import Edtf
from dossier.content.model import Actor, Alignment, Meta

SIGNS = {
    "allied": 1,
    "aligned": 1,
    "cooperative": 1,
    "neutral": 0,
    "strained": -1,
    "opposed": -1,
    "at-war": -1,
}


class Held(Protocol):
    """What is asked of a dossier's catalogue."""

    @property
    def meta(self) -> Meta: ...
    @property
    def actors(self) -> Mapping[str, Actor]: ...
    @property
    def alignments(self) -> Mapping[str, Alignment]: ...
    @property
    def opens(self) -> date: ...
    @property
    def closes(self) -> date: ...


@dataclass(frozen=True)
class Tie:
    """The sign of one relation in a year: 1, -1, 0 for neutral, `None` for unknown.

    `ids` name the alignments that give it; `changed` says that another sign held on some days of the year.
    """

    sign: int | None
    ids: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True)
class Triad:
    """Sides a and b and a third party x in one year: the signs between them.

    `third` holds the ids of the actors that are x. `ax_ids` and `bx_ids` name the alignments that give the signs.
    `changed` names the relations, `ax` or `bx`, whose sign changed within the year.
    """

    year: int
    third: tuple[str, ...]
    ab: int | None
    ax: int | None
    bx: int | None
    ax_ids: tuple[str, ...] = ()
    bx_ids: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """`balanced`, `unbalanced`, `undecided` where a sign is neutral, `unknown` where one is not known."""
        if self.ab is None or self.ax is None or self.bx is None:
            return "unknown"
        product = self.ab * self.ax * self.bx
        return {1: "balanced", -1: "unbalanced", 0: "undecided"}[product]


def sign_of(stance: str) -> int | None:
    """The sign of a stance: 1, 0 or -1; `None` for `unknown` and for a word that is not in the list."""
    return SIGNS.get(stance)


def tie(rows: Iterable[Alignment], first: date, last: date) -> Tie:
    """The sign that the alignments give for the days from `first` to `last`: the one that held on most of them.

    Of two that held equally long the one that came up later is taken. Days of which no alignment speaks do not count,
    days whose stance is marked unknown do.
    """
    days: Counter[int | None] = Counter()
    ids: dict[int | None, list[str]] = {}
    for row in sorted(rows, key=lambda row: (row.dates.sort_key, row.id)):
        sign, held = sign_of(row.stance), _days(row.dates, first, last)
        if held:
            days[sign] += held
            ids.setdefault(sign, []).append(row.id)
    if not days:
        return Tie(None)
    most = max(days.values())
    sign = [sign for sign, held in days.items() if held == most][-1]
    return Tie(sign, tuple(ids[sign]), len(days) > 1)


def triads(catalogue: Held, third: Collection[str], ab_signs: Mapping[int, int | None]) -> list[Triad]:
    """The triad of every year of the span in which one of the `third` actors existed.

    Actors that share a lane, as a state and its successor do, are one third party. Signs toward the sides come from
    alignments on basis `record`, the sign between the sides from `ab_signs`, by year; a year that it lacks is unknown.
    Raises `ValueError` for a sign other than 1, 0, -1 and `None`.
    """
    if wrong := {sign for sign in ab_signs.values() if sign not in (1, 0, -1, None)}:
        raise ValueError(f"a sign is 1, 0, -1 or None, not {', '.join(map(str, sorted(map(str, wrong))))}")
    a, b = (_toward(catalogue, third, side) for side in (catalogue.meta.side_a, catalogue.meta.side_b))
    out = []
    for year in range(catalogue.opens.year, catalogue.closes.year + 1):
        first, last = max(date(year, 1, 1), catalogue.opens), min(date(year, 12, 31), catalogue.closes)
        if any(_existed(catalogue, actor, first, last) for actor in third):
            ax, bx = tie(a, first, last), tie(b, first, last)
            changed = tuple(name for name, one in (("ax", ax), ("bx", bx)) if one.changed)
            out.append(Triad(year, tuple(third), ab_signs.get(year), ax.sign, bx.sign, ax.ids, bx.ids, changed))
    return out


def _days(when: Edtf, first: date, last: date) -> int:
    """On how many of the days from `first` to `last` the date may lie."""
    begins, ends = when.sort_key
    return max((min(ends, last) - max(begins, first)).days + 1, 0)


def _toward(catalogue: Held, third: Collection[str], side: str) -> list[Alignment]:
    rows = catalogue.alignments.values()
    return [row for row in rows if row.basis == "record" and row.third in third and row.toward == side]


def _existed(catalogue: Held, actor: str, first: date, last: date) -> bool:
    found = catalogue.actors.get(actor)
    return found is None or found.existed is None or found.existed.overlaps(first, last)
