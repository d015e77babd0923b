"""The Hand-out page in a browser: what is printed from it, its preview, its files, keyboard, phone and axe."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pypdf
import pytest

from dossier.handout import html, made
from dossier.handout.blocks import PAPER
from dossier.handout.period import events_of
from dossier.handout.plan import Plan
from tests.browser.axe import looked
from tests.browser.looks import PHONE
from tests.browser.reader import Reader
from tests.handout.paper import READ, answers, of_pdf, wanted

FRAME = ".st-key-handoutsheet iframe"


def sheet(reader: Reader):
    """The sheet in its frame, once it is there."""
    frame = reader.page.frame_locator(FRAME)
    frame.locator("main h1").wait_for()
    return frame


def printed(browser, page: str) -> bytes:
    """A sheet as Chromium prints it."""
    context = browser.new_context()
    tab = context.new_page()
    tab.set_content(page)
    data = tab.pdf(prefer_css_page_size=True)
    context.close()
    return data


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("of", ["catalogue", "tiny"])
def test_every_chosen_record_is_on_the_printed_paper(browser, request, of: str, paper: str) -> None:
    catalogue = request.getfixturevalue(of)
    periods = sorted(catalogue.periods, key=lambda p: -len(catalogue.sentences_in(p)))[:2]
    answered = "last" if paper == "a4" else "hidden"
    plan = Plan(tuple(p for p in catalogue.periods if p in periods), events="all", detail="full", paper=paper, answers=answered)
    data = printed(browser, html(catalogue, plan))
    text, must = of_pdf(data), wanted(catalogue, plan)
    assert {key.split(":")[0] for key in must} >= {"sentence", "claim", "event", "alignment"}
    assert not [key for key, said in must.items() if said not in text]
    here = [said in text for said in answers(catalogue, plan)]
    assert len(here) > 3 and (all(here) if paper == "a4" else not any(here))
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx(PAPER[paper], abs=1.5)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_preview_is_the_sheet_in_black_on_white(open_reader, shipped, catalogue, look: str) -> None:
    period = list(catalogue.periods)[1]
    reader = open_reader(shipped, catalogue, color_scheme=look).open("handout", period=period)
    frame = sheet(reader)
    assert frame.locator("li.event").count() == len(events_of(catalogue, Plan((period,)), period)) > 0
    colours = frame.locator("html").evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_from_the_timeline_with_the_period_picked(tiny_reader: Reader) -> None:
    period = list(tiny_reader.catalogue.periods)[-1]
    tiny_reader.open(period=period)
    link = tiny_reader.page.get_by_role("link", name="Make a hand-out of this")
    link.focus()
    tiny_reader.press("Enter")
    tiny_reader.until("() => location.pathname.endsWith('/handout') && window.seen && seen.settled('handout')")
    assert tiny_reader.catalogue.periods[period].title in sheet(tiny_reader).locator("h2").nth(1).inner_text()


def test_a_choice_by_keyboard_changes_the_sheet_and_the_address(tiny_reader: Reader) -> None:
    tiny_reader.open("handout")
    frame = sheet(tiny_reader)
    frame.get_by_role("heading").first.wait_for()
    assert frame.get_by_role("heading", name="Answers").count() == 0
    tiny_reader.page.get_by_role("combobox", name="Answers").focus()
    for key in ("ArrowDown", "End", "Enter"):
        tiny_reader.press(key)
    tiny_reader.until("() => new URLSearchParams(location.search).get('answers') === 'last'")
    frame.get_by_role("heading", name="Answers").wait_for()


@pytest.mark.parametrize("form", READ)
def test_a_file_is_what_the_library_makes(tiny_reader: Reader, form: str) -> None:
    period = next(iter(tiny_reader.catalogue.periods))
    tiny_reader.open("handout", period=period)
    name = {"html": "Page to print (HTML)", "pdf": "the PDF", "docx": "the Word file"}[form]
    if form != "html":
        tiny_reader.page.get_by_role("button", name=f"Make {name}").click()
        name = f"Save {name}"
    with tiny_reader.page.expect_download() as waiting:
        tiny_reader.page.get_by_role("button", name=name).click()
    assert waiting.value.suggested_filename == f"vel-ost-{period}.{form}"
    text = READ[form](Path(waiting.value.path()).read_bytes())
    assert text == READ[form](made(form, tiny_reader.catalogue, Plan((period,))))


BARS = """() => { window.bars = []; new MutationObserver(() => {
    const bar = document.querySelector('.stProgress [role=progressbar]');
    if (bar) bars.push([Number(bar.getAttribute('aria-valuenow')), bar.closest('.stProgress').innerText]);
}).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true }); }"""


def test_a_file_that_takes_seconds_is_made_by_keyboard_with_a_bar_and_then_saved(open_reader, shipped, catalogue) -> None:
    plan = Plan(tuple(catalogue.periods), answers="hidden")
    reader = open_reader(shipped, catalogue)
    reader.page.goto(f"{reader.address}/handout?{urlencode(plan.query(), doseq=True)}")
    reader.settle("handout")
    sheet(reader)
    steps, where = reader.history(), reader.page.url
    reader.page.evaluate(BARS)
    make, save = (reader.page.get_by_role("button", name=f"{word} the PDF") for word in ("Make", "Save"))
    assert save.count() == 0
    make.focus()
    reader.press("Enter")
    reader.until("() => document.querySelector('.d-say')?.textContent.startsWith('The PDF is ready: ')")
    bars = reader.page.evaluate("bars")
    shown = [share for share, _ in bars]
    assert len(set(shown)) > 3 and shown == sorted(shown), shown
    assert re.search(r"Page \d+ of the PDF", bars[-1][1]), bars
    assert reader.page.locator(".stProgress").count() == 0, "the bar is gone when the file is there"
    assert make.evaluate("e => e === document.activeElement"), "the key stays where it was pressed"
    assert reader.page.locator(".d-say").evaluate("e => e.closest('[role=status]') === e")
    for _ in range(3):
        reader.press("Tab")
        if save.evaluate("e => e === document.activeElement"):
            break
    with reader.page.expect_download() as waiting:
        reader.press("Enter")
    assert Path(waiting.value.path()).read_bytes() == made("pdf", catalogue, plan), "the command line makes the same"
    assert (reader.history(), reader.page.url) == (steps, where)


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(open_reader, shipped, catalogue, axe: str, device: dict) -> None:
    reader = open_reader(shipped, catalogue, **device).open("handout", third=next(iter(catalogue.alignments.values())).third)
    sheet(reader)
    found = looked(reader, axe, device)
    assert not found, json.dumps(found, indent=1)
    assert reader.see()["sideways"] <= 0
    assert sheet(reader).locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_the_sheet_itself_has_no_fault_that_axe_finds(browser, catalogue, axe: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.set_content(html(catalogue, Plan(tuple(catalogue.periods)[:1], detail="full", answers="shown")))
    tab.evaluate(axe)
    found = tab.evaluate("() => axe.run(document)")["violations"]
    context.close()
    assert not found, json.dumps(found, indent=1)[:3000]
