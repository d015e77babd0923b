"""Export, work in a spreadsheet, import: nothing is lost that is not named. Cells are damaged as LibreOffice and Excel damage them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.content.files import DATA, dossier_folders
from dossier.exports.archive import make as make_csv
from dossier.exports.bibliography import make_bibtex, make_csl
from tests.imports.importing import Editor, as_csv, lists, table_of
from tests.imports.sheets import Shown, ods, written, xlsx
from tests.samples import FOLDERS, INVENTED, catalogue_of

NUMBER, DAY = re.compile(r"-?\d+"), re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")


def as_typed(cell: str) -> Any:
    """A cell as a spreadsheet takes it that opens a CSV by itself: numbers lose zeros, days are kept as days, `true` is a truth value."""
    if NUMBER.fullmatch(cell):
        return int(cell)
    if DAY.fullmatch(cell):
        return date.fromisoformat(cell)
    return True if cell == "true" else cell


def month_as_day(cell: str) -> Any:
    """As Excel takes a month: the first of it, shown as a month."""
    return (date.fromisoformat(f"{cell}-01"), "mmm yy") if MONTH.fullmatch(cell) else as_typed(cell)


def shown(cell: str) -> Any:
    """As LibreOffice writes it to ODS, with what it shows."""
    value = as_typed(cell)
    if isinstance(value, bool):
        return Shown(value, "TRUE")
    return Shown(value, value.strftime("%m/%d/%y")) if isinstance(value, date) else value


def saved_again(cell: str) -> str:
    """A cell of a CSV that LibreOffice opened and saved: days month first, zeros gone."""
    value = as_typed(cell)
    return value.strftime("%m/%d/%Y") if isinstance(value, date) else str(value).upper() if value is True else str(value)


def damaged(folder: Path, table: str, way: Callable[[str], Any]) -> list[list[Any]]:
    head, *rows = lists(table_of(folder, table))
    return [head, *([way(cell) for cell in row] for row in rows)]


def same(editor: Editor, table: str, path: Path) -> None:
    """The file brings nothing and says nothing otherwise."""
    number = len(getattr(editor.dossier, table))
    assert editor.brings(table, path) == 0, editor.out
    assert f"0 new, {number} there already, 0 otherwise than in the dossier." in editor.out


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("table", ["events", "sources"])
def test_the_tables_come_back_as_they_went(folder: Path, table: str, editor: Editor, tmp_path: Path):
    editor.folder = folder
    same(editor, table, written(tmp_path / "a.csv", as_csv(table_of(folder, table))))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_events_come_back_from_xlsx_with_zeros_lost_and_days_as_days(folder: Path, editor: Editor, tmp_path: Path):
    editor.folder = folder
    same(editor, "events", xlsx(tmp_path / "a.xlsx", damaged(folder, "events", as_typed)))
    assert "a spreadsheet takes the zero" in editor.out


def test_events_come_back_from_xlsx_with_months_as_days(editor: Editor, tmp_path: Path):
    same(editor, "events", xlsx(tmp_path / "a.xlsx", damaged(INVENTED, "events", month_as_day)))
    assert "the file holds 1964-02-01, of which the sheet shows February 1964 only: read as 1964-02." in editor.out


def test_events_come_back_from_ods(editor: Editor, tmp_path: Path):
    same(editor, "events", ods(tmp_path / "a.ods", damaged(INVENTED, "events", shown)))


@pytest.mark.parametrize("table", ["events", "sources"])
def test_tables_come_back_from_a_csv_that_was_saved_again(table: str, editor: Editor, tmp_path: Path):
    head, *rows = damaged(INVENTED, table, saved_again)
    same(editor, table, written(tmp_path / "a.csv", as_csv([dict(zip(head, row, strict=True)) for row in rows], ";")))


def test_what_a_spreadsheet_did_to_new_rows_is_named_or_refused(editor: Editor, tmp_path: Path):
    head, *rows = damaged(editor.folder, "events", as_typed)
    rows = [[f"new-{i}", *row[1:]] for i, row in enumerate(rows)]
    assert editor.brings("events", xlsx(tmp_path / "a.xlsx", [head, *rows])) == 1
    assert [
        line
        for line in editor.faults()
        if line.startswith("row 4, ") and "“14” may be 14, Protest or 014, Consider policy option" in line
    ]
    assert "57 is read as 057: a spreadsheet takes the zero." in editor.out
    assert len(editor.faults()) == 1


def test_rows_that_were_deleted_are_counted_and_stay(editor: Editor, tmp_path: Path):
    rows = table_of(editor.folder, "events")[1:]
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv(rows)), "--write") == 0
    assert "; 1 record of the dossier not in the file, which stay." in editor.out
    assert len(editor.dossier.events) == len(rows) + 1


def test_a_formula_in_a_text_is_kept_a_text(editor: Editor, tmp_path: Path):
    path = editor.folder / "events.yaml"
    path.write_text(editor.text("events.yaml").replace("note: Told by one memoir only.", 'note: "=told by one"'), "utf-8")
    rows = [
        {key: "'" + text if text.startswith("=") else text for key, text in row.items()}
        for row in table_of(editor.folder, "events")
    ]
    same(editor, "events", written(tmp_path / "a.csv", as_csv(rows)))


def test_the_archive_says_how_to_bring_it_back():
    import io
    import zipfile

    readme = zipfile.ZipFile(io.BytesIO(make_csv(catalogue_of(INVENTED)))).read("README.md").decode("utf-8")
    assert "import it as UTF-8" in readme and "`dossier import events FILE FOLDER`" in readme


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_csl_comes_back_as_it_went(folder: Path, editor: Editor, tmp_path: Path):
    editor.folder = folder
    path = tmp_path / "a.json"
    path.write_bytes(make_csl(catalogue_of(folder)))
    same(editor, "sources", path)
    assert "left out: it is the dossier itself, or its article, and no source." in editor.out


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bibtex_comes_back_as_it_went(folder: Path, editor: Editor, tmp_path: Path):
    editor.folder = folder
    path = tmp_path / "a.bib"
    path.write_bytes(make_bibtex(catalogue_of(folder)))
    same(editor, "sources", path)


def test_there_are_dossiers_to_try():
    assert len(FOLDERS) == 1 + len(dossier_folders(DATA)) > 1
