"""What the first screen says without a pointer, and that no word of it stands over another."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dossier.content.files import ROOT
from dossier.index.shape import extremes, finding
from dossier.layout.level import drawn
from dossier.render.level import NO_LEVEL
from tests.browser.conftest import TINY
from tests.browser.looks import PHONE
from tests.browser.reader import Reader

# Every word of chart and ruler that is seen, with its place in the window; a word of the ruler is cut at the edge of its button.
WORDS = """() => {
  const seen_ = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const cut = (a, b) => ({ left: Math.max(a.left, b.left), right: Math.min(a.right, b.right), top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom) });
  const drawn = [...document.querySelectorAll('.st-key-chart .main-svg :is(.textpoint text, .bartext, .xtick text, .annotation-text)')];
  const words = drawn.filter((e) => seen_(e) && e.textContent.trim()).map((e) => [e.textContent, e.getBoundingClientRect()]);
  for (const e of document.querySelectorAll('.d-rail button:not([hidden]) > *')) if (seen_(e)) words.push([e.textContent, cut(e.getBoundingClientRect(), e.parentElement.getBoundingClientRect())]);
  for (const e of document.querySelectorAll('.d-tab')) if (seen_(e)) words.push([e.textContent, e.getBoundingClientRect()]);
  return words.map(([text, at]) => [text, at.left, at.top, at.right, at.bottom]).filter(([, a, b, c, d]) => c > a && d > b);
}"""


def overlapping(words: list[list]) -> list[str]:
    """Pairs of words with more than a pixel of common width and four of common height: lines are taller than letters."""
    out = []
    for i, (one, a, b, c, d) in enumerate(words):
        out += [f"{one} / {two}" for two, e, f, g, h in words[i + 1 :] if min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 4]
    return out


def settled_at(reader: Reader, width: int, height: int) -> None:
    """The window has another size, and the chart is drawn for it."""
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.until(
        "() => Math.abs(seen.graph().layout.width - document.querySelector('.st-key-chart').clientWidth) < 3 && seen.graph().querySelector('.bartext')"
    )
    reader.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("which", ["shipped", "invented"])
def test_no_two_words_overlap_at_any_width(open_reader, shipped, catalogue, tiny, which: str) -> None:
    reader = open_reader(*((shipped, catalogue) if which == "shipped" else (TINY.parent, tiny))).open()
    for width in (1440, 1920, 1280, 1060, 1000, 768):
        settled_at(reader, width, 900)
        reader.until(f"() => {{ const words = ({WORDS})(); return words.length > 12 }}")
        assert overlapping(reader.page.evaluate(WORDS)) == [], width
    for first, last in ((1995, 2010), (1960, 1972)) if which == "shipped" else ((1950, 1965),):
        settled_at(reader, 1440, 900)
        reader.open(**{"from": str(first), "to": str(last)})
        reader.until("first => Math.round(seen.graph().layout.xaxis.range[0]) === first", first)
        reader.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert overlapping(reader.page.evaluate(WORDS)) == [], (first, last)


def test_no_two_words_of_the_chart_overlap_on_a_phone(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open()
    reader.page.get_by_role("button", name="Show the whole chart").click()
    reader.until("() => seen.graph().querySelector('.bartext')?.getBoundingClientRect().width")
    reader.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    words = reader.page.evaluate(WORDS)
    assert len(words) > 12 and overlapping(words) == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 768), (1920, 1080)])
def test_in_ten_seconds_without_a_pointer(open_reader, shipped, catalogue, width: int, height: int) -> None:
    """Years, what up and down mean, highest and lowest, turning points, the picked period and the key are text in the first window."""
    reader = open_reader(shipped, catalogue, viewport={"width": width, "height": height}).open()
    settled_at(reader, width, height)
    found = drawn(catalogue).found
    words = [
        text
        for text, left, top, right, foot in reader.page.evaluate(WORDS)
        if left >= 0 and top >= 0 and right <= width and foot <= height
    ]
    assert sum(text.isdigit() and len(text) == 4 for text in words) >= 7, "the axis has its years"
    assert "↑ more cooperative" in words and "↓ more conflict" in words
    assert {one.text for one in extremes(found)} <= set(words)
    names = {e.label for e in catalogue.events.values() if e.prominent}
    assert sum(any(text.startswith(name) for name in names) for text in words) >= 10
    picked = reader.see()["ruler"][0]
    number = list(catalogue.periods).index(picked) + 1
    assert f"{number} {catalogue.periods[picked].title}" in words
    for text in (finding(found), "level of the acts", "cooperation, or with", "conflict, or against", catalogue.meta.title):
        at = reader.page.get_by_text(text).first.bounding_box()
        assert at and at["y"] >= 0 and at["y"] + at["height"] <= height, text


def test_a_dossier_that_is_too_thin_says_so_in_place_of_the_sentence(tiny_reader: Reader) -> None:
    assert not finding(drawn(tiny_reader.catalogue).found)
    expect(tiny_reader.open().page.get_by_text(NO_LEVEL)).to_be_visible()


def test_the_window_says_page_dossier_and_product(tiny_reader: Reader) -> None:
    title = tiny_reader.catalogue.meta.title
    for page, name in (("", title), ("evidence", f"Evidence · {title}"), ("data", f"Data · {title}")):
        tiny_reader.open(page)
        assert tiny_reader.page.title() == f"{name} · Dossier"
        expect(tiny_reader.page.get_by_text(title).first).to_be_visible()


def test_for_the_ear_the_chart_is_one_figure_with_a_summary(reader: Reader) -> None:
    reader.open()
    figure = reader.page.locator(".st-key-chart [role=figure]")
    assert finding(drawn(reader.catalogue).found) in (figure.get_attribute("aria-label") or "")


@pytest.mark.parametrize("page", ["", "alignments", "events"])
def test_for_the_ear_no_chart_has_loose_words(tiny_reader: Reader, page: str) -> None:
    tiny_reader.open(page)
    charts = tiny_reader.page.locator(".js-plotly-plot svg")
    expect(charts.first).to_be_attached()
    tiny_reader.until(HUSHED)
    assert charts.count() > 1


# The script that hides the words of charts comes beside the charts themselves: before or after them.
HUSHED = "() => [...document.querySelectorAll('.js-plotly-plot svg')].every((e) => e.closest('[aria-hidden=true]'))"
SCRIPT = ROOT / "dossier" / "ui" / "assets" / "open.js"
READ_ANEW = """text => {
  for (const e of document.querySelectorAll('.plot-container[aria-hidden]')) e.removeAttribute('aria-hidden');
  delete window.dossierOpen;
  new Function('bus', text)(dossierBus);
}"""


def test_a_chart_that_was_there_before_the_script_has_no_loose_words_either(tiny_reader: Reader) -> None:
    tiny_reader.open("alignments")
    tiny_reader.page.locator(".plot-container[aria-hidden=true]").first.wait_for(state="attached")
    tiny_reader.page.evaluate(READ_ANEW, SCRIPT.read_text("utf-8"))
    assert tiny_reader.page.evaluate(HUSHED)
