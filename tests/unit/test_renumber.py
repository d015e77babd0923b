"""Sentences are numbered anew whole or not at all, and whatever names one goes with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.content import renumber
from dossier.content.load import load
from tests.samples import copied, edited
from tests.unit.broken import TESTS

NEW = "- s04a A new one. {" + "0" * 64 + "}\n"
BELLS = "- s05 Bells"


@pytest.fixture
def tiny(tmp_path) -> Path:
    """The tiny dossier with a sentence put in, which a period holds, and an id in prose and in a note."""
    folder = copied(tmp_path)
    edited(folder / "article.md", BELLS, NEW + BELLS)
    edited(folder / "periods.yaml", "s04, s05, s06", "s04, s04a, s05, s06")
    edited(folder / "events.yaml", "Told by one memoir only.", "Told by one memoir only; see s08.")
    edited(folder / "context" / "quiet-years.md", "silent on this time.", "silent on this time (s12).")
    return folder


def texts(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(folder: Path) -> dict[tuple[str, str, str], list[str]]:
    """Which sentences, by their words, each record names."""
    dossier = load(folder).dossier
    words = {s.id: s.text for s in dossier.article.sentences}
    found = {}
    for attr in ("periods", "events", "alignments", "claims"):
        for record in getattr(dossier, attr):
            for name in ("sentences", "rests_on"):
                found[attr, record.id, name] = [words[one] for one in getattr(record, name, ())]
    return found | {("annotations", a.id, ""): [words[a.sentence]] for a in dossier.annotations}


def test_a_preview_writes_nothing(tiny, capsys):
    before = texts(tiny)
    assert main(["renumber", str(tiny)]) == 0
    out = capsys.readouterr().out
    assert texts(tiny) == before
    assert "s04a -> s05\ns05 -> s06\n" in out and "9 ids would move, named in: periods.yaml 11, events.yaml 4, " in out
    assert f"`python -m dossier renumber {tiny} --write`" in out


def test_every_record_names_the_same_sentences_afterwards(tiny, capsys):
    before = said(tiny)
    assert main(["renumber", str(tiny), "--write"]) == 0
    assert said(tiny) == before and len(before) > 20
    assert [s.id for s in load(tiny).dossier.article.sentences] == [f"s{number:02}" for number in range(1, 14)]
    assert "see s09." in (tiny / "events.yaml").read_text("utf-8")
    assert "(s13)" in (tiny / "context" / "quiet-years.md").read_text("utf-8")
    capsys.readouterr()
    assert main(["check", str(tiny)]) == 0 and "0 errors, 0 warnings" in capsys.readouterr().out
    assert main(["renumber", str(tiny)]) == 0 and capsys.readouterr().out == "0 ids would move\n"


def test_a_sentence_that_was_taken_out_leaves_no_gap(tmp_path):
    folder = copied(tmp_path)
    text = (folder / "article.md").read_text("utf-8")
    (folder / "article.md").write_text(re.sub(r"(?m)^- s07 .*\n", "", text), "utf-8")
    assert main(["renumber", str(folder), "--write"]) == 1, "a period still names it"
    edited(folder / "periods.yaml", "s06, s07, s08", "s06, s08")
    before = said(folder)
    assert main(["renumber", str(folder), "--write"]) == 0 and said(folder) == before
    assert load(folder).dossier.article.sentences[-1].id == "s11"


def test_a_text_that_names_a_sentence_that_is_gone_is_told(tmp_path, capsys):
    folder = copied(tmp_path)
    text = (folder / "article.md").read_text("utf-8")
    (folder / "article.md").write_text(re.sub(r"(?m)^- s07 .*\n", "", text), "utf-8")
    edited(folder / "periods.yaml", "s06, s07, s08", "s06, s08")
    edited(folder / "events.yaml", "Told by one memoir only.", "Told by one memoir only; see s07.")
    before = texts(folder)
    assert main(["renumber", str(folder), "--write"]) == 1 and texts(folder) == before
    assert "names s07, which is no sentence" in capsys.readouterr().err


def test_footnotes_and_their_marks_go_together(tmp_path):
    folder = copied(tmp_path)
    note = "^ {} A note. {{" + "1" * 64 + "}}\n"
    edited(folder / "article.md", "tolls, so that", "tolls,[^n02] so[^n01] that")
    with (folder / "article.md").open("a", encoding="utf-8") as file:
        file.write("\n" + note.format("n02") + note.format("n01"))
    before = [s.text for s in load(folder).dossier.article.sentences]
    assert main(["renumber", str(folder), "--write"]) == 0
    assert [s.text for s in load(folder).dossier.article.sentences] == before
    assert "tolls,[^n01] so[^n02] that" in (folder / "article.md").read_text("utf-8")


def test_a_word_that_is_an_id_is_left_in_prose(tmp_path):
    folder = copied(tmp_path)
    edited(folder / "article.md", BELLS, NEW.replace("s04a", "bells") + BELLS)
    edited(folder / "periods.yaml", "s04, s05, s06", "s04, bells, s05, s06")
    assert main(["renumber", str(folder), "--write"]) == 0
    text = (folder / "periods.yaml").read_text("utf-8")
    assert "tells of bells in 1952" in text and "s04, s05, s06, s07" in text


def test_addresses_and_codes_that_look_like_an_id_stay(tiny):
    edited(
        tiny / "sources.yaml",
        "title: Treaty of Hale concerning",
        "url: https://example.org/s05\n  title: Treaty of Hale concerning",
    )
    assert main(["renumber", str(tiny), "--write"]) == 0
    assert "https://example.org/s05\n" in (tiny / "sources.yaml").read_text("utf-8")


def test_a_dossier_with_errors_is_left_alone(tiny, capsys):
    edited(tiny / "claims.yaml", "sentences: [s12]", "sentences: [s99]")
    before = texts(tiny)
    assert main(["renumber", str(tiny), "--write"]) == 1 and texts(tiny) == before
    assert "has errors" in capsys.readouterr().err


def test_a_disk_that_fills_leaves_the_old_texts(tiny, monkeypatch):
    before, write, written = texts(tiny), renumber.write_whole, []

    def full(path, content):
        if tiny in Path(path).parents and isinstance(content, str):
            written.append(path)
            if len(written) == 3:
                raise OSError(28, "No space left on device")
        write(path, content)

    found = renumber.change(tiny)
    monkeypatch.setattr(renumber, "write_whole", full)
    with pytest.raises(OSError):
        renumber.put(found)
    assert len(written) == 3 and texts(tiny) == before


def test_the_original_is_still_found_afterwards(tiny, capsys):
    shutil.copy(TESTS / "tiny_original.txt", tiny / "article.original.txt")
    assert main(["renumber", str(tiny), "--write"]) == 0
    capsys.readouterr()
    main(["check", str(tiny)])
    assert [line for line in capsys.readouterr().out.splitlines() if "original-" in line and "[s05]" not in line] == []
