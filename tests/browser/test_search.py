"""The search over everything, and the way from hit to hit on the Article page, without a mouse where there is a key."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from dossier.index.search import Index, search
from tests.browser.looks import PHONE
from tests.browser.reader import Reader

FIELD = "() => document.activeElement.closest('.st-key-find')"
COUNT = "said => document.querySelector('.d-hitcount')?.textContent === said"


def searched(reader: Reader, text: str) -> None:
    reader.until(FIELD)
    reader.page.keyboard.type(text)
    reader.until("text => new URLSearchParams(location.search).get('find') === text", text)
    reader.until("text => document.querySelector('.d-say')?.textContent.includes(`“${text}”`)", text)
    reader.settle("search")


@pytest.mark.parametrize("page", ["", "method", "data"])
def test_the_key_leads_to_the_field_from_any_page(tiny_reader: Reader, page: str) -> None:
    reader = tiny_reader.open(page)
    reader.press("/")
    reader.settle("search")
    reader.until(FIELD)
    assert reader.page.get_by_role("textbox", name="Search everything").input_value() == "", "the key itself is not typed"
    reader.back()
    reader.settle(page)


def test_the_key_is_a_letter_where_one_types(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("article")
    box = reader.page.get_by_role("textbox", name="Search the article")
    box.click()
    reader.page.keyboard.type("9/11")
    assert box.input_value() == "9/11"
    reader.settle("article")
    assert urlsplit(reader.page.url).path == "/article"


def test_the_key_goes_back_to_the_field_on_the_page_itself(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("search", find="treaty")
    reader.page.locator(".d-found a").first.focus()
    reader.press("/")
    reader.until(FIELD)


def test_a_hit_is_reached_by_keys_and_is_picked_on_its_page(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("method")
    reader.press("/")
    reader.settle("search")
    searched(reader, "treaty")
    (first, *_) = search(Index(reader.catalogue), "treaty").groups
    assert first.kind == "event"
    reader.press("ArrowDown")
    assert reader.page.evaluate("document.activeElement === document.querySelector('.d-found a')")
    reader.press("ArrowUp")
    reader.until(FIELD)
    reader.press("ArrowDown")
    reader.press("Enter")
    reader.settle("")
    reader.picked(event=first.hits[0].id)
    reader.back()
    reader.settle("search")
    reader.until("() => document.querySelectorAll('.d-found section').length")
    assert reader.page.get_by_role("textbox", name="Search everything").input_value() == "treaty"


def test_a_link_opens_the_same_hits_and_to_type_is_no_step(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("search")
    steps = reader.history()
    searched(reader, "karsk")
    assert reader.history() == steps
    hits = reader.page.locator(".d-hit").all_inner_texts()
    assert hits
    reader.page.goto(reader.page.url)
    reader.settle("search")
    reader.until("() => document.querySelectorAll('.d-hit').length")
    assert reader.page.locator(".d-hit").all_inner_texts() == hits


def test_another_spelling_is_put_into_the_field(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("search")
    searched(reader, "treety")
    reader.page.get_by_role("button", name="treaty", exact=True).click()
    reader.until(
        "() => new URLSearchParams(location.search).get('find') === 'treaty' && document.querySelector('.d-found section')"
    )
    reader.until(FIELD)


def test_all_of_a_kind_are_one_button_away(reader: Reader) -> None:
    reader.open("search", find="pakistan")
    more = reader.page.locator(".d-found [data-list=Events]")
    more.click()
    reader.until("() => new URLSearchParams(location.search).get('list') === 'Events'")
    reader.until(
        "() => document.querySelectorAll('.d-hit').length === 200 && document.querySelectorAll('.d-found section').length === 1"
    )


def test_a_day_is_found_in_the_article_as_it_says_it_and_shown_there(reader: Reader) -> None:
    reader.open("search", find="11 September 2001")
    hit = reader.page.locator('.d-hit a[data-page=article][href*="9%2F11"]').first
    wanted = parse_qs(urlsplit(hit.get_attribute("href")).query)["sentence"][0]
    hit.click()
    reader.settle("article")
    reader.until("id => document.getElementById(id)?.classList.contains('is-picked')", wanted)
    reader.until("id => document.activeElement.matches('mark') && document.activeElement.closest('.d-line').id === id", wanted)
    place = reader.page.locator("mark[aria-current]").bounding_box()
    assert place and 0 < place["y"] < reader.page.viewport_size["height"], "the hit is in view"


def test_a_source_is_shown_in_the_list_of_sources(reader: Reader) -> None:
    reader.open("search", find="commission report", list="Sources")
    link = reader.page.locator(".d-hit a").first
    title = " ".join(link.inner_text().split())
    link.click()
    reader.settle("data")
    there = reader.page.locator(".d-sources > li[aria-current]")
    there.wait_for()
    assert title in " ".join(there.inner_text().split())
    reader.until(
        "() => { const at = document.querySelector('.d-sources > li[aria-current]').getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; }"
    )


def test_from_hit_to_hit_in_the_article_by_keys(reader: Reader) -> None:
    reader.open("article")
    box = reader.page.get_by_role("textbox", name="Search the article")
    box.click()
    reader.page.keyboard.type("Pakistan")
    reader.until(
        "() => document.querySelectorAll('.d-edition mark').length > 3 && document.querySelector('.d-hitcount').textContent.startsWith('1 of ')"
    )
    reader.settle("article")
    number = reader.page.locator(".d-edition mark").count()
    assert reader.page.evaluate("document.activeElement.value") == "Pakistan", "who types goes on typing"
    shown = "() => { const at = document.querySelector('mark[aria-current]').getBoundingClientRect(); return at.top > 0 && at.bottom <= innerHeight; }"
    for key, at in (("Enter", 2), ("Enter", 3), ("Shift+Enter", 2), ("Shift+Enter", 1), ("Shift+Enter", number), ("Enter", 1)):
        reader.press(key)
        reader.until(COUNT, f"{at} of {number}")
        reader.until(shown)
        assert reader.page.evaluate("document.activeElement === document.querySelector('mark[aria-current]')")
        said = reader.page.locator(".st-key-articlehits [role=status]").text_content()
        assert said.startswith(f"{at} of {number}: ") and len(said) > 20
    reader.press("Escape")
    assert box.evaluate("e => e === document.activeElement")
    reader.page.get_by_role("button", name="Next hit").focus()
    reader.press("Enter")
    reader.until(COUNT, f"2 of {number}")
    box.fill("zzzz")
    reader.until("() => document.querySelector('.d-hits').hidden")


def test_the_first_hit_in_view_is_shown(reader: Reader) -> None:
    reader.open("article")
    last = list(reader.catalogue.sentences)[-4]
    reader.page.locator(f"#{last}").evaluate("e => e.scrollIntoView({ block: 'center' })")
    box = reader.page.get_by_role("textbox", name="Search the article")
    expect(box, "the field stays in view").to_be_visible()
    box.click()
    reader.page.keyboard.type("America")
    reader.until("() => document.querySelectorAll('.d-edition mark').length > 3 && document.querySelector('mark[aria-current]')")
    reader.settle("article")
    assert not reader.page.locator(".d-hitcount").inner_text().startswith("1 of "), (
        "not the first of the text, that lies far above"
    )


@pytest.mark.parametrize("page", ["search", "article"])
def test_a_phone_has_room_for_it(open_reader, shipped, catalogue, page: str) -> None:
    reader = open_reader(shipped, catalogue, **PHONE)
    reader.open(page, **({"find": "9/11"} if page == "search" else {"q": "Pakistan"}))
    reader.until("() => document.querySelector('.d-hit, .d-hits:not([hidden])')")
    assert reader.see()["sideways"] <= 0
    room = reader.page.locator(".stMain").evaluate("one => one.scrollWidth - one.clientWidth")
    assert room <= 0
    if page == "article":
        for button in reader.page.locator(".d-hits button").all():
            box = button.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["height"] >= 24
