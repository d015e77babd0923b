"""Event data in a browser: a dyad by typing, a bar that opens its rows, the address again; narrow, and without a store."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looks import PHONE
from tests.eventdata.made import NEEDS
from tests.eventdata.store import made_store

pytestmark = NEEDS


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """The variable that names the store is read by the server: set while one of its own is started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_EVENTS", str(made_store(tmp_path_factory.mktemp("events"))))
        yield


@pytest.fixture(scope="module")
def with_store(stored, tmp_path_factory, shipped):
    """The shipped dossier, in a folder that no other test serves."""
    root = tmp_path_factory.mktemp("with-store")
    (root / "usa-pak").symlink_to(shipped / "usa-pak")
    return root


def test_by_typing_a_dyad_by_a_bar_its_rows_and_the_address_opens_the_same(open_reader, with_store, catalogue) -> None:
    reader = open_reader(with_store, catalogue, color_scheme="dark").open("eventdata")
    expect(reader.page.locator(".st-key-codedchart .xtick text").first).to_be_visible()
    reader.page.get_by_role("combobox", name="One state", exact=True).focus()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.type("Ind")
    reader.page.keyboard.press("Enter")
    reader.until("() => new URLSearchParams(location.search).get('state') === 'India'")
    expect(reader.page.get_by_text("India and France, by year", exact=False)).to_be_visible()
    reader.settle("eventdata")
    bar = reader.page.locator(".st-key-codedchart .bars .point path").nth(7)
    box = bar.bounding_box()
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reader.until("() => /^[0-9]{4}$/.test(new URLSearchParams(location.search).get('bin') ?? '')")
    expect(reader.page.locator(".d-codedrows tbody tr")).to_have_count(1)
    year = reader.page.evaluate("new URLSearchParams(location.search).get('bin')")
    reader.reload()
    expect(reader.page.locator(".d-codedrows tbody th")).to_contain_text(year)
    assert reader.page.evaluate("seen.faint(4.5)") == []


def test_on_a_phone_the_page_keeps_its_width_and_chart_and_table_are_there(open_reader, with_store, catalogue) -> None:
    reader = open_reader(with_store, catalogue, **PHONE).open("eventdata", unit="by month", bin="1998-03")
    expect(reader.page.locator(".d-codedrows tbody tr").first).to_be_visible()
    reader.page.locator(".d-index summary").click()
    room = reader.page.locator(".stMain").evaluate("one => one.scrollWidth - one.clientWidth")
    assert room <= 0 and reader.see()["sideways"] <= 0
    reader.page.emulate_media(media="print", color_scheme="light")
    assert reader.page.evaluate("seen.faint(4.5, 'body')") == []
    expect(reader.page.locator(".st-key-codedfilters")).to_be_hidden()
