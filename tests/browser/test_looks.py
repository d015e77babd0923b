"""Narrow, dark and in a frame, and words that have room in the chart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dossier.exports import EXPORTS
from tests.browser.axe import turned, violations
from tests.browser.looks import PHONE
from tests.browser.reader import Reader


def test_a_look_that_changes_is_followed_at_once_in_a_frame(open_reader, shipped, catalogue) -> None:
    """Nothing runs in between: neither a pick nor a reload."""
    reader = open_reader(shipped, catalogue, color_scheme="light", reduced_motion="reduce")
    for page in ("", "alignments"):
        reader.open(page, embed="true")
        light = reader.page.evaluate("seen.colours()")
        turned(reader, "dark")
        dark = reader.page.evaluate("seen.colours()")
        assert light != dark
        assert reader.page.evaluate("seen.faint(3)") == [], page
        reader.open(page, embed="true")
        assert reader.page.evaluate("seen.colours()") == dark, f"{page}: opened in the dark look, it has other colours"
        turned(reader, "light")
        assert reader.page.evaluate("seen.colours()") == light
        assert reader.page.evaluate("seen.faint(3)") == [], page


def test_paper_names_the_files_of_the_page_data(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue).open("data")
    reader.page.emulate_media(media="print")
    for export in EXPORTS:
        name = reader.page.locator(f".st-key-get-{export.name} button")
        expect(name, export.name).to_be_visible()
        assert name.inner_text().endswith(export.title), export.name
        assert name.evaluate("e => getComputedStyle(e).borderTopWidth") == "0px", "a name, no button"
        expect(name.locator("[data-testid=stIconMaterial]")).to_be_hidden()


def test_a_phone(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE)
    reader.open()
    expect(reader.page.locator(".st-key-chart")).to_be_hidden()
    period = list(catalogue.periods)[1]
    reader.page.get_by_role("combobox", name="Period").select_option(period)
    reader.until("id => dossierBus.pick.period === id && seen.agreed()", period)
    assert reader.see()["heading"] == catalogue.periods[period].title
    show = reader.page.get_by_role("button", name="Show the whole chart")
    show.click()
    reader.page.locator(".st-key-chart .nsewdrag").first.wait_for(state="visible")
    hide = reader.page.get_by_role("button", name="Hide the whole chart")
    assert hide.get_attribute("aria-expanded") == "true"
    assert reader.see()["sideways"] <= 0
    hide.click()
    expect(reader.page.locator(".st-key-chart")).to_be_hidden()
    event = catalogue.events_in(period)[0].id
    reader.link("event", event).click()
    reader.until("id => dossierBus.pick.event === id && seen.agreed()", event)
    expect(reader.page.locator(f'[data-item="event:{event}"] .d-more')).to_be_visible()


def test_the_focus_can_be_seen(reader: Reader) -> None:
    reader.open()
    for selector in (
        ".d-zoom button",
        ".d-range input",
        ".d-rail button[tabindex='0']",
        ".d-turn button",
        ".d-sentences a",
        ".d-claim summary",
        ".d-events a",
        "tbody th a",
    ):
        reader.page.locator(selector).first.focus()
        reader.press("Shift")  # tells the browser that a keyboard is in use
        outline = reader.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
        )
        assert outline[0] != "none" and outline[1] >= 2, f"{selector}: {outline}"


ROOM = """() => {
  const g = seen.graph(), out = [];
  const plot = g.querySelector('.nsewdrag').getBoundingClientRect();
  for (const word of g.querySelectorAll('.bartext')) {
    const at = word.getBoundingClientRect(), bar = word.previousElementSibling.getBoundingClientRect();
    if (getComputedStyle(word).visibility === 'hidden') continue;
    out.push([word.textContent, at.left - Math.max(bar.left, plot.left), Math.min(bar.right, plot.right) - at.right]);
  }
  return out;
}"""
OVER = """() => {
  const all = [...seen.graph().querySelectorAll('.scatterlayer .textpoint text')].filter((e) => getComputedStyle(e).visibility !== 'hidden' && e.textContent);
  const boxes = all.map((e) => [e.textContent, e.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) => a.left < b.right && a.right > b.left && a.top + 2 < b.bottom && a.bottom > b.top + 2).map(([other]) => one + ' / ' + other));
}"""


FITS = f"least => {{ const words = ({ROOM})(); return words.length >= least && words.every(([, left, right]) => left >= 0 && right >= 0); }}"


def words_have_room(reader: Reader) -> None:
    """Waits until the words of the ribbon stand within their boxes: a chart whose years have just changed is drawn a moment later."""
    reader.until(FITS, 3)
    assert reader.page.evaluate(OVER) == []


def test_words_in_the_chart_have_room_at_any_width_and_on_paper(reader: Reader) -> None:
    own = reader.page.viewport_size
    try:
        for width in (1440, 1100, 1280, 800, 1920):
            reader.page.set_viewport_size({"width": width, "height": 1000})
            if width == 1440:
                reader.open()
            box = ".st-key-chart"
            reader.until(
                f"() => Math.abs(seen.graph().layout.width - document.querySelector('{box}').clientWidth) < 3 && seen.graph().querySelector('.bartext')"
            )
            reader.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            words_have_room(reader)
        reader.page.emulate_media(media="print")
        reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        words_have_room(reader)
        reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    finally:
        reader.page.emulate_media(media="screen")
        reader.page.set_viewport_size(own)


def test_words_stay_in_their_boxes_however_often_the_chart_is_drawn(reader: Reader) -> None:
    """Plotly measures a word together with the shift that a drawing before gave it, or takes what it measured earlier."""
    reader.open(**{"from": "2002", "to": "2015"})
    reader.until("() => Math.round(seen.graph().layout.xaxis.range[0]) === 2002")
    reader.until(FITS, 1)
    for _ in range(3):
        reader.page.evaluate("() => Plotly.redraw(seen.graph())")
        reader.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert reader.page.evaluate(FITS, 1), reader.page.evaluate(ROOM)


POINTERS = """() => seen.graph().data.filter((t) => t.name === 'break').map((t) => [[...t.x], [...t.text]])"""


@pytest.mark.parametrize("years", [None, ("2002", "2015"), ("2003", "2020")], ids=["all", "left edge", "alone"])
def test_every_pointer_that_is_shown_has_its_year_once(reader: Reader, years) -> None:
    reader.open(layers="sums", **(dict(zip(("from", "to"), years, strict=True)) if years else {}))
    low, high = map(float, years) if years else (0.0, 3000.0)
    if years:
        reader.until("low => Math.round(seen.graph().layout.xaxis.range[0]) === low", low)
    reader.until(FITS, 1)
    found = reader.page.evaluate(POINTERS)
    wanted = [sorted(year for year in xs if low <= year <= high) for xs, _ in found]
    said = [sorted(int(year) for text in texts if text for year in text.split(", ")) for _, texts in found]
    assert any(wanted) and said == wanted


def test_hover_text_lies_over_what_is_picked(reader: Reader) -> None:
    order = """() => {
      const hover = seen.graph().querySelector('.hoverlayer').closest('svg'), over = document.querySelector('.d-over');
      const bare = (e, end) => { for (let p = e.parentElement; p && p !== end; p = p.parentElement) { const s = getComputedStyle(p); if (s.zIndex !== 'auto' || s.transform !== 'none' || s.isolation !== 'auto') return false; } return true; };
      const desk = document.querySelector('.st-key-chartbox');
      return [bare(hover, desk), bare(over, desk), Number(getComputedStyle(hover).zIndex) > Number(getComputedStyle(over).zIndex)];
    }"""
    assert reader.open().page.evaluate(order) == [True, True, True]


def test_a_chart_that_scrolls_can_be_reached_with_the_keyboard(open_reader, shipped, catalogue, axe: str) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open()
    reader.page.get_by_role("button", name="Show the whole chart").click()
    reader.until(
        "() => document.querySelector('.st-key-chart').scrollWidth > 700 && document.querySelector('.st-key-chart').tabIndex === 0"
    )
    assert violations(reader, axe) == []


def test_verdict_tiles_are_of_one_width(reader: Reader) -> None:
    reader.open("evidence")
    shown = "all => all.map(e => e.getBoundingClientRect().width).filter(Boolean)"
    reader.until(f"() => ({shown})(seen.all('.st-key-verdicts button')).length === 5")
    widths = reader.page.locator(".st-key-verdicts button").evaluate_all(shown)
    assert len(widths) == 5 and max(widths) - min(widths) < 1, "unequal tiles look like shares"
