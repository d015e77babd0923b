"""The acts of each year as a figure: what Plotly makes of it, what is strong and what is pale, and how large its letters are."""

from __future__ import annotations

import pytest
from plotly.graph_objects import Figure

from dossier.charts import years_figure
from dossier.index.events import EventFilters, by_year, events_filtered
from dossier.layout.theme import DARK, LIGHT
from dossier.layout.years import years_scene
from tests.samples import FOLDERS, catalogue_of, changed, invented, moving

ROLES = ["coop all", "coop left", "conf all", "conf left"]


def traces(catalogue, left, **more):
    figure = years_figure(catalogue, LIGHT, left, **more)
    return {one["name"]: one for one in figure["data"]}, figure["layout"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_plotly_takes_it_with_all_events_with_some_and_with_none(folder, theme):
    catalogue = catalogue_of(folder)
    everything = list(catalogue.events.values())
    for left in (everything, everything[:2], []):
        figure = Figure(years_figure(catalogue, theme, left, years=(1952, 1963)))
        assert [one.name for one in figure.data] == ROLES
        assert figure.layout.dragmode == "select" and figure.layout.selectdirection == "h"


def test_what_is_left_is_strong_and_stands_over_all_there_is():
    catalogue = moving()
    left = events_filtered(catalogue, EventFilters(years=(1956, 1960)))
    found, layout = traces(catalogue, left, years=(1956, 1960))
    whole, some = by_year(catalogue, catalogue.events.values()), by_year(catalogue, left)
    for i, (side, sign) in enumerate((("coop", 1), ("conf", -1))):
        for which, numbers in (("all", whole), ("left", some)):
            bars = found[f"{side} {which}"]
            assert dict(zip(bars["x"], bars["y"], strict=True)) == {
                year + 0.5: sign * both[i] for year, both in numbers.items() if both[i]
            }
    assert found["coop left"]["marker"]["color"] == LIGHT.coop[2] and found["coop all"]["marker"]["color"] == LIGHT.coop[0]
    assert found["conf left"]["marker"]["color"] == LIGHT.conf[2] and found["conf all"]["marker"]["color"] == LIGHT.conf[0]
    assert layout["shapes"][0]["x0"] == 1956 and layout["shapes"][0]["x1"] == 1961


def test_a_bar_says_its_year_and_how_many_of_how_many():
    catalogue = invented()
    found, _ = traces(catalogue, [])
    assert found["coop all"]["customdata"] == ["1952", "1964"]
    assert "0 of 1 cooperative act" in found["coop all"]["hovertext"][0]
    found, _ = traces(catalogue, catalogue.events.values())
    assert "1 cooperative act" in found["coop left"]["hovertext"][0] and " of " not in found["coop left"]["hovertext"][0]


def test_no_letter_is_smaller_than_twelve_pixels():
    _, layout = traces(moving(), [])
    sizes = [layout["font"]["size"], layout["xaxis"]["tickfont"]["size"], layout["yaxis"]["tickfont"]["size"]]
    sizes += [one["font"]["size"] for one in layout["annotations"]] + [layout["hoverlabel"]["font"]["size"]]
    assert len(sizes) == 6 and min(sizes) >= 12


def test_the_scale_holds_every_year_and_counts_are_written_without_a_sign():
    for catalogue in (moving(), invented(), changed(events=())):
        s = years_scene(catalogue, catalogue.events.values())
        (panel,) = s.panels
        tops = [one.y1 for one in s.items if hasattr(one, "y1")]
        assert all(panel.low < top < panel.high for top in tops)
        said = [one.lines[0] for one in s.items if one.role == "tick"]
        assert "0" in said and all(text.isdigit() for text in said) and len(said) >= 3


def test_what_is_known_already_is_not_counted_again():
    catalogue = moving()
    known = {1950: (7, 0)}
    assert years_scene(catalogue, [], everything=known).items[-1].y1 == 7.0
