from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.index.words import actor_in_role, amount, coding, direction, rough, signed, stance_line, told_apart
from tests.samples import FOLDERS, catalogue_of, changed, event, invented


@pytest.mark.parametrize(("value", "text"), [(8.0, "+8.0"), (-10.0, "−10.0"), (0.0, "0.0"), (-0.3, "−0.3"), (3.45, "+3.5")])
def test_numbers_carry_their_sign(value, text):
    assert signed(value) == text


@pytest.mark.parametrize("value", [-0.04, 0.04, -0.0])
def test_what_rounds_to_zero_has_no_sign(value):
    assert signed(value) == "0.0"


def test_the_direction_of_an_act():
    catalogue = invented()
    assert direction(catalogue, event("e", "1952", "042")) == "Velmark → Ostrania"
    assert direction(catalogue, event("e", "1952", "057", joint=True)) == "Velmark and Ostrania"
    assert direction(catalogue, event("e", "1952", source="kar", target="")) == "Kingdom of Karsk"
    assert (
        direction(catalogue, event("e", "1952", "042", source_role="MIL", target_role="LEG"))
        == "Velmark (armed forces) → Ostrania (legislature)"
    )


def test_an_actor_that_was_left_out_is_named_by_its_id():
    assert actor_in_role(invented(), "gone", "MIL") == "gone (armed forces)"


def test_the_coding_names_code_value_edition_and_alternative():
    said = coding(invented(), invented().events["velmark-suspends-tolls-1964"])
    assert (
        said
        == "CAMEO 081 Ease administrative sanctions, Goldstein +5.0 (GDELT); could also be 085 Ease economic sanctions, boycott, embargo"
    )
    assert coding(invented(), event("e", "1952")) == "not coded"


def test_a_code_without_a_value_is_said_to_have_none():
    catalogue = changed(meta=replace(invented().meta, edition="keds"))
    said = coding(catalogue, event("e", "1952", "0213"))
    assert "no Goldstein value" in said and "0.0" not in said


def test_a_stance_in_one_line():
    assert (
        stance_line(invented(), invented().alignments["karsk-vel-1979"])
        == "Republic of Karsk toward Velmark: unknown, from 1 January 1979"
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_record_has_its_line(folder):
    catalogue = catalogue_of(folder)
    assert all(coding(catalogue, e) and direction(catalogue, e) for e in catalogue.events.values())
    assert all(catalogue.name(a.third) in stance_line(catalogue, a) for a in catalogue.alignments.values())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1234.0, "1,234"),
        (0.6213, "0.6213"),
        (-3.5, "−3.5"),
        (-0.00001, "−1e−05"),
        (1e6, "1,000,000"),
        (100, "100"),
    ],
)
def test_amounts_read_as_one_says_them(value, said):
    assert amount(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [(1234.6, "1,235"), (74.53, "74.5"), (0.00391, "0.004"), (0.126, "0.13"), (-300.4, "−300"), (0, "0")]
)
def test_rough_amounts_are_short(value, said):
    assert rough(value) == said


def test_names_that_are_alike_are_told_apart_by_their_keys():
    assert told_apart({"a": "One", "b": "Two", "c": "One"}) == {"a": "One (a)", "b": "Two", "c": "One (c)"}
