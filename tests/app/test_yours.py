"""A dossier that a reader opens for themselves: read as any other, by nobody else, and gone with the session."""

from __future__ import annotations

import gc
import io
import shutil
import zipfile
from pathlib import Path

import pytest
from streamlit.runtime.caching.cache_resource_api import clear_session_cache
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dossier.content import apart
from dossier.content.checks import examine
from dossier.content.held import Held
from dossier.content.problems import FEW, printed
from dossier.handout import lines
from dossier.index.limits import EVENTS
from dossier.index.queries import Catalogue
from dossier.ui import cached, report, yours
from tests.app.opening import PAGES, assert_sound, damaged, html, notes, opened, part, texts
from tests.samples import INVENTED, INVENTED_ROOT, ORIGINAL, Page, copied, edited

KEY = "not-shared.mine"
SESSION = "test session id"  # of every app that is tested
ONE = "king-of-karsk-falls-1978"


@pytest.fixture(autouse=True)
def sent(monkeypatch) -> dict[str, UploadedFileRec]:
    """The files that the server holds. The tests' own server forgets them after each run; a real one when the session ends."""
    held: dict[str, UploadedFileRec] = {}
    manager = MemoryUploadedFileManager
    monkeypatch.setattr(manager, "add_file", lambda of, session_id, file: held.setdefault(file.file_id, file))
    monkeypatch.setattr(manager, "get_files", lambda of, session_id, file_ids: [held[one] for one in file_ids if one in held])
    monkeypatch.setattr(manager, "remove_file", lambda of, session_id, file_id: held.pop(file_id, None))
    return held


def packed(folder: Path = INVENTED, under: str = "mine") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, Path(under) / file.relative_to(folder))
    return out.getvalue()


def given(data: bytes | list[tuple[str, bytes]], name: str = "mine.zip", at=None):
    """The app after a reader has chosen a zip, or files."""
    at = at or opened("yours")
    assert not at.exception
    (box,) = at.get("file_uploader")
    box.set_value([(n, d, "") for n, d in (data if isinstance(data, list) else [(name, data)])]).run()
    return at


def changed(tmp_path: Path, **more: tuple[str, str]) -> Path:
    """A copy that another could not be taken for."""
    folder = copied(tmp_path)
    edited(folder / "dossier.yaml", "title: Velmark - Ostrania", "title: Mine alone")
    edited(folder / "events.yaml", f"id: {ONE}", "id: only-in-mine")
    return folder


def at_page(at, page: str, **query: str):
    at.query_params.clear()
    for key, value in query.items():
        at.query_params[key] = value
    return at.switch_page(f"pages/{page}.py").run()


def choice(at):
    return next((box for box in at.selectbox if box.label == "Dossier"), None)


def alive() -> list[Catalogue]:
    """What there is of the dossiers that `changed` made."""
    gc.collect()
    return [one for one in cached._owned if vars(one) and one.meta.title == "Mine alone"]


def test_a_zip_is_read_on_every_page(tmp_path):
    at = given(packed(changed(tmp_path)))
    assert_sound(at)
    assert at.query_params["dossier"] == KEY and "**Mine alone** is open for you alone." in texts(at, "success")
    for page in PAGES:
        at_page(at, page)
        assert_sound(at)
        assert at.query_params["dossier"] == KEY and choice(at).value == KEY, page
        assert choice(at).options == ["Velmark - Ostrania", "Mine alone (yours, not shared)"]
        assert page == "yours" or "Yours alone: not shared" in html(at)
        if page == "timeline":
            assert "only-in-mine" in str(part(at, "record_leaf"))
    choice(at).set_value("vel-ost").run()
    assert_sound(at)
    assert at.query_params["dossier"] == "vel-ost" and "Yours alone" not in html(at)


def test_files_and_a_folder_are_read_alike():
    flat = [(path.name, path.read_bytes()) for path in sorted(INVENTED.rglob("*")) if path.is_file()]
    at = given(flat)
    assert_sound(at)
    assert at.query_params["dossier"] == "not-shared.your-dossier" and "0 errors, 0 warnings" in str(part(at, "say"))
    at.segmented_control(key="own_how").set_value(yours.FOLDER).run()
    (box,) = at.get("file_uploader")
    assert box.accept_directory
    given(
        [(f"My Dossier/{path.relative_to(INVENTED)}", path.read_bytes()) for path in INVENTED.rglob("*") if path.is_file()], at=at
    )
    assert_sound(at)
    assert at.query_params["dossier"] == "not-shared.my-dossier" and "0 errors, 0 warnings" in str(part(at, "say"))


