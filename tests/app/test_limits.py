"""A dossier that is too large gets one message on every page, and keeps its tables."""

from __future__ import annotations

import shutil

import pytest

from dossier.index import limits
from tests.app.opening import html, opened
from tests.samples import INVENTED


@pytest.fixture(autouse=True)
def own(root):
    """A copy, so that what is kept for the invented dossier stays as it is."""
    shutil.copytree(INVENTED, root / INVENTED.name)


@pytest.mark.parametrize("page", ["timeline", "alignments", "article", "evidence", "handout", "method"])
def test_a_page_of_a_dossier_that_is_too_large_says_so(page: str, monkeypatch):
    monkeypatch.setattr(limits, "EVENTS", 2)
    at = opened(page)
    assert not at.exception and [one.value for one in at.error] and "2 are the most" in at.error[0].value
    assert not at.get("iframe") and not at.get("plotly_chart")


def test_the_page_data_keeps_the_tables_and_offers_no_drawing(monkeypatch):
    monkeypatch.setattr(limits, "EVENTS", 2)
    at = opened("data")
    off = {one.proto.label: one.proto.disabled for one in at.get("download_button")}
    assert not at.exception and not at.error
    assert off["The timeline as SVG"] and off["The timeline as PNG"] and off["The dossier as one file"]
    assert not off["Tables as CSV"] and "2 are the most" in html(at)


def test_a_sheet_that_is_too_large_says_what_to_choose_instead(monkeypatch):
    monkeypatch.setattr("dossier.handout.content.LETTERS_OF_SHEET", 400)
    at = opened("handout")
    assert not at.exception and "Choose fewer periods" in at.error[0].value
    assert not at.get("iframe") and not at.get("download_button")
