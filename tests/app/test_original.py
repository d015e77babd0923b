"""The reader's own copy of the article: where it may come from, and one clear word on each fault."""

from __future__ import annotations

import re
import shutil
import tomllib

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from dossier.content.editions import LARGEST, PIECES
from dossier.content.files import ROOT
from dossier.content.unicode import LONGEST
from dossier.ui.cached import ROOM
from dossier.ui.original import FILE, VARIABLE, _given
from tests.app.opening import opened, part
from tests.samples import INVENTED_ROOT, ORIGINAL, Page, copied, edited, invented

TEXT = ORIGINAL.read_bytes()
FOUND = "All 12 sentences"


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", str(INVENTED_ROOT))
    monkeypatch.delenv(VARIABLE, raising=False)


def asked(page: str = "article"):
    return opened(page, edition="The original")


def words(at) -> list[tuple[str, str]]:
    assert not at.exception, [e.value for e in at.exception]
    return [(kind, element.value) for kind in ("success", "warning", "error", "info") for element in at.get(kind)]


def lost(at) -> int:
    return len(Page(part(at, "article_leaf")["html"]).all("span", "d-lost"))


def shows_original(at) -> bool:
    return "Two states that share a river" in part(at, "article_leaf")["html"]


def upload(at, data: bytes, name: str = "article.txt"):
    (box,) = at.get("file_uploader")
    box.upload(name, data).run()
    return at


def test_a_file_beside_the_dossier(tmp_path, monkeypatch):
    folder = copied(tmp_path)
    shutil.copy(ORIGINAL, folder / FILE)
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path))
    at = asked()
    ((kind, said),) = words(at)
    assert kind == "success" and FILE in said and FOUND in said and shows_original(at) and lost(at) == 0


def test_a_file_named_by_the_variable(monkeypatch):
    monkeypatch.setenv(VARIABLE, str(ORIGINAL))
    at = asked()
    ((kind, said),) = words(at)
    assert kind == "success" and VARIABLE in said and FOUND in said and shows_original(at)


def test_an_upload():
    at = upload(asked(), TEXT)
    ((kind, said),) = words(at)
    assert kind == "success" and "your file" in said and FOUND in said and shows_original(at)


def test_an_upload_outweighs_the_variable_which_gives_way_to_the_file(tmp_path, monkeypatch):
    folder = copied(tmp_path)
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path))
    monkeypatch.setenv(VARIABLE, str(ORIGINAL))
    (folder / FILE).write_text("Another text.", "utf-8")
    at = asked()
    assert FILE in words(at)[0][1]
    assert "your file" in words(upload(at, TEXT))[0][1]


def test_an_upload_is_kept_for_the_session_and_shown_on_the_timeline():
    at = upload(asked(), TEXT)
    at.query_params.clear()
    at.switch_page("pages/timeline.py").run()
    assert not at.exception
    assert "d-original" in part(at, "pane_leaf")["sections"]["treaty-years"]
    at.switch_page("pages/article.py").run()
    assert shows_original(at)


def test_an_upload_is_not_seen_by_another_reader():
    upload(asked(), TEXT)
    other = asked()
    assert words(other)[0][0] == "info" and not shows_original(other)


def kept(at) -> set[str]:
    """What a session holds of a reader's file."""
    return {key for key in ("originals", "refused", "bound_key", "bound") if at.session_state.get(key)}


def test_an_upload_that_is_taken_away_is_gone():
    at = upload(asked(), TEXT)
    assert kept(at) == {"originals", "bound_key", "bound"}
    (box,) = at.get("file_uploader")
    box.clear().run()
    assert words(at)[0][0] == "info" and not shows_original(at) and not kept(at)


def test_an_upload_can_be_taken_away_after_another_page(monkeypatch):
    """The control is new there and knows of no file, of which it has left a copy in memory."""
    removed = []
    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", lambda of, session_id, file_id: removed.append(file_id))
    at = upload(asked(), TEXT)
    (name,) = at.session_state["file_ids"].values()
    assert all(b.label != "Take your file away" for b in at.button)
    at.switch_page("pages/timeline.py").run()
    at.switch_page("pages/article.py").run()
    (away,) = [b for b in at.button if b.label == "Take your file away"]
    assert not removed
    away.click().run()
    assert removed == [name]
    assert words(at)[0][0] == "info" and not shows_original(at) and not kept(at)
    assert all(b.label != "Take your file away" for b in at.button)


def test_a_file_that_is_no_longer_with_the_server_gets_a_word(monkeypatch):
    """Taken away while it was asked for, or given to a replica that has stopped."""
    monkeypatch.setattr("streamlit.testing.v1.AppTest._register_uploaded_files", lambda at, runner: None)
    at = upload(asked(), TEXT)
    assert words(at) == [("error", "Your file is no longer with the server. Choose it again.")] and not shows_original(at)
    monkeypatch.undo()
    monkeypatch.setenv("DOSSIER_DATA", str(INVENTED_ROOT))
    assert FOUND in words(upload(at, TEXT))[0][1]


def test_nothing_is_kept_of_a_file_that_is_refused():
    at = upload(upload(asked(), TEXT), b"x" * (LARGEST + 1))
    assert words(at)[0][0] == "error" and kept(at) == {"refused"}


