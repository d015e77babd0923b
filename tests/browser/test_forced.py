"""Where a reader has forced the colours of the system: what is chosen can be told, and drawings can be read."""

from __future__ import annotations

import re

import pytest

from dossier.publish import page as published


def test_what_is_chosen_can_be_told_with_forced_colours(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, forced_colors="active").open()
    look = """selector => document.querySelector(selector) && ((s) => [s.backgroundColor, s.borderTopWidth + s.borderTopColor, s.borderLeftWidth + s.borderLeftColor, s.outlineStyle])(getComputedStyle(document.querySelector(selector)))"""
    event = catalogue.events_in(reader.see()["ruler"][0])[0].id
    reader.link("event", event).click()
    reader.until("id => dossierBus.pick.event === id && seen.agreed()", event)
    reader.options()
    pairs = [
        (".stButtonGroup button[aria-checked=true]", ".stButtonGroup button[aria-checked=false]"),
        (".d-rail button[aria-current]", ".d-rail button:not([aria-current])"),
        (".d-events a[aria-current]", ".d-events a:not([aria-current])"),
    ]
    for one, other in pairs:
        assert reader.page.evaluate(look, one) and reader.page.evaluate(look, one) != reader.page.evaluate(look, other), one
    assert reader.page.locator(".d-track").evaluate("e => getComputedStyle(e).backgroundImage") != "none"
    reader.open("evidence", claim=list(catalogue.claims)[1])
    one, other = (reader.page.evaluate(look, f".d-claimlink{state}") for state in ("[aria-current]", ":not([aria-current])"))
    assert one and one != other
    reader.open("alignments")
    outlined = reader.page.locator(".stSlider").evaluate(
        "e => [...e.querySelectorAll('div')].filter(d => getComputedStyle(d).outlineStyle === 'solid').length"
    )
    assert outlined == 3, "the track and both knobs"


DRAWN = """([drawing, words, lines]) => {
    const of = (selector, what) => selector && [...new Set([...document.querySelectorAll(`${drawing} ${selector}`)].map((e) => getComputedStyle(e)[what]))];
    const probe = document.querySelector(drawing).parentElement.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const ink = getComputedStyle(probe).color;
    probe.remove();
    return [ink, of(words, 'fill'), of(lines, 'stroke')];
}"""


# All colours of the drawing of the timeline, whose classes have short names in the file. The system that Chromium plays here is black
# and white, so that all its shades are greys.
GIVEN = """() => [...new Set([...document.querySelectorAll('svg:has(text) :is(text, path, use, rect)')].flatMap((e) => {
    const look = getComputedStyle(e);
    return [look.fill, look.stroke];
}))].filter((c) => /^(rgb|color)/.test(c)).map((c) => c.replace('color(srgb', 'color('))"""


def drawn(page, *drawing: str) -> None:
    """The words and lines of a drawing have the system's ink; also where the page holds another look than the system."""
    for held in ("", "light", "dark"):
        if held:
            page.add_style_tag(content=f":root, .stApp {{ color-scheme: only {held} !important }}")
        ink, words, lines = page.evaluate(DRAWN, drawing)
        assert lines == [ink] and (words == [ink] or not drawing[1]), (held, drawing, ink, words, lines)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_with_forced_colours_drawings_have_the_systems_ink(open_reader, shipped, catalogue, look: str) -> None:
    reader = open_reader(shipped, catalogue, forced_colors="active", color_scheme=look).open()
    drawn(reader.page, ".js-plotly-plot", ":is(.xtick, .ytick) text", ".js-line[style*='3.2px']")
    reader.open("evidence")
    drawn(reader.page, ".d-strip", "", ".d-k0 .d-curve")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_with_forced_colours_the_single_file_has_the_systems_ink(browser, catalogue, tmp_path, look: str) -> None:
    (tmp_path / "dossier.html").write_text(published(catalogue), "utf-8")
    context = browser.new_context(forced_colors="active", color_scheme=look)
    page = context.new_page()
    page.goto((tmp_path / "dossier.html").as_uri())
    page.locator("h1").first.wait_for()
    colours = page.evaluate(GIVEN)
    assert len(colours) > 4 and [c for c in colours if len(set(re.findall(r"[\d.]+", c.split("(")[1])[:3])) > 1] == [], colours
    context.close()
