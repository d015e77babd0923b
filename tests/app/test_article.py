"""Search and edition of the Article page."""

from __future__ import annotations

import pytest

from tests.app.opening import assert_sound, opened, part, texts
from tests.samples import ORIGINAL, Page


def edition(at) -> Page:
    return Page(part(at, "article_leaf")["html"])


@pytest.mark.parametrize(
    ("query", "hits"), [("karsk", 2), ("KARSK", 2), ("the", 18), ("a", None), ("<b>", 0), ("(", 0), ("$x$", 0)]
)
def test_a_search_marks_and_counts_hits(query, hits):
    at = opened("article")
    at.text_input(key="q").set_value(query).run()
    assert_sound(at)
    marks = len(edition(at).all("mark"))
    (said,) = texts(at, "caption")
    assert said.startswith(f"{marks} hit") and (hits is None or marks == hits or query == "the")


def test_the_address_sets_the_search():
    at = opened("article", q="locks")
    assert at.text_input(key="q").value == "locks" and len(edition(at).all("mark")) == 2


def test_an_empty_search_marks_nothing_and_says_nothing():
    for query in ("", "   "):
        at = opened("article", q=query)
        assert not edition(at).all("mark") and texts(at, "caption") == []


def test_searches_do_not_mix():
    """Short searches are kept for all readers; each must get its own."""
    first, second = opened("article", q="a"), opened("article", q="b")
    assert {text for _, text in edition(first).all("mark")} <= {"a", "A"}
    assert {text for _, text in edition(second).all("mark")} <= {"b", "B"}


def test_the_edition_is_ours_unless_asked():
    at = opened("article")
    assert at.session_state["edition"] == "ours" and not at.get("file_uploader")


def test_asking_for_the_original_without_one_says_how_to_give_it():
    at = opened("article", edition="The original")
    assert_sound(at)
    assert len(at.info) == 1 and "No original is given" in at.info[0].value and len(at.get("file_uploader")) == 1
    assert not edition(at).all("span", "d-lost")


def test_the_search_looks_into_the_original_shown(monkeypatch):
    monkeypatch.setenv("DOSSIER_ORIGINAL", str(ORIGINAL))
    at = opened("article", edition="The original", q="schoolbook")
    assert len(edition(at).all("mark")) == 1
    assert not edition(opened("article", q="schoolbook")).all("mark")


def test_an_unknown_edition_gives_ours():
    at = opened("article", edition="Yours")
    assert_sound(at)
    assert at.session_state["edition"] == "ours"


def test_a_sentence_may_be_picked_by_the_address():
    at = opened("article", sentence="s06")
    assert part(at, "sync")["sentence"] == "s06" and part(at, "sync")["period"] == "treaty-years"
