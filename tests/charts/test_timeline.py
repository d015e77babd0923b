"""The timeline as data: what each mark is, where it stands, and that it says the same in light and dark."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import plotly.graph_objects as go
import pytest
from plotly.tools import return_figure_from_figure_or_data

from dossier import charts
from dossier.charts import CHARTS, Sent, overlay
from dossier.charts.traces import AXES
from dossier.content.vocabulary import term
from dossier.index.fluctuation import WAYS, Choice, default_choice, envelope, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.turning import STABLE, turning
from dossier.layout.geometry import MARGIN, panels
from dossier.layout.level import BROKEN, DASHED, DOTTED, DOUBTFUL, Drawn, year_labels
from dossier.layout.primitives import Composition, Line, Mark
from dossier.layout.scene import scene
from dossier.layout.theme import DARK, LIGHT
from dossier.measures.breaks import Turn
from dossier.measures.flow import UNITS, bin_label, bin_middle, flows, total
from dossier.render.signs import WIDE
from dossier.render.timeline import sheet, timeline_svg
from tests.samples import FOLDERS, TESTS, catalogue_of, changed, event, invented, moving, with_texts
from tests.scripts import node


def timeline_figure(*given: Any) -> go.Figure:
    """The figure as Plotly takes it, which refuses what it does not know."""
    return go.Figure(charts.timeline_figure(*given))


def lanes_figure(*given: Any) -> go.Figure:
    return go.Figure(charts.lanes_figure(*given))


def marks(catalogue: Catalogue) -> list[Mark]:
    return scene(catalogue).of(Mark, "event")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


@cache
def light(catalogue: Catalogue) -> go.Figure:
    return timeline_figure(catalogue, LIGHT)


@pytest.fixture
def figure(catalogue) -> go.Figure:
    return light(catalogue)


def named(figure: go.Figure, *names: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name in names]


def drawn(figure: go.Figure) -> Iterator[tuple[str, float, float, str, Any]]:
    """Every mark of an event: id, x, y, axis and symbol."""
    for trace in named(figure, "a", "joint", "b", "context"):
        assert trace.mode == "markers"
        for key, x, y, symbol in zip(trace.customdata, trace.x, trace.y, trace.marker.symbol, strict=True):
            yield key, x, y, trace.yaxis, symbol


def test_every_event_is_one_mark_with_its_id(catalogue, figure):
    assert Counter(key for key, *_ in drawn(figure)) == Counter(catalogue.events.keys())


def test_every_period_is_one_segment_over_its_days(catalogue, figure):
    (ribbon,) = named(figure, "reading")
    assert list(ribbon.customdata) == list(catalogue.periods)
    for start, length, p in zip(ribbon.base, ribbon.x, catalogue.periods.values(), strict=True):
        assert (start, start + length) == pytest.approx(catalogue.span(p.dates))


def test_every_alignment_with_a_lane_is_one_bar(catalogue, figure):
    there = {actor for lane in catalogue.lanes.values() for actor in lane}
    wanted = {a.id for a in catalogue.alignments.values() if a.third in there}
    for trace in [*named(figure, "alignments"), *lanes_figure(catalogue, LIGHT, catalogue.alignments.values()).data]:
        assert Counter(trace.customdata) == Counter(wanted)


def test_direction_is_the_panel_and_sign_the_side(catalogue, figure):
    values = {m.key: m.value for m in marks(catalogue)}
    for key, _, y, axis, _ in drawn(figure):
        e, value = catalogue.events[key], values[key]
        wanted = "context" if e.layer != "act" else "joint" if e.joint else "a" if e.source == catalogue.meta.side_a else "b"
        assert axis == AXES[wanted]
        if value and wanted in ("a", "b"):
            assert (y > 0) == (value > 0)


def test_marks_of_one_panel_lie_apart(figure):
    places = Counter((axis, x, y) for _, x, y, axis, _ in drawn(figure))
    assert max(places.values(), default=1) == 1


def test_dates_in_doubt_and_secret_decisions_are_hollow_and_others_filled(catalogue, figure):
    for key, *_, symbol in drawn(figure):
        e = catalogue.events[key]
        assert symbol.endswith("-open") == (e.date.approximate or e.date.uncertain or e.layer == "decision"), key


def test_loose_dates_have_a_line_over_all_their_days(catalogue, figure):
    lines = Counter()
    for trace in named(figure, "span"):
        points = list(zip(trace.x, trace.y, strict=True))
        for i in range(0, len(points), 3):
            (x0, y0), (x1, y1), gap = points[i : i + 3]
            assert gap == (None, None) or all(v is None or v != v for v in gap)
            assert y0 == y1 and x0 < x1
            lines[trace.yaxis, x0, x1, y0, trace.line.dash] += 1
    wanted = Counter(
        (
            AXES[s.panel],
            s.points[0][0],
            s.points[1][0],
            s.points[0][1],
            "1.6px,2.4px" if catalogue.events[s.key].date.in_doubt else "solid",
        )
        for s in scene(catalogue).of(Line, "span")
    )
    assert lines == wanted


def test_an_uncertain_year_is_hollow_with_a_dotted_line_and_a_plain_one_is_filled_with_a_solid_one():
    figure = timeline_figure(
        changed(events=(event("doubt", "1960~", "042"), event("year", "1970", "042"), event("day", "1980-01-01", "042"))), LIGHT
    )
    symbols = {key: symbol for key, *_, symbol in drawn(figure)}
    assert symbols == {"doubt": "circle-open", "year": "circle", "day": "circle"}
    assert {trace.line.dash: list(trace.x[:2]) for trace in named(figure, "span")} == {
        "1.6px,2.4px": pytest.approx([1960, 1961], abs=0.01),
        "solid": pytest.approx([1970, 1971], abs=0.01),
    }


def flow_of(figure: go.Figure) -> dict[tuple[str, int], float]:
    """Bars of the flow by trace and year."""
    bars = [t for t in figure.data if t.type == "bar" and t.yaxis == AXES["flow"]]
    assert len(bars) == 4
    return {(t.name, int(x)): y for t in bars for x, y in zip(t.x, t.y, strict=True)}


def test_the_flow_drawn_is_the_flow_counted(catalogue, figure):
    a, b = catalogue.meta.side_a, catalogue.meta.side_b
    wanted = {}
    for (year, way), f in flows(catalogue.acts(), catalogue.meta.edition).table.items():
        side = {(a, b): "a", (b, a): "b"}[way]
        wanted |= {(f"flow-coop-{side}", year): f.coop, (f"flow-conf-{side}", year): f.conf}
    assert flow_of(figure) == pytest.approx(wanted, abs=0.051)
    assert sum(wanted.values()) == pytest.approx(total(catalogue.acts(), catalogue.meta.edition).net)


def test_the_flow_of_a_hand_made_list():
    """057 is 8.0, 163 is -8.0 and 042 is 1.9 in the GDELT edition."""
    events = (
        event("t", "1952", "057", joint=True),
        event("v", "1952", "042"),
        event("s", "1963", "163", "ost", "vel"),
        event("war", "1970"),
    )
    figure = timeline_figure(changed(events=events), LIGHT)
    assert flow_of(figure) == pytest.approx(
        {
            ("flow-coop-a", 1952): 9.9,
            ("flow-conf-a", 1952): 0.0,
            ("flow-coop-b", 1952): 8.0,
            ("flow-conf-b", 1952): 0.0,
            ("flow-coop-b", 1963): 0.0,
            ("flow-conf-b", 1963): -8.0,
        }
    )


def test_a_code_without_a_value_is_told_as_missing_and_draws_no_height():
    catalogue = changed(events=(event("plea", "1953", "0213"),), meta=replace(invented().meta, edition="keds"))
    figure = timeline_figure(catalogue, LIGHT)
    assert set(flow_of(figure).values()) == {0.0}
    said = [text for t in figure.data if t.type == "bar" and t.yaxis == AXES["flow"] for text in t.hovertext]
    assert all("0 coded acts, 1 without a value" in text for text in said)
    (mark,) = [t for t in named(figure, "a") if t.customdata]
    assert "Goldstein" not in mark.hovertext[0]


def test_years_without_an_act_are_gaps_and_marked(catalogue, figure):
    (empty,) = named(figure, "no act")
    with_act = {year for year, _ in flows(catalogue.acts(), catalogue.meta.edition).table}
    gaps = {int(x) for x in empty.x}
    assert gaps == set(range(catalogue.opens.year, catalogue.closes.year + 1)) - with_act
    assert {year for _, year in flow_of(figure)}.isdisjoint(gaps)
    assert all(
        str(year) in text and "not the same as zero" in text for year, text in zip(sorted(gaps), empty.hovertext, strict=True)
    )


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("way", WAYS)
def test_the_level_drawn_is_the_level_estimated(catalogue, unit, way):
    found = fluctuation(catalogue, Choice(catalogue.meta.edition, unit, way))
    figure = timeline_figure(catalogue, LIGHT, Drawn(found))
    level = found.level
    if level is None:
        assert not named(figure, "level", "band")
        dots = named(figure, "means")
        assert len(dots) == found.thin
        for trace in dots:
            assert list(trace.x) == [round(bin_middle(row.bin, unit), 3) for row in found.means]
            assert list(trace.y) == pytest.approx([row.mean for row in found.means], abs=6e-4) and trace.yaxis == AXES["level"]
            assert all("too thin for a level" in text.replace("<br>", " ") for text in trace.hovertext)
            least, most = figure.layout.yaxis8.range
            assert least < min(trace.y) and max(trace.y) < most
        return
    (line,), (low, high) = named(figure, "level"), named(figure, "band")
    x = [round(bin_middle(p, unit), 3) for p in level.bins]
    for trace, values in ((line, level.level), (low, level.low), (high, level.high)):
        assert list(trace.x) == x and list(trace.y) == pytest.approx(values, abs=6e-4) and trace.yaxis == AXES["level"]
    least, most = figure.layout.yaxis8.range
    assert least < min(*level.low, 0.0) and max(*level.high, 0.0) < most
    for place, text in zip(level.bins, line.hovertext, strict=True):
        assert bin_label(place, unit) in text and f"estimated from {sum(found.acts.values())} coded acts" in text.replace(
            "<br>", " "
        )


def test_the_level_is_named_an_estimate_from_acts_and_never_friendliness(catalogue, figure):
    said = " ".join(a.text for a in figure.layout.annotations).replace("<br>", " ")
    thin = fluctuation(catalogue, default_choice(catalogue)).thin
    assert (
        "means of the acts: too thin for a level" if thin else "level of the acts, 95\u00a0% band"
    ) in said and "friend" not in " ".join(text for t in named(figure, "level") for text in t.hovertext)


@pytest.mark.parametrize("made", [moving, lambda: catalogue_of(FOLDERS[1])], ids=["moving", FOLDERS[1].name])
def test_another_choice_shows_the_usual_level_beside_it_and_the_envelope(made):
    catalogue = made()
    base = fluctuation(catalogue, default_choice(catalogue))
    other = fluctuation(catalogue, Choice("keds", "month"))
    found = envelope(catalogue, default_choice(catalogue))
    figure = timeline_figure(catalogue, LIGHT, Drawn(other, None, base.level))
    (dashed,) = named(figure, "default")
    assert list(dashed.y) == pytest.approx(base.level.level, abs=6e-4) and dashed.line.dash == "6px,4px"
    low, high = named(timeline_figure(catalogue, LIGHT, Drawn(base, found)), "envelope")
    assert list(low.y) == pytest.approx(found.low, abs=6e-4) and list(high.y) == pytest.approx(found.high, abs=6e-4)
    assert not named(timeline_figure(catalogue, LIGHT, Drawn(base)), "default", "envelope")


def test_lasting_breaks_are_drawn_where_they_lie_and_passing_ones_are_not(catalogue):
    found = fluctuation(catalogue, default_choice(catalogue))
    turned = turning(catalogue, default_choice(catalogue))
    figure = timeline_figure(catalogue, LIGHT, Drawn(found, turned=turned))
    for turns, panel in ((turned.mean, "level"), (turned.net, "flow")):
        kept = [t for t in turns if t.share >= STABLE]
        traces = [t for t in named(figure, "break") if t.yaxis == AXES[panel]]
        assert [x for t in traces for x in t.x] == [t.year for t in kept]
        assert all(
            f"{100 * t.share:.0f}\u00a0%" in text
            for t, text in zip(kept, (x for tr in traces for x in tr.hovertext), strict=True)
        )
        lines = [s for s in figure.layout.shapes if s.yref == f"{AXES[panel]} domain"]
        assert [line.x0 for line in lines] == [t.year for t in kept]
    assert not named(timeline_figure(catalogue, LIGHT, Drawn(found)), "break")


def test_every_pointer_of_a_break_has_its_year_once():
    assert year_labels([1960], 5) == [("right", "1960")] and year_labels([], 5) == []
    assert year_labels([2001, 2003, 2007, 2020], 4) == [("left", "2001"), *(("right", year) for year in ("2003", "2007", "2020"))]
    assert year_labels([2001, 2003, 2007], 5) == [("left", "2001, 2003"), ("", ""), ("right", "2007")]
    assert year_labels([1950, 1962, 1963], 5) == [("right", "1950"), ("left", "1962"), ("right", "1963")]


def test_the_app_writes_the_years_of_breaks_where_the_drawing_does():
    """`names.js` does in pixels, for the years shown, what `year_labels` does for all; the first has room before it here."""
    chance, cases, apart = Random(7), [], []
    for _ in range(400):
        years = sorted(chance.sample(range(1955, 2026), chance.randint(1, 14)))
        width = chance.choice((260, 400, 700, 1100))
        apart.append(34 / width * 80)
        while years and years[0] - 1947 < apart[-1]:
            years.pop(0)
        cases.append({"years": years, "range": [1947, 2027], "width": width})
    told = node("breaks.js", {"script": str(TESTS.parent / "dossier" / "ui" / "assets" / "names.js"), "cases": cases})
    for case, room, said in zip(cases, apart, told, strict=True):
        assert [tuple(one) for one in said] == year_labels(case["years"], room), case
    assert any("," in text for said in told for _, text in said) and any(side == "left" for said in told for side, _ in said)


def test_a_break_of_level_and_flow_is_named_in_both_and_each_line_stays_in_its_panel():
    catalogue = catalogue_of(FOLDERS[0])
    both = Turn(1960, 1959, 1.0, 1.0)
    turned = replace(turning(catalogue, default_choice(catalogue)), mean=(both,), net=(both, Turn(1985, 1984, 0.9, 0.9)))
    figure = timeline_figure(catalogue, LIGHT, Drawn(fluctuation(catalogue, default_choice(catalogue)), turned=turned))
    said = {t.yaxis: list(t.text) for t in named(figure, "break")}
    assert said == {AXES["level"]: ["1960"], AXES["flow"]: ["1960", "1985"]}
    lines = [(s.x0, s.yref) for s in figure.layout.shapes if s.line.dash == "5px,4px"]
    level, flow = (f"{AXES[name]} domain" for name in ("level", "flow"))
    assert lines == [(1960, level), (1960, flow), (1985, flow)]


def test_each_name_at_the_line_has_its_leader_and_its_mark(catalogue):
    """The leader is an error bar of the name, so that the page can hide both; it ends at the mark on the line."""
    figure = timeline_figure(catalogue, LIGHT)
    rings = {key: (x, y) for t in named(figure, "turn") for key, x, y in zip(t.customdata, t.x, t.y, strict=True)}
    found = 0
    for trace in named(figure, "label"):
        rows = zip(trace.customdata, trace.x, trace.y, trace.error_y.array, trace.error_y.arrayminus, strict=True)
        for key, x, y, up, down in rows:
            assert rings[key] == (x, pytest.approx(y + up - down, abs=0.002)) and (up > 0) != (down > 0)
            found += 1
    assert found == len(rings) > 0


def test_what_is_called_dotted_is_dotted_and_told_from_what_is_dashed():
    """In the stylesheet of file and exports the lengths are the same; a dot is no longer than its line is wide."""
    rules = " ".join(sheet().split())
    for lengths, css in (
        (DOTTED, ".t-envelope { "),
        (DASHED, ".t-default { "),
        (DOUBTFUL, ".t-doubt { "),
        (BROKEN, "stroke-width: 1.2; "),
    ):
        assert f"{css}stroke-dasharray: {lengths[0]:g} {lengths[1]:g}" in rules, css
    assert DOTTED[0] <= 1 and DOUBTFUL[0] <= 1.6 and DASHED[0] > 3 * DOTTED[0]


def test_streamlit_sends_a_figure_as_it_was_made(catalogue):
    """It takes what a figure of Plotly's says of itself; given a dict, it would build one first."""
    made = charts.timeline_figure(catalogue, LIGHT)
    assert return_figure_from_figure_or_data(Sent(made), validate_figure=True) is made
    json.dumps(made)


