"""One folding for every search: what is typed otherwise is found, and marks cover whole letters of the text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.folding import folded, hits, table
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered
from dossier.render.article import marked
from tests.samples import changed, invented

# Pairs that mean one word; who types the one looks for the other.
SAME = [
    ("Öcalan", "Ocalan"),
    ("Türkiye", "turkiye"),
    ("Dışişleri", "DISISLERI"),
    ("İnönü", "inonu"),
    ("İzmir", "ızmır"),
    ("Łódź", "lodz"),
    ("Đồng", "dong"),
    ("Straße", "STRASSE"),
    ("Bodø", "bodo"),
    ("Þórr Æsir", "thorr aesir"),
    ("US–Pakistan", "US-Pakistan"),
    ("a — b − c", "a - b - c"),
    ("the king’s “word”", 'the king\'s "word"'),
    ("soft\u00adhyphen", "softhyphen"),
    ("no\u00a0break", "no break"),
    ("Αθήνας", "ΑΘΗΝΑΣ"),
    ("Ёлкин", "Елкин"),
    ("پاکستان", "پاكستان"),
    ("علی", "علي"),
    ("أحمد", "احمد"),
    ("مُحَمَّد", "محمد"),
    ("مدرسة", "مدرسه"),
    ("می\u200cشود", "میشود"),
    ("۱۹۴۷ ١٩٤٧ १९४७", "1947 1947 1947"),
    ("ＡＢＣ１２３", "abc123"),
    ("ﬁle ½", "file 1/2"),
    ("שָׁלוֹם", "שלום"),
    ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
    ("Qurʾān", "quran"),
]


@pytest.mark.parametrize(("said", "typed"), SAME)
def test_what_is_typed_otherwise_is_found_both_ways_composed_and_not(said, typed):
    for form in ("NFC", "NFD"):
        text, query = unicodedata.normalize(form, said), unicodedata.normalize(form, typed)
        assert folded(said) == folded(text) == folded(query)
        assert hits(text, typed) == [(0, len(text))] and hits(query, said) == [(0, len(query))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("मुहम्मद", "महमद"),
        ("ก้า", "กี"),
        ("か", "が"),
        ("a", "b"),
        ("its", "it's"),
        ("10", "1 0"),
        ("a-b", "a b"),
        ("ш", "щ"),
        ("کے", "کی"),
    ],
)
def test_what_is_another_word_stays_another(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("İİİİ In İzmir bells", "izmir", [(8, 13)]),
        ("İİİİ In İzmir bells", "BELLS", [(14, 19)]),
        ("o\u0308o\u0308", "o", [(0, 2), (2, 4)]),
        ("Mu\u0301nchen", "mun", [(0, 4)]),
        ("oﬀice", "f", [(1, 2)]),  # both halves of one letter are one hit
        ("oﬀice", "ffi", [(1, 3)]),
        ("한", "\u1112\u1161", [(0, 1)]),
        ("मु", "म", [(0, 2)]),  # a letter with its vowel is one
        ("a\u00adb", "ab", [(0, 3)]),
        ("aaa", "aa", [(0, 2)]),
        ("\u0301a", "a", [(1, 2)]),
        ("a  b", "  ", []),
        ("abc", "", []),
        ("abc", "\u0301", []),  # nothing but a mark looks for nothing
        ("", "a", []),
    ],
)
def test_hits_stand_on_the_letters_that_matched(text, query, places):
    assert hits(text, query) == places


# Letters of every kind that a rule treats apart, in any mixture.
LETTERS = "aAiIıİoöø\u0308\u0301\u0323ßſﬁ½’'–-\u00ad\u200dمُي\u0654कु्か\u3099\u1112\u1161\u11ab한🏳\ufe0f ̈¨´"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters(exclude_categories=["Cs"])), max_size=12)


@given(texts)
@example("".join(table()))
def test_folding_again_changes_nothing_and_letters_do_not_touch_each_other(text):
    assert folded(folded(text)) == folded(text) == "".join(map(folded, text))


@given(texts)
def test_composed_and_decomposed_text_fold_alike(text):
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))


def test_every_letter_folds_like_its_parts():
    odd = [c for c in map(chr, range(0x34000)) if folded(unicodedata.normalize("NFD", c)) != folded(c)]
    assert odd == [] and len(table()) > 15_000
    assert [c for c, put in table().items() if folded(put) != put or folded(c) != put] == []


@given(texts, texts, texts)
def test_marks_cover_whole_letters_in_order_and_hold_the_query(before, query, after):
    text = before + query + after
    found = hits(text, query)
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert folded(query).strip() in folded(text[start:end])
        for edge in (start, end):  # no mark is cut from its letter
            assert edge in (0, len(text)) or not (unicodedata.category(text[edge]).startswith("M") or not folded(text[edge]))
        at = end
    assert bool(found) == bool(folded(query).strip() and folded(query).strip() in folded(text))


def searched(word: str):
    """The invented dossier with a word in a source, a sentence, a claim and an alignment."""
    d = invented().dossier
    sentences = (replace(d.article.sentences[2], text=f"İİ said of {word} much."), *d.article.sentences[3:])
    return changed(
        sources=(replace(d.sources[0], title=f"On {word}"), *d.sources[1:]),
        alignments=(replace(d.alignments[0], what=f"{word} was told."), *d.alignments[1:]),
        claims=(replace(d.claims[0], why=f"{word} was told."), *d.claims[1:]),
        article=replace(d.article, sentences=sentences),
    )


@pytest.mark.parametrize(("said", "typed"), SAME)
def test_every_search_finds_it(said, typed):
    for form in ("NFC", "NFD"):
        catalogue, query = searched(unicodedata.normalize(form, said)), unicodedata.normalize(form, typed)
        assert len(sources_filtered(catalogue, SourceFilters(text=query))) == 1
        assert [a.id for a in filtered(catalogue, Filters(text=query))] == [catalogue.dossier.alignments[0].id]
        assert [c.id for c in claims_filtered(catalogue, ClaimFilters(text=query))] == [catalogue.dossier.claims[0].id]
        html, found = marked(catalogue.dossier.article.sentences[0].text, query)
        assert found == 1 and html.startswith("İİ said of <mark>") and html.endswith("</mark> much.")
