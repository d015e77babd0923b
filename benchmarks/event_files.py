"""Made-up GDELT 1.0 files of any size, in the ways of real ones: `python -m benchmarks.event_files DIR --rows 1000000`.

One file a day, with days missing; 57 columns before April 2013 and 58 after; a leading blank before the target in April and May 2013; actors by
a long tail, so that a few states have most rows; a share of rows dated exactly a week, month, year or ten years back; numbers written
as 1 and 1.0; texts as long as real ones. The same rows come out for the same size.
"""

from __future__ import annotations

import argparse
import hashlib
from datetime import date, timedelta
from pathlib import Path

import duckdb

from dossier.content.vocabulary import cameo
from dossier.eventdata.states import known_states

A_DAY = 200_000  # rows of a file
FIRST = date(2013, 3, 29)
MISSING = 11  # every so many days a file is not there
ROLES = ("", "", "", "GOV", "GOV", "MIL", "OPP", "REB", "BUS", "MED", "CVL", "LEG")
STATES = sorted(known_states(), key=lambda state: hashlib.md5(state.encode()).digest())  # the first have most rows
PLACES = ("Springfield, Somewhere, United Places", "Newtown, Province of the North", "Port Example, Coast District, Example")


def _listed(values: list[str]) -> str:
    return "[" + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + "]"


def sql(day: date, first: int, rows: int) -> str:
    """The rows of one file; random numbers are hashes of the row's number."""
    states, codes = STATES, sorted(cameo())

    def random(salt: int) -> str:
        return f"(hash(id * 64 + {salt}) % 1000000 / 1e6)"

    def actor(salt: int) -> str:
        skewed = f"{_listed(states)}[1 + CAST(floor(pow({random(salt)}, 4) * {len(states)}) AS INTEGER)]"
        role = f"{_listed(list(ROLES))}[1 + CAST(floor({random(salt + 1)} * {len(ROLES)}) AS INTEGER)]"
        return f"CASE WHEN {random(salt + 2)} < 0.1 THEN '' ELSE {skewed} || {role} END"

    back = f"CASE WHEN {random(8)} < 0.03 THEN [7, 30, 365, 3650][1 + CAST(floor({random(9)} * 4) AS INTEGER)] ELSE 0 END"
    blank = "' ' || " if date(2013, 4, 1) <= day < date(2013, 6, 1) else ""
    code = f"{_listed(codes)}[1 + CAST(floor(pow({random(7)}, 2) * {len(codes)}) AS INTEGER)]"
    place = f"{_listed(list(PLACES))}[1 + CAST(floor({random(10)} * {len(PLACES)}) AS INTEGER)]"
    geo = f"'4', {place}, 'XX', 'XX01', round({random(11)} * 90, 4), round({random(12)} * 180, 4), CAST(-{random(13)} * 3e6 AS INTEGER)"
    link = (
        ""
        if day < date(2013, 4, 1)
        else ", 'http://www.example.org/news/world/' || id || '/a-headline-of-some-words-as-they-are-in-addresses.html'"
    )
    return (
        f"WITH n AS (SELECT range AS id FROM range({first}, {first + rows})), "
        f"a AS (SELECT id, DATE '{day}' - ({back}) AS day, {actor(1)} AS source, {actor(4)} AS target, {code} AS code FROM n) "
        f"SELECT id, strftime(day, '%Y%m%d'), strftime(day, '%Y%m'), year(day), round(year(day) + dayofyear(day) / 366, 4), source, 'A NAME OF SOME KIND', "
        f"source[1:3], '', '', '', '', source[4:6], '', '', {blank}target, 'SOMEBODY ELSE', target[1:3], '', '', '', '', target[4:6], '', '', "
        f"CAST({random(14)} < 0.5 AS INTEGER), code, code[1:3], code[1:2], 1, CASE WHEN id % 2 = 0 THEN '1' ELSE '1.0' END, "
        f"CAST({random(15)} * 20 AS INTEGER) + 1, 1, 1, {random(16)} * 10 - 5, {geo}, {geo}, {geo}, '{day:%Y%m%d}'{link} FROM a"
    )


def write(folder: Path, rows: int, first_day: date = FIRST, a_day: int = A_DAY, apart: int = 1) -> list[Path]:
    """Files with so many rows together, `a_day` in each, the days of which are so many days `apart`."""
    folder.mkdir(parents=True, exist_ok=True)
    out: list[Path] = []
    day = first_day
    with duckdb.connect() as con:
        con.execute("SET memory_limit = '1GB'")
        for first in range(0, rows, a_day):
            day += timedelta(apart * (2 if len(out) % MISSING == MISSING - 1 else 1))
            path = folder / f"{day:%Y%m%d}.export.CSV"
            some = sql(day, 100_000_000 + first, min(a_day, rows - first))
            con.execute(f"COPY ({some}) TO '{path}' (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE '')")
            out.append(path)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=lambda said: int(float(said)), default=1_000_000)
    words = parser.parse_args()
    print(f"{len(write(words.folder, words.rows))} files in {words.folder}")
