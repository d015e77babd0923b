"""What cells of each kind of field become, and what is said of those that a spreadsheet has changed."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from dossier.content.model import Cite
from tests.imports.importing import VISIT, Editor, as_csv, lists
from tests.imports.sheets import Shown, ods, written, xlsx


def brings(editor: Editor, path: Path, field: str, cell: Any) -> int:
    """One new event with this cell, out of a spreadsheet."""
    head, row = lists([VISIT | {field: ""}])
    row = [cell if name == field else text for name, text in zip(head, row, strict=True)]
    return editor.brings("events", xlsx(path / "a.xlsx", [head, row]), "--write")


def made(editor: Editor) -> Any:
    return next(one for one in editor.dossier.events if one.id == "visit-1955")


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        ("title", date(1958, 5, 1), "the spreadsheet has made a day of what stood here (1958-05-01)"),
        ("cites", date(2026, 2, 1), "the spreadsheet has made a day of what stood here"),
        ("text", time(12, 30), "the spreadsheet has made a time of day of what stood here"),
        ("note", "#N/A", "the cell shows an error (#N/A)"),
        ("title", "TÃ¼rkiye signs", "letters of “TÃ¼rkiye signs” are damaged"),
        ("joint", "perhaps", "“perhaps” is neither true nor false"),
        ("cameo", date(2026, 4, 2), "“2026-04-02” is no CAMEO code"),
        ("cameo", "57a", "“57a” is no CAMEO code"),
        ("cameo", 10, "“10” may be 10, Demand or 010, Make statement"),
        ("cameo", 999, "there is no CAMEO code '999'"),
        ("id", date(1955, 5, 14), "the spreadsheet has made a day of what stood here"),
        ("text", "=1+1", "never calculated"),
    ],
)
def test_a_cell_that_has_lost_what_it_said_is_a_fault(field: str, cell: Any, said: str, editor: Editor, tmp_path: Path):
    assert brings(editor, tmp_path, field, cell) == 1
    assert len(editor.faults()) == 1
    assert editor.faults()[0].startswith("row 2, column ") and said in editor.faults()[0]


@pytest.mark.parametrize(
    ("field", "cell", "meant"),
    [
        ("cameo", 42, "042"),
        ("cameo", 42.0, "042"),
        ("cameo", (42, "000"), "042"),
        ("cameo", "42", "042"),
        ("alternative", 10, None),
        ("alternative", "10", "10"),
        ("alternative", (10, "000"), "010"),
        ("prominent", True, True),
        ("prominent", 1, True),
        ("prominent", "TRUE", True),
        ("prominent", False, False),
        ("prominent", "no", False),
        ("sentences", "s05, s06", ("s05", "s06")),
        ("sentences", "s05; s06", ("s05", "s06")),
        ("sentences", "s05\ns06", ("s05", "s06")),
        ("note", "one\ntwo", "one two"),
        ("note", 1947, "1947"),
        ("note", "NA", "NA"),
        ("cites", "maren-1971, page 3; 14; lund-1990", (Cite(work="maren-1971", at="page 3; 14"), Cite(work="lund-1990"))),
        ("cites", "maren-1971\nlund-1990, note 4", (Cite(work="maren-1971"), Cite(work="lund-1990", at="note 4"))),
    ],
)
def test_a_cell_becomes_what_its_field_holds(field: str, cell: Any, meant: Any, editor: Editor, tmp_path: Path):
    assert brings(editor, tmp_path, field, cell) == (1 if meant is None else 0), editor.out
    assert meant is None or getattr(made(editor), field) == meant


def test_a_day_of_this_year_and_the_first_of_a_month_are_doubted(editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-29")
    assert brings(editor, tmp_path, "date", date(2026, 2, 1)) == 0
    assert "2026-02-01 is a day of this year: a spreadsheet makes such days of 1/2 or 3-5." in editor.out
    editor.folder.joinpath("events.yaml").write_text(editor.text("events.yaml").replace("visit-1955", "visit-2026"), "utf-8")
    assert brings(editor, tmp_path, "date", date(1955, 5, 1)) == 0
    assert "1955-05-01: a spreadsheet adds the 1st where only a month was typed." in editor.out


def test_a_value_over_several_rows_counts_for_the_first_and_is_a_fault_in_the_others(editor: Editor, tmp_path: Path):
    head, one = lists([VISIT])
    two = ["talks-1956", *one[1:]]
    one[4], two[4] = Shown("act", "act", 'table:number-rows-spanned="2"'), None
    assert editor.brings("events", ods(tmp_path / "a.ods", [head, one, two])) == 1
    assert editor.faults() == [
        "row 3, column E “layer”: the cell is merged with E2, which alone has a value. Unmerge the cells and write the value into each row."
    ]


def test_what_a_citation_says_besides_stays_with_its_work(editor: Editor, tmp_path: Path):
    text = as_csv([{"id": "treaty-of-hale-1952", "cites": "hale-1952-treaty, articles 2 and 5; maren-1971, page 41", "note": ""}])
    assert editor.brings("events", written(tmp_path / "a.csv", text), "--take", "all", "--write") == 0
    assert [one.at for one in editor.dossier.events[0].cites] == ["articles 2 and 5", "page 41"]


def test_an_id_is_made_of_words_and_year_and_is_no_other_records(editor: Editor, tmp_path: Path):
    rows = [{k: v for k, v in VISIT.items() if k != "id"} | {"title": title, "date": when} for title, when in (
        ("The Treaty of Hale", "1952"), ("Ōsaka: “Peace”, at last!", "195X"), ("The Treaty of Hale", "1952-06"),
    )]  # fmt: skip
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv(rows)), "--write") == 0, editor.out
    ids = {one.id for one in editor.dossier.events}
    assert {"treaty-hale-1952", "osaka-peace-last-195x", "treaty-hale-1952-2"} <= ids


def test_a_title_in_letters_that_an_id_cannot_have_needs_an_id(editor: Editor, tmp_path: Path):
    rows = [{k: v for k, v in VISIT.items() if k != "id"} | {"title": "和平"}]
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv(rows))) == 1
    assert editor.faults() == ["row 2: it has no id, and none can be made of its title. Give it one in a column `id`."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("T\ufffdrkiye", "a letter was lost here, and a sign for that stands in its place."),
        ("a\x07b", "an invisible sign stands in it (U+0007)."),
    ],
)
def test_signs_that_no_text_has_are_faults(text: str, said: str, editor: Editor, tmp_path: Path):
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv([VISIT | {"title": text}])), "--write") == 1
    assert editor.faults() == [f"row 2, column C “title”: {said} Write it again."]


def test_signs_that_join_letters_are_text(editor: Editor, tmp_path: Path):
    joined = "می\u200cخواهم"
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv([VISIT | {"title": joined}])), "--write") == 0
    assert made(editor).title == joined
