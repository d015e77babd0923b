"""The tour and the words that are explained: by keyboard, by pointer and by finger, and never in the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.looks import PHONE
from tests.browser.reader import SCRIPT, Reader

OPEN = ".d-tour:popover-open"
FIRST = "window.firstVisit = true"  # see page.js


@pytest.fixture
def visitor(browser, serve, shipped):
    """Opens a page as somebody who was never here."""
    made = []

    def opened(path: str = "", **options):
        context = browser.new_context(**options)
        made.append(context)
        page = context.new_page()
        page.add_init_script(FIRST)
        page.add_init_script(SCRIPT)
        page.goto(f"{serve(shipped)}/{path}")
        page.wait_for_function("() => window.seen && window.dossierBus && seen.settled(dossierBus.page)")
        return page

    yield opened
    for context in made:
        context.close()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_a_first_visit_is_shown_four_steps_that_take_no_focus_and_come_once(visitor, options: dict) -> None:
    page = visitor(**options)
    expect(page.locator(OPEN)).to_be_visible()
    assert page.evaluate("document.activeElement === document.body"), "nothing took the focus"
    wide, card = page.viewport_size, page.locator(OPEN).bounding_box()
    assert card["x"] >= 0 and card["x"] + card["width"] <= wide["width"] and card["y"] + card["height"] <= wide["height"] + 1
    for number in range(1, 5):
        expect(page.locator(".d-tourcount")).to_have_text(f"{number} of 4")
        expect(page.locator(".d-toured")).to_have_count(1)
        page.locator(".d-tournext").click()
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.locator(".d-toured")).to_have_count(0)
    page.reload()
    page.wait_for_function("() => window.seen && seen.settled('')")
    page.wait_for_timeout(1500)
    expect(page.locator(OPEN)).to_have_count(0)


@pytest.mark.parametrize("path", ["?period=coalition", "?embed=true", "?present=yes", "evidence"])
def test_it_stays_away_from_links_frames_the_wall_and_other_pages(visitor, path: str) -> None:
    page = visitor(path)
    page.wait_for_timeout(1500)
    expect(page.locator(OPEN)).to_have_count(0)


def test_by_keyboard_it_is_opened_again_walked_and_ended_where_it_began(reader: Reader, axe: str) -> None:
    reader.open("")
    page = reader.page
    expect(page.locator(OPEN)).to_have_count(0)
    page.get_by_role("button", name="Show me round").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".d-tournext")).to_be_focused()
    assert violations(reader, axe) == []
    page.keyboard.press("Enter")
    expect(page.locator(".d-tourcount")).to_have_text("2 of 4")
    expect(page.locator(".d-toursaid[role=status]")).to_contain_text("arrow keys")
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.get_by_role("button", name="Show me round")).to_be_focused()


def test_a_word_shows_its_sentence_by_keyboard_pointer_and_finger_and_lets_it_go(
    open_reader, shipped, catalogue, axe: str
) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open("")
    page, tip = reader.page, reader.page.locator(".d-tip:popover-open")
    term = page.locator(".d-leaf[data-part=article] .d-term").first
    term.focus()
    expect(tip).to_be_visible()
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    box = tip.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    assert violations(reader, axe) == []
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    assert term.get_attribute("aria-describedby") is None
    page.evaluate("document.activeElement.blur()")
    term.tap()
    expect(tip).to_be_visible()
    page.locator(".d-summary:visible").first.tap()
    expect(tip).to_have_count(0)


def test_a_word_pointed_at_keeps_its_sentence_while_the_pointer_goes_over_to_it(reader: Reader) -> None:
    reader.open("")
    page, tip = reader.page, reader.page.locator(".d-tip:popover-open")
    page.locator(".d-key .d-term").first.hover()
    expect(tip).to_contain_text("level")
    tip.hover()
    page.wait_for_timeout(500)
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_have_count(0)
