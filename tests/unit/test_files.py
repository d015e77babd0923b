"""Where dossiers lie, and files that are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.content.files import DATA, ROOT, data_root, dossier_folders, stamp, write_whole
from tests.samples import INVENTED, copied


def test_the_data_lies_beside_the_code_unless_the_environment_says_otherwise(monkeypatch):
    monkeypatch.delenv("DOSSIER_DATA", raising=False)
    assert data_root() == DATA and DATA.is_dir()
    monkeypatch.setenv("DOSSIER_DATA", "/elsewhere")
    assert data_root() == Path("/elsewhere")


def test_dossiers_are_folders_that_hold_some_file_of_one(tmp_path):
    for name in ("b/dossier.yaml", "a/events.yaml", "c/notes.txt", "a/article.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert dossier_folders(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert dossier_folders(tmp_path / "a") == [tmp_path / "a"]
    assert (
        dossier_folders(tmp_path / "c")
        == []
        == dossier_folders(tmp_path / "none")
        == dossier_folders(tmp_path / "b/dossier.yaml")
    )


def test_a_dossier_that_names_its_place_stands_before_those_that_name_none(tmp_path):
    def there(name: str, head: str) -> None:
        (tmp_path / name).mkdir()
        (tmp_path / name / "dossier.yaml").write_text(head, "utf-8")

    there("aaa", "title: A\nlead: >-\n  Not at the start of a line is\n  order: 1\n")
    there("bbb", "title: B\norder: 20\n")
    there("ccc", 'title: C\r\norder: "3" # after the first\r\n')
    there("ddd", "order: -1\ntitle: D")
    there("eee", "order: 3\n")
    there("fff", "order: first\n")
    (tmp_path / "abc").mkdir()
    (tmp_path / "abc/events.yaml").write_text("", "utf-8")
    assert [folder.name for folder in dossier_folders(tmp_path)] == ["ddd", "ccc", "eee", "bbb", "aaa", "abc", "fff"]


def test_the_stamp_changes_with_any_file(tmp_path):
    (tmp_path / "context").mkdir()
    (tmp_path / "context" / "a.md").write_text("a")
    (tmp_path / ".hidden").write_text("x")
    first = stamp(tmp_path)
    assert [name for name, _, _ in first] == [os.path.join("context", "a.md")] and stamp(tmp_path) == first
    (tmp_path / "context" / "a.md").write_text("ab")
    second = stamp(tmp_path)
    (tmp_path / "b.md").write_text("")
    assert len({first, second, stamp(tmp_path)}) == 3


def test_a_file_that_vanishes_meanwhile_is_left_out_of_the_stamp(tmp_path):
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    assert [name for name, _, _ in stamp(tmp_path)] == ["a.md"]


def test_the_stamp_looks_no_deeper_than_the_reading_does(tmp_path):
    for name in (".git/objects/ab", "context/deep/b.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    assert stamp(tmp_path) == ()
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "a.csv").write_text("x")
    assert [name for name, _, _ in stamp(tmp_path)] == [os.path.join("series", "a.csv")]


def test_an_empty_variable_names_no_other_root(monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", "")
    assert data_root() == DATA


def test_a_file_is_written_with_its_text_as_it_is_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, "é\nnew\n")
    assert path.read_bytes() == "é\nnew\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]
    write_whole(path, b"PK\x00\r\n")
    assert path.read_bytes() == b"PK\x00\r\n"


def test_a_file_that_cannot_be_written_stays_and_leaves_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left on device") as fault:
        write_whole(path, "new")
    assert fault.value.filename == str(path)
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_none_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError) as fault:
        write_whole(tmp_path / "file" / "a.yaml", "new")
    assert fault.value.filename == str(tmp_path / "file" / "a.yaml")


@pytest.mark.parametrize("name", [".trash", "__MACOSX", ".git"])
def test_a_hidden_folder_is_no_dossier(tmp_path, name):
    copied(tmp_path, "a")
    copied(tmp_path, name)
    assert [folder.name for folder in dossier_folders(tmp_path)] == ["a"]
    assert dossier_folders(tmp_path / name) == [tmp_path / name], "unless it is asked for itself"


def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "there").mkdir()
    path, link, loose = tmp_path / "there" / "a.html", tmp_path / "a.html", tmp_path / "b.html"
    path.write_text("old")
    link.symlink_to(path)
    loose.symlink_to(tmp_path / "there" / "b.html")
    write_whole(link, "new")
    write_whole(loose, "new")
    assert link.is_symlink() and loose.is_symlink()
    assert {p.name: p.read_text() for p in (tmp_path / "there").iterdir()} == {"a.html": "new", "b.html": "new"}


def test_a_pipe_is_written_to_and_stays(tmp_path):
    path, got = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()))
    reader.start()
    write_whole(path, "é" * 100_000)
    reader.join()
    assert got == [("é" * 100_000).encode()] and path.is_fifo() and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("way", ["pipe", "file"])
def test_the_output_of_the_program_holds_the_file_alone(tmp_path, way):
    """By a link of its own: a fault must not cost the machine its `/dev/stdout`."""
    link = tmp_path / "link"
    link.symlink_to("/dev/stdout")
    words = [sys.executable, "-m", "dossier", "export", "csl", str(INVENTED), "-o"]
    with open(tmp_path / "out", "wb") as there:
        told = subprocess.run(
            [*words, str(link)], cwd=ROOT, stdout=subprocess.PIPE if way == "pipe" else there, stderr=subprocess.PIPE
        )
    subprocess.run([*words, str(tmp_path / "same")], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert (told.stdout if way == "pipe" else (tmp_path / "out").read_bytes()) == (tmp_path / "same").read_bytes()
    assert told.stderr.startswith(f"wrote {link}: ".encode()) and told.returncode == 0 and link.is_symlink()


def test_a_closed_output_is_no_fault(tmp_path):
    words = [sys.executable, "-m", "dossier", "export", "csl", str(INVENTED), "-o", str(tmp_path / "x")]
    told = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *words], cwd=ROOT, stderr=subprocess.PIPE)
    assert (told.returncode, told.stderr) == (0, b"") and (tmp_path / "x").stat().st_size > 1000


def test_what_a_killed_run_left_is_cleared_and_what_a_run_still_writes_stays(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    names = (f".a.html.{gone.pid}", f".a.html.{os.getppid()}", f".b.html.{gone.pid}", ".a.html.old")
    for name in names:
        (tmp_path / name).write_text("half")
    write_whole(tmp_path / "a.html", "new")
    assert {p.name for p in tmp_path.iterdir()} == {"a.html", *names[1:]}


@pytest.mark.parametrize("name", ["", ".", "/", "..", "out/"])
@pytest.mark.parametrize("words", [["export", "csl"], ["handout"], ["publish"]], ids=lambda words: words[0])
def test_a_name_of_no_file_is_told_in_one_line(name, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    more = ["--period", "treaty-years"] if words == ["handout"] else []
    assert main([*words, str(INVENTED), *more, "-o", name]) == 1
    said = capsys.readouterr()
    assert said.err == f"{name or '-o'}: error: this names no file; name one, such as out.html.\n" and not said.out
    assert not list(tmp_path.iterdir())
