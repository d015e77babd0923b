"""What holds on every page of the shipped dossier: axe, both looks, paper and a phone, each page opened once for all of it."""

from __future__ import annotations

import json
import re

import pytest

from dossier.index.queries import Catalogue
from tests.browser.axe import COLOURS, turned, violations
from tests.browser.looks import EVERY, PHONE
from tests.browser.reader import Reader

# What a reader sets or presses and what is to be seen of it on paper. A word that is explained and the head of a column are words.
CONTROLS = """() => [...document.querySelectorAll('button, input, select, textarea, [role=slider], [role=combobox]')]
    .filter((e) => !e.matches('.d-term, th button') && e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && e.getBoundingClientRect().width > 1 && !e.closest('[class*=st-key-get-]'))
    .map((e) => e.tagName + ' ' + (e.ariaLabel || e.innerText || e.className))"""
# Opens what is closed, one after the other (some let only one of them be open), and measures each time how much wider than
# its frame the page is. Gives the names of those that made it so, and how many were opened.
OPENED = """async (main) => {
    const page = document.querySelector(main) ?? document.scrollingElement, wide = [];
    let count = 0, last = page.scrollWidth - page.clientWidth;
    if (last > 0) wide.push(['before anything is open', last]);
    for (const one of document.querySelectorAll('details')) {
        if (!one.checkVisibility()) continue;
        one.open = true;
        count += 1;
        await new Promise((done) => setTimeout(done)); // what answers to it has its turn
        const now = page.scrollWidth - page.clientWidth;
        if (now > last) wide.push([one.querySelector('summary').innerText, now]);
        last = now;
    }
    return [count, wide];
}"""
BARE = ("handout", "events", "eventdata", "search", "yours")  # these have nothing that opens


def picked(page: str, catalogue: Catalogue) -> dict[str, str]:
    """The address of a page: on the Timeline an event is picked that a sentence rests on, so that its text is open."""
    if page:
        return {}
    event = next(e.id for e in catalogue.events.values() if catalogue.basis.get(e.id) and e.id in catalogue.home)
    return {"period": catalogue.home[event], "event": event}


def opened(reader: Reader, page: str) -> Reader:
    reader.open(page, **picked(page, reader.catalogue))
    if page == "":
        reader.page.evaluate("document.querySelectorAll('.d-claim details').forEach(d => d.open = true)")
    return reader


def brightness(reader: Reader, selector: str, what: str) -> int:
    colour = reader.page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{what}")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def on_paper(reader: Reader, page: str, look: str) -> None:
    """Paper is white with dark ink, also where the look is held, so that the page does not turn light for the printer."""
    reader.page.emulate_media(media="print", color_scheme=look)
    assert reader.page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert reader.page.evaluate("seen.faint(4.5, 'body')") == [], look
    assert reader.page.evaluate("seen.grounds()") == [], look
    assert reader.page.evaluate(CONTROLS) == [], "these can be pressed, but not on paper"
    if page == "":
        assert brightness(reader, ".js-plotly-plot .xtick text", "fill") < 320
        assert brightness(reader, ".js-plotly-plot .js-line[style*='3.2px']", "stroke") < 150, "the level is drawn in dark ink"
    reader.page.emulate_media(media="screen", color_scheme=look)


def in_this_look(reader: Reader, axe: str, page: str, look: str) -> list[str]:
    """Holds what a look must be, and gives its colours."""
    assert reader.page.evaluate("seen.faint(4.5)" if look == "dark" and page == "" else "seen.faint(3)") == [], look
    if look == "dark" and page == "":
        assert brightness(reader, ".stApp", "backgroundColor") < 150 < 500 < brightness(reader, ".d-leaf", "color")
        assert brightness(reader, ".js-plotly-plot .xtick text", "fill") > 450
    found = violations(reader, axe, rules=COLOURS) if look == "dark" else violations(reader, axe)
    assert not found, json.dumps(found, indent=1)
    return reader.page.evaluate("seen.colours()")


@pytest.mark.parametrize("page", EVERY)
def test_a_page_in_both_looks_and_on_paper(open_reader, shipped, catalogue, axe: str, page: str) -> None:
    """A look that changes is followed at once: nothing runs in between, neither a pick nor a reload."""
    reader = opened(open_reader(shipped, catalogue, color_scheme="light", reduced_motion="reduce"), page)
    light = in_this_look(reader, axe, page, "light")
    on_paper(reader, page, "light")
    turned(reader, "dark")
    dark = in_this_look(reader, axe, page, "dark")
    assert light != dark
    on_paper(reader, page, "dark")
    turned(reader, "dark")
    opened(reader, page)
    assert reader.page.evaluate("seen.colours()") == dark, "opened in the dark look, it has other colours"
    turned(reader, "light")
    assert reader.page.evaluate("seen.colours()") == light
    assert reader.page.evaluate("seen.faint(3)") == []


@pytest.mark.parametrize("page", EVERY)
def test_a_page_on_a_phone(open_reader, shipped, catalogue, axe: str, page: str) -> None:
    """Nothing is wider than the page, whatever is open, and axe finds nothing."""
    reader = open_reader(shipped, catalogue, **PHONE)
    reader.open(page, **picked(page, catalogue))
    assert reader.see()["sideways"] <= 0
    room = reader.page.locator(".stMain").evaluate("one => one.scrollWidth - one.clientWidth")
    assert room <= 0, f"what scrolls is {room} pixels wider than the screen"
    if page == "":
        reader.page.get_by_role("button", name="Show the whole chart").click()
    count, wide = reader.page.evaluate(OPENED, ".stMain")
    assert wide == [] and (count > 0 or page in BARE)
    found = violations(reader, axe)
    assert not found, json.dumps(found, indent=1)
