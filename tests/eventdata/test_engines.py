"""DuckDB and Spark give the same answers to the same questions, in every count and every sum."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from dossier.eventdata.asking import Rows, contents, events, pairs, series
from dossier.eventdata.engine import asked
from dossier.eventdata.store import Store
from tests.eventdata.made import ICEWS, NEEDS, gdelt, icews, imported, written

ROWS = [
    Rows(),
    Rows(distinct=True),
    Rows(root=True),
    Rows(official=True),
    Rows(retrospective=False),
    Rows(mirrored=False, distinct=True),
]
DYADS = {"gdelt-1.0": ("VEN", "COL"), "icews": ("JPN", "VNM"), "keds": ("USA", "CHN")}

pytestmark = [
    NEEDS,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="Spark is not installed: pip install pyspark==4.0.5"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not on the PATH"),
    # What Spark and py4j leave to the collector when they stop.
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::DeprecationWarning"
    ),
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::UserWarning"),
]


def filled(folder: Path) -> Path:
    """A store with what engines take differently: two-digit years, codes with zeros, texts of numbers and dates, equal halves, empty cells."""
    codes = ("010", "0841", "190", "057", "0357", "112", "051")
    rows = [
        gdelt(
            i,
            f"201{i % 5}{i % 12 + 1:02d}{i % 28 + 1:02d}",
            ("VEN", "VENGOV", " COL", "COLMED", "ven", "")[i % 6],
            ("COL", "COLGOV", "VEN", "VENMIL", "COL", "PAN")[i % 6],
            codes[i % 7],
            root=str(i % 2),
            name=("NaN", "1e5", "2013", "a|b", "47-08-14", "NA")[i % 6],
            link=("epoch", "inf", "a_b", "\u00c9", "10:00", "x\\y")[i % 6],
            added=f"201{i % 5 + 1}{i % 12 + 1:02d}{i % 28 + 1:02d}",
            width=57 + i % 2,
        )
        for i in range(500)
    ]
    keds = [f"{year:02d}0101\tUSA\tCHN\t0{code}" for year in (0, 68, 69, 99) for code in ("841", "42", "57", "253")]
    halves = [
        icews(i, *("Japan", "Vietnam")[:: 1 if i % 2 else -1], code=("042", "")[i % 3 == 0], value="0.25") for i in range(40)
    ]
    imported(folder, written(folder / "a", *rows), written(folder / "b", *keds), written(folder / "c", "\t".join(ICEWS), *halves))
    return folder


def answers(store: Store, engine: str) -> list[Any]:
    with asked(store, engine) as table:
        told: list[Any] = [contents(table)]
        for dataset, pair in DYADS.items():
            told.append(pairs(table, Rows(dataset), 10))
            told.append(events(table, pair, "2013-05" if dataset == "gdelt-1.0" else "1999", Rows(dataset)))
            told += [
                series(table, pair, by, Rows(**vars(rows) | {"dataset": dataset})) for rows in ROWS for by in ("month", "year")
            ]
    return told


def test_both_engines_say_the_same(tmp_path):
    store = Store(filled(tmp_path) / "store")
    one, other = answers(store, "duckdb"), answers(store, "local[2]")
    assert len(one) == 1 + len(DYADS) * (2 + 2 * len(ROWS)) and sum(map(bool, one)) > 35, (
        "a question without an answer compares nothing"
    )
    assert one == other
