"""Every page opens on every dossier, and hands on what the library made."""

from __future__ import annotations

import pytest

from dossier.content.checks import examine
from dossier.index.queries import Catalogue
from dossier.layout.layers import PANELS, USUAL, offered
from dossier.render.article import period_article
from dossier.render.context import APP
from dossier.render.glossary import explained
from dossier.render.record import period_record
from tests.app.opening import PAGES, assert_sound, figure, html, notes, opened, part, picked, rows, texts


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(folder, page, look):
    at = opened(page, look)
    assert_sound(at)
    assert len(at.title) == 1 and at.title[0].value
    assert part(at, "sync")["page"] == ("" if page == "timeline" else page)


@pytest.mark.parametrize("page", PAGES)
def test_a_sound_dossier_gives_no_warning(page):
    assert notes(opened(page)) == []


def catalogue(folder) -> Catalogue:
    dossier = examine(folder, form=False).dossier
    assert dossier
    return Catalogue(dossier)


def test_the_timeline_shows_chart_article_and_record_of_every_period(folder):
    at, wanted = opened(layers=list(PANELS)), catalogue(folder)
    marks = {
        key for trace in figure(at)["data"] if trace.get("name") in ("a", "joint", "b", "context") for key in trace["customdata"]
    }
    assert marks == set(wanted.events) == set(part(at, "board")["events"])
    assert part(at, "pane_leaf")["sections"] == {
        p: explained(period_article(APP, wanted, p), ("article", "record", "goldstein")) for p in wanted.periods
    }
    assert part(at, "record_leaf")["sections"] == {
        p: explained(period_record(APP, wanted, p), ("record", "cameo", "goldstein", "editions", "confidence"))
        for p in wanted.periods
    }
    assert set(part(at, "pane_leaf")["titles"]) == set(wanted.periods)
    assert picked(at)["period"] in wanted.periods


def test_the_charts_are_named_for_those_who_do_not_see_them():
    for page in ("timeline", "alignments"):
        (chart,) = opened(page).get("plotly_chart")
        assert chart.proto.alt


def test_what_is_sent_is_the_same_in_either_look():
    """The browser gives it the look's colours, so that a look that changes is followed without a run."""
    light, dark = (opened(look=look) for look in ("light", "dark"))
    assert figure(light) == figure(dark) and texts(light, "html") == texts(dark, "html")


def test_the_alignments_are_all_there(folder):
    at = opened("alignments")
    assert sorted(rows(at)) == sorted(catalogue(folder).alignments)


def test_the_article_names_title_publisher_and_note():
    at = opened("article")
    said = " ".join(texts(at, "markdown")).replace("\\", "")
    assert (
        "Velmark and Ostrania: neighbours without a road" in said
        and "The Lantern Review" in said
        and "An invented article" in said
    )


def test_the_data_page_has_its_parts(folder):
    at = opened("data")
    assert [h.value for h in at.header] == ["Downloads", "Licences", "Coverage", "Data health", "Sources"]
    assert catalogue(folder).meta.licence in " ".join(texts(at, "markdown"))
    assert "Looked at" in html(at) and "Events on record by decade" in html(at)
    assert html(at).count('<li id="source-') == min(len(catalogue(folder).sources), 50)


def test_pages_change_without_losing_the_pick():
    at = opened(event="treaty-of-hale-1952")
    assert picked(at) == {"period": "treaty-years", "event": "treaty-of-hale-1952"}
    at.query_params.clear()
    at.switch_page("pages/data.py").run()
    at.switch_page("pages/timeline.py").run()
    assert_sound(at)
    assert picked(at) == {"period": "treaty-years", "event": "treaty-of-hale-1952"}


def test_the_layers_of_the_address_are_shown_and_others_are_left_out(folder):
    wanted = catalogue(folder)
    panels = {trace["name"] for trace in figure(opened(layers=["context", "nowhere"]))["data"]}
    assert "context" in panels and not panels & {"a", "b", "joint", "alignments", "office"}
    at = opened(layers="none")
    assert part(at, "board")["events"] == part(at, "board")["alignments"] == {} and at.button_group(key="layers").value == []
    at.button_group(key="layers").set_value(["context"]).run()
    assert at.query_params["layers"] == "context"
    assert set(part(at, "board")["events"]) == {e.id for e in wanted.events.values() if e.layer != "act"}
    usual = [layer for layer in offered(wanted) if layer in USUAL]
    at.button_group(key="layers").set_value(usual).run()
    assert "layers" not in at.query_params
