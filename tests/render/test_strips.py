"""A strip is a drawing, a table and an origin, and none of the three says more than the file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dossier.content.dates import parse
from dossier.content.model import Point, Series
from dossier.layout.strips import key_name
from dossier.layout.theme import DARK, LIGHT
from dossier.render.context import APP
from dossier.render.strips import described, entry, origin, strip_html, values_table
from tests.samples import FOLDERS, Page, catalogue_of, invented

ALL = [(folder, key) for folder in FOLDERS for key in catalogue_of(folder).series]
EVERY = pytest.mark.parametrize(("folder", "key"), ALL, ids=lambda x: getattr(x, "name", x))


def named(key: str) -> Series:
    return invented().series[key]


def test_there_are_series_to_draw():
    assert len(ALL) >= 2


@EVERY
def test_the_drawing_is_sound_named_and_on_the_axis(folder, key):
    catalogue = catalogue_of(folder)
    s = catalogue.series[key]
    page = Page(strip_html(APP, catalogue, s))
    ((svg, _),) = page.all("svg", "d-stripsvg")
    opens, closes = catalogue.span(catalogue.meta.span)
    assert svg["preserveaspectratio"] == "none" and svg["role"] == "img" and s.unit.replace("'", "’") in svg["aria-label"]
    assert [float(n) for n in svg["viewbox"].split()] == pytest.approx([opens, 0, closes - opens, 100], abs=0.002)
    assert float(svg["data-from"]) == pytest.approx(opens, abs=0.001) and float(svg["data-to"]) == pytest.approx(
        closes, abs=0.001
    )
    assert not page.all("text"), "text in the drawing would be stretched"
    ((_, gutter),) = page.all("div", "d-gutter")
    assert s.short.replace("'", "’") in gutter and s.unit.replace("'", "’") in gutter


@EVERY
def test_the_table_has_every_value_of_the_file(folder, key):
    catalogue = catalogue_of(folder)
    s = catalogue.series[key]
    page = Page(values_table(APP, catalogue, s))
    assert len(page.all("th", scope="row")) == len({p.date.text for p in s.points})
    cells = [text for _, text in page.all("td")]
    numbers = sorted(float(t.split(" (")[0].replace(",", "").replace("−", "-")) for t in cells if t and t[0] in "−0123456789")
    wanted = [round(p.value, 4) for p in s.points if p.value is not None] + [p.n for p in s.points if p.n is not None]
    assert numbers == pytest.approx(sorted(wanted), abs=1e-4)
    assert cells.count("no value") == sum(p.value is None for p in s.points)


@EVERY
def test_every_time_says_its_values_when_pointed_at(folder, key):
    catalogue = catalogue_of(folder)
    s = catalogue.series[key]
    page = Page(strip_html(APP, catalogue, s))
    titles = [text for _, text in page.all("title")]
    assert len(titles) == len({p.date.text for p in s.points if p.date.overlaps(catalogue.opens, catalogue.closes)})
    assert all(s.unit.replace("'", "’") in title for title in titles)


@EVERY
def test_no_colour_is_in_the_drawing(folder, key):
    html = strip_html(APP, catalogue_of(folder), catalogue_of(folder).series[key])
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl|fill=|stroke=", html)
    assert LIGHT.ink not in html and DARK.ink not in html


def test_a_gap_is_not_joined_and_a_change_of_method_is_said():
    page = Page(strip_html(APP, invented(), named("council-votes")))
    curves = [attrs["d"] for attrs, _ in page.all("path", "d-curve") if "L" in attrs["d"]]
    assert all("1957.5" not in d or "1959.5" not in d for d in curves)
    said = [text for _, text in page.all("span", "d-at")]
    assert said == ["method changes"] * len(named("council-votes").breaks) and page.all("path", "d-breakline")


def test_zero_is_a_stroke_and_a_missing_value_is_nothing():
    page = Page(strip_html(APP, invented(), named("timber-trade")))
    points = named("timber-trade").points
    assert len(page.all("path", "d-nought")) == sum(p.value == 0 for p in points) == 1
    assert len(page.all("rect", "d-bar")) == sum(bool(p.value) for p in points)


def test_lines_are_told_apart_by_more_than_colour_and_are_named():
    page = Page(strip_html(APP, invented(), named("council-votes")))
    samples = [attrs["class"] for attrs, _ in page.all("svg", "d-keyline")]
    assert len(set(samples)) == len(samples) == 2
    names = [text for _, text in page.all("li")]
    assert names == [invented().short("ost"), invented().short("vel")]


def test_ranges_are_drawn_where_they_are_known():
    assert Page(strip_html(APP, invented(), named("council-votes"))).all("path", "d-bounds")
    assert not Page(strip_html(APP, invented(), named("timber-trade"))).all("path", "d-bounds")


def test_what_no_source_covers_is_said():
    said = [text for _, text in Page(strip_html(APP, invented(), named("timber-trade"))).all("i", "d-unknown")]
    assert "not covered" in said and len(said) == 2


def test_marked_years_stand_over_the_drawing():
    ((attrs, _),) = Page(strip_html(APP, invented(), named("timber-trade"), (1952.0, 1953.5))).all("i", "d-marked")
    assert attrs["style"] == "--a:1952.000;--b:1953.500"
    assert not Page(strip_html(APP, invented(), named("timber-trade"))).all("i", "d-marked")


@pytest.mark.parametrize("shape", ["line", "bar", "step", "dot"])
@pytest.mark.parametrize("value", [None, 0.0, -4.0, 1234567.0])
def test_every_shape_is_drawn_for_any_value(shape, value):
    s = replace(named("timber-trade"), shape=shape, by="", points=(Point(date=parse("1960"), value=value),))
    page = Page(strip_html(APP, invented(), s))
    drawn = [e for css in ("d-dot", "d-curve", "d-bar", "d-nought") for e in page.all(css=css)]
    assert bool(drawn) == (value is not None)
    said = page.all("title")[0][1]
    assert ("no value" in said) == (value is None) and ("1,234,567" in said) == (value == 1234567.0)


def test_a_pair_of_actors_is_named_by_both():
    s = replace(named("timber-trade"), by="dyad")
    assert key_name(invented(), s, "vel-ost") == f"{invented().short('vel')}–{invented().short('ost')}"
    assert key_name(invented(), s, "nobody") == "nobody"


def test_the_words_for_a_series_give_its_extremes():
    said = described(invented(), named("timber-trade"))
    assert "exports: 6 values, least 0 (1964), greatest 14 (1959)" in said
    assert described(invented(), replace(named("timber-trade"), points=())).endswith("No value.")


def test_the_origin_names_all_that_is_known_and_nothing_that_is_not():
    s = named("timber-trade")
    page = Page(origin(APP, invented(), s))
    names = [text for _, text in page.all("dt")]
    assert {"Unit", "Producer", "Citation", "Page", "Read on", "Licence", "Warnings", "Sources"} <= set(names)
    assert "Computed" not in names and "Copy read" not in names
    text = " ".join(text for _, text in page.all("dd"))
    assert s.citation in text and s.licence in text and "method changes" in text


def test_the_entry_has_one_heading_and_both_disclosures():
    page = Page(entry(APP, invented(), named("timber-trade")))
    assert [text for _, text in page.all("h3")] == [named("timber-trade").title]
    assert [text for _, text in page.all("summary")] == ["Values as a table", "Where it comes from"]


def test_text_from_a_record_is_made_safe():
    s = replace(named("timber-trade"), title="<b>x</b>", unit='"><script>', short="<i>", note="<img src=x>")
    assert not Page(entry(APP, invented(), s)).tags() & {"script", "img"}
