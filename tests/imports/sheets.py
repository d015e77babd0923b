"""Files as other people's programs write them, for tests: ODS and XLSX as LibreOffice does, CSV, bibliographies."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

NAMES = ("office", "table", "text")
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES)
COLLAPSED = ' table:visibility="collapse"'
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


class Shown:
    """A value, and what the sheet shows of it. `more` are attributes of the cell, `note` a note at it."""

    def __init__(self, value: Any, shown: str, more: str = "", note: str = ""):
        self.value, self.shown, self.more, self.note = value, shown, more, note


def _cell(value: Any) -> str:
    """A cell as LibreOffice writes it, by the type of the value."""
    one = value if isinstance(value, Shown) else Shown(value, "" if value is None else str(value))
    kinds = {
        bool: f'office:value-type="boolean" office:boolean-value="{str(one.value).lower()}"',
        int: f'office:value-type="float" office:value="{one.value}"',
        float: f'office:value-type="float" office:value="{one.value}"',
        date: f'office:value-type="date" office:date-value="{one.value}"',
        str: 'office:value-type="string"',
        type(None): "",
    }
    note = f"<office:annotation><text:p>{escape(one.note)}</text:p></office:annotation>" if one.note else ""
    told = "".join(f"<text:p>{escape(line)}</text:p>" for line in one.shown.split("\n")) if one.value not in (None, "") else ""
    return f"<table:table-cell {kinds[type(one.value)] if one.value != '' else ''} {one.more}>{note}{told}</table:table-cell>"


def ods(
    path: Path, rows: Iterable[Iterable[Any]], hidden: Iterable[int] = (), others: Iterable[str] = (), head: str = ""
) -> Path:
    """An ODS file with one sheet `Events`, ended by the empty rows and columns that LibreOffice repeats; `hidden` rows count from 1."""
    end = '<table:table-cell table:number-columns-repeated="16300"/>'
    lines = [
        f"<table:table-row{COLLAPSED if i in hidden else ''}>{''.join(map(_cell, row))}{end}</table:table-row>"
        for i, row in enumerate(rows, 1)
    ]
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    sheets = f'<table:table table:name="Events">{"".join(lines)}{empty}</table:table>'
    sheets += "".join(f'<table:table table:name="{name}"/>' for name in others)
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", MIME)
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{head}<office:document-content {SPACES} {CALC} office:version="1.3">{body}</office:document-content>',
        )
    return path


def xlsx(path: Path, rows: Iterable[Iterable[Any]]) -> Path:
    """An XLSX file. A cell is a value, or a value with its number format."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Events"
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            value, form = value if isinstance(value, tuple) else (value, "")
            cell = sheet.cell(i, j, value)
            if form:
                cell.number_format = form
    book.save(path)
    return path


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file."""
    path.write_bytes(text.encode(encoding))
    return path
