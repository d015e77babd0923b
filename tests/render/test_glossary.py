"""A word is explained once in a part, where a button may stand, and nothing of the text changes by it."""

from __future__ import annotations

import re

import pytest

from dossier.content import vocabulary
from dossier.content.vocabulary import glossary
from dossier.render.article import period_article
from dossier.render.context import APP
from dossier.render.glossary import explained, sentences, words_section
from dossier.render.legend import key
from dossier.render.markup import Markup
from dossier.render.record import period_record
from tests.samples import FOLDERS, Page, catalogue_of, invented


def plain(code: str) -> str:
    return re.sub(r"<[^>]*>", "", code)


def marked(code: str) -> list[str]:
    return [attrs["data-term"] for attrs, _ in Page(code).all("button", "d-term")]


def test_every_word_has_a_short_sentence_and_some_place():
    for one in glossary().values():
        assert one.said.endswith(".") and len(one.said.split()) <= 30
    assert {"goldstein", "cameo", "level", "band", "break", "act", "verdict", "basis", "confidence", "grade"} <= set(glossary())
    assert set(sentences()) == set(glossary())


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  term: a\n",
        "- id: a\n  term: a\n  said: Yes.\n  colour: red\n",
        f"- id: a\n  term: a\n  said: {'word ' * 31}\n",
        "- id: a\n  term: a\n  said: Yes.\n- id: a\n  term: b\n  said: No.\n",
        "a: b\n",
    ],
)
def test_a_damaged_glossary_is_refused(tmp_path, monkeypatch, text):
    (tmp_path / "glossary.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(vocabulary, "SHARED", tmp_path)
    with pytest.raises(ValueError, match=r"glossary\.yaml"):
        vocabulary.glossary.__wrapped__()


def test_a_word_is_explained_where_it_first_stands_and_not_in_a_link():
    part = Markup("<p><a>CAMEO</a> of CAMEO, Goldstein and CAMEO</p><p>Goldstein</p>")
    made = explained(part, ("goldstein", "cameo"))
    assert marked(made) == ["cameo", "goldstein"] and plain(made) == plain(part)
    assert made.startswith("<p><a>CAMEO</a> of <button") and made.endswith("<p>Goldstein</p>")


def test_a_part_of_a_word_and_an_attribute_are_no_word():
    part = Markup('<p title="CAMEO">CAMEOS, xCAMEO</p><summary>CAMEO</summary>')
    assert explained(part, ("cameo",)) == part


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_parts_keep_their_text_and_explain_each_word_once(folder):
    catalogue, found = catalogue_of(folder), set()
    for p in catalogue.periods:
        for part, keys in (
            (period_article(APP, catalogue, p), ("article", "record", "goldstein")),
            (period_record(APP, catalogue, p), ("record", "cameo", "goldstein", "editions", "confidence")),
        ):
            made = explained(part, keys)
            words = marked(made)
            assert plain(made) == plain(part) and len(words) == len(set(words))
            found |= set(words)
    assert {"article", "record", "cameo", "goldstein"} <= found


def test_the_key_of_the_timeline_explains_its_words():
    assert sorted(marked(explained(key(), ("level", "band", "break")))) == ["band", "break", "level"]


def test_the_list_of_words_has_them_all_and_the_names_of_the_article_with_sources():
    code = words_section(APP, invented())
    said = " ".join(plain(code).split())
    assert all(" ".join(one.said.split()) in said for one in glossary().values())
    shipped = [catalogue_of(folder) for folder in FOLDERS]
    for catalogue in shipped:
        names = [a for a in catalogue.dossier.annotations if a.kind == "name"]
        assert words_section(APP, catalogue).count("d-names") == bool(names)
        assert words_section(APP, catalogue).count("d-cites") == sum(bool(a.cites) for a in names)
