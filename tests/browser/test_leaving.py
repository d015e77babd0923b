"""A page is left at once after something was typed or chosen: the way is never lost, and what was said belongs to the page left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.reader import Reader
from tests.browser.test_history import GOALS, LEFT, steps

DELAYS = (0, 20, 50, 100, 150, 300)  # milliseconds between the last key and the way out; a field is sent after 250


def _click(reader: Reader, name: str) -> None:
    reader.page.get_by_role("link", name=name, exact=True).click()


def _enter(reader: Reader, name: str) -> None:
    reader.page.get_by_role("link", name=name, exact=True).focus()
    reader.press("Enter")


def _activate(reader: Reader, name: str) -> None:
    """As a screen reader or a voice does: the focus stays where it is."""
    reader.page.get_by_role("link", name=name, exact=True).evaluate("link => link.click()")


WAYS: dict[str, Callable[[Reader, str], None]] = {"click": _click, "Enter": _enter, "activate": _activate}


def typed_and_waited(reader: Reader, label: str, delay: int) -> None:
    reader.page.get_by_role("textbox", name=label, exact=True).click()
    reader.page.keyboard.type("treaty", delay=15)
    reader.page.evaluate("delay => new Promise((done) => setTimeout(done, delay))", delay)


def holds(reader: Reader, page: str, query: str, label: str) -> None:
    reader.settle(page)
    assert reader.page.url.endswith(f"/{page}?{query}")
    box = reader.page.get_by_role("textbox", name=label, exact=True)
    reader.until("label => document.querySelector(`input[aria-label='${label}']`).value === 'treaty'", label)
    assert box.input_value() == "treaty"


@pytest.mark.parametrize(
    ("way", "delay"), [*(("click", ms) for ms in DELAYS), ("Enter", 0), ("Enter", 100), ("activate", 0), ("activate", 100)]
)
@pytest.mark.parametrize(("start", "goal"), [("article", "evidence"), ("evidence", "alignments")])
def test_the_menu_at_once_after_typing(tiny_reader: Reader, start: str, goal: str, way: str, delay: int) -> None:
    reader = tiny_reader.open(start)
    _, label, key = LEFT[start]
    before = steps(reader)
    typed_and_waited(reader, label, delay)
    WAYS[way](reader, GOALS[goal])
    reader.settle(goal)
    assert steps(reader) == [*before[:-1], f"/{start}?{key}=treaty", f"/{goal}"]
    assert reader.page.get_by_role("textbox", name="Words", exact=True).input_value() == ""
    reader.back()
    holds(reader, start, f"{key}=treaty", label)


@pytest.mark.parametrize("delay", DELAYS[::2])
@pytest.mark.parametrize("start", ["article", "evidence", "alignments", "data"])
def test_back_at_once_after_typing(tiny_reader: Reader, start: str, delay: int) -> None:
    reader = tiny_reader.open("method")
    reader.page.get_by_role("link", name=start.title(), exact=True).click()
    reader.settle(start)
    _, label, key = LEFT[start]
    before = steps(reader)
    typed_and_waited(reader, label, delay)
    reader.back()
    reader.settle("method")
    assert steps(reader) == before[:-1] and reader.page.url.endswith("/method")
    reader.back(1)
    holds(reader, start, f"{key}=treaty", label)
    assert steps(reader) == [*before[:-1], f"/{start}?{key}=treaty"]


def test_the_menu_at_once_after_a_choice(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("alignments")
    before = steps(reader)
    reader.page.get_by_role("combobox", name="Basis").fill("record")
    reader.page.get_by_role("option", name="record", exact=True).wait_for()
    reader.press("Enter")
    reader.press("Escape")  # while the list is open, nothing else can be reached
    _activate(reader, "Evidence")
    reader.settle("evidence")
    assert steps(reader) == [*before[:-1], "/alignments?basis=record", "/evidence"]


def test_the_menu_at_once_after_a_move_of_the_slider(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("alignments")
    before, first = steps(reader), tiny_reader.catalogue.opens.year
    slider = reader.page.get_by_role("slider").first
    slider.focus()
    reader.press("ArrowRight")
    assert slider.input_value() == str(first + 1), "the slider did not hear the key"
    _activate(reader, "Evidence")
    reader.settle("evidence")
    now = steps(reader)
    assert now[:-2] == before[:-1] and now[-2].startswith(f"/alignments?years={first + 1}&years=") and now[-1] == "/evidence"


def test_the_menu_at_once_after_a_choice_for_the_level(tiny_reader: Reader) -> None:
    reader = tiny_reader.open()
    before = steps(reader)
    reader.options().get_by_text("ICEWS", exact=True).first.click()
    _activate(reader, "Method")
    reader.settle("method")
    assert steps(reader) == [*before, "/?scale=icews", "/method"], "a choice for the level is a step"
