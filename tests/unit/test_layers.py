"""Layers that a reader switches on and off: what is offered, and the drawing that a choice comes to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dossier.charts.overlay import overlay
from dossier.content.files import DATA
from dossier.index.compare import terms
from dossier.index.queries import Catalogue
from dossier.layout.geometry import panels
from dossier.layout.layers import FEW, PANELS, USUAL, composition, few, offered
from dossier.layout.primitives import Box, Text
from dossier.layout.scene import scene
from tests.samples import catalogue_of, changed

ALWAYS = {"reading", "level"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(DATA / "usa-pak")


def test_what_a_dossier_has_nothing_for_is_not_offered(catalogue):
    assert list(offered(catalogue)) == list(PANELS)
    assert list(offered(changed(leaders=(), alignments=(), actors=()))) == [
        one for one in PANELS if one not in ("parties", "all-parties", "leaders")
    ]
    assert offered(catalogue)["all-parties"] == f"all {len(catalogue.lanes)}"


@pytest.mark.parametrize("shown", [(), USUAL, ("context",), ("parties", "sums"), tuple(PANELS)], ids="-".join)
def test_the_drawing_has_the_panels_of_its_layers_in_order(catalogue, shown):
    how = composition(catalogue, shown)
    wanted = ALWAYS | {panel for layer in shown for panel in PANELS[layer]}
    assert [p.name for p in how.panels] == [p.name for p in panels(catalogue) if p.name in wanted]
    drawn = scene(catalogue, how=how)
    assert {one.panel for one in drawn.of(Box, "alignment", "term")} <= wanted


def test_all_layers_are_the_whole_drawing(catalogue):
    assert composition(catalogue, tuple(PANELS)).panels == panels(catalogue)
    assert set(overlay(catalogue, composition(catalogue, tuple(PANELS)))["alignments"]) == set(overlay(catalogue)["alignments"])


def test_the_few_lanes_are_those_of_which_the_record_says_most(catalogue):
    rows = {name: sum(a.third in actors for a in catalogue.alignments.values()) for name, actors in catalogue.lanes.items()}
    there = few(catalogue)
    assert len(there) == FEW and min(rows[n] for n in there) >= max(rows[n] for n in rows.keys() - there.keys())
    drawn = scene(catalogue, how=composition(catalogue, USUAL))
    assert [one.lines[0] for one in drawn.of(Text, "lane")] == list(reversed(there))
    actors = {actor for found in there.values() for actor in found}
    assert {one.key for one in drawn.of(Box, "alignment")} == {a.id for a in catalogue.alignments.values() if a.third in actors}


def test_every_term_has_a_box_and_names_never_stand_in_one_place(catalogue):
    boxes = scene(catalogue).of(Box, "term")
    meta = catalogue.meta
    assert {one.key for one in boxes} == {one.id for side in (meta.side_a, meta.side_b) for one in terms(catalogue, side)}
    named = sorted((one.y0, one.x0, one.x1) for one in boxes if one.text)
    for (row, _, end), (other, start, _) in pairwise(named):
        assert row != other or end <= start + 1.2, "two terms of one row overlap by more than a handover of offices"


def test_a_term_within_another_is_drawn_low_and_not_named(catalogue):
    boxes = {one.key: one for one in scene(catalogue).of(Box, "term")}
    inner, outer = boxes["junejo-1985"], boxes["zia-1977"]
    assert outer.x0 < inner.x0 < inner.x1 < outer.x1
    assert not inner.text and outer.text == "Zia" and inner.y1 < outer.y1


def test_without_leaders_there_is_no_panel_for_them():
    bare = changed(leaders=())
    assert "office" not in {p.name for p in panels(bare)} and "leaders" not in offered(bare)
