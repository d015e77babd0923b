"""What stands where Plotly's chart is to come: all that the chart shows, where the chart shows it."""

from __future__ import annotations

from base64 import b64decode
from xml.etree import ElementTree

import pytest

from dossier.charts.timeline import figure
from dossier.layout.geometry import MARGIN
from dossier.layout.layers import PANELS, composition
from dossier.layout.level import drawn
from dossier.layout.primitives import Scene
from dossier.layout.scene import scene
from dossier.layout.theme import LIGHT
from dossier.render.still import PADDING, picture, still
from tests.samples import FOLDERS, Page, catalogue_of, moving

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=[*FOLDERS, None], ids=lambda folder: folder.name if folder else "moving")
def whole(request) -> Scene:
    """A scene with all layers."""
    catalogue = catalogue_of(request.param) if request.param else moving()
    return scene(catalogue, drawn(catalogue), composition(catalogue, PANELS))


def within(s: Scene) -> ElementTree.Element:
    """The drawing in the picture."""
    found = ElementTree.fromstring(str(picture(s))).find(f".//{SVG}svg[@class='t-svg']")
    assert found is not None
    return found


def places(traces: list[dict], layout: dict, name: str) -> list[tuple[float, float]]:
    """Where Plotly puts the points of a trace: hundredths of the plot's width and pixels from its top."""
    first, last = layout["xaxis"]["range"]
    height = layout["height"] - MARGIN["t"] - MARGIN["b"]
    out = []
    for trace in (t for t in traces if t["name"] == name):
        axis = layout["yaxis" + trace["yaxis"][1:]]
        (low, high), (foot, top) = axis["range"], axis["domain"]
        for x, y in zip(trace["x"], trace["y"], strict=True):
            share = foot + (y - low) / (high - low) * (top - foot)
            out.append((100 * (x - first) / (last - first), height * (1 - share)))
    return out


def strangers(here: list[tuple[float, float]], there: list[tuple[float, float]], off: float) -> list[tuple[float, float]]:
    """The pairs of one list without a like one in the other, in either list."""
    left, out = list(there), []
    for a, b in here:
        like = [one for one in left if abs(one[0] - a) <= 0.02 and abs(one[1] - b) <= off]
        if like:
            left.remove(min(like, key=lambda one: abs(one[0] - a) + abs(one[1] - b)))
        else:
            out.append((a, b))
    return out + left


def test_acts_rings_and_names_stand_where_the_chart_has_them(whole):
    drawing, made = within(whole), figure(whole, LIGHT)
    marks = [(float(one.get("x", "")[:-1]), float(one.get("y", ""))) for one in drawing.iter(f"{SVG}use")]
    panels = ("a", "joint", "b", "context")
    assert marks and not strangers(marks, [at for name in panels for at in places(made["data"], made["layout"], name)], 0.3)
    rings = [(float(one.get("cx", "")[:-1]), float(one.get("cy", ""))) for one in drawing.iter(f"{SVG}circle")]
    traces = [t for t in made["data"] if "markers" == t.get("mode")]
    want = [at for name in ("turn", "extreme", "means") for at in places(traces, made["layout"], name)]
    assert not strangers(rings, want, 0.3)
    said = {"".join(one.itertext()) for one in drawing.iter(f"{SVG}text")}
    names = [text for t in made["data"] if t["name"] in ("label", "extreme") for text in t.get("text", [])]
    assert {name.removeprefix("<b>").removesuffix("</b>") for name in names} <= said


def test_boxes_of_periods_alignments_and_terms_are_as_long_as_in_the_chart(whole):
    made = figure(whole, LIGHT)
    first, last = made["layout"]["xaxis"]["range"]
    lying = [t for t in made["data"] if t.get("orientation") == "h"]
    want = [
        (100 * (base - first) / (last - first), 100 * x / (last - first))
        for t in lying
        for base, x in zip(t["base"], t["x"], strict=True)
    ]
    classes = ("t-ribbon", "t-lanes", "t-office")
    groups = [one for one in within(whole).iter(f"{SVG}g") if one.get("class") in classes]
    found = [(float(one.get("x", "")[:-1]), float(one.get("width", "")[:-1])) for g in groups for one in g.iter(f"{SVG}rect")]
    assert len(found) > 3 and not strangers(found, want, 0.02)


def test_the_plot_has_the_margins_of_the_figure_and_the_picture_its_height(whole):
    assert [int(side.removesuffix("px")) for side in PADDING.split()] == [MARGIN["t"], MARGIN["r"], 0, MARGIN["l"]]
    page = Page(str(still(whole)))
    assert page.tags() == {"div", "img"}
    text = str(still(whole))
    assert abs(float(text.partition('height="')[2].partition('"')[0]) - figure(whole, LIGHT)["layout"]["height"]) <= 4
    assert b64decode(text.partition("base64,")[2].partition('"')[0]).decode("utf-8") == str(picture(whole))


def test_a_thin_record_has_no_line(whole):
    drawing = within(whole)
    lines = [one for one in drawing.iter(f"{SVG}path") if "t-level" in one.get("class", "").split()]
    assert bool(lines) == any(trace["name"] == "level" for trace in figure(whole, LIGHT)["data"])
