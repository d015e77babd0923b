"""What is named at the line of the level: its highest and lowest value, what up and down mean, and turning points.

No name stands over another, over the line or over what stands there already. Places are found in the pixels of the default
drawing; a name that finds none is left to the tooltip of its mark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dossier.content.direction import apart
from dossier.content.model import Event
from dossier.content.unicode import columns
from dossier.index.queries import Catalogue
from dossier.index.shape import extremes
from dossier.layout.geometry import LETTER, YEAR, axis, pixels_a_year
from dossier.layout.level import Drawn, breaks, reach
from dossier.layout.primitives import Composition, Line, Mark, Place, Primitive, Text, Upright
from dossier.layout.records import mark_of
from dossier.measures.flow import bin_middle

TALL = 15  # pixels of a line of text
NEAR = (15, 29, 43, 57, 71, 85, 99)  # pixels from the line at which a name may stand
APART = 4  # pixels between two names, and between a name and the end of its leader
SIDES = ("right", "left", "above")
UP, DOWN = "↑ more cooperative", "↓ more conflict"


@dataclass(frozen=True)
class Spot:
    """A rectangle in pixels, from the left top."""

    left: float
    top: float
    right: float
    foot: float

    def meets(self, other: Spot, by: float = 0.0) -> bool:
        """Whether two rectangles overlap, or come nearer than `by`."""
        across = self.left < other.right + by and other.left < self.right + by
        return across and self.top < other.foot and other.top < self.foot


@dataclass
class Ground:
    """The level panel in pixels: its line, and what is taken."""

    first: float
    a_year: float
    wide: float
    tall: float
    low: float
    high: float
    line: Sequence[Place] = ()
    taken: list[Spot] = field(default_factory=list)
    leaders: list[Spot] = field(default_factory=list)

    def x(self, year: float) -> float:
        return (year - self.first) * self.a_year

    def y(self, value: float) -> float:
        return (self.high - value) / (self.high - self.low) * self.tall

    def value(self, y: float) -> float:
        return self.high - y / self.tall * (self.high - self.low)

    def at(self, year: float) -> float:
        """The value of the line at a time; zero where there is no line."""
        if not self.line:
            return 0.0
        i = min(max(bisect_left(self.line, (year, 0.0)), 1), len(self.line) - 1)
        (x0, y0), (x1, y1) = self.line[i - 1], self.line[i]
        return y0 + (y1 - y0) * min(max((year - x0) / (x1 - x0), 0.0), 1.0) if x1 > x0 else y0

    def free(self, spot: Spot) -> bool:
        """Whether a text may stand here: within the panel, off the line, off other texts and their leaders."""
        if spot.left < 2 or spot.right > self.wide - 2 or spot.top < 1 or spot.foot > self.tall - 1:
            return False
        if any(spot.meets(one, APART) for one in self.taken) or any(spot.meets(one, 2) for one in self.leaders):
            return False
        years = (self.first + (spot.left + i * (spot.right - spot.left) / 8) / self.a_year for i in range(9))
        return not self.line or all(not spot.top - 3 < self.y(self.at(year)) < spot.foot + 3 for year in years)


def spot(x: float, y: float, side: str, wide: float) -> Spot:
    """Where a text stands that is put at a side of a place."""
    if side == "right":
        return Spot(x + APART, y - TALL / 2, x + APART + wide, y + TALL / 2)
    if side == "left":
        return Spot(x - APART - wide, y - TALL / 2, x - APART, y + TALL / 2)
    top = y - TALL - APART if side == "above" else y + APART
    return Spot(x - wide / 2, top, x + wide / 2, top + TALL)


def place(ground: Ground, year: float, text: str, first: str = "above") -> tuple[float, str] | None:
    """The height in pixels of a name's leader and the side at which the name stands; `None` where none is free.

    The nearest place is taken; `first` is the direction that is tried first. What is taken is noted in `ground`.
    """
    x, start, wide = ground.x(year), ground.y(ground.at(year)), columns(text) * LETTER
    ways = (-1, 1) if first == "above" else (1, -1)
    for far in NEAR:
        for way in ways:
            y = start + way * far
            leader = Spot(x - 1, min(start, y), x + 1, max(start, y))
            if any(leader.meets(one, 2) for one in ground.taken):
                continue
            for side in SIDES:
                side = "below" if side == "above" and way > 0 else side
                there = spot(x, y, side, wide)
                if ground.free(there):
                    ground.taken.append(there)
                    ground.leaders.append(leader)
                    return y, side
    return None


def grounds(catalogue: Catalogue, what: Drawn, how: Composition) -> Ground:
    """The level panel of a composition, with the years of its breaks taken."""
    level = what.found.level
    line = [(bin_middle(b, what.found.choice.unit), v) for b, v in zip(level.bins, level.level, strict=True)] if level else []
    low, high = reach(what)
    tall = next(p.height for p in how.panels if p.name == "level")
    ground = Ground(axis(catalogue)[0], pixels_a_year(catalogue, how.wide), how.wide, tall, low, high, line)
    for one in breaks(catalogue, what, how) if how.shows("breaks") else ():
        if isinstance(one, Upright) and one.panel == "level":
            x, by = ground.x(one.x), YEAR * one.text.count(",") + YEAR if one.text else 6.0
            ground.taken.append(Spot(x - by, -4, x + 6, 11) if one.side == "left" else Spot(x - 6, -4, x + by, 11))
    return ground


def ranked(events: Iterable[Event], weigh: dict[str, float]) -> list[Event]:
    """Labelled events, those that an editor puts first before the others, and among these the weightier before the lighter."""
    return sorted((e for e in events if e.label), key=lambda e: (not e.prominent, -weigh.get(e.id, 0.0), e.date.sort_key, e.id))


def labels(catalogue: Catalogue, what: Drawn, how: Composition) -> Iterator[Primitive]:
    """Up and down in words, the highest and lowest value, and turning points with their years, each at its place of the line."""
    if all(p.name != "level" for p in how.panels):
        return
    ground = grounds(catalogue, what, how)
    yield from _ways(ground)
    yield from _extremes(ground, what)
    weigh = {e.id: abs(catalogue.weight(e) or 0.0) for e in catalogue.events.values()}
    left = how.most
    for e in ranked(catalogue.events.values(), weigh):
        a, b = catalogue.span(e.date)
        year = round((a + b) / 2, 3)
        when = f" {e.date.earliest.year}" if e.date.earliest and how.dated else ""
        if left and (there := place(ground, year, f"{apart(e.label)}{when}")):
            yield from _named(ground, catalogue, e, year, there, f"{apart(e.label)}{when}")
            left -= 1


def _named(
    ground: Ground, catalogue: Catalogue, e: Event, year: float, there: tuple[float, str], text: str
) -> Iterator[Primitive]:
    key, (y, side), foot = f"event:{e.id}", there, round(ground.at(year), 3)
    top = round(ground.value(y), 3)
    yield Line(role="leader", panel="level", id=key, points=((year, foot), (year, top)))
    yield Text(role="label", panel="level", id=key, x=year, y=top, lines=(text,), side=side)
    yield replace(mark_of(catalogue, e, "level", year, foot, catalogue.weight(e)), role="turn")


def _ways(ground: Ground) -> Iterator[Primitive]:
    """What up and down mean, at the left or, where the line is in the way, at the right."""
    for role, text, y in (("up", UP, 19.0), ("down", DOWN, ground.tall - 9)):
        for x, side in ((2.0, "right"), (ground.wide - 2.0, "left")):
            there = spot(x, y, side, columns(text) * LETTER)
            if ground.free(there):
                ground.taken.append(there)
                year = round(ground.first + x / ground.a_year, 3)
                yield Text(role="way", panel="level", tone=role, x=year, y=round(ground.value(y), 3), lines=(text,), side=side)
                break


def _extremes(ground: Ground, what: Drawn) -> Iterator[Primitive]:
    """The highest and the lowest value of the level, marked and named."""
    for one in extremes(what.found):
        year, text = round(bin_middle(one.bin, what.found.choice.unit), 3), one.text
        yield Mark(role="extreme", panel="level", tone=one.name, words=(text,), said=text, x=year, y=round(one.value, 3))
        if there := place(ground, year, text, "above" if one.name == "highest" else "below"):
            top = round(ground.value(there[0]), 3)
            yield Line(role="leader", panel="level", tone=one.name, points=((year, round(one.value, 3)), (year, top)))
            yield Text(role="extreme", panel="level", tone=one.name, x=year, y=top, lines=(text,), side=there[1])
