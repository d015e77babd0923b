"""The drawing shows what is chosen and stays on the paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from dossier.handout.as_html import svg
from dossier.handout.blocks import Figure, Label, Stroke
from dossier.handout.chart import EDGE, LEFT, WIDTH, _event, chart, framed
from dossier.handout.measured import figure
from dossier.handout.picture import dashed, png
from dossier.handout.plan import Plan
from dossier.layout.level import drawn
from dossier.layout.primitives import Mark
from dossier.layout.shapes import SHAPES
from tests.samples import FOLDERS, catalogue_of, invented

PLAN = Plan(tuple(invented().periods))


def marks_of(found: Figure) -> int:
    sizes = {len(shape.points) for shape in SHAPES.values()}
    small = [s for s in found.shapes if isinstance(s, Stroke) and s.closed and s.fill is not None and len(s.points) in sizes]
    return sum(max(x for x, _ in s.points) - min(x for x, _ in s.points) < 9 and max(y for _, y in s.points) > 35 for s in small)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_event_of_the_chosen_periods_has_a_mark(folder):
    catalogue = catalogue_of(folder)
    for periods in ((p,) for p in catalogue.periods):
        (start, end), found = catalogue.span(catalogue.periods[periods[0]].dates), drawn(catalogue).found
        dots = sum(start <= row.bin + 0.5 <= end for row in found.means) if found.thin else 0
        assert marks_of(chart(catalogue, Plan(periods))) == len(catalogue.events_in(periods[0])) + dots


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_mark_lies_on_the_frame_of_its_row(folder):
    catalogue = catalogue_of(folder)
    for period in catalogue.periods:
        s, f = framed(catalogue, (period,))
        there = [m for m in s.of(Mark, "event") if m.home == period]
        assert len(there) == len(catalogue.events_in(period)) > 0
        for m in there:
            (top, foot), (xs, ys) = f.edges[m.panel], zip(*_event(f, m).points, strict=True)
            assert LEFT + 0.5 < min(xs) and max(xs) < EDGE - 0.5, (period, m.key, "beside")
            assert top + 0.5 < min(ys) and max(ys) < foot - 0.5, (period, m.key, "above or below")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_drawn_beyond_the_edge(folder):
    catalogue = catalogue_of(folder)
    drawings = [chart(catalogue, Plan((p,))) for p in catalogue.periods] + [
        figure(catalogue, s, catalogue.periods) for s in catalogue.series.values()
    ]
    for found in drawings:
        points = [p for s in found.shapes for p in (s.points if isinstance(s, Stroke) else ((s.x, s.y),))]
        assert all(-0.01 <= x <= WIDTH + 5 and -5 <= y <= found.height + 0.01 for x, y in points)


def test_the_reading_is_drawn_only_with_answers():
    said = {
        a: [s.text for s in chart(invented(), replace(PLAN, answers=a)).shapes if isinstance(s, Label)]
        for a in ("shown", "hidden", "last")
    }
    assert said["hidden"] == said["last"] != said["shown"]
    assert any("−" in text or "+" in text for text in set(said["shown"]) - set(said["hidden"]))


def test_a_drawing_is_described_and_has_no_colour():
    found = chart(invented(), PLAN)
    page = svg(found)
    assert 'role="img"' in page and found.alt.split(".")[0] in page
    assert png(found).startswith(b"\x89PNG") and len(png(found)) > 5000


def test_dashes_are_as_long_as_they_say():
    pieces = list(dashed([(0.0, 0.0), (10.0, 0.0)], (3.0, 2.0)))
    assert [(a[0], b[0]) for a, b in pieces] == [(0, 3), (5, 8)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_level_goes_through_each_period_in_which_it_is_known(folder):
    catalogue = catalogue_of(folder)
    known = drawn(catalogue).found.level
    assert known or drawn(catalogue).found.thin
    for p in catalogue.periods.values():
        start, end = catalogue.span(p.dates)
        has = known and min(end, known.bins[-1] + 0.5) - max(start, known.bins[0] + 0.5) > 0.01
        lines = [s for s in chart(catalogue, Plan((p.id,))).shapes if isinstance(s, Stroke) and s.width == 1.5]
        assert len(lines) == bool(has) and all(b[0] > a[0] for s in lines for a, b in pairwise(s.points))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_mark_stands_in_the_row_of_its_panel(folder):
    catalogue = catalogue_of(folder)
    s, f = framed(catalogue, tuple(catalogue.periods))
    found = s.of(Mark, "event")
    assert {m.panel for m in found} >= {"a", "b", "context"}
    assert all(f.edges[m.panel][0] <= f.y(m.panel, m.y) <= f.edges[m.panel][1] for m in found)
