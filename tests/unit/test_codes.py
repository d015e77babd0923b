"""Codes are found by what was done, and every code is explained."""

from __future__ import annotations

import re

import pytest

from dossier.cli import main
from dossier.content.vocabulary import cameo, explained, weis
from dossier.index.codes import SCHEMES, codes, find, weights

ACTS = {
    "recalls ambassador": "161", "expels three diplomats": "174", "signs a treaty": "057", "drone strike": "195", "apologises": "055",
    "cuts military aid": "1622", "phone call": "041", "visits the capital": "042", "hosts a visit": "043", "summons the ambassador": "114",
    "freezes assets": "163", "mob burns the embassy": "145", "masses troops at the border": "154", "releases a prisoner": "0841",
    "vetoes a resolution": "129", "recognises the new state": "054", "gives an ultimatum": "139", "condemns the raid": "111",
    "extradites a suspect": "063", "shells across the line": "194", "sends flood relief": "073", "breaks the ceasefire": "196",
}  # fmt: skip


def test_every_code_is_explained_and_nothing_else():
    assert set(explained()) == set(SCHEMES)
    assert list(explained()["cameo"]) == list(cameo()) and list(explained()["weis"]) == list(weis())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_explanation_is_a_sentence_and_an_example_an_act(scheme):
    for code, one in explained()[scheme].items():
        assert re.match(r"[A-Z].*\.$", one.said) and len(one.said) <= 170, code
        assert not one.example or (not one.example.endswith(".") and len(one.example) <= 90), code
        assert not set(one.said + one.example) & set("\"'"), code


@pytest.mark.parametrize(("act", "code"), ACTS.items())
def test_an_act_in_plain_words_finds_its_code_among_the_first_three(act, code):
    assert code in [fit.code for fit in find(act).fits[:3]]


def test_most_acts_find_their_code_first():
    assert sum(find(act).fits[0].code == code for act, code in ACTS.items()) >= 0.8 * len(ACTS)


def test_a_code_opens_its_finer_ones_and_zeros_count():
    assert [fit.code for fit in find("084").fits] == ["084", "0841", "0842"]
    assert {fit.code[:2] for fit in find("10", limit=50).fits} == {"10"}
    assert find("999").fits == ()


def test_a_word_typed_wrong_is_taken_for_the_nearest_and_told():
    found = find("summons the ambasador")
    assert found.taken == (("ambasador", "ambassador"),) and found.fits[0].code == "114"


@pytest.mark.parametrize("asked", ["", "  ", "zzqq", '"', 'x" OR code:1 *', "NEAR(a b)", "-", "й" * 500])
def test_what_nobody_explains_finds_nothing_or_something_and_never_fails(asked):
    assert isinstance(find(asked).fits, tuple)


def test_the_older_scheme_has_its_own_codes():
    assert find("breaks diplomatic relations", "weis").fits[0].code == "195"
    assert codes("weis")["195"].weights == {"weis": weis()["195"].goldstein}


def test_weights_are_told_by_edition_where_they_differ():
    assert weights(codes()["161"]) == "-4.0"
    assert weights(codes()["016"]) == "gdelt -2.0, icews -5.0, keds +3.4"
    assert weights(codes()["019"]) == "+3.4 in gdelt and icews"
    assert weights(codes("weis")["195"]) == f"{weis()['195'].goldstein:+.1f}"


def test_the_command_prints_code_explanation_and_what_was_taken_for_what(capsys):
    assert main(["code", "recalls", "ambasador", "--most", "1"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "161   Reduce or break diplomatic relations (-4.0)" and len(said.out.splitlines()) == 3
    assert said.err == "'ambasador' stands in no explanation; looked for 'ambassador'.\n"
    assert main(["code", "--scheme", "weis", "cuts aid"]) == 0 and capsys.readouterr().out.startswith("193   Cut aid (")
