"""What is there when a page has opened, without a click. Faults of the console and requests to other hosts fail every test."""

import shutil

import pytest

from dossier.exports import EXPORTS
from dossier.index.queries import Catalogue
from tests.browser.conftest import SHIPPED, TINY
from tests.browser.reader import Reader, typographic

EMPTY = """() => [...document.querySelectorAll('.stMain .stVerticalBlock > .stElementContainer')].filter((e) => {
  const at = getComputedStyle(e), gap = parseFloat(getComputedStyle(e.parentElement).rowGap);
  return e.getClientRects().length && gap > 0 && e.getBoundingClientRect().height === 0 && !['absolute', 'fixed'].includes(at.position);
}).map((e) => e.className)"""


@pytest.mark.parametrize("path", ["", "article", "search"])
def test_what_shows_nothing_takes_no_room(reader: Reader, path: str) -> None:
    """Streamlit leaves a gap beside each part of a column, also beside those that only bring a script."""
    assert reader.open(path).page.evaluate(EMPTY) == []


def test_the_timeline_opens_with_chart_ruler_article_and_record(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    now = reader.picked()
    period = catalogue.periods[now["ruler"][0]]
    marks = {p["id"] for p in reader.places() if p["trace"] in ("a", "b", "joint", "context")}
    assert marks == {e.id for e in catalogue.events.values() if e.layer == "act"}, "what was no act is a layer to switch on"
    assert reader.page.locator(".d-rail button").count() == len(catalogue.periods)
    assert reader.page.locator("[data-testid=stMain] h1").inner_text() == catalogue.meta.title
    text = reader.text()
    for s in catalogue.sentences_in(period.id):
        assert typographic(s.text) in text
    for e in catalogue.events_in(period.id):
        assert typographic(e.title) in text
    assert reader.page.locator(".d-leaf[data-part=record] tbody").count() == len(catalogue.alignments_in(period.id))
    assert reader.page.locator("[data-testid=stException]").count() == 0


STILL = """() => {
  const still = document.querySelector('.d-still img'), place = document.querySelector('.st-key-chart')?.getBoundingClientRect();
  if (!still?.complete || !still.naturalWidth || !document.querySelector('.d-rail button')) return null;
  if (!document.querySelector('.st-key-switches button')) return null; // Streamlit's own place for them is higher
  const { x, y, width, height } = still.getBoundingClientRect();
  return { still: [x, y, width, height].map(Math.round), place: [place.x, place.y, place.width, place.height].map(Math.round) };
}"""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_drawing_stands_in_the_place_of_the_chart_until_that_is_there(browser, serve, shipped, catalogue, look) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 1240}, color_scheme=look)  # which has no script yet
    reader, held = Reader(context, serve(shipped), catalogue, own=True), []
    reader.page.route("**/PlotlyChart*", lambda route: held.append(route))
    try:
        with reader.page.expect_request("**/PlotlyChart*"):
            reader.page.goto(reader.address)
        at = reader.page.wait_for_function(STILL).json_value()
        assert held and reader.page.locator(".js-plotly-plot").count() == 0
        assert at["still"][:3] == at["place"][:3] and 500 < at["still"][3] <= at["place"][3]
        for route in held:
            route.continue_()
        reader.settle("")
        assert reader.page.locator(".d-still").evaluate("e => getComputedStyle(e).display") == "none"
        place = reader.page.locator(".st-key-chart").bounding_box()
        assert [round(place[one]) for one in ("x", "y", "width", "height")] == at["place"], "nothing moves when the chart comes"
    finally:
        reader.close()


@pytest.mark.parametrize(
    ("path", "heading"), [("alignments", "Alignments"), ("article", "The article"), ("evidence", "Evidence"), ("data", "Data")]
)
def test_every_other_page_opens(reader: Reader, path: str, heading: str) -> None:
    reader.open(path)
    assert reader.page.locator("h1").first.inner_text() == heading
    assert reader.page.locator("[data-testid=stException]").count() == 0
    text = reader.text()
    if path == "alignments":
        assert reader.page.locator(".d-table tbody").count() == len(reader.catalogue.alignments)
        assert all(typographic(a.what) in text for a in reader.catalogue.alignments.values())
    if path == "article":
        assert all(typographic(s.text) in text for s in reader.catalogue.sentences.values())
    if path == "data":
        assert reader.page.locator(".d-sources > li").count() == min(len(reader.catalogue.sources), 50)


def test_a_download_is_made_when_it_is_asked_for(reader: Reader) -> None:
    reader.open("data")
    export = next(export for export in EXPORTS if export.name == "csv")
    with reader.page.expect_download() as caught:
        reader.page.get_by_role("button", name=export.title).click()
    assert caught.value.suggested_filename == f"{SHIPPED}-{export.file}"


def test_the_first_visitors_of_a_server_may_come_at_once(open_reader, tiny: Catalogue, tmp_path) -> None:
    shutil.copytree(TINY, tmp_path / TINY.name)
    paths = ["", "?scale=icews", "?scale=keds&by=month", "alignments"]
    readers = [open_reader(tmp_path, tiny) for _ in paths]
    for reader, path in zip(readers, paths, strict=True):
        reader.page.goto(f"{reader.address}/{path}", wait_until="commit")
    for reader, path in zip(readers, paths, strict=True):
        reader.page.wait_for_selector(".js-plotly-plot .main-svg, [data-testid=stException]")
        assert reader.page.locator("[data-testid=stException]").count() == 0
        reader.settle(path.partition("?")[0])


def test_the_first_visitor_of_a_server_may_come_by_a_link_to_any_page(browser, serve, tiny, tmp_path) -> None:
    """The router must run for that visitor too: the menu and the stylesheet are its work."""
    shutil.copytree(TINY, tmp_path / "vel-ost")
    reader = Reader(browser.new_context(), serve(tmp_path), tiny, own=True)
    try:
        reader.open("article")
        assert reader.page.get_by_role("link", name="Timeline", exact=True).count() == 1
        assert reader.page.locator(".stApp").evaluate("e => getComputedStyle(e).getPropertyValue('--d-ink')")
    finally:
        reader.close()
