"""Structural balance on the page Alignments: without a mouse, on a phone, in the dark, on paper."""

from __future__ import annotations

import json
import re

import pytest

from dossier.index.triads import balance, runs
from tests.browser.axe import looked
from tests.browser.looks import PHONE
from tests.browser.reader import Reader

LEAF = ".d-leaf[data-part=triads]"
ROW = f"{LEAF} .d-triadrow:has(summary)"


def shown(reader: Reader) -> Reader:
    reader.open("alignments")
    reader.until("selector => document.querySelectorAll(selector).length > 0", f"{ROW} summary")
    reader.until("() => document.querySelector('.d-leaf[data-part=table] tbody')")
    return reader


def opened(reader: Reader) -> list[str]:
    return reader.page.locator(f"{LEAF} .d-runs details[open] > summary").evaluate_all("all => all.map(e => e.title)")


def focused(reader: Reader) -> str:
    return reader.page.evaluate("document.activeElement.title ?? ''")


def test_a_row_is_one_stop_and_arrows_go_from_run_to_run(reader: Reader) -> None:
    shown(reader)
    rows = reader.page.locator(ROW)
    stops = rows.evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('summary')].filter(e => e.tabIndex === 0).length)"
    )
    assert len(stops) == 1 + len(reader.catalogue.lanes) and set(stops) == {1}
    titles = rows.nth(1).locator("summary").evaluate_all("all => all.map(e => e.title)")
    assert len(titles) == len(runs(balance(reader.catalogue).lanes[next(iter(reader.catalogue.lanes))]))
    rows.nth(1).locator("summary").first.focus()
    for key, want in (
        ("Enter", 0),
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("End", -1),
        ("ArrowRight", -1),
        ("Home", 0),
    ):
        reader.press(key)
        assert focused(reader) == titles[want] and opened(reader) == [titles[want]], key
    reader.press("r")  # a key of Streamlit’s own
    reader.press("Enter")
    assert opened(reader) == [] and focused(reader) == titles[0]
    stop = rows.nth(1).locator("summary[tabindex='0']")
    assert stop.count() == 0 or stop.first.get_attribute("title") == titles[0]


def test_the_steps_in_an_opened_run_go_on_to_its_neighbours(reader: Reader) -> None:
    shown(reader)
    row = reader.page.locator(ROW).nth(1)
    titles = row.locator("summary").evaluate_all("all => all.map(e => e.title)")
    row.locator("summary").first.click()
    row.locator("details[open]").get_by_role("button", name="Run after").click()
    assert opened(reader) == [titles[1]]
    reader.press("Enter")
    assert opened(reader) == [titles[2]], "the step keeps the focus"
    row.locator("details[open]").get_by_role("button", name="Run before").click()
    assert opened(reader) == [titles[1]]


def test_two_rows_can_be_compared(reader: Reader) -> None:
    shown(reader)
    rows = reader.page.locator(ROW)
    rows.nth(1).locator("summary").first.click()
    rows.nth(2).locator("summary").first.click()
    assert len(opened(reader)) == 2


def test_a_run_leads_to_the_alignments_it_rests_on(reader: Reader) -> None:
    shown(reader)
    row = reader.page.locator(ROW).nth(1)
    row.locator("summary").first.click()
    link = row.locator("details[open] a[data-pick]").first
    key = link.get_attribute("data-pick").split(":")[1]
    link.click()
    reader.until("id => dossierBus.pick.alignment === id && seen.agreed()", key)
    entry = reader.page.locator(f'.d-leaf[data-part=table] tbody[data-item="alignment:{key}"]')
    assert "is-open" in entry.get_attribute("class")
    box = entry.locator("th a").bounding_box()
    assert 0 <= box["y"] < reader.page.viewport_size["height"] and reader.focus() == f"alignment:{key}"


def test_runs_stand_below_the_lanes_of_the_chart(reader: Reader) -> None:
    shown(reader)
    reader.page.locator(".st-key-lanes_chart .nsewdrag").first.wait_for(state="attached")
    found = balance(reader.catalogue)
    lane, rows = next(iter(found.lanes.items()))
    years = [run.first for run in runs(rows)][1:]
    at = reader.page.evaluate(
        """years => { const plot = document.querySelector('.st-key-lanes_chart .js-plotly-plot'), axis = plot._fullLayout.xaxis;
           return years.map(year => plot.getBoundingClientRect().x + axis._offset + axis.l2p(year)); }""",
        years,
    )
    lefts = reader.page.locator(ROW).nth(1).locator("summary").evaluate_all("all => all.map(e => e.getBoundingClientRect().x)")
    assert max(abs(x - y) for x, y in zip(at, lefts[1:], strict=True)) < 2.5, lane


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_in_the_section_with_runs_open(open_reader, shipped, catalogue, axe: str, device: dict) -> None:
    reader = shown(open_reader(shipped, catalogue, **device))
    rows = reader.page.locator(ROW)
    for number in range(rows.count()):
        rows.nth(number).locator("details").evaluate_all("all => { all[Math.min(3, all.length - 1)].open = true; }")
    reader.page.locator(f"{LEAF} .d-values").evaluate("e => e.open = true")
    found = looked(reader, axe, device, LEAF)
    assert not found, json.dumps(found, indent=1)
    assert reader.see()["sideways"] <= 0, "the page scrolls sideways"


def test_colours_follow_the_look_and_each_state_has_its_own_pattern(open_reader, shipped, catalogue) -> None:
    seen = {}
    for look in ("light", "dark"):
        reader = shown(open_reader(shipped, catalogue, color_scheme=look))
        seen[look] = {
            state: reader.page.locator(f"{LEAF} .d-triadkeys .d-t-{state}").evaluate(
                "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.backgroundImage, s.boxShadow, s.borderTopWidth]; }"
            )
            for state in ("balanced", "unbalanced", "undecided", "unknown")
        }
    for looks in seen.values():
        assert len({json.dumps(style) for style in looks.values()}) == 4
        assert len({re.sub(r"rgba?\([^)]*\)", "colour", style[1]) for style in looks.values()}) == 3, "two patterns and none"
    assert seen["light"]["balanced"] != seen["dark"]["balanced"]


def test_on_paper_every_run_shows_what_it_rests_on(open_reader, shipped, catalogue) -> None:
    reader = shown(open_reader(shipped, catalogue))
    hidden = "e => !e.checkVisibility({ contentVisibilityAuto: true }) || e.getBoundingClientRect().height === 0"
    legs = reader.page.locator(f"{LEAF} .d-triad")
    assert legs.first.evaluate(hidden)
    reader.page.emulate_media(media="print")
    count = sum(len(runs(rows)) for rows in balance(catalogue).lanes.values()) + len(balance(catalogue).between)
    assert legs.count() == count and not any(legs.evaluate_all(f"all => all.map({hidden})"))
