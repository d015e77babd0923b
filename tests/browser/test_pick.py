"""A pick made in any place moves all the others: heading, ruler, text, list, card, chart and address."""

import pytest

from tests.browser.reader import Reader


def other_period(reader: Reader, *, with_sentences: bool = False) -> str:
    """A period that is not the one that opens, wide enough to be met with the mouse."""
    catalogue, start = reader.catalogue, reader.see()["ruler"][0]
    wide = [
        p.id for p in catalogue.periods.values() if p.id != start and catalogue.span(p.dates)[1] - catalogue.span(p.dates)[0] > 4
    ]
    return next(p for p in wide if catalogue.events_in(p) and (not with_sentences or catalogue.sentences_in(p)))


def free_place(reader: Reader, period: str) -> dict:
    """A place among the marks of the period that is far from each of them."""
    catalogue = reader.catalogue
    start, end = (
        reader.page.evaluate("year => seen.year(year)", year) for year in catalogue.span(catalogue.periods[period].dates)
    )
    marks = [p for p in reader.places() if p["trace"] in ("a", "b", "joint", "context")]
    top, low = min(m["y"] for m in marks), max(m["y"] for m in marks)
    spots = [(x, y) for y in range(int(top), int(low), 6) for x in range(int(start) + 6, int(end) - 6, 6)]
    x, y = max(spots, key=lambda spot: min((spot[0] - m["x"]) ** 2 + (spot[1] - m["y"]) ** 2 for m in marks))
    return {"x": x, "y": y}


