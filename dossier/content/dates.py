"""Dates as historians have them: EDTF (ISO 8601-2) text with bounds, precision and doubt.

The subset: `1954`, `1954-05`, `1954-05-19`, `195X`, `1954-XX`, `1954-05-XX` and the seasons `1954-21` to `1954-24`, each with
`~` (approximate), `?` (uncertain) or `%` (both) at its end; intervals `A/B` where either side may be `..` (open) or nothing
(unknown); and sets `[A,B,C..D]`, of which one is meant. Qualifiers never widen the bounds; they change how a date is worded and drawn.

A season is three months of the northern year. Winter begins in December of the year that is named and ends in February.
An open end lies beyond all days. Of an unknown one nothing is known, so the date reaches only as far as it is told.
"""

from __future__ import annotations

import os
import re
from calendar import monthrange
from datetime import date, datetime, tzinfo
from functools import lru_cache
from itertools import pairwise

from dossier.content.edtf import Edtf as Edtf
from dossier.content.fields import BOUNDED

FORMS = "1954, 1954-05, 1954-05-19, 195X, 1954-21 (spring), 1954-05~, 1954?, 1954-05/1955-02, 1954/.., 1954/ or [1954-05-19,1954-05-20]"
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
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}  # name, and the month that begins it
SIMPLE = re.compile(r"(?:([0-9]{3})X|([0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?)([~?%]?)")


class DateError(ValueError):
    """The text is not a date of the supported subset; the message says why, `remedy` what to write, where there is more to say than the forms."""

    def __init__(self, message: str, remedy: str = "", code: str = "date-invalid"):
        super().__init__(message)
        self.remedy, self.code = remedy or f"Write {FORMS}", code


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
    if month in SEASONS and not day_text:
        return Edtf(text, *_season(year, month), "season", *doubt)
    if not 1 <= month <= 12:
        raise _no_month(year, month_text, day_text)
    last = monthrange(year, month)[1]
    if day_text in (None, "XX"):
        return Edtf(text, date(year, month, 1), date(year, month, last), "month", *doubt)
    if not 1 <= int(day_text) <= last:
        raise DateError(f"{MONTHS[month - 1]} {year} has no day {day_text}")
    day = date(year, month, int(day_text))
    return Edtf(text, day, day, "day", *doubt)


def _season(year: int, season: int) -> tuple[date, date]:
    """First and last day of a season; a winter ends in the year after."""
    begins = SEASONS[season][1]
    ends = (year + 1, 2) if begins == 12 and year < date.max.year else (year, min(begins + 2, 12))
    return date(year, begins, 1), date(*ends, monthrange(*ends)[1])


def _no_month(year: int, month: str, day: str | None) -> DateError:
    """Why a number is no month: EDTF has seasons above 20 that have no day, and groups of months that are not read here."""
    if 21 <= int(month) <= 24:
        return DateError(f"{month} is a season and has no day", f'Write "{year:04d}-{month}", or the month and the day')
    if 25 <= int(month) <= 41:
        return DateError(
            f"{month} is a season of one hemisphere or a part of a year, which is not read here",
            "Write its months, such as 1954-01/1954-06",
        )
    return DateError(f"there is no month {month}")


def _interval(text: str) -> Edtf:
    first, _, last = text.partition("/")
    start, end = (None if one in ("..", "") else _simple(one) for one in (first, last))
    if start is None and end is None:
        raise DateError("an interval needs a date on at least one side")
    if start and end and start.sort_key[0] > end.sort_key[1]:
        raise DateError(f"the interval ends ({last}) before it begins ({first})", "Put the earlier date first", "date-order")
    given = [one for one in (start, end) if one]
    doubt = (any(one.approximate for one in given), any(one.uncertain for one in given))
    return Edtf(text, start.earliest if start else None, end.latest if end else None, "interval", *doubt, start, end)


def _member(text: str) -> Edtf:
    first, run, last = text.partition("..")
    if not run:
        return _simple(text)
    if not (first and last):
        remedy = "Write the first and the last day that it may be, such as [1954-05-01..1954-05-19]"
        raise DateError("a set needs a date at both ends of a run", remedy)
    return _interval(f"{first}/{last}")


