"""The list of sources: fifty at a time, turned by keyboard, said aloud, and reached from whatever cites one of them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from dossier.citing.sources import A_PAGE, SourceFilters, page_with, pages, sources_filtered
from tests.browser.looks import PHONE
from tests.browser.reader import Reader

SAID = ".st-key-sourcesaid [role=status]"
TALL = 9000  # pixels that the whole page may take on a desk


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def test_the_list_is_turned_by_keyboard_and_says_where_it_is(reader: Reader) -> None:
    reader.open("data")
    assert reader.page.locator(".stMainBlockContainer").evaluate("e => e.scrollHeight") < TALL
    last = pages(len(reader.catalogue.sources))
    first = reader.page.locator(".d-sources > li").first.get_attribute("id")
    reader.page.get_by_role("textbox", name="Search the sources").focus()
    for _ in range(8):
        reader.page.keyboard.press("Tab")
        if "Next" in reader.page.evaluate("document.activeElement.innerText"):
            break
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(SAID)).to_contain_text(f"page 2 of {last}")
    assert query(reader)["source_page"] == ["2"]
    assert "Next" in reader.page.evaluate("document.activeElement.innerText"), "who turns on stays at the button"
    assert reader.page.locator(".d-sources > li").first.get_attribute("id") != first
    reader.reload()
    expect(reader.page.locator(SAID)).to_contain_text(f"page 2 of {last}")


def test_who_turns_on_below_the_list_is_brought_to_its_head(reader: Reader) -> None:
    reader.open("data")
    reader.page.locator(".st-key-sourcestepsbelow").get_by_role("button", name="Next").click()
    expect(reader.page.locator("#sources-2")).to_be_visible()
    reader.until("() => Math.abs(document.querySelector('#sources-2').getBoundingClientRect().top) < innerHeight")


def test_a_citation_leads_to_its_source_in_the_list(reader: Reader) -> None:
    found = reader.catalogue
    rows = sources_filtered(found, SourceFilters(), "use")
    event = next(e for e in found.events.values() if (page_with(rows, e.cites[0].work) or 0) > 2)
    reader.open("", event=event.id)
    key = event.cites[0].work
    reader.page.locator(f'.is-open a[data-page=data][href*="source={key}"]').first.click()
    marked = reader.page.locator(".d-sources > li[aria-current=true]")
    expect(marked).to_have_id(f"source-{key}")
    expect(marked).to_be_in_viewport()
    assert reader.page.locator(".d-sources > li").count() <= A_PAGE
    assert query(reader)["source"] == [key]


def test_tables_keep_their_headings_on_a_phone(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open("data")
    for table in (".d-coverage", ".d-measured"):
        cells = reader.page.locator(f"{table} tbody tr").first.locator("td")
        heads = reader.page.locator(f"{table} thead th").all_text_contents()[1:]
        told = cells.evaluate_all("all => all.map((e) => getComputedStyle(e, '::before').content)")
        assert told == [f'"{head}: "' for head in heads]
