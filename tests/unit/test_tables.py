from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.index.fluctuation import Choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.triads import balance
from dossier.measures.flow import UNITS, Flow, bin_label
from dossier.tabular import tables
from dossier.tabular.columns import RECORDS as NAMES
from dossier.tabular.columns import TABLES, columns
from dossier.tabular.tables import (
    all_tables,
    citations,
    contexts,
    fluctuation_rows,
    links,
    made,
    measurements,
    named_columns,
    plain,
    row,
    rows,
    sentences,
    to_csv,
    triad_rows,
    with_names,
)
from tests.samples import FOLDERS, catalogue_of, changed, event, invented

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30)


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


def test_no_row_is_lost_and_each_has_the_same_columns(catalogue):
    files = all_tables(catalogue)
    for name in NAMES:
        table = read(files[f"{name}.csv"])
        records = getattr(catalogue.dossier, name)
        if not records:
            continue
        assert [r["id"] for r in table] == [r.id for r in records]
        assert len({tuple(r) for r in table}) == 1
        assert all(None not in r and None not in r.values() for r in table)
    assert [r["id"] for r in read(files["sentences.csv"])] == list(catalogue.sentences)


def test_what_is_written_is_what_is_read(catalogue):
    for name in NAMES:
        made = rows(catalogue, name)
        assert [{k: v.removeprefix("'") for k, v in r.items()} for r in read(to_csv(made))] == [
            {k: v.removeprefix("'") for k, v in r.items()} for r in made
        ]


@given(st.lists(st.fixed_dictionaries({"a": TEXTS, "b": TEXTS}), min_size=1, max_size=5))
def test_any_text_comes_back_but_for_the_guard(table):
    back = read(to_csv(table))
    assert len(back) == len(table)
    for was, now in zip(table, back, strict=True):
        for key, value in was.items():
            assert now[key] in (value, "'" + value)


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "@SUM(A1)", "-1+cmd|' /C calc'!A0", "-A1", "\t=1", "\r=1", '=HYPERLINK("x")'])
def test_no_cell_runs_as_a_formula(text):
    assert b"'" + text.encode()[:1] in to_csv([{"a": text}])


@pytest.mark.parametrize("text", ["-10.0", "-0.3", "3.4", "0", "1950-01-01", "a = b", "", "–5 degrees"])
def test_plain_numbers_and_texts_stay_as_they_are(text):
    assert read(to_csv([{"a": text, "b": "x"}]))[0]["a"] == text


def test_every_table_has_the_columns_that_are_described(catalogue):
    all_of_them = made(catalogue)
    assert list(all_of_them) == list(TABLES)
    for name, table in all_of_them.items():
        header = [column.name for column in columns(name)]
        assert table or (name == "leaders" and not catalogue.dossier.leaders), name
        assert all(list(r) == header for r in table), name
        assert all(column.doc.endswith(".") for column in columns(name)), name
        for column in columns(name):
            assert not column.needed or all(r[column.name] for r in table), f"{name}.{column.name}"
            ids = {r["id"] for r in all_of_them[column.refers]} if column.refers else set()
            assert not column.refers or {r[column.name] for r in table} - {""} <= ids, f"{name}.{column.name}"


def test_an_empty_table_is_a_file_with_a_header():
    catalogue = changed(alignments=(), claims=(), annotations=(), events=(), series=(), contexts=())
    tables = all_tables(catalogue)
    edition = catalogue.meta.edition
    assert set(tables) == {f"{name}-{edition}.csv" if name == "fluctuation" else f"{name}.csv" for name in TABLES}
    for name in ("alignments", "claims", "series", "measurements", "contexts"):
        assert tables[f"{name}.csv"].decode().splitlines() == [",".join(column.name for column in columns(name))]


