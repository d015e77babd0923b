"""Where records stand in the scene, and what a composition shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.content.model import Alignment
from dossier.index.queries import Catalogue
from dossier.layout.geometry import MARK, axis, panels
from dossier.layout.level import drawn
from dossier.layout.primitives import Box, Composition, Line, Mark, Panel, Primitive, Rule, Scene, Upright
from dossier.layout.records import loose
from dossier.layout.scene import LAYERS, OF_LEVEL, scene
from tests.samples import FOLDERS, catalogue_of, changed, event, invented, moving


def of(catalogue: Catalogue, *layers: str, rows: Iterable[Alignment] | None = None) -> Scene:
    return scene(catalogue, how=Composition(panels(catalogue), frozenset(layers), rows=None if rows is None else tuple(rows)))


def marks(catalogue: Catalogue) -> list[Mark]:
    return of(catalogue, "events").of(Mark, "event")


def spans(catalogue: Catalogue) -> dict[str, tuple[float, float]]:
    return {one.key: (one.points[0][0], one.points[1][0]) for one in of(catalogue, "events").of(Line, "span")}


def bars(catalogue: Catalogue, rows: Iterable[Alignment]) -> list[Box]:
    return of(catalogue, "alignments", rows=rows).of(Box, "alignment")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


def test_every_event_is_one_mark(catalogue):
    assert sorted(m.key for m in marks(catalogue)) == sorted(catalogue.events)


def test_marks_stand_within_their_dates_and_their_panel(catalogue):
    bounds = {p.name: (p.low, p.high) for p in panels(catalogue)}
    for m in marks(catalogue):
        first, last = catalogue.span(catalogue.events[m.key].date)
        low, high = bounds[m.panel]
        assert first - 0.001 <= m.x <= last + 0.001
        assert low <= m.y <= high


def test_the_panel_is_the_direction(catalogue):
    a, b = catalogue.meta.side_a, catalogue.meta.side_b
    for m in marks(catalogue):
        e = catalogue.events[m.key]
        wanted = "context" if e.layer != "act" else "joint" if e.joint else {a: "a", b: "b"}[e.source]
        assert m.panel == wanted


def test_the_side_of_the_line_is_the_sign(catalogue):
    for m in marks(catalogue):
        if m.panel in ("a", "b") and m.value:
            assert (m.y > 0) == (m.value > 0), f"{m.key} has {m.value} and stands at {m.y}"


def test_an_act_alone_stands_at_its_weight():
    placed = {m.key: m for m in marks(changed(events=(event("up", "1952", "057"), event("down", "1980", "163", "ost", "vel"))))}
    assert (placed["up"].panel, placed["up"].y, placed["down"].panel, placed["down"].y) == ("a", 8.0, "b", -8.0)


def test_no_mark_lies_on_another(catalogue):
    places = [(m.panel, m.x, m.y) for m in marks(catalogue)]
    assert len(places) == len(set(places))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["057", "163", "042", "010", "195", "016"]), min_size=1, max_size=10), st.booleans())
def test_acts_of_one_day_part_and_keep_their_side(codes, context):
    events = tuple(event(f"e{i}", "1964-03-01", code, layer="context" if context else "act") for i, code in enumerate(codes))
    placed = marks(changed(events=events))
    assert len({m.y for m in placed}) == len(codes)
    assert all((m.y > 0) == (m.value > 0) for m in placed if m.value)


def test_marks_that_find_room_do_not_touch():
    catalogue = changed(events=tuple(event(f"e{i}", "1964-03-01", "057") for i in range(4)))
    scale = next((p.high - p.low) / p.height for p in panels(catalogue) if p.name == "a")
    for one, two in combinations(marks(catalogue), 2):
        assert abs(one.y - two.y) / scale >= MARK * 0.8 - 0.1


def test_dates_that_are_loose_have_a_span_and_others_none(catalogue):
    found = spans(catalogue)
    assert set(found) == {e.id for e in catalogue.events.values() if loose(e.date)}
    for key, span in found.items():
        assert span == pytest.approx(catalogue.span(catalogue.events[key].date), abs=0.001)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("1950-01-01", False), ("1950-01", False), ("1950-01-01/1950-01-31", False), ("1950", True), ("195X", True), ("1950-01-01~", True),
     ("1950-01-01?", True), ("1950-01/..", True), ("../1950", True), ("1950-01/1950-03", True)],
)  # fmt: skip
def test_a_date_is_loose_beyond_a_month_or_in_doubt(text, wanted):
    assert loose(parse(text)) is wanted


def test_panels_lie_apart_within_the_height(catalogue):
    at = scene(catalogue, drawn(catalogue)).frame(0, 1)
    edge = 1.0
    for p in panels(catalogue):
        low, high = at.share(p.name)
        assert 0 <= low < high <= edge
        assert (high - low) * at.height == pytest.approx(p.height, abs=0.01)
        edge = low


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


def test_every_alignment_with_a_lane_is_one_bar(catalogue):
    there = {actor for lane in catalogue.lanes.values() for actor in lane}
    found = bars(catalogue, catalogue.alignments.values())
    assert sorted(b.key for b in found) == sorted(a.id for a in catalogue.alignments.values() if a.third in there)


def test_bars_span_their_dates_within_their_lane(catalogue):
    lanes = list(reversed(list(catalogue.lanes.values())))
    for b in bars(catalogue, catalogue.alignments.values()):
        a = catalogue.alignments[b.key]
        assert (b.x0, b.x1) == pytest.approx(catalogue.span(a.dates), abs=0.001)
        place = next(i for i, actors in enumerate(lanes) if a.third in actors)
        assert place <= b.y0 < b.y1 <= place + 1


def test_all_bars_toward_side_a_lie_above_those_toward_side_b():
    one = invented().dossier.alignments[0]
    rows = [
        replace(one, id=f"{side}-{basis}", toward=side, basis=basis) for side in ("vel", "ost") for basis in ("article", "record")
    ]
    found = sorted(bars(invented(), rows), key=lambda b: -b.y0)
    assert [b.key for b in found] == ["vel-article", "vel-record", "ost-article", "ost-record"]
    assert all(upper.y0 >= lower.y1 for upper, lower in pairwise(found))


def test_the_articles_bar_and_the_records_do_not_cover_each_other():
    one = replace(invented().dossier.alignments[0], basis="record")
    said = replace(one, id="said", basis="article")
    (record, article) = bars(invented(), [one, said])
    assert record.y1 - record.y0 > article.y1 - article.y0 and record.y1 <= article.y0


def test_nothing_to_draw_is_nothing_drawn():
    catalogue = changed(events=(), alignments=(), actors=tuple(replace(a, lane="") for a in invented().dossier.actors))
    assert marks(catalogue) == [] and bars(catalogue, invented().alignments.values()) == []
    assert next(p for p in panels(catalogue) if p.name == "lanes").high == 1


def test_every_primitive_has_a_role_and_a_panel_of_its_scene(catalogue):
    s = scene(catalogue, drawn(catalogue))
    names = {"", *(p.name for p in s.panels)}
    assert all(one.role and one.panel in names for one in s.items)
    assert {type(one) for one in s.items} <= set(Primitive.__subclasses__())
    known = {
        f"{kind}:{key}"
        for kind, table in (
            ("event", catalogue.events),
            ("alignment", catalogue.alignments),
            ("period", catalogue.periods),
            ("leader", catalogue.leaders),
        )
        for key in table
    }
    assert {one.id for one in s.items if one.id} <= known


def test_what_stands_for_a_record_says_what_it_is(catalogue):
    s = scene(catalogue, drawn(catalogue))
    told = [one for one in s.items if isinstance(one, Mark | Box | Upright) and one.role not in ("edge", "year")]
    assert told and all(one.words or one.said for one in told)
    assert all(len(words) == 2 for line in s.of(Line, "level") for words in line.each)


@pytest.mark.parametrize("layer", [*LAYERS, *OF_LEVEL])
def test_a_layer_that_is_not_shown_is_not_there_and_all_others_are(layer):
    catalogue, what = moving(), drawn(moving())
    whole = scene(catalogue, what).items
    rest = frozenset(LAYERS) | frozenset(OF_LEVEL)
    left = scene(catalogue, what, Composition(panels(catalogue), rest - {layer})).items
    alone = scene(catalogue, what, Composition(panels(catalogue), frozenset({layer}))).items
    assert alone and len(alone) + len(left) == len(whole) and set(alone) | set(left) == set(whole)


def test_panels_are_data_and_one_that_is_left_out_takes_its_records_along(catalogue):
    larger = tuple(replace(p, height=2 * p.height) if p.name == "level" else p for p in panels(catalogue) if p.name != "lanes")
    s = scene(catalogue, drawn(catalogue), Composition(larger))
    assert not s.of(Box, "alignment") and not s.of(Rule, panel="lanes") and s.of(Mark, "event")
    at = s.frame(0, 100)
    top, foot = at.edges["level"]
    assert foot - top == 2 * next(p.height for p in panels(catalogue) if p.name == "level") and "lanes" not in at.rows


def test_without_a_level_nothing_is_said_of_level_and_flow(catalogue):
    s = scene(catalogue)
    assert {one.panel for one in s.items} & {"level"} == set() and not s.of(Box, "flow-coop-a")
    assert (s.first, s.last) == axis(catalogue)


def test_marks_keep_apart_as_their_panel_is_high():
    catalogue = changed(events=tuple(event(f"e{i}", "1964-03-01", "036") for i in range(3)))
    low, high = (scene(catalogue, how=Composition((Panel("a", tall, 0, -10.8, 10.8),))).of(Mark, "event") for tall in (84, 168))
    assert max(m.y for m in low) - min(m.y for m in low) == pytest.approx(
        2 * (max(m.y for m in high) - min(m.y for m in high)), abs=0.02
    )
