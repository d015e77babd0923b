"""An article of the dossier's own: no fingerprint, and nothing anywhere says that it is another's."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from dossier.citing.citations import alone, citations, record_title
from dossier.content.canonical import canonical
from dossier.content.checks import examine
from dossier.content.load import load
from dossier.exports import EXPORTS, listed
from dossier.handout import FORMATS, made
from dossier.handout.plan import Plan
from dossier.publish import page
from dossier.publish.dataset import dataset
from dossier.render.article import text_of
from dossier.tabular.tables import sentences
from tests.handout.paper import READ
from tests.samples import OF_ANOTHERS, changed, copied, edited, invented, made_own, owning, plain

BOTH = pytest.mark.parametrize("own", [True, False], ids=["own", "retold"])


def of(own: bool):
    return owning() if own else invented()


def test_a_dossier_with_an_article_of_its_own_is_sound(tmp_path):
    report = examine(made_own(copied(tmp_path)))
    assert report.problems == () and report.read["sentences"] == len(invented().sentences)
    article = report.dossier.article
    assert article.meta.edition == "own" and {s.fingerprint for s in article.sentences} == {""}
    assert [s.text for s in article.sentences] == [s.text for s in invented().sentences.values()]


def test_a_retelling_may_say_that_it_is_one(tmp_path):
    folder = copied(tmp_path)
    edited(folder / "article.md", "language: en\n", "language: en\nedition: retelling\n")
    report = examine(folder)
    assert report.problems == () and report.dossier.article.meta.edition == "retelling"


def test_another_word_for_the_edition_is_told(tmp_path):
    folder = copied(tmp_path)
    edited(folder / "article.md", "language: en\n", "language: en\nedition: owned\n")
    (fault,) = [p for p in load(folder).problems if p.is_error]
    assert fault.code == "term-unknown" and "Did you mean 'own'?" in fault.remedy


def test_a_fault_of_the_head_is_not_told_again_at_each_sentence(tmp_path):
    folder = made_own(copied(tmp_path))
    edited(folder / "article.md", "publisher: The Lantern Review\n", "")
    assert [p.code for p in load(folder).problems] == ["field-missing"]


def test_what_is_no_fingerprint_is_told_where_there_is_one_too_many(tmp_path):
    folder = made_own(copied(tmp_path))
    edited(folder / "article.md", "Every textbook used in Velmark states that Velmark was first at the river.", "A textbook. {}")
    assert [(p.code, p.place) for p in load(folder).problems] == [("fingerprint-idle", "article[s04]")]


def test_the_form_of_the_head_is_free_text_and_stays():
    assert canonical("format: '1'\norder: ' 2 '\n", "dossier.yaml") == 'format: "1"\norder: 2\n'


@BOTH
@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.name)
def test_no_export_speaks_of_another_article(export, own):
    if export.name == "chart-png":
        pytest.skip("a picture; its letters are those of chart-svg")
    data = export.make(of(own))
    texts = {"": data}
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            texts = {name: archive.read(name) for name in archive.namelist()}
    found = {name: hits for name, text in texts.items() if (hits := OF_ANOTHERS.findall(text.decode("utf-8")))}
    if own:
        assert not found
    elif export.name in ("annotations", "csv", "datapackage", "timelinejs-json", "timelinejs-csv"):
        assert found, "of a retelling it is said"


def test_the_list_of_exports_fits_both():
    assert not OF_ANOTHERS.search(listed())


@BOTH
def test_the_file_says_whose_the_article_is(own):
    text = page(of(own))
    assert bool(OF_ANOTHERS.search(plain(text))) is not own
    assert ("Own text, article and coding: CC BY 4.0" in text) is own
    assert ('data-said="Sentences: our retelling"' in text) is not own
    assert "our retelling" not in re.sub(r' data-said="[^"]*"', "", text)


@BOTH
@pytest.mark.parametrize("format", FORMATS)
def test_paper_says_whose_the_article_is(format, own):
    catalogue = of(own)
    said = READ[format](made(format, catalogue, Plan(tuple(catalogue.periods), text="original")))
    assert ("retell" in said or "retold" in said) is not own
    assert ("Ourtext,articleandcoding:CCBY4.0" in said) is own
    assert ("Sentences:" in said) is not own


@BOTH
def test_the_data_set_holds_its_own_article_and_rests_on_anothers(own):
    found = dataset(of(own))
    assert ("hasPart" in found, "isBasedOn" in found) == (own, not own)
    if own:
        assert found["hasPart"]["license"] == found["license"]
    assert json.dumps(found)


@BOTH
def test_a_sentence_is_cited_as_what_it_is(own):
    catalogue = of(own)
    key = next(iter(catalogue.sentences))
    assert record_title(catalogue, "sentence", key).endswith(", retold") is not own
    told = [
        alone(catalogue, "sentence", key),
        *citations(catalogue, "article", {"sentence": key}, "https://a.org", "b", date(2026, 1, 1)),
    ]
    assert any("retold" in one.text for one in told) is not own


@BOTH
def test_the_table_of_sentences_has_fingerprints_of_anothers_only(own):
    assert all(bool(row["sha256"]) is not own for row in sentences(of(own)))


def test_without_an_article_nothing_is_retold():
    assert not replace_article().retold and invented().retold and not owning().retold


def replace_article():
    return changed(article=None, periods=tuple(replace(p, sentences=(), rests_on=()) for p in invented().dossier.periods))


def test_an_article_in_another_language_says_so_of_each_sentence():
    article = owning().dossier.article
    persian = changed(article=replace(article, meta=replace(article.meta, language="fa", direction="rtl")))
    sentence = next(iter(persian.sentences.values()))
    assert text_of(persian, sentence, None)[0].startswith('<span lang="fa" dir="rtl">')
    assert not text_of(owning(), next(iter(owning().sentences.values())), None)[0].startswith("<span")
    retold = changed(article=replace(invented().dossier.article, meta=replace(invented().dossier.article.meta, direction="ltr")))
    assert 'dir="ltr"' in text_of(retold, next(iter(retold.sentences.values())), {"s01": "The original."})[0]