def test_reading_level_and_flow_never_share_a_scale(catalogue, figure):
    (ribbon,) = named(figure, "reading")
    others = {t.yaxis for t in figure.data if t.name not in ("reading", "under")}
    assert ribbon.yaxis in (None, "y") and not others & {None, "y"}
    domains = {tuple(figure.layout[axis].domain) for axis in figure.layout.to_plotly_json() if axis.startswith("yaxis")}
    assert len(domains) == len(panels(catalogue))


def test_the_flow_fits_its_panel(catalogue, figure):
    low, high = figure.layout.yaxis2.range
    stacks: Counter = Counter()
    for (name, year), y in flow_of(figure).items():
        stacks[year, name.split("-")[1]] += y
    assert all(low <= y <= high for y in stacks.values()) and low < 0 < high


def test_what_lies_outside_the_chart_cannot_be_reached(catalogue, figure):
    opens, closes = catalogue.span(catalogue.meta.span)
    axis = figure.layout.xaxis
    assert axis.minallowed <= opens and axis.maxallowed >= closes and list(axis.range) == [axis.minallowed, axis.maxallowed]
    assert figure.layout.dragmode is False and axis.fixedrange, "a drag or a swipe on a chart is not Plotly’s"


def colours_apart(one: Any, other: Any, path: tuple = ()) -> list[tuple]:
    """Where two figures differ, but for fields that are colours."""
    if path and "color" in str(path[-1]):
        return []
    if isinstance(one, dict) and isinstance(other, dict):
        gone = [(*path, key) for key in one.keys() ^ other.keys()]
        return gone + [d for key in one.keys() & other.keys() for d in colours_apart(one[key], other[key], (*path, key))]
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)) and len(one) == len(other):
        return [d for i, (x, y) in enumerate(zip(one, other, strict=True)) for d in colours_apart(x, y, (*path, i))]
    return [] if one is other or one == other else [path]


