"""A sheet as its file has it: cells with what a reader sees in them, whatever kind of file it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dossier.imports.faults import Refused

LETTERS = 26
MOST_ROWS, MOST_COLUMNS = 20_000, 300
MOST_BYTES = 20_000_000  # of a file, and of each part of one that is packed


@dataclass(frozen=True)
class Cell:
    """One cell.

    `text` is what it says, as a reader of the sheet sees it; of a day, its ISO form. `kind` is text, number, date, time, flag or error.
    Of a date, `day` is the day that the file holds and `parts` those of year, month and day that the sheet shows (`ym`: no day).
    `lost` says why the text is not what once stood there, where the file tells.
    """

    text: str = ""
    kind: str = "text"
    day: date | None = None
    parts: str = "ymd"
    lost: str = ""


@dataclass
class Sheet:
    """The rows of one sheet, as they are numbered in a spreadsheet program: from 1.

    `typed` is true where the file tells a text from a number, so that a text has kept its zeros. `asides` name what was found and
    is not read, such as other sheets and notes at cells; `merged` says of cells that one value covers several.
    """

    name: str
    rows: list[list[Cell]]
    typed: bool = True
    asides: list[str] = field(default_factory=list)
    merged: dict[tuple[int, int], str] = field(default_factory=dict)


def letters(column: int) -> str:
    """What a spreadsheet program calls a column, counted from 0: A, B, ... Z, AA."""
    before, at = divmod(column, LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + at)


def at(row: int, column: int) -> str:
    """What a spreadsheet program calls a cell: `B7`; both are counted from 0."""
    return f"{letters(column)}{row + 1}"


def sized(rows: int, columns: int) -> None:
    """Raise `Refused` for a sheet that is too large."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Refused(
            f"the sheet has {rows:,} rows and {columns:,} columns; at most {MOST_ROWS:,} and {MOST_COLUMNS} are read. Delete the empty ones."
        )
