"""What stands on every page, and what a reader's hand and clock meet there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dossier.content.dates import display, parse
from dossier.index.queries import Catalogue
from tests.browser.conftest import TINY
from tests.browser.reader import Reader

FREE = """(selector) => [0.1, 0.5, 0.95].every((share) => {
  const e = document.querySelector(selector), box = e.getBoundingClientRect();
  return e.contains(document.elementFromPoint(box.x + box.width * share, box.y + box.height / 2));
})"""
CHOICE = "[data-testid=stSelectbox]:has(input[aria-label=Dossier])"


@pytest.mark.parametrize("widths", [(360,), (1440, 1100, 780)], ids=["phone", "desk"])
@pytest.mark.parametrize("query", [{}, {"dossier": "nowhere"}, {"embed": "true"}], ids=["plain", "noted", "framed"])
def test_cite_lies_on_nothing_where_there_are_several_dossiers(
    open_reader, two: Path, tiny: Catalogue, widths: tuple[int, ...], query: dict
) -> None:
    reader = open_reader(two, tiny, viewport={"width": widths[0], "height": 900})
    for page in ("", "evidence"):
        reader.open(page, **query)
        reader.page.locator(CHOICE).wait_for()
        for width in widths:
            reader.page.set_viewport_size({"width": width, "height": 900})
            for selector in (
                f"{CHOICE} [role=group]:has(input)",
                ".st-key-citing button",
                *([".stAlert"] if "dossier" in query else []),
            ):
                reader.page.locator(selector).first.wait_for()
                reader.until(FREE, selector)


def test_a_verdict_chosen_by_keyboard_keeps_the_focus(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("evidence")
    button = reader.page.locator(".st-key-verdicts button:not([disabled]):visible").first
    everything = reader.page.locator(".d-claimlist > li").count()
    button.focus()
    for shown in (button.inner_text().split()[1], str(everything)) * 2:
        reader.press("Space")
        reader.until("n => document.querySelectorAll('.d-claimlist > li').length === n", int(shown))
        reader.settle("evidence")
        assert button.evaluate("e => e === document.activeElement")
    reader.press("Space")
    reader.until("() => location.search.startsWith('?verdict=')")
    reader.settle("evidence")
    chosen, other = (reader.page.locator(".st-key-verdicts button:not([disabled]):visible").nth(n) for n in (0, 1))
    assert (
        chosen.locator("[data-testid=stIconMaterial]").count() == 1 and other.locator("[data-testid=stIconMaterial]").count() == 0
    )
    assert chosen.evaluate("e => getComputedStyle(e).boxShadow") != other.evaluate("e => getComputedStyle(e).boxShadow")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_what_is_cited_was_read_on_the_readers_day(open_reader, tiny: Catalogue, zone: str, monkeypatch) -> None:
    """Clocks 26 hours apart, so one of them is never on the server's day."""
    reader = open_reader(TINY.parent, tiny, timezone_id=zone).open()
    before = datetime.now(ZoneInfo(zone)).date()
    reader.page.get_by_role("button", name="Cite").click()
    text = reader.page.locator(".st-key-citebody code").first.inner_text()
    days = {before, datetime.now(ZoneInfo(zone)).date()}
    assert any(f"read on {display(parse(day.isoformat()))}" in text for day in days), text


def test_on_a_phone_the_menu_makes_way_for_the_page_it_leads_to(open_reader, tiny: Catalogue) -> None:
    reader = open_reader(TINY.parent, tiny, viewport={"width": 360, "height": 740}, has_touch=True).open("evidence")
    menu = reader.page.get_by_test_id("stSidebar")
    gone = (
        "() => { const e = document.querySelector('[data-testid=stSidebar]'); return !e || e.getBoundingClientRect().right <= 1 }"
    )
    for name, page in (("Article", "article"), ("Method", "method")):
        reader.page.get_by_test_id("stExpandSidebarButton").tap()
        link = menu.get_by_role("link", name=name, exact=True)
        link.tap()
        reader.settle(page)
        reader.until(gone)
    reader.reload()
    reader.until(gone)
    assert reader.page.evaluate(
        "document.querySelector('h1').contains(document.elementFromPoint(40, document.querySelector('h1').getBoundingClientRect().y + 10))"
    )
