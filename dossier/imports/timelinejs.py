"""The spreadsheet of a TimelineJS timeline as a sheet of events: its dates in parts, its text without HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from dossier.content.dates import DateError, Edtf, parse
from dossier.content.problems import count
from dossier.imports.cells import Cell, Sheet, letters
from dossier.imports.dates import of_text, read
from dossier.imports.delimited import HEAD
from dossier.imports.faults import Log, Unclear
from dossier.imports.headings import Headings, plain

UNITS = ("year", "month", "day")
TAKEN = {*UNITS, *(f"end {unit}" for unit in UNITS), "start date", "end date", "display date", "headline", "text", "type"}
OTHERS = {
    "time",
    "end time",
    "media",
    "media credit",
    "media caption",
    "media thumbnail",
    "alt text",
    "group",
    "tag",
    "background",
}  # columns of the template that an event has no field for
APART = {"title", "era"}
MADE = ("date", "title", "text", "note")
DIGITS = re.compile(r"-?\d+")


def headed(sheet: Sheet) -> int | None:
    """The row, counted from 0, that has the headings of a timeline; `None` where there is none."""
    for number, row in enumerate(sheet.rows[:HEAD]):
        named = {plain(cell.text) for cell in row}
        if "headline" in named and named & {"year", "start date"}:
            return number
    return None


class _Words(HTMLParser):
    """The words of a text with HTML in it, and where its links lead."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "br", "div", "li", "blockquote", "h1", "h2", "h3"):
            self.words.append(" ")
        self.links += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class Timeline:
    """Makes a sheet of events out of a timeline's, row for row, so that places stay those of the file."""

    def __init__(self, sheet: Sheet, row: int, names: dict[str, str], log: Log):
        self.sheet, self.row, self.log = sheet, row, log
        self.at = {plain(cell.text): i for i, cell in reversed(list(enumerate(sheet.rows[row]))) if cell.text}
        self.extra = {
            name: self.at[heading]
            for heading, name in names.items()
            if heading in self.at and heading not in TAKEN | {"date", "title"}
        }
        self.width = max(len(one) for one in sheet.rows)

    def part(self, *headings: str) -> str:
        """The first of these columns that there is, in words."""
        found = next((one for one in headings if one in self.at), headings[0])
        return (
            f"column {letters(self.at[found])} “{self.sheet.rows[self.row][self.at[found]].text}”"
            if found in self.at
            else f"“{found}”"
        )

    def made(self) -> tuple[Sheet, Headings]:
        """The sheet with the columns date, title, text and, where nobody has one, note added to each row."""
        fields = [name for name in MADE if name not in self.extra]
        columns = self.extra | {name: self.width + i for i, name in enumerate(fields)}
        parts = {name: self.part(plain(self.sheet.rows[self.row][i].text)) for name, i in self.extra.items()}
        parts |= {"date": self.part("year", "start date"), "title": self.part("headline"), "text": self.part("text")}
        parts |= {} if "note" in self.extra else {"note": self.part("display date")}
        self._unread(set(self.extra.values()))
        rows = list(self.sheet.rows[: self.row + 1])
        for number, cells in enumerate(self.sheet.rows[self.row + 1 :], self.row + 2):
            rows.append(self._row(number, cells, fields))
        return Sheet(self.sheet.name, rows, self.sheet.typed, self.sheet.asides, self.sheet.merged), Headings(
            self.row, columns, parts
        )

    def cell(self, cells: list[Cell], heading: str) -> Cell:
        """The cell under a heading; an empty one where there is none."""
        at = self.at.get(heading, len(cells))
        return cells[at] if at < len(cells) else Cell()

    def _unread(self, used: set[int]) -> None:
        """Name the columns that hold something and have no field."""
        for heading, at in sorted(self.at.items(), key=lambda one: one[1]):
            filled = sum(at < len(row) and bool(row[at].text) for row in self.sheet.rows[self.row + 1 :])
            if heading not in TAKEN and at not in used and (filled or heading not in OTHERS):
                self.log.remark("", "", f"not read: {self.part(heading)} ({count(filled, 'cell')}).")

    def _row(self, number: int, cells: list[Cell], fields: list[str]) -> list[Cell]:
        kind, where = self.cell(cells, "type").text, f"row {number}"
        if kind.casefold() in APART:
            what = (
                "eras are periods, which are written in periods.yaml"
                if kind.casefold() == "era"
                else "the title is written in dossier.yaml"
            )
            self.log.remark(where, "", f"left out: {what}.")
            return []
        if not any(cell.text for cell in cells):
            return []
        made = dict.fromkeys(fields, Cell())
        made["title"] = Cell(_Words(self.cell(cells, "headline").text).text)
        told = _Words(self.cell(cells, "text").text)
        made["text"] = Cell(told.text)
        if told.links:
            self.log.remark(where, self.part("text"), f"its links are left out: {', '.join(told.links)}.")
        made["date"], note = self._date(where, cells)
        if note and "note" in made:
            made["note"] = Cell(f"Dated “{note}” in the timeline.")
        return [*cells, *[Cell()] * (self.width - len(cells)), *(made[name] for name in fields)]

    def _date(self, where: str, cells: list[Cell]) -> tuple[Cell, str]:
        """The date of a row as a cell, and the words for it where they say more than the date can."""
        try:
            text = self._span(cells)
            when = parse(text)
        except (Unclear, DateError) as fault:
            said = fault.said if isinstance(fault, Unclear) else f"{fault}."
            return Cell("?", lost=said[0].upper() + said[1:]), ""
        shown = self.cell(cells, "display date").text
        try:
            words = of_text(shown).text if shown else text
        except Unclear:
            said = f"“{shown}” cannot be kept as a date and goes into the note; the date is {text}."
            self.log.remark(where, self.part("display date"), said)
            return Cell(text), shown
        if words != text and _within(when, parse(words)):
            self.log.remark(
                where, self.part("display date"), f"“{shown}” is what the timeline shows: read as {words}, and not {text}."
            )
            return Cell(words), ""
        if words != text:
            self.log.remark(
                where, self.part("display date"), f"“{shown}” says another time than the figures, {text}, and goes into the note."
            )
            return Cell(text), shown
        return Cell(text), ""

    def _span(self, cells: list[Cell]) -> str:
        """Start and end as EDTF. Raises `Unclear`."""
        start, end = self._end(cells, "", "start date"), self._end(cells, "end ", "end date")
        if not start:
            raise Unclear("the row has no year, and a timeline leaves it out without a word.", "")
        return start if not end or end == start else f"{start}/{end}"

    def _end(self, cells: list[Cell], before: str, old: str) -> str:
        """One end, from its parts or from the one column that older templates have. Raises `Unclear`."""
        if (whole := self.cell(cells, old)).text and not self.cell(cells, f"{before}year").text:
            return read(whole, "mdy").text
        parts = [_number(self.cell(cells, f"{before}{unit}"), f"{before}{unit}") for unit in UNITS]
        if not parts[0]:
            if any(parts):
                raise Unclear(f"there is a month or day and no {before}year.", "")
            return ""
        if parts[2] and not parts[1]:
            raise Unclear(f"there is {before}day {parts[2]} and no month.", "")
        return "-".join([parts[0].zfill(4), *(part.zfill(2) for part in parts[1:] if part)])


def _number(cell: Cell, unit: str) -> str:
    """The figures of a part of a date, without the signs that a timeline passes over. Raises `Unclear`."""
    text = re.sub(r"[,\s]", "", cell.text).removesuffix(".0")
    if cell.kind == "date" and unit.endswith("year") and cell.day and cell.parts == "y":
        return str(cell.day.year)
    if text and (cell.kind not in ("text", "number") or not DIGITS.fullmatch(text)):
        raise Unclear(f"“{cell.text}” is no {unit} in figures.", "Write digits, and words for the date under “Display Date”.")
    return text


def _within(when: Edtf, words: Edtf) -> bool:
    """Whether the figures lie in what the words say."""
    first, last = words.earliest, words.latest
    return first is not None and when.surely_within(first, last)