@pytest.mark.parametrize("name", CHARTS)
def test_light_and_dark_differ_in_colours_only(catalogue, name):
    rows = () if name == "timeline" else (list(catalogue.alignments.values()),)
    day, night = (CHARTS[name](catalogue, look, *rows) for look in (LIGHT, DARK))
    assert colours_apart(day, night) == []
    assert day != night


def test_the_board_knows_the_figure(catalogue, figure):
    """The frame draws the pick over the figure from these numbers; they must be those of the traces."""
    board = overlay(catalogue)
    layout = figure.layout
    assert board["range"] == list(layout.xaxis.range)
    assert board["margin"] == {side: getattr(layout.margin, side) for side in "lrtb"}
    axes = {axis: name for name, axis in AXES.items()}
    for name, (low, high, bottom, top) in board["panels"].items():
        axis = layout["yaxis" + AXES[name][1:]]
        assert tuple(axis.domain) == (low, high)
        if name not in ("flow", "level"):
            assert tuple(axis.range) == (bottom, top)
    assert {key: (x, y, axes[axis]) for key, x, y, axis, _ in drawn(figure)} == {
        key: (x, y, panel) for key, (x, panel, y, _) in board["events"].items()
    }
    assert all(home == catalogue.home.get(key, "") for key, (*_, home) in board["events"].items())
    (bars,) = named(figure, "alignments")
    shown = {
        k: (s, s + w, y, h)
        for k, s, w, y, h in zip(
            bars.customdata or (), bars.base or (), bars.x or (), bars.y or (), bars.width or (), strict=True
        )
    }
    assert set(shown) == set(board["alignments"])
    assert all(shown[key] == pytest.approx(tuple(numbers)) for key, numbers in board["alignments"].items())
    (ribbon,) = named(figure, "reading")
    assert [(p[0], p[1]) for p in board["periods"]] == list(zip(ribbon.customdata, ribbon.base, strict=True))
    assert board["basis"] == catalogue.basis


