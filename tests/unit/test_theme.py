from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from dossier.content.files import ROOT
from dossier.content.vocabulary import cameo, vocabulary
from dossier.layout.shapes import SHAPES
from dossier.layout.theme import (
    DARK,
    FORCED,
    LIGHT,
    NO_COLOUR,
    _written,
    on,
    recoloured,
    step,
    tone_colour,
    weight_colour,
)
from dossier.ui import components


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
        fill = tone_colour(look, reading)
        ground = look.paper if fill.startswith("rgba") else fill
        assert contrast(on(look, fill), ground) >= 4.5, f"{reading}: {on(look, fill)} on {ground}"


@both
def test_edges_of_marks_stand_out_from_paper(look):
    for edge in (look.edge_coop, look.edge_conf, look.soft):
        assert contrast(edge, look.paper) >= 3


def test_every_kind_of_event_has_a_shape_of_its_own():
    assert set(SHAPES) == set(vocabulary()["event-kind"])
    for form in ("symbol", "path", "points"):
        assert len({getattr(shape, form) for shape in SHAPES.values()}) == len(SHAPES), form


@both
def test_stances_and_readings_have_colours_of_their_own(look):
    assert len({tone_colour(look, key) for key in vocabulary()["stance"]}) == len(vocabulary()["stance"])
    assert len({tone_colour(look, key) for key in vocabulary()["reading"]}) == len(vocabulary()["reading"])
    assert tone_colour(look, "unknown") == tone_colour(look, "silent") == NO_COLOUR


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


def sheet() -> str:
    return components.style()


def test_the_app_has_its_tones_from_one_table():
    """The stylesheet has none of them itself, and Streamlit, which reads a file, is told the same."""
    own = (Path(components.ASSETS) / "style.css").read_text("utf-8")
    assert sorted(re.findall(r"--d-([\w-]+): light-dark", own)) == ["accent", "amber", "band"]
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    for look in (LIGHT, DARK):
        streamlit = told[look.name]
        assert (streamlit["backgroundColor"], streamlit["secondaryBackgroundColor"]) == (look.paper, look.band)
        assert (streamlit["textColor"], streamlit["borderColor"]) == (look.ink, look.line)


def test_the_look_is_no_matter_of_python():
    """What a run knew of the look would stay as it was when the reader's system turns dark, and on paper."""
    held = [path for path in components.ASSETS.parent.glob("*.py") if "context.theme" in path.read_text("utf-8")]
    assert held == [] and "d-look" not in sheet()


def test_a_chart_of_the_light_look_takes_every_colour_of_the_dark_one():
    rules = recoloured(".plot")
    for light, dark in zip(_colours(LIGHT), _colours(DARK), strict=True):
        assert f"light-dark({light},{dark})" in rules, light
    told = [light for light in _colours(LIGHT) if light not in (LIGHT.on_weak, LIGHT.on_strong)]
    assert len(set(told)) == len(told), "two tones are alike, and so would be their dark ones"


def test_where_colours_are_forced_a_chart_has_none_but_the_systems():
    (forced,) = re.findall(r"@media \(forced-colors:active\)\{(.*)\}$", recoloured(".plot"))
    assert set(re.findall(r"#\w+|rgba?\([^)]*\)(?=!important)", re.sub(r"\[[^]]*\]", "", forced))) == set()
    for tone in set(_colours(LIGHT)):
        rgb = _written(tone) if tone.startswith("#") else "fill-opacity"
        assert rgb in forced, tone
    assert all("CanvasText" in tone or tone == "Canvas" for tone in _colours(FORCED))


def _colours(look) -> list[str]:
    named = [getattr(look, f.name) for f in fields(look) if f.name not in ("name", "coop", "conf")]
    return [*named, *look.coop, *look.conf]


def test_the_looks_differ_in_every_colour():
    same = [f.name for f in fields(LIGHT) if getattr(LIGHT, f.name) == getattr(DARK, f.name)]
    assert same == []


def tones(number: int) -> dict[str, str]:
    found = re.findall(r"--d-(\w+): light-dark\((#\w+|rgb\([^)]*\)), (#\w+|rgb\([^)]*\))\)", sheet())
    return {name: (light, dark)[number] for name, light, dark in found}


def laid(over: str, below: str) -> str:
    """A tone with a share of opacity over another."""
    *rgb, share = map(float, re.findall(r"[\d.]+", over))
    ground = [int(below[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(rgb, ground, strict=True))


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_every_ink_of_texts_is_readable_on_every_ground_of_rows(number):
    """Rows lie on paper, on the pale ground of cards and hovered rows, or on that of what is picked."""
    held = tones(number)
    grounds = {"paper": held["paper"], "pale": held["pale"], "picked": laid(held["band"], held["paper"])}
    for ink in ("ink", "soft", "accent", "amber", "inkconf"):
        for name, ground in grounds.items():
            colour = held[ink] if len(held[ink]) == 7 else "#" + "".join(2 * c for c in held[ink][1:])
            assert contrast(colour, ground) >= 4.5, f"{ink} on {name}: {contrast(colour, ground):.2f}"
    inks = set(re.findall(r"(?<![-\w])color: var\(--d-(\w+)\)", sheet()))
    assert inks <= {"ink", "soft", "accent", "amber", "inkconf", "onstrong", "paper"}, "tones of fills are too faint for texts"


def test_no_rule_makes_the_whole_page_wait_for_what_is_put_into_it():
    """A browser looks at everything above each new element anew where a rule asks what the page has within it, or has nothing in it.

    Plotly puts in and takes out hundreds of texts to measure them; each cost the styles of some 400 elements.
    """
    rules = "".join(path.read_text("utf-8") for path in sorted(Path(components.ASSETS).glob("*.css")))
    asked = re.findall(r"([^\s,{}>+~]*):has\(((?:[^()]|\([^()]*\))*)\)", rules)
    assert len(asked) > 5
    for subject, within in asked:
        assert "*" not in within and ":not" not in within, f":has({within}) is asked of every new element"
        assert not re.search(r"\.stApp\b|\bbody\b|\bhtml\b|:root|:not\(", subject), (
            f"{subject}:has({within}) is asked of the whole page"
        )
        assert "div" not in re.split(r"[^\w-]+", subject) or "range" in within, f"{subject}:has({within}) is asked of every div"
