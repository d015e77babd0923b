"""Faulty dossiers, and the reader's own copy of the article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.content.editions import LARGEST
from dossier.content.files import ROOT
from dossier.index.queries import Catalogue
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


def test_a_fault_leaves_the_sound_records_and_a_word(open_reader, faulty: Path, tiny: Catalogue) -> None:
    reader = open_reader(faulty, tiny).open()
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


def test_a_wrecked_dossier_shows_what_is_wrong(open_reader, faulty: Path) -> None:
    reader = open_reader(faulty, None).open(wait=False, dossier="wrecked")
    reader.page.get_by_role("heading", name="This dossier cannot be shown").wait_for()
    reader.page.locator(".d-problems").wait_for()
    assert "dossier.yaml" in reader.page.locator(".d-problems").inner_text()
    assert "Traceback" not in reader.text() and reader.page.locator("[data-testid=stException]").count() == 0


def test_the_dossier_is_chosen_in_the_address_and_kept(open_reader, faulty: Path, tiny: Catalogue) -> None:
    reader = open_reader(faulty, tiny).open(dossier="sound")
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
    reader.page.get_by_role("radio", name="The original").click()
    reader.page.get_by_text("No original is given").wait_for()
    reader.page.get_by_text("1MB per file").wait_for()
    give(reader, "large.txt", b"x" * ((1 << 20) + 1))
    reader.page.get_by_text("File must be 1.0MB or smaller").wait_for()
    assert first not in reader.text()
    give(reader, "latin.txt", "Zwei Staaten über dem Fluß".encode("latin-1"))
    reader.page.get_by_text("is not UTF-8 text").wait_for()
    give(reader, "part.txt", original.replace(first, "").encode())
    reader.page.get_by_text("Not found: s02.").wait_for()
    reader.page.locator("#s02 .d-lost").wait_for()
    assert typographic(reader.catalogue.sentences["s02"].text) in reader.text()
    give(reader, "whole.txt", original.encode())
    reader.page.get_by_text(f"All {len(reader.catalogue.sentences)} sentences").wait_for()
    reader.until("text => document.querySelector('#s02').textContent.includes(text)", first)
    assert reader.page.locator(".d-lost").count() == 0
    # the reading pane of the Timeline follows; a fresh session knows nothing of it
    reader.page.get_by_role("link", name="Timeline", exact=True).click()
    reader.settle("")
    reader.until("text => document.querySelector('.d-leaf[data-part=article]').textContent.includes(text)", first)
    reader.open()
    assert first not in reader.text()


def test_a_file_that_is_taken_away_is_given_back(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("article", edition="The original")
    first = "Two states that share a river have never agreed what the river is for."
    for way in ("button", "control"):
        give(reader, "whole.txt", ORIGINAL.read_bytes())
        reader.page.get_by_text(f"All {len(reader.catalogue.sentences)} sentences").wait_for()
        if way == "button":  # the control is new on each page, and knows of no file
            reader.page.get_by_role("link", name="Timeline", exact=True).click()
            reader.settle("")
            reader.page.get_by_role("link", name="Article", exact=True).click()
            reader.settle("article")
            reader.until("text => document.querySelector('#s02').textContent.includes(text)", first)
            reader.page.get_by_role("button", name="Take your file away").click()
        else:
            reader.page.get_by_role("button", name="Remove whole.txt").click()
        reader.page.get_by_text("No original is given").wait_for()
        reader.until("text => !document.querySelector('#s02').textContent.includes(text)", first)


def test_the_server_takes_the_largest_file_and_refuses_what_is_far_larger(tiny_reader: Reader) -> None:
    """Whatever the control of the page would have let through."""
    reader = tiny_reader.open("article", edition="The original")
    with reader.page.expect_request(lambda one: "/upload_file/" in one.url and one.method == "PUT") as asked:
        give(reader, "largest.txt", b"x" * 1_000_000)  # the control counts a MB so, but on Windows as the server does
    reader.page.get_by_text(f"None of the {len(reader.catalogue.sentences)} sentences was found").wait_for()
    mark = {"X-Xsrftoken": asked.value.header_value("x-xsrftoken")}
    for size, status in ((LARGEST, 204), (7 * LARGEST, 413), (20 * LARGEST, 413)):
        file = {"name": "any.txt", "mimeType": "text/plain", "buffer": b"x" * size}
        answer = reader.context.request.put(asked.value.url, multipart={"file": file}, headers=mark)
        assert answer.status == status
