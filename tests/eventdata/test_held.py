"""A store held open: the same answers as the questions one by one, one line for what is wrong, and a version that follows the files."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from dossier.eventdata import asking, held
from dossier.eventdata.asking import Rows
from dossier.eventdata.engine import asked
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.held import Held, version
from dossier.eventdata.store import MAKING, Store
from tests.eventdata.made import ICEWS, NEEDS, gdelt, icews, imported, written

pytestmark = NEEDS


@pytest.fixture
def folder(tmp_path):
    rows = [
        gdelt(1, "20140105", code="057"),
        gdelt(2, "20140105", code="057"),
        gdelt(3, "20140305", "COL", "VENGOV", "190"),
        gdelt(4, "20150305", "COL", "VEN", "1641"),
        gdelt(5, "20150306", "USA", "VEN", "010", root="0"),
        gdelt(6, "20150306", "USA", "USAGOV"),
    ]
    more = ["\t".join(ICEWS), icews(1, "Venezuela", "Colombia"), icews(2, "France", "Colombia")]
    imported(tmp_path, written(tmp_path / "a.csv", *rows), written(tmp_path / "b.tab", *more))
    return tmp_path / "store"


@pytest.mark.parametrize("by", ["year", "month"])
@pytest.mark.parametrize("rows", [Rows("gdelt-1.0"), Rows("gdelt-1.0", distinct=True, official=True), Rows("icews", root=True)])
def test_its_answers_are_those_of_the_questions(folder, by, rows):
    one = Held(folder)
    for pair in (("VEN", "COL"), ("col", "ven"), ("USA", "VEN"), ("FRA", "DEU")):
        with asked(Store(folder)) as table:
            told = asking.flows(table, tuple(map(asking.state, pair)), by, rows)
            listed = asking.pairs(table, rows, 99)
        assert one.flows(pair, by, rows) == told
    assert {(row["a"], row["b"]): row["n"] for row in listed} == one.dyads(rows)


def test_it_knows_its_data_sets_their_coverage_and_editions(folder):
    one = Held(folder)
    assert one.datasets == ("gdelt-1.0", "icews") and one.edition("icews") == ("icews",)
    assert len(one.covered("gdelt-1.0")) == 3 and len(one.gaps("gdelt-1.0")) == 2
    assert [row["event"] for row in one.events(("VEN", "COL"), "2014-01", Rows("gdelt-1.0", distinct=True))] == ["1", "2"]


def test_many_may_ask_at_once_and_few_tables_are_held(folder):
    one = Held(folder)
    choices = [Rows("gdelt-1.0", *(bool(i >> bit & 1) for bit in range(5))) for i in range(32)]
    with ThreadPoolExecutor(6) as pool:
        many = list(pool.map(lambda rows: one.flows(("VEN", "COL"), "year", rows), choices * 2))
    assert many[:32] == many[32:] and len(one._sums) == held.KEPT


def test_the_version_follows_the_batches(folder, tmp_path):
    before = version(folder)
    assert version(folder) == before
    imported(tmp_path, written(tmp_path / "c.csv", gdelt(9)))
    assert version(folder) != before and len(version(folder)) == len(before) + 1


def test_what_is_wrong_is_one_line(folder, tmp_path):
    with pytest.raises(EventDataError, match="here is no store"):
        version(tmp_path / "nowhere")
    one = Held(folder)
    for wrong in (
        lambda: one.flows(("VEN", "'; DROP"), "year", Rows("icews")),
        lambda: one.flows(("VEN", "COL"), "day", Rows("icews")),
    ):
        with pytest.raises(EventDataError, match=r"there is no|is no state"):
            wrong()
    assert not one.growing
    (folder / MAKING).mkdir()
    assert one.growing
    batch = sorted((folder / "batches").iterdir())[0]
    shutil.rmtree(batch / "rows")
    with pytest.raises(EventDataError) as fault:
        one.flows(("VEN", "COL"), "year", Rows("gdelt-1.0"))
    assert "\n" not in str(fault.value) and "cannot be read" in str(fault.value)
    (batch / "record.json").unlink()
    with pytest.raises(EventDataError, match="no record"):
        version(folder)


def test_a_store_without_rows_says_so(tmp_path):
    imported(tmp_path, written(tmp_path / "a.csv", gdelt(1, "20149999"), gdelt(2)[:40]))
    with pytest.raises(EventDataError, match="no row yet"):
        Held(tmp_path / "store")