def test_nobody_else_has_it(tmp_path):
    mine = given(packed(changed(tmp_path)))
    for page in PAGES:
        other = opened(page, dossier=KEY)
        assert not other.exception, page
        assert "not-shared" not in " ".join(choice(other).options) and choice(other).value is None, page
        assert "Nobody else has it" in other.info[0].value and "Mine alone" not in html(other), page
        assert at_page(mine, "timeline").title[0].value == "Mine alone", page


def test_two_readers_never_meet(tmp_path):
    one = given(packed(changed(tmp_path)))
    two = given(packed())
    assert one.query_params["dossier"] == two.query_params["dossier"] == KEY
    for page in ("timeline", "events", "search", "data", "compare"):
        titles = [at_page(at, page) and choice(at).options[1] for at in (one, two)]
        assert titles == ["Mine alone (yours, not shared)", "Velmark - Ostrania (yours, not shared)"], page
    assert ["only-in-mine" in str(part(at_page(at, "timeline"), "record_leaf")) for at in (one, two)] == [True, False]


def test_nothing_of_it_enters_what_all_share(tmp_path, monkeypatch):
    """Neither the readings of folders nor the figures; what is made of it is let go with it."""
    at = given(packed(changed(tmp_path)))
    (mine,) = alive()
    assert mine not in cached._shelves and mine not in cached._lately
    for name in (
        "dossier.ui.timeline._figure",
        "dossier.ui.cached._report",
        "dossier.ui.cached._catalogue",
        "dossier.ui.cached._whole",
    ):
        monkeypatch.setattr(name, None)
    monkeypatch.setattr(cached, "folders", dict)
    for page in PAGES:
        assert_sound(at_page(at, page, dossier=KEY))
    assert mine in cached._shelves and mine in cached._lately, "which nobody can ask without it"


def test_what_was_made_of_it_goes_when_it_is_taken_away(tmp_path):
    at = given(packed(changed(tmp_path)))
    for page in ("timeline", "events", "search", "compare", "evidence", "data", "handout", "yours"):
        assert_sound(at_page(at, page))
    assert lines.wide.cache_info().currsize, "its hand-out was set"
    (mine,) = alive()
    (away,) = [b for b in at.button if b.label == "Take it away"]
    away.click().run()
    assert_sound(at)
    assert not lines.wide.cache_info().currsize
    assert not vars(mine) and mine not in cached._shelves and mine not in cached._lately
    assert "dossier" not in at.query_params and not texts(at, "success") and choice(at) is None
    assert at_page(at, "timeline").title[0].value == "Velmark - Ostrania"


def test_another_takes_its_place(tmp_path):
    at = given(packed(changed(tmp_path)))
    given(packed(under="other"), at=at)
    assert_sound(at)
    assert at.query_params["dossier"] == "not-shared.other" and len(choice(at).options) == 2
    at_page(at, "timeline", dossier=KEY)
    assert "“mine”" in at.info[0].value


def test_the_server_holds_what_is_open_and_no_more(sent):
    at = given(packed())
    (first,) = sent
    given(packed(under="other"), at=at)
    (second,) = sent
    assert first != second and at.session_state["own"] == (second,)
    given(b"PK no", at=at)
    assert set(sent) == {second}, "what is refused is given back"
    (away,) = [b for b in at.button if b.label == "Take it away"]
    away.click().run()
    assert not sent and at.session_state["own"] == ()


def test_when_its_files_are_gone_with_their_session_it_is_not_here(sent, tmp_path):
    at = given(packed(changed(tmp_path)))
    sent.clear()
    clear_session_cache(SESSION)  # as where the connection was lost
    at_page(at, "timeline", dossier=KEY)
    assert not at.exception and "Nobody else has it" in at.info[0].value


def test_it_is_read_anew_after_a_lost_connection(tmp_path):
    at = given(packed(changed(tmp_path)))
    clear_session_cache(SESSION)
    assert_sound(at_page(at, "timeline", dossier=KEY))
    assert at.title[0].value == "Mine alone"


def test_nothing_of_it_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    folder = INVENTED_ROOT
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    at = given(packed())
    for page in PAGES:
        at_page(at, page)
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before and not list(tmp_path.iterdir())


def test_its_report_is_that_of_the_command(tmp_path):
    folder = damaged(changed(tmp_path))
    at = given(packed(folder, "vel-ost"))
    assert not at.exception
    wanted = examine(folder, tmp_path).problems
    shown = part(at, "faults_leaf")["html"]
    assert len(wanted) > 10 and all(one.code in shown and f"line {one.line}, column {one.column}" in shown for one in wanted)
    assert f"{sum(one.is_error for one in wanted)} errors" in str(part(at, "say"))
    at_page(at, "timeline")
    assert_sound(at)
    assert "cannot be shown because of faults" in notes(at)[0]