def test_control_server_proxy_and_app_agree_on_the_largest_file():
    """The server lets through what the controls let through, wrapped for the way, and not much more."""
    at = asked()
    (box,), (larger,) = at.get("file_uploader"), opened("yours").get("file_uploader")
    server = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"]
    proxy = re.search(r"client_max_body_size (\d+)m;", (ROOT / "docs" / "deploy" / "dossier.conf").read_text("utf-8"))
    assert box.proto.max_upload_size_mb << 20 == LARGEST and "MB" not in box.label
    assert larger.proto.max_upload_size_mb << 20 == ROOM.packed and f"{larger.proto.max_upload_size_mb} MB" in larger.label
    assert server["maxUploadSize"] == larger.proto.max_upload_size_mb + 1 == int(proxy[1])


def test_going_back_to_ours_shows_ours_and_keeps_the_upload():
    at = upload(asked(), TEXT)
    at.segmented_control(key="edition_choice").set_value("ours").run()
    assert not shows_original(at) and words(at) == []
    at.segmented_control(key="edition_choice").set_value("original").run()
    assert shows_original(at)


FAULTS = {
    "too large": (b"x" * (LARGEST + 1), "more than 1,048,576 bytes (1 MB)"),
    "not UTF-8": ("Käse".encode("latin-1"), "not UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8"),
    "zeros": (b"text\0text", "no text that can be read"),
    "empty": (b"", "no text that can be read"),
    "blank": (b" \n \n", "no text that can be read"),
    "marks": (b"e" + "\u0301".encode() * (LONGEST + 1), "combining marks follow one another in line 1"),
    "far too many sentences": (b"No. " * (PIECES + 1), "far more sentences"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_upload_gives_one_clear_message_and_our_text(fault):
    data, wanted = FAULTS[fault]
    at = upload(asked(), data)
    ((kind, said),) = words(at)
    assert kind == "error" and wanted in said and "your file" in said
    assert lost(at) == 0 and not shows_original(at)


@pytest.mark.parametrize("fault", ["too large", "not UTF-8", "empty"])
@pytest.mark.parametrize("where", ["file", "variable"])
def test_a_faulty_file_of_the_host_gives_one_clear_message(tmp_path, monkeypatch, where, fault):
    data, wanted = FAULTS[fault]
    folder = copied(tmp_path)
    monkeypatch.setenv("DOSSIER_DATA", str(folder))
    path = folder / FILE if where == "file" else tmp_path / "elsewhere.txt"
    path.write_bytes(data)
    if where == "variable":
        monkeypatch.setenv(VARIABLE, str(path))
    ((kind, said),) = words(asked())
    assert kind == "error" and wanted in said and (FILE if where == "file" else VARIABLE) in said


@pytest.mark.parametrize("path", ["", "/no/such/file.txt", "/", "\t"])
def test_a_variable_that_names_no_file_is_no_original(monkeypatch, path):
    monkeypatch.setenv(VARIABLE, path)
    ((kind, said),) = words(asked())
    assert kind == "info" and "No original is given" in said


def test_a_text_that_is_not_the_article_is_no_success():
    at = upload(asked(), b"An entirely different text. It has nothing of the article.")
    ((kind, said),) = words(at)
    assert kind == "warning" and said.startswith("From your file: None of the 12 sentences was found. This seems to be another")
    assert lost(at) == 12


def test_a_text_with_one_sentence_of_the_article_is_no_success():
    at = upload(asked(), TEXT.split(b"\n")[0] + b"\n\nAn entirely different text follows.")
    ((kind, said),) = words(at)
    assert kind == "warning" and "Only 1 of 12 sentences was found. This seems to be another text" in said
    assert lost(at) == 11


def test_what_is_missing_in_the_original_is_named():
    at = upload(asked(), TEXT.replace(b"The Hill League took", b"The League took"))
    ((kind, said),) = words(at)
    assert kind == "success" and "11 of 12" in said and "s11" in said and lost(at) == 1


def test_windows_text_is_read_as_well():
    at = upload(asked(), b"\xef\xbb\xbf" + TEXT.replace(b"\n", b"\r\n"))
    assert FOUND in words(at)[0][1]


def test_no_more_than_needed_is_read_of_a_huge_file(tmp_path):
    (tmp_path / FILE).write_bytes(b"x" * (LARGEST * 3))
    data, name = _given(tmp_path)
    assert data is not None and len(data) == LARGEST + 1 and FILE in name


def test_nothing_of_an_upload_is_written(tmp_path, monkeypatch):
    folder = copied(tmp_path)
    monkeypatch.setenv("DOSSIER_DATA", str(folder))
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    upload(asked(), TEXT)
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before


def test_a_changed_edition_binds_anew(tmp_path, monkeypatch):
    """A fingerprint that an editor has just mended must count without a new session."""
    folder = copied(tmp_path)
    good = invented().sentences["s06"].fingerprint
    edited(folder / "article.md", good, "0" * 64)
    monkeypatch.setenv("DOSSIER_DATA", str(folder))
    at = upload(asked(), TEXT)
    assert "11 of 12" in words(at)[0][1]
    edited(folder / "article.md", "0" * 64, good)
    at.run()
    assert FOUND in words(at)[0][1]


def test_an_upload_for_one_dossier_is_not_taken_for_another(tmp_path, monkeypatch):
    for name in ("aaa-one", "zzz-two"):
        copied(tmp_path, name)
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path))
    at = upload(asked(), TEXT)
    (box,) = [b for b in at.selectbox if b.label == "Dossier"]
    box.set_value("zzz-two").run()
    assert not at.exception
    assert "aaa-one" in at.session_state["originals"] and "zzz-two" not in at.session_state["originals"]
    assert words(at) == [] or words(at)[0][0] == "info"
