"""The spreadsheet of a TimelineJS timeline: what it says is kept, what TimelineJS passes over in silence is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dossier.exports.timelinejs import HEADER, make_csv
from tests.imports.importing import Editor, as_csv
from tests.imports.sheets import Shown, ods, written
from tests.samples import invented

SET = [
    word
    for one in ("layer=context", "kind=politics", "source=hil", "confidence=low", "cites=lund-1990", "text=Untold.")
    for word in ("--set", one)
]


def timeline(path: Path, *rows: dict[str, str]) -> Path:
    return written(
        path / "t.csv", as_csv([dict.fromkeys(HEADER, "") | {"Headline": f"Slide {i}"} | row for i, row in enumerate(rows, 1)])
    )


def dated(editor: Editor, path: Path, *options: str) -> str:
    """The date of the one event that a timeline brings."""
    assert editor.brings("events", path, *SET, *options, "--write") == 0, editor.out + editor.err
    (made,) = [one for one in editor.dossier.events if one.title.startswith("Slide")]
    return made.date.text


DATES = [
    ({"Year": "1968"}, "1968"),
    ({"Year": "1,968", "Month": " 5 "}, "1968-05"),
    ({"Year": "1968", "Month": "5", "Day": "3"}, "1968-05-03"),
    ({"Year": "1968", "Month": "5", "End Year": "1969"}, "1968-05/1969"),
    ({"Year": "1968", "Month": "5", "End Year": "1968", "End Month": "5"}, "1968-05"),
    ({"Year": "1968", "Display Date": "c. 1968"}, "1968~"),
    ({"Year": "1968", "Month": "5", "Day": "1", "Display Date": "May 1968"}, "1968-05"),
    ({"Year": "1968", "Month": "5", "Day": "3", "Display Date": "3 May 1968"}, "1968-05-03"),
    ({"Year": "1968", "Display Date": "the days of the flood"}, "1968"),
    ({"Year": "1968", "Display Date": "1971"}, "1968"),
]


@pytest.mark.parametrize(("row", "meant"), DATES, ids=str)
def test_dates_are_put_together_and_what_is_shown_counts(row: dict[str, str], meant: str, editor: Editor, tmp_path: Path):
    assert dated(editor, timeline(tmp_path, row)) == meant


def test_words_that_no_date_can_hold_go_into_the_note_and_are_named(editor: Editor, tmp_path: Path):
    dated(editor, timeline(tmp_path, {"Year": "1968", "Display Date": "the days of the flood"}))
    (made,) = [one for one in editor.dossier.events if one.title == "Slide 1"]
    assert made.note == "Dated “the days of the flood” in the timeline."
    assert "row 2, column I “Display Date”: “the days of the flood” cannot be kept as a date and goes into the note" in editor.out


FAULTS = [
    ({}, "The row has no year, and a timeline leaves it out without a word."),
    ({"Year": "1968", "Month": "May"}, "“May” is no month in figures."),
    ({"Year": "ca. 1967"}, "“ca. 1967” is no year in figures."),
    ({"Year": "1968", "Month": "2", "Day": "30"}, "February 1968 has no day 30."),
    ({"Year": "1968", "Month": "13"}, "There is no month 13."),
    ({"Year": "1968", "Day": "3"}, "There is day 3 and no month."),
    ({"Year": "1968", "End Month": "5"}, "There is a month or day and no end year."),
    ({"Year": "1968", "End Year": "1967"}, "The interval ends (1967) before it begins (1968)."),
    ({"Year": "-500"}, "is not a date."),
]


@pytest.mark.parametrize(("row", "said"), FAULTS, ids=str)
def test_what_timelinejs_mends_or_drops_in_silence_is_a_fault_of_its_row(
    row: dict[str, str], said: str, editor: Editor, tmp_path: Path
):
    assert editor.brings("events", timeline(tmp_path, row), *SET, "--write") == 1
    assert len(editor.faults()) == 1
    assert editor.faults()[0].startswith("row 2, column A “Year”: ") and said in editor.faults()[0]


def test_titles_and_eras_are_left_out_and_named_in_any_case_of_letters(editor: Editor, tmp_path: Path):
    path = timeline(
        tmp_path,
        {"Type": "title"},
        {"Type": "era", "Year": "1960", "End Year": "1970"},
        {"Type": "Era", "Year": "1961"},
        {"Year": "1968"},
    )
    assert dated(editor, path) == "1968"
    assert "row 2: left out: the title is written in dossier.yaml." in editor.out
    assert "row 3, row 4: left out: eras are periods, which are written in periods.yaml." in editor.out


def test_html_becomes_text_and_its_links_are_named(editor: Editor, tmp_path: Path):
    text = '<p>One &amp; <b>two</b>.</p><p>Three: <a href="https://a.example/x">there</a>.</p>'
    dated(editor, timeline(tmp_path, {"Year": "1968", "Text": text, "Media": "https://a.example/p.jpg", "Time": "14:30"}))
    (made,) = [one for one in editor.dossier.events if one.title == "Slide 1"]
    assert made.text == "One & two. Three: there."
    assert "its links are left out: https://a.example/x." in editor.out
    assert "not read: column L “Media” (1 cell)." in editor.out and "not read: column D “Time” (1 cell)." in editor.out


def test_columns_that_an_editor_adds_are_read(editor: Editor, tmp_path: Path):
    row = {
        "Year": "1968",
        "layer": "context",
        "Kind": "force",
        "source": "hil",
        "confidence": "low",
        "cites": "lund-1990, page 4",
        "Text": "T.",
    }
    path = timeline(tmp_path, row)
    assert editor.brings("events", path, "--write") == 0, editor.out
    (made,) = [one for one in editor.dossier.events if one.title == "Slide 1"]
    assert (made.kind, made.cites[0].at) == ("force", "page 4")


@pytest.mark.parametrize(("said", "meant"), [("1968-05-03", "1968-05-03"), ("7/5/1968", "1968-07-05"), ("5/1968", "1968-05")])
def test_the_older_template_has_one_column_for_each_end(said: str, meant: str, editor: Editor, tmp_path: Path):
    assert dated(editor, written(tmp_path / "t.csv", f"Start Date,End Date,Headline,Text\n{said},,Slide,Told.\n")) == meant


def test_lower_case_headings_are_read_though_timelinejs_sees_no_events(editor: Editor, tmp_path: Path):
    assert dated(editor, written(tmp_path / "t.csv", "year,headline,text\n1968,Slide,Told.\n")) == "1968"


def test_a_timeline_in_a_spreadsheet(editor: Editor, tmp_path: Path):
    rows = [["Year", "Month", "Headline", "Text"], [Shown(date(1968, 1, 1), "1968"), 5, "Slide", "Told."]]
    assert dated(editor, ods(tmp_path / "t.ods", rows)) == "1968-05"


def test_the_events_of_our_own_export_are_known_again(editor: Editor, tmp_path: Path):
    path = tmp_path / "t.csv"
    path.write_bytes(make_csv(invented()))
    assert editor.brings("events", path, *SET) in (0, 1)
    for event in invented().events.values():
        assert f": {event.id}\n" in editor.out
