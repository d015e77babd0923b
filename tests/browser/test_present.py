"""The presenter's view: by keys, by a remote, by finger and by address."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.axe import looked
from tests.browser.looks import PHONE
from tests.browser.reader import Reader


def presented(reader: Reader, period: str) -> None:
    """Wait until the stage shows a period, and the page behind it too."""
    reader.until(
        "id => document.querySelector('.d-stage')?.open && document.querySelector('.d-stageslide').dataset.period === id", period
    )
    reader.until("id => dossierBus.pick.period === id", period)


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def test_from_the_page_by_keys_and_back(tiny_reader: Reader) -> None:
    reader = tiny_reader
    order = list(reader.catalogue.periods)
    reader.open(period=order[0])
    reader.page.get_by_role("button", name="Present", exact=True).click()
    presented(reader, order[0])
    reader.until("() => new URLSearchParams(location.search).get('present') === 'yes'")
    at = 0
    for key, by in (
        ("ArrowRight", 1),
        ("PageDown", 1),
        ("ArrowLeft", -1),
        ("PageUp", -1),
        ("End", 99),
        ("Home", -99),
        ("ArrowLeft", -1),
        ("ArrowRight", 1),
    ):
        at = max(0, min(len(order) - 1, at + by))
        reader.press(key)
        presented(reader, order[at])
    title = reader.catalogue.periods[order[1]].title
    assert reader.page.locator(".d-stageslide h2").inner_text().startswith(title)
    assert title in reader.page.locator(".d-stagesaid").inner_text()
    reader.press("Escape")
    reader.until("() => !document.querySelector('.d-stage')?.open")
    reader.until("() => !new URLSearchParams(location.search).has('present')")
    reader.settle("")
    assert query(reader)["period"] == [order[1]] and reader.see()["ruler"] == [order[1]]


def test_verdicts_and_the_mean_are_kept_back_until_they_are_asked_for(reader: Reader) -> None:
    catalogue = reader.catalogue
    period = max(catalogue.periods, key=lambda p: len(catalogue.sentences_in(p)))
    reader.open(period=period, present="yes")
    presented(reader, period)
    stage = reader.page.locator(".d-stage")
    assert "on average" not in stage.inner_text()
    expect(stage.locator(".d-verdict").first).to_be_hidden()
    reader.press("v")
    expect(stage.locator(".d-verdict").first).to_be_visible()
    assert "on average" in stage.inner_text()
    reader.press("ArrowRight")
    assert "on average" not in stage.inner_text(), "the next period begins with its question"
    reader.press("v")
    reader.press("v")
    assert "on average" not in stage.inner_text()


def test_the_look_is_turned_on_the_stage_alone(tiny_reader: Reader) -> None:
    period = next(iter(tiny_reader.catalogue.periods))
    tiny_reader.open(period=period, present="yes")
    presented(tiny_reader, period)
    ground = "(selector) => getComputedStyle(document.querySelector(selector)).backgroundColor"
    page, before = (tiny_reader.page.evaluate(ground, name) for name in (".stApp", ".d-stage"))
    tiny_reader.press("d")
    assert tiny_reader.page.evaluate(ground, ".d-stage") != before and tiny_reader.page.evaluate(ground, ".stApp") == page
    assert tiny_reader.page.evaluate("seen.faint(4.5, '.d-stage')") == []
    tiny_reader.press("d")
    assert tiny_reader.page.evaluate(ground, ".d-stage") == before


def test_play_goes_on_by_itself_and_stops(tiny_reader: Reader) -> None:
    order = list(tiny_reader.catalogue.periods)
    tiny_reader.page.clock.install()
    tiny_reader.page.goto(f"{tiny_reader.address}?period={order[0]}&present=yes")
    tiny_reader.page.clock.resume()
    presented(tiny_reader, order[0])
    play = tiny_reader.page.get_by_role("button", name="Play")
    play.click()
    tiny_reader.page.clock.fast_forward(12_500)
    presented(tiny_reader, order[1])
    pause = tiny_reader.page.get_by_role("button", name="Pause")
    assert pause.get_attribute("aria-pressed") == "true"
    pause.click()
    tiny_reader.page.clock.fast_forward(30_000)
    presented(tiny_reader, order[1])


@pytest.mark.parametrize("period", ["first", "last"])
def test_on_a_projector_letters_are_large_and_the_slide_fits(open_reader, shipped, catalogue, period: str) -> None:
    key = list(catalogue.periods)[0 if period == "first" else -1]
    reader = open_reader(shipped, catalogue, viewport={"width": 1920, "height": 1080}).open(period=key, present="yes")
    presented(reader, key)
    sizes = reader.page.evaluate(
        "() => Object.fromEntries(['.d-slidetext p', '.d-stageslide h2', '.d-strongest li span'].map((s) => [s, parseFloat(getComputedStyle(document.querySelector(s)).fontSize)]))"
    )
    assert sizes[".d-slidetext p"] >= 28 and sizes[".d-stageslide h2"] >= 36 and sizes[".d-strongest li span"] >= 22, sizes
    heights = reader.page.evaluate(
        "() => [...document.querySelectorAll('.d-stagedrawn text')].map((e) => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 19, "letters of the drawing"
    assert reader.page.evaluate(
        "() => { const e = document.querySelector('.d-stage'); return [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]; }"
    ) == [0, 0]


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_stage(open_reader, shipped, catalogue, axe: str, device: dict) -> None:
    key = list(catalogue.periods)[3]
    reader = open_reader(shipped, catalogue, **device).open(period=key, present="yes")
    presented(reader, key)
    reader.press("v")
    assert looked(reader, axe, device) == []
    assert reader.page.evaluate("() => document.querySelector('.d-stage').scrollWidth - innerWidth") <= 0
    reader.page.locator(".d-stage").get_by_role("button", name="Next period").click()
    presented(reader, list(catalogue.periods)[4])
