"""Our codes, weights and counting beside event files that others made: GDELT with CAMEO codes, KEDS with WEIS codes.

What was counted in the files is in `third_party` and always tested. The files are not ours to publish:
`DOSSIER_SAMPLES` names their folder, or it lies beside the checkout.
"""

from __future__ import annotations

import csv
import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from dossier.content.files import ROOT
from dossier.content.vocabulary import cameo, weis
from dossier.measures.flow import distinct, goldstein
from tests.samples import event

FACTS = Path(__file__).with_name("third_party")
BESIDE = ROOT.parent / "shared" / "samples"
CODE, QUAD, GOLDSTEIN = 26, 29, 30  # fields 27, 30 and 31 of a GDELT 1.0 file, from 0
UNSCALED = {"044", "045", "085"}  # codes of the KEDS sample that Goldstein's scale and its KEDS additions lack
Row = dict[str, str]


def facts(name: str) -> list[Row]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sample(name: str) -> list[list[str]]:
    """The rows of a tab-delimited sample."""
    path = Path(os.environ.get("DOSSIER_SAMPLES", BESIDE)) / name
    if not path.is_file():
        pytest.skip(f"the sample is not on this machine: set DOSSIER_SAMPLES, or put it at {path}")
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def gdelt():
    return sample("gdelt_1.0_20141124.export.CSV")


@pytest.fixture(scope="module")
def keds():
    """Day, source, target and code of each row."""
    return [tuple(row[:4]) for row in sample("keds_tabari_demo.keds")]


def test_weight_and_class_of_every_gdelt_code_are_ours():
    rows = facts("gdelt_codes.csv")
    assert len(rows) == 34 and sum(int(row["rows"]) for row in rows) == 100
    assert {row["quad_class"] for row in rows} == {"1", "2", "3", "4"}
    for row in rows:
        assert goldstein(row["code"], "gdelt") == float(row["goldstein"]), row["code"]
        assert cameo()[row["code"]].quad_class == int(row["quad_class"]), row["code"]


def test_every_row_of_the_gdelt_sample_has_our_weight_and_class(gdelt):
    assert len(gdelt) == 100 and {len(row) for row in gdelt} == {58}
    for row in gdelt:
        assert goldstein(row[CODE], "gdelt") == float(row[GOLDSTEIN]), row[CODE]
        assert cameo()[row[CODE]].quad_class == int(row[QUAD]), row[CODE]


def test_the_gdelt_facts_are_those_of_the_sample(gdelt):
    counted = Counter((row[CODE], float(row[GOLDSTEIN]), row[QUAD]) for row in gdelt)
    stated = {(row["code"], float(row["goldstein"]), row["quad_class"]): int(row["rows"]) for row in facts("gdelt_codes.csv")}
    assert counted == stated


def test_codes_of_the_keds_sample_are_in_our_list_but_for_three():
    rows = facts("keds_codes.csv")
    assert len(rows) == 27 and sum(int(row["rows"]) for row in rows) == 77
    assert {row["code"] for row in rows} - set(weis()) == UNSCALED


def test_the_same_total_comes_from_codes_and_from_dyads():
    by_code = {row["code"]: int(row["rows"]) for row in facts("keds_codes.csv")}
    dyads = facts("keds_dyads.csv")
    assert sum(int(row["rows"]) for row in dyads) == 77
    assert sum(int(row["unscaled"]) for row in dyads) == sum(by_code[code] for code in UNSCALED)
    total = sum(count * weis()[code].goldstein for code, count in by_code.items() if code in weis())
    assert sum(float(row["goldstein"] or 0) for row in dyads) == pytest.approx(total) and total > 100


def test_sums_of_the_keds_sample_by_dyad_are_those_made_with_the_other_table(keds):
    sums: dict[tuple[str, str], list[float | None]] = defaultdict(list)
    for _, source, target, code in keds:
        sums[source, target].append(weis()[code].goldstein if code in weis() else None)
    stated = facts("keds_dyads.csv")
    assert {(row["source"], row["target"]) for row in stated} == set(sums)
    for row in stated:
        values = sums[row["source"], row["target"]]
        scaled = [value for value in values if value is not None]
        assert (len(values), len(values) - len(scaled)) == (int(row["rows"]), int(row["unscaled"]))
        assert [round(sum(scaled), 1)] == [float(row["goldstein"])] if scaled else row["goldstein"] == ""


def test_one_event_a_day_leaves_as_many_rows_as_in_the_package_events(keds):
    acts = [event(f"e{i}", f"19{day[:2]}-{day[2:4]}-{day[4:]}", code, a, b) for i, (day, a, b, code) in enumerate(keds)]
    assert (len(acts), len(distinct(acts))) == (77, 66)


def test_values_of_twelve_rows_are_those_that_the_package_events_states(keds):
    rows = sorted(dict.fromkeys(keds), key=lambda row: row[0])
    stated = [1.9, 2.8, 3.4, 3.4, 3.4, None, None, None, None, 3.4, 3.6, 4.0]
    assert [weis()[row[3]].goldstein if row[3] in weis() else None for row in rows[24:36]] == stated
    assert rows[57][3] not in weis()


def test_the_keds_facts_are_those_of_the_sample(keds):
    assert Counter(row[3] for row in keds) == {row["code"]: int(row["rows"]) for row in facts("keds_codes.csv")}
