"""XLSX as a sheet. What a number format shows and the value does not say is read from the format: zeros, “c.”, a day that is not there."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import Any

from dossier.extras import need
from dossier.imports.cells import Cell, Sheet, at, letters, sized
from dossier.imports.faults import Refused
from dossier.imports.packed import chosen, looked_at

LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
FIGURES = re.compile(r"[0#?]+")
ERA = re.compile(r"(?<![0#?.])[eg]+", re.IGNORECASE)  # the year of an era: a date to some programs, a number to others
FIRST_SAFE = date(1900, 3, 1)  # before it, programs disagree by a day: Excel has a 29 February 1900
EARLY = (
    "the sheet shows {day}; before March 1900 programs that read and write XLSX differ by a day. "
    "See in your spreadsheet program that the day is right, and save the file as ODS, which has no such doubt."
)


def read(path: Path, wanted: str | None = None) -> Sheet:
    """One sheet of a workbook, the first where none is named. Raises `Refused`, and `ExtraMissing` where openpyxl is not installed."""
    need("imports", "reading XLSX", "openpyxl")
    import openpyxl

    looked_at(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that it leaves out, such as lists of choices
            shown, written = (openpyxl.load_workbook(path, data_only=only) for only in (True, False))
    except Exception as fault:  # the library raises what it meets: KeyError, ValueError, ParseError
        raise Refused(
            f"it cannot be opened as XLSX ({type(fault).__name__}). Save it again in your spreadsheet program."
        ) from None
    names = [one.title for one in shown.worksheets]
    name, asides = chosen(names, wanted)
    values, formulas = shown[name], written[name]
    sized(values.max_row, values.max_column)
    rows = [
        [_cell(one, formula) for one, formula in zip(row, beside, strict=True)]
        for row, beside in zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    ]
    return Sheet(name, rows, True, [*asides, *_asides(values)], _merged(values))


def _asides(sheet: Any) -> Iterator[str]:
    """What the sheet hides, and notes at cells."""
    hidden = [str(number) for number, row in sheet.row_dimensions.items() if row.hidden]
    columns = [
        letters(at)
        for one in sheet.column_dimensions.values()
        if one.hidden
        for at in range(one.min - 1, min(one.max, sheet.max_column))
    ]
    if hidden or columns:
        named = [f"row {', '.join(hidden)}"] * bool(hidden) + [f"column {', '.join(columns)}"] * bool(columns)
        yield f"read, though the sheet hides it: {'; '.join(named)}."
    if noted := [one.coordinate for row in sheet.iter_rows() for one in row if one.comment]:
        yield f"not read: the notes at {', '.join(noted)}."


def _merged(sheet: Any) -> dict[tuple[int, int], str]:
    """The cells that a merged one covers, but for its own."""
    out = {}
    for one in sheet.merged_cells.ranges:
        first = (one.min_row - 1, one.min_col - 1)
        for row, column in (
            (r - 1, c - 1) for r in range(one.min_row, one.max_row + 1) for c in range(one.min_col, one.max_col + 1)
        ):
            if (row, column) != first and row < sheet.max_row:
                out[row, column] = f"the cell is merged with {at(*first)}, which alone has a value."
    return out


def _cell(one: Any, formula: Any) -> Cell:
    """A cell by the type of its value."""
    value, style = one.value, one.number_format or "General"
    if formula.data_type == "f" and (value is None or (value == 0 and value is not False)):
        return Cell(
            "?", lost="the cell holds a formula that was never calculated. Open the file in your spreadsheet program and save it."
        )
    if value is None:
        return Cell()
    if one.data_type == "e":
        return Cell(str(value), "error")
    if isinstance(value, bool):
        return Cell("true" if value else "false", "flag")
    if isinstance(value, (datetime, date)):
        return _day(value, style)
    if isinstance(value, (time, timedelta)):
        return Cell(str(value), "time")
    return _number(value, style) if isinstance(value, (int, float)) else Cell(str(value).strip())


def _day(value: date, style: str) -> Cell:
    day = value.date() if isinstance(value, datetime) else value
    if day < FIRST_SAFE:
        return Cell(day.isoformat(), "date", day, lost=EARLY.format(day=day.isoformat()))
    signs = LITERAL.sub("", style.split(";")[0]).lower()
    clock = "h" in signs or "s" in signs
    month = "m" in (re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", signs) if clock else signs)
    parts = "y" * ("y" in signs) + "m" * month + "d" * ("d" in signs)
    return Cell(day.isoformat(), "date", day, parts)


def _number(value: float, style: str) -> Cell:
    """A number with what its format puts before and behind it, and the zeros that it shows."""
    plain = str(int(value)) if isfinite(value) and value == int(value) else repr(value)
    shape = style.split(";")[0]
    signs = LITERAL.sub("", shape)
    if signs.lower() != "general" and ERA.search(signs):
        return Cell(
            plain,
            "number",
            lost=f"the format of the cell shows the year of an era, and programs disagree on what {plain} is. Write it as text.",
        )
    if shape.lower() == "general" or "." in signs or "%" in signs or "," in signs or len(FIGURES.findall(signs)) != 1:
        return Cell(plain, "number")
    words = LITERAL.sub(lambda found: found[1] or found[2] or "", shape)
    figures = FIGURES.search(signs)
    zeros = figures[0].count("0") if figures else 0
    return Cell(FIGURES.sub(plain.zfill(zeros), words, count=1).strip(), "number")
