"""Dates as historians have them: EDTF (ISO 8601-2) text with bounds, precision and doubt.

The subset: `1954`, `1954-05`, `1954-05-19`, `195X`, `1954-XX`, `1954-05-XX`, each with `~` (approximate),
`?` (uncertain) or `%` (both) at its end, and intervals `A/B` where either side may be `..` (open).
Qualifiers never widen the bounds; they change how a date is worded and drawn.
"""

from __future__ import annotations

import os
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache

FORMS = "1954, 1954-05, 1954-05-19, 195X, 1954-05~, 1954?, 1954-05/1955-02 or 1954/.."
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SIMPLE = re.compile(r"(?:([0-9]{3})X|([0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?)([~?%]?)")


class DateError(ValueError):
    """The text is not a date of the supported subset; the message says why."""


@dataclass(frozen=True)
class Edtf:
    """A date or interval. `earliest` and `latest` are days, `None` where an interval is open."""

    text: str
    earliest: date | None
    latest: date | None
    precision: str  # day, month, year, decade or interval
    approximate: bool = False
    uncertain: bool = False
    start: Edtf | None = None
    end: Edtf | None = None

    @property
    def sort_key(self) -> tuple[date, date]:
        """First and last day that the date may mean; an open end lies beyond all others."""
        return self.earliest or date.min, self.latest or date.max

    @property
    def in_doubt(self) -> bool:
        """True where it is said to be about so, or uncertain."""
        return self.approximate or self.uncertain

    @property
    def is_exact(self) -> bool:
        """Known to the day, without doubt (an interval: at both ends)."""
        if self.precision == "interval":
            return all(part is None or part.is_exact for part in (self.start, self.end))
        return self.precision == "day" and not self.in_doubt

    def overlaps(self, first: date, last: date | None) -> bool:
        """True where some day from `first` to `last` (`None`: no end) may lie in the date."""
        begins, ends = self.sort_key
        return begins <= (last or date.max) and ends >= first

    def surely_within(self, first: date, last: date | None) -> bool:
        """True where every day that the date may mean lies between `first` and `last`."""
        begins, ends = self.sort_key
        return begins >= first and ends <= (last or date.max)


def today(zone: tzinfo | None = None) -> date:
    """The present day, of this machine or of another time zone; `DOSSIER_TODAY` (YYYY-MM-DD) sets it for tests and fixed editions."""
    fixed = os.environ.get("DOSSIER_TODAY")
    return date.fromisoformat(fixed) if fixed else datetime.now(zone).date()


def _simple(text: str) -> Edtf:
    found = SIMPLE.fullmatch(text)
    if not found:
        raise DateError(f"'{text}' is not a date")
    decade, year_text, month_text, day_text, mark = found.groups()
    doubt = (mark in ("~", "%"), mark in ("?", "%"))
    if decade:
        first = int(decade) * 10
        if first < 1:
            raise DateError(f"'{text}' lies before the year 1")
        return Edtf(text, date(first, 1, 1), date(first + 9, 12, 31), "decade", *doubt)
    year = int(year_text)
    if year < 1:
        raise DateError("there is no year 0000")
    if month_text in (None, "XX"):
        if day_text not in (None, "XX"):
            raise DateError(f"'{text}' has a day but no month")
        return Edtf(text, date(year, 1, 1), date(year, 12, 31), "year", *doubt)
    month = int(month_text)
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month_text}")
    last = monthrange(year, month)[1]
    if day_text in (None, "XX"):
        return Edtf(text, date(year, month, 1), date(year, month, last), "month", *doubt)
    if not 1 <= int(day_text) <= last:
        raise DateError(f"{MONTHS[month - 1]} {year} has no day {day_text}")
    day = date(year, month, int(day_text))
    return Edtf(text, day, day, "day", *doubt)


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """Read one date. Raises `DateError` for anything outside the subset and for reversed intervals."""
    if "/" not in text:
        return _simple(text)
    first, _, last = text.partition("/")
    start = None if first == ".." else _simple(first)
    end = None if last == ".." else _simple(last)
    if start is None and end is None:
        raise DateError("an interval needs a date on at least one side")
    if start and end and start.sort_key[0] > end.sort_key[1]:
        raise DateError(f"the interval ends ({last}) before it begins ({first})")
    return Edtf(
        text,
        start.earliest if start else None,
        end.latest if end else None,
        "interval",
        any(part.approximate for part in (start, end) if part),
        any(part.uncertain for part in (start, end) if part),
        start,
        end,
    )


def year_fraction(day: date) -> float:
    """A day as a decimal year: 2 July 1950 is 1950.5, to the day."""
    first = date(day.year, 1, 1).toordinal()
    length = 366 if monthrange(day.year, 2)[1] == 29 else 365
    return day.year + (day.toordinal() - first) / length


def span_of(when: Edtf, opens: date, closes: date) -> tuple[float, float]:
    """The date as decimal years from its first day to the end of its last, cut at the bounds."""
    first, last = (min(max(day, opens), closes) for day in when.sort_key)
    return year_fraction(first), year_fraction(last) + 1 / 365


def _words(when: Edtf) -> str:
    day = when.earliest
    assert day is not None
    plain = {
        "day": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "month": f"{MONTHS[day.month - 1]} {day.year}",
        "year": str(day.year),
        "decade": f"the {day.year}s",
    }[when.precision]
    about = "about " if when.approximate else ""
    return about + plain + (" (uncertain)" if when.uncertain else "")


def display(when: Edtf) -> str:
    """The date in words: `3 to 5 May 1950`, `about October 1947`, `from 5 April 2005`, `the 1950s`."""
    if when.precision != "interval":
        return _words(when)
    start, end = when.start, when.end
    if start is None or end is None:
        return f"from {_words(start)}" if start else f"until {_words(end)}"  # type: ignore[arg-type]
    same = start.precision == end.precision and not start.in_doubt
    if start.text == end.text:
        return _words(start)
    a, b = start.earliest, end.earliest
    assert a and b
    if same and start.precision == "day" and (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {_words(end)}"
    if same and start.precision in ("day", "month") and a.year == b.year:
        return f"{_words(start).rsplit(' ', 1)[0]} to {_words(end)}"
    return f"{_words(start)} to {_words(end)}"
