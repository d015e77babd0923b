"""Real event files, where they are on this machine: what they are known to hold is what the store holds.

`DOSSIER_SAMPLES` names their folder, or it lies beside the checkout; the files are not ours to publish.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from dossier.content.files import ROOT
from tests.eventdata.made import NEEDS, imported, rows_of

pytestmark = NEEDS
FACTS = ROOT / "tests" / "data" / "third_party"
FOLDER = Path(os.environ.get("DOSSIER_SAMPLES", ROOT.parent / "shared" / "samples"))


def sample(name: str) -> Path:
    if not (FOLDER / name).is_file():
        pytest.skip(f"the sample is not on this machine: set DOSSIER_SAMPLES, or put it at {FOLDER / name}")
    return FOLDER / name


def facts(name: str) -> dict[str, int]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return {row["code"]: int(row["rows"]) for row in csv.DictReader(file)}


def test_the_gdelt_sample(tmp_path):
    (one,) = imported(tmp_path, sample("gdelt_1.0_20141124.export.CSV")).files
    assert (one.dataset, one.rows, one.kept, one.differ, one.covers) == ("gdelt-1.0", 100, 100, 0, [["2014-11-24", "2014-11-24"]])
    rows = rows_of(tmp_path)
    assert all(row["retrospective"] for row in rows), "every row is dated a year or ten years before its file"
    found = {code: sum(row["code"] == code for row in rows) for code in {row["code"] for row in rows}}
    assert found == facts("gdelt_codes.csv")


def test_the_keds_sample(tmp_path):
    (one,) = imported(tmp_path, sample("keds_tabari_demo.keds")).files
    assert (one.dataset, one.edition, one.rows, one.kept) == ("keds", "weis", 77, 77)
    rows = rows_of(tmp_path)
    assert {code: sum(row["code"] == code for row in rows) for code in {row["code"] for row in rows}} == facts("keds_codes.csv")
    assert {row["code"] for row in rows if row["tenths"] is None} == {"044", "045", "085"}
