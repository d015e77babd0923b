from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from dossier.theme import DARK, LIGHT, SYMBOLS, THEMES, on, reading_colour, stance_colour, step, weight_colour
from dossier.ui import components
from dossier.vocabulary import cameo, vocabulary


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


both = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


@both
def test_text_is_readable_on_paper_and_on_bands(look):
    for ink in (look.ink, look.soft):
        for ground in (look.paper, look.band):
            assert contrast(ink, ground) >= 4.5


@both
def test_text_on_a_reading_is_readable(look):
    for reading in vocabulary()["reading"]:
        fill = reading_colour(look, reading)
        ground = look.paper if fill.startswith("rgba") else fill
        assert contrast(on(look, fill), ground) >= 4.5, f"{reading}: {on(look, fill)} on {ground}"


@both
def test_edges_of_marks_stand_out_from_paper(look):
    for edge in (look.edge_coop, look.edge_conf, look.soft):
        assert contrast(edge, look.paper) >= 3


def test_every_kind_of_event_has_a_shape_of_its_own():
    assert set(SYMBOLS) == set(vocabulary()["event-kind"])
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


@both
def test_stances_and_readings_have_colours_of_their_own(look):
    assert len({stance_colour(look, key) for key in vocabulary()["stance"]}) == len(vocabulary()["stance"])
    assert len({reading_colour(look, key) for key in vocabulary()["reading"]}) == len(vocabulary()["reading"])
    assert stance_colour(look, "unknown") == reading_colour(look, "silent") == "rgba(0,0,0,0)"


@pytest.mark.parametrize(("value", "wanted"), [(0.1, 0), (3.4, 0), (3.5, 1), (-3.5, 1), (6.4, 1), (-6.5, 2), (10, 2)])
def test_three_steps_of_weight(value, wanted):
    assert step(value) == wanted


@both
def test_the_colour_of_an_act_is_that_of_its_sign(look):
    assert weight_colour(look, None) == weight_colour(look, 0.0) == look.neutral
    for code in cameo().values():
        for value in code.goldstein.values():
            if value:
                assert weight_colour(look, value) in (look.coop if value > 0 else look.conf)


def test_the_stylesheet_has_the_same_tones():
    rules = dict.fromkeys(("light", "dark"), "")
    for line in (Path(components.ASSETS) / "style.css").read_text("utf-8").split("}"):
        for name, selector in (("light", ".stApp {"), ("dark", ".stApp:has(.d-look-dark) {")):
            rules[name] += line.partition(selector)[2]
    for name, look in THEMES.items():
        for group in ("coop", "conf"):
            for i, colour in enumerate(getattr(look, group)):
                assert f"--d-{group}{i}: {colour};" in rules[name]
        for variable, colour in (("ink", look.ink), ("soft", look.soft), ("paper", look.paper), ("neutral", look.neutral)):
            assert f"--d-{variable}: {colour};" in rules[name]


def test_the_looks_differ_in_every_colour():
    same = [f.name for f in fields(LIGHT) if getattr(LIGHT, f.name) == getattr(DARK, f.name)]
    assert same == [] and THEMES == {"light": LIGHT, "dark": DARK}
