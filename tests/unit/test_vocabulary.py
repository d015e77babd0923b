"""The shared words and codes: their number, and where the three editions of the CAMEO scale differ."""

from __future__ import annotations

import csv

import pytest

from dossier.content import model, vocabulary
from dossier.content.fields import specs
from dossier.content.vocabulary import EDITIONS, SHARED, Term, cameo, countries, term, weis

# Where ICEWS or KEDS gives a value that GDELT does not give: code, then GDELT, ICEWS, KEDS. Read from the lookup files of
# GDELT, the code table of the R package icews and CAMEO.SCALE 0.5B1, which data/LICENSE.md names.
DIFFERENT = {
    "016": (-2.0, -5.0, 3.4),
    "022": (3.2, 3.4, 3.4),
    "0357": (None, None, 7.0),
    "1213": (None, -4.0, -4.0),
    "124": (-4.0, -4.0, -5.0),
    "163": (-8.0, -8.0, -6.5),
    "164": (-7.0, -6.5, -7.0),
    "1641": (None, None, -7.0),
    "1642": (None, None, -7.0),
    "1643": (None, None, -7.0),
    "165": (-6.5, -7.0, -7.0),
    "166": (-7.0, -7.0, -8.0),
}


@pytest.mark.parametrize(("edition", "count"), [("gdelt", 311), ("icews", 312), ("keds", 276)])
def test_each_edition_has_all_its_codes(edition, count):
    assert sum(edition in code.goldstein for code in cameo().values()) == count


def test_the_editions_differ_in_these_twelve_codes_and_no_other():
    rows = {key: tuple(code.goldstein.get(edition) for edition in EDITIONS) for key, code in cameo().items()}
    assert {key: row for key, row in rows.items() if any(v is not None and v != row[0] for v in row[1:])} == DIFFERENT


def test_values_lie_on_the_scale_and_codes_in_their_class():
    for code in cameo().values():
        assert code.goldstein and all(-10 <= value <= 10 for value in code.goldstein.values())
        assert code.quad_class in (1, 2, 3, 4) and code.label
        assert 2 <= len(code.code) <= 4 and code.code.isdigit()


def test_codes_are_text_since_zeros_count():
    assert cameo()["010"].label != cameo()["10"].label


def test_no_code_stands_twice():
    with open(SHARED / "cameo.csv", encoding="utf-8", newline="") as file:
        rows = [row["code"] for row in csv.DictReader(file)]
    assert len(rows) == len(set(rows)) == len(cameo())


def test_weis_has_its_codes_and_the_ends_of_the_scale():
    codes = weis()
    assert len(codes) == 109 and all(len(key) == 3 and key.isdigit() for key in codes)
    assert (codes["223"].goldstein, codes["072"].goldstein, codes["084"].goldstein) == (-10.0, 8.3, 10.0)
    assert {key for key, code in codes.items() if abs(code.goldstein) >= 10} == {"223", "084"}
    assert [key for key, code in codes.items() if not code.label] == ["097", "226"]
    assert "085" not in codes and codes["062"].goldstein == 2.5


def test_every_list_that_a_field_names_is_there_and_every_word_is_explained():
    kinds = (model.Meta, model.ArticleMeta, model.Series, *(k for _, k, _ in model.TABLES))
    named = {spec.of for kind in kinds for spec in specs(kind).values() if spec.kind in ("term", "terms")}
    assert named == set(vocabulary.vocabulary())
    for words in vocabulary.vocabulary().values():
        assert len(words) > 1
        for key, word in words.items():
            assert word.id == key and word.label and word.doc


@pytest.mark.parametrize("of", ["stance", "event-kind", "verdict", "reading"])
def test_words_that_are_drawn_have_signs_of_their_own(of):
    signs = [word.sign for word in vocabulary.vocabulary()[of].values()]
    assert all(signs) and len(signs) == len(set(signs))


def test_the_levels_of_a_reading_are_the_six_published_ones():
    assert list(vocabulary.vocabulary()["reading"]) == [
        "confrontation",
        "tension",
        "discord",
        "ordinary",
        "good",
        "friendly",
        "silent",
    ]


def test_a_word_that_is_not_there_stands_for_itself():
    assert term("stance", "allied").label == "allied"
    assert term("stance", "novel") == Term("novel", "novel", "") == term("nothing", "novel")


def test_states_have_codes_of_three_letters():
    assert countries()["pak"] == "Pakistan" and len(countries()) > 200
    assert all(len(code) == 3 and code.islower() and name for code, name in countries().items())


def test_a_damaged_vocabulary_is_named(tmp_path, monkeypatch):
    (tmp_path / "vocabulary.yaml").write_text("layer: {act: {label: a}, act: {label: b}}")
    monkeypatch.setattr(vocabulary, "SHARED", tmp_path)
    with pytest.raises(ValueError, match=r"data/shared/vocabulary\.yaml is damaged"):
        vocabulary.vocabulary.__wrapped__()
