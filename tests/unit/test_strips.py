from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.content.model import Point, Series
from dossier.layout.primitives import Area, Box, Line, Mark, Rule, Scene, Text, Upright
from dossier.layout.strips import Spot, facts, keys, rows, slots, strip
from tests.samples import FOLDERS, catalogue_of, invented


def series(*points: Point, **more: Any) -> Series:
    """An invented series, of lines from 1950 to 2000 unless said otherwise."""
    known: dict[str, Any] = dict(shape="line", by="", least=None, coverage=parse("1950/2000"), breaks=(), warnings=())
    return replace(invented().dossier.series[0], id="made", points=points, **(known | more))


def year(when: int, value: float | None, key: str = "", **more: Any) -> Point:
    return Point(date=parse(str(when)), value=value, key=key, **more)


def runs(s: Series) -> list[list[int]]:
    """The years of each run of the first line."""
    there = [one for one in strip(invented(), s).items if isinstance(one, Line | Mark) and one.tone == "0"]
    return [[int(x) for x, _ in (one.points if isinstance(one, Line) else ((one.x, one.y),))] for one in there]


def values(s: Scene) -> list[float]:
    """Every value that is drawn, by key and time."""
    out: list[float] = []
    for one in s.items:
        match one:
            case Box(role="bar"):
                out.append(one.y1)
            case Line(role="step"):
                out += [y for _, y in one.points[::2]]
            case Line():
                out += [y for _, y in one.points]
            case Mark():
                out.append(one.y)
    return out


def test_neighbouring_years_are_joined():
    assert runs(series(year(1951, 1), year(1952, 2), year(1953, 3))) == [[1951, 1952, 1953]]


def test_a_missing_value_is_a_gap_and_zero_is_none():
    assert runs(series(year(1951, 1), year(1952, None), year(1953, 3))) == [[1951], [1953]]
    assert runs(series(year(1951, 1), year(1952, 0), year(1953, 3))) == [[1951, 1952, 1953]]


def test_a_year_without_a_row_is_a_gap():
    assert runs(series(year(1951, 1), year(1953, 3), year(1954, 3))) == [[1951], [1953, 1954]]


def test_no_line_crosses_a_change_of_method():
    s = series(year(1951, 1), year(1952, 2), year(1953, 3), breaks=("1952",))
    assert runs(s) == [[1951], [1952, 1953]] and [one.x for one in strip(invented(), s).of(Upright, "break")] == [1952.0]


def test_a_break_outside_the_axis_is_not_drawn():
    assert not strip(invented(), series(year(1951, 1), breaks=("1940",))).of(Upright, "break")


def test_a_step_holds_until_the_next_row_and_ends_at_a_missing_one():
    s = series(year(1951, 1), year(1955, 2), year(1960, None), year(1970, 3), shape="step")
    lines = strip(invented(), s).of(Line, "step")
    assert [[round(x) for x, _ in one.points] for one in lines] == [[1951, 1955, 1955, 1960], [1970, 2001]]


def test_heights_keep_the_order_of_values():
    s = strip(invented(), series(year(1951, -3), year(1952, 0), year(1953, 8)))
    heights = [s.frame(0, 1).y("strip", y) for _, y in s.of(Line, "curve")[0].points]
    assert heights == sorted(heights, reverse=True) and len(set(heights)) == 3
    assert all(0 <= y <= 100 for y in heights)


def test_bars_and_steps_begin_at_zero_and_lines_near_it_too():
    points = (year(1951, 80), year(1952, 100))
    (panel,), rules = strip(invented(), series(*points)).panels, strip(invented(), series(*points)).of(Rule, "zero")
    assert panel.low == 80 and rules == []
    for shape in ("bar", "step"):
        assert strip(invented(), series(*points, shape=shape)).panels[0].low == 0
    assert strip(invented(), series(year(1951, 10), year(1952, 100))).panels[0].low == 0
    assert strip(invented(), series(year(1951, -10), year(1952, -5), shape="bar")).panels[0].high == 0


def test_bounds_are_inside_the_scale():
    s = strip(invented(), series(year(1951, 5, low=1, high=9), year(1952, 5)))
    assert s.panels[0].low <= 1 and s.panels[0].high == 9
    assert [(one.low, one.high) for one in s.of(Area, "bounds")] == [(((1951.5, 1),), ((1951.5, 9),))]


@pytest.mark.parametrize("value", [0, 7, -7])
def test_one_value_alone_has_a_scale(value):
    s = strip(invented(), series(year(1951, value)))
    (dot,) = s.of(Mark, "dot")
    assert s.panels[0].low < s.panels[0].high and 0 < s.frame(0, 1).y("strip", dot.y) < 100


@pytest.mark.parametrize("points", [(), (year(1951, None),), (year(1900, 3),)])
def test_without_a_value_on_the_axis_nothing_is_drawn(points):
    s = strip(invented(), series(*points))
    assert values(s) == [] and not s.of(Text, "scale") and not s.of(Rule, "zero")


def test_times_outside_the_coverage_are_unknown():
    s = strip(invented(), series(year(1960, 1), coverage=parse("1960/1969")))
    assert [round(x) for one in s.of(Box, "unknown") for x in (one.x0, one.x1)] == [1950, 1960, 1970, round(s.last)]
    (whole,) = strip(invented(), series(coverage=parse("1940/1945"))).of(Box, "unknown")
    assert (whole.x0, whole.x1) == pytest.approx((s.first, s.last), abs=0.001)
    assert not strip(invented(), series(coverage=parse("1950/.."))).of(Box, "unknown")


def test_bars_of_several_keys_share_the_time():
    s = series(year(1951, 1, "a"), year(1951, 2, "b"), shape="bar", by="part")
    one, other = strip(invented(), s).of(Box, "bar")
    assert 1951 < one.x0 < one.x1 == other.x0 < other.x1 < 1952 and one.x1 - one.x0 == pytest.approx(
        other.x1 - other.x0, abs=0.002
    )
    assert (one.x0, one.x1) == slots(2, 0, Spot(s.points[0], 1.0, 1951.0, 1952.0))


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
def test_every_value_is_drawn_once_and_no_other(given_values):
    s = series(*(year(1950 + i, value) for i, value in enumerate(given_values)))
    assert values(strip(invented(), s)) == [value for value in given_values if value is not None]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_value_of_a_dossier_on_the_axis_is_drawn(folder):
    catalogue = catalogue_of(folder)
    assert catalogue.series
    for s in catalogue.series.values():
        there = [p for p in s.points if p.value is not None and p.date.overlaps(catalogue.opens, catalogue.closes)]
        assert len(values(strip(catalogue, s))) == len(there)
