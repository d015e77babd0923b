"""The frames are the tables, with types: nothing is lost and nothing is made of what is missing."""

from __future__ import annotations

import io

import pandas
import pytest

from dossier.content.dates import parse
from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Catalogue
from dossier.tabular.columns import TABLES, columns
from dossier.tabular.frames import DAY, NUMBER, ORDERS, TEXT, WHOLE, csv, files, frame, rows_of, table
from dossier.tabular.tables import MAKERS, all_tables, row, to_csv
from tests.samples import FOLDERS, catalogue_of, changed, event, invented, with_texts

DTYPES = {"date": DAY, "number": NUMBER, "integer": WHOLE, "boolean": "bool", "string": TEXT}


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


@pytest.mark.parametrize("name", TABLES)
def test_a_frame_is_its_table_row_by_row(catalogue, name):
    rows = MAKERS[name](catalogue)
    found = table(catalogue, name)
    assert len(found) == len(rows) and (rows or name == "leaders"), "only leaders may be named by none"
    assert rows_of(name, found) == rows
    flat = found.reset_index() if found.index.name else found
    for column in columns(name):
        empty = [not row[column.name] for row in rows]
        if column.type != "boolean":
            assert flat[column.name].isna().tolist() == empty, f"{name}.{column.name}: what is missing is missing, and no more"
        if column.type in ("number", "integer"):
            told = [float(row[column.name]) for row in rows if row[column.name]]
            assert flat[column.name].dropna().tolist() == told


def test_the_files_of_the_frames_are_those_of_the_rows(catalogue):
    assert files(catalogue, {name: table(catalogue, name) for name in TABLES}) == all_tables(catalogue)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_the_type_that_is_described(catalogue, name):
    found = table(catalogue, name)
    flat = found.reset_index() if found.index.name else found
    own = [column.name for column in columns(name)]
    assert [one for one in flat.columns if one not in ("bin_earliest", "bin_latest")] == own
    for column in columns(name):
        dtype = flat[column.name].dtype
        if column.of or column.words:
            terms = set(vocabulary()[column.of]) if column.of else set(column.words)
            assert isinstance(dtype, pandas.CategoricalDtype) and set(dtype.categories) == terms
        else:
            assert dtype == DTYPES[column.type], f"{name}.{column.name}"


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_the_same_types(name):
    whole, none = table(invented(), name), frame(name, [])
    assert len(none) == 0
    assert none.dtypes.to_dict() == whole.dtypes.to_dict()
    assert none.index.name == whole.index.name
    assert rows_of(name, none) == []
    assert csv(name, none) == to_csv([], (column.name for column in columns(name)))


def test_no_text_is_lost_or_changed():
    odd = Catalogue(with_texts(invented().dossier, '=1+1, "NA" None nan <NA> é́ \u2028 ;'))
    for name in TABLES:
        assert rows_of(name, table(odd, name)) == MAKERS[name](odd)


def test_dates_reach_from_the_year_one_to_9999():
    made = changed(
        events=(event("old", "0001"), event("early", "1600-02-29"), event("late", "9999-12-31"), event("open", "0987/.."))
    )
    found = table(made, "events")
    assert found.loc["old", "date_earliest"] == pandas.Timestamp(1, 1, 1)
    assert found.loc["early", "date_latest"] == pandas.Timestamp(1600, 2, 29)
    assert found.loc["late", "date_latest"].year == 9999
    assert found.loc["open", "date_earliest"].date() == parse("0987").earliest and pandas.isna(found.loc["open", "date_latest"])
    assert rows_of("events", found) == MAKERS["events"](made)
    early = found[found["date_earliest"] < "1677-01-01"]
    assert early.index.to_list() == ["old", "early", "open"]


def test_an_order_is_that_of_the_vocabulary_and_has_no_place_for_the_unknown():
    for of, order in ORDERS.items():
        terms = list(vocabulary()[of])
        there = [one for one in terms if one in order]
        assert list(order) in (there, there[::-1])
    found = table(invented(), "alignments")
    assert found["confidence"].cat.ordered and (found["confidence"] >= "medium").any()
    stance = found["stance"]
    assert not stance.cat.ordered and stance.cat.categories[-1] == "unknown"
    with pytest.raises(TypeError):
        _ = stance > "neutral"
    known = stance.cat.set_categories(stance.cat.categories[:-1], ordered=True)
    assert known.isna().sum() == (stance == "unknown").sum() > 0
    assert list(known.cat.categories) == list(ORDERS["stance"]) and (known > "neutral").any() and not (known > "allied").any()


def test_a_bin_has_its_first_and_last_day():
    found = table(invented(), "fluctuation")
    row = found[found["bin"] == "1952"].iloc[0]
    assert (str(row["bin_earliest"].date()), str(row["bin_latest"].date())) == ("1952-01-01", "1952-12-31")


def test_a_selection_of_rows_is_written_in_its_own_order():
    found = table(invented(), "alignments")
    turned = found.iloc[[2, 0]]
    assert [row["id"] for row in rows_of("alignments", turned)] == turned.index.to_list()
    read = pandas.read_csv(io.BytesIO(csv("alignments", turned)), dtype=str)
    assert read["id"].to_list() == turned.index.to_list()


def test_a_frame_says_where_it_comes_from_and_what_its_numbers_count(catalogue):
    for name in TABLES:
        attrs = table(catalogue, name).attrs
        assert {"dossier", "citation", "licence", "licence_page", "version", "edition", "units"} <= set(attrs)
        assert attrs["version"] == catalogue.meta.updated.text and attrs["licence"] == catalogue.meta.licence
        assert catalogue.meta.title in attrs["citation"] and attrs["edition"] == catalogue.meta.edition
    numbers = {c.name for name in TABLES for c in columns(name) if c.type in ("number", "integer")}
    united = {c.name for name in TABLES for c in columns(name) if c.unit}
    assert numbers - united == {"least", "most", "year"}  # in the unit that the same row names; a year is no amount
    assert united <= numbers


def test_text_is_the_same_without_the_library_that_pandas_keeps_it_in():
    with pandas.option_context("mode.string_storage", "python"):
        assert rows_of("events", table(invented(), "events")) == MAKERS["events"](invented())


def test_the_rows_that_a_page_gives_as_csv_are_those_of_its_records(catalogue):
    for name, records in (
        ("alignments", catalogue.by_party(catalogue.alignments.values())),
        ("claims", list(catalogue.claims.values())[::2]),
    ):
        assert csv(name, table(catalogue, name).loc[[one.id for one in records]]) == to_csv([row(one) for one in records])
