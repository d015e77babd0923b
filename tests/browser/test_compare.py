"""Compare in a browser: two choices to two presidents, the address, the keyboard, a narrow page, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dossier.index.compare import ranges
from dossier.index.queries import Catalogue
from tests.browser.reader import Reader


@pytest.fixture
def pair(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Two neighbours among the leaders of the first side, as their ids and what the list of choices says."""
    there = ranges(catalogue, catalogue.meta.side_a)
    first = list(there)[len(there) // 2]
    second = list(there)[list(there).index(first) + 1]
    return [(key, f"{there[key].name}, {there[key].said}") for key in (first, second)]


def choose(reader: Reader, label: str, option: str) -> None:
    reader.page.get_by_role("combobox", name=label, exact=True).click()
    reader.page.get_by_role("option", name=option, exact=True).click()
    reader.settle("compare")


def heads(reader: Reader) -> list[str]:
    return reader.page.locator(".d-cmpsides > section").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


def names(catalogue: Catalogue, pair) -> list[str]:
    there = ranges(catalogue, catalogue.meta.side_a)
    return [f"{letter}: {there[key].name}" for letter, (key, _) in zip("AB", pair, strict=True)]


def test_two_choices_and_the_address_opens_the_same(open_reader, shipped, catalogue, pair) -> None:
    reader = open_reader(shipped, catalogue).open("compare")
    for label, (key, option) in zip("AB", pair, strict=True):
        choose(reader, label, option)
        reader.until("([letter, key]) => new URLSearchParams(location.search).get(letter) === key", [label.lower(), key])
    reader.until(
        "wanted => [...document.querySelectorAll('.d-cmpsides > section')].map(e => e.ariaLabel).join() === wanted",
        ",".join(names(catalogue, pair)),
    )
    said = reader.page.locator(".d-cmpsaid").inner_text()
    reader.reload()
    assert heads(reader) == names(catalogue, pair) and reader.page.locator(".d-cmpsaid").inner_text() == said
    assert reader.faults == []


def test_choices_are_no_steps_of_back(open_reader, shipped, catalogue, pair) -> None:
    reader = open_reader(shipped, catalogue).open("alignments")
    reader.page.get_by_role("link", name="Compare", exact=True).first.click()
    reader.settle("compare")
    choose(reader, "A", pair[0][1])
    reader.until("key => new URLSearchParams(location.search).get('a') === key", pair[0][0])
    reader.back()
    reader.settle("alignments")


def test_keyboard_alone_reaches_choices_and_acts(open_reader, shipped, catalogue, pair) -> None:
    there = ranges(catalogue, catalogue.meta.side_a)
    first = next(iter(there))
    reader = open_reader(shipped, catalogue).open("compare", a=pair[0][0], b=pair[1][0])
    reader.page.get_by_role("combobox", name="A", exact=True).focus()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.type(there[first].name)
    reader.page.keyboard.press("Enter")
    reader.until("key => new URLSearchParams(location.search).get('a') === key", first)
    reader.settle("compare")
    assert reader.page.locator(".d-cmpdot").evaluate_all("all => all.every(a => a.tabIndex === -1)"), (
        "dots stand in the list as well"
    )
    act = reader.page.locator(".d-cmplist:not(.d-cmpall *) a").first
    wanted = act.get_attribute("data-pick").split(":")[1]
    act.focus()
    reader.page.keyboard.press("Enter")
    reader.settle("")
    reader.until("id => new URLSearchParams(location.search).get('event') === id", wanted)


def test_a_dot_leads_to_its_event(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue).open("compare", ranges="years", a="1993-2000", b="2001-2008")
    dot = reader.page.locator(".d-cmpdot").nth(3)
    wanted = dot.get_attribute("data-pick").split(":")[1]
    dot.locator("i").dispatch_event("click")
    reader.settle("")
    reader.until("id => new URLSearchParams(location.search).get('event') === id", wanted)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_page_and_a_stands_above_b(open_reader, shipped, catalogue, width) -> None:
    reader = open_reader(shipped, catalogue, viewport={"width": width, "height": 900}).open("compare")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    a, b = (reader.page.locator(".d-cmpsides > section").nth(i).bounding_box() for i in (0, 1))
    assert (b["y"] >= a["y"] + a["height"]) == (width <= 900) and (b["x"] == a["x"]) == (width <= 900)
    letters = [reader.page.locator(".d-cmprange b").nth(i).bounding_box() for i in (0, 1)]
    assert letters[0]["x"] + letters[0]["width"] <= letters[1]["x"] or letters[1]["x"] + letters[1]["width"] <= letters[0]["x"]


def test_words_in_bars_fit(open_reader, shipped, catalogue) -> None:
    for width in (360, 1440):
        reader = open_reader(shipped, catalogue, viewport={"width": width, "height": 900}).open("compare", ranges="periods")
        wide = reader.page.locator(".d-cmpbar").evaluate_all(
            "all => all.filter(bar => [...bar.children].some(word => word.getBoundingClientRect().width > bar.getBoundingClientRect().width + .5)).map(bar => bar.textContent)"
        )
        assert wide == [], width


def test_paper_has_the_page_without_its_controls(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, color_scheme="dark").open("compare")
    reader.page.emulate_media(media="print", color_scheme="dark")
    expect(reader.page.get_by_role("combobox", name="A", exact=True)).to_be_hidden()
    for shown in (".d-cmpsaid", ".d-cmplevel", ".d-cmpsides h2", ".d-cmpnumber"):
        expect(reader.page.locator(shown).first).to_be_visible()