def test_each_citation_and_each_reference_has_a_row_of_its_own(catalogue):
    d = catalogue.dossier
    records = [*d.periods, *d.events, *d.alignments, *d.leaders, *d.claims, *d.annotations, *d.series, *d.contexts]
    assert len(citations(catalogue)) == sum(len(r.cites) for r in records) > 0
    rows_ = links(catalogue)
    bound = [(c.id, s) for c in d.claims for s in c.sentences]
    assert [(r["record"], r["to_record"]) for r in rows_ if (r["table"], r["field"]) == ("claims", "sentences")] == bound
    assert {r["to_table"] for r in rows_} <= set(TABLES)
    assert [(r["period"], r["text"].split("\n")) for r in contexts(catalogue)] == [
        (c.period, list(c.paragraphs)) for c in d.contexts
    ]


def test_a_record_as_a_row():
    flat = row(invented().events["treaty-of-hale-1952"])
    assert flat["date"] == flat["date_earliest"] == flat["date_latest"] == "1952-05-12"
    assert flat["joint"] == "true" and flat["cameo"] == "057" and flat["sentences"] == "s05; s06"
    assert flat["cites"] == "hale-1952-treaty, articles 2 and 5; maren-1971, page 40"


def test_open_ends_and_missing_dates_stay_empty():
    flat = row(invented().alignments["karsk-ost-1979"])
    assert (flat["dates_earliest"], flat["dates_latest"]) == ("1979-01-01", "")
    assert row(invented().actors["vel"])["existed_earliest"] == ""


def test_events_carry_period_and_value_in_each_edition_and_none_is_not_zero():
    catalogue = changed(events=(event("plea", "1953", "0213"), event("word", "1953", "010"), event("war", "1953")))
    table = {r["id"]: r for r in rows(catalogue, "events")}
    assert (table["plea"]["goldstein_gdelt"], table["plea"]["goldstein_keds"]) == ("3.4", "")
    assert table["word"]["goldstein_gdelt"] == "0.0" and table["war"]["goldstein_gdelt"] == ""
    assert {r["period"] for r in table.values()} == {"treaty-years"}


