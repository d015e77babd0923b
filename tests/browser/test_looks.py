"""Narrow and dark, and what axe finds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.browser.reader import Reader

PAGES = ("", "alignments", "article", "evidence", "data")
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

# What is Streamlit's own and cannot be mended here: rule, selector of the node, reason.
STREAMLITS: tuple[tuple[str, str, str], ...] = ()


@pytest.fixture(scope="session")
def axe() -> str:
    found = pytest.importorskip("axe_playwright_python")
    return (Path(found.__file__).parent / "axe.min.js").read_text("utf-8")


def violations(reader: Reader, axe: str) -> list[str]:
    reader.page.evaluate(axe)
    found = reader.page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")["violations"]
    out = []
    for rule in found:
        for node in rule["nodes"]:
            target = " ".join(str(part) for part in node["target"])
            if not any(
                rule["id"] == name and reader.page.locator(target).first.evaluate(f"e => !!e.closest({json.dumps(own)})")
                for name, own, _ in STREAMLITS
            ):
                out.append(
                    f"{rule['id']} ({rule['impact']}): {target}: {' '.join(node['html'].split())[:160]}: {node['failureSummary'][:200]}"
                )
    return out


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing(open_reader, shipped, index, axe: str, look: str) -> None:
    options = PHONE if look == "phone" else {"color_scheme": look}
    reader = open_reader(shipped, index, **options)
    found = {}
    for page in PAGES:
        reader.open(page)
        if page == "":
            event = next(e for e in index.events_in(reader.see()["ruler"][0]) if index.basis.get(e.id)).id
            reader.open(period=index.home[event], event=event)
            reader.page.evaluate("document.querySelectorAll('.d-claim details').forEach(d => d.open = true)")
        found[page or "timeline"] = violations(reader, axe)
    assert not any(found.values()), json.dumps(found, indent=1)


EVERY = (*PAGES, "handout", "method")


def brightness(reader: Reader, selector: str, what: str) -> int:
    colour = reader.page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{what}")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def turned(reader: Reader, look: str) -> None:
    """The reader's system goes to another look, and Streamlit has followed."""
    reader.page.emulate_media(color_scheme=look)
    reader.until("look => getComputedStyle(document.querySelector('.stApp')).colorScheme === look", look)


def test_dark(open_reader, shipped, index) -> None:
    reader = open_reader(shipped, index, color_scheme="dark").open()
    assert brightness(reader, ".stApp", "backgroundColor") < 150 < 500 < brightness(reader, ".d-leaf", "color")
    assert brightness(reader, ".js-plotly-plot .xtick text", "fill") > 450
    assert reader.page.evaluate("seen.faint(4.5)") == []


@pytest.mark.parametrize("embed", ["", "true"], ids=["page", "frame"])
def test_a_look_that_changes_is_followed_at_once(open_reader, shipped, index, embed: str) -> None:
    """Nothing runs in between: neither a pick nor a reload."""
    reader = open_reader(shipped, index, color_scheme="light", reduced_motion="reduce")
    for page in EVERY if not embed else ("", "alignments"):
        reader.open(page, **({"embed": embed} if embed else {}))
        light = reader.page.evaluate("seen.colours()")
        turned(reader, "dark")
        dark = reader.page.evaluate("seen.colours()")
        assert light != dark
        assert reader.page.evaluate("seen.faint(3)") == [], page
        reader.open(page, **({"embed": embed} if embed else {}))
        assert reader.page.evaluate("seen.colours()") == dark, f"{page}: opened in the dark look, it has other colours"
        turned(reader, "light")
        assert reader.page.evaluate("seen.colours()") == light
        assert reader.page.evaluate("seen.faint(3)") == [], page


@pytest.mark.parametrize("look", ["light", "dark"])
def test_paper_is_white_with_dark_ink(open_reader, shipped, index, look: str) -> None:
    """Also where the look is held, so that the page does not turn light for the printer."""
    reader = open_reader(shipped, index, color_scheme=look)
    for page in EVERY:
        reader.open(page)
        reader.page.emulate_media(media="print", color_scheme=look)
        assert reader.page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
        assert reader.page.evaluate("seen.faint(4.5, 'body')") == [], page
        assert reader.page.evaluate("seen.grounds()") == [], page
        reader.page.emulate_media(media="screen")
    reader.open()
    reader.page.emulate_media(media="print", color_scheme=look)
    assert brightness(reader, ".js-plotly-plot .xtick text", "fill") < 320
    assert brightness(reader, ".js-plotly-plot .js-line[style*='2.2px']", "stroke") < 150, "the level is drawn in dark ink"


def test_a_phone(open_reader, shipped, index) -> None:
    reader = open_reader(shipped, index, **PHONE)
    for page in PAGES:
        reader.open(page)
        assert reader.see()["sideways"] <= 0, f"the page {page or 'timeline'} scrolls sideways"
    reader.open()
    assert not reader.page.locator(".st-key-chart").is_visible()
    period = list(index.periods)[1]
    reader.page.get_by_role("combobox", name="Period").select_option(period)
    reader.until("id => dossierBus.pick.period === id && seen.agreed()", period)
    assert reader.see()["heading"] == index.periods[period].title
    show = reader.page.get_by_role("button", name="Show the chart")
    show.click()
    reader.page.locator(".st-key-chart .nsewdrag").first.wait_for(state="visible")
    hide = reader.page.get_by_role("button", name="Hide the chart")
    assert hide.get_attribute("aria-expanded") == "true"
    assert reader.see()["sideways"] <= 0
    hide.click()
    assert not reader.page.locator(".st-key-chart").is_visible()
    event = index.events_in(period)[0].id
    reader.link("event", event).click()
    reader.until("id => dossierBus.pick.event === id && seen.agreed()", event)
    assert reader.page.locator(f'[data-item="event:{event}"] .d-more').is_visible()


def test_the_focus_can_be_seen(reader: Reader) -> None:
    reader.open()
    for selector in (
        ".d-zoom button",
        ".d-range input",
        ".d-rail button[tabindex='0']",
        ".d-turn button",
        ".d-sentences a",
        ".d-claim summary",
        ".d-events a",
        "tbody th a",
    ):
        reader.page.locator(selector).first.focus()
        reader.press("Shift")  # tells the browser that a keyboard is in use
        outline = reader.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
        )
        assert outline[0] != "none" and outline[1] >= 2, f"{selector}: {outline}"
