"""The address carries the view: reload, Back, Forward, links and the menu."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def test_reload_back_forward_and_a_copied_link(reader: Reader, open_reader, shipped) -> None:
    catalogue = reader.open().catalogue
    order = list(catalogue.periods)
    start = reader.see()["ruler"][0]
    event = catalogue.events_in(start)[1].id
    reader.link("event", event).click()
    reader.picked(event=event)
    reader.page.locator(f'.d-rail button[data-period="{order[1]}"]').click()
    reader.picked(period=order[1])
    sentence = catalogue.sentences_in(order[1])[0].id
    reader.link("sentence", sentence).click()
    reader.picked(period=order[1], sentence=sentence)
    steps = reader.history()
    reader.reload()
    reader.picked(period=order[1], sentence=sentence)
    for want in ({"period": order[1]}, {"event": event}):
        reader.back()
        reader.picked(**want)
    reader.back()
    reader.picked()  # as it opened, without a pick in the address
    reader.back(1)
    reader.picked(event=event)
    reader.back(2)
    reader.picked(period=order[1], sentence=sentence)
    assert reader.history() == steps, "each pick was one step"
    other = open_reader(shipped, catalogue)
    other.page.goto(reader.page.url)
    other.settle("")
    other.picked(period=order[1], sentence=sentence)


def test_unknown_values_give_the_default_and_a_note(reader: Reader) -> None:
    reader.open(period="nowhere", event="never")
    now = reader.see()
    assert len(now["ruler"]) == 1 and not now["card"]
    text = reader.text()
    assert "no period “nowhere”" in text and "no event “never”" in text and "Traceback" not in text
    reader.page.get_by_role("button", name="Next period").click()
    order = list(reader.catalogue.periods)
    reader.picked(period=order[(order.index(now["ruler"][0]) + 1) % len(order)])
    reader.until("() => !document.body.innerText.includes('nowhere')")


def test_other_parameters_are_kept(reader: Reader) -> None:
    catalogue = reader.open(embed="true", lesson="7").catalogue
    start = reader.see()["ruler"][0]
    event = catalogue.events_in(start)[0].id
    reader.link("event", event).click()
    reader.picked(event=event)
    assert query(reader)["embed"] == ["true"] and query(reader)["lesson"] == ["7"]
    steps = reader.history()
    reader.press("ArrowDown")
    reader.picked(event=catalogue.events_in(start)[1].id)
    assert query(reader)["embed"] == ["true"] and query(reader)["lesson"] == ["7"]
    assert reader.history() == steps


def test_another_page_and_back_by_the_menu_keeps_the_pick(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    event = catalogue.events_in(list(catalogue.periods)[1])[2].id
    reader.open(period=catalogue.home[event], event=event)
    for name, page in (("Article", "article"), ("Data", "data"), ("Alignments", "alignments")):
        reader.page.get_by_role("link", name=name, exact=True).click()
        reader.settle(page)
        reader.page.get_by_role("link", name="Timeline", exact=True).click()
        reader.settle("")
        reader.picked(event=event)


@pytest.mark.parametrize("start", ["evidence", "handout"])
def test_a_link_to_another_page_and_then_the_menu_to_the_timeline(tiny_reader: Reader, start: str) -> None:
    """The Timeline was not open before in this session; the pick of the link is found there."""
    reader = tiny_reader.open(start, event="king-of-karsk-falls-1978")
    reader.page.get_by_role("link", name="Timeline", exact=True).click()
    reader.settle("")
    reader.picked(event="king-of-karsk-falls-1978")


def test_another_page_and_back_by_the_menu_keeps_what_was_chosen(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    act, series = next(e for e in catalogue.events.values() if e.layer == "act"), list(catalogue.series)[:1]
    chosen = {"scale": ["icews"], "acts": ["a"], "without": [act.id], "series": series, "from": ["1960"], "to": ["1980"]}
    rows = [(key, value) for key, values in chosen.items() for value in values]
    reader.page.goto(f"{reader.address}?{urlencode(rows)}")
    reader.settle("")
    reader.until("() => Math.round(seen.graph().layout.xaxis.range[0]) === 1960")
    reader.page.get_by_role("link", name="Data", exact=True).click()
    reader.settle("data")
    steps = reader.history()
    reader.page.get_by_role("link", name="Timeline", exact=True).click()
    reader.settle("")
    reader.until("() => Math.round(seen.graph().layout.xaxis.range[0]) === 1960")
    assert {key: values for key, values in query(reader).items() if key in chosen} == chosen
    assert reader.page.get_by_role("button", name="Options: ICEWS").count() == 1
    expect(reader.options().get_by_role("radio", name="ICEWS")).to_be_checked()
    assert reader.history() == steps + 1


def test_years_come_back_though_the_chart_is_there_before_the_address_says_them(reader: Reader) -> None:
    """On a busy machine the chart of a page that is come back to is drawn before Python's answer, which puts them there."""
    reader.open()
    reader.page.evaluate(
        """() => {
      const bus = dossierBus;
      bus.years = { from: ['1960'], to: ['1980'] };
      bus.page = 'data';
      const { turn, session, without, quiet, pick } = bus;
      bus.answer({ page: '', turn, session, returned: true, view: [], without, quiet, ...pick });
    }"""
    )
    reader.until("() => seen.graph().layout.xaxis.range.map(Math.round).join() === '1960,1981'")
    assert query(reader)["from"] == ["1960"] and query(reader)["to"] == ["1980"]


