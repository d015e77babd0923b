"""The Evidence page: a claim is picked as anything else is, and every claim and series is reached, named and printed."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.axe import looked
from tests.browser.looks import PHONE
from tests.browser.reader import Reader, typographic
from tests.browser.test_counts import printed, squeezed

DETAIL = ".d-leaf[data-part=claim]"
LARGEST = 400_000  # of all that the page's own parts are sent, in bytes


def shown(reader: Reader, claim: str) -> None:
    """Wait until the page shows a claim in all its parts."""
    title = typographic(reader.catalogue.claims[claim].claim)
    reader.until(
        """([title, pick]) => document.querySelector('.d-leaf[data-part=claim] h2')?.textContent === title
          && seen.all('.d-claimlist a[aria-current]').every((a) => a.dataset.pick === pick)""",
        [title, f"claim:{claim}"],
    )


def link(reader: Reader, claim: str):
    return reader.page.locator(f'.d-claimlist a[data-pick="claim:{claim}"]')


def query(reader: Reader) -> dict[str, str]:
    return reader.see()["query"]


def rich(catalogue) -> str:
    """A claim on which series, events, alignments and sources bear."""
    return next(
        c.id
        for c in catalogue.claims.values()
        if len(c.series) > 1 and c.events and c.alignments and c.cites and c.dates and c.dates.latest and c.would_change
    )


def test_without_a_pick_the_first_claim_is_shown(reader: Reader) -> None:
    reader.open("evidence")
    first = next(iter(reader.catalogue.claims))
    shown(reader, first)
    assert "claim" not in query(reader)


def test_a_pick_is_shown_before_python_answers_and_then_in_the_address(reader: Reader) -> None:
    reader.open("evidence")
    claim = rich(reader.catalogue)
    took = reader.page.evaluate(
        """(pick) => { const t = performance.now(); document.querySelector(`.d-claimlist a[data-pick="${pick}"]`).click();
          return [performance.now() - t, document.querySelector('.d-leaf[data-part=claim] h2').textContent]; }""",
        f"claim:{claim}",
    )
    assert took[1] == typographic(reader.catalogue.claims[claim].claim), "shown within the click"
    reader.agreed()
    assert query(reader) == {"period": reader.catalogue.period_of("claim", claim), "claim": claim}


def test_address_reload_and_back(reader: Reader) -> None:
    one, other = rich(reader.catalogue), list(reader.catalogue.claims)[-1]
    reader.open("evidence", claim=one)
    shown(reader, one)
    link(reader, other).click()
    reader.agreed()
    shown(reader, other)
    reader.reload()
    shown(reader, other)
    reader.back()
    shown(reader, one)


def test_a_claim_shows_its_verdict_sentences_events_and_series_with_its_years_marked(reader: Reader) -> None:
    catalogue = reader.catalogue
    claim = catalogue.claims[rich(catalogue)]
    reader.open("evidence", claim=claim.id)
    shown(reader, claim.id)
    text = " ".join(reader.page.locator(DETAIL).inner_text().split())
    for said in (claim.why, claim.would_change, *(catalogue.sentences[s].text for s in claim.sentences)):
        assert typographic(said) in text
    for event in claim.events:
        assert typographic(catalogue.events[event].title) in text
    assert reader.page.locator(f"{DETAIL} .d-stripsvg").count() == len(claim.series)
    marks = reader.page.evaluate(
        "seen.all('.d-leaf[data-part=claim] .d-stripplot').map(p => [p.clientWidth, p.getBoundingClientRect().x, ...seen.center(p.querySelector('.d-marked'))])"
    )
    opens, closes = catalogue.span(catalogue.meta.span)
    start, end = catalogue.span(claim.dates)
    assert len(marks) == len(claim.series)
    for width, left, middle, _, wide, _ in marks:
        assert wide == pytest.approx((end - start) / (closes - opens) * width, abs=2)
        assert middle - left == pytest.approx(((start + end) / 2 - opens) / (closes - opens) * width, abs=2)


def test_links_lead_to_the_timeline_and_from_it_back(reader: Reader) -> None:
    catalogue = reader.catalogue
    claim = catalogue.claims[rich(catalogue)]
    reader.open("evidence", claim=claim.id)
    shown(reader, claim.id)
    reader.page.locator(f'{DETAIL} a[data-pick="event:{claim.events[0]}"]').click()
    reader.picked(period=catalogue.home[claim.events[0]], event=claim.events[0])
    reader.open(period=catalogue.period_of("claim", claim.id))
    details = reader.page.locator(f'[data-claim="{claim.id}"] details').first
    details.locator("summary").click()
    details.get_by_role("link", name="evidence", exact=True).click()
    reader.settle("evidence")
    shown(reader, claim.id)


def test_a_claim_in_the_address_of_the_timeline_does_no_harm(reader: Reader) -> None:
    claim = rich(reader.catalogue)
    reader.open(claim=claim)
    now = reader.see()
    assert now["ruler"] == [reader.catalogue.period_of("claim", claim)] and not now["card"] and not now["rests"]


def test_the_summary_filters_and_the_address_says_so(reader: Reader) -> None:
    catalogue = reader.catalogue
    reader.open("evidence")
    reader.page.get_by_role("button", name="contradicted").click()
    wanted = [f"claim:{c.id}" for c in catalogue.claims.values() if c.verdict == "contradicted"]
    reader.until("wanted => seen.all('.d-claimlist > li').map(li => li.dataset.item).join() === wanted", ",".join(wanted))
    reader.until("() => new URLSearchParams(location.search).get('verdict') === 'contradicted'")
    shown(reader, wanted[0].removeprefix("claim:"))
    reader.page.get_by_role("button", name="Next claim").click()
    reader.agreed()
    shown(reader, wanted[1].removeprefix("claim:"))
    assert query(reader)["verdict"] == "contradicted"
    reader.reload()
    reader.until("wanted => seen.all('.d-claimlist > li').map(li => li.dataset.item).join() === wanted", ",".join(wanted))
    shown(reader, wanted[1].removeprefix("claim:"))


def test_every_claim_is_reached_by_keyboard_and_named(reader: Reader) -> None:
    catalogue = reader.open("evidence").catalogue
    walked = reader.page.evaluate(
        """() => {
          const list = document.querySelector('.d-claimlist'), out = [];
          const stops = [...list.querySelectorAll(':scope > li > a')].filter((a) => a.tabIndex === 0);
          if (stops.length !== 1) return ['stops: ' + stops.length];
          stops[0].focus();
          const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          press('Home');
          for (let last = null; document.activeElement !== last; ) {
            last = document.activeElement;
            const h2 = document.querySelector('.d-leaf[data-part=claim] h2').textContent;
            out.push([last.dataset.pick.slice(6), last.innerText, h2]);
            press('ArrowDown');
          }
          return out;
        }"""
    )
    assert [key for key, _, _ in walked] == list(catalogue.claims)
    for key, name, heading in walked:
        assert typographic(catalogue.claims[key].claim) in " ".join(name.split()) and heading == typographic(
            catalogue.claims[key].claim
        )
    reader.agreed()
    assert query(reader)["claim"] == list(catalogue.claims)[-1]


def test_by_keyboard_alone(reader: Reader) -> None:
    catalogue = reader.open("evidence").catalogue
    ids = list(catalogue.claims)
    reader.page.locator(".d-claimlist a[tabindex='0']").focus()
    for _ in range(3):
        reader.press("ArrowDown")
    reader.agreed()
    shown(reader, ids[3])
    assert reader.focus() == f"claim:{ids[3]}"
    said = reader.page.locator(f"{DETAIL} [role=status]").inner_text()
    assert typographic(catalogue.claims[ids[3]].claim) in said and catalogue.claims[ids[3]].verdict in said
    reader.press("Tab")
    assert reader.focus() == "Previous claim" or reader.focus().startswith("step"), "the detail comes after the list"
    reader.press("Enter")
    shown(reader, ids[2])


def test_every_series_is_drawn_named_and_in_a_table(reader: Reader) -> None:
    catalogue = reader.open("evidence").catalogue
    reader.until("n => seen.all('.d-leaf[data-part=series] .d-stripsvg').length === n", len(catalogue.series))
    for key, series in catalogue.series.items():
        place = reader.page.locator(f"#series-{key}")
        assert place.locator("h3").inner_text() == typographic(series.title)
        assert typographic(series.unit) in place.locator(".d-stripsvg").get_attribute("aria-label")
        summary = place.get_by_text("Values as a table")
        summary.focus()
        reader.press("Enter")
        rows = place.locator(".d-figures tbody tr")
        assert rows.count() == len({p.date.text for p in series.points})
        expect(rows.first).to_be_visible()
        place.get_by_text("Where it comes from").click()
        assert typographic(series.citation) in " ".join(place.locator(".d-origin dl").inner_text().split())


def test_what_is_sent_stays_small(reader: Reader) -> None:
    from dossier.ui.evidence import detail_data, list_data, record_data

    catalogue = reader.catalogue
    sent = [
        list_data(catalogue, list(catalogue.claims.values())),
        detail_data(catalogue, None),
        record_data(catalogue, ["x" * 2000]),
    ]
    assert 10_000 < sum(map(len, sent)) < LARGEST


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_with_everything_open(open_reader, shipped, catalogue, axe: str, device: dict) -> None:
    reader = open_reader(shipped, catalogue, **device).open("evidence", claim=rich(catalogue))
    shown(reader, rich(catalogue))
    reader.page.evaluate("document.querySelectorAll('.d-series details').forEach(d => d.open = true)")
    found = looked(reader, axe, device)
    assert not found, json.dumps(found, indent=1)


def test_a_phone_has_the_list_then_the_claim(open_reader, shipped, catalogue) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open("evidence")
    assert reader.see()["sideways"] <= 0
    claim = list(catalogue.claims)[4]
    link(reader, claim).scroll_into_view_if_needed()
    link(reader, claim).tap()
    reader.agreed()
    shown(reader, claim)
    reader.until(
        "() => { const y = document.querySelector('.d-leaf[data-part=claim] h2').getBoundingClientRect().y; return y > 0 && y < innerHeight; }"
    )
    assert reader.see()["sideways"] <= 0
    reader.page.evaluate("document.querySelectorAll('.d-series details').forEach(d => d.open = true)")
    assert reader.see()["sideways"] <= 0


def test_headings_are_in_order(reader: Reader) -> None:
    reader.open("evidence", claim=rich(reader.catalogue))
    shown(reader, rich(reader.catalogue))
    levels = reader.page.evaluate(
        "seen.all('.stMain :is(h1, h2, h3, h4)').filter(h => h.offsetParent).map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels)), levels


def test_the_printed_page_holds_the_claim_and_the_series(reader: Reader) -> None:
    catalogue = reader.catalogue
    claim = catalogue.claims[rich(catalogue)]
    reader.open("evidence", claim=claim.id)
    shown(reader, claim.id)
    paper = printed(reader)
    for said in (claim.claim, claim.why, claim.would_change, *(catalogue.sentences[s].text for s in claim.sentences)):
        assert squeezed(said) in paper
    assert [key for key, s in catalogue.series.items() if squeezed(s.title) not in paper] == []
