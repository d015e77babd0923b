"""The address is the view: whatever a reader does, a fresh window with the address of the page shows the same.

What is done is drawn by lot from all that a page offers. `--walks` says how many times; each is told by its number.
"""

from __future__ import annotations

from random import Random
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import TINY
from tests.browser.reader import PATIENCE, Reader

STEPS = 3  # done before the window is opened
PAGES = ("", "events", "compare", "alignments", "article", "evidence", "handout", "data")
# What a page offers, by kind of control.
OFFERED = {
    "part": "details:not([data-testid=stExpander]) > summary",
    "order": "[data-sort], [data-by]",
    "pick": ".d-leaf a[data-pick]",
    "years": ".d-zoom button",
    "period": ".d-rail button, .d-leafhead [data-step]",
    "buttons": "[data-testid^=stBaseButton-segmented_control]",
    "choice": "[data-testid=stSelectbox] input, [data-testid=stMultiSelect] input",
    "switch": "[data-testid=stCheckbox] label",
    "page": "[class*=st-key-][class*=_page] button",
    "range": ".d-range input",
    "words": "[data-testid=stTextInput] input",
}
# Those that are seen and can be used; of links, those that stay on the page. The one of a number is clicked where `click` says so,
# else it takes the focus: found and used in one go, since an answer may bring another list at any time.
USE = """([selector, number, click]) => {
  const all = [...document.querySelectorAll(`.stMain :is(${selector})`)].filter((e) =>
    e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.ariaDisabled && !e.closest('[hidden], [aria-hidden=true]') &&
    (e.dataset.page ?? dossierBus.page) === dossierBus.page && !e.dataset.pick?.startsWith('period'));
  if (!all.length || number === null) return all.length ? 'some' : '';
  const one = all[Math.floor(number * all.length)];
  if (click) one.click();
  else one.focus();
  return one.ariaLabel || one.textContent.slice(0, 40) || 'a field';
}"""
# All that is seen: the words, what stands in fields, what is open, the order of rows, the years of the chart.
VIEW = """() => {
  const main = document.querySelector('.stMain');
  const hide = document.head.appendChild(document.createElement('style'));
  hide.textContent = '.stMain :is([role=status], .js-plotly-plot, [data-testid=stDataFrame], .d-hits, .d-tour) { display: none !important }';
  const words = main.innerText.replace(/\\s+/g, ' ');
  hide.remove();
  const fields = [...main.querySelectorAll('input, select')].map((e) => (e.type === 'checkbox' || e.type === 'radio' ? e.checked : e.value));
  const chosen = [...main.querySelectorAll('[aria-checked=true], [aria-pressed=true], [aria-selected=true]')].map((e) => e.textContent);
  const years = main.querySelector('.st-key-chart .js-plotly-plot') && seen.graph().layout.xaxis.range.map(Math.round).join();
  return JSON.stringify({ words, fields, chosen, years, picked: seen.state().marked.join() });
}"""


def differs(one: str, other: str) -> str:
    """Where two views part."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"here: …{one[max(0, at - 80) : at + 160]}\nthere: …{other[max(0, at - 80) : at + 160]}"


def step(reader: Reader, lot: Random) -> str:
    """Do one thing of those that the page offers; say what."""
    page = reader.page
    kind = lot.choice([kind for kind, css in OFFERED.items() if page.evaluate(USE, [css, None, False])])
    typed, number = kind in ("choice", "range", "words"), lot.random()
    said = f"{kind} ({page.evaluate(USE, [OFFERED[kind], number, not typed])})"
    keys = ["ArrowDown"] * lot.randint(1, 6)
    if kind == "choice":
        for _ in range(10 * PATIENCE):  # the answer to the step before may close a list or bring the field anew
            if page.get_by_role("option").count():
                break
            page.evaluate(USE, [OFFERED[kind], number, False])
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(100)
        else:
            raise AssertionError(f"{said}: no list opens")
        keys += ["Enter", "Escape"]
    elif kind == "range":
        keys = [lot.choice(["ArrowRight", "ArrowLeft"]) for _ in keys]
    elif kind == "words":
        page.keyboard.press("ControlOrMeta+a")
        keys = ["Backspace", *lot.choice(["aid", "1971", "ost", "treaty", ""])]
    for key in keys if typed else ():
        page.keyboard.press(key)
    reader.settle()
    return said


def equal_views(reader: Reader, fresh: Reader) -> str:
    """Nothing where a fresh window shows the same as this one; else where they part, once this one is at rest."""
    fault, before = "", ""
    for _ in range(6):  # what was done last may still be under way: then this view or its address changes
        reader.settle()
        address = reader.page.url
        fresh.page.goto(address)
        fresh.settle(urlsplit(address).path.strip("/"))
        here, there = reader.page.evaluate(VIEW), fresh.page.evaluate(VIEW)
        if here == there and address == reader.page.url:
            return ""
        fault = f"{address}\n{differs(here, there)}"
        if before == here + address:
            reader.page.wait_for_timeout(500)
        before = here + address
    return fault


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "walk" in metafunc.fixturenames:
        metafunc.parametrize("walk", range(metafunc.config.getoption("--walks", default=16)))


def test_a_fresh_window_with_the_address_shows_the_same(open_reader, tiny, walk: int) -> None:
    lot = Random(walk)
    reader, fresh = (open_reader(root, tiny) for root in [TINY.parent] * 2)
    reader.open(PAGES[walk % len(PAGES)])
    done = [step(reader, lot) for _ in range(STEPS)]
    fault = equal_views(reader, fresh)
    assert not fault, f"after {'; '.join(done)}: {fault}"