def test_another_composition_is_drawn_by_the_figure_and_known_to_the_board(catalogue):
    """Panels, their heights and what is shown are data: here a level twice as high, and no lanes."""
    rows = tuple(replace(p, height=2 * p.height) if p.name == "level" else p for p in panels(catalogue) if p.name != "lanes")
    layers = frozenset({"periods", "reading", "rules", "level", "events", "names"})
    figure = timeline_figure(catalogue, LIGHT, None, Composition(rows, layers))
    board = overlay(catalogue, Composition(rows))
    assert not named(figure, "alignments") and not board["alignments"] and "lanes" not in board["panels"]
    assert not any(t.x for t in figure.data if t.name.startswith("flow"))
    for name, (low, high, *_) in board["panels"].items():
        assert figure.layout["yaxis" + AXES[name][1:]].domain == (low, high)
    assert {key: (x, y) for key, x, y, *_ in drawn(figure)} == {key: (x, y) for key, (x, _, y, _) in board["events"].items()}
    whole = figure.layout.height - MARGIN["t"] - MARGIN["b"]
    low, high = board["panels"]["level"][:2]
    assert (high - low) * whole == pytest.approx(2 * next(p.height for p in panels(catalogue) if p.name == "level"), abs=0.01)


def test_panels_of_the_figure_stand_in_order(catalogue, figure):
    at = scene(catalogue).frame(0, 1)
    tops = [at.share(name)[1] for name in ("reading", "level", "a", "joint", "b", "lanes", "flow", "context")]
    assert tops == sorted(tops, reverse=True)
    assert figure.layout.height > 0


