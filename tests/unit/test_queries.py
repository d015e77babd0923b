from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from dossier.content.dates import parse
from dossier.content.model import Claim
from dossier.index.queries import Catalogue
from tests.samples import FOLDERS, catalogue_of, changed, event, invented


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


def test_every_event_stands_in_one_period(catalogue):
    seen = Counter(e.id for p in catalogue.periods for e in catalogue.events_in(p))
    assert seen == Counter(catalogue.events.keys())


def test_the_home_of_an_event_is_the_first_period_in_which_it_may_lie(catalogue):
    for e in catalogue.events.values():
        may = [p.id for p in catalogue.periods.values() if e.date.overlaps(p.dates.earliest, p.dates.latest)]
        assert catalogue.home[e.id] == may[0]


def test_an_event_over_a_border_stands_in_the_earlier_period():
    catalogue = changed(events=(event("over", "1969-12/1970-01"), event("before", "1969-12-31"), event("after", "1970-01-01")))
    assert catalogue.home == {"before": "treaty-years", "over": "treaty-years", "after": "quiet-years"}


def test_an_event_outside_all_periods_has_no_home_and_breaks_nothing():
    early = event("early", "1940")
    catalogue = changed(events=(early,))
    assert "early" not in catalogue.home and catalogue.period_of("event", "early") is None
    assert [catalogue.events_in(p) for p in catalogue.periods] == [[], []]


def test_period_of_keeps_the_period_at_hand_where_the_record_belongs_to_it():
    catalogue = changed(events=(event("one", "1952"),))
    assert catalogue.period_of("alignment", "karsk-ost-1950") == "treaty-years"
    assert catalogue.period_of("alignment", "karsk-ost-1950", "quiet-years") == "quiet-years"
    assert catalogue.period_of("alignment", "karsk-ost-1979", "treaty-years") == "quiet-years", "it began after that period"
    assert catalogue.period_of("event", "one", "quiet-years") == "treaty-years", "an event has one period only"
    assert catalogue.period_of("sentence", "s06", "quiet-years") == "treaty-years"
    assert catalogue.period_of("sentence", "s01") is None
    assert catalogue.period_of("alignment", "nothing", "quiet-years") is None


def test_a_sentence_in_two_periods_keeps_the_one_at_hand():
    first, second = invented().dossier.periods
    catalogue = changed(periods=(first, replace(second, sentences=("s06",))))
    assert catalogue.period_of("sentence", "s06") == "treaty-years"
    assert catalogue.period_of("sentence", "s06", "quiet-years") == "quiet-years"


def test_alignments_in_a_period_are_those_that_hold_on_some_day_of_it(catalogue):
    for p in catalogue.periods.values():
        wanted = {a.id for a in catalogue.alignments.values() if a.dates.overlaps(p.dates.earliest, p.dates.latest)}
        rows = catalogue.alignments_in(p.id)
        assert {a.id for a in rows} == wanted and len(rows) == len(wanted)


def test_basis_is_the_inverse_of_what_sentences_lead_to(catalogue):
    forth = {(s, r.id) for table in (catalogue.events_of, catalogue.alignments_of) for s, rows in table.items() for r in rows}
    back = {(s, key) for key, rows in catalogue.basis.items() for s in rows}
    assert forth == back
    order = list(catalogue.sentences)
    assert all(rows == sorted(set(rows), key=order.index) for rows in catalogue.basis.values())


def test_a_claim_leads_from_its_sentence_to_its_events_and_alignments():
    catalogue = invented()
    assert [e.id for e in catalogue.events_of["s12"]] == ["ostrania-closes-the-locks-1963", "velmark-suspends-tolls-1964"]
    assert {a.id for a in catalogue.alignments_of["s10"]} == {"karsk-ost-article", "karsk-ost-1950", "karsk-ost-1979"}


def test_references_to_records_that_were_left_out_break_nothing():
    whole = invented().dossier
    assert whole.article
    for kept in (whole.article.sentences[:4], ()):
        catalogue = Catalogue(
            replace(
                whole,
                article=replace(whole.article, sentences=kept),
                events=whole.events[:1],
                alignments=whole.alignments[:1],
                sources=(),
                actors=(),
            )
        )
        there = set(catalogue.sentences)
        assert all(set(rows) <= there for rows in catalogue.basis.values())
        assert [s.id for s in catalogue.sentences_in("treaty-years")] == [
            s for s in catalogue.periods["treaty-years"].sentences if s in there
        ]
        assert catalogue.name("vel") == catalogue.short("vel") == "vel"


def test_without_an_article_no_sentence_bears_on_anything():
    catalogue = changed(article=None)
    assert catalogue.sentences == {} and not any(catalogue.basis.values()) and catalogue.sentences_in("treaty-years") == []


def test_claims_stand_at_each_of_their_sentences():
    claim: Claim = replace(invented().dossier.claims[0], sentences=("s05", "s06"))
    catalogue = changed(claims=(claim,))
    assert catalogue.claims_of["s05"] == catalogue.claims_of["s06"] == [claim]


def test_citing_counts_records_not_citations():
    first = invented().dossier.events[0]
    twice = replace(first, cites=(first.cites[0], replace(first.cites[0], at="another place")))
    catalogue = changed(events=(twice,), periods=(), claims=(), annotations=(), alignments=(), contexts=())
    assert catalogue.citing[first.cites[0].work] == 1


def test_the_axis_runs_over_the_span_and_to_today_where_it_is_open(monkeypatch):
    monkeypatch.setenv("DOSSIER_TODAY", "2030-06-01")
    catalogue = changed()
    monkeypatch.setenv("DOSSIER_TODAY", "2031-01-01")  # a catalogue belongs to the day on which it was made
    assert (catalogue.opens.isoformat(), catalogue.closes.isoformat()) == ("1950-01-01", "2030-06-01")
    closed = changed(meta=replace(invented().meta, span=parse("1950/1999")))
    assert closed.closes.isoformat() == "1999-12-31"


def test_the_axis_never_ends_before_the_content_was_written(monkeypatch):
    monkeypatch.setenv("DOSSIER_TODAY", "2001-01-01")
    assert changed().closes == invented().meta.updated.latest


def test_lanes_join_the_actors_that_share_one():
    assert invented().lanes == {"Karsk": ["kar", "krp"]}


def test_acts_are_the_events_that_count(catalogue):
    assert catalogue.acts() == [e for e in catalogue.events.values() if e.layer == "act"]
