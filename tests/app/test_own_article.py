"""A dossier whose article is its own: no page speaks of another text of it, and none is asked for."""

from __future__ import annotations

import pytest

from tests.app.opening import PAGES, assert_sound, html, opened, part, texts
from tests.samples import OF_ANOTHERS, ORIGINAL, Page, copied, made_own, plain

KINDS = ("markdown", "caption", "info", "success", "warning", "html")


@pytest.fixture
def own(root):
    return made_own(copied(root))


def said(at) -> str:
    """All that Python sends of a page in words."""
    shown = [text for kind in KINDS for text in texts(at, kind)]
    labels = [
        getattr(one, "label", "")
        for kind in ("segmented_control", "button_group", "selectbox", "file_uploader")
        for one in at.get(kind)
    ]
    leaves = [part(at, key) for key in ("article_leaf",) if any(c.proto.id.endswith(f"-{key}") for c in at.get("bidi_component"))]
    return plain("\n".join([*shown, *labels, *(leaf["html"] for leaf in leaves)]))


def test_no_page_speaks_of_another_text(own):
    for page in PAGES:
        at = opened(page)
        assert_sound(at)
        assert not OF_ANOTHERS.search(said(at)), page


def test_a_retelling_is_said_to_be_one():
    assert OF_ANOTHERS.search(said(opened("data")))


def test_the_article_shows_its_licence_and_no_choice_of_edition(own):
    at = opened("article", edition="The original")
    assert_sound(at)
    assert any("Licence: CC BY 4.0." in text for text in texts(at, "markdown"))
    assert not at.get("file_uploader") and not at.get("button_group") and not at.get("segmented_control")
    assert at.text_input(key="q").value == ""


def test_a_text_that_lies_there_is_not_laid_beside_it(own, monkeypatch):
    monkeypatch.setenv("DOSSIER_ORIGINAL", str(ORIGINAL))
    at = opened("article")
    at.session_state["edition"] = "original"  # as a retelling of the same session has left it
    at.run()
    assert_sound(at)
    found = Page(part(at, "article_leaf")["html"])
    assert not found.all("span", "d-original") and not found.all("span", "d-lost")
    assert not at.success and not at.info


def test_a_search_goes_over_the_article(own):
    at = opened("article", q="locks")
    assert len(Page(part(at, "article_leaf")["html"]).all("mark")) == 2


def test_the_file_offered_lacks_no_words_of_an_author(own):
    assert "choices for the level, these downloads" in html(opened("data")).lower()