@pytest.mark.parametrize("unit", UNITS)
def test_the_table_of_the_index_is_the_index(catalogue, unit):
    found = fluctuation(catalogue, Choice("icews", unit))
    a, b = catalogue.meta.side_a, catalogue.meta.side_b
    ways = {f"{a}>{b}": found.flows.one_way((a, b)), f"{b}>{a}": found.flows.one_way((b, a)), "dyad": found.flows.dyad()}
    table = fluctuation_rows(catalogue, found)
    bins = sorted(ways["dyad"])
    assert [r["bin"] for r in table] == [bin_label(p, unit) for p in range(bins[0], bins[-1] + 1) for _ in ways]
    for i, r in enumerate(table):
        f = ways[r["direction"]].get(bins[0] + i // 3, Flow())
        assert (int(r["n"]), int(r["missing"])) == (f.n, f.missing)
        if f.n:
            assert (float(r["coop"]), float(r["conf"]), float(r["net"])) == pytest.approx((f.coop, f.conf, f.net), abs=0.051)
        else:
            assert r["coop"] == r["conf"] == r["net"] == "", "missing is not zero"
        level = found.level.at(bins[0] + i // 3) if found.level and r["direction"] == "dyad" else None
        assert (r["level"], r["low"], r["high"]) == (tuple(f"{x:.4f}" for x in level) if level else ("", "", ""))
    assert "-0.0" not in {r["net"] for r in table}


def test_the_table_of_triads_is_the_triads(catalogue):
    table = read(all_tables(catalogue)["triads.csv"])
    found = [(lane, one) for lane, rows_ in balance(catalogue).lanes.items() for one in rows_]
    assert len(table) == len(found) > 0
    for r, (lane, one) in zip(table, found, strict=True):
        assert (r["lane"], r["third"], int(r["year"]), r["state"]) == (lane, "; ".join(one.third), one.year, one.state)
        assert [int(r[key]) if r[key] else None for key in ("ab", "ax", "bx")] == [one.ab, one.ax, one.bx]
        assert (r["changed"], r["ax_alignments"]) == ("; ".join(one.changed), "; ".join(one.ax_ids))
        assert r["bx_alignments"] == "; ".join(one.bx_ids)


def test_a_neutral_sign_is_zero_and_an_unknown_one_is_empty():
    table = {r["year"]: r for r in triad_rows(invented(), balance(invented()))}
    assert (table["1979"]["ax"], table["1979"]["bx"], table["1978"]["bx"]) == ("", "0", "1")


def test_the_measurements_are_the_points(catalogue):
    table = read(all_tables(catalogue)["measurements.csv"])
    points = [(s, p) for s in catalogue.dossier.series for p in s.points]
    assert len(table) == len(points) > 0
    for r, (s, p) in zip(table, points, strict=True):
        assert (r["series"], r["date"], r["dimension"], r["key"]) == (s.id, p.date.text, s.by, p.key)
        for name in ("value", "low", "high", "n"):
            assert (float(r[name]) if r[name] else None) == getattr(p, name)


def test_a_missing_value_stays_empty_and_zero_stays_zero():
    table = {(r["key"], r["date"]): r for r in measurements(invented()) if r["series"] == "timber-trade"}
    assert (table["exports", "1960"]["value"], table["exports", "1960"]["n"]) == ("", "0")
    assert table["exports", "1964"]["value"] == "0" and table["exports", "1961"]["value"] == "9.25"
    assert (table["exports", "1958"]["date_earliest"], table["exports", "1958"]["date_latest"]) == ("1958-01-01", "1958-12-31")


def test_a_series_as_a_row():
    flat = next(r for r in rows(invented(), "series") if r["id"] == "timber-trade")
    assert next(iter(flat)) == "id" and (flat["least"], flat["most"]) == ("0", "")
    assert flat["warnings"] == "definition-changed; missing-years" and flat["coverage_latest"] == "1964-12-31"
    assert flat["cites"] == "lund-1990, table 2" and flat["licence"] == "CC BY 4.0"


@pytest.mark.parametrize(
    ("number", "text"),
    [(None, ""), (0.0, "0"), (12.5, "12.5"), (-3.0, "-3"), (4, "4"), (10.0, "10"), (1e22, "1" + 22 * "0"), (1e-7, "0.0000001")],
)
def test_numbers_are_written_without_an_exponent(number, text):
    assert plain(number) == text


def test_sentences_are_our_words_and_the_fingerprint_only():
    table = sentences(invented())
    assert set(table[0]) == {"id", "role", "text", "whole", "sha256"}
    assert [r["text"] for r in table] == [s.text for s in invented().sentences.values()]


def test_an_event_outside_all_periods_has_an_empty_period():
    late = replace(invented().dossier.periods[0])
    catalogue = changed(periods=(late,), events=(event("late", "1990"),))
    assert rows(catalogue, "events")[0]["period"] == ""


def test_names_stand_beside_ids_and_codes():
    catalogue = invented()
    rows = with_names(catalogue, "events", tables.rows(catalogue, "events"))
    assert list(rows[0]) == named_columns("events")
    by_id = {row["id"]: row for row in rows}
    treaty, king = by_id["treaty-of-hale-1952"], by_id["king-of-karsk-falls-1978"]
    assert (treaty["source_name"], treaty["target_name"]) == ("Velmark", "Ostrania")
    assert treaty["cameo"] == "057" and treaty["cameo_name"] == "Sign formal agreement" and treaty["alternative_name"] == ""
    assert treaty["period_name"] == catalogue.periods[treaty["period"]].title
    assert king["source_name"] == "Kingdom of Karsk" and king["target_name"] == king["cameo_name"] == ""
    plain = [column.name for column in columns("events")]
    assert [key for key in rows[0] if not key.endswith("_name")] == plain
    assert list(rows[0]).index("source_name") == list(rows[0]).index("source") + 1
    alignments = with_names(catalogue, "alignments", tables.rows(catalogue, "alignments"))
    assert alignments[0]["third_name"] == catalogue.name(alignments[0]["third"])