def test_years_of_a_link_are_known_as_soon_as_they_are_asked_for(reader: Reader) -> None:
    """Who leaves the page while the chart is still drawn finds them when coming back."""
    reader.page.goto(f"{reader.address}?from=1960&to=1980")
    reader.until("() => window.dossierBus?.years?.from.join() === '1960'")


def test_years_stay_though_the_figure_is_drawn_once_more_as_it_was_sent(reader: Reader) -> None:
    """As Streamlit does on a busy machine, a moment after the first drawing."""
    reader.open(**{"from": "1960", "to": "1980"})
    reader.until("() => seen.graph().layout.xaxis.range.map(Math.round).join() === '1960,1981'")
    reader.page.evaluate(
        """() => {
      const { data, layout } = seen.graph(), range = seen.board().data.range;
      return Plotly.react(seen.graph(), data, { ...layout, xaxis: { ...layout.xaxis, range: [...range] } });
    }"""
    )
    reader.until("() => seen.graph().layout.xaxis.range.map(Math.round).join() === '1960,1981'")
    assert query(reader)["from"] == ["1960"] and query(reader)["to"] == ["1980"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"from": "1990"}, "1990 to 2026"),
        ({"to": "1965"}, "1947 to 1965"),
        ({"from": "1980", "to": "1960"}, "1960 to 1980"),
        ({"from": "1900", "to": "1960"}, "1947 to 1960"),
        ({"from": "yesterday", "to": "1960"}, "1947 to 1960"),
    ],
    ids=["open end", "open start", "turned round", "before the dossier", "no year"],
)
def test_years_of_a_link_with_one_end_or_turned_round(reader: Reader, said: dict[str, str], shown: str) -> None:
    reader.open(**said)
    reader.until("shown => document.querySelector('.d-years').textContent === shown", shown)


@pytest.mark.parametrize("year", [1999, 2026])
def test_one_year_can_be_shown_by_a_link(reader: Reader, year: int) -> None:
    """Such as the chart itself writes for a short period within a year; 2026 is not over in the dossier."""
    said = f"from={year}&to={year}"
    reader.page.goto(f"{reader.address}?{said}")
    reader.until("year => seen.graph()?._fullLayout?.xaxis.range.map(Math.round).join() === [year, year + 1].join()", year)
    reader.settle("")
    reader.until("said => document.querySelector('.d-years').textContent === said", f"{year} to {year}")
    assert said in reader.page.url
    reader.reload()
    reader.until("year => Math.round(seen.graph()._fullLayout.xaxis.range[0]) === year", year)


