"""CSV and its relatives as a sheet: commas, semicolons or tabs, in UTF-8 or, with a mark at the head, UTF-16."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from dossier.imports.cells import Cell, Sheet, sized
from dossier.imports.faults import Refused

SIGNS = ",;\t|"
HEAD = 30  # rows among which the headings are looked for


def text_of(path: Path) -> str:
    """The text of a file with lines ended by `\\n`. Raises `Refused` where it is in no encoding that can be known."""
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Refused(
            f"line {line} is not UTF-8 text. Save the file as UTF-8: in LibreOffice by “Edit filter settings”, in Excel as “CSV UTF-8”, "
            "in Zotero by “Character Encoding”."
        ) from None
    if "\0" in text:
        raise Refused("this is no text. See that the ending of its name says what it is.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(path: Path, known: Callable[[list[str]], int]) -> Sheet:
    """The sheet of a CSV file. `known` counts the headings that it knows in a row: the sign that parts cells is the one that shows most.

    Raises `Refused`.
    """
    text = text_of(path)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # of the whole program: it is never made less
    if text.startswith("sep=") and "\n" in text:  # a line that Excel heeds and does not show
        said, text = text.split("\n", 1)
        sign = said[4:5] or ","
    else:
        sign = max(SIGNS, key=lambda one: _most(text, one, known))
    rows = [[Cell(cell.strip()) for cell in row] for row in _rows(text, sign)]
    sized(len(rows), max(map(len, rows), default=0))
    return Sheet(path.name, rows, typed=False)


def _most(text: str, sign: str, known: Callable[[list[str]], int]) -> int:
    """The most headings that a row has among the first, where this sign parts them."""
    first = csv.reader(text.split("\n", HEAD)[:HEAD], delimiter=sign)
    return max((known(row) for row in first), default=0)


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    found = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 0
    try:
        for row in found:
            line = found.line_num
            yield row
    except csv.Error:
        raise Refused(
            f"a quotation mark is not closed, or text follows one, in the row that begins on line {line + 1}. Mend it there."
        ) from None
