"""Downloads and source search of the Data page."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import pytest

import dossier.ui.data
from dossier.citing import cite
from dossier.content.checks import examine
from dossier.exports import EXPORTS, USES
from dossier.publish import page
from dossier.render.markup import esc
from dossier.tabular.columns import RECORDS, TABLES
from dossier.ui import cached
from tests.app.opening import assert_sound, html, notes, opened, part, texts
from tests.samples import Page, catalogue_of, copied, edited, invented


def test_the_licence_is_shown_as_it_is(root):
    edited(copied(root) / "dossier.yaml", "licence: CC BY 4.0", "licence: A *licence* [x](y)")
    assert any("A \\*licence\\* \\[x\\](y)" in said for said in texts(opened("data"), "markdown"))


def test_every_table_can_be_downloaded_whole(folder, downloads):
    assert_sound(opened("data"))
    read = examine(folder, form=False).dossier
    assert read and read.article
    names = ["fluctuation-gdelt.csv" if name == "fluctuation" else f"{name}.csv" for name in TABLES]
    assert sorted(downloads) == sorted(["The dossier as one file", *(export.title for export in EXPORTS), *names])
    assert {export.group for export in EXPORTS} == set(USES)
    for name in RECORDS:
        given = downloads[f"{name}.csv"]
        table = list(csv.DictReader(io.StringIO(given["data"].decode("utf-8"), newline="")))
        assert [row.get("id") for row in table] == [r.id for r in getattr(read, name)]
        assert given["name"] == f"{folder.name}-{name}.csv" and given["mime"] == "text/csv" and given["on_click"] == "ignore"


def test_every_export_is_offered_says_what_it_loses_and_gives_the_files_of_the_command(folder, downloads):
    at = opened("data")
    said = html(at)
    catalogue = catalogue_of(folder)
    for export in EXPORTS:
        given = downloads[export.title]
        assert (given["name"], given["mime"]) == (f"{folder.name}-{export.file}", export.mime)
        assert given["data"]() == export.make(catalogue) == given["data"]()
        assert esc(f"{export.loses[0].upper()}{export.loses[1:]}.") in said


def test_the_dossier_as_one_file_is_that_of_the_command(folder, downloads):
    opened("data")
    given = downloads["The dossier as one file"]
    assert (given["name"], given["mime"]) == (f"{folder.name}-dossier.html", "text/html")
    assert given["data"]().decode("utf-8") == page(catalogue_of(folder))


def test_an_export_is_made_when_it_is_asked_for_and_then_kept(downloads, monkeypatch):
    made = []
    monkeypatch.setattr(
        dossier.ui.data, "EXPORTS", (replace(EXPORTS[0], name="trial", make=lambda catalogue: made.append(catalogue) or b"file"),)
    )
    opened("data")
    assert not made
    assert downloads[EXPORTS[0].title]["data"]() == downloads[EXPORTS[0].title]["data"]() == b"file"
    assert len(made) == 1


def test_the_archive_holds_the_same_bytes(downloads):
    opened("data")
    with zipfile.ZipFile(io.BytesIO(downloads["Tables as CSV"]["data"]())) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist() if name != "README.md"} == {
            name: given["data"] for name, given in downloads.items() if name.endswith(".csv")
        }


def test_the_originals_are_never_in_a_download(monkeypatch, downloads):
    from tests.samples import ORIGINAL

    monkeypatch.setenv("DOSSIER_ORIGINAL", str(ORIGINAL))
    opened("data", edition="The original")
    files = [given["data"]() if callable(given["data"]) else given["data"] for given in downloads.values()]
    assert len(files) > 20 and not any(b"schoolbook" in data for data in unpacked(files))


def unpacked(files: list[bytes]) -> list[bytes]:
    """The files, and in place of a zip what it holds."""
    out = []
    for data in files:
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                out += [file.read(name) for name in file.namelist()]
        else:
            out.append(data)
    return out


def shown(at) -> set[str]:
    page = Page(next(e.proto.body for e in at.get("html") if "d-sources" in e.proto.body))
    return {attrs["id"].removeprefix("source-") for attrs, _ in page.all("li")}


def test_the_source_search_narrows():
    at = opened("data")
    assert len(shown(at)) == 6 and "6 sources" in texts(at, "caption")
    at.text_input(key="source_words").set_value("hale").run()
    assert shown(at) == {"hale-1952-treaty", "ost-gazette-1963", "courier-1964-03-02-toll"} and "3 sources" in texts(
        at, "caption"
    )
    at.selectbox(key="grade").set_value("record").run()
    assert shown(at) == {"courier-1964-03-02-toll"} and "1 source" in texts(at, "caption")
    at.text_input(key="source_words").set_value("").run()
    assert shown(at) == {"courier-1964-03-02-toll"}


def test_the_address_sets_search_and_grade():
    at = opened("data", source_words="hale", grade="primary")
    assert_sound(at)
    assert (
        at.selectbox(key="grade").value == "primary" and shown(at) == {"hale-1952-treaty", "ost-gazette-1963"} and notes(at) == []
    )


def test_each_measured_series_stands_with_its_terms():
    at = opened("data")
    said = html(at)
    for s in invented().series.values():
        assert s.title in said and s.licence in said
    assert any("terms of its producer" in text for text in texts(at, "markdown"))


def test_an_unknown_grade_gives_all_and_a_note():
    at = opened("data", grade="golden")
    assert_sound(at)
    assert len(shown(at)) == 6 and len(notes(at)) == 1 and "golden" in notes(at)[0]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\\", "((", "no-such-word"])
def test_a_search_without_a_hit_says_so(words):
    at = opened("data", source_words=words)
    assert_sound(at)
    assert shown(at) == set() and "0 sources" in texts(at, "caption") and "<script" not in html(at)


@pytest.fixture
def many(monkeypatch, kept):
    """A shipped dossier, which has more sources than one page of the list."""
    monkeypatch.setenv("DOSSIER_DATA", str(kept))
    return catalogue_of(next(iter(cached.folders().values())))


def ids(at) -> list[str]:
    return [
        attrs["id"].removeprefix("source-")
        for e in at.get("html")
        if "d-sources" in e.proto.body
        for attrs, _ in Page(e.proto.body).all("li")
    ]


def test_the_most_used_sources_come_first_fifty_at_a_time(many):
    at = opened("data")
    assert_sound(at)
    used = sorted(many.sources, key=lambda key: -many.citing.get(key, 0))
    assert len(ids(at)) == 50 and [many.citing.get(key, 0) for key in ids(at)] == [many.citing.get(key, 0) for key in used[:50]]
    said = f"1 to 50 of {len(many.sources):,} sources, page 1 of {-(-len(many.sources) // 50)}"
    assert texts(at, "caption").count(said) == 2 and part(at, "say")["words"] == said
    assert at.button(key="Previous above").disabled and not at.button(key="Next above").disabled
    first = ids(at)
    at.button(key="Next below").click().run()
    assert at.query_params["source_page"] == "2" and not set(ids(at)) & set(first)
    assert part(at, "say")["show"] == "sources-2"
    at.button(key="Previous above").click().run()
    assert ids(at) == first and "source_page" not in at.query_params and not part(at, "say")["show"]


def test_every_source_is_on_one_page(many):
    last = -(-len(many.sources) // 50)
    found = [
        key for page in range(1, last + 1) for key in ids(opened("data", source_page=str(page), source_order="newest first"))
    ]
    assert sorted(found) == sorted(many.sources)


def test_another_search_begins_with_the_first_page(many):
    at = opened("data", source_page="3")
    at.selectbox(key="source_order").set_value("author").run()
    assert "source_page" not in at.query_params and "page 1 of" in part(at, "say")["words"]
    lines = [cite.line(many.sources[key]).casefold() for key in ids(at)]
    assert lines == sorted(lines)


def test_a_link_to_a_source_opens_its_page_with_the_source_marked(many):
    key = sorted(many.sources, key=lambda key: -many.citing.get(key, 0))[-1]
    at = opened("data", source=key)
    assert key in ids(at) and len(ids(at)) <= 50
    (body,) = [e.proto.body for e in at.get("html") if 'class="d-sources"' in e.proto.body]
    assert [attrs["id"] for attrs, _ in Page(body).all("li") if attrs.get("aria-current")] == [f"source-{key}"]
    assert part(at, "say")["show"] == f"source-{key}"
    at.button(key="Previous above").click().run()
    assert "source" not in at.query_params and key not in ids(at)


@pytest.mark.parametrize("said", ["0", "-1", "99999", "two", "1.5", "²"])
def test_a_page_of_sources_that_there_is_not_gives_the_first_and_a_note(said):
    at = opened("data", source_page=said)
    assert_sound(at)
    assert len(ids(at)) == 6 and len(notes(at)) == 1 and "There is no page" in notes(at)[0]


def test_a_source_that_there_is_not_gives_a_note():
    at = opened("data", source="nowhere")
    assert_sound(at)
    assert notes(at) == ["There is no source “nowhere” here. It is left out."]
