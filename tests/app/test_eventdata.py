"""The page Event data with a small store of made-up rows: what it shows, what can be chosen, what the address says; and what it says without a store."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from dossier.eventdata.asking import Rows
from dossier.eventdata.held import Held
from dossier.ui import held
from tests.app.opening import assert_sound, figure, html, notes, opened, part
from tests.eventdata.made import NEEDS, gdelt, imported, written
from tests.eventdata.store import made_store
from tests.hostile import HARD
from tests.samples import Page

pytestmark = NEEDS


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    return made_store(tmp_path_factory.mktemp("events"))


@pytest.fixture
def page(store, kept, monkeypatch):
    """The page on the shipped dossier with the made-up store."""
    monkeypatch.setenv("DOSSIER_DATA", str(kept / "usa-pak"))
    monkeypatch.setenv(held.VARIABLE, str(store))
    return lambda **query: opened("eventdata", **query)


def names(at) -> list[str]:
    return [one["name"] for one in figure(at)["data"] if one.get("showlegend")]


def words(at) -> str:
    return part(at, "coded_leaf")["html"]


def told(at) -> str:
    return part(at, "say")["words"]


def test_it_begins_with_the_dossiers_dyad_beside_its_own_level(page, store):
    at = page()
    assert_sound(at)
    assert notes(at) == [] and not [key for key in at.query_params if key != "dossier"], "what is as usual is not in the address"
    assert [at.selectbox(key=key).value for key in ("state", "partner")] == ["USA", "PAK"]
    assert names(at) == ["This dossier", "GDELT 1.0", "ICEWS"]
    number = Held(store).dyads(Rows("gdelt-1.0", distinct=True))["PAK", "USA"]
    assert told(at) == f"United States and Pakistan, by year. GDELT 1.0: {number:,} events; ICEWS: 252 events."
    for said in ("Standardised", "95 % interval", "common years", "Days without a file"):
        assert said in words(at)
    assert "machine-coded" not in words(at) and "Ward and others (2013)" in part(at, "critics_leaf")["html"]


def test_lines_differ_by_more_than_colour(page):
    lines = [one for one in figure(page())["data"] if one.get("showlegend")]
    assert len({one["line"]["dash"] for one in lines}) == len({one["marker"]["symbol"] for one in lines}) == 3
    key = Page(part(page(), "key_leaf")["html"]).all("li")
    assert len(key) == 4, "each line by its name, and the hatch"


def test_the_table_has_what_the_chart_has(page):
    at = page(raw="yes")
    line = next(one for one in figure(at)["data"] if one.get("showlegend") and one["name"] == "ICEWS")
    shown = {bin: y for bin, y in zip(line["customdata"], line["y"], strict=True) if y is not None}
    rows = words(at).split("<tbody>")[2].split("</tr>")
    assert len(shown) == 21
    for bin, y in shown.items():
        (row,) = [row for row in rows if f">{bin}<" in row]
        assert f"{y:+.1f}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0") in row


def test_any_other_dyad_is_reached_by_its_names_and_the_address_opens_it_again(page):
    at = page()
    at.selectbox(key="state").set_value("IND").run()
    assert_sound(at)
    assert at.selectbox(key="partner").value == "FRA", "as usual the one with most events"
    assert names(at) == ["GDELT 1.0"], "the dossier's level is of other states"
    assert at.query_params["state"] == "India"
    assert part(page(state="India", partner="France"), "coded_leaf") == part(at, "coded_leaf")
    assert told(page(state="IND", partner="FRA")) == told(at), "the three letters name a state too"
    at.selectbox(key="partner").set_value("PAK").run()
    assert_sound(at)
    assert "No event between these two" in html(at)


def test_a_state_that_is_chosen_for_both_is_no_fault(page):
    at = page(partner="France")
    at.selectbox(key="state").set_value("FRA").run()
    assert_sound(at)
    assert notes(at) == [] and at.selectbox(key="partner").value == "IND"


def test_units_filters_and_data_sets(page, store):
    at = page(unit="by month", sets="ICEWS", raw="yes")
    assert_sound(at)
    assert notes(at) == [] and names(at) == ["This dossier", "ICEWS"] and "common months" in words(at)
    wanted = Held(store).flows(("USA", "PAK"), "year", Rows("gdelt-1.0", official=True))
    at = page(sets="GDELT 1.0", counted=["only states and their agents", "each report, not one a day"])
    assert f"GDELT 1.0: {sum(f.n + f.missing for f in wanted.values()):,} events" in told(at)


def test_a_month_opens_its_rows_which_can_be_filtered_and_taken(page, downloads):
    at = page(unit="by month", bin="1998-03")
    assert_sound(at)
    table = Page(part(at, "codedrows_leaf")["html"])
    assert len(table.all("tr")) == 1 + 4, "three of GDELT, one of ICEWS"
    links = [attrs["href"] for attrs, _ in table.all("a")]
    assert links and all(link.startswith("https://example.org/made-up/1998-") for link in links)
    (button,) = [one for label, one in downloads.items() if label == "CSV of these 4 rows"]
    rows = list(csv.DictReader(io.StringIO(button["data"]().decode("utf-8"))))
    assert {row["day"][:7] for row in rows} == {"1998-03"} and {row["data set"] for row in rows} == {"GDELT 1.0", "ICEWS"}
    at.text_input(key="row_words").set_value("ministry").run()
    assert at.query_params["row_words"] == "ministry" and len(Page(part(at, "codedrows_leaf")["html"]).all("tr")) == 1 + 1
    at.text_input(key="row_words").set_value("zzz").run()
    assert "No row passes" in part(at, "codedrows_leaf")["html"]
    at.button_group(key="unit_choice").set_value("year").run()
    assert_sound(at)
    assert "bin" not in at.query_params and notes(at) == [], "a month is none of the years"


@pytest.mark.parametrize(
    ("query", "left"),
    [({"state": "Atlantis"}, "Atlantis"), ({"partner": "xxx"}, "xxx"), ({"sets": "COPDAB"}, "COPDAB"), ({"unit": "by day"}, "by day"), ({"bin": "1066"}, "1066"), ({"counted": "all"}, "all")],
)  # fmt: skip
def test_what_is_not_known_is_left_out_with_a_note(page, query, left):
    at = page(**query)
    assert_sound(at)
    assert len(notes(at)) == 1 and left in notes(at)[0].replace("\\", "") and names(at)[0] == "This dossier"


def test_the_series_are_taken_as_csv_and_as_measured_series_for_claims(page, downloads):
    at = page()
    assert_sound(at)
    rows = list(csv.DictReader(io.StringIO(downloads["CSV of the series"]["data"]().decode("utf-8"))))
    assert {row["series"] for row in rows} == {"dossier", "gdelt-1.0", "icews"}
    one = next(row for row in rows if row["series"] == "icews" and row["bin"] == "1998")
    assert int(one["n"]) == 12 and float(one["net"]) == pytest.approx(float(one["coop"]) + float(one["conf"])) and one["score"]
    assert float(one["mean"]) == pytest.approx(float(one["net"]) / 12, abs=1e-3)
    given = downloads["GDELT 1.0 as a measured series, for a claim"]
    with zipfile.ZipFile(io.BytesIO(given["data"]())) as archive:
        assert sorted(archive.namelist()) == ["gdelt-1-0-usa-pak.csv", "gdelt-1-0-usa-pak.meta.yaml"]
    downloads.clear()
    page(state="India")
    assert not [label for label in downloads if "measured" in label], "a claim of the dossier is of its own states"


@pytest.mark.parametrize("value", [one for i, one in enumerate(HARD) if i % 3 == 0], ids=lambda value: repr(value)[:16])
def test_whatever_an_address_says_the_page_is_sound(page, value):
    at = page(**dict.fromkeys(("state", "partner", "sets", "counted", "unit", "raw", "bin", "row_words"), value))
    assert_sound(at)
    assert "This dossier" in names(at)


def test_a_dossier_of_invented_states_begins_with_the_dyad_that_has_most_events(store, monkeypatch):
    monkeypatch.setenv(held.VARIABLE, str(store))
    at = opened("eventdata")
    assert_sound(at)
    assert {at.selectbox(key=key).value for key in ("state", "partner")} == {"USA", "PAK"} and names(at) == ["GDELT 1.0", "ICEWS"]
    assert next(h.value for h in opened("method").header) == "Find a code", "a store without the dyad gives no second opinion"


@pytest.mark.parametrize("name", ["method", "evidence"])
def test_the_second_opinion_stands_where_the_store_holds_the_dyad(page, name, monkeypatch):
    at = opened(name)
    assert_sound(at)
    said = part(at, "opinion_leaf")["html"]
    assert "A second opinion" in [h.value for h in at.header]
    for one in ("GDELT 1.0", "ICEWS", "Correlation by year", "Sign.", "Turning points.", "By period"):
        assert one in said
    monkeypatch.delenv(held.VARIABLE)
    assert "A second opinion" not in [h.value for h in opened(name).header]


def test_without_a_store_or_the_extra_it_says_in_two_lines_what_to_do(monkeypatch):
    monkeypatch.delenv(held.VARIABLE, raising=False)
    assert "dossier events import FILES" in html(opened("eventdata")) and "DOSSIER_EVENTS" in html(opened("eventdata"))
    monkeypatch.setattr(held, "there", lambda extra: False)
    assert "dossier[events]" in html(opened("eventdata"))


@pytest.mark.parametrize("kind", ["nowhere", "empty", "damaged", "newer", "no record", "no rows"])
def test_a_store_that_cannot_be_used_gives_one_clear_line(kind, tmp_path, monkeypatch):
    folder = tmp_path / "store"
    if kind not in ("nowhere", "empty"):
        imported(tmp_path, written(tmp_path / "a.csv", gdelt(1) if kind != "no rows" else gdelt(1, "20149999")))
    if kind == "empty":
        folder.mkdir()
    if kind == "damaged":
        (folder / "event-store.json").write_text("{", "utf-8")
    if kind == "newer":
        (folder / "event-store.json").write_text(json.dumps({"version": 99}), "utf-8")
    if kind == "no record":
        (next((folder / "batches").iterdir()) / "record.json").unlink()
    monkeypatch.setenv(held.VARIABLE, str(folder))
    at = opened("eventdata")
    assert_sound(at)
    said = html(at)
    assert "cannot be used" in said and str(tmp_path) not in said, "where it lies is not for readers"
    assert_sound(opened("method"))


def test_rows_that_come_are_seen_and_rows_that_go_are_told(tmp_path, kept, monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", str(kept / "usa-pak"))
    monkeypatch.setenv(held.VARIABLE, str(tmp_path / "store"))
    imported(tmp_path, written(tmp_path / "a.csv", gdelt(1, source="USA", target="PAK")))
    at = opened("eventdata")
    assert "GDELT 1.0: 1 event." in told(at)
    imported(tmp_path, written(tmp_path / "b.csv", gdelt(2, "20141121", source="PAK", target="USA")))
    at.run()
    assert_sound(at)
    assert "GDELT 1.0: 2 events." in told(at)
    shutil.rmtree(tmp_path / "store")
    at.run()
    assert "cannot be used" in html(at)
