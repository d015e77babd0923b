"""Faulty dossiers, and the reader's own copy of the article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.files import ROOT
from dossier.queries import Index
from tests.browser.conftest import TINY
from tests.browser.reader import Reader, typographic

ORIGINAL = ROOT / "tests" / "tiny_original.txt"


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three dossiers: one with a fault in one event, one that is sound, one whose dossier.yaml cannot be read."""
    root = tmp_path_factory.mktemp("faulty")
    for name in ("a-faulty", "sound", "wrecked"):
        shutil.copytree(TINY, root / name)
    events = root / "a-faulty" / "events.yaml"
    text = events.read_text("utf-8")
    assert "1952-05-12" in text
    events.write_text(text.replace('"1952-05-12"', '"1952-13-45"'), "utf-8")
    (root / "wrecked" / "dossier.yaml").write_text("format: [1\ntitle: <b>not closed\n", "utf-8")
    return root


def test_a_fault_leaves_the_sound_records_and_a_word(open_reader, shared_context, faulty: Path, tiny: Index) -> None:
    reader = open_reader(faulty, tiny, shared_context).open()
    text = reader.text()
    assert "record of this dossier cannot be shown because of faults" in text or "records of this dossier cannot be shown" in text
    broken = next(e for e in tiny.events.values() if e.date.text == "1952-05-12")
    for e in tiny.events.values():
        if tiny.home[e.id] == reader.see()["ruler"][0]:
            assert (typographic(e.title) in text) == (e.id != broken.id)
    reader.page.get_by_role("link", name="See the report").click()
    reader.settle("data")
    report = reader.page.locator(".d-problems").inner_text()
    assert "there is no month 13" in report and "events.yaml" in report
    assert "Traceback" not in reader.text()


def test_a_wrecked_dossier_shows_what_is_wrong(open_reader, shared_context, faulty: Path) -> None:
    reader = open_reader(faulty, None, shared_context).open(wait=False, dossier="wrecked")
    reader.page.get_by_role("heading", name="This dossier cannot be shown").wait_for()
    reader.page.locator(".d-problems").wait_for()
    assert "dossier.yaml" in reader.page.locator(".d-problems").inner_text()
    assert "Traceback" not in reader.text() and reader.page.locator("[data-testid=stException]").count() == 0


def test_the_dossier_is_chosen_in_the_address_and_kept(open_reader, shared_context, faulty: Path, tiny: Index) -> None:
    reader = open_reader(faulty, tiny, shared_context).open(dossier="sound")
    event = tiny.events_in(next(iter(tiny.periods)))[0].id
    reader.link("event", event).click()
    assert reader.picked(event=event)["query"]["dossier"] == "sound"
    reader.page.get_by_role("link", name="Article", exact=True).click()
    reader.settle("article")
    assert "cannot be shown" not in reader.text()
    reader.open(dossier="nothing")
    assert "no dossier “nothing”" in reader.text()


def give(reader: Reader, name: str, data: bytes) -> None:
    reader.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})


def test_the_original_by_file(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("article")
    original = ORIGINAL.read_text("utf-8")
    first = "Two states that share a river have never agreed what the river is for."
    assert first in original and first not in reader.text()
    reader.page.get_by_role("radio", name="The original").click() if reader.page.get_by_role(
        "radio", name="The original"
    ).count() else reader.page.get_by_text("The original", exact=True).click()
    reader.page.get_by_text("No original is given").wait_for()
    give(reader, "large.txt", b"a line of text\n" * 80_000)
    reader.page.get_by_text("at most 1,000,000 are read").wait_for()
    assert first not in reader.text()
    give(reader, "latin.txt", "Zwei Staaten über dem Fluß".encode("latin-1"))
    reader.page.get_by_text("is not UTF-8 text").wait_for()
    give(reader, "part.txt", original.replace(first, "").encode())
    reader.page.get_by_text("Not found: s02.").wait_for()
    reader.page.locator("#s02 .d-lost").wait_for()
    assert typographic(reader.index.sentences["s02"].text) in reader.text()
    give(reader, "whole.txt", original.encode())
    reader.page.get_by_text(f"All {len(reader.index.sentences)} sentences").wait_for()
    reader.until("text => document.querySelector('#s02').textContent.includes(text)", first)
    assert reader.page.locator(".d-lost").count() == 0
    # the reading pane of the Timeline follows; a fresh session knows nothing of it
    reader.page.get_by_role("link", name="Timeline", exact=True).click()
    reader.settle("")
    reader.until("text => document.querySelector('.d-leaf[data-part=article]').textContent.includes(text)", first)
    reader.open()
    assert first not in reader.text()
