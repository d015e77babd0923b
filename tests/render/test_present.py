"""The presenter's view: what a slide holds, what it keeps back, and where a period stands in the drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.layout.level import drawn
from dossier.render.context import APP
from dossier.render.present import SENTENCES, drawing, places, slide, strongest, told
from tests.samples import FOLDERS, Page, catalogue_of, changed, event, invented


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


def test_a_slide_has_the_sentences_on_which_the_reading_rests_first(catalogue):
    for p in catalogue.periods.values():
        there = [s.id for s in told(catalogue, p.id)]
        assert len(there) == min(SENTENCES, len(catalogue.sentences_in(p.id)))
        rests = [s for s in p.sentences if s in p.rests_on and s in catalogue.sentences]
        assert there[: len(rests)] == rests[: len(there)]


def test_what_answers_the_question_is_hidden_and_nothing_else_tells_it(catalogue):
    for period in catalogue.periods:
        html = slide(APP, catalogue, period)
        Page(html)  # tags pair
        before, answer = html.split('<div class="d-borne" hidden>')
        claims = [c for s in told(catalogue, period) for c in catalogue.claims_of.get(s.id, [])]
        assert "d-verdict" not in before and "on average" not in before
        assert answer.count("d-verdict") == len(set(claims))


def test_the_strongest_act_each_way_and_of_equals_the_one_that_is_named():
    acts = [
        event("small", "1950", "042"),
        event("plain", "1951", "057"),
        event("named", "1952", "057", label="Treaty"),
        event("down", "1953", "163"),
    ]
    catalogue = changed(events=tuple(acts))
    period = next(p for p in catalogue.periods if len(catalogue.events_in(p)) == 4)
    assert [e.id for e, _ in strongest(catalogue, period)] == ["named", "down"]
    first = changed(events=tuple(replace(e, prominent=e.id == "plain") for e in acts))
    assert [e.id for e, _ in strongest(first, period)] == ["plain", "down"]
    assert (
        strongest(changed(events=(acts[0],)), period)[0][0].id == "small"
        and len(strongest(changed(events=(acts[0],)), period)) == 1
    )


def test_periods_stand_one_after_the_other_within_the_drawing(catalogue):
    ends = [end for pair in places(catalogue).values() for end in pair]
    assert ends == sorted(ends) and 0 < ends[0] and ends[-1] < 0.9


def test_the_drawing_has_the_ribbon_and_the_level_alone():
    svg = drawing(invented(), drawn(invented()))
    assert "t-ribbon" in svg and "t-axis" in svg and "<use" not in svg and "light-dark(" in svg
