"""The control by which a reader cites, links and embeds what is on the page."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.opening import PAGES, assert_sound, opened, texts
from tests.unit.test_bibliography import read


def asked(page: str = "timeline", **query: str) -> AppTest:
    at = opened(page, **query)
    assert texts(at, "code") == [], "nothing is made before it is asked for"
    at.button(key="citing").click().run()
    assert_sound(at)
    return at


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_cited(page):
    text, bib, csl, link, frame = texts(asked(page), "code")
    assert "Velmark - Ostrania, version of 2026-11-24, CC BY 4.0" in text and "read on 24 November 2026" in text
    assert link.endswith("dossier=vel-ost&period=treaty-years" if page == "timeline" else "?dossier=vel-ost")
    assert link in text and read(f"{bib}\n")[2]["url"] == json.loads(csl)[0]["URL"] == link
    assert f'src="{link.replace("&", "&amp;")}&amp;embed=true"' in frame


def test_the_event_and_its_sources_are_a_choice_away():
    at = asked(event="king-of-karsk-falls-1978")
    (what,) = [g for g in at.get("button_group") if g.options[0] == "This view"]
    assert what.options == ["This view", "The event", "Its sources"]
    title = texts(at, "code")[0]
    what.set_value("The event")
    at.button(key="citing").click().run()  # in a browser the choice alone makes the dialog anew
    assert_sound(at)
    text, *_ = texts(at, "code")
    assert text != title and "event=king-of-karsk-falls-1978" in text
    assert len(texts(at, "code")) == 4, "what is in a frame is the view"


def test_filters_are_in_the_link_and_other_keys_are_not():
    at = asked("alignments", embed="true", token="secret", toward="Velmark")
    link = texts(at, "code")[3]
    assert "toward=Velmark" in link and "secret" not in link and "embed" not in link


@pytest.mark.parametrize("away", [None, 0, -840, 720, 10**9])
def test_the_day_of_reading_is_that_of_the_readers_clock(monkeypatch, away):
    monkeypatch.delenv("DOSSIER_TODAY")
    monkeypatch.setattr(
        "dossier.ui.cite.today",
        lambda zone=None: date(2026, 11, 20 + int(zone.utcoffset(None) / timedelta(hours=1)) // 6 if zone else 1),
    )
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone_offset", property(lambda self: away))
    text, bib, csl, _, _ = texts(asked(), "code")
    said = {None: 1, 0: 20, -840: 22, 720: 18, 10**9: 1}[away]
    assert (
        f"read on {said} November 2026" in text
        and f"2026-11-{said:02}" in bib
        and json.loads(csl)[0]["accessed"]["date-parts"] == [[2026, 11, said]]
    )
