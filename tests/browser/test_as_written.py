"""Words of a record that Streamlit takes for marks of its own are shown as they are written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TINY, catalogue_of
from tests.browser.reader import Reader
from tests.samples import edited

BRIEF = ":material/home: *b* $a$"  # as long as an adjective may be
NAME = ":smile: **b** $a$ -> :red[x] `c`"
TITLE = f"{NAME} :material/home: [l](u) <b> &amp; ~s~"
HARD = ":material/home: :smile: :streamlit: **b** _i_ $a$ :red[x] `c` [l](u) <b> &amp; ~s~ a -> b -- c <= d # e"
SEEN = "(text) => document.body.innerText.replaceAll('\\u2060', '').replace(/\\s+/g, ' ').includes(text)"


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hard")
    for name in ("aaa", "bbb"):
        folder = shutil.copytree(TINY, root / name)
        edited(folder / "dossier.yaml", "title: Velmark - Ostrania", f"title: '1. {TITLE}'")
        edited(folder / "dossier.yaml", "lead: >-\n  Two invented", f"lead: >-\n  - {HARD} Two invented")
        edited(folder / "dossier.yaml", "adjective_a: Velmarkish", f"adjective_a: '{BRIEF}'")
        edited(folder / "dossier.yaml", "licence: CC BY 4.0", f"licence: '{TITLE}'")
        edited(folder / "periods.yaml", "title: The treaty and the locks", f"title: '- {NAME}'")
        edited(folder / "actors.yaml", "name: Hill League", f"name: '+ {NAME}'")
        edited(folder / "series" / "timber-trade.meta.yaml", "title: Timber trade on the Sele", f"title: '= {NAME}'")
    return root


def options(reader: Reader, name: str) -> str:
    """What a choice offers, as it is seen."""
    box = reader.page.get_by_role("combobox", name=name)
    box.click()
    reader.page.get_by_role("option").first.wait_for()
    said = " | ".join(reader.page.get_by_role("option").all_inner_texts()).replace("\u2060", "")
    reader.press("Escape")
    return said


def test_words_of_records_are_shown_as_written(open_reader, hard: Path) -> None:
    reader = open_reader(hard, catalogue_of(hard / "aaa"))
    reader.open()
    for text in (f"1. {TITLE}", f"- {HARD} Two invented", BRIEF):
        reader.until(SEEN, text)
    reader.options()
    for place, text in ((".st-key-title", TITLE), ("[data-testid=stPopoverBody]", BRIEF)):
        box = reader.page.locator(place)
        assert text in box.inner_text().replace("\u2060", "")
        assert box.locator(".katex, strong, em, del, code, a, li, img, [translate=no]").count() == 0
    assert f"1. {TITLE}" in options(reader, "Dossier") and f"= {NAME}" in options(reader, "Measured series under the chart")
    reader.open("alignments")
    assert f"+ {NAME}" in options(reader, "Third party")
    reader.open("evidence")
    assert f"- {NAME}" in options(reader, "Period")
    reader.page.goto(f"{reader.address}/handout?third=hil&periods=treaty-years&years=:material/home:")
    reader.settle("handout")
    reader.until(SEEN, f"Alignments: only + {NAME}")
    reader.until(SEEN, "There are no years “:material/home:” here.")
    reader.open("data", q="x")
    reader.until(SEEN, f"The Dossier project: {TITLE}, content of")


def test_of_several_dossiers_paper_says_which(open_reader, two, tiny) -> None:
    """On the screen the choice says it, which is no part of paper."""
    reader = open_reader(two, tiny).open("events", dossier="bbb")
    name = reader.page.locator(".d-of")
    expect(name).to_be_hidden()
    reader.page.emulate_media(media="print")
    expect(name).to_be_visible()
    assert name.inner_text() == tiny.meta.title
    expect(reader.page.get_by_role("combobox", name="Dossier")).to_be_hidden()
