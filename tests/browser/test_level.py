"""The level in a browser: choices, acts left out, Back, keyboard, and the years shown that stay."""

from math import ceil
from urllib.parse import parse_qs, urlsplit

from dossier.index.fluctuation import Choice, default_choice, fluctuation
from tests.browser.reader import Reader


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def line(reader: Reader, name: str = "level") -> list[float]:
    return reader.page.evaluate("name => seen.graph()._fullData.filter((t) => t.name === name).flatMap((t) => [...t.y])", name)


def shows(reader: Reader, choice: Choice) -> None:
    """Wait until the chart has the level of a choice."""
    level = fluctuation(reader.catalogue, choice).level
    wanted = [round(v, 3) for v in level.level]
    reader.until(
        "wanted => { const t = seen.graph()?._fullData?.find((t) => t.name === 'level');"
        " return t && t.y.length === wanted.length && wanted.every((v, i) => Math.abs(v - t.y[i]) < 1e-9); }",
        wanted,
    )
    reader.settle("")


def test_another_edition_is_drawn_and_comes_back_by_back_and_reload(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    own = default_choice(catalogue)
    shows(reader, own)
    reader.options().get_by_role("radio", name="ICEWS").click()
    shows(reader, Choice("icews"))
    assert query(reader)["scale"] == ["icews"] and line(reader, "default")
    reader.options().get_by_role(
        "radio", name="Pakistani" if "Pakistani" == catalogue.meta.adjective_b else catalogue.meta.adjective_b
    ).click()
    shows(reader, Choice("icews", way="b"))
    reader.reload()
    shows(reader, Choice("icews", way="b"))
    reader.back()
    shows(reader, Choice("icews"))
    reader.back()
    shows(reader, own)


def test_an_act_is_left_out_and_counted_again_from_its_entry_and_from_below_the_chart(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = reader.see()["ruler"][0]
    act = next(e for e in catalogue.events_in(period) if e.layer == "act")
    reader.link("event", act.id).click()
    reader.picked(event=act.id)
    button = reader.page.locator(f'.d-leaf[data-part=record] .d-leave[data-leave="{act.id}"]')
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    reader.press("Enter")
    shows(reader, Choice(catalogue.meta.edition, without=frozenset({act.id})))
    reader.until(
        "id => document.querySelector(`.d-leaf[data-part=record] .d-leave[data-leave='${id}']`).ariaPressed === 'true'", act.id
    )
    assert query(reader)["without"] == [act.id] and query(reader)["event"] == [act.id], "the pick stays"
    again = reader.page.locator(".d-leaf[data-part=level] .d-leave")
    assert act.title[:20] in again.get_attribute("aria-label")
    again.click()
    shows(reader, default_choice(catalogue))
    assert "without" not in query(reader)
    reader.until("() => !document.querySelector('.d-leaf[data-part=level] .d-leave')")


def test_a_choice_keeps_the_years_shown_and_the_pick(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = list(catalogue.periods)[1]
    reader.page.locator(f'.d-rail button[data-period="{period}"]').click()
    reader.picked(period=period)
    reader.page.get_by_role("button", name="This period").click()
    reader.until("() => new URLSearchParams(location.search).get('from')")
    before = reader.page.evaluate("seen.graph()._fullLayout.xaxis.range")
    reader.options().get_by_role("radio", name="KEDS").click()
    shows(reader, Choice("keds"))
    reader.until("range => JSON.stringify(seen.graph()._fullLayout.xaxis.range) === JSON.stringify(range)", before)
    assert (
        reader.page.locator(".d-years").inner_text() == f"{round(before[0])} to {min(ceil(before[1]) - 1, catalogue.closes.year)}"
    )
    reader.picked(period=period)


def test_the_choices_work_by_keyboard(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    reader.options().get_by_role(
        "radio", name="GDELT" if catalogue.meta.edition == "gdelt" else catalogue.meta.edition.upper()
    ).focus()
    reader.press("ArrowRight")
    reader.press("Enter")
    shows(reader, Choice("icews"))


def test_a_pick_sends_no_chart_even_where_the_level_is_another(reader: Reader) -> None:
    catalogue = reader.open(scale="keds").catalogue
    shows(reader, Choice("keds"))
    reader.page.evaluate("() => { window.drawn = 0; seen.graph().on('plotly_afterplot', () => (window.drawn += 1)); }")
    reader.page.get_by_role("button", name="Next period").click()
    reader.agreed()
    assert reader.page.evaluate("window.drawn") == 0
    assert query(reader)["scale"] == ["keds"]
    assert catalogue.periods


def test_a_series_under_the_chart_stands_on_its_axis_and_follows_the_years_shown(reader: Reader) -> None:
    catalogue = reader.open(series="us-aid-total-constant").catalogue
    where = """year => { const g = seen.graph(), x = g._fullLayout.xaxis, strip = document.querySelector('.st-key-under .d-stripplot');
      const [a, , wide] = strip.querySelector('svg').getAttribute('viewBox').split(' ').map(Number), box = strip.getBoundingClientRect();
      return [g.getBoundingClientRect().x + x._offset + x.c2p(year), box.x + (year - a) / wide * box.width]; }"""
    reader.page.locator(".st-key-under .d-stripplot").wait_for()
    for zoomed in (False, True):
        if zoomed:
            reader.page.get_by_role("button", name="Last 25 years").click()
            reader.until("() => new URLSearchParams(location.search).get('from')")
        chart, strip = reader.page.evaluate(where, catalogue.closes.year - 10)
        assert abs(chart - strip) < 2, f"the strip lies {strip - chart:.1f} pixels off, zoomed: {zoomed}"
    reader.page.get_by_role("button", name="Next period").click()
    reader.agreed()
    assert query(reader)["series"] == ["us-aid-total-constant"], "a pick keeps the series"


def test_on_paper_the_chart_is_as_wide_as_the_sheet_and_then_as_before(reader: Reader) -> None:
    """The page may set the width back at any later time; a browser prints right after it was told."""
    reader.open()
    wide = "seen.graph()._fullLayout.width"
    before = reader.page.evaluate(wide)
    assert reader.page.evaluate(f"() => {{ dispatchEvent(new Event('beforeprint')); return {wide}; }}") == 700
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    reader.until("was => Math.abs(seen.graph()._fullLayout.width - was) < 2", before)
