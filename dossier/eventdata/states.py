"""Which state an actor belongs to, as each kind of file writes states, and which value a code has in its edition of the scale.

CAMEO actors begin with three capitals of a state where they have one; lower-case letters are ethnic groups, and regions, kinds of
bodies (IGO, NGO, MNC) and religions have three letters too. Files coded in WEIS name states by an older list, in which the
same letters may be another state's. ICEWS and POLECAT write names. The tables are `data/shared/countries.csv` and `state-codes.csv`.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from dossier.content.files import SHARED
from dossier.content.vocabulary import cameo, countries, weis

FIRST, LAST = "0001-01-01", "9999-12-31"
TENTHS = 10  # values of the scale have one decimal; their sums are exact in whole tenths
Row = tuple[str, str, str, str, str]  # scheme, as written, state, first day, last day


@lru_cache(maxsize=1)
def states() -> tuple[Row, ...]:
    """How states are written, by scheme (`cameo`, `weis`, `name`), and between which days."""
    with open(SHARED / "state-codes.csv", encoding="utf-8", newline="") as file:
        own = [
            (row["scheme"], row["written"], row["state"], row["from"] or FIRST, row["to"] or LAST) for row in csv.DictReader(file)
        ]
    told = {(scheme, written) for scheme, written, *_ in own}
    none = {written for scheme, written, state, *_ in own if scheme == "cameo" and not state}
    older = {written: state for scheme, written, state, *_ in own if scheme == "cameo"}
    listed = {code.upper(): name for code, name in countries().items() if code.upper() not in none}
    more = [("cameo", code, code, FIRST, LAST) for code in listed]
    names = {name: older.get(code, code) for code, name in listed.items()}
    more += [("name", name, state, FIRST, LAST) for name, state in names.items()]
    more += [("name", state, state, FIRST, LAST) for state in set(names.values())]  # where a file has codes in place of names
    return (*(row for row in own if row[2]), *(row for row in more if row[:2] not in told))


@lru_cache(maxsize=1)
def known_states() -> frozenset[str]:
    """Every state that a row of a store may belong to, by its three letters."""
    return frozenset(state for _, _, state, _, _ in states())


@lru_cache(maxsize=1)
def scale() -> tuple[tuple[str, str, int], ...]:
    """Edition, code and value in tenths: the three editions for CAMEO, and WEIS."""
    rows = [(edition, code.code, value) for code in cameo().values() for edition, value in code.goldstein.items()]
    rows += [("weis", code.code, code.goldstein) for code in weis().values()]
    return tuple((edition, code, round(value * TENTHS)) for edition, code, value in rows)


def is_weis(codes: dict[str, int]) -> bool | None:
    """Whether a file with these codes, each with its rows, is coded in WEIS; `None` where its codes do not tell.

    CAMEO ends with 20: a code from 21 on is WEIS. WEIS has three digits: four are CAMEO. Else the list that knows more rows has it.
    """
    digits = {code: rows for code, rows in codes.items() if code.isdigit()}
    beyond = sum(rows for code, rows in digits.items() if len(code) == 3 and "210" <= code <= "229")
    longer = sum(rows for code, rows in digits.items() if len(code) == 4)
    if beyond or longer:
        return beyond > longer
    in_weis, in_cameo = (sum(rows for code, rows in digits.items() if code in there) for there in (weis(), cameo()))
    return None if in_weis == in_cameo else in_weis > in_cameo
