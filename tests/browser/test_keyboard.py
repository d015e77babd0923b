"""Everything without a mouse."""

from dossier.citing.citations import APART
from tests.architecture.house import PAGES
from tests.browser.reader import Reader


def walk(reader: Reader, most: int) -> list[str]:
    """What Tab reaches from the top of the page, in order: the part of the page and the name of the stop."""
    stops: list[str] = []
    reader.page.evaluate("document.activeElement?.blur?.(); window.scrollTo(0, 0)")
    for _ in range(most):
        reader.press("Tab")
        stop = reader.page.evaluate(
            """() => {
              const e = document.activeElement, parts = {
                '.d-zoom': 'zoom', '.d-range': 'slider', '.d-rail': 'ruler', '.d-turn': 'step', '.d-sentences > li > a': 'sentence', '.d-claim summary': 'claim',
                '.d-events > li > a': 'event', '.d-table tbody th': 'alignment', '.d-legend': 'legend', '[data-testid=stTopNavLinkContainer], [data-testid=stTopNavLink]': 'menu',
              };
              const part = Object.keys(parts).find((selector) => e.closest(selector));
              return (part ? parts[part] : /skip/i.test(e.textContent) && e.tagName !== 'BODY' ? 'skip' : 'other') + '|' + seen.focus();
            }"""
        )
        if stops and stop == stops[0]:
            break
        stops.append(stop)
        if stop.startswith("alignment|"):
            break
    return stops


def test_tab_reaches_every_part_in_order(reader: Reader) -> None:
    reader.open()
    parts = [stop.split("|")[0] for stop in walk(reader, 250)]
    order = list(dict.fromkeys(part for part in parts if part != "other"))
    assert order == ["skip", "menu", "zoom", "slider", "ruler", "legend", "step", "sentence", "claim", "event", "alignment"], (
        order
    )
    assert parts.count("menu") == len(PAGES) - len(APART) and parts.count("zoom") == 3 and parts.count("slider") == 2
    assert parts.count("ruler") == parts.count("sentence") == parts.count("event") == 1, "a list is one stop; arrows move in it"
    assert parts.count("step") == 2


def test_the_chart_can_be_skipped(reader: Reader) -> None:
    reader.open()
    reader.page.get_by_role("button", name="Skip the chart").focus()
    reader.press("Enter")
    first = reader.page.locator(".d-leaf[data-part=record] a.d-event").first
    assert reader.page.evaluate("one => document.activeElement === one", first.element_handle())


def test_arrows_in_the_ruler_pick_without_history(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    order = list(catalogue.periods)
    steps = reader.history()
    reader.page.locator(".d-rail button[tabindex='0']").focus()
    for key, want in (
        ("Home", order[0]),
        ("ArrowRight", order[1]),
        ("ArrowRight", order[2]),
        ("ArrowLeft", order[1]),
        ("End", order[-1]),
    ):
        reader.press(key)
        now = reader.picked(period=want)
        assert now["focus"] == want and catalogue.periods[want].title in now["said"]
    assert reader.history() == steps


def test_arrows_in_the_lists_pick_without_history(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = reader.see()["ruler"][0]
    steps = reader.history()
    for kind, keys in (
        ("event", [e.id for e in catalogue.events_in(period)]),
        ("sentence", [s.id for s in catalogue.sentences_in(period)]),
    ):
        reader.link(kind, keys[0]).focus()
        for key, want in (("ArrowDown", keys[1]), ("End", keys[-1]), ("ArrowUp", keys[-2]), ("Home", keys[0])):
            reader.press(key)
            now = reader.picked(period=period, **{kind: want})
            assert now["focus"] == f"{kind}:{want}"
    assert reader.history() == steps


def test_enter_picks_and_the_focus_stays(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = reader.see()["ruler"][0]
    event = catalogue.events_in(period)[0].id
    reader.link("event", event).focus()
    reader.press("Enter")
    assert reader.picked(event=event)["focus"] == f"event:{event}"
    stance = catalogue.alignments_in(period)[-1].id
    reader.link("alignment", stance).focus()
    reader.press("Enter")
    assert reader.picked(period=period, alignment=stance)["focus"] == f"alignment:{stance}"
    reader.page.get_by_role("button", name="Next period").focus()
    reader.press("Enter")
    order = list(catalogue.periods)
    now = reader.picked(period=order[(order.index(period) + 1) % len(order)])
    assert now["focus"] == "step 1" and now["said"] == now["heading"]


def test_a_link_into_another_period_does_not_lose_the_focus(reader: Reader) -> None:
    """The text with the link is gone then; the focus goes on at the heading of the new text."""
    catalogue = reader.open().catalogue
    sentence, claim, event = next(
        (s, c, e) for c in catalogue.claims.values() for s in c.sentences[:1] for e in c.events
        if e in catalogue.events and catalogue.periods_of_sentence.get(s) and catalogue.home.get(e) != catalogue.periods_of_sentence[s][0].id
    )  # fmt: skip
    reader.open(period=catalogue.periods_of_sentence[sentence][0].id, sentence=sentence)
    details = reader.page.locator(f'[data-claim="{claim.id}"] details').first
    details.locator("summary").focus()
    reader.press("Enter")
    details.locator(f'a[data-pick="event:{event}"]').focus()
    reader.press("Enter")
    now = reader.picked(event=event)
    assert now["focus"] == now["heading"]


def test_single_keys_of_streamlit_do_not_disturb(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = reader.see()["ruler"][0]
    event = catalogue.events_in(period)[1].id
    reader.link("event", event).click()
    reader.picked(event=event)
    for key in ("r", "c"):
        reader.press(key)
        reader.settle("")
        assert reader.picked(event=event)["focus"] == f"event:{event}"
        assert reader.page.get_by_role("dialog").count() == 0
    button = reader.page.locator(".d-rail button[tabindex='0']")
    button.focus()
    reader.press("r")
    reader.settle("")
    assert reader.picked(event=event)["focus"] == period


def test_zoom_by_keyboard(reader: Reader) -> None:
    reader.open()
    low = reader.page.evaluate("seen.graph()._fullLayout.xaxis.range[0]")
    reader.page.get_by_role("button", name="Last 25 years").focus()
    reader.press("Enter")
    reader.until("low => seen.graph()._fullLayout.xaxis.range[0] > low + 20", low)
    assert reader.focus() == "Last 25 years"
