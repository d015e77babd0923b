"""The rows of a series: every fault at its cell, whatever the text; sound rows as they stand."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.content.measurements import COLUMNS, read_points
from dossier.content.model import Cite, Point, Series
from dossier.content.problems import Problem
from dossier.content.records import Reader

ACTORS = {"vel", "ost", "hill-league"}


def meta(**more: Any) -> Series:
    """The description of an invented series."""
    known: dict[str, Any] = dict(
        id="x", title="T", short="T", unit="u", what="w", shape="line", by="", coverage=parse("1950/1999"), year="calendar", producer="p",
        citation="c", attribution="a", page="https://example.org", accessed=parse("2026"), licence="l", cites=(Cite(work="w"),),
    )  # fmt: skip
    return Series(**(known | more))


def read(text: str, described: Series | None, actors: set[str] | None = ACTORS) -> tuple[tuple[Point, ...], list[Problem]]:
    problems: list[Problem] = []
    return read_points(Reader("x.csv", problems), "series[x]", text, described, actors), problems


def places(text: str, **more: Any) -> list[tuple[int, int, str]]:
    """Line, column and code of each fault."""
    return [(p.line, p.column, p.code) for p in read(text, meta(**more))[1]]


def said(text: str, **more: Any) -> str:
    """What the only fault says."""
    (problem,) = read(text, meta(**more))[1]
    return problem.text


def test_sound_rows_become_points():
    text = "date,actor,value,low,high,n\n1950,vel,1.5,1,2,4\n1951,vel,,,,0\n1950-05,hill-league,-0.25,-0.25,-0.25,\n"
    points, problems = read(text, meta(by="actor"))
    assert problems == []
    assert points == (
        Point(date=parse("1950"), key="vel", value=1.5, low=1.0, high=2.0, n=4),
        Point(date=parse("1951"), key="vel", n=0),
        Point(date=parse("1950-05"), key="hill-league", value=-0.25, low=-0.25, high=-0.25),
    )


def test_missing_is_not_zero():
    points, problems = read("date,value\n1950,0\n1951,\n", meta())
    assert not problems and [p.value for p in points] == [0.0, None]


def test_quotes_spaces_and_empty_lines_at_the_end_do_no_harm():
    text = 'date, part ,value\n"1950","grain, milled", 2\n1951,"grain, milled","3"\n\n\n,,\n'
    points, problems = read(text, meta(by="part"))
    assert not problems and [(p.key, p.value) for p in points] == [("grain, milled", 2.0), ("grain, milled", 3.0)]


@pytest.mark.parametrize(
    ("header", "by", "column"),
    [
        ("", "", 1),
        ("date;value", "", 1),
        ("date,values", "", 6),
        ("date,value,value", "", 12),
        ("value,date", "", 1),
        ("date,value,low", "", 1),
        ("date,value,high,low", "", 1),
        ("date,value,n,low,high", "", 1),
        ("date,value", "part", 1),
        ("date,part,value", "", 6),
        ("date,actor,value", "dyad", 6),
        ('"date",  valu', "", 8),
        ("1950,1", "", 1),
    ],
)
def test_a_header_that_a_series_may_not_have_is_told_at_its_cell(header, by, column):
    found = places(f"{header}\n1950,1\n", by=by)
    assert found[0] == (1, column, "csv-header") and {code for _, _, code in found} == {"csv-header"}
    dimension = f"{by}," if by else ""
    assert f"Write date,{dimension}value with commas between" in read(header, meta(by=by))[1][0].remedy


@pytest.mark.parametrize("columns", ["", ",n", ",low,high", ",low,high,n"])
def test_the_headers_that_there_are(columns):
    assert places(f"date,value{columns}\n1950,1{',' * columns.count(',')}\n") == []


def test_a_misspelt_column_is_one_fault_and_two_are_two():
    assert places("date,values\n1950,1\n") == [(1, 6, "csv-header")]
    assert places("day,values\n1950,1\n") == [(1, 1, "csv-header"), (1, 5, "csv-header")]


def test_the_columns_described_are_those_that_are_read():
    names = [name for name, _, _ in COLUMNS]
    for by in ("actor", "dyad", "part"):
        header = ",".join(name for name in names if name not in {"actor", "dyad", "part"} - {by})
        text = f"{header}\n1950,{'vel-ost' if by == 'dyad' else 'vel'},1,0,2,3\n"
        assert places(text, by=by) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1950,vel", [(2, 1, "csv-row")]),
        ("1950,vel,1,0,2", [(2, 14, "csv-row")]),
        ("1950,vel,1,\n\n1951,vel,2,\n1952,vel,3,\n", [(3, 1, "csv-row")]),
        (",,,\n1951,vel,2,\n", [(2, 1, "csv-row")]),
        ('1950,"vel,1,\n1951,vel,2,\n', [(2, 1, "csv-row")]),
        ('1950,"vel\n",1,\n', [(2, 1, "csv-row")]),
        ('1950,"vel"x,1,\n', [(2, 1, "csv-row")]),
        ("1950,vel,1e3,", [(2, 10, "csv-value")]),
        ("1950,vel,1 000,", [(2, 10, "csv-value")]),
        ("1950,vel,\u22121,", [(2, 10, "csv-value")]),
        ("1950,vel,.5,", [(2, 10, "csv-value")]),
        ("1950,vel,nan,", [(2, 10, "csv-value")]),
        ("1950,vel,inf,", [(2, 10, "csv-value")]),
        (f"1950,vel,{'9' * 400},", [(2, 10, "csv-value")]),
        ("1950,vel,\u0661,", [(2, 10, "csv-value")]),
        ("1950,vel,1,-1", [(2, 12, "csv-value")]),
        ("1950,vel,1,1.5", [(2, 12, "csv-value")]),
        (f"1950,vel,1,{'9' * 5000}", [(2, 12, "csv-value")]),
        ("1950,vel,1,\n1951,vel\x00,1,", [(3, 9, "csv-value")]),
        ("1950,,1,", [(2, 6, "csv-value")]),
        ("1950,velm,1,\n1951,velm,2,", [(2, 6, "id-unknown")]),
        ("soon,vel,1,", [(2, 1, "date-invalid")]),
        (",vel,1,", [(2, 1, "date-invalid")]),
        ("1955/1950,vel,1,", [(2, 1, "date-order")]),
        ("1949,vel,1,", [(2, 1, "series-coverage")]),
        ("1995/2000,vel,1,", [(2, 1, "series-coverage")]),
        ("1950,vel,1,\n1950,vel,2,", [(3, 1, "csv-repeated")]),
        ("1950,vel,1,\n1950~,vel,2,", [(3, 1, "csv-repeated")]),
        ("1951,vel,1,\n1950,vel,2,\n1952,vel,3,", [(3, 1, "csv-order")]),
        ("1950,vel,1,\n1950,ost,2,\n1951,vel,3,", [(4, 6, "csv-order")]),
        ("1950,vel,,", [(1, 1, "value-empty")]),
        ("", [(1, 1, "value-empty")]),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_cell(rows, found):
    assert places(f"date,actor,value,n\n{rows}", by="actor") == found


def test_all_faults_are_told_in_one_run():
    text = "date,actor,value\nsoon,velm,x\n1950,vel,1,2\n1940,vel,y\n"
    assert places(text, by="actor") == [
        (2, 1, "date-invalid"), (2, 6, "id-unknown"), (2, 11, "csv-value"), (3, 12, "csv-row"), (4, 1, "series-coverage"),
        (4, 10, "csv-value"),
    ]  # fmt: skip


def test_a_repeated_row_names_the_first():
    assert "a row of 'vel' for 1950 stands on line 2 already" in said("date,actor,value\n1950,vel,1\n1950,vel,2\n", by="actor")
    assert "a row for 1950 stands on line 2 already" in said("date,value\n1950,1\n1951,1\n1950,2\n")


@pytest.mark.parametrize("first", ["ost", "vel"])
def test_which_key_comes_first_is_free(first):
    second = "vel" if first == "ost" else "ost"
    assert places(f"date,actor,value\n1951,{first},1\n1952,{first},1\n1950,{second},1\n", by="actor") == []


@pytest.mark.parametrize(
    ("key", "known"),
    [("vel-ost", True), ("hill-league-ost", True), ("vel-hill-league", True), ("vel", False), ("vel-vel", False), ("vel-usa", False),
     ("-vel", False), ("vel-ost-", False)],
)  # fmt: skip
def test_a_pair_is_two_actors(key, known):
    assert places(f"date,dyad,value\n1950,{key},1\n", by="dyad") == ([] if known else [(2, 6, "id-unknown")])


def test_actors_are_not_asked_for_where_their_file_cannot_be_read():
    assert read("date,actor,value\n1950,nobody,1\n", meta(by="actor"), None)[1] == []


def test_the_name_of_a_part_has_room_for_forty_letters():
    assert places(f"date,part,value\n1950,{'a' * 40},1\n", by="part") == []
    assert places("date,part,value\n1950,a\u200bb,1\n", by="part") == [(2, 6, "csv-value")]
    assert places(f"date,part,value\n1950,{'a' * 41},1\n1951,{'a' * 41},1\n", by="part") == [(2, 6, "text-long")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("1,0,", 10),
        ("1,,2", 8),
        (",0,2", 6),
        ("1,2,3", 6),
        ("3,1,2", 6),
        ("1,3,0", 6),
        ("-1,-2,0", 6),
        ("11,10,12", 6),
        ("1,x,2", 8),
    ],
)
def test_a_value_lies_between_its_bounds_and_those_of_the_unit(row, column):
    assert places(f"date,value,low,high\n1950,{row}\n1951,5,5,5\n", least=0.0, most=10.0) == [(2, column, "csv-value")]


def test_the_bounds_of_the_unit_are_themselves_allowed():
    assert places("date,value\n1950,0\n1951,10\n", least=0.0, most=10.0) == []
    assert "-0.5 is less than 0, the least that the unit allows." in said("date,value\n1950,-0.5\n", least=0.0)
    assert "10.5 is more than 10, the most that the unit allows." in said("date,value\n1950,10.5\n", most=10.0)


def test_without_a_description_only_the_rows_themselves_are_looked_at():
    text = "date,dyad,value\n1800,vel-ost,1\n1801,vel-nobody,x\n"
    assert [(p.line, p.code) for p in read(text, None)[1]] == [(3, "id-unknown"), (3, "csv-value")]


SIGNS = st.sampled_from(
    [*'0123456789,,,,"\n\n.-;/~ x', "vel", "date", "value", "1950", "\u00a0", "\u200b", "\x00", "\x85", "\u2028"]
)


@given(
    st.sampled_from(["", "date,value\n", "date,part,value,n\n", "date,dyad,value,low,high\n"]),
    st.lists(SIGNS, max_size=60).map("".join) | st.text(max_size=60),
    st.sampled_from(["", "actor", "dyad", "part", None]),
)
def test_no_text_raises_and_each_fault_lies_in_it(header, text, by):
    text = (header + text).replace("\r\n", "\n").replace("\r", "\n")
    points, problems = read(text, None if by is None else meta(by=by, least=0.0))
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert len(str(problem).splitlines()) == 1
    if not problems:
        assert any(point.value is not None for point in points)


NUMBERS = st.integers(-999, 999).map(str) | st.sampled_from(["", "0.5", "-12.25"])
PARTS = st.text(st.sampled_from('ab ,"-'), min_size=1, max_size=6).map(str.strip).filter(bool)


@st.composite
def tables(draw):
    """A sound table as cells: rows of some parts, the first of which has a value."""
    cells = [["date", "part", "value", "n"]]
    for part in draw(st.lists(PARTS, min_size=1, max_size=3, unique=True)):
        years = draw(st.lists(st.integers(1950, 1999), min_size=1, max_size=4, unique=True).map(sorted))
        cells += [[str(year), part, draw(NUMBERS), draw(st.sampled_from(["", "7"]))] for year in years]
    cells[1][2] = "1"
    return cells


def written(cells: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue()


@given(tables())
def test_what_a_csv_writer_writes_is_read_as_it_is(cells):
    points, problems = read(written(cells), meta(by="part"))
    assert problems == []
    assert [(p.date.text, p.key, p.value, p.n) for p in points] == [
        (date, part, float(value) if value else None, int(n) if n else None) for date, part, value, n in cells[1:]
    ]


@given(tables(), st.data())
def test_one_wrong_cell_is_told_at_its_true_place(cells, data):
    row = data.draw(st.integers(1, len(cells) - 1))
    column, code = data.draw(st.sampled_from([(0, "date-invalid"), (2, "csv-value"), (3, "csv-value")]))
    cells[row][column] = "?!"
    before = written([[*cells[row][:column], ""]]).rstrip("\n").removesuffix('""')
    assert places(written(cells), by="part") == [(row + 1, len(before) + 1, code)]


def test_five_thousand_rows_are_read_whole():
    text = "date,part,value\n" + "".join(f"{1000 + year},part {part},{year}.5\n" for part in range(50) for year in range(100))
    points, problems = read(text, meta(by="part", coverage=parse("1000/1099")))
    assert not problems and len(points) == 5000 and points[-1].value == 99.5
