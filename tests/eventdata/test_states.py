"""Actors belong to states where their code says so, and values to codes in their edition."""

from __future__ import annotations

import pytest

from dossier.content.vocabulary import cameo, countries, weis
from dossier.eventdata.states import is_weis, scale, states
from tests.eventdata.made import NEEDS, gdelt, icews, imported, rows_of, written

NAMES = [
    "Congo",
    "Cote d'Ivoire",
    "Democratic Republic of Congo",
    "Holy See",
    "Occupied Palestinian Territory",
    "Swaziland",
    "Turkey",
    "Moldova, Republic of",
    "Russian Federation",
    "South Sudan",
    "Timor-Leste",
    "the former Yugoslav Republic of Macedonia",
    "Namibia",
    "Kosovo",
    "Colombia",
    "United States",
    "Hong Kong",
    "Taiwan",
    "Niger",
    "Nigeria",
]
CODES = [
    "COG",
    "CIV",
    "COD",
    "VAT",
    "PSE",
    "SWZ",
    "TUR",
    "MDA",
    "RUS",
    "SSD",
    "TLS",
    "MKD",
    "NAM",
    "XKX",
    "COL",
    "USA",
    "HKG",
    "TWN",
    "NER",
    "NGA",
]


def at(scheme: str, written: str, day: str) -> set[str]:
    return {
        state for kind, known, state, since, until in states() if (kind, known) == (scheme, written) and since <= day <= until
    }


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("USR", "1985-01-01", "RUS"), ("USR", "1992-01-01", ""), ("RUS", "1985-01-01", "RUS"), ("YUG", "1990-01-01", ""),
        ("YUG", "1999-01-01", ""), ("FRY", "1999-01-01", "SRB"), ("SCG", "1999-01-01", "SRB"), ("SCG", "2004-01-01", "SRB"),
        ("SER", "1999-01-01", ""), ("ROM", "1990-01-01", "ROU"), ("ROU", "1990-01-01", "ROU"),
        ("TMP", "2005-01-01", "TLS"), ("MTN", "2010-01-01", "MNE"), ("AUS", "2010-01-01", "AUS"), ("MAC", "2010-01-01", "MAC"),
        ("SAF", "2010-01-01", ""), ("WST", "2010-01-01", ""), ("IGO", "2010-01-01", ""), ("TAL", "2010-01-01", ""), ("SUN", "1980-01-01", ""),
        ("GOV", "2010-01-01", ""), ("usa", "2010-01-01", ""),
    ],
)  # fmt: skip
def test_a_code_is_a_state_s_at_a_time(code, day, state):
    assert at("cameo", code, day) == ({state} if state else set())


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("AUS", "AUT"),
        ("AUL", "AUS"),
        ("SAF", "ZAF"),
        ("MAC", "MKD"),
        ("SWZ", "CHE"),
        ("US", "USA"),
        ("UNK", "GBR"),
        ("CHE", ""),
        ("ETH", ""),
    ],
)
def test_the_letters_of_weis_files_are_others(code, state):
    assert at("weis", code, "1990-01-01") == ({state} if state else set())


@pytest.mark.parametrize(("name", "state"), list(zip(NAMES, CODES, strict=True)))
def test_icews_writes_names_of_its_own(name, state):
    assert at("name", name, "2018-06-01") == {state}


@pytest.mark.parametrize(
    "name", ["Southern African Development Community", "Islamic State of Iraq and the Levant", "NA", "Africa", "Middle East"]
)
def test_what_is_no_state_has_none(name):
    assert not at("name", name, "2018-06-01")


def test_no_code_is_two_states_at_once_and_every_state_is_known():
    known = {code.upper() for code in countries()} | {"XKX"}
    for scheme, code, state, since, until in states():
        assert state in known and since <= until
        assert at(scheme, code, since) == {state} == at(scheme, code, until), (scheme, code)


def test_the_scale_has_every_value_in_whole_tenths():
    found = {(edition, code): tenths for edition, code, tenths in scale()}
    assert found["gdelt", "016"] == -20 and found["icews", "016"] == -50 and found["keds", "016"] == 34
    assert ("gdelt", "0357") not in found and found["weis", "223"] == -100
    printed = {(e, c.code): value for c in cameo().values() for e, value in c.goldstein.items()} | {
        ("weis", c.code): c.goldstein for c in weis().values()
    }
    assert {key: value / 10 for key, value in found.items()} == printed


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"211": 1, "010": 9}, True),
        ({"0211": 1, "010": 9}, False),
        ({"095": 3, "010": 2}, True),
        ({"145": 1}, False),
        ({"042": 5}, None),
        ({"abc": 1}, None),
    ],
)
def test_weis_and_cameo_are_told_apart(codes, said):
    assert is_weis(codes) is said


@NEEDS
@pytest.mark.parametrize(
    ("actor", "state", "official"),
    [
        ("COL", "COL", True), (" COL", "COL", True), ("COLGOV", "COL", True), ("COLMIL", "COL", True), ("COLREB", "COL", False), ("col", None, False),
        ("MNCUSA", None, False), ("SCGSRB", "SRB", False), ("TWNLEG", "TWN", True), ("HINAST700", None, False), ("AFGINSTAL", "AFG", False),
        ("IGOUNO", None, False), ("che", None, False), ("COP", None, False), ("", None, False), ("US", None, False), ("CHECHE", "CHE", False),
    ],
)  # fmt: skip
def test_an_actor_of_a_row(tmp_path, actor, state, official):
    imported(tmp_path, written(tmp_path / "a", gdelt(1, target=actor)))
    (row,) = rows_of(tmp_path)
    assert (row["target_state"], row["target_official"]) == (state, official)
    assert row["target"] == (actor.strip() or None)


@NEEDS
def test_a_value_is_that_of_the_code_in_the_edition_of_its_source_and_a_printed_one_is_compared(tmp_path):
    same = written(
        tmp_path / "a", gdelt(1, code="106", given="0"), gdelt(2, code="057", given="8"), gdelt(3, code="1641", given="")
    )
    from tests.eventdata.made import ICEWS

    other = written(tmp_path / "b", "\t".join(ICEWS), icews(9, "Japan", "Vietnam", "016", value="-5"))
    done = imported(tmp_path, same, other)
    assert [one.differ for one in done.files] == [1, 0]
    assert [(r["edition"], r["tenths"]) for r in rows_of(tmp_path)] == [
        ("gdelt", -50),
        ("gdelt", 80),
        ("gdelt", None),
        ("icews", -50),
    ]