@pytest.mark.parametrize(
    "parts",
    [
        dict(events=()),
        dict(alignments=()),
        dict(claims=(), annotations=()),
        dict(article=None),
        dict(contexts=()),
        dict(sources=()),
        dict(actors=()),
        dict(events=(), alignments=(), claims=(), annotations=(), sources=(), contexts=(), article=None, actors=()),
        dict(periods=()),
    ],
    ids=lambda parts: "without " + " ".join(parts),
)
def test_a_dossier_without_a_part_is_drawn(parts):
    catalogue = changed(**parts)
    for look in (LIGHT, DARK):
        figure = timeline_figure(catalogue, look)
        assert Counter(key for key, *_ in drawn(figure)) == Counter(catalogue.events.keys())
        assert len(lanes_figure(catalogue, look, catalogue.alignments.values()).data) == 1
    assert set(overlay(catalogue)["events"]) == set(catalogue.events)


def test_of_some_alignments_only_their_lanes_are_drawn_and_only_the_years_asked_for(catalogue):
    row = next(a for a in catalogue.alignments.values() if any(a.third in actors for actors in catalogue.lanes.values()))
    figure = lanes_figure(catalogue, LIGHT, [row], (1960, 1969))
    (lane,) = [name for name, actors in catalogue.lanes.items() if row.third in actors]
    assert [a.text for a in figure.layout.annotations] == [lane] and list(figure.data[0].customdata) == [row.id]
    assert list(figure.layout.xaxis.range) == [1960, 1970]
    assert figure.layout.height == 44 + MARGIN["t"] + MARGIN["b"]


