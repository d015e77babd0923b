"""A claim with what bears on it: everything named, the article's word, the record and the verdict apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.content.vocabulary import vocabulary
from dossier.render.article import claim
from dossier.render.context import APP
from dossier.render.evidence import NO_CLAIM, NO_SERIES, by_verdict, claim_list, claim_section, measured
from tests.samples import FOLDERS, Page, catalogue_of, changed, invented, with_texts

EVERY = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def joined(*series: str, **more: object):
    """The invented dossier, its first claim joined to series."""
    first, *rest = invented().dossier.claims
    return changed(claims=(replace(first, series=series, **more), *rest))


@EVERY
def test_the_numbers_of_the_summary_add_up(folder):
    catalogue = catalogue_of(folder)
    assert list(by_verdict(catalogue)) == list(vocabulary()["verdict"]) and sum(by_verdict(catalogue).values()) == len(
        catalogue.claims
    )


@EVERY
def test_the_list_has_every_claim_with_its_verdict_in_words(folder):
    catalogue = catalogue_of(folder)
    page = Page(claim_list(APP, catalogue, catalogue.claims.values()))
    items = page.all("li")
    assert [attrs["data-item"] for attrs, _ in items] == [f"claim:{key}" for key in catalogue.claims]
    for (_, text), c in zip(items, catalogue.claims.values(), strict=True):
        assert vocabulary()["verdict"][c.verdict].label in text and c.claim.replace("'", "’") in text
        assert ", ".join(c.sentences) in text
    assert {attrs["data-page"] for attrs, _ in page.all("a")} == {"evidence"}


@EVERY
def test_a_claim_shows_all_that_bears_on_it(folder):
    catalogue = catalogue_of(folder)
    for c in catalogue.claims.values():
        page = Page(claim_section(APP, catalogue, c))
        picks = {attrs["data-pick"] for attrs, _ in page.all("a") if "data-pick" in attrs}
        wanted = (
            {f"event:{e}" for e in c.events} | {f"alignment:{a}" for a in c.alignments} | {f"sentence:{s}" for s in c.sentences}
        )
        assert picks == wanted
        assert [attrs["data-strip"] for attrs, _ in page.all("div") if "data-strip" in attrs] == list(c.series)
        ((_, text),) = page.all("div", "d-evidence")
        assert c.why.replace("'", "’") in text and c.would_change.replace("'", "’") in text
        assert len(page.all("ul", "d-cites")) == bool(c.cites)


@EVERY
def test_article_editors_and_record_stand_under_tags_of_their_own(folder):
    catalogue = catalogue_of(folder)
    for c in catalogue.claims.values():
        heads = [text for _, text in Page(claim_section(APP, catalogue, c)).all("h3")]
        assert heads[0].startswith("article ") and heads[1].startswith("editors ")
        assert heads[2:] and all(text.startswith("record ") for text in heads[2:])


def test_the_years_of_the_claim_are_marked_and_told_in_numbers():
    catalogue = joined("timber-trade", dates=invented().claims["c01"].dates)
    ((attrs, _),) = [e for e in Page(claim_section(APP, catalogue, catalogue.claims["c01"])).all("div") if "data-strip" in e[0]]
    assert attrs["data-marked"] == "1952.000/1953.000"
    ((_, said),) = Page(claim_section(APP, catalogue, catalogue.claims["c01"])).all("p", "d-within")
    assert "1952: no value" in said


def test_a_claim_about_the_whole_time_marks_nothing():
    catalogue = joined("timber-trade", dates=invented().meta.span)
    assert "data-marked" not in claim_section(APP, catalogue, catalogue.claims["c01"])


def test_a_claim_without_dates_marks_nothing_and_tells_all_years():
    catalogue = joined("timber-trade", dates=None)
    html = claim_section(APP, catalogue, catalogue.claims["c01"])
    assert "data-marked" not in html
    ((_, said),) = Page(html).all("p", "d-within")
    assert "In all years: exports 12.5 (1958) to 0 (1964), between 0 and 14" in said


def test_a_series_that_was_left_out_is_passed_over():
    catalogue = joined("no-such-series")
    assert "data-strip" not in claim_section(APP, catalogue, catalogue.claims["c01"])


def test_a_claim_on_which_nothing_bears_says_so():
    catalogue = joined(events=(), cites=())
    assert "rests on the words of the claim alone" in claim_section(APP, catalogue, catalogue.claims["c01"])


def test_the_readers_original_is_shown_to_the_letter():
    html = claim_section(APP, invented(), invented().claims["c01"], {"s06": "The <own> word's."})
    ((_, text),) = Page(html).all("span", "d-original")
    assert text == "The <own> word's."


def test_all_series_are_placed_on_one_axis_with_what_is_left_out():
    page = Page(measured(APP, invented(), ["Salt: none <known>"]))
    assert [attrs["id"] for attrs, _ in page.all("section", "d-series")] == [f"series-{key}" for key in invented().series]
    assert len(page.all("div", "d-ruler")) == 1
    ((_, text),) = page.all("section", "d-leftout")
    assert "Salt: none <known>" in text
    assert not Page(measured(APP, invented())).all("section", "d-leftout")


def test_without_claims_or_series_the_page_says_so():
    bare = changed(claims=(), series=())
    assert claim_list(APP, bare, []) == NO_CLAIM and measured(APP, bare) == NO_SERIES and sum(by_verdict(bare).values()) == 0
    assert "No claim passes" in claim_list(APP, invented(), [])


def test_the_article_leads_to_the_evidence():
    page = Page(claim(APP, invented(), invented().claims["c02"], "treaty-years"))
    ((attrs, _),) = [e for e in page.all("a") if e[0].get("data-pick") == "claim:c02"]
    assert attrs["data-page"] == "evidence" and attrs["href"] == "./evidence?period=treaty-years&claim=c02"


def test_text_from_records_is_made_safe():
    catalogue = type(invented())(with_texts(invented().dossier, '<script>"&'))
    html = claim_list(APP, catalogue, catalogue.claims.values()) + measured(APP, catalogue, ['<script>"&'])
    html += "".join(claim_section(APP, catalogue, c) for c in catalogue.claims.values())
    assert "<script>" not in html and "&lt;script&gt;" in html
