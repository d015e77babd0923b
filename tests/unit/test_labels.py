"""What is named at the line of the level: no name over another, over the line or out of the panel."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from dossier.index.fluctuation import Choice
from dossier.index.queries import Catalogue
from dossier.layout.geometry import LETTER, WIDTH, axis, panels, pixels_a_year
from dossier.layout.labels import ranked
from dossier.layout.level import Drawn, drawn, reach
from dossier.layout.primitives import Composition, Line, Mark, Scene, Text
from dossier.layout.scene import scene
from tests.samples import FOLDERS, catalogue_of, changed, event, moving

TALL = 15


def named(catalogue: Catalogue, what: Drawn) -> Scene:
    return scene(catalogue, what, Composition(panels(catalogue), frozenset({"labels", "level"})))


def boxes(catalogue: Catalogue, what: Drawn) -> list[tuple[str, float, float, float, float]]:
    """Each text in pixels: left, top, right, foot; reckoned here from the sides, not as the module does."""
    low, high = reach(what)
    tall = next(p.height for p in panels(catalogue) if p.name == "level")
    out = []
    for one in named(catalogue, what).of(Text, "label", "extreme", "way"):
        x, y = (one.x - axis(catalogue)[0]) * pixels_a_year(catalogue), (high - one.y) / (high - low) * tall
        wide = len(one.lines[0]) * LETTER
        left = {"right": x + 3, "left": x - 3 - wide}.get(one.side, x - wide / 2)
        middle = {"above": y - TALL / 2 - 3, "below": y + TALL / 2 + 3}.get(one.side, y)
        out.append((one.lines[0], left, middle - TALL / 2, left + wide, middle + TALL / 2))
    return out


CROWDED = "labels close together"
CASES = [
    *((folder, None) for folder in FOLDERS),
    ("thick", None),
    (CROWDED, None),
    *(
        (FOLDERS[1], Choice(edition, unit, way))
        for edition in ("icews", "keds")
        for unit in ("year", "month")
        for way in ("both", "a")
    ),
]


@cache
def case(number: int) -> tuple[Catalogue, Drawn]:
    """A dossier and what is drawn of it by a choice; each draws another line."""
    where, choice = CASES[number]
    if isinstance(where, Path):
        catalogue = catalogue_of(where)
    elif where == CROWDED:
        events = moving().events.values()
        catalogue = changed(events=tuple(replace(e, label=f"Turning point {i}") for i, e in enumerate(events)))
    else:
        catalogue = moving()
    return catalogue, drawn(catalogue, choice) if choice else drawn(catalogue)


@pytest.mark.parametrize("number", range(len(CASES)))
def test_no_two_names_overlap_and_none_leaves_the_panel(number):
    catalogue, what = case(number)
    found = boxes(catalogue, what)
    tall = next(p.height for p in panels(catalogue) if p.name == "level")
    assert found
    for text, left, top, right, foot in found:
        assert left >= -0.5 and right <= WIDTH + 0.5 and top >= 0 and foot <= tall, text
    for (one, a, b, c, d), (other, e, f, g, h) in combinations(found, 2):
        assert c <= e or g <= a or d <= f or h <= b, f"{one} and {other}"


@pytest.mark.parametrize("number", range(len(CASES)))
def test_no_name_stands_on_the_line(number):
    catalogue, what = case(number)
    low, high = reach(what)
    tall = next(p.height for p in panels(catalogue) if p.name == "level")
    points = [p for line in named(catalogue, what).of(Line, "level") for p in line.points]
    for text, left, top, right, foot in boxes(catalogue, what):
        for year, value in points:
            x, y = (year - axis(catalogue)[0]) * pixels_a_year(catalogue), (high - value) / (high - low) * tall
            assert not (left < x < right and top < y < foot), f"{text} stands on the line at {year}"


def test_the_shipped_dossier_names_what_its_editors_put_first_and_at_most_so_many():
    catalogue = catalogue_of(FOLDERS[1])
    there = {one.key for one in named(catalogue, drawn(catalogue)).of(Text, "label")}
    first = {e.id for e in catalogue.events.values() if e.prominent}
    assert 10 <= len(there) <= Composition(()).most and len(first) >= 10
    assert len(first - there) <= 2, f"no room for {first - there}"


def test_the_weightier_comes_first_where_editors_say_nothing():
    events = [event("light", "1950", "042", label="A"), event("heavy", "1951", "195", label="B"), event("bare", "1952", "195")]
    put = replace(events[0], id="first", prominent=True)
    assert [e.id for e in ranked([*events, put], {"heavy": 10.0, "light": 1.0})] == ["first", "heavy", "light"]


def test_highest_and_lowest_are_marked_where_the_level_has_them():
    catalogue = moving()
    what = drawn(catalogue)
    level = what.found.level
    marks = {one.tone: one.y for one in named(catalogue, what).of(Mark, "extreme")}
    assert marks == {"highest": pytest.approx(max(level.level), abs=0.001), "lowest": pytest.approx(min(level.level), abs=0.001)}


def test_where_the_record_is_too_thin_no_value_is_named():
    catalogue = changed(events=(event("one", "1950", "057", label="A treaty"), event("two", "1980", "163", label="A quarrel")))
    s = named(catalogue, drawn(catalogue))
    assert not s.of(Mark, "extreme") and not s.of(Text, "extreme") and len(s.of(Text, "label")) == 2