def test_the_report_is_there_as_text(tmp_path, downloads):
    folder = damaged(changed(tmp_path))
    given(packed(folder, "vel-ost"))
    got = downloads["The report as text"]
    assert got["data"].splitlines() == list(printed(examine(folder, tmp_path).problems, all=True))
    assert got["name"] == "vel-ost-report.txt"


@pytest.mark.parametrize("page", PAGES)
def test_what_cannot_be_shown_is_told_with_its_report(page, tmp_path):
    folder = changed(tmp_path)
    (folder / "dossier.yaml").write_text("title: [<script>\n", "utf-8")
    at = at_page(given(packed(folder)), page, dossier=KEY)
    assert not at.exception and "<script" not in html(at)
    if page == "yours":
        assert "cannot be shown" in at.error[0].value and "yaml-syntax" in part(at, "faults_leaf")["html"]
        assert "&lt;script&gt;" in part(at, "faults_leaf")["html"]
    else:
        assert at.title[0].value == "This dossier cannot be shown" and "until its files are mended" in at.error[0].value


def test_markup_in_any_name_or_title_is_text(tmp_path):
    folder = changed(tmp_path)
    edited(folder / "dossier.yaml", "title: Mine alone", 'title: "$5 *and* :red[x] <b>"')
    at = given(packed(folder, "<img src=x>* :red[y]"))
    assert_sound(at)
    assert at.query_params["dossier"] == "not-shared.img-src-x-red-y"
    assert "**\\$5 \\*and\\* \\:red\\[x\\] \\<b\\>** is open for you alone." in texts(at, "success")


