"""The Events page in a browser: address, order, brush, rows that open and their ways on, pages, phone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from dossier.index.events import EventFilters, events_filtered, ordered
from dossier.ui.events import ROWS
from tests.browser.looks import PHONE

FIRST = "() => document.querySelector('.d-eventtable tbody')?.dataset.item"
IDLE = "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"


def query(reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def shows(reader, event) -> None:
    """Wait until a row is the first of the table."""
    reader.until("item => document.querySelector('.d-eventtable tbody')?.dataset.item === item", f"event:{event.id}")


def rows(reader) -> list[str]:
    return reader.page.locator(".d-eventtable tbody").evaluate_all("all => all.map((one) => one.dataset.item.slice(6))")


def test_typed_years_narrow_at_once_are_said_and_no_step(reader, catalogue) -> None:
    reader.open("events")
    steps = reader.history()
    field = reader.page.get_by_label("From", exact=True)
    field.fill("1998")
    field.press("Enter")
    found = events_filtered(catalogue, EventFilters(years=(1998, catalogue.closes.year)))
    shows(reader, found[0])
    reader.until("() => location.search.includes('years=1998')")
    status = reader.page.locator(".st-key-eventhead [role=status]")
    assert status.inner_text().startswith(f"{len(found)} of {len(catalogue.events)} events. ")
    assert query(reader)["years"] == ["1998", str(catalogue.closes.year)] and reader.history() == steps


def test_a_head_sorts_by_keyboard_keeps_the_focus_and_is_said(reader, catalogue) -> None:
    reader.open("events")
    everything = list(catalogue.events.values())
    reader.page.locator("[data-by=weight]").focus()
    for by, way in (("weight", "ascending"), ("-weight", "descending")):
        reader.press("Enter")
        shows(reader, ordered(catalogue, everything, by)[0])
        assert rows(reader) == [e.id for e in ordered(catalogue, everything, by)[:ROWS]]
        reader.until("by => new URLSearchParams(location.search).get('sort') === by", by)
        assert reader.page.locator("th:has([data-by=weight])").get_attribute("aria-sort") == way
        assert reader.page.evaluate("document.activeElement.dataset.by") == "weight"
        reader.until(IDLE)


def test_a_drag_over_the_years_chooses_them(reader, catalogue) -> None:
    reader.open("events")
    a, b, y = reader.page.evaluate("""() => {
        const g = document.querySelector('.st-key-eventyears .js-plotly-plot');
        g.scrollIntoView({ block: 'center' });
        const at = g.getBoundingClientRect(), x = g._fullLayout.xaxis;
        return [...[1998.4, 2003.6].map((year) => at.x + x._offset + x.d2p(year)), at.y + at.height / 3];
    }""")
    reader.page.mouse.move(a, y)
    reader.page.mouse.down()
    reader.page.mouse.move((a + b) / 2, y + 5, steps=4)
    reader.page.mouse.move(b, y + 10, steps=4)
    reader.page.mouse.up()
    found = events_filtered(catalogue, EventFilters(years=(1998, 2003)))
    shows(reader, found[0])
    reader.until("() => location.search.includes('years=2003')")
    assert query(reader)["years"] == ["1998", "2003"] and rows(reader) == [e.id for e in found[:ROWS]]
    assert reader.page.get_by_label("From", exact=True).input_value() == "1998"


def test_a_row_opens_by_key_is_the_pick_and_leads_on(reader, catalogue) -> None:
    event = next(e for e in events_filtered(catalogue, EventFilters(layer=frozenset({"act"}))) if catalogue.basis.get(e.id))
    reader.open("events")
    reader.page.locator(f'.d-eventtable a[data-pick="event:{event.id}"]').first.focus()
    reader.press("Enter")
    row = reader.page.locator(f'tbody[data-item="event:{event.id}"]')
    row.locator(".d-eventmore").wait_for()
    reader.agreed()
    assert query(reader)["event"] == [event.id]
    row.get_by_role("button", name="Cite this event").click()
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_role("radio", name="The event").wait_for()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="detached")
    row.get_by_role("link", name="On the timeline").click()
    reader.settle("")
    reader.picked(event=event.id, period=catalogue.home[event.id])
    reader.back()
    reader.settle("events")
    assert query(reader)["event"] == [event.id]
    expect(row.locator(".d-eventmore")).to_be_visible()
    sentence = catalogue.basis[event.id][0]
    row.get_by_role("link", name=f"To its sentence {sentence}").click()
    reader.settle("article")
    assert query(reader)["sentence"] == [sentence]


def test_every_page_of_the_rows_is_reached_by_key_and_has_an_address(reader, catalogue) -> None:
    everything = list(catalogue.events.values())
    reader.open("events")
    pages = reader.page.locator(".st-key-table_page")
    pages.get_by_role("button", name="Next").or_(pages.locator("button").last).first.focus()
    reader.press("Enter")
    shows(reader, everything[ROWS])
    reader.until("() => location.search.includes('table_page=2')")
    assert rows(reader) == [e.id for e in everything[ROWS : 2 * ROWS]]
    last = -(-len(everything) // ROWS)
    reader.open("events", table_page=str(last))
    assert rows(reader) == [e.id for e in everything[(last - 1) * ROWS :]]


def test_a_picked_event_of_a_later_page_is_open_and_in_sight(reader, catalogue) -> None:
    event = list(catalogue.events.values())[-30]
    reader.open("events", event=event.id)
    row = reader.page.locator(f'tbody[data-item="event:{event.id}"]')
    row.locator(".d-eventmore").wait_for()
    reader.until(
        'id => { const at = document.querySelector(`tbody[data-item="event:${id}"]`).getBoundingClientRect(); return at.top > 0 && at.top < innerHeight; }',
        event.id,
    )


def test_a_year_of_the_index_leads_to_its_events(reader, catalogue) -> None:
    reader.open()
    reader.page.get_by_text("The index year by year").click()
    reader.page.locator(".d-index th a", has_text="1998").click()
    reader.settle("events")
    found = events_filtered(catalogue, EventFilters(years=(1998, 1998)))
    assert rows(reader) == [e.id for e in found] and query(reader)["years"] == ["1998"]
    assert reader.page.get_by_label("to", exact=True).input_value() == "1998"


def test_a_click_at_a_year_of_the_chart_offers_its_events(reader, catalogue) -> None:
    reader.open(layers="sums")
    way = reader.page.locator(".d-ofyear")
    expect(way).to_be_hidden()
    for year, part in ((1998.5, "flow-coop-a"), (1976.5, "axis")):
        place = reader.page.evaluate(
            """([year, part]) => {
                const g = seen.graph(), x = g._fullLayout.xaxis;
                g.scrollIntoView({ block: 'center' });
                const at = g.getBoundingClientRect();
                const y = part === 'axis' ? g._fullLayout.yaxis8 : g._fullLayout.yaxis2;
                return { x: at.x + x._offset + x.d2p(year), y: part === 'axis' ? at.bottom - 8 : at.y + y._offset + y.l2p(1) };
            }""",
            [year, part],
        )
        reader.point(place)
        reader.until("year => document.querySelector('.d-ofyear').textContent.includes(year)", str(int(year)))
        expect(way).to_be_visible()
        reader.agreed()  # what the pick changes on the page has its place
    way.focus()
    reader.press("Enter")
    reader.settle("events")
    assert rows(reader) == [e.id for e in events_filtered(catalogue, EventFilters(years=(1976, 1976)))]
    assert query(reader)["years"] == ["1976"]


def test_the_data_table_is_made_when_it_is_asked_for(reader) -> None:
    reader.open("events", years="1998")
    assert reader.page.get_by_test_id("stDataFrame").count() == 0
    reader.page.get_by_text("As a data table").click()
    reader.page.get_by_test_id("stDataFrame").wait_for()


def test_on_a_phone_the_filters_are_behind_one_button_and_rows_are_cards(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open("events", years="1998")
    words = reader.page.get_by_label("Words", exact=True)
    expect(words).to_be_hidden()
    reader.page.get_by_role("button", name="Filters (1)", exact=True).click()
    words.wait_for()
    row = reader.page.locator(".d-eventtable tbody").first
    row.locator("a").first.click()
    row.locator(".d-eventmore").wait_for()
    cells = row.locator("tr").first.locator("td:not(:empty), th")
    tops = cells.evaluate_all("all => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size")
    assert tops >= 3, "a card has several lines"
    assert (
        reader.page.evaluate("document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth") <= 0
    )
