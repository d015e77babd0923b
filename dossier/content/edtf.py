"""A date as a value: its text, its first and last possible day, how exactly it is known, and what it is written of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Edtf:
    """A date, an interval or a set. `earliest` and `latest` are days, `None` where an interval is open or its end unknown."""

    text: str
    earliest: date | None
    latest: date | None
    precision: str  # day, month, season, year, decade, interval or set
    approximate: bool = False
    uncertain: bool = False
    start: Edtf | None = None
    end: Edtf | None = None
    members: tuple[Edtf, ...] = ()  # of a set, in order: single dates and, for a run of them, intervals

    @property
    def ends(self) -> tuple[Edtf, ...]:
        """What the date is written of: the members of a set, the ends that an interval names, else the date itself."""
        if self.precision == "interval":
            return tuple(end for end in (self.start, self.end) if end)
        return self.members or (self,)

    @property
    def start_unknown(self) -> bool:
        """True for an interval of which nobody knows when it began."""
        return self.text.startswith("/")

    @property
    def end_unknown(self) -> bool:
        """True for an interval of which nobody knows when it ended."""
        return self.text.endswith("/")

    @cached_property
    def sort_key(self) -> tuple[date, date]:
        """First and last day that the date may mean; an open end lies beyond all others, an unknown one where the date is told to."""
        told = self.ends
        first = told[0].earliest if self.start_unknown else self.earliest
        last = told[-1].latest if self.end_unknown else self.latest
        return first or date.min, last or date.max

    @cached_property
    def stretches(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each stretch of time in which the date may lie: one, or of a set as many as it has members."""
        return tuple(one.sort_key for one in self.members) or (self.sort_key,)

    @property
    def in_doubt(self) -> bool:
        """True where it is said to be about so or uncertain, where one of several is meant, or an end is unknown."""
        return self.approximate or self.uncertain or self.precision == "set" or self.start_unknown or self.end_unknown

    @property
    def is_exact(self) -> bool:
        """Known to the day, without doubt (an interval: at both ends)."""
        if self.precision == "interval":
            return not self.in_doubt and all(end.is_exact for end in self.ends)
        return self.precision == "day" and not self.in_doubt

    def overlaps(self, first: date, last: date | None) -> bool:
        """True where some day from `first` to `last` (`None`: no end) may lie in the date."""
        return any(begins <= (last or date.max) and ends >= first for begins, ends in self.stretches)

    def touches(self, first: int, last: int) -> bool:
        """True where some day of the years `first` to `last` may lie in the date."""
        return any(begins.year <= last and ends.year >= first for begins, ends in self.stretches)

    def surely_within(self, first: date, last: date | None) -> bool:
        """True where every day that the date may mean lies between `first` and `last`."""
        begins, ends = self.sort_key
        return begins >= first and ends <= (last or date.max)
