"""A date as people and spreadsheets write it, as EDTF: what is said in words is read, what may mean two things is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.content.dates import FORMS, DateError, Edtf, display, parse
from dossier.imports.cells import Cell
from dossier.imports.faults import Unclear
from dossier.index.said import Time, times_said

ORDERS = {"dmy": "day first", "mdy": "month first"}
ABOUT = re.compile(r"(?:c\.|ca\.|ca |c |circa|about|around|approx\.|approximately)\s*(?=[\w(])", re.IGNORECASE)
DOUBT = re.compile(r"(?:probably|perhaps|possibly)\s+", re.IGNORECASE)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
MONTHS_OF = {21: "03/{y}-05", 22: "06/{y}-08", 23: "09/{y}-11", 24: "12/{z}-02"}
SEASON = re.compile(rf"({'|'.join(SEASONS)})(?:\s+of)?,?\s+(\d{{4}})", re.IGNORECASE)
SAID_SEASON = re.compile(r"(\d{4})-(2[1-4])[~?%]?")
FIGURES = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{2}|\d{4})")
RANGE = re.compile(
    r"(?:from )?(?P<first>.+?) (?:to|until|till) (?P<last>.+)|(?:from|since) (?P<on>.+)|(?:until|till|up to) (?P<till>.+)",
    re.IGNORECASE,
)
EITHER = re.compile(r"(?:either )?(?P<first>.+?),? or (?P<last>.+)(?P<on>)(?P<till>)", re.IGNORECASE)
DAYS = re.compile(r"^(\d{1,2})\s*[-–]\s*(?=\d{1,2}\.? [^\W\d])")  # 12–13 August 1947
YEARS = re.compile(r"(\d{4})-(\d{4})")
QUOTES = re.compile(r"[\"'“”‘’](.*)[\"'“”‘’]")
FLOAT = re.compile(r"^(\d{3,4})\.0$")  # a year of a column with gaps, as some programs write it
MIDNIGHT = re.compile(r"(?<=\d)[T ]00:00(?::00)?$")
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
SHORT = re.compile(r"(\d{4})\s*[/–-]\s*(\d{2})")
FRACTION = re.compile(r"\d{1,2}\s*[/\-.]\s*\d{1,2}")
LAST = re.compile(r"\d{4}-(?:1[3-9]|[3-9]\d)")
PLAIN = f"Write what is known: {FORMS}."

SEVERAL = (
    "is one of several times, which cannot be kept here.",
    "Write the time from the first to the last, such as 1995-12-25/1995-12-26, and say in the text that it is one of them.",
)
CANNOT = (
    (re.compile(r"-\d+|.*\b(?:bc|bce)\b.*", re.IGNORECASE), "lies before the year 1, which cannot be kept here.", "Leave the row out."),
    (re.compile(r"\[.*[,.].*\]|\{.*\}"), *SEVERAL),
    (re.compile(r"\[.*\]"), "is a date that somebody has supplied.", "Write 1947? where it is uncertain, or 1947."),
    (re.compile(r"[^/]+/|/[^/]+"), "has an end that is not known, which cannot be kept here.",
     "Write 1954/.. where it lasts, else the one end that is known."),
    (re.compile(r"(?:early|mid|late)\b.*", re.IGNORECASE), "is a part of a time.", "Write its months, such as 1968-01/1968-04, and the words in the text."),
)  # fmt: skip


@dataclass(frozen=True)
class Read:
    """A date as EDTF; `remark` says how it was read where it is not written so."""

    text: str
    remark: str = ""


def read(cell: Cell, order: str = "", known: Edtf | None = None) -> Read:
    """The date that a cell says.

    Parameters
    ----------
    cell : Cell
        A cell that is not empty.
    order : str
        `dmy` or `mdy` where an editor has said which comes first in 07/05/1974; empty where nobody has.
    known : Edtf, optional
        The date that the dossier has for this record: of several readings it is the one meant.

    Raises `Unclear`.
    """
    if cell.kind == "date":
        return _of_day(cell, known)
    if cell.kind not in ("text", "number"):
        raise Unclear(f"“{cell.text}” is no date.", PLAIN)
    text = " ".join(cell.text.replace("\u2012", "-").replace("\u2013", "–").split())
    if cell.kind == "number":
        text = re.sub(r"(?<=\d),(?=\d{3}$)", "", text)
    return of_text(text, order, known)


def of_text(text: str, order: str = "", known: Edtf | None = None) -> Read:
    """The date that a text says; see `read`. Raises `Unclear`."""
    text = FLOAT.sub(r"\1", MIDNIGHT.sub("", QUOTES.sub(r"\1", text.strip())))
    try:
        return Read(parse(text).text)
    except DateError as fault:
        wrong = str(fault)
    for pattern, said, remedy in CANNOT:
        if pattern.fullmatch(text):
            raise Unclear(f"“{text}” {said}", remedy)
    if "before it begins" in wrong:
        raise Unclear(f"{wrong[0].upper()}{wrong[1:]}.", "Put the earlier date first.")
    first, dash, last = text.partition("–" if "–" in text else "/")
    if (
        dash
        and len(first.strip()) >= 4
        and len(last.strip()) >= 4
        and not FIGURES.fullmatch(text)
        and not YEAR_FIRST.fullmatch(text)
    ):
        return _both(text, first.strip(), last.strip(), order)
    if found_years := YEARS.fullmatch(text):
        return _both(text, found_years[1], found_years[2], order)
    found = _range(text, order) or _marked(text, order, known, wrong)
    return Read(found, _as(text, found))


def _range(text: str, order: str) -> str:
    """Two times in words, the ends of one or one or the other, or an open one: `3 to 5 May 1950`, `since 2005`; empty for any other."""
    several = EITHER.fullmatch(text)
    found = several or RANGE.fullmatch(DAYS.sub(r"\1 to ", text))
    if not found:
        return ""
    first, last = found["first"] or found["on"] or "..", found["last"] or found["till"] or ".."
    if first != ".." and last != ".." and not re.search(r"\d{4}|\d{3}X|\d0s", first):
        first = f"{first} {' '.join(last.split()[-2 if re.fullmatch(r'[0-9]+', first) else -1 :])}"
    ends = _ends(text, (first, last), order)
    try:
        return parse(f"[{','.join(ends)}]" if several else "/".join(ends)).text
    except DateError as fault:
        if several:
            raise Unclear(f"“{text}” {SEVERAL[0]}", SEVERAL[1]) from None
        raise Unclear(f"“{text}” is not a date that can be kept here ({fault}).", PLAIN) from None


def _as(text: str, found: str) -> str:
    """How a text is read: as EDTF, and in words where those are others."""
    words = display(parse(found))
    said = found if words.casefold() == text.casefold() else f"{found}, {words}"
    return f"“{text}” is read as {said}{'' if said.endswith('.') else '.'}"


def _ends(text: str, parts: tuple[str, str], order: str) -> list[str]:
    """Each of two times; where one is unclear, the whole text is shown with it."""
    try:
        return [one if one in ("", "..") else of_text(one, order).text for one in parts]
    except Unclear as fault:
        raise Unclear(f"in “{text}”: {fault.said}", fault.remedy) from None


def _both(text: str, first: str, last: str, order: str) -> Read:
    """Two dates with a stroke or a dash between them."""
    ends = _ends(text, (first, last), order)
    try:
        found = parse("/".join(ends)).text
    except DateError as fault:
        raise Unclear(f"“{text}” is not a date that can be kept here ({fault}).", PLAIN) from None
    return Read(found, "" if found == text else _as(text, found))


def _marked(text: str, order: str, known: Edtf | None, wrong: str) -> str:
    """A date with words or signs of doubt about it."""
    rest, about = ABOUT.subn("", text, 1) if ABOUT.match(text) else (text, 0)
    rest, doubt = DOUBT.subn("", rest, 1) if DOUBT.match(rest) else (rest, 0)
    if rest.endswith("?") and not about:
        rest, doubt = rest[:-1].rstrip(), 1
    sign = "%" if about and doubt else "~" if about else "?" if doubt else ""
    found = _plain(rest, text, order, known, wrong)
    return found if not sign or found[-1] in "~?%" else found + sign


def _plain(text: str, whole: str, order: str, known: Edtf | None, wrong: str) -> str:
    """A date in any form that means one time."""
    if figures := FIGURES.fullmatch(text):
        return _figures(whole, figures, order, known)
    if found := SEASON.fullmatch(text) or SAID_SEASON.fullmatch(text):
        return _season(whole, found)
    if found := YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
        if len(month) == 1 or day:
            return _sound("-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])]), whole)
    if (short_year := SHORT.fullmatch(text)) and ("-" not in text or LAST.fullmatch(text)):
        year, short = short_year.groups()
        raise Unclear(
            f"“{whole}” may be two years or a year that begins within one.", f"Write {year}/{year[:2]}{short} for both years."
        )
    if found := MONTH_YEAR.fullmatch(text):
        return _sound(f"{found[2]}-{found[1].zfill(2)}", whole)
    if FRACTION.fullmatch(text):
        raise Unclear(f"“{whole}” has no year.", PLAIN)
    return _in_words(text, whole, wrong)


def _in_words(text: str, whole: str, wrong: str) -> str:
    plain = text.casefold().removeprefix("the ")
    said = times_said(plain, named=False)
    if len(said) != 1 or len(said[0].times) != 1 or (said[0].start, said[0].end) != (0, len(plain)):
        raise Unclear(f"{quoted_reason(whole, wrong)}.", PLAIN)
    time = said[0].times[0]
    if time.decade is None and time.year is None:
        raise Unclear(f"“{whole}” has no year.", PLAIN)
    return _sound(_edtf(time), whole)


def quoted_reason(text: str, wrong: str) -> str:
    """What is wrong with a text: what the reader of EDTF says of it where it says more than that it is no date."""
    return f"“{text}” is not a date" if wrong.endswith("is not a date") else f"“{text}”: {wrong}"


def _edtf(time: Time) -> str:
    if time.decade is not None:
        return f"{time.decade:03d}X"
    return "-".join([f"{time.year:04d}", *(f"{part:02d}" for part in (time.month, time.day) if part)])


def _sound(found: str, whole: str) -> str:
    """The date, if there is such a day."""
    try:
        return parse(found).text
    except DateError as fault:
        raise Unclear(f"“{whole}” is no day of the calendar ({fault}).", PLAIN) from None


def _season(whole: str, found: re.Match[str]) -> str:
    """A season, where the format has seasons; else the months that one may mean."""
    year, number = (found[2], SEASONS[found[1].lower()]) if found[1].isalpha() else (found[1], int(found[2]))
    try:
        return parse(f"{year}-{number}").text
    except DateError:
        months = MONTHS_OF[number].format(y=year, z=int(year) + 1)
        raise Unclear(
            f"“{whole}” is a season, which cannot be kept here.",
            f"Write its months, such as {year}-{months}, and the word in the text.",
        ) from None


def _figures(whole: str, found: re.Match[str], order: str, known: Edtf | None) -> str:
    """Day, month and year in figures: read where only one order gives a day, an editor has said the order, or the record has the day."""
    one, sign, other, year = found.groups()
    ways = {"dmy": (one, other), "mdy": (other, one)}
    if len(year) == 2:
        return _without_century(whole, ways, year, known)
    days = {way: day for way, (d, m) in ways.items() if (day := _day(f"{year}-{m.zfill(2)}-{d.zfill(2)}"))}
    if not days:
        raise Unclear(f"“{whole}” is no day of the calendar.", PLAIN)
    if sign == "." and "dmy" in days:
        return days["dmy"]
    if order:
        if order not in days:
            raise Unclear(f"“{whole}” is no day when read {ORDERS[order]}.", PLAIN)
        return days[order]
    if known and known.text in days.values():
        return known.text
    meant = dict.fromkeys(days.values())
    if len(meant) > 1:
        a, b = meant
        raise Unclear(
            f"“{whole}” is {display(parse(a))} or {display(parse(b))}.",
            f"Write {a} or {b}, or say the order of all with --dates dmy or mdy.",
        )
    return next(iter(meant))


def _without_century(whole: str, ways: dict[str, tuple[str, str]], year: str, known: Edtf | None) -> str:
    """A year of two digits has lost its century; only the record's own date can give it back."""
    if known and known.text in (f"{known.text[:2]}{year}-{m.zfill(2)}-{d.zfill(2)}" for d, m in ways.values()):
        return known.text
    raise Unclear(
        f"“{whole}” has lost its century.",
        "Write the year with four digits. (A spreadsheet that saves CSV writes dates as it shows them: format the column as text or YYYY-MM-DD first.)",
    )


def _day(text: str) -> str:
    try:
        return parse(text).text
    except DateError:
        return ""


def _of_day(cell: Cell, known: Edtf | None) -> Read:
    """A cell that the spreadsheet keeps as a day: only what it shows of it was meant."""
    day = cell.day
    assert day is not None
    if "y" not in cell.parts:
        raise Unclear(
            f"the sheet shows a day without a year, and the spreadsheet has added {day.year} to it ({day.isoformat()}).",
            "Write the date as text. (Such cells come from 1/2 or 3-5.)",
        )
    lengths = {"y": 1, "ym": 2, "ymd": 3}
    if cell.parts not in lengths:
        raise Unclear(f"the sheet shows a day without its month ({day.isoformat()}).", "Write the date as text.")
    found = "-".join(day.isoformat().split("-")[: lengths[cell.parts]])
    if cell.parts != "ymd":
        return Read(
            found, f"the file holds {day.isoformat()}, of which the sheet shows {display(parse(found))} only: read as {found}."
        )
    return Read(found)
