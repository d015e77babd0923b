"""Text is brought to one Unicode form as Unicode does it, and the work is bounded beforehand."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.unicode import JOINER, LONGEST, normalized, one_line, overlong
from tests.architecture.house import MODULES

FORMS = ("NFC", "NFD", "NFKC", "NFKD")
# Letters, marks of several classes, and signs that are marks only once they are taken apart.
SIGNS = st.text(st.sampled_from("eo\u00e9\u01d5 \u0301\u0323\u0308\u0344\u0f73\uff9e\uff76\u064b\u05b0.\ufdfa"), max_size=90)


def run(text: str) -> int:
    """The longest run of marks of a text that has been taken apart."""
    longest = now = 0
    for sign in unicodedata.normalize("NFKD", text):
        now = now + 1 if unicodedata.combining(sign) else 0
        longest = max(longest, now)
    return longest


@given(SIGNS | st.text(), st.sampled_from(FORMS))
def test_what_people_write_gets_the_form_that_unicode_says(text, form):
    if run(text) < LONGEST:
        assert overlong(text) is None and normalized(form, text) == unicodedata.normalize(form, text)


@given(SIGNS, st.sampled_from(FORMS))
def test_no_run_of_marks_is_longer_afterwards_than_a_letter_and_the_limit_allow(text, form):
    out = normalized(form, text)
    assert run(out) <= 2 * LONGEST + 3  # signs that are two marks each count once
    assert out.replace(JOINER, "") or not text


@given(SIGNS)
def test_only_what_is_parted_is_said_to_be_too_long(text):
    at = overlong(text)
    if at is not None:
        assert run(text[at:]) > LONGEST and JOINER in normalized("NFC", text)


@pytest.mark.parametrize("mark", ["\u0301", "\u0323", "\uff9e", "\u064b"])
def test_thirty_marks_stay_as_they_are_and_one_more_parts_them(mark):
    legal, crowd = "Ende" + mark * LONGEST, "Ende" + mark * (LONGEST + 1)
    assert overlong(legal) is None and normalized("NFC", legal) == unicodedata.normalize("NFC", legal)
    assert overlong(crowd) == 4 and normalized("NFD", crowd).count(JOINER) == 1


def test_only_single_letters_are_normalized_elsewhere():
    users = {path.name for path in MODULES if re.search(r"\bnormalize\b", path.read_text("utf-8"))}
    assert users == {"unicode.py", "folding.py", "folds.py"}  # the folding of searches goes letter by letter


def test_prose_stands_on_one_line_and_keeps_a_number_with_its_per_cent_sign():
    assert one_line("  from 5 %\n  to 7 % of\u00a0it ") == "from 5\u00a0% to 7\u00a0% of it"
    assert one_line("the % of votes, 5%") == "the % of votes, 5%"
