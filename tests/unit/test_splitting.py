"""A plain text as the lines of an edition."""

from __future__ import annotations

import pytest

from dossier.content.editions import fingerprint, normal
from dossier.content.splitting import lines, runs_from_right, sentences
from tests.samples import invented
from tests.unit.broken import TESTS


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Maren met Gen. Lund of the U.S. Army at St. Hale. He left.", ["Dr. Maren met Gen. Lund of the U.S. Army at St. Hale.", "He left."]),
        ("It cost 3.5 million. So what.", ["It cost 3.5 million.", "So what."]),
        ('She said "yes. And no." He left.', ['She said "yes. And no."', "He left."]),
        ("She said “yes. And no.” He left.", ["She said “yes. And no.”", "He left."]),
        ("No mark at the end", ["No mark at the end"]),
        ("An open “quotation. It goes on.", ["An open “quotation.", "It goes on."]),
        ("So it was ... and so it is.", ["So it was ... and so it is."]),
        ("It is so.[^1] And so on.[^2]", ["It is so.[^1]", "And so on.[^2]"]),
        ("两国有争议。河水分了！", ["两国有争议。", "河水分了！"]),
        ("آغاز شد. پایان یافت؟ نه.", ["آغاز شد.", "پایان یافت؟", "نه."]),
        ("", []),
    ],
)  # fmt: skip
def test_the_sentences_of_a_paragraph(paragraph, parts):
    assert list(sentences(paragraph)) == parts
    assert normal("".join(parts)) == normal(paragraph), "no letter is lost"


def test_the_invented_article_gives_the_lines_and_fingerprints_of_its_edition():
    made = lines((TESTS / "tiny_original.txt").read_text("utf-8"))
    edition = list(invented().sentences.values())
    assert [(line.id, fingerprint(line.original)) for line in made] == [(s.id, s.fingerprint) for s in edition]
    assert [line.sign for line in made] == ["#", "-", "##", *"-----", "##", *"---"], "the line below the title is told by > alone"


def test_marks_of_markdown_say_what_a_line_is():
    made = lines(
        "# A title\n\n> Below it\n\n### A small heading\n\nA sentence.[^a] Another.\n\n[^a]: The note. It has two sentences.\n"
    )
    assert [(line.sign, line.id, line.text) for line in made] == [
        ("#", "s01", "A title"), (">", "s02", "Below it"), ("###", "s03", "A small heading"), ("-", "s04", "A sentence.[^n01]"),
        ("-", "s05", "Another."), ("^", "n01", "The note. It has two sentences."),
    ]  # fmt: skip


def test_a_long_article_has_ids_of_one_width():
    made = lines("Title\n\n" + "A sentence. " * 120)
    assert [made[0].id, made[-1].id] == ["s001", "s121"]


def test_which_way_a_script_runs():
    assert runs_from_right("آغاز شد (1947).") and not runs_from_right("It began with آغاز.") and not runs_from_right("1947")