def test_back_leaves_the_timeline_after_a_return_by_the_menu(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = list(catalogue.periods)[1]
    reader.open(period=period)
    reader.page.get_by_role("link", name="Article", exact=True).click()
    reader.settle("article")
    reader.page.get_by_role("link", name="Timeline", exact=True).click()
    reader.settle("")
    reader.picked(period=period)
    reader.back()
    reader.settle("article")


def test_a_link_from_the_article_arrives_without_a_reload(reader: Reader) -> None:
    catalogue = reader.open("article").catalogue
    sentence, event = next(
        (s.id, catalogue.events_of[s.id][0])
        for s in catalogue.sentences.values()
        if s.role == "body" and catalogue.events_of.get(s.id)
    )
    reader.page.evaluate("window.sameDocument = true")
    line = reader.page.locator(f"#{sentence}")
    line.locator(".d-margin summary", has_text="event").click()
    line.locator(f'.d-margin a[data-pick="event:{event.id}"]').click()
    reader.settle("")
    reader.picked(event=event.id)
    assert reader.page.evaluate("window.sameDocument === true")
    reader.back()
    reader.settle("article")


def test_a_link_from_the_alignments_arrives_without_a_reload(reader: Reader) -> None:
    catalogue = reader.open("alignments").catalogue
    stance = next(
        a
        for a in catalogue.alignments.values()
        if catalogue.basis.get(a.id) and catalogue.period_of("sentence", catalogue.basis[a.id][0])
    )
    reader.page.evaluate("window.sameDocument = true")
    row = reader.page.locator(f'tbody[data-item="alignment:{stance.id}"]')
    row.locator("th a").click()
    row.locator(".d-said a").first.wait_for()
    reader.agreed()
    row.locator(".d-said a").first.click()
    reader.settle("")
    sentence = catalogue.basis[stance.id][0]
    reader.picked(period=reader.see()["ruler"][0], sentence=sentence)
    assert reader.page.evaluate("window.sameDocument === true")


def test_filters_are_in_the_address(reader: Reader) -> None:
    catalogue = reader.open("alignments").catalogue
    third = next(iter(catalogue.alignments.values())).third
    rows = reader.page.locator(".d-table tbody")
    everything = rows.count()
    box = reader.page.get_by_role("combobox", name="Third party")
    box.click()
    reader.page.get_by_role("option", name=catalogue.name(third), exact=True).click()
    fewer = sum(a.third == third for a in catalogue.alignments.values())
    reader.until("n => document.querySelectorAll('.d-table tbody').length === n", fewer)
    assert fewer < everything
    reader.until("() => new URLSearchParams(location.search).has('third')")
    assert f"{fewer} alignment" in reader.page.locator(".d-table caption").inner_text()
    reader.press("Escape")
    row = reader.page.locator(".d-table tbody th a").first
    row.click()
    reader.until("() => document.querySelector('.d-table .is-open')")
    reader.agreed()
    assert "third" in query(reader) and rows.count() == fewer
    reader.reload()
    reader.until("n => document.querySelectorAll('.d-table tbody').length === n", fewer)
    assert reader.page.locator(".d-table .is-open").count() == 1
    reader.back()
    reader.until("() => !document.querySelector('.d-table .is-open')")
    assert "third" in query(reader) and rows.count() == fewer  # a filter is no step of its own


def test_sorting_the_alignments(reader: Reader) -> None:
    reader.open("alignments")
    for number, name in ((3, "Dates"), (0, "Third party"), (2, "Stance")):
        for way in ("ascending", "descending"):
            reader.page.locator(".d-table thead").locator("button", has_text=name).click()
            keys = reader.page.evaluate(
                "n => seen.all('.d-table tbody tr:first-child').map(tr => tr.children[n].dataset.key)", number
            )
            ordered = reader.page.evaluate("keys => [...keys].sort((x, y) => x.localeCompare(y))", keys)
            assert keys == (ordered if way == "ascending" else ordered[::-1])
            states = reader.page.locator("th[aria-sort]").evaluate_all("all => all.map(th => th.getAttribute('aria-sort'))")
            assert states[number] == way and set(states[:number] + states[number + 1 :]) == {"none"}
    # the order is kept when a filter brings other rows
    before = reader.page.locator(".d-table tbody").count()
    reader.page.get_by_role("textbox", name="Words").fill("treaty")
    reader.until("n => document.querySelectorAll('.d-table tbody').length < n", before)
    assert reader.page.locator("th[aria-sort=descending]").inner_text().startswith("Stance")
    keys = reader.page.evaluate("seen.all('.d-table tbody tr:first-child').map(tr => tr.children[2].dataset.key)")
    assert keys == sorted(keys, reverse=True)


def test_the_years_shown_are_in_the_address(reader: Reader, open_reader, shipped) -> None:
    reader.open()
    steps = reader.page.evaluate("history.length")
    reader.page.get_by_role("button", name="This period").click()
    reader.until("() => new URLSearchParams(location.search).has('from')")
    first, last = reader.page.evaluate("['from', 'to'].map((key) => Number(new URLSearchParams(location.search).get(key)))")
    assert reader.page.evaluate("history.length") == steps
    copied = open_reader(shipped, reader.catalogue)
    copied.page.goto(reader.page.url)
    copied.settle("")
    copied.until(
        "([a, b]) => { const r = seen.graph()?._fullLayout?.xaxis.range; return r && Math.round(r[0]) === a && Math.round(r[1]) === b + 1 }",
        [first, last],
    )
    reader.page.locator(".d-leaf[data-part=record] a.d-event").first.click()
    reader.agreed()
    assert f"from={first}&to={last}" in reader.page.url and "event=" in reader.page.url
    reader.page.get_by_role("button", name="All years").click()
    reader.until("() => !new URLSearchParams(location.search).has('from')")
    assert "event=" in reader.page.url
