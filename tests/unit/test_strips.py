from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.content.model import Point, Series
from dossier.layout.strips import facts, keys, rows, slots, strip
from tests.samples import FOLDERS, index_of, invented


def series(*points: Point, **more: Any) -> Series:
    """An invented series, of lines from 1950 to 2000 unless said otherwise."""
    known: dict[str, Any] = dict(shape="line", by="", least=None, coverage=parse("1950/2000"), breaks=(), warnings=())
    return replace(invented().dossier.series[0], id="made", points=points, **(known | more))


def year(when: int, value: float | None, key: str = "", **more: Any) -> Point:
    return Point(date=parse(str(when)), value=value, key=key, **more)


def runs(s: Series) -> list[list[int]]:
    """The years of each run of the first line."""
    return [[spot.point.date.earliest.year for spot in run] for run in strip(invented(), s).lines[0].runs]


def test_neighbouring_years_are_joined():
    assert runs(series(year(1951, 1), year(1952, 2), year(1953, 3))) == [[1951, 1952, 1953]]


def test_a_missing_value_is_a_gap_and_zero_is_none():
    assert runs(series(year(1951, 1), year(1952, None), year(1953, 3))) == [[1951], [1953]]
    assert runs(series(year(1951, 1), year(1952, 0), year(1953, 3))) == [[1951, 1952, 1953]]


def test_a_year_without_a_row_is_a_gap():
    assert runs(series(year(1951, 1), year(1953, 3), year(1954, 3))) == [[1951], [1953, 1954]]


def test_no_line_crosses_a_change_of_method():
    s = series(year(1951, 1), year(1952, 2), year(1953, 3), breaks=("1952",))
    assert runs(s) == [[1951], [1952, 1953]] and strip(invented(), s).breaks == (1952.0,)


def test_a_break_outside_the_axis_is_not_drawn():
    assert strip(invented(), series(year(1951, 1), breaks=("1940",))).breaks == ()


def test_a_step_holds_until_the_next_row_and_ends_at_a_missing_one():
    s = series(year(1951, 1), year(1955, 2), year(1960, None), year(1970, 3), shape="step")
    spots = strip(invented(), s).lines[0].spots
    assert [(round(spot.start), round(spot.end)) for spot in spots] == [(1951, 1955), (1955, 1960), (1970, 2001)]
    assert runs(s) == [[1951, 1955], [1970]]


def test_heights_keep_the_order_of_values():
    spots = strip(invented(), series(year(1951, -3), year(1952, 0), year(1953, 8))).lines[0].spots
    assert [spot.y for spot in spots] == sorted((spot.y for spot in spots), reverse=True)
    assert all(0 <= spot.y <= 100 for spot in spots)


def test_bars_and_steps_begin_at_zero_and_lines_near_it_too():
    points = (year(1951, 80), year(1952, 100))
    assert strip(invented(), series(*points)).scale.low == 80 and strip(invented(), series(*points)).zero is None
    for shape in ("bar", "step"):
        assert strip(invented(), series(*points, shape=shape)).scale.low == 0
    assert strip(invented(), series(year(1951, 10), year(1952, 100))).scale.low == 0
    assert strip(invented(), series(year(1951, -10), year(1952, -5), shape="bar")).scale.high == 0


def test_bounds_are_inside_the_scale():
    scale = strip(invented(), series(year(1951, 5, low=1, high=9), year(1952, 5))).scale
    assert scale.low <= 1 and scale.high == 9


@pytest.mark.parametrize("value", [0, 7, -7])
def test_one_value_alone_has_a_scale(value):
    s = strip(invented(), series(year(1951, value)))
    assert s.scale.low < s.scale.high and 0 < s.lines[0].spots[0].y < 100


@pytest.mark.parametrize("points", [(), (year(1951, None),), (year(1900, 3),)])
def test_without_a_value_on_the_axis_nothing_is_drawn(points):
    s = strip(invented(), series(*points))
    assert s.scale is None and s.lines == () and s.zero is None


def test_times_outside_the_coverage_are_unknown():
    s = strip(invented(), series(year(1960, 1), coverage=parse("1960/1969")))
    assert [round(year) for span in s.unknown for year in span] == [1950, 1960, 1970, round(s.closes)]
    (whole,) = strip(invented(), series(coverage=parse("1940/1945"))).unknown
    assert whole == pytest.approx((s.opens, s.closes), abs=0.001)
    assert strip(invented(), series(coverage=parse("1950/.."))).unknown == ()


def test_bars_of_several_keys_share_the_time():
    s = series(year(1951, 1, "a"), year(1951, 2, "b"), shape="bar", by="part")
    (one,), (other,) = (line.spots for line in strip(invented(), s).lines)
    (a, b), (c, d) = slots(2, 0, one), slots(2, 1, other)
    assert one.start < a < b == c < d < other.end and b - a == pytest.approx(d - c, abs=0.002)


def test_rows_hold_every_date_once_in_order_with_all_keys():
    s = series(year(1952, 1, "b"), year(1951, 2, "a"), year(1952, None, "a"))
    assert [(row.date.text, sorted(row.points)) for row in rows(s)] == [("1951", ["a"]), ("1952", ["a", "b"])]
    assert keys(s) == ["b", "a"]


def test_facts_are_those_of_the_time_asked_for():
    s = series(year(1951, 9), year(1952, 2), year(1953, None), year(1954, 4), year(1955, 1))
    (f,) = facts(s, date(1952, 1, 1), date(1954, 12, 31))
    assert (f.n, f.first.value, f.last.value, f.least.value, f.greatest.value) == (2, 2, 4, 2, 4)
    assert facts(s)[0].n == 4 and facts(s, date(1990, 1, 1), date(1991, 1, 1)) == []


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=60))
def test_every_value_is_drawn_once_and_no_other(values):
    s = series(*(year(1950 + i, value) for i, value in enumerate(values)))
    drawn = [spot.point.value for line in strip(invented(), s).lines for spot in line.spots]
    assert drawn == [value for value in values if value is not None]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_value_of_a_dossier_on_the_axis_is_drawn(folder):
    index = index_of(folder)
    assert index.series
    for s in index.series.values():
        there = [p for p in s.points if p.value is not None and p.date.overlaps(index.opens, index.closes)]
        assert sum(len(line.spots) for line in strip(index, s).lines) == len(there)
