"""The store in Python: the answers of the command as DataFrames with types, and one error for all that is wrong."""

from __future__ import annotations

import pytest

import dossier
from tests.eventdata.made import NEEDS, gdelt, imported, written

pytestmark = NEEDS


@pytest.fixture
def store(tmp_path) -> dossier.EventStore:
    rows = [gdelt(1, code="057"), gdelt(2, "20141130", "COL", "VEN", "1641"), gdelt(3)[:50]]
    imported(tmp_path, written(tmp_path / "a.csv", *rows))
    return dossier.open_events(tmp_path / "store")


def test_a_series_has_types_and_says_what_it_is_of(store):
    found = store.series(("VEN", "COL"), by="month", distinct=True)
    assert found.dtypes.astype(str).to_dict() == {
        "bin": "string", "direction": "string", "coop": "Float64", "conf": "Float64", "net": "Float64", "n": "Int64", "missing": "Int64",
    }  # fmt: skip
    other = found.set_index("direction").loc["COL>VEN"]
    assert other["n"] == 0 and other["missing"] == 1 and other[["coop", "conf", "net"]].isna().all(), "missing is not zero"
    assert found.attrs["filter"] == {"distinct": True} and found.attrs["gaps"] == ["2014-11-21/2014-11-29"]


def test_dyads_contents_and_rejected_rows(store):
    assert store.pairs()[["a", "b", "n"]].values.tolist() == [["COL", "VEN", 2]]
    assert str(store.pairs()["first"].dtype).startswith("datetime64")
    assert store.describe().loc[0, "gap_days"] == "2014-11-21/2014-11-29"
    assert store.rejected()["line"].tolist() == [3]
    assert repr(store).endswith("store: gdelt-1.0>")


def test_more_files_are_read(store, tmp_path):
    assert store.import_files([written(tmp_path / "b", gdelt(4, width=61))]) == []
    assert store.datasets == ["gdelt-1.0", "gdelt-2.0"]


def test_what_is_wrong_is_the_error_of_the_library(store, tmp_path):
    for wrong, said in (
        (lambda: dossier.open_events(tmp_path), "here is no store of event data"),
        (lambda: store.series(("VEN", "XX")), "'XX' is no state"),
        (lambda: store.series(("VEN", "COL"), dataset="icews"), "has no data set 'icews'"),
        (lambda: store.pairs(one_a_day=True), "there is no filter 'one_a_day'; there are: dataset, distinct"),
        (lambda: store.pairs(engine="dask"), "there is no engine 'dask'"),
    ):
        with pytest.raises(dossier.DossierError, match=said):
            wrong()
