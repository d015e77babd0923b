"""What spreadsheets do to cells, one case after another, and what is read of it."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from dossier.imports import delimited, opendocument, workbook
from dossier.imports.cells import Cell, at, letters
from dossier.imports.faults import Refused
from tests.imports.sheets import Shown, ods, written, xlsx

ERA = 17393  # 14 August 1947 as the number of a day


def cell_of(path: Path, form: str, value) -> Cell:
    """One cell, read from a file of that form."""
    made = (xlsx if form == "xlsx" else ods)(path / f"one.{form}", [["id", "date"], ["a", value]])
    return (workbook if form == "xlsx" else opendocument).read(made).rows[1][1]


@pytest.mark.parametrize(
    ("value", "text", "kind", "parts"),
    [
        (("1947", "@"), "1947", "text", "ymd"),
        ((10, "000"), "010", "number", "ymd"),
        ((1947, '"c. "0'), "c. 1947", "number", "ymd"),
        ((1947, '0" (uncertain)"'), "1947 (uncertain)", "number", "ymd"),
        (1947, "1947", "number", "ymd"),
        (1947.0, "1947", "number", "ymd"),
        ((1.5, "0.00"), "1.5", "number", "ymd"),
        ((date(1950, 5, 1), "yyyy-mm-dd"), "1950-05-01", "date", "ymd"),
        ((date(1950, 5, 1), "mmm yyyy"), "1950-05-01", "date", "ym"),
        ((date(1950, 5, 1), "[$-809]mmmm yyyy"), "1950-05-01", "date", "ym"),
        ((date(1950, 5, 1), "yyyy"), "1950-05-01", "date", "y"),
        ((date(1950, 5, 1), 'yyyy"d"'), "1950-05-01", "date", "y"),
        ((date(2026, 1, 2), "d-mmm"), "2026-01-02", "date", "md"),
        ((date(1950, 5, 1), "dd/mm/yyyy hh:mm"), "1950-05-01", "date", "ymd"),
        ((date(1950, 5, 1), "yyyy hh:mm"), "1950-05-01", "date", "y"),
        (True, "true", "flag", "ymd"),
        (time(12, 30), "12:30:00", "time", "ymd"),
        ("#DIV/0!", "#DIV/0!", "error", "ymd"),
        ("NA", "NA", "text", "ymd"),
        ("None", "None", "text", "ymd"),
        (None, "", "text", "ymd"),
    ],
)
def test_a_cell_of_xlsx_is_read_as_its_format_shows_it(value, text: str, kind: str, parts: str, tmp_path: Path):
    found = cell_of(tmp_path, "xlsx", value)
    assert (found.text, found.kind, found.parts, found.lost) == (text, kind, parts, "")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(1865, 4, 9), "before March 1900"),
        (date(1900, 1, 31), "before March 1900"),
        ("=1+1", "never calculated"),
        ((ERA, "ggge"), "year of an era"),
        ((ERA, "e"), "year of an era"),
    ],
)
def test_what_xlsx_does_not_tell_for_certain_is_said_to_be_lost(value, said: str, tmp_path: Path):
    assert said in cell_of(tmp_path, "xlsx", value).lost


@pytest.mark.parametrize(
    ("value", "text", "kind", "parts"),
    [
        (Shown(date(1865, 4, 9), "1865-04-09"), "1865-04-09", "date", "ymd"),
        (Shown(date(1950, 5, 1), "May 1950"), "1950-05-01", "date", "ym"),
        (Shown(date(1950, 5, 1), "1950"), "1950-05-01", "date", "y"),
        (Shown(date(1950, 5, 1), "05/01/50"), "1950-05-01", "date", "ymd"),
        (Shown(date(1947, 8, 14), "14. August 1947"), "1947-08-14", "date", "ymd"),
        (Shown(date(1947, 8, 14), "Aug 47"), "1947-08-14", "date", "ym"),
        (Shown(date(2026, 1, 2), "2 Jan"), "2026-01-02", "date", "md"),
        (Shown(date(1947, 8, 14), "Q3 1947"), "1947-08-14", "date", ""),
        (Shown(10, "010"), "010", "number", "ymd"),
        (Shown(1947, "c. 1947"), "c. 1947", "number", "ymd"),
        (Shown(1947, "1,947"), "1947", "number", "ymd"),
        (Shown(1, "TRUE"), "true", "flag", "ymd"),
        (True, "true", "flag", "ymd"),
        (Shown("#DIV/0!", "#DIV/0!", 'table:formula="of:=1/0"'), "#DIV/0!", "error", "ymd"),
        ("#DIV/0!", "#DIV/0!", "text", "ymd"),
        (Shown("1950-05", "1950-05", note="who says so?"), "1950-05", "text", "ymd"),
        ("two\nlines", "two\nlines", "text", "ymd"),
    ],
)
def test_a_cell_of_ods_is_read_as_the_sheet_shows_it(value, text: str, kind: str, parts: str, tmp_path: Path):
    found = cell_of(tmp_path, "ods", value)
    assert (found.text, found.kind, found.parts, found.lost) == (text, kind, parts, "")


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_hidden_rows_notes_merged_cells_and_other_sheets_are_named(form: str, tmp_path: Path):
    path = tmp_path / f"b.{form}"
    if form == "ods":
        ods(
            path,
            [["id", "date"], ["a", Shown("1950", "1950", 'table:number-rows-spanned="2"', "hm")], ["b", None]],
            [3],
            ["Notes"],
        )
        sheet = opendocument.read(path)
    else:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(xlsx(path, [["id", "date"], ["a", "1950"], ["b", None]]))
        book.active.merge_cells("B2:B3")
        book.active.row_dimensions[3].hidden = True
        book.active["B2"].comment = openpyxl.comments.Comment("hm", "me")
        book.create_sheet("Notes")
        book.save(path)
        sheet = workbook.read(path)
    assert [row[0].text for row in sheet.rows] == ["id", "a", "b"]
    told = " ".join(sheet.asides)
    assert "not read: sheet “Notes”" in told and "hides it: row 3" in told and "not read: the notes at B2" in told
    assert list(sheet.merged) == [(2, 1)] and "merged with B2" in sheet.merged[2, 1]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_sheet_is_chosen_by_its_name(form: str, tmp_path: Path):
    path = (xlsx if form == "xlsx" else ods)(tmp_path / f"b.{form}", [["id"]])
    reader = workbook if form == "xlsx" else opendocument
    assert reader.read(path, "Events").rows
    with pytest.raises(Refused, match="There are: Events"):
        reader.read(path, "Evnts")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_that_parts_the_cells_of_a_csv_is_found(sign: str, tmp_path: Path):
    text = f"My list, of all; things\nid{sign}date{sign}title\na{sign}1950{sign}“x, y; z”\n"
    sheet = delimited.read(written(tmp_path / "a.csv", text), lambda row: len({"id", "date", "title"} & set(row)))
    assert [cell.text for cell in sheet.rows[1]] == ["id", "date", "title"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_can_be_known(encoding: str, tmp_path: Path):
    path = written(tmp_path / "a.csv", "id,title\r\na,Türkiye\r\nb,“two\r\nlines”\r\n", encoding)
    assert delimited.read(path, len).rows[1][1].text == "Türkiye"


def test_a_csv_in_another_encoding_is_refused_with_its_line(tmp_path: Path):
    with pytest.raises(Refused, match="line 2 is not UTF-8"):
        delimited.read(written(tmp_path / "a.csv", "id,title\na,Türkiye\n", "cp1252"), len)


def test_a_quotation_mark_that_is_not_closed_is_one_fault_with_the_line_of_its_row(tmp_path: Path):
    with pytest.raises(Refused, match="begins on line 3"):
        delimited.read(written(tmp_path / "a.csv", 'id,title\na,b\nc,"d\ne,f\n'), len)


def test_the_line_that_excel_heeds_is_no_row(tmp_path: Path):
    assert [c.text for c in delimited.read(written(tmp_path / "a.csv", "sep=;\nid;a,b\n"), len).rows[0]] == ["id", "a,b"]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_what_is_no_spreadsheet_is_refused_in_one_line(form: str, tmp_path: Path):
    reader = workbook if form == "xlsx" else opendocument
    with pytest.raises(Refused, match="no spreadsheet that can be opened"):
        reader.read(written(tmp_path / f"a.{form}", "id,date\n"))
    import zipfile

    with zipfile.ZipFile(tmp_path / f"b.{form}", "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(Refused, match="cannot be opened as"):
        reader.read(tmp_path / f"b.{form}")


def test_a_part_that_declares_entities_is_refused(tmp_path: Path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(Refused, match="declares a document type"):
        opendocument.read(ods(tmp_path / "a.ods", [["id"]], head=bomb))


def test_a_sheet_of_a_million_filled_rows_is_refused(tmp_path: Path):
    long = Shown("a", "a", 'table:number-columns-repeated="5000"')
    with pytest.raises(Refused, match="columns; at most"):
        opendocument.read(ods(tmp_path / "a.ods", [["id"], [long]]))


def test_a_csv_of_too_many_rows_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="30,000 rows"):
        delimited.read(written(tmp_path / "a.csv", "a,b\n" * 30_000), len)


def test_days_of_the_1904_system_are_read_and_its_first_is_no_date(tmp_path: Path):
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["a", date(1947, 8, 14)])
    book.active.append(["b", date(1904, 1, 1)])
    book.save(tmp_path / "a.xlsx")
    days = [row[1] for row in workbook.read(tmp_path / "a.xlsx").rows]
    assert [(one.text, one.kind) for one in days] == [("1947-08-14", "date"), ("00:00:00", "time")]


def test_columns_are_called_as_in_a_spreadsheet():
    assert [letters(i) for i in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
    assert at(6, 1) == "B7"


@pytest.mark.parametrize("name", ["events.csv", "events.tsv"])
def test_a_file_in_another_program_s_form_is_no_text(name: str, tmp_path: Path):
    with pytest.raises(Refused, match="this is no text"):
        delimited.read(written(tmp_path / name, "id\0title\n"), len)
