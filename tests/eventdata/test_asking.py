"""Series, dyads and contents say what a count by hand says; missing is not zero and a gap is no zero."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.eventdata.about import covered_days, described, gap_words, gaps_of
from dossier.eventdata.asking import Rows, events, pairs, span
from dossier.eventdata.engine import asked
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.store import FileRecord, Store
from tests.eventdata.made import ICEWS, NEEDS, asked_series, gdelt, icews, imported, written

pytestmark = NEEDS
YEAR_AGO = {"day": "20131120", "added": "20141120"}


@pytest.fixture
def store(tmp_path):
    """Some acts of two states in three months, with every trap that a filter is for."""
    rows = [
        gdelt(1, "20141101", "VENGOV", "COL", "057"),  # 8.0
        gdelt(2, "20141101", "VENGOV", " COL", "057", root="0"),  # the same day, actors and code
        gdelt(3, "20141130", "VENBUS", "COLMED", "112", root="0"),  # -2.0
        gdelt(4, "20141130", "COL", "VEN", "010"),  # 0.0
        gdelt(5, "20141130", "COL", "VEN", "0357"),  # no value
        gdelt(6, "20150103", "COL", "VENMIL", "190"),  # -10.0
        gdelt(7, "20131120", "VEN", "COL", "057", added="20141120"),  # a year before its file
        gdelt(8, "20141101", "VEN", "VENOPP", "190"),  # within one state
        gdelt(9, "20141101", "ven", "COL", "190"),  # an ethnic group
        gdelt(10, "20141101", "MNCVEN", "COL", "190"),  # a company
        gdelt(11, "20141101", "PAN", "COL", "010"),
    ]
    imported(tmp_path, written(tmp_path / "a", *rows))
    return tmp_path


def test_a_series_by_month(store):
    rows = [row for row in asked_series(store) if row[0] > "2014-10"]
    assert rows == [
        ["2014-11", "VEN>COL", 16.0, -2.0, 14.0, 3, 0],
        ["2014-11", "COL>VEN", 0.0, 0.0, 0.0, 1, 1],
        ["2014-11", "dyad", 16.0, -2.0, 14.0, 4, 1],
        ["2014-12", "VEN>COL", None, None, None, 0, 0],
        ["2014-12", "COL>VEN", None, None, None, 0, 0],
        ["2014-12", "dyad", None, None, None, 0, 0],
        ["2015-01", "VEN>COL", None, None, None, 0, 0],
        ["2015-01", "COL>VEN", 0.0, -10.0, -10.0, 1, 0],
        ["2015-01", "dyad", 0.0, -10.0, -10.0, 1, 0],
    ]


def test_a_series_by_year_begins_with_the_pair_as_it_is_asked(store):
    rows = asked_series(store, ("col", "ven"), by="year", retrospective=False)
    assert [row[:2] for row in rows[:3]] == [["2014", "COL>VEN"], ["2014", "VEN>COL"], ["2014", "dyad"]]
    assert rows[1][2:] == [16.0, -2.0, 14.0, 3, 0] and rows[-1] == ["2015", "dyad", 0.0, -10.0, -10.0, 1, 0]


@pytest.mark.parametrize(
    ("rows", "there"),
    [
        ({"distinct": True}, [8.0, -2.0, 6.0, 2, 0]),
        ({"root": True}, [8.0, 0.0, 8.0, 1, 0]),
        ({"official": True}, [16.0, 0.0, 16.0, 2, 0]),
        ({"official": True, "distinct": True, "root": True}, [8.0, 0.0, 8.0, 1, 0]),
    ],
)
def test_filters(store, rows, there):
    told = {(row[0], row[1]): row[2:] for row in asked_series(store, **rows)}
    assert told["2014-11", "VEN>COL"] == there


def test_retrospective_rows_are_marked_and_can_be_left_out(store):
    assert asked_series(store)[0][:6] == ["2013-11", "VEN>COL", 8.0, 0.0, 8.0, 1]
    assert asked_series(store, retrospective=False)[0][0] == "2014-11"


@pytest.mark.parametrize(
    ("days", "marked"), [(7, True), (30, True), (365, True), (3650, True), (0, False), (6, False), (366, False), (-1, False)]
)
def test_which_days_before_its_file_mark_a_row(tmp_path, days, marked):
    added = date(2014, 11, 20)
    day = date.fromordinal(added.toordinal() - days)
    imported(tmp_path, written(tmp_path / "a", gdelt(1, f"{day:%Y%m%d}", added=f"{added:%Y%m%d}")))
    assert bool(asked_series(tmp_path, retrospective=False)) is not marked


def test_mirrored_pairs_can_count_once(tmp_path):
    rows = [
        icews(1, "Japan", "Vietnam"),
        icews(2, "Vietnam", "Japan", Source_Name="Citizen (Vietnam)", Target_Name="Ministry (Japan)"),
        icews(3, "Vietnam", "Japan", Source_Name="Citizen (Vietnam)", Target_Name="Ministry (Japan)", Sentence_Number=2),
    ]
    imported(tmp_path, written(tmp_path / "a", "\t".join(ICEWS), *rows))
    both = asked_series(tmp_path, ("JPN", "VNM"), dataset="icews")
    once = asked_series(tmp_path, ("JPN", "VNM"), dataset="icews", mirrored=False)
    assert [row[5] for row in both] == [1, 2, 3] and [row[5] for row in once] == [0, 2, 2]


def test_a_bin_opens_its_rows(store):
    with asked(Store(store / "store")) as table:
        found = events(table, ("VEN", "COL"), "2014-11", Rows("gdelt-1.0"))
        one = events(table, ("VEN", "COL"), "2014-11", Rows("gdelt-1.0", root=True, official=True))
        year = events(table, ("VEN", "COL"), "2015", Rows("gdelt-1.0"))
    assert [(row["event"], row["value"]) for row in found] == [("1", 8.0), ("2", 8.0), ("4", 0.0), ("5", None), ("3", -2.0)]
    assert [row["event"] for row in one] == ["1", "4", "5"] and [row["event"] for row in year] == ["6"]
    assert found[0]["day"] == date(2014, 11, 1) and found[0]["link"] == "http://example.org/news"


@pytest.mark.parametrize("bin", ["2014-13", "14", "2014-1", "0000", "2014-11-01", ""])
def test_what_is_no_bin_is_refused(bin):
    with pytest.raises(EventDataError, match="is no year or month"):
        span(bin)


def test_a_bin_has_its_first_and_last_day():
    assert span("2012-02") == (date(2012, 2, 1), date(2012, 2, 29)) and span("1954") == (date(1954, 1, 1), date(1954, 12, 31))


def test_dyads_by_number_of_events(store):
    with asked(Store(store / "store")) as table:
        found = pairs(table, Rows("gdelt-1.0"), 5)
    assert [(row["a"], row["b"], row["n"]) for row in found] == [("COL", "VEN", 7), ("COL", "PAN", 1)]
    assert found[0]["first"] == date(2013, 11, 20) and found[0]["last"] == date(2015, 1, 3)


def test_a_store_is_described(store):
    (one,) = described(Store(store / "store"))
    assert (one.rows, one.kept, one.rejected, one.repeated, one.between, one.within) == (11, 11, 0, 0, 8, 1)
    assert (one.unscaled, one.retrospective) == (1, 1)


def of_days(*covers: list[str]) -> FileRecord:
    return FileRecord("a", "", 0, "gdelt-1.0", "gdelt", 0, 0, 0, covers=list(covers))


def test_days_without_a_file_are_gaps():
    files = [
        of_days(["2014-01-01", "2014-01-22"]),
        of_days(["2014-01-26", "2014-03-18"], ["2014-03-20", "2014-03-31"]),
        of_days(),
    ]
    assert [(str(a), str(b)) for a, b in covered_days(files)] == [
        ("2014-01-01", "2014-01-22"), ("2014-01-26", "2014-03-18"), ("2014-03-20", "2014-03-31"),
    ]  # fmt: skip
    assert [(str(a), str(b)) for a, b in gaps_of(files)] == [("2014-01-23", "2014-01-25"), ("2014-03-19", "2014-03-19")]


def test_a_daily_file_covers_its_day_and_a_backfile_its_events(tmp_path):
    daily = written(
        tmp_path / "a", gdelt(1, "20140120"), gdelt(2, "20130121", added="20140121"), gdelt(3, "20140122", added="20140121")
    )
    later = written(tmp_path / "b", gdelt(4, "20140126"))
    back = written(
        tmp_path / "c", *(gdelt(i, f"1979{month:02d}15", width=57, added="20130203") for i, month in enumerate(range(1, 13), 10))
    )
    done = imported(tmp_path, daily, later, back)
    assert [one.covers for one in done.files] == [
        [["2014-01-20", "2014-01-21"]], [["2014-01-26", "2014-01-26"]], [["1979-01-15", "1979-12-15"]],
    ]  # fmt: skip
    said = gap_words(Store(tmp_path / "store"), "gdelt-1.0")
    assert said.endswith("1979-12-16/2014-01-19, 2014-01-22/2014-01-25; these are gaps and no zeros")


def test_sets_are_not_added_up_and_names_are_asked_for(tmp_path):
    imported(tmp_path, written(tmp_path / "a", gdelt(1)))
    with pytest.raises(EventDataError, match="'XXX' is no state"):
        asked_series(tmp_path, ("VEN", "XXX"))
    with pytest.raises(EventDataError, match="COL is named twice"):
        asked_series(tmp_path, ("COL", "col"))
    with pytest.raises(EventDataError, match="there is no unit of time 'week'"):
        asked_series(tmp_path, by="week")
    with pytest.raises(EventDataError, match="there is no engine 'dask'"):
        asked_series(tmp_path, engine="dask")


def test_an_empty_store_says_so(tmp_path):
    imported(tmp_path, written(tmp_path / "a", "\t".join(ICEWS)))
    with pytest.raises(EventDataError, match="the store has no row yet"):
        asked_series(tmp_path)
