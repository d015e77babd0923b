"""A dossier that readers open for themselves: by zip, folder and files, by keyboard, on a phone, and never another's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.app.test_yours import packed
from tests.browser.axe import looked, violations
from tests.browser.conftest import DESK, TINY
from tests.browser.looks import PHONE
from tests.browser.reader import Reader
from tests.samples import INVENTED_ROOT, copied, edited


def named(root: Path, title: str, fault: bool = False) -> Path:
    """A copy of the invented dossier that another could not be taken for."""
    folder = copied(root)
    edited(folder / "dossier.yaml", "title: Velmark - Ostrania", f"title: {title}")
    if fault:
        edited(folder / "alignments.yaml", "stance: allied", "stance: chummy")
        (folder / "claims.yaml").write_text("- id: <img src=x onerror=alert(1)>\n", "utf-8")
    return folder


def give(reader: Reader, data: bytes, name: str = "mine.zip") -> None:
    reader.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/zip", "buffer": data})


def is_open(reader: Reader, title: str) -> None:
    expect(reader.page.get_by_role("status").filter(has_text=f"{title} is open for you alone.")).to_be_visible()
    reader.settle("yours")


def title(reader: Reader) -> str:
    return reader.page.locator("h1").inner_text()


def test_two_readers_open_dossiers_of_one_name_and_never_meet(browser, serve, tiny, tmp_path) -> None:
    address = serve(INVENTED_ROOT)
    one, two, third = (Reader(browser.new_context(viewport=DESK), address, tiny, own=True) for _ in range(3))
    for reader, name in ((one, "The first one"), (two, "The second one")):
        reader.open("yours")
        give(reader, packed(named(tmp_path / name, name)))
        is_open(reader, name)
        assert reader.page.url == f"{address}/yours?dossier=not-shared.mine"
    for page in ("Timeline", "Events", "Evidence", "Data"):
        for reader, name, other in ((one, "first", "second"), (two, "second", "first")):
            reader.page.get_by_role("link", name=page, exact=True).first.click()
            reader.settle("" if page == "Timeline" else page.lower())
            expect(reader.page.get_by_role("combobox", name="Dossier")).to_have_value(f"The {name} one (yours, not shared)")
            assert f"The {other} one" not in reader.text() and "dossier=not-shared.mine" in reader.page.url
    third.page.goto(one.page.url)
    expect(third.page.locator("h1")).to_have_text("This dossier is not shared")
    assert "The first one" not in third.text() and "The second one" not in third.text()
    one.page.reload()
    expect(one.page.locator("h1")).to_have_text("This dossier is not shared")
    one.page.get_by_role("link", name="Your dossier").last.click()
    expect(one.page.locator("h1")).to_have_text("Your dossier")
    assert two.open("yours", wait=False) and not two.faults and not third.faults
    for reader in (one, two, third):
        reader.close()


def test_a_folder_and_files_are_opened_too(open_reader, tmp_path) -> None:
    folder = named(tmp_path, "From a folder")
    reader = open_reader(INVENTED_ROOT).open("yours")
    reader.page.get_by_role("radio", name="A folder").click()
    expect(reader.page.locator("input[type=file][webkitdirectory]")).to_have_count(1)
    reader.page.locator("input[type=file]").set_input_files(folder)
    is_open(reader, "From a folder")
    assert reader.page.url.endswith("dossier=not-shared.vel-ost")
    expect(reader.page.locator(".d-say")).to_contain_text("0 errors, 0 warnings.")
    reader.page.get_by_role("button", name="Take it away").click()
    expect(reader.page.get_by_text("is open for you alone")).to_have_count(0)
    reader.page.get_by_role("radio", name="A zip, or files").click()
    expect(reader.page.locator("input[type=file][webkitdirectory]")).to_have_count(0)
    reader.page.locator("input[type=file]").set_input_files([path for path in sorted(folder.rglob("*")) if path.is_file()])
    is_open(reader, "From a folder")
    expect(reader.page.locator(".d-say")).to_contain_text("0 errors, 0 warnings.")


def test_the_report_is_read_by_keyboard_and_holds_no_markup(open_reader, tmp_path) -> None:
    reader = open_reader(INVENTED_ROOT).open("yours")
    give(reader, packed(named(tmp_path, "With faults", fault=True)))
    is_open(reader, "With faults")
    first = reader.page.locator(".d-faults summary").first
    reader.page.get_by_role("button", name="Take it away").focus()
    for _ in range(4):
        reader.press("Tab")
        if reader.page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    assert first.evaluate("e => e === document.activeElement"), reader.focus()
    reader.press("Enter")
    excerpt = reader.page.locator(".d-faults pre").first
    expect(excerpt).to_be_visible()
    assert "stance: chummy" in excerpt.inner_text() and excerpt.locator("mark").inner_text() == "c"
    assert reader.page.locator(".d-faults img, .d-faults script").count() == 0 and "<img src=x" in reader.text()
    with reader.page.expect_download() as caught:
        reader.page.get_by_role("button", name="The report as text").click()
    assert "term-unknown" in Path(caught.value.path()).read_text("utf-8")
    assert not reader.faults


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_in_a_report(open_reader, tmp_path, axe: str, device: dict) -> None:
    reader = open_reader(INVENTED_ROOT, **device).open("yours")
    give(reader, packed(named(tmp_path, "With faults", fault=True)))
    is_open(reader, "With faults")
    reader.page.evaluate("document.querySelectorAll('.d-faults details').forEach(d => d.open = true)")
    found = looked(reader, axe, device)
    assert not found, json.dumps(found, indent=1)
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    give(reader, b"PK no zip")
    expect(reader.page.locator(".d-reasons li")).to_have_count(1)
    assert violations(reader, axe) == []


def test_what_is_saved_on_this_machine_is_checked_here(open_reader, tmp_path) -> None:
    root = tmp_path / "dossiers"
    folder = shutil.copytree(TINY, root / "vel-ost")
    reader = open_reader(root).open("yours")
    expect(reader.page.locator(".d-say")).to_contain_text("0 errors, 0 warnings.")
    edited(folder / "alignments.yaml", "stance: allied", "stance: chummy")
    expect(reader.page.locator(".d-faults")).to_contain_text("'chummy' is not a stance.")
    expect(reader.page.locator(".d-say")).to_contain_text("1 error")
    edited(folder / "alignments.yaml", "stance: chummy", "stance: allied")
    expect(reader.page.locator(".d-faults")).to_have_count(0)
    expect(reader.page.locator(".d-say")).to_contain_text("0 errors, 0 warnings.")
