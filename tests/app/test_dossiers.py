"""One dossier, two, none, and dossiers with faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.content.checks import examine
from tests.app.opening import PAGES, assert_sound, damaged, html, notes, opened, part, picked, rows
from tests.samples import copied, edited, invented

FIRST, SECOND = "aaa-first", "zzz-second"


@pytest.fixture
def two(root):
    for name in (FIRST, SECOND):
        edited(copied(root, name) / "dossier.yaml", "title: Velmark - Ostrania", f"title: The {name[4:]} *dossier*")
    edited(root / SECOND / "events.yaml", "id: king-of-karsk-falls-1978", "id: only-in-the-second")
    return root


def choice(at):
    (box,) = [box for box in at.selectbox if box.label == "Dossier"]
    return box


def shown(at) -> str:
    return choice(at).value


def test_one_dossier_needs_no_choice():
    assert not [box for box in opened().selectbox if box.label == "Dossier"]


def test_of_two_the_first_is_shown_and_the_other_can_be_chosen(two):
    for page in PAGES:
        at = opened(page)
        assert_sound(at)
        assert shown(at) == FIRST and choice(at).options == ["The first *dossier*", "The second *dossier*"], page
        choice(at).set_value(SECOND).run()
        assert_sound(at)
        assert shown(at) == SECOND, page
        if page == "timeline":
            assert (
                "event:only-in-the-second" in str(part(at, "record_leaf")["sections"])
                and at.title[0].value == "The second \\*dossier\\*"
            )
        choice(at).set_value(FIRST).run()
        assert shown(at) == FIRST, page


def test_the_one_that_names_an_earlier_place_is_shown_first(two):
    with (two / SECOND / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("order: 1\n")
    at = opened()
    assert_sound(at)
    assert shown(at) == SECOND and choice(at).options == ["The second *dossier*", "The first *dossier*"]


def test_the_address_chooses(two):
    at = opened(dossier=SECOND, event="only-in-the-second")
    assert_sound(at)
    assert shown(at) == SECOND and picked(at)["event"] == "only-in-the-second" and notes(at) == []


def test_the_choice_is_kept_from_page_to_page(two):
    at = opened()
    choice(at).set_value(SECOND).run()
    for page in ("alignments", "article", "evidence", "data", "timeline"):
        at.query_params.clear()
        at.switch_page(f"pages/{page}.py").run()
        assert_sound(at)
        assert shown(at) == SECOND


def test_the_address_outweighs_what_was_chosen_before(two):
    at = opened()
    choice(at).set_value(SECOND).run()
    at.query_params["dossier"] = FIRST
    at.run()
    assert shown(at) == FIRST, "as after Back in the browser"


def test_a_pick_does_not_go_over_to_the_other_dossier(two):
    at = opened(event="king-of-karsk-falls-1978")
    choice(at).set_value(SECOND).run()
    assert_sound(at)
    assert "event" not in picked(at) and notes(at) == []
    for page in ("data", "timeline"):
        for key in ("event", "period"):
            at.query_params.pop(key, None)
        at.switch_page(f"pages/{page}.py").run()
        assert "event" not in picked(at) and notes(at) == []


def test_nor_does_it_where_the_address_leads_to_the_other(two):
    at = opened(event="king-of-karsk-falls-1978")
    at.query_params.clear()
    at.query_params["dossier"] = SECOND
    for page in ("timeline", "data", "timeline"):
        at.switch_page(f"pages/{page}.py").run()
        assert shown(at) == SECOND and "event" not in picked(at) and notes(at) == []


def test_a_dossier_that_cannot_be_shown_is_offered_by_its_title_and_one_without_by_its_folder(two):
    (two / SECOND / "periods.yaml").write_text("- id: Not An Id\n")
    assert choice(opened()).options[1] == "The second *dossier*"
    (two / SECOND / "dossier.yaml").write_text("title: Alone\n")
    assert choice(opened()).options[1] == SECOND


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_dossier_gives_the_first_and_a_note(page):
    at = opened(page, dossier="no-such [x](y)")
    assert_sound(at)
    assert len(notes(at)) == 1 and "no-such" in notes(at)[0] and "[x](y)" not in notes(at)[0]


@pytest.mark.parametrize("page", PAGES)
def test_no_dossier_at_all_says_how_to_make_one(root, page):
    at = opened(page)
    assert not at.exception
    if page == "yours":  # where one can be opened
        assert [t.value for t in at.title] == ["Your dossier"] and at.get("file_uploader")
    else:
        assert [t.value for t in at.title] == ["No dossier"] and "dossier new" in at.info[0].value


def test_a_data_folder_that_is_not_there_is_no_dossier(monkeypatch, tmp_path):
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path / "nowhere"))
    assert [t.value for t in opened().title] == ["No dossier"]


def test_faults_in_every_file_leave_a_page_with_a_warning(root):
    folder = damaged(copied(root))
    report = examine(folder, form=False)
    files = {p.file.rsplit("/", 1)[1] for p in report.problems if p.is_error}
    assert files >= {
        "actors.yaml",
        "alignments.yaml",
        "annotations.yaml",
        "article.md",
        "claims.yaml",
        "events.yaml",
        "periods.yaml",
        "silences.yaml",
        "sources.yaml",
    }
    for page in PAGES:
        at = opened(page)
        assert_sound(at)
        assert len(notes(at)) == 1 and f"{report.left_out} records" in notes(at)[0], page
        if page == "data":
            assert all(p.code in html(at) for p in report.problems)


def test_the_sound_records_beside_a_fault_are_shown(root):
    edited(copied(root) / "alignments.yaml", "stance: allied", "stance: chummy")
    at = opened("alignments")
    assert len(rows(at)) == 5 and "karsk-ost-1950" not in rows(at) and "1 record of" in notes(at)[0]


FILES = [
    "actors.yaml",
    "sources.yaml",
    "periods.yaml",
    "events.yaml",
    "alignments.yaml",
    "claims.yaml",
    "annotations.yaml",
    "silences.yaml",
    "article.md",
]
MAY_BE_MISSING = {"claims.yaml", "annotations.yaml", "silences.yaml"}


def spoiled(path: Path, fault: str) -> None:
    if fault == "gone":
        path.unlink()
    elif fault == "not yaml":
        path.write_text("- id: [\n  : :\n", "utf-8")
    else:
        path.write_bytes(b"\xff\xfe\x00\xd8")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("fault", ["gone", "not yaml", "not text"])
def test_a_file_that_cannot_be_read_is_said_and_is_no_exception(root, name, fault):
    spoiled(copied(root) / name, fault)
    at = opened()
    assert not at.exception
    assert bool(at.error or at.warning) == (fault != "gone" or name not in MAY_BE_MISSING)


@pytest.mark.parametrize("name", ["events.yaml", "alignments.yaml", "sources.yaml", "article.md"])
def test_each_page_opens_without_the_file_that_it_lives_on(root, name):
    spoiled(copied(root) / name, "not text")
    for page in PAGES:
        at = opened(page)
        assert_sound(at)
        assert len(notes(at)) == 1, page


def test_a_sentence_that_was_left_out_takes_nothing_else_with_it(root):
    edited(copied(root) / "article.md", f" {{{invented().sentences['s06'].fingerprint}}}", "")
    at = opened()
    assert_sound(at)
    assert {key for key in invented().events if f"event:{key}" in str(part(at, "record_leaf")["sections"])} == set(
        invented().events
    )
    assert "sentence:s06" not in part(at, "pane_leaf")["sections"]["treaty-years"]
    assert_sound(opened("article"))


@pytest.mark.parametrize("page", ["timeline", "data"])
@pytest.mark.parametrize("fault", ["gone", "empty", "not yaml", "no side", "not text"])
def test_a_broken_dossier_file_stops_that_dossier_with_its_report(root, page, fault):
    path = copied(root) / "dossier.yaml"
    if fault == "gone":
        path.unlink()
    elif fault == "empty":
        path.write_text("", "utf-8")
    elif fault == "not yaml":
        path.write_text("title: [<script>\n", "utf-8")
    elif fault == "no side":
        edited(path, "side_a: vel", "side_a: nobody")
    else:
        path.write_bytes(b"\xff\xfe")
    at = opened(page)
    assert not at.exception
    assert [t.value for t in at.title] == ["This dossier cannot be shown"]
    assert "fault" in at.error[0].value and "dossier.yaml" in html(at) and "<script" not in html(at)


def test_a_broken_dossier_does_not_stop_another(two):
    (two / FIRST / "dossier.yaml").write_text("", "utf-8")
    at = opened()
    assert [t.value for t in at.title] == ["This dossier cannot be shown"]
    choice(at).set_value(SECOND).run()
    assert_sound(at)
    assert "event:only-in-the-second" in str(part(at, "record_leaf")["sections"])


def test_a_changed_file_is_read_again(root):
    folder = copied(root)
    at = opened()
    edited(folder / "events.yaml", "title: Velmark and Ostrania sign the Treaty of Hale", "title: A wholly new title")
    at.run()
    assert "A wholly new title" in part(at, "record_leaf")["sections"]["treaty-years"]


@pytest.mark.parametrize("name", ["claims", "alignments", "annotations", "silences"])
def test_a_file_that_may_be_missing_may_be_missing(root, name):
    (copied(root) / f"{name}.yaml").unlink()
    for page in PAGES:
        assert_sound(opened(page))


def test_markdown_of_a_title_is_shown_as_written(root):
    folder = copied(root)
    edited(folder / "dossier.yaml", "title: Velmark - Ostrania", 'title: "$5 *and* :red[x] <b>"')
    assert opened().title[0].value == "\\$5 \\*and\\* \\:red\\[x\\] \\<b\\>"
