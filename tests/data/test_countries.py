"""Names of states against another list: that of ISO 3166 in the package pycountry."""

from __future__ import annotations

import pycountry

from dossier.content.vocabulary import countries

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
