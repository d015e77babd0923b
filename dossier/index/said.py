"""Days, months, years and decades as texts say them: `9/11`, `11 September 2001`, `Sept 2001`, `11.9.2001`, `the 1990s`.

What is read is folded text (`content.folding`), so digits of any writing count. A number pair with a stroke is read in both
ways, day first and month first. `9/11` in a text is the name of one day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dossier.content.dates import MONTHS, Edtf

NAMES = {said: number for number, month in enumerate(MONTHS, 1) for said in (month.lower(), month[:3].lower())} | {"sept": 9}
M = rf"(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})(?!\w)\.?"
D, Y = r"\d{1,2}(?:st|nd|rd|th)?(?!\w)", r"[12]\d{3}(?!\w)"
AND = r"\s?(?:,|-|and|to|or)\s?"
FORMS = re.compile(
    rf"(?<!\w)(?:(?P<iso>{Y}-\d\d?(?:-\d\d?)?(?!\w)|{Y}/\d\d?/\d\d?(?!\w))"
    rf"|(?P<dots>\d\d?\.\s?\d\d?\.\s?{Y})|(?P<strokes>\d\d?/\d\d?(?:/(?:\d\d|\d{{4}}))?(?![\w/]))"
    rf"|(?P<words>{D}(?:{AND}{D})*\s(?:of\s)?{M}(?:,?\s{Y})?|{Y},?\s{M}(?:\s{D})?"
    rf"|{M}\s{D}(?:{AND}{D})*(?:,?\s{Y})?|{M}(?:{AND}{M})?,?\s(?:of\s)?{Y})"
    rf"|(?P<decade>(?:[12]\d)?\d0'?s(?!\w))|(?P<year>{Y}))"
)
PARTS = re.compile(rf"(?P<m>{M})|(?P<n>\d+)")
MODERN = 30  # two digits from here on are of the twentieth century, those below of the next


class Time(NamedTuple):
    """A decade (`199` is the 1990s), or what is known of a day."""

    decade: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def bounds(self) -> tuple[date, date] | None:
        """First and last day; `None` for a day of any year."""
        if self.decade is not None:
            return date(self.decade * 10, 1, 1), date(self.decade * 10 + 9, 12, 31)
        if self.year is None:
            return None
        last = self.month or 12
        return (
            date(self.year, self.month or 1, self.day or 1),
            date(self.year, last, self.day or monthrange(self.year, last)[1]),
        )

    def words(self) -> str:
        """In words: `11 September 2001`, `the 1990s`."""
        if self.decade is not None:
            return f"the {self.decade}0s"
        parts = [self.day, MONTHS[self.month - 1] if self.month else "", self.year]
        return " ".join(str(part) for part in parts if part)


NINE_ELEVEN = Time(None, 2001, 9, 11)


@dataclass(frozen=True)
class Said:
    """Where a text says a time, and what it may mean: of a pair with a stroke two days."""

    start: int
    end: int
    times: tuple[Time, ...]


def _full(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (1900 if number >= MODERN else 2000)


def _day(year: int | None, month: int, day: int) -> Iterator[Time]:
    """The time, where there is such a day."""
    if 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]:
        yield Time(None, year, month, day)


def _iso(text: str) -> Iterator[Time]:
    year, month, *day = re.split("[-/]", text)
    if day:
        yield from _day(int(year), int(month), int(day[0]))
    elif 1 <= int(month) <= 12:
        yield Time(None, int(year), int(month))
    else:  # `1954-55`
        yield Time(None, int(year))
        if len(month) == 2 and (last := int(year) // 100 * 100 + int(month)) > int(year):
            yield Time(None, last)


def _dots(text: str) -> Iterator[Time]:
    day, month, year = map(int, text.split("."))
    yield from _day(year, month, day)


def _strokes(text: str) -> Iterator[Time]:
    one, other, *rest = text.split("/")
    year = _full(rest[0]) if rest else None
    if year != 0:
        yield from dict.fromkeys([*_day(year, int(one), int(other)), *_day(year, int(other), int(one))])


def _words(text: str) -> Iterator[Time]:
    months: list[int] = []
    days: list[int] = []
    year = None
    for part in PARTS.finditer(text):
        if part["m"]:
            months.append(NAMES[part["m"].rstrip(".")])
        elif len(part["n"]) == 4:
            year = int(part["n"])
        else:
            days.append(int(part["n"]))
    for month in months:
        for day in days:
            yield from _day(year, month, day)
        if not days:
            yield Time(None, year, month)


def _decade(text: str) -> Iterator[Time]:
    digits = text.rstrip("s").rstrip("'")
    yield Time(_full(digits) // 10)


def _year(text: str) -> Iterator[Time]:
    yield Time(None, int(text))


READ = {"iso": _iso, "dots": _dots, "strokes": _strokes, "words": _words, "decade": _decade, "year": _year}


def times_said(text: str, named: bool = True) -> tuple[Said, ...]:
    """The times that a folded text says, in its order. `named`: `9/11` is one day; else it is read like any other pair."""
    out = []
    for found in FORMS.finditer(text):
        form = found.lastgroup or "year"
        one_day = named and found.group() == "9/11"
        if times := (NINE_ELEVEN,) if one_day else tuple(READ[form](found.group())):
            out.append(Said(*found.span(), times))
    return tuple(out)


def within(one: Time, asked: Time, years: tuple[int, int] | None) -> bool:
    """Whether a time that a text says lies in the one asked for.

    A day without its year is of the `years` of its record, first and last; of any year where the record has none.
    """
    if asked.decade is not None:
        return one.decade == asked.decade or (one.year is not None and one.year // 10 == asked.decade)
    if asked.year is not None and one.year != asked.year:
        open_year = one.year is None and one.day is not None and asked.day is not None
        if not open_year or (years and not years[0] <= asked.year <= years[1]):
            return False
    return asked.month in (None, one.month) and asked.day in (None, one.day)


def dated(when: Edtf, asked: Time) -> bool:
    """Whether a date, or an end of it, lies in the time asked for."""
    if when.precision == "set":
        return any(dated(one, asked) for one in when.members)
    if bounds := asked.bounds():
        return any(end.surely_within(*bounds) for end in when.ends)
    return any(end.precision == "day" and end.earliest and _same(end.earliest, asked) for end in when.ends)


def lasting(when: Edtf, asked: Time) -> bool:
    """Whether the time asked for lies between two ends of a date that are known as exactly as it is asked for."""
    if not when.start or not when.end or (asked.day and not when.is_exact):
        return False
    first, last = when.sort_key
    if bounds := asked.bounds():
        return when.overlaps(*bounds)
    return any(first <= day <= last for year in (first.year, last.year) for day in _in(year, asked))


def _same(day: date, asked: Time) -> bool:
    return (day.month, day.day) == (asked.month, asked.day)


def _in(year: int, asked: Time) -> Iterator[date]:
    if asked.month and asked.day and asked.day <= monthrange(year, asked.month)[1]:
        yield date(year, asked.month, asked.day)