def test_a_mark_in_the_chart(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    first, second = reader.alone(2)
    reader.point(first)
    reader.picked(event=first["id"])
    reader.point(second)
    reader.picked(event=second["id"])
    other = next(e for e in catalogue.events_in(catalogue.home[second["id"]]) if e.id != second["id"])
    reader.link("event", other.id).click()
    reader.picked(event=other.id)
    reader.point(reader.place(second["id"]))  # the same mark again, after a pick made elsewhere
    reader.picked(event=second["id"])


def test_each_pick_is_made_once(reader: Reader) -> None:
    """Also after pages were left and came back: a script bound twice would send twice."""
    reader.open()
    for name, page in (("Article", "article"), ("Timeline", ""), ("Alignments", "alignments"), ("Timeline", "")):
        reader.page.get_by_role("link", name=name, exact=True).click()
        reader.settle(page)
    before = reader.see()["turn"]
    mark = reader.alone(1)[0]
    reader.point(mark)
    assert reader.picked(event=mark["id"])["turn"] == before + 1
    reader.page.get_by_role("button", name="Next period").click()
    reader.page.wait_for_function("turn => dossierBus.turn >= turn", arg=before + 2)
    assert reader.agreed().see()["turn"] == before + 2


def test_a_band(reader: Reader) -> None:
    reader.open()
    period = other_period(reader)
    reader.point(free_place(reader, period))
    reader.picked(period=period)


def test_the_ribbon(reader: Reader) -> None:
    reader.open()
    period = other_period(reader)
    reader.point(next(p for p in reader.places("reading") if p["id"] == period))
    reader.picked(period=period)


@pytest.mark.parametrize("busy", [0, 600], ids=["at-once", "busy-afterwards"])
def test_a_lane_bar(reader: Reader, busy: int) -> None:
    """A click beside all marks is the period's; a bar stays picked, however late a busy page comes to look for that."""
    catalogue = reader.open().catalogue
    reader.page.evaluate(
        "ms => seen.graph().on('plotly_click', () => { const end = Date.now() + ms; while (Date.now() < end); })", busy
    )
    bars = sorted((p for p in reader.places("alignments") if p["width"] > 8), key=lambda p: p["width"])
    bars = [
        p
        for p in bars
        if not any(p is not o and p["y"] == o["y"] and abs(p["x"] - o["x"]) < (p["width"] + o["width"]) / 2 for o in bars)
    ]
    record = [p for p in bars if catalogue.alignments[p["id"]].basis == "record"]
    for place in (record[0], record[len(record) // 2], next(p for p in bars if catalogue.alignments[p["id"]].basis == "article")):
        before = reader.see()["ruler"][0]
        reader.point(reader.place(place["id"]))
        held = [p for p in catalogue.periods if any(a.id == place["id"] for a in catalogue.alignments_in(p))]
        reader.picked(alignment=place["id"], period=before if before in held else held[0])


def test_a_sentence_an_event_and_an_alignment_in_their_lists(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = reader.see()["ruler"][0]
    sentence = max(catalogue.sentences_in(period), key=lambda s: len(catalogue.events_of.get(s.id, []))).id
    reader.link("sentence", sentence).click()
    now = reader.picked(period=period, sentence=sentence)
    shown = {m["id"] for m in reader.places()}
    assert len(now["rings"]) == sum(sentence in catalogue.basis.get(e, []) for e in catalogue.events if e in shown)
    assert len(now["boxes"]) == sum(sentence in catalogue.basis.get(a, []) for a in catalogue.alignments if a in shown)
    event = next(e for e in catalogue.events_in(period) if catalogue.basis.get(e.id)).id
    reader.link("event", event).click()
    assert reader.picked(event=event)["rests"]
    stance = next(
        (a for a in catalogue.alignments_in(period) if catalogue.basis.get(a.id)), catalogue.alignments_in(period)[0]
    ).id
    reader.link("alignment", stance).click()
    reader.picked(period=period, alignment=stance)


def test_bears_on_it_leads_both_ways(reader: Reader) -> None:
    """From a sentence to what bears on it, and from there back by the sentence's number."""
    catalogue = reader.open().catalogue
    sentence, event = next(
        (s, e.id)
        for s, rows in catalogue.events_of.items()
        for e in rows
        if catalogue.home.get(e.id) in [p.id for p in catalogue.periods_of_sentence.get(s, [])]
    )
    reader.open(period=catalogue.home[event], event=event)
    now = reader.picked(event=event)
    assert f"sentence:{sentence}" in now["rests"]
    reader.page.locator(f'[data-item="event:{event}"] .d-more a[data-pick="sentence:{sentence}"]').click()
    now = reader.picked(period=catalogue.home[event], sentence=sentence)
    assert f"event:{event}" in now["rests"]
    mark = reader.page.locator(f'a.d-event[data-pick="event:{event}"] .d-what').evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    assert "it rests on this" in mark


def test_an_older_answer_undoes_no_newer_pick_however_late_it_comes(reader: Reader) -> None:
    """A pick that Python seems not to have heard is sent once more."""
    reader.open()
    first, other = reader.see()["ruler"][0], other_period(reader)
    kept = reader.page.evaluate(
        """([first, other]) => {
          const bus = dossierBus;
          const { session, without, quiet, turn } = bus;
          window.sent = [];
          window.told = bus.send;
          bus.send = (name, value) => sent.push(value);
          bus.want({ period: other });
          const late = Date.now() + 60000;
          const now = Date.now;
          Date.now = () => late;
          bus.answer({ page: '', turn, session, without, quiet, returned: false, view: [], period: first });
          Date.now = now;
          return bus.pick.period;
        }""",
        [first, other],
    )
    assert kept == other
    reader.until("() => sent.length > 1")
    again, sent = reader.page.evaluate("sent.length"), reader.page.evaluate("sent")
    assert again == 2 and sent[0] == sent[1] and sent[1]["period"] == other
    reader.page.evaluate("() => { dossierBus.send = told; dossierBus.say(); }")
    reader.picked(period=other)


def test_the_ruler_and_the_steps(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    order = list(catalogue.periods)
    reader.page.locator(f'.d-rail button[data-period="{order[1]}"]').click()
    reader.picked(period=order[1])
    reader.page.get_by_role("button", name="Previous period").click()
    reader.picked(period=order[0])
    reader.page.get_by_role("button", name="Previous period").click()  # from the first to the last
    reader.picked(period=order[-1])
    reader.page.get_by_role("button", name="Next period").click()
    reader.picked(period=order[0])


def test_marks_after_a_zoom(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    shown = "() => seen.graph()._fullLayout.xaxis.range"
    whole = reader.page.evaluate(shown)
    reader.page.get_by_role("button", name="Last 25 years").click()
    reader.until("low => seen.graph()._fullLayout.xaxis.range[0] > low + 20", whole[0])
    assert reader.page.locator("output.d-years").inner_text().startswith(str(round(whole[1] - 25)))
    mark = reader.alone(3)[1]
    reader.point(mark)
    reader.picked(event=mark["id"])
    period = list(catalogue.periods)[1]
    reader.open(period=period)
    reader.page.get_by_role("button", name="This period").click()
    start, end = catalogue.span(catalogue.periods[period].dates)
    reader.until("low => seen.graph()._fullLayout.xaxis.range[0] > low", whole[0] + 1)
    low, high = reader.page.evaluate(shown)
    assert low <= start and end <= high < whole[1]
    mark = reader.alone(2)[1]
    reader.point(mark)
    reader.picked(event=mark["id"])
    assert reader.page.evaluate(shown) == [low, high], "a pick does not move the zoom"
    reader.page.get_by_role("button", name="All years").click()
    reader.until("range => seen.graph()._fullLayout.xaxis.range.every((x, i) => Math.abs(x - range[i]) < 0.01)", whole)
    reader.picked(event=mark["id"])


def test_marks_after_the_sliders_moved_by_keyboard(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    whole = reader.page.evaluate("() => seen.graph()._fullLayout.xaxis.range")
    assert reader.page.locator("output.d-years").inner_text() == f"{catalogue.opens.year} to {catalogue.closes.year}"
    assert reader.page.get_by_label("Last year shown").get_attribute("max") == str(catalogue.closes.year)
    reader.page.get_by_label("First year shown").focus()
    for _ in range(30):
        reader.press("ArrowRight")
    reader.until("low => Math.abs(seen.graph()._fullLayout.xaxis.range[0] - low) < 1", round(whole[0]) + 30)
    reader.page.get_by_label("Last year shown").focus()
    for _ in range(10):
        reader.press("ArrowLeft")
    reader.until("high => seen.graph()._fullLayout.xaxis.range[1] < high", whole[1] - 8)
    first, last = (int(year) for year in reader.page.locator("output.d-years").inner_text().split(" to "))
    assert first < last and reader.page.get_by_label("First year shown").get_attribute("aria-valuetext") == str(first)
    mark = reader.alone(3)[1]
    reader.point(mark)
    reader.picked(event=mark["id"])


def test_a_period_that_the_zoom_has_hidden_can_still_be_picked(reader: Reader) -> None:
    reader.open()
    first = next(iter(reader.catalogue.periods))
    reader.page.get_by_role("button", name="Last 25 years").click()
    reader.until(f"() => document.querySelector('.d-rail button[data-period=\"{first}\"]').hidden")
    reader.open(period=first)
    reader.page.get_by_role("button", name="Last 25 years").click()
    reader.until(f"() => document.querySelector('.d-rail button[data-period=\"{first}\"]').hidden")
    assert reader.page.locator(".d-rail button:not([hidden])[tabindex='0']").count() == 1, "Tab still reaches the ruler"
    reader.page.get_by_role("button", name="Next period").click()
    second = list(reader.catalogue.periods)[1]
    a, b = reader.catalogue.span(reader.catalogue.periods[second].dates)
    reader.until(
        "([a, b]) => { const [low, high] = seen.graph().layout.xaxis.range; return low < b && high > a && high - low < 26 }",
        [a, b],
    )
    reader.picked(period=second)
    reader.until("() => Number(new URLSearchParams(location.search).get('to')) < 2000")
