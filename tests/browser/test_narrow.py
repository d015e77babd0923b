"""A narrow screen with everything opened: what is wide scrolls in its own frame, and the page never sideways."""

from __future__ import annotations

import pytest

from dossier.layout.axis import Scale
from dossier.layout.geometry import axis
from dossier.publish import page as made
from dossier.render.small import SMALL
from tests.browser.conftest import TINY
from tests.browser.looks import PHONE
from tests.browser.test_every_page import OPENED
from tests.browser.test_first_screen import overlapping


def test_the_single_file_with_everything_open_does_not_scroll_sideways(browser, catalogue, tmp_path) -> None:
    (tmp_path / "dossier.html").write_text(made(catalogue), "utf-8")
    context = browser.new_context(**PHONE)
    tab = context.new_page()
    for part in ("", "alignments", "article", "evidence", "method", "data"):
        tab.goto(f"{(tmp_path / 'dossier.html').as_uri()}#/{part}")
        tab.locator("h1, h2").first.wait_for()
        _, wide = tab.evaluate(OPENED, "html")
        assert wide == [], part
    context.close()


DRAWN = """() => {
  const drawn = document.querySelector('.d-small').getBoundingClientRect();
  const band = document.querySelector('.d-small i').getBoundingClientRect();
  const words = [...document.querySelectorAll('.d-small text')].map((e) => [e.textContent, e.getBoundingClientRect()]);
  const small = [...document.querySelectorAll('.d-small text')].map((e) => parseFloat(getComputedStyle(e).fontSize) * drawn.width / document.querySelector('.d-small svg').viewBox.baseVal.width);
  return { box: [drawn.left, drawn.top, drawn.right, drawn.bottom], band: [band.left, band.right], letters: Math.min(...small),
    words: words.map(([text, at]) => [text, at.left, at.top, at.right, at.bottom]) };
}"""


@pytest.mark.parametrize("which", ["shipped", "invented"])
def test_a_phone_shows_ribbon_and_level_with_the_picked_period(open_reader, shipped, catalogue, tiny, which: str) -> None:
    """In the first window, with letters that can be read, and no word over another."""
    reader = open_reader(*((shipped, catalogue) if which == "shipped" else (TINY.parent, tiny)), **PHONE).open()
    reader.until("() => document.querySelector('.d-small text')")
    seen, held = reader.page.evaluate(DRAWN), reader.catalogue
    left, top, right, foot = seen["box"]
    assert left >= 0 and right <= PHONE["viewport"]["width"] and top > 0 and foot < PHONE["viewport"]["height"] - 60
    assert overlapping(seen["words"]) == [] and seen["letters"] >= 11.9
    said = [text for text, *_ in seen["words"]]
    assert sum(text.isdigit() and len(text) == 4 for text in said) >= 3 and "↑ more cooperative" in said
    assert all(left <= a and b <= right for _, a, _, b, _ in seen["words"])
    start, end = held.span(
        held.periods[reader.see()["query"].get("period") or reader.page.evaluate("dossierBus.pick.period")].dates
    )
    scale = Scale(*axis(held), left + (right - left) * SMALL.left / SMALL.whole, left + (right - left) * SMALL.edge / SMALL.whole)
    assert seen["band"] == pytest.approx([scale(start), scale(end)], abs=3)


def test_a_phone_is_led_through_the_periods_by_tap_and_by_the_bar_at_the_thumb(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open()
    order = list(catalogue.periods)
    reader.until("() => document.querySelector('.d-small text')")
    left, top, right, foot = reader.page.evaluate(DRAWN)["box"]
    scale = Scale(
        *axis(catalogue), left + (right - left) * SMALL.left / SMALL.whole, left + (right - left) * SMALL.edge / SMALL.whole
    )
    wide = max(order, key=lambda p: catalogue.span(catalogue.periods[p].dates)[1] - catalogue.span(catalogue.periods[p].dates)[0])
    reader.page.touchscreen.tap(scale(sum(catalogue.span(catalogue.periods[wide].dates)) / 2), (top + foot) / 2)
    reader.picked(period=wide)
    bar = reader.page.locator(".d-thumb")
    assert f"{order.index(wide) + 1} of {len(order)}" in bar.inner_text()
    for name, at in (("Next period", 1), ("Previous period", 0)):
        reader.page.get_by_role("button", name=name).tap()
        reader.picked(period=order[order.index(wide) + at])
    box = bar.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(PHONE["viewport"]["height"], abs=1)
    assert all(b["width"] >= 44 and b["height"] >= 44 for b in (one.bounding_box() for one in bar.locator("button").all()))
    reader.page.evaluate("document.querySelector('.stMain').scrollTo(0, 1e6)")
    last = reader.page.get_by_role("link", name="Make a hand-out of this").bounding_box()
    assert last["y"] + last["height"] <= box["y"], "nothing of the page stays under the bar"
