"""The second dossier: its article is its own, its record is as full as it promises to be, its series are rows of the first one's."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from dossier.content.checks import examine
from dossier.content.files import DATA
from dossier.index.queries import Catalogue
from tests.samples import OF_ANOTHERS

FOLDER = DATA / "ind-pak"
SERIES = {"un-ideal-points": 154, "un-ideal-distance": 77, "un-agreement": 73}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(examine(FOLDER).dossier)


def rows(dossier, name):
    with (DATA / dossier / "series" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_article_is_its_own_and_of_a_readable_length(catalogue):
    article = catalogue.dossier.article
    assert article.meta.edition == "own" and not catalogue.retold
    assert 700 <= sum(len(s.text.split()) for s in article.sentences) <= 1100


def test_nothing_in_it_speaks_of_an_article_of_anothers(catalogue):
    said = [catalogue.meta.lead, catalogue.dossier.article.meta.note, *(s.text for s in catalogue.sentences.values())]
    said += [c.claim for c in catalogue.claims.values()] + [p.summary for p in catalogue.periods.values()]
    assert not [text for text in said if OF_ANOTHERS.search(text)]


def test_the_record_is_full(catalogue):
    assert len(catalogue.events) >= 120 and len(catalogue.alignments) >= 40 and len(catalogue.claims) >= 25
    assert 8 <= len(catalogue.periods) <= 10
    decades = Counter(event.date.sort_key[0].year // 10 for event in catalogue.events.values())
    assert all(decades[decade] >= 8 for decade in range(194, 203))


def test_both_sides_act(catalogue):
    sources = Counter(event.source for event in catalogue.acts() if not event.joint)
    assert min(sources["ind"], sources["pak"]) >= 0.3 * sources.total()


def test_every_sentence_that_claims_something_has_an_event_or_a_claim(catalogue):
    body = [s.id for s in catalogue.sentences.values() if s.role == "body"]
    assert not [s for s in body if not catalogue.events_of.get(s) and not catalogue.claims_of.get(s) and s != "s31"]


def test_claims_of_events_fall_in_the_time_that_they_are_about(catalogue):
    late = {
        (c.id, e): catalogue.events[e].date.text
        for c in catalogue.claims.values()
        if c.dates
        for e in c.events
        if not catalogue.events[e].date.overlaps(*c.dates.sort_key)
    }
    assert not late


@pytest.mark.parametrize("name", SERIES)
def test_the_series_are_the_rows_of_the_first_dossier(name, catalogue):
    here, there = rows("ind-pak", name), rows("usa-pak", name)
    assert len(here) == SERIES[name] == len(catalogue.series[name].points)
    if "actor" in here[0]:
        assert here == [row for row in there if row["actor"] in ("ind", "pak")]
    else:
        assert [row | {"dyad": "pak-ind"} for row in here] == [row for row in there if row["dyad"] == "pak-ind"]


def test_the_terms_of_the_series_are_told(catalogue):
    terms = (DATA.parent / "LICENSE.md").read_text("utf-8")
    assert "dossiers/ind-pak/series" in terms and all(f"`{name}`" in terms for name in catalogue.series)
    items = [line for line in (FOLDER / "series" / "README.md").read_text("utf-8").splitlines() if line.startswith("- ")]
    assert len(items) >= 6 and all(line.startswith("- **") and "**: " in line for line in items)


def test_the_first_dossier_stays_first():
    from dossier.content.files import dossier_folders

    assert [folder.name for folder in dossier_folders(DATA)][:2] == ["usa-pak", "ind-pak"]
