"""From values to places and back to round years: what every drawing on a time axis needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

# How many years lie between the years that are written on an axis: of the first row whose bound is no less than the axis is long.
FILE = ((12, 2), (30, 5), (inf, 10))
PAPER = ((14, 1), (26, 2), (60, 5), (inf, 10))
STRIP = ((inf, 20),)
DECADES = ((inf, 10),)
Steps = Sequence[tuple[float, int]]


@dataclass(frozen=True)
class Scale:
    """A straight scale: `low` stands at `start` and `high` at `end`, in whatever a drawing is measured in."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)

    def cut(self, value: float) -> float:
        """The place of a value, or the end of the scale beyond which it lies."""
        return self(min(max(value, self.low), self.high))


def round_years(opens: float, closes: float, steps: Steps) -> range:
    """The years that an axis names."""
    every = next(by for most, by in steps if closes - opens <= most)
    return range(int(-(-opens // every) * every), int(closes) + 1, every)
