"""Machine-coded series as a figure: what Plotly makes of it, and that no two lines are told apart by colour alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from plotly.graph_objects import Figure

from dossier.charts import coded_figure
from dossier.charts.coded import looks
from dossier.eventdata.dyad import NAMES
from dossier.index.coded import Coded, own_series, standard
from dossier.layout.coded import coded_scene
from dossier.layout.primitives import Area
from dossier.layout.theme import DARK, LIGHT
from dossier.measures.flow import Flow, bin_label
from tests.samples import moving

SIX = [
    Coded(f"s{k}", f"Set <{k}>", "year", {1955 + i: Flow(float(i % 5), -float(i % 3), 3 + i % 4, k) for i in range(20)}, without={1960 + k: 9})
    for k in range(6)
]  # fmt: skip


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("number", [0, 1, 6])
@pytest.mark.parametrize("raw", [True, False])
def test_plotly_takes_it_with_none_one_and_all_data_sets(theme, number, raw):
    series = [own_series(moving(), "year"), *SIX[:number]]
    made = coded_figure(
        coded_scene(series, "year", None if raw else standard(series)), {one.id: one.name for one in series}, theme
    )
    figure = Figure(made)
    named = [one for one in figure.data if one.showlegend]
    assert len(named) == number + 1 and [one.name for one in named][1:] == [f"Set &lt;{k}&gt;" for k in range(number)]
    assert len([one for one in figure.data if one.type == "bar"]) == 2 * number
    assert {one.yaxis or "y" for one in figure.data if one.type == "bar"} == {f"y{k + 2}" for k in range(number)}
    domains = [made["layout"][f"yaxis{k or ''}"]["domain"] for k in (0, *range(2, number + 2))]
    assert all(low < high for low, high in domains) and all(a[0] >= b[1] for a, b in pairwise(domains))


def test_no_two_lines_have_the_same_dash_or_symbol():
    """The dossier's own level, and every data set that can be read."""
    for theme in (LIGHT, DARK):
        colours, dashes, _, symbols = zip(*looks(theme).values(), strict=True)
        assert len(set(dashes)) == len(set(symbols)) == len(NAMES) + 1
        assert len(set(colours[1:])) == len(NAMES)


def test_the_band_of_the_own_level_stays_on_the_axis():
    series = [own_series(moving(), "year"), *SIX[:1]]
    for by in (None, standard(series)):
        s = coded_scene(series, "year", by)
        (band,) = s.of(Area, "band")
        panel = s.panels[0]
        assert all(panel.low < y < panel.high for side in (band.low, band.high) for _, y in side)


def test_what_can_be_opened_says_its_bin():
    s = coded_scene(SIX[:1], "year", None)
    figure = coded_figure(s, {"s0": "S"}, LIGHT)
    gaps, bars = [one for one in figure["data"] if one["type"] == "bar"]
    assert bars["customdata"] == [bin_label(bin, "year") for bin in SIX[0].flows]
    assert gaps["customdata"] == ["1960"], "what lies over a bar opens the same"
    line = next(one for one in figure["data"] if one.get("showlegend"))
    assert len(line["customdata"]) == len(line["x"]) == len(line["hovertext"])