REFUSED = {
    "no zip": (b"PK no", "This is no zip that can be read"),
    "a picture": ([("map.png", b"\x89PNG\r\n")], "There is no dossier in it."),
    "other archive": (b"Rar!\x1a\x07", "This is packed with RAR, and only zip is read."),
    "too large": (b"x" * (cached.ROOM.packed + 1), "The zip has more than 5 MB."),
    "markup": ([("<b>.md", b""), ("<b>.md", b"")], "&#x27;context/&lt;b&gt;.md&#x27; was chosen twice."),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_told_in_one_line_and_leaves_what_is_open(what, tmp_path):
    data, said = REFUSED[what]
    at = given(packed(changed(tmp_path)))
    given(data, at=at)
    assert not at.exception
    assert texts(at, "error") == ["This was not opened."] and said in html(at).replace("’", "'")
    assert len(Page(html(at)).all("li")) == 1
    assert "**Mine alone** is open for you alone." in texts(at, "success")
    given(packed(under="mine"), at=at)
    assert_sound(at)


def test_files_that_are_no_longer_with_the_server_get_a_word(monkeypatch):
    monkeypatch.setattr("streamlit.testing.v1.AppTest._register_uploaded_files", lambda at, runner: None)
    at = given(packed())
    assert not at.exception and "no longer with the server" in html(at)


def test_a_check_that_comes_to_no_end_is_told_and_is_not_begun_again(monkeypatch):
    begun = []

    def never(folder: Held) -> apart.Outcome:
        begun.append(folder)
        raise apart.ApartError("The check takes more than 10 seconds and was ended.")

    monkeypatch.setattr(cached, "examined", never)
    at = given(packed())
    assert not at.exception and "The check takes more than 10 seconds" in at.error[0].value
    at_page(at, "timeline", dossier=KEY)
    assert "The check takes more than 10 seconds" in at.error[0].value and len(begun) == 1


def test_no_file_of_it_is_parsed_where_others_read(tmp_path, monkeypatch):
    folder = damaged(changed(tmp_path))
    (folder / "claims.yaml").write_text("- x\n" * (report.LARGEST // 4 + 1), "utf-8")
    monkeypatch.setattr("dossier.content.load.parse_yaml", None)
    monkeypatch.setattr(cached, "folders", dict)
    at = given(packed(folder))
    assert not at.exception and "Mine alone" in html(at) + " ".join(texts(at, "success"))
    shown = Page(part(at, "faults_leaf")["html"])
    assert [said for _, said in shown.all("pre")] and len(shown.all("li")) == FEW
    assert not [said for _, said in shown.all("pre") if "- x" in said], "lines of what nobody wrote are not shown"


def test_a_text_that_is_shown_as_it_is_has_a_bound(tmp_path):
    folder = changed(tmp_path)
    (folder / "series" / "README.md").write_text("- x\n" * 30_000, "utf-8")
    at = given(packed(folder))
    assert not at.exception and "README.md has 120,000 bytes" in at.error[0].value


def test_one_that_is_too_large_to_be_drawn_beside_others_is_told(tmp_path):
    folder = changed(tmp_path)
    row = (folder / "events.yaml").read_text("utf-8").split("\n\n")[0]
    row = row if row.startswith("- id: ") else row[row.index("- id: ") :]
    first = row.split("\n")[0].removeprefix("- id: ")
    many = "\n\n".join(row.replace(first, f"copy-{i}", 1) for i in range(EVENTS // cached.OWN_SHARE))
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n{many}\n")
    at = given(packed(folder))
    assert not at.exception and f"{EVENTS // cached.OWN_SHARE:,} are the most" in at.error[0].value


def test_it_is_cited_without_an_address():
    at = at_page(given(packed()), "timeline", dossier=KEY, event=ONE)
    at.button(key="citing").click().run()
    assert_sound(at)
    assert "no address that others could follow" in at.info[0].value
    assert len(texts(at, "code")) == 3 and not any("not-shared" in text or "url" in text.lower() for text in texts(at, "code"))
    (what,) = [g for g in at.get("button_group") if g.options and g.options[0] == "The dossier"]
    assert what.options == ["The dossier", "The event", "Its sources"]


def test_downloads_are_made_of_it_alone(tmp_path, downloads):
    at = at_page(given(packed(changed(tmp_path))), "data", dossier=KEY)
    assert_sound(at)
    page = downloads["The dossier as one file"]
    assert page["name"] == "mine-dossier.html" and b"Mine alone" in page["data"]() and b"not-shared" not in page["data"]()


def test_it_stands_beside_a_shared_one_and_its_own_shipped_form(tmp_path):
    at = at_page(given(packed(changed(tmp_path), "vel-ost")), "compare", dossier="not-shared.vel-ost")
    assert_sound(at)
    assert "Mine alone" in part(at, "dossiers_leaf")["html"] and "Velmark - Ostrania" in part(at, "dossiers_leaf")["html"]
    at_page(at, "compare", dossier="vel-ost")
    assert not [c for c in at.get("bidi_component") if c.proto.id.endswith("-dossiers_leaf")], (
        "it is nobody else's to compare with"
    )


def test_an_original_beside_its_files_is_read(tmp_path):
    folder = changed(tmp_path)
    shutil.copy(ORIGINAL, folder / "article.original.txt")
    at = at_page(given(packed(folder)), "article", dossier=KEY, edition="The original")
    assert "All 12 sentences" in texts(at, "success")[0]


def test_where_no_dossier_is_shared_one_can_be_opened_nevertheless(root):
    at = opened()
    assert at.title[0].value == "No dossier"
    at = given(packed())
    assert_sound(at)
    assert at_page(at, "timeline").title[0].value == "Velmark - Ostrania" and at.query_params["dossier"] == KEY


def test_the_files_of_this_machine_are_reported_here_and_nowhere_else(root, monkeypatch):
    folder = copied(root)
    at = opened("yours")
    assert_sound(at)
    assert not [c for c in at.get("bidi_component") if c.proto.id.endswith("-say")], "who comes from elsewhere sees no files"
    monkeypatch.setattr(report, "is_local", lambda: True)
    monkeypatch.setenv(report.EDITOR, "vscode://file{file}:{line}:{column}")
    edited(folder / "alignments.yaml", "stance: allied", "stance: chummy")
    at.run()
    assert_sound(at)
    shown = part(at, "faults_leaf")["html"]
    assert (
        "term-unknown" in shown
        and f'href="vscode://file{folder}/alignments.yaml:5:11"' in shown
        and "<mark>c</mark>hummy" in shown
    )
    assert any("are watched" in text for text in texts(at, "caption"))
    edited(folder / "alignments.yaml", "stance: chummy", "stance: allied")
    at.run()
    assert "0 errors" in str(part(at, "say"))


@pytest.mark.parametrize(
    ("url", "address", "headers", "wanted"),
    [
        ("http://localhost:8501/yours", None, {}, True),
        ("http://127.0.0.1:8501/", "127.0.0.1", {}, True),
        ("http://[::1]:8501/", None, {}, True),
        ("http://localhost/", "10.0.0.7", {}, False),
        ("http://localhost/", None, {"X-Forwarded-For": "10.0.0.7"}, False),
        ("https://dossier.example/", None, {}, False),
        (None, None, {}, False),
    ],
)
def test_who_sits_at_this_machine(monkeypatch, url, address, headers, wanted):
    from types import SimpleNamespace

    monkeypatch.setattr(report.st, "context", SimpleNamespace(url=url, ip_address=address, headers=headers))
    assert report.is_local() == wanted
