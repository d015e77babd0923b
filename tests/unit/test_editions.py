"""Originals are bound by equal fingerprints, each place once, and by nothing else."""

from __future__ import annotations

import hashlib
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.editions import JOINED, LARGEST, LONG, PIECES, EditionError, beginning, bind, decode, fingerprint, normal
from dossier.content.load import load
from dossier.content.located import Mark
from dossier.content.model import Sentence
from dossier.content.unicode import LONGEST
from tests.unit.broken import TESTS, TINY

ORIGINAL = (TESTS / "tiny_original.txt").read_text("utf-8")


def sentences(*originals: str) -> list[Sentence]:
    """Sentences that retell these originals, with ids s1, s2 and so on."""
    return [
        Sentence(id=f"s{i}", text="Ours.", fingerprint=fingerprint(text), role="body", paragraph=1, mark=Mark(i, 1))
        for i, text in enumerate(originals, 1)
    ]


def test_every_sentence_of_the_tiny_dossier_is_found_once_in_its_original():
    ours = load(TINY).dossier.article.sentences
    binding = bind(ORIGINAL, ours)
    assert not binding.missing and list(binding.found) == [s.id for s in ours]
    for sentence in ours:
        assert fingerprint(binding.found[sentence.id]) == sentence.fingerprint
        assert binding.found[sentence.id] in ORIGINAL


def test_a_quotation_that_holds_an_end_is_one_sentence():
    found = bind(ORIGINAL, load(TINY).dossier.article.sentences).found
    assert found["s07"].startswith("Dr. Ilse Maren") and found["s07"].endswith('it will be tested."')


@pytest.mark.parametrize("width", [20, 40, 72])
def test_an_original_with_other_line_breaks_is_the_same(width):
    ours = load(TINY).dossier.article.sentences
    wrapped = "\r\n\r\n".join(textwrap.fill(block, width, break_on_hyphens=False) for block in ORIGINAL.split("\n"))
    found = bind(wrapped, ours)
    if width * JOINED > 300:
        assert found == bind(ORIGINAL, ours)


@pytest.mark.parametrize(
    "original",
    [
        "\u201cThe treaty\u201d gave Ostrania the water - it did.",
        "the treaty gave ostrania the water; IT DID!",
        "The\u00a0treaty gave Ostrania the wa\u00adter: it did.",
        "The treaty gave \uff2fstrania the water, it did.",
    ],
)
def test_signs_case_and_width_do_not_matter(original):
    (ours,) = sentences("The treaty gave Ostrania the water, it did.")
    assert not bind(original, [ours]).missing


@pytest.mark.parametrize(
    "original",
    [
        "The treaty gives Ostrania the water.",
        "The treaty gave Ostrania the water",
        "And the treaty gave Ostrania the water.",
        "Treaty gave Ostrania the water.",
        "",
    ],
)
def test_likeness_never_binds(original):
    (ours,) = sentences("The treaty gave Ostrania the waters.")
    assert bind(original, [ours]).missing == ("s1",)


def test_equal_sentences_are_given_out_in_order_and_no_place_twice():
    ours = sentences("It ended.", "It began.", "It ended!", "It ended?")
    binding = bind("It ended. It began. \u2014 It ENDED.", ours)
    assert binding.found == {"s1": "It ended.", "s2": "It began.", "s3": "\u2014 It ENDED."}
    assert binding.missing == ("s4",)


def test_a_sign_before_a_sentence_is_no_second_place():
    ours = sentences("It ended.", "It ended.")
    assert bind("\u2014 It ended.", ours).missing == ("s2",)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_can_be_searched(text, originals):
    ours = sentences(*originals)
    binding = bind(text, ours)
    assert set(binding.found) | set(binding.missing) == {s.id for s in ours}
    for key, original in binding.found.items():
        assert fingerprint(original) == next(s.fingerprint for s in ours if s.id == key)


@given(st.lists(st.sampled_from(["It rained.", "So it was!", "Who? He said it.", "No end"]), min_size=1, max_size=8))
def test_sentences_that_stand_there_are_found(originals):
    assert not bind("\n".join(originals), sentences(*originals)).missing


@given(st.text())
def test_a_fingerprint_is_of_letters_and_digits_alone(text):
    assert len(fingerprint(text)) == 64
    assert fingerprint(f" \u201c{text}\u201d! ") == fingerprint(text)
    assert all(c.isalnum() for c in normal(text))


def test_the_fingerprint_is_what_the_format_says():
    assert fingerprint("It's 1954: \u00c9t\u00e9!") == hashlib.sha256("its1954\u00e9t\u00e9".encode()).hexdigest()


def test_a_file_of_text_is_decoded():
    assert decode(b"\xef\xbb\xbfIt began.") == "It began."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * (LARGEST + 1), "more than 1,048,576 bytes (1 MB)"),
        ("\u00e9t\u00e9".encode("latin-1"), "not UTF-8 text"),
        ("It began.".encode("utf-16"), "not UTF-8 text"),
        (b"%PDF\0\0 stuff", "no text that can be read"),
        (b"", "no text that can be read"),
        (b" ... \n", "no text that can be read"),
    ],
)
def test_what_is_no_original_is_refused_with_what_to_do(data, said):
    with pytest.raises(EditionError) as fault:
        decode(data)
    assert said in str(fault.value) and "plain text" in str(fault.value)


def test_the_largest_file_is_read():
    assert len(decode(b"x" * LARGEST)) == LARGEST


@pytest.mark.parametrize("before", ["It began. e", "\n\nThe first line ended.\nIt began. e"])
@pytest.mark.parametrize("marks", ["\u0301", "\u0323\u0301", "\u0344", "\uff9e", "\u064b"])
def test_more_marks_on_a_letter_than_any_writing_has_are_refused_with_their_line(before, marks):
    """Normalization would take a time that grows with the square of their number."""
    legal, crowd = (before + (marks * number)[:number] + " It ended." for number in (LONGEST, LONGEST + 1))
    assert decode(legal.encode()) == legal
    with pytest.raises(EditionError) as fault:
        decode(crowd.encode())
    said = str(fault.value)
    assert f"More than {LONGEST} combining marks" in said and "\n" not in said
    assert f"in line {before.count(chr(10)) + 1};" in said


def test_a_text_of_far_more_sentences_than_an_article_is_refused():
    bind("No. " * PIECES, [])
    with pytest.raises(EditionError) as fault:
        bind("No. " * (PIECES + 1), [])
    assert "far more sentences" in str(fault.value)


def test_a_piece_that_is_far_too_long_is_no_sentence_and_hides_no_other():
    ours = sentences("It began.", "It ended.", "x" * (LONG + 1) + "It ended.")
    binding = bind("It began. " + "x" * (LONG + 1) + ". It ended.", ours)
    assert binding.missing == ("s3",)


def test_letters_that_stand_for_many_are_no_way_round_the_limit():
    with pytest.raises(EditionError) as fault:
        bind("\n".join(["\ufdfa" * LONG] * 16), [])
    assert "far more" in str(fault.value)


def test_no_more_than_needed_is_read_of_a_huge_file(tmp_path):
    (tmp_path / "huge.txt").write_bytes(b"x" * (LARGEST * 3))
    assert len(beginning(tmp_path / "huge.txt")) == LARGEST + 1
