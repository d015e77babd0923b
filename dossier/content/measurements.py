"""The rows of a measured series: the text of its CSV in, points and problems out; every fault at its cell.

A row with a fault does not stop the reading of the next one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from math import log

from dossier.content.dates import DateError, Edtf, parse, parse_for
from dossier.content.fields import BOUNDED
from dossier.content.located import FORBIDDEN, Mark
from dossier.content.model import Point, Series
from dossier.content.problems import Problem, quote
from dossier.content.records import NUMBER, Reader, instead, undated

DIMENSIONS = {"actor": "the id of an actor", "dyad": "two ids of actors with a hyphen", "part": "the name of a part"}
# The columns of the CSV, in their order: name, whether it is needed, what it says.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("date", "yes", "The year, or another EDTF date; no quotes needed."),
    ("actor", "`by: actor`", "The actor whose value it is, by its id in `actors.yaml`."),
    ("dyad", "`by: dyad`", "The pair whose value it is: two ids of actors with a hyphen, such as `aaa-bbb`."),
    ("part", "`by: part`", "The part or kind whose value it is, in a few words (at most 40 characters)."),
    (
        "value",
        "yes",
        "The value, with a decimal point and without separators of thousands; empty where it is known to be missing, `unread` where the source has it and you have not read it.",
    ),
    ("low", "with `high`", "The lower bound of the value."),
    ("high", "with `low`", "The upper bound of the value."),
    ("n", "", "How many cases the value rests on."),
)
UNREAD = "unread"
LONGEST = 40  # characters of the name of a part
CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)')
NOTHING = re.compile(r"(?i:n\.?\s?/?\s?a\.?|n\.?d\.?|nan|nil|none|null|missing|unknown|[-–—.…?x*]+)")
THOUSANDS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
HOW = "Write digits, a hyphen for minus and a decimal point, such as -1250.5, without separators of thousands"


def read_points(reader: Reader, place: str, text: str, meta: Series | None, actors: Collection[str] | None) -> tuple[Point, ...]:
    """The points, sound only where no fault was noted.

    `meta` is `None` where the description has a fault: then only what needs no description is looked at. `actors` are the
    ids that a row may name, `None` where they are not known.
    """
    return _Table(reader, place, text, meta, actors).points()


class _Table:
    """Reads the rows of one CSV file, top down."""

    def __init__(self, reader: Reader, place: str, text: str, meta: Series | None, actors: Collection[str] | None):
        self.reader, self.place, self.text, self.meta, self.actors = reader, place, text, meta, actors
        self.lines = text.split("\n")
        self.columns: list[str] = []
        self.by = ""
        self.last: tuple[str, Edtf | None] = ("", None)
        self.seen: dict[tuple, int] = {}  # the line of each date and key
        self.ended: dict[str, int] = {}  # the last line of each key so far
        self.written: list[tuple[int, str]] = []  # the values as they stand, with their lines

    def fault(self, line: int, code: str, message: str, remedy: str, column: str | int = 0) -> None:
        """Note one fault at a cell, named by its column or counted from 0."""
        index = self.columns.index(column) if isinstance(column, str) else column
        cells = [found.start() for found in CELL.finditer(self.lines[line - 1])]
        mark = Mark(line, cells[min(index, len(cells) - 1)] + 1)
        place = f"{self.place}.{column}" if isinstance(column, str) else self.place
        self.reader.fault(mark, code, place, message, remedy)

    def points(self) -> tuple[Point, ...]:
        """All rows, where none has a fault."""
        if odd := FORBIDDEN.search(self.text):
            line, column = self.text.count("\n", 0, odd.start()) + 1, odd.start() - self.text.rfind("\n", 0, odd.start())
            message = f"an invisible character stands here (U+{ord(odd.group()):04X})."
            self.reader.fault(Mark(line, column), "csv-value", self.place, message, "Delete it.")
            return ()
        rows = self.rows()
        head = next(rows, None)
        if not self.header(*(head or (1, []))):
            return ()
        points, empty = [], list[int]()
        before = self.reader.faults
        for line, cells in rows:
            if not any(map(str.strip, cells)):
                empty.append(line)
                continue
            for idle in empty:
                self.fault(idle, "csv-row", "the row is empty.", "Take it out; a missing value is a row with its date alone.")
            empty.clear()
            if len(cells) == len(self.columns):
                points.append(self.row(line, cells))
            else:
                self.misfit(line, cells)
        if self.reader.faults == before and all(point.value is None for point in points):
            self.fault(1, "value-empty", "the file holds no value.", "Put a row with a value below the header.")
        if self.reader.faults == before:
            self.thousands()
        return tuple(points)

    def thousands(self) -> None:
        """Doubt a value with three digits after its point among others without any, where the point taken out brings it nearer to them."""
        others = sorted(abs(float(text)) for _, text in self.written if text and "." not in text)
        middle = others[len(others) // 2] if 2 * len(others) > sum(bool(text) for _, text in self.written) else 0
        for line, text in self.written if middle else ():
            value = abs(float(text)) if THOUSANDS.fullmatch(text) else 0
            if value and abs(log(1000 * value / middle)) < abs(log(value / middle)):
                whole = text.replace(".", "")
                message = f"{text} may be {whole} with a separator of thousands: most values here are whole, about {middle:.15g}."
                remedy = f"Write {whole}; where {text} is right, accept the warning in silences.yaml."
                mark = Mark(line, self.lines[line - 1].find(text) + 1)
                self.reader.problems.append(
                    Problem(self.reader.shown, *mark, "csv-doubtful", f"{self.place}.value", message, remedy)
                )

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The cells of each row with its line. A quotation mark that is not closed on its line ends the reading."""
        source, line = csv.reader(self.lines, strict=True), 1
        try:
            for cells in source:
                if source.line_num > line:
                    raise csv.Error
                yield line, cells
                line += 1
        except csv.Error:
            message = "the row cannot be split into cells: a quotation mark is not closed, or text goes on after it."
            self.fault(line, "csv-row", message, "Take the quotation marks out, or double those within a text.")

    def misfit(self, line: int, cells: list[str]) -> None:
        """Tell a row with too few or too many cells."""
        count, wanted = len(cells), len(self.columns)
        message = f"the row has {count} {'cell' if count == 1 else 'cells'}, and the header {wanted}."
        remedy = f"Write {','.join(self.columns)}, empty where there is nothing; a number has no separators of thousands."
        parts = [pair for pair in pairwise(cells) if all(re.fullmatch("-?[0-9]+", cell.strip()) for cell in pair)]
        if count > wanted and parts:
            whole, rest = (cell.strip() for cell in parts[0])
            remedy = f"Write {whole}.{rest} if the comma in {whole},{rest} is a decimal one, {whole}{rest} if it parts thousands."
        self.fault(line, "csv-row", message, remedy, min(count, wanted) if count > wanted else 0)

    def header(self, line: int, cells: list[str]) -> bool:
        """True where the header is one that the series may have."""
        columns = [cell.strip() for cell in cells]
        self.by = self.meta.by if self.meta else next((name for name in columns if name in DIMENSIONS), "")
        known = ["date", *([self.by] if self.by else []), "value", "low", "high", "n"]
        remedy = f"Write {','.join(known[:-3])} with commas between, then low,high and n where there are such."
        if not any(columns):
            self.fault(line, "csv-header", "the file does not begin with a header.", remedy)
            return False
        before = self.reader.faults
        for i, name in enumerate(columns):
            if name not in known:
                self.fault(line, "csv-header", f"there is no column {quote(name)} here.", remedy, i)
            elif name in columns[:i]:
                self.fault(line, "csv-header", f"the column '{name}' stands twice.", remedy, i)
        needed = known[:-3] + ["low", "high"] * ("low" in columns or "high" in columns)
        missing = [name for name in needed if name not in columns]
        if missing and self.reader.faults == before:
            self.fault(line, "csv-header", f"the column '{missing[0]}' is not there.", remedy)
        if self.reader.faults == before and columns != [name for name in known if name in columns]:
            self.fault(line, "csv-header", "the columns stand in another order.", remedy)
        self.columns = columns
        return self.reader.faults == before

    def row(self, line: int, cells: list[str]) -> Point:
        """One row as a point; what has a fault is left empty."""
        got = dict(zip(self.columns, map(str.strip, cells), strict=True))
        when, key = self.date(line, got["date"]), got.get(self.by, "")
        self.key(line, key)
        if unread := got["value"] == UNREAD:
            got["value"] = ""
        self.written.append((line, got["value"]))
        value, low, high = (self.number(line, name, got.get(name, "")) for name in ("value", "low", "high"))
        self.bounds(line, got, value, low, high)
        if when:
            self.order(line, key, when)
        n = got.get("n", "")
        if n and not re.fullmatch("[0-9]{1,15}", n):
            self.fault(line, "csv-value", f"{quote(n)} is not a count.", "Write a whole number in digits, or nothing.", "n")
            n = ""
        self.last, self.ended[key] = (key, when), line
        return Point(date=when or parse("0001"), key=key, value=value, unread=unread, low=low, high=high, n=int(n) if n else None)

    def date(self, line: int, text: str) -> Edtf | None:
        """The date of a row, within the coverage."""
        try:
            when = parse_for(BOUNDED, text)
        except DateError as fault:
            self.fault(line, fault.code, f"{undated(text, fault)}.", instead(text, fault, quoted=False), "date")
            return None
        if self.meta and not when.surely_within(*self.meta.coverage.sort_key):
            message = f"{text} lies outside the coverage ({self.meta.coverage.text})."
            self.fault(line, "series-coverage", message, "Correct the date, or `coverage` in the .meta.yaml.", "date")
        return when

    def key(self, line: int, key: str) -> None:
        """The cell of the dimension column, told once for each key that is wrong."""
        if not self.by or (key and key in self.ended):
            return
        if not key:
            self.fault(line, "csv-value", "the cell is empty.", f"Write {DIMENSIONS[self.by]}.", self.by)
        elif self.by == "part":
            if len(key) > LONGEST:
                message = f"the text has {len(key)} characters; at most {LONGEST} fit."
                self.fault(line, "text-long", message, "Shorten it.", self.by)
            if not key.isprintable():
                self.fault(line, "csv-value", "an invisible character stands in the cell.", "Write the name anew.", self.by)
        elif self.actors is not None and not _names(key, self.by, self.actors):
            message = f"there is no {'actor' if self.by == 'actor' else 'pair of actors'} {quote(key)} in actors.yaml."
            self.fault(line, "id-unknown", message, f"Write {DIMENSIONS[self.by]}, or add the actor to actors.yaml.", self.by)

    def number(self, line: int, column: str, text: str) -> float | None:
        """A number, `None` where the cell is empty or has a fault."""
        if not text:
            return None
        if not NUMBER.fullmatch(text):
            remedy = "Leave the cell empty where the value is known to be missing." if NOTHING.fullmatch(text) else f"{HOW}."
            self.fault(line, "csv-value", f"{quote(text)} is not a number.", remedy, column)
            return None
        return float(text)

    def bounds(self, line: int, got: dict[str, str], value: float | None, low: float | None, high: float | None) -> None:
        """A value lies between its bounds, which come together, and between those of the unit."""
        if bool(got.get("low")) != bool(got.get("high")):
            column = "high" if got.get("low") else "low"
            self.fault(line, "csv-value", f"'{column}' is empty, and the other bound is not.", "Write both or neither.", column)
        elif got.get("low") and not got["value"]:
            self.fault(line, "csv-value", "bounds stand without a value.", "Write the value, or take the bounds out.", "value")
        if value is None:
            return
        if (low is not None and low > value) or (high is not None and high < value):
            message = f"{got['value']} does not lie between its bounds, {got['low']} and {got['high']}."
            self.fault(line, "csv-value", message, "Correct the value or the bounds.", "value")
        for limit, name in ((self.meta.least, "least"), (self.meta.most, "most")) if self.meta else ():
            if limit is not None and (value < limit if name == "least" else value > limit):
                message = f"{got['value']} is {'less' if name == 'least' else 'more'} than {limit:.15g}, the {name} that the unit allows."
                self.fault(line, "csv-value", message, f"Correct the value, or `{name}` in the .meta.yaml.", "value")

    def order(self, line: int, key: str, when: Edtf) -> None:
        """Each date once for a key; the rows of a key together, the earlier date first."""
        first = self.seen.setdefault((key, when.sort_key), line)
        before, last = self.last
        met = last and key == before and last.sort_key[0] <= when.sort_key[0] <= last.sort_key[1]
        if first != line:
            of = f" of {quote(key)}" if key else ""
            message, remedy = f"a row{of} for {when.text} stands on line {first} already.", "Keep one of the two."
            self.fault(line, "csv-repeated", message, remedy, "date")
        elif met and last:
            message, remedy = f"{when.text} lies in {last.text}, which has a row already.", "Keep one of the two."
            self.fault(line, "csv-repeated", message, remedy, "date")
        elif key != before and key in self.ended:
            message, remedy = (
                f"the rows of {quote(key)} ended on line {self.ended[key]}.",
                "Move the row there: they stand together.",
            )
            self.fault(line, "csv-order", message, remedy, self.by)
        elif key == before and last and when.sort_key < last.sort_key:
            message, remedy = f"{when.text} comes after {last.text}.", "Sort the rows by date, the earliest first."
            self.fault(line, "csv-order", message, remedy, "date")


def _names(key: str, by: str, actors: Collection[str]) -> bool:
    """True where the key is an actor, or two with a hyphen; an id may hold hyphens itself."""
    if by == "actor":
        return key in actors
    pairs = ((key[: found.start()], key[found.end() :]) for found in re.finditer("-", key))
    return any(one in actors and other in actors and one != other for one, other in pairs)
