"""ODS as a sheet. Each cell has its value and what the spreadsheet program showed; what is shown tells which parts of a day were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dossier.extras import need
from dossier.imports.cells import Cell, Sheet, at, letters, sized
from dossier.imports.faults import Refused
from dossier.imports.packed import chosen, looked_at

ERROR = re.compile(r"#[A-Z/0]+[!?]?|#N/A|Err:\d+")
HIDDEN = ("collapse", "filter")


def read(path: Path, wanted: str | None = None) -> Sheet:
    """One sheet of an ODS file, the first where none is named. Raises `Refused`, and `ExtraMissing` where odfdo is not installed."""
    need("imports", "reading ODS", "odfdo")
    import odfdo

    looked_at(path)
    try:
        tables: Any = odfdo.Document(str(path)).body.tables
    except Exception as fault:  # the library raises what it meets
        raise Refused(
            f"it cannot be opened as ODS ({type(fault).__name__}). Save it again in your spreadsheet program."
        ) from None
    name, asides = chosen([one.name for one in tables], wanted)
    table = next(one for one in tables if one.name == name)
    table.rstrip(aggressive=True)
    columns, height = table.size
    sized(height, columns)
    sheet = Sheet(name, [], True, asides)
    hidden, noted = [], []
    for number, row in enumerate(table.traverse()):
        if row.get_attribute("table:visibility") in HIDDEN:
            hidden.append(str(number + 1))
        cells = list(row.traverse())
        noted += [at(number, column) for column, one in enumerate(cells) if one.get_elements("office:annotation")]
        for column, one in enumerate(cells):
            _cover(sheet, number, column, one)
        sheet.rows.append([_cell(one) for one in cells])
    sheet.asides += _asides(hidden, list(_hidden(table)), noted)
    return sheet


def _asides(rows: list[str], columns: list[str], noted: list[str]) -> Iterator[str]:
    if rows or columns:
        named = [f"row {', '.join(rows)}"] * bool(rows) + [f"column {', '.join(columns)}"] * bool(columns)
        yield f"read, though the sheet hides it: {'; '.join(named)}."
    if noted:
        yield f"not read: the notes at {', '.join(noted)}."


def _hidden(table: Any) -> Iterator[str]:
    """The columns that the sheet hides."""
    width = table.width
    for column in table.traverse_columns():
        if column.get_attribute("table:visibility") in HIDDEN and column.x < width:
            yield letters(column.x)


def _cover(sheet: Sheet, row: int, column: int, cell: Any) -> None:
    """Note the cells that a merged one covers."""
    down, along = (int(cell.get_attribute(f"table:number-{way}-spanned") or 1) for way in ("rows", "columns"))
    sized(down, along)
    for r in range(row, row + down):
        for c in range(column, column + along):
            if (r, c) != (row, column):
                sheet.merged[r, c] = f"the cell is merged with {at(row, column)}, which alone has a value."


def _shown(cell: Any) -> str:
    """The text that the sheet shows, without the note at the cell."""
    return "\n".join(one.inner_text for one in cell.get_elements("text:p") if not _noted(one)).strip()


def _noted(paragraph: Any) -> bool:
    return paragraph.parent is not None and paragraph.parent.tag == "office:annotation"


def _cell(cell: Any) -> Cell:
    """A cell by the type of its value."""
    kind, shown = cell.get_attribute("office:value-type"), _shown(cell)
    if ERROR.fullmatch(shown) and cell.get_attribute("table:formula"):
        return Cell(shown, "error")
    if kind == "date":
        return _day(str(cell.get_attribute("office:date-value")), shown)
    if kind == "boolean":
        return Cell(str(cell.get_attribute("office:boolean-value")).lower(), "flag")
    if kind == "time":
        return Cell(shown or str(cell.get_attribute("office:time-value")), "time")
    if kind in ("float", "percentage", "currency"):
        return _number(str(cell.get_attribute("office:value")), shown)
    return Cell(shown if kind else "")


def _number(value: str, shown: str) -> Cell:
    """A number as the sheet shows it, where that has its figures: `010`, `c. 1947`; `TRUE` for the truth values of some files."""
    plain = value.removesuffix(".0")
    if not any(sign.isdigit() for sign in shown) and plain in ("0", "1"):
        return Cell("true" if plain == "1" else "false", "flag")
    figures = re.findall(r"\d+", shown)
    same = len(figures) == 1 and plain.isdecimal() and int(figures[0]) == int(plain)
    return Cell(shown if same else plain, "number")


def _day(value: str, shown: str) -> Cell:
    try:
        day = date.fromisoformat(value.partition("T")[0])
    except ValueError:
        return Cell(value, "date", lost=f"the file holds the day {value}, which cannot be kept here. Write it as text.")
    return Cell(day.isoformat(), "date", day, _parts(day, shown), "")


def _parts(day: date, shown: str) -> str:
    """Which of year, month and day a text shows of a day. A number that is none of them makes it unclear, and no year is seen then."""
    if not shown:
        return "ymd"
    numbers = [int(one) for one in re.findall(r"\d+", re.sub(r"\d+:\d+(:\d+)?([.,]\d+)?", "", shown))]
    words = any(sign.isalpha() for sign in shown)
    year = next(
        (n for n in (day.year, day.year % 100) if n in numbers and (n == day.year or len(numbers) > 1 or n != day.day)), None
    )
    if year is None:
        return "md"
    numbers.remove(year)
    month = words or day.month in numbers
    if not words and month:
        numbers.remove(day.month)
    return "" if [n for n in numbers if n != day.day] else "y" + "m" * month + "d" * bool(numbers)