def test_lanes_of_no_alignment_stay_and_are_empty(catalogue):
    figure = lanes_figure(catalogue, LIGHT, [])
    assert not figure.data[0].customdata
    assert [a.text for a in figure.layout.annotations] == list(reversed(list(catalogue.lanes)))
    assert list(figure.layout["yaxis" + AXES["lanes"][1:]].range) == [0, max(len(catalogue.lanes), 1)]


def test_stances_are_told_apart_without_colour():
    """Strained, opposed, at war and unknown have patterns; the kind side is told by the hover text."""
    one = invented().dossier.alignments[0]
    rows = [replace(one, id=s, stance=s) for s in ("allied", "strained", "opposed", "at-war", "unknown")]
    (trace,) = lanes_figure(invented(), LIGHT, rows).data
    assert len(set(trace.marker.pattern.shape)) == 5
    assert all(stance.replace("-", " ") in text for stance, text in zip(trace.customdata, trace.hovertext, strict=True))


def test_no_text_of_a_record_is_taken_for_markup():
    catalogue = Catalogue(with_texts(invented().dossier, "<b>x</b>&<a href='y'>"))
    figure = timeline_figure(catalogue, LIGHT)
    texts = [
        str(text)
        for t in figure.data
        for texts in (t.hovertext, t.text)
        if texts is not None
        for text in ([texts] if isinstance(texts, str) else texts)
    ]
    texts += [a.text for a in figure.layout.annotations]
    assert any("&lt;b&gt;x&lt;/b&gt;&amp;" in text for text in texts)
    assert not any("<b>x" in text or "<a " in text for text in texts)


def test_in_the_drawing_for_files_a_reading_is_written_where_the_widest_font_has_room(catalogue):
    drawing = timeline_svg(catalogue)
    boxes = re.findall(
        r'<path class="t-read t-([\w-]+)" d="M([\d.]+) [\d.]+H([\d.]+)[^"]*"/>(?:<text [^>]*>([^<]*)</text>)?', drawing
    )
    assert len(boxes) == len(catalogue.periods) and any(word for *_, word in boxes) and "textLength" not in drawing
    for reading, left, right, word in boxes:
        assert bool(word) == (len(term("reading", reading).label) * WIDE <= float(right) - float(left) - 2), (
            reading,
            left,
            right,
        )
