"""`dossier events` as a person uses it: rows on the output, everything else beside it, one line for each fault."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from dossier.cli import main
from dossier.content.files import ROOT
from dossier.eventdata import batching, engine, importing
from dossier.eventdata.importing import lasting
from dossier.eventdata.store import Store
from tests.eventdata.made import ICEWS, NEEDS, gdelt, icews, rows_of, written

pytestmark = NEEDS


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    """A folder with a store of a few rows."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "a.csv", gdelt(1, code="057"), gdelt(2, "20141130", "COL", "VEN", "190"), gdelt(3)[:50])
    assert main(["events", "import", "a.csv", "--store", "store"]) == 0
    said = capsys.readouterr()
    assert said.out == "read 1 file, 3 rows: 2 kept, 1 rejected, 0 repeated; 0 faults\n"
    assert said.err == (
        "a.csv: 1 row rejected (1 another number of cells than the format has). See: dossier events describe --store store --rejected\n"
    )
    return tmp_path


def told(capsys, *words: str) -> list[dict[str, str]]:
    assert main(["events", *words, "--store", "store"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_a_series_as_csv_and_as_json(here, capsys):
    rows = told(capsys, "series", "--pair", "ven", "col", "--by", "month")
    assert list(rows[0]) == ["bin", "direction", "coop", "conf", "net", "n", "missing"]
    assert list(rows[0].values()) == ["2014-11", "VEN>COL", "8.0", "0.0", "8.0", "1", "0"]
    assert list(rows[2].values()) == ["2014-11", "dyad", "8.0", "-10.0", "-2.0", "2", "0"]
    assert main(["events", "series", "--pair", "VEN", "COL", "--store", "store", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["dataset"], said["pair"], said["by"]) == ("gdelt-1.0", ["VEN", "COL"], "year")
    assert said["rows"][2] == {"bin": "2014", "direction": "dyad", "coop": 8.0, "conf": -10.0, "net": -2.0, "n": 2, "missing": 0}


def test_days_without_a_file_are_told_beside_a_series(here, capsys):
    assert main(["events", "series", "--pair", "VEN", "COL", "--store", "store"]) == 0
    assert capsys.readouterr().err == "no file is of 9 days: 2014-11-21/2014-11-29; these are gaps and no zeros\n"


def test_a_bin_opens_its_rows(here, capsys):
    (row,) = told(capsys, "rows", "--pair", "VEN", "COL", "--bin", "2014-11", "--no-retrospective", "--distinct")[1:]
    assert list(row.items())[:5] == [
        ("day", "2014-11-30"),
        ("source", "COL"),
        ("target", "VEN"),
        ("code", "190"),
        ("value", "-10.0"),
    ]
    assert row["file"] == "a.csv"


def test_dyads_contents_and_rejected_rows(here, capsys):
    assert [list(row.values()) for row in told(capsys, "pairs", "--most", "1")] == [
        ["COL", "VEN", "2", "2014-11-20", "2014-11-30"]
    ]
    (row,) = told(capsys, "describe")
    assert (row["dataset"], row["rows"], row["kept"], row["rejected"], row["gaps"], row["gap_days"]) == (
        "gdelt-1.0", "3", "2", "1", "9", "2014-11-21/2014-11-29",
    )  # fmt: skip
    (row,) = told(capsys, "describe", "--rejected")
    assert (row["file"], row["line"], row["reason"]) == ("a.csv", "3", "cells") and row["text"] == gdelt(3)[:50]


def test_several_data_sets_are_named(here, capsys):
    written(here / "b", "\t".join(ICEWS), icews(1, "Venezuela", "Colombia"))
    assert main(["events", "import", "b", "--store", "store"]) == 0
    capsys.readouterr()
    assert main(["events", "series", "--pair", "VEN", "COL", "--store", "store"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "", "error: the store has several data sets, which are not added up. Name one with --dataset: gdelt-1.0, icews.\n",
    )  # fmt: skip
    assert told(capsys, "series", "--pair", "VEN", "COL", "--dataset", "icews")[0]["net"] == "1.9"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["series", "--pair", "VEN", "COL", "--store", "nowhere"], "nowhere: error: here is no store of event data."),
        (["series", "--pair", "VEN", "XX", "--store", "store"], "error: 'XX' is no state."),
        (["series", "--pair", "FRA", "DEU", "--store", "store"], "store: error: no event between FRA and DEU is in gdelt-1.0"),
        (["series", "--pair", "VEN", "COL", "--store", "store", "--engine", "dask"], "error: there is no engine 'dask'."),
        (["series", "--pair", "VEN", "COL", "--store", "store", "--dataset", "icews"], "error: the store has no data set 'icews'; it has gdelt-1.0."),
        (["rows", "--pair", "VEN", "COL", "--bin", "2013", "--store", "store"], "store: error: no event of 2013 between VEN and COL"),
        (["rows", "--pair", "VEN", "COL", "--bin", "May", "--store", "store"], "error: 'May' is no year or month."),
        (["import", "nowhere*", "--store", "store"], "nowhere*: error: no file is here."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_fault_is_one_line_beside_the_output(here, capsys, words, said):
    assert main(["events", *words]) == 1
    err = capsys.readouterr().err
    assert err.startswith(said) and err.count("\n") == 1


def test_where_every_row_is_rejected_the_store_says_so(here, capsys):
    written(here / "b", gdelt(1, width=61), *(gdelt(i, width=61, code="---") for i in range(2)))
    assert main(["events", "import", "b", "--store", "store"]) == 0
    capsys.readouterr()
    assert [(row["dataset"], row["kept"], row["reasons"]) for row in told(capsys, "describe")] == [
        ("gdelt-1.0", "2", "1 another number of cells than the format has"), ("gdelt-2.0", "1", "2 a code that is none"),
    ]  # fmt: skip
    written(here / "c", "\t".join(ICEWS), icews(1, "Japan", "Vietnam", "13y"))
    assert main(["events", "import", "c", "--store", "other"]) == 0
    capsys.readouterr()
    assert main(["events", "describe", "--store", "other"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("icews,1,1,0,1,1 a code that is none,0,0,0,0,0,,,0,0,")


@pytest.mark.parametrize("most", ["0", "-1", "x"])
def test_no_number_of_dyads_is_refused(here, capsys, most):
    with pytest.raises(SystemExit):
        main(["events", "pairs", "--store", "store", "--most", most])
    assert "is no number of dyads" in capsys.readouterr().err


def test_without_spark_it_is_said_what_it_needs(here, capsys, monkeypatch):
    for found, said in ((None, "(pyspark): pip install"), (object(), "Spark needs Java 17, which is not here")):
        monkeypatch.setattr(engine, "find_spec", lambda name, found=found: found)
        monkeypatch.setattr(engine.shutil, "which", lambda name: None)
        monkeypatch.delenv("JAVA_HOME", raising=False)
        assert main(["events", "series", "--pair", "VEN", "COL", "--store", "store", "--engine", "local[1]"]) == 1
        err = capsys.readouterr().err
        assert said in err and err.count("\n") == 1


def test_a_full_disk_is_one_line_and_the_store_is_as_before(here, capsys, monkeypatch):
    written(here / "b", gdelt(7))
    sql = batching.answer

    def full(con, said):
        if "SELECT DISTINCT file, added" in said:
            con.execute("COPY (SELECT range AS number FROM range(1000000)) TO '/dev/full' (FORMAT csv)")
        return sql(con, said)

    monkeypatch.setattr(batching, "answer", full)
    assert main(["events", "import", "b", "--store", "store"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("store: error: the import stopped (") and err.count("\n") == 1
    assert len(Store(here / "store").records()) == 1 and not (here / "store" / ".making").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from dossier.eventdata import batching, importing
step = sys.argv[1]
def killed(name, real):
    def run(*words, **more):
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **more)
    return run
for module, name in ((importing, "prepared"), (batching, "_counted"), (batching, "_without_repeated"), (batching, "_rejected"), (importing, "put")):
    setattr(module, name, killed(name, getattr(module, name)))
importing.import_files(["b"], Path("store"))
"""


@pytest.mark.parametrize("step", ["prepared", "_counted", "_without_repeated", "_rejected", "put"])
def test_a_run_that_is_killed_leaves_the_store_as_before_and_the_next_goes_on(here, step):
    written(here / "b", gdelt(8), gdelt(9))
    before = rows_of(here)
    gone = subprocess.run([sys.executable, "-c", KILLED, step], env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True)
    assert gone.returncode == -9, gone.stderr
    assert rows_of(here) == before and len(Store(here / "store").records()) == 1
    assert main(["events", "import", "b", "--store", "store"]) == 0
    assert [row["event"] for row in rows_of(here)] == ["1", "2", "8", "9"]


@pytest.mark.parametrize(("seconds", "words"), [(3.2, "3 s"), (89, "89 s"), (200, "3 min"), (7500, "2 h 5 min")])
def test_how_long_the_rest_takes_in_words(seconds, words):
    assert lasting(seconds) == words


def test_an_import_says_how_far_it_is(here):
    heard: list[tuple[str, float]] = []
    written(here / "b", gdelt(7)), written(here / "c", gdelt(8, width=61))
    importing.import_files(["b", "c"], here / "store", lambda *said: heard.append(said))
    assert [share for _, share in heard] == sorted(share for _, share in heard) and heard[-1][1] == 1.0
    assert heard[-1][0].startswith("100%: 2 rows, ") and heard[-1][0].endswith(" a second, 0 s left")