def _set(text: str) -> Edtf:
    if " " in text:
        raise DateError("a blank stands in the set", f'Write "{text.replace(" ", "")}"')
    members = tuple(map(_member, text[1:-1].split(",")))
    if len(members) == 1 and members[0].precision != "interval":
        raise DateError("a set of which one is meant names at least two", f'Write "{members[0].text}", or add the others')
    for one, other in pairwise(members):
        if one.sort_key[1] >= other.sort_key[0]:
            message = f"{other.text} does not come after {one.text}"
            raise DateError(message, "Write each once, the earliest first", "date-order")
    doubt = (any(one.approximate for one in members), any(one.uncertain for one in members))
    return Edtf(text, members[0].earliest, members[-1].latest, "set", *doubt, members=members)


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """Read one date. Raises `DateError` for anything outside the subset and for reversed intervals."""
    if text.startswith("{") and text.endswith("}"):
        raise DateError(
            "braces mean all of several dates, which is not read here", "Write an interval, or a record for each date"
        )
    if text.startswith("[") and text.endswith("]"):
        return _set(text)
    return _interval(text) if "/" in text else _simple(text)


def parse_for(use: str, text: str) -> Edtf:
    """Read a date that a field of that use may have (see `fields`), any where it is empty. Raises `DateError`."""
    when = parse(text)
    if use and when.precision == "set":
        raise DateError(
            f"'{text}' is one of several dates, and what lasts has a first and a last day",
            "Write an interval, with ~ or ? where an end is in doubt",
        )
    if use == BOUNDED and (when.start_unknown or when.end_unknown):
        raise DateError(f"'{text}' has an end that is unknown", "Write both ends, or .. where it has none")
    return when


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
    month = MONTHS[day.month - 1]
    forms = {
        "day": f"{day.day} {month} {day.year}",
        "month": f"{month} {day.year}",
        "year": f"{day.year}",
        "decade": f"the {day.year}s",
    }
    plain = forms.get(when.precision) or _season_words(day)
    about = "about " if when.approximate else ""
    return about + plain + (" (uncertain)" if when.uncertain else "")


def _season_words(day: date) -> str:
    """The season that begins on a day: `spring 1954`; a winter has both its years, `winter 1954–55`."""
    name = next(name for name, month in SEASONS.values() if month == day.month)
    if name != "winter":
        return f"{name} {day.year}"
    after = day.year + 1
    return f"{name} {day.year}–{after if after % 100 == 0 else f'{after % 100:02d}'}"


def _before(one: Edtf, other: Edtf) -> str:
    """The first of two dates in words, without the month or year that the second says anyway."""
    words, a, b = _words(one), one.earliest, other.earliest
    assert a and b
    if one.precision != other.precision or one.in_doubt or a.year != b.year or "–" in words + _words(other):
        return words
    if one.precision == "day" and a.month == b.month:
        return str(a.day)
    return words.rsplit(" ", 1)[0] if one.precision in ("day", "month", "season") else words


def _any_of(when: Edtf) -> str:
    """A set in words: `25 or 26 December 1995`, `between May and July 1954`."""
    said = []
    for one, other in zip(when.members, (*when.members[1:], None), strict=True):
        if one.start and one.end:
            said.append(f"between {_before(one.start, one.end)} and {_words(one.end)}")
        else:
            said.append(_words(one) if other is None or other.start else _before(one, other))
    return " or ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)


def display(when: Edtf) -> str:
    """The date in words: `3 to 5 May 1950`, `about October 1947`, `spring 1954`, `from 5 April 2005`, `25 or 26 December 1995`."""
    if when.precision == "set":
        return _any_of(when)
    if when.precision != "interval":
        return _words(when)
    start, end = when.start, when.end
    if start is None or end is None:
        unknown = ", end unknown" if when.end_unknown else ", beginning unknown" if when.start_unknown else ""
        return (f"from {_words(start)}" if start else f"until {_words(end)}") + unknown  # type: ignore[arg-type]
    return _words(start) if start.text == end.text else f"{_before(start, end)} to {_words(end)}"
