"""What a teacher, a student or an analyst comes for, each done as they would, in a counted number of clicks.

A click is a press of the mouse; what is typed, and keys, are not counted.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from dossier.index.compare import ranges
from dossier.index.filters import Filters, filtered
from dossier.index.fluctuation import default_choice, fluctuation
from dossier.index.shape import extremes
from tests.browser.reader import Reader
from tests.samples import ORIGINAL


class Hand:
    """A reader's mouse, which counts."""

    def __init__(self, reader: Reader):
        self.reader, self.page, self.clicks = reader, reader.page, 0

    def click(self, role: str, name: str, **how) -> None:
        self.press(self.page.get_by_role(role, name=name, exact=True, **how).first)

    def press(self, place) -> None:
        self.clicks += 1
        place.click()

    def choose(self, label: str, text: str) -> None:
        """In a list of choices: one click, then letters and Enter."""
        self.click("combobox", label)
        self.page.keyboard.type(text)
        self.page.get_by_role("option").first.wait_for()
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Escape")  # a list of several stays open, and nothing else can be reached
        self.reader.until("() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")

    def go(self, name: str, page: str) -> None:
        self.click("link", name)
        self.reader.settle(page)


@pytest.fixture
def hand(reader: Reader) -> Callable[..., Hand]:
    return lambda **query: Hand(reader.open(**query))


def rows_of(download) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))


def test_a_what_the_article_says_of_11_september_and_whether_the_record_agrees(hand, catalogue) -> None:
    one = hand()
    one.page.keyboard.press("/")
    one.reader.settle("search")
    one.reader.until("() => document.activeElement?.ariaLabel === 'Search everything'")
    one.page.keyboard.type("11 September 2001")
    hit = one.page.locator(".stMain a[data-page=article]").first
    hit.wait_for()
    one.press(hit)
    one.reader.settle("article")
    said = one.page.locator(".d-edition .is-picked")
    expect(said).to_be_visible()
    assert one.clicks == 1
    box = said.bounding_box()
    assert 0 <= box["y"] < one.page.viewport_size["height"], "the sentence is in view"


def test_b_who_was_opposed_to_one_side_in_the_eighties_and_on_what_ground(hand, catalogue) -> None:
    one = hand()
    one.go("Alignments", "alignments")
    side = catalogue.name(catalogue.meta.side_a)
    one.choose("Toward", side)
    one.choose("Stance", "opposed")
    found = filtered(catalogue, Filters(toward=frozenset([catalogue.meta.side_a]), stance=frozenset(["opposed"])))
    one.reader.until("n => document.querySelectorAll('.d-leaf[data-part=table] tbody').length === n", len(found))
    one.press(one.page.locator(".d-leaf[data-part=table] tbody th a").first)
    expect(one.page.locator(".d-leaf[data-part=table] tbody.is-open .d-open a[href^=http]").first).to_be_visible()
    assert one.clicks <= 5


def test_c_a_third_party_toward_a_side_as_a_table_to_take_along(hand, catalogue) -> None:
    one = hand()
    one.go("Alignments", "alignments")
    third = next(a.third for a in catalogue.alignments.values() if a.toward == catalogue.meta.side_b)
    one.choose("Third party", catalogue.name(third))
    one.choose("Toward", catalogue.name(catalogue.meta.side_b))
    found = filtered(catalogue, Filters(third=frozenset([third]), toward=frozenset([catalogue.meta.side_b])))
    button = one.page.get_by_role("button", name=f"CSV of these {len(found)} rows")
    button.wait_for()
    assert button.bounding_box()["y"] < 900
    with one.page.expect_download() as download:
        one.press(button)
    assert {row["id"] for row in rows_of(download)} == {a.id for a in found} and one.clicks <= 4


