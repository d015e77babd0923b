from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.index.queries import Index
from dossier.layout.geometry import LETTER, MARK, bars, domains, labels, loose, marks, panels, pixels_a_year, total_height
from tests.samples import FOLDERS, changed, event, index_of, invented


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def index(request) -> Index:
    return index_of(request.param)


def test_every_event_is_one_mark(index):
    assert sorted(m.event.id for m in marks(index)) == sorted(index.events)


def test_marks_stand_within_their_dates_and_their_panel(index):
    bounds = {p.name: (p.low, p.high) for p in panels(index)}
    for m in marks(index):
        first, last = index.span(m.event.date)
        low, high = bounds[m.panel]
        assert first - 0.001 <= m.x <= last + 0.001
        assert low <= m.y <= high


def test_the_panel_is_the_direction(index):
    a, b = index.meta.side_a, index.meta.side_b
    for m in marks(index):
        wanted = "context" if m.event.layer != "act" else "joint" if m.event.joint else {a: "a", b: "b"}[m.event.source]
        assert m.panel == wanted


def test_the_side_of_the_line_is_the_sign(index):
    for m in marks(index):
        if m.panel in ("a", "b") and m.value:
            assert (m.y > 0) == (m.value > 0), f"{m.event.id} has {m.value} and stands at {m.y}"


def test_an_act_alone_stands_at_its_weight():
    placed = {
        m.event.id: m for m in marks(changed(events=(event("up", "1952", "057"), event("down", "1980", "163", "ost", "vel"))))
    }
    assert (placed["up"].panel, placed["up"].y, placed["down"].panel, placed["down"].y) == ("a", 8.0, "b", -8.0)


def test_no_mark_lies_on_another(index):
    places = [(m.panel, m.x, m.y) for m in marks(index)]
    assert len(places) == len(set(places))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["057", "163", "042", "010", "195", "016"]), min_size=1, max_size=10), st.booleans())
def test_acts_of_one_day_part_and_keep_their_side(codes, context):
    events = tuple(event(f"e{i}", "1964-03-01", code, layer="context" if context else "act") for i, code in enumerate(codes))
    placed = marks(changed(events=events))
    assert len({m.y for m in placed}) == len(codes)
    assert all((m.y > 0) == (m.value > 0) for m in placed if m.value)


def test_marks_that_find_room_do_not_touch():
    index = changed(events=tuple(event(f"e{i}", "1964-03-01", "057") for i in range(4)))
    scale = next((p.high - p.low) / p.height for p in panels(index) if p.name == "a")
    for one, two in combinations(marks(index), 2):
        assert abs(one.y - two.y) / scale >= MARK * 0.8 - 0.1


def test_dates_that_are_loose_have_a_span_and_others_none(index):
    for m in marks(index):
        assert (m.span is not None) == loose(m.event.date)
        if m.span:
            assert m.span == pytest.approx(index.span(m.event.date), abs=0.001)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("1950-01-01", False), ("1950-01", False), ("1950-01-01/1950-01-31", False), ("1950", True), ("195X", True), ("1950-01-01~", True),
     ("1950-01-01?", True), ("1950-01/..", True), ("../1950", True), ("1950-01/1950-03", True)],
)  # fmt: skip
def test_a_date_is_loose_beyond_a_month_or_in_doubt(text, wanted):
    assert loose(parse(text)) is wanted


def test_panels_lie_apart_within_the_height(index):
    rows = panels(index)
    share = domains(rows)
    assert list(share) == [p.name for p in rows]
    edge = 1.0
    for p in rows:
        low, high = share[p.name]
        assert 0 <= low < high <= edge
        assert (high - low) * total_height(rows) == pytest.approx(p.height, abs=0.01)
        edge = low


def test_labels_do_not_overprint_and_stay_on_the_chart(index):
    placed = labels(index, marks(index))
    opens, closes = index.span(index.meta.span)
    boxes = []
    for x, y, text, key in placed:
        half = len(text) * LETTER / 2 / pixels_a_year(index)
        assert index.events[key].label == text
        assert opens - 0.01 <= x - half and x + half <= closes + 0.01
        boxes.append((x - half, x + half, y))
    for (a, b, y), (c, d, z) in combinations(boxes, 2):
        assert y != z or b < c or d < a


def test_a_date_that_begins_before_the_axis_is_marked_on_it():
    (placed,) = marks(changed(events=(event("early", "194X/1952"),)))
    assert invented().span(invented().meta.span)[0] < placed.x < 1952


def test_marks_keep_apart_by_the_width_of_the_axis():
    events = (event("one", "1964-03-01", "057"), event("two", "1964-09-01", "057"))
    near, far = (
        marks(changed(events=events)),
        marks(changed(events=events, meta=replace(invented().meta, span=parse("1964/1965")))),
    )
    assert near[0].y != near[1].y and far[0].y == far[1].y


def test_labels_stand_above_the_marks_of_their_panel(index):
    top = max((m.y for m in marks(index) if m.panel == "context"), default=0)
    assert all(y > top for _, y, _, _ in labels(index, marks(index)))


def test_a_label_without_room_is_left_out_and_no_other():
    index = changed(events=tuple(event(f"e{i}", f"1964-03-{i + 1:02}", label="A turning point") for i in range(5)))
    assert len(labels(index, marks(index))) == 3
    apart = changed(events=tuple(event(f"e{i}", str(1950 + 20 * i), label="A turning point") for i in range(3)))
    assert len(labels(apart, marks(apart))) == 3


def test_every_alignment_with_a_lane_is_one_bar(index):
    there = {actor for lane in index.lanes.values() for actor in lane}
    drawn = bars(index, index.alignments.values())
    assert sorted(b.alignment.id for b in drawn) == sorted(a.id for a in index.alignments.values() if a.third in there)


def test_bars_span_their_dates_within_their_lane(index):
    lanes = list(reversed(list(index.lanes.values())))
    for b in bars(index, index.alignments.values()):
        assert (b.start, b.end) == pytest.approx(index.span(b.alignment.dates), abs=0.001)
        place = b.y - next(i for i, actors in enumerate(lanes) if b.alignment.third in actors)
        assert place - b.height / 2 >= 0 and place + b.height / 2 <= 1


def test_all_bars_toward_side_a_lie_above_those_toward_side_b():
    one = invented().dossier.alignments[0]
    rows = [
        replace(one, id=f"{side}-{basis}", toward=side, basis=basis) for side in ("vel", "ost") for basis in ("article", "record")
    ]
    drawn = sorted(bars(invented(), rows), key=lambda b: -b.y)
    assert [b.alignment.id for b in drawn] == ["vel-article", "vel-record", "ost-article", "ost-record"]
    assert all(upper.y - upper.height / 2 >= lower.y + lower.height / 2 for upper, lower in pairwise(drawn))


def test_the_articles_bar_and_the_records_do_not_cover_each_other():
    one = replace(invented().dossier.alignments[0], basis="record")
    said = replace(one, id="said", basis="article")
    (record, article) = bars(invented(), [one, said])
    assert record.height > article.height
    assert record.y + record.height / 2 <= article.y - article.height / 2


def test_nothing_to_draw_is_nothing_drawn():
    index = changed(events=(), alignments=(), actors=tuple(replace(a, lane="") for a in invented().dossier.actors))
    assert marks(index) == [] and bars(index, invented().alignments.values()) == [] and labels(index, []) == []
    assert panels(index)[-1].high == 1
