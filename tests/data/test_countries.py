"""Names of states against another list: that of ISO 3166 in the package pycountry."""

from __future__ import annotations

import re

import pycountry

from dossier.content.vocabulary import countries, former_states

# Where the name in common English is not one of the three that the standard's list has.
OTHERWISE = {
    "cod": "Democratic Republic of the Congo", "flk": "Falkland Islands", "fsm": "Micronesia", "pse": "Occupied Palestinian Territory",
    "rus": "Russia", "shn": "Saint Helena", "tur": "Turkey", "vat": "Vatican City", "vir": "United States Virgin Islands",
}  # fmt: skip
# Codes of CAMEO that are none of the standard: regions, and states under an older code.
REGIONS = {
    "afr", "asa", "bag", "blk", "cas", "cau", "ceu", "cfr", "crb", "eaf", "eeu", "ein", "eur", "gzs", "lam", "mdt", "mea", "naf", "nmr", "pgs",
    "saf", "sam", "sas", "scn", "sea", "waf", "wsb", "wst",
}  # fmt: skip
OLDER = {"ant": "Netherlands Antilles", "imy": "Isle of Man", "mtn": "Montenegro", "rom": "Romania", "tmp": "East Timor"}


def test_every_name_is_that_of_the_standard_or_a_known_other():
    for code, name in countries().items():
        known = pycountry.countries.get(alpha_3=code.upper())
        if known is None:
            assert code in REGIONS or OLDER.get(code) == name, f"{code}: {name}"
            continue
        names = {getattr(known, kind, known.name) for kind in ("name", "common_name", "official_name")}
        assert (name in names) != (OTHERWISE.get(code) == name), f"{code}: {name}, elsewhere {sorted(names)}"


def test_every_code_of_the_standard_is_there_but_for_parts_of_states():
    lacking = {one.alpha_3.lower(): one.name for one in pycountry.countries if one.alpha_3.lower() not in countries()}
    assert set(lacking) == {  # territories without a government of their own, or parts of a state
        "ata", "atf", "bes", "blm", "bvt", "cck", "cuw", "cxr", "ggy", "hmd", "iot", "jey", "maf", "sgs", "sxm", "umi",
    }  # fmt: skip


def test_states_that_are_no_more_have_the_code_that_the_standard_took_back():
    """Left out are territories and renamed codes that were no states of their own."""
    known = {one.alpha_3.lower(): one.name for one in pycountry.historic_countries}
    assert set(former_states()) <= set(known) and not set(former_states()) & set(countries())
    for code, name in former_states().items():
        words = {word.lower() for word in re.findall(r"[A-Za-z]+", f"{known[code]} {OTHER_WORDS.get(code, '')}")}
        assert {word.lower() for word in re.findall(r"[A-Za-z]+", name)} <= words, f"{code}: {name}, elsewhere {known[code]}"
    left = {
        "afi",
        "ant",
        "atb",
        "atf",
        "atn",
        "cte",
        "fxx",
        "gel",
        "jtn",
        "mid",
        "nhb",
        "ntz",
        "pci",
        "pcz",
        "pus",
        "skm",
        "tmp",
        "wak",
    }
    assert set(known) - set(former_states()) == left


OTHER_WORDS = {"vdr": "Vietnam"}