def test_d_two_presidents_compared(hand, catalogue) -> None:
    one = hand()
    there = ranges(catalogue, catalogue.meta.side_a)
    names = [r.name for r in there.values()]
    first, second = names[len(names) // 2], names[len(names) // 2 + 1]
    one.go("Compare", "compare")
    one.choose("A", first)
    one.choose("B", second)
    one.reader.until(
        "wanted => [...document.querySelectorAll('.d-cmpsides > section')].map((e) => e.ariaLabel).join() === wanted",
        f"A: {first},B: {second}",
    )
    expect(one.page.locator(".d-cmpsaid")).to_be_visible()
    assert one.clicks <= 3


def test_e_a_sheet_of_two_pages_with_the_answers_hidden(hand, catalogue) -> None:
    period = max(catalogue.periods, key=lambda p: len(catalogue.events_in(p)))
    one = hand(period=period)
    one.click("link", "Make a hand-out of this")
    one.reader.settle("handout")
    one.click("button", "Fit on two pages")
    one.page.get_by_text("2 pages A4").wait_for()
    assert one.page.get_by_role("combobox", name="Answers").input_value() == "hidden" and one.clicks == 2


def test_f_the_source_of_a_claim(hand, catalogue) -> None:
    one = hand()
    claim = next(
        c
        for c in catalogue.claims.values()
        if c.events and any(catalogue.sources[x.work].url for x in catalogue.events[c.events[0]].cites)
    )
    one.go("Evidence", "evidence")
    one.press(one.page.locator(f'a.d-claimlink[data-pick="claim:{claim.id}"]'))
    link = one.page.locator(".d-leaf[data-part=claim] a[href^=http]").first
    link.wait_for()
    assert link.get_attribute("href").startswith("http") and one.clicks == 2


def test_g_a_citation_of_an_event(hand, catalogue) -> None:
    event = next(iter(catalogue.events.values()))
    one = hand(event=event.id)
    one.click("button", "Cite")
    one.page.get_by_text(event.title).first.wait_for()
    expect(one.page.locator(".st-key-citebody")).to_be_visible()
    assert one.clicks <= 3


def test_h_the_address_is_the_view(hand, catalogue) -> None:
    """After a zoom, a pick, a choice for the level, a filter and an order: a fresh window with the address shows the same."""
    one = hand()
    one.click("button", "Last 25 years")
    one.reader.until("() => location.search.includes('from=')")
    one.press(one.page.get_by_role("button", name="Previous period").last)
    one.reader.agreed()
    one.reader.until(
        "() => new URLSearchParams(location.search).get('from') === String(Math.round(seen.graph().layout.xaxis.range[0]))"
    )
    before = one.reader.see()
    shown = one.page.evaluate("seen.graph().layout.xaxis.range")
    one.reader.open(**dict(part.split("=") for part in urlsplit(one.page.url).query.split("&")))
    one.reader.until("range => Math.abs(seen.graph().layout.xaxis.range[0] - range[0]) < 1", shown)
    after = one.reader.see()
    assert {key: after[key] for key in ("heading", "ruler", "query")} == {
        key: before[key] for key in ("heading", "ruler", "query")
    }


def test_i_the_worst_year_and_why(hand, catalogue) -> None:
    one = hand()
    found = fluctuation(catalogue, default_choice(catalogue))
    lowest = next(e for e in extremes(found) if e.name == "lowest")
    year = lowest.bin
    expect(
        one.page.locator(".st-key-chart .textpoint text", has_text=lowest.text), "the first screen names the year"
    ).to_be_visible()
    one.press(one.page.locator(".d-index summary"))
    one.press(one.page.locator(f".d-index a[href*='years={year}']").first)
    one.reader.settle("events")
    one.press(one.page.locator("[data-by=weight]"))
    one.reader.until("() => location.search.includes('sort=weight')")
    worst = min(
        (
            e
            for e in catalogue.events.values()
            if e.date.earliest and e.date.earliest.year == year and catalogue.weight(e) is not None
        ),
        key=catalogue.weight,
    )
    one.reader.until("item => document.querySelector('.d-eventtable tbody')?.dataset.item === item", f"event:{worst.id}")
    assert one.clicks <= 3


def test_j_the_readers_own_original(tiny_reader: Reader) -> None:
    one = Hand(tiny_reader.open("article"))
    one.press(one.page.get_by_text("The original", exact=True))
    one.page.locator("input[type=file]").set_input_files(ORIGINAL)
    one.page.get_by_text("All 12 sentences").wait_for()
    assert one.clicks == 1
