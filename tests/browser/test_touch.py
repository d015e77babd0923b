"""A finger and a mouse on the charts: what scrolls, what stays, and the way back to all years."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader

TABLET = {"viewport": {"width": 1024, "height": 768}, "has_touch": True, "is_mobile": True}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
MAIN = "document.querySelector('[data-testid=stMain]').scrollTop"
FRAME = "document.querySelector('.st-key-chart').scrollLeft"
YEARS = "(document.querySelector('.js-plotly-plot').layout.xaxis.range.map((y) => y.toFixed(2)).join())"


def swipe(reader: Reader, at: tuple[float, float], by: tuple[float, float], steps: int = 12) -> None:
    """A finger that is put down, drawn and lifted, as the browser gets it from a screen."""
    client = reader.context.new_cdp_session(reader.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", at)
    for i in range(1, steps + 1):
        touch("touchMove", (at[0] + by[0] * i / steps, at[1] + by[1] * i / steps))
        reader.page.evaluate("() => new Promise(requestAnimationFrame)")  # a finger is slower than a picture
    touch("touchEnd")
    client.detach()


def middle(reader: Reader) -> tuple[float, float]:
    """A place on the chart, which is brought into the window."""
    reader.page.evaluate("document.querySelector('.js-plotly-plot .nsewdrag').scrollIntoView({ block: 'center' })")
    width, height = reader.page.viewport_size["width"], reader.page.viewport_size["height"]
    place = width * 0.45, height / 2
    assert reader.page.evaluate("([x, y]) => !!document.elementFromPoint(x, y)?.closest('.js-plotly-plot')", place), (
        "no chart here"
    )
    return place


@pytest.mark.parametrize("page", ["", "alignments"])
@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_swipe_over_a_chart_scrolls_the_page(open_reader, shipped, catalogue, screen, page: str) -> None:
    reader = open_reader(shipped, catalogue, **screen).open(page)
    if page == "" and screen is PHONE:
        reader.page.get_by_role("button", name="Show the whole chart").click()
    reader.page.locator(".js-plotly-plot .nsewdrag").first.wait_for(state="visible")
    years, place, before = reader.page.evaluate(YEARS), middle(reader), reader.page.evaluate(MAIN)
    swipe(reader, place, (0, -150))
    reader.until(f"before => {MAIN} > before + 60", before)
    assert reader.page.evaluate(YEARS) == years and reader.see()["turn"] == 0, "a swipe is no pick"


def test_on_a_phone_a_swipe_sideways_scrolls_the_frame_and_cuts_no_years(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open()
    reader.page.get_by_role("button", name="Show the whole chart").click()
    reader.page.locator(".js-plotly-plot .nsewdrag").first.wait_for(state="visible")
    years, place = reader.page.evaluate(YEARS), middle(reader)
    swipe(reader, place, (-150, 0))
    reader.until(f"() => {FRAME} > 60")
    assert reader.page.evaluate(YEARS) == years and "from" not in reader.see()["query"]


def test_a_tap_on_a_mark_is_one_pick(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **{**TABLET, "viewport": {"width": 1024, "height": 1300}}).open()
    mark = reader.alone(1)[0]
    reader.page.touchscreen.tap(mark["x"], mark["y"])
    assert reader.picked(event=mark["id"])["turn"] == 1


@pytest.mark.parametrize(
    "screen", [{"viewport": {"width": 1440, "height": 1240}}, TABLET, PHONE], ids=["desk", "tablet", "phone"]
)
def test_all_years_can_be_had_back_at_every_width(open_reader, shipped, catalogue, screen) -> None:
    reader = open_reader(shipped, catalogue, **screen).open(**{"from": "1960", "to": "1980"})
    if screen is PHONE:
        reader.page.get_by_role("button", name="Show the whole chart").click()
    reader.until(f"() => {YEARS} === '1960.00,1981.00'")
    reader.page.get_by_role("button", name="All years").click()
    reader.until("() => !new URLSearchParams(location.search).has('from')")
    first, last = catalogue.span(catalogue.meta.span)
    low, high = map(float, reader.page.evaluate(YEARS).split(","))
    assert low <= first and high >= last
    assert reader.see()["sideways"] <= 0


def drag(reader: Reader, by: float) -> None:
    x, y = free(reader)
    mouse = reader.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + by, y, steps=8)
    mouse.up()
    reader.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def free(reader: Reader) -> tuple[float, float]:
    box = reader.page.locator(".st-key-chart .nsewdrag").first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + 10


@pytest.mark.parametrize("by", [-200, 200])
def test_a_drag_of_all_years_changes_nothing(reader: Reader, by: float) -> None:
    reader.open()
    years, picked = reader.page.evaluate(YEARS), reader.see()["query"]
    drag(reader, by)
    assert reader.page.evaluate(YEARS) == years and reader.see()["query"] == picked and reader.see()["turn"] == 0


def test_a_drag_moves_the_years_shown_and_stops_at_the_bound(reader: Reader) -> None:
    reader.open(**{"from": "1960", "to": "1980"})
    reader.until(f"() => {YEARS} === '1960.00,1981.00'")
    drag(reader, -100)
    reader.until(f"() => {YEARS} !== '1960.00,1981.00'")
    low, high = map(float, reader.page.evaluate(YEARS).split(","))
    assert low > 1960 and high - low == pytest.approx(21, abs=0.02)
    for _ in range(6):
        drag(reader, 300)
    reader.until("low => document.querySelector('.js-plotly-plot').layout.xaxis.range[0] <= low", index_low(reader) + 0.01)
    low, high = map(float, reader.page.evaluate(YEARS).split(","))
    assert abs(high - low - 21) < 1, "at the bound the years shown are as many as before, in whole years"


def index_low(reader: Reader) -> float:
    return reader.page.evaluate("seen.board().data.range[0]")
