"""A dossier that begins with the text of an article: its edition, of another's or of one's own."""

from __future__ import annotations

import pytest

from dossier.cli import main
from dossier.content.checks import examine
from tests.unit.broken import TESTS

ORIGINAL = TESTS / "tiny_original.txt"


def begun(tmp_path, *more: str, text: str = "") -> object:
    """The report on a new dossier made from a text."""
    source = ORIGINAL
    if text:
        source = tmp_path / "text.txt"
        source.write_text(text, "utf-8")
    assert main(["new", "grc", "tur", str(tmp_path / "new"), "--from", str(source), *more]) == 0
    report = examine(tmp_path / "new")
    assert {p.code for p in report.problems} == {"template-left"}, "only what is still to be written is told"
    return report


def test_a_retelling_begins_with_ids_fingerprints_and_the_article_beside_it(tmp_path):
    report = begun(tmp_path)
    article = report.dossier.article
    assert len(article.sentences) == 12 and all(len(s.fingerprint) == 64 for s in article.sentences)
    assert article.meta.title == "Velmark and Ostrania: neighbours without a road" and article.meta.edition == ""
    assert (tmp_path / "new" / "article.original.txt").read_text("utf-8") == ORIGINAL.read_text("utf-8")
    (said,) = [p.message for p in report.problems if p.place == "article[s01]"]
    assert said == "12 lines of the article have no words yet."
    assert "bells" not in (tmp_path / "new" / "article.md").read_text("utf-8"), (
        "nothing of another's text is in what is published"
    )
    (period,) = report.dossier.periods
    assert list(period.sentences) == [s.id for s in article.sentences if s.role == "body"]


def test_an_article_of_ones_own_is_the_edition_itself(tmp_path):
    article = begun(tmp_path, "--own", "--language", "en-GB").dossier.article
    assert (article.meta.edition, article.meta.language, {s.fingerprint for s in article.sentences}) == ("own", "en-GB", {""})
    assert "When the Treaty of Hale was signed in the spring of 1952, both capitals rang their bells." in [
        s.text for s in article.sentences
    ]
    assert not (tmp_path / "new" / "article.original.txt").exists()


def test_footnotes_and_the_direction_of_the_script_are_kept(tmp_path):
    article = begun(
        tmp_path, "--own", "--language", "fa", text="عنوان\n\nآغاز شد.[^1] پایان یافت.\n\n[^1]: یادداشت.\n"
    ).dossier.article
    assert (article.meta.language, article.meta.direction) == ("fa", "rtl")
    assert [(s.role, s.text) for s in article.sentences] == [
        ("title", "عنوان"), ("body", "آغاز شد.¹"), ("body", "پایان یافت."), ("note", "¹ یادداشت."),
    ]  # fmt: skip


def test_footnotes_of_a_retelling_are_bound_to_the_article_too(tmp_path):
    article = begun(
        tmp_path, text="Title\n\nIt began.[^1] It went on.[^b]\n\n[^1]: See there. And here.\n[^b]: Or not.\n"
    ).dossier.article
    assert [(s.role, s.text) for s in article.sentences if s.role in ("body", "note")] == [
        ("body", "(not yet retold)¹"), ("body", "(not yet retold)²"), ("note", "¹ (not yet retold)"), ("note", "² (not yet retold)"),
    ]  # fmt: skip


def test_a_text_of_one_sentence_is_enough(tmp_path):
    begun(tmp_path, text='Title: a "quoted" one #1\n\nOnly one.')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no text that can be read"), (b"\xff\xfe", "not UTF-8 text"), (b"A title alone", "holds no sentence below its title"),
        (b"x" * (2 << 20), "more than 1,048,576 bytes"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_article_is_refused_in_one_line(tmp_path, capsys, data, said):
    (tmp_path / "a.txt").write_bytes(data)
    assert main(["new", "grc", "tur", str(tmp_path / "new"), "--from", str(tmp_path / "a.txt")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ") and said in line and not (tmp_path / "new").exists()


def test_a_text_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["new", "grc", "tur", str(tmp_path / "new"), "--from", str(tmp_path / "none.txt")]) == 1
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err


def test_a_language_that_is_none_is_told(tmp_path, capsys):
    words = ["new", "grc", "tur", str(tmp_path / "new"), "--from", str(ORIGINAL), "--language", "Greek"]
    assert main(words) == 1 and "'Greek' is not the code of a language" in capsys.readouterr().err


def test_a_state_that_is_no_more_can_be_a_side(tmp_path, capsys):
    assert main(["new", "pol", "csk", str(tmp_path / "new")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1:] == [
        "Czechoslovakia is no more: write in actors.yaml when it `existed`. If a state of today continues it, begin with that one "
        "and write Czechoslovakia under its `called`."
    ]
    report = examine(tmp_path / "new")
    assert [p for p in report.problems if p.code != "template-left"] == []
    assert [(a.id, a.name) for a in report.dossier.actors][:2] == [("pol", "Poland"), ("csk", "Czechoslovakia")]
