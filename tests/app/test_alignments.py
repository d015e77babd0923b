"""Each filter narrows rows, lanes and download alike, from the control and from the address."""

from __future__ import annotations

import csv
import io

import pytest

from tests.app.opening import assert_sound, figure, notes, opened, part, picked, rows
from tests.samples import Page, invented

ALL = ["karsk-vel-1950", "karsk-ost-1950", "karsk-ost-article", "karsk-vel-1979", "karsk-ost-1979", "hill-vel-article"]


def caption(at) -> str:
    return Page(part(at, "table_leaf")["html"]).all("caption")[0][1]


def given(downloads) -> list[str]:
    button = next(button for label, button in downloads.items() if "row" in label)
    return [row.get("id", "") for row in csv.DictReader(io.StringIO(button["data"].decode("utf-8")))]


def test_without_filters_all_rows_are_shown_and_given(downloads):
    at = opened("alignments")
    assert rows(at) == given(downloads) == ALL
    assert caption(at).startswith("6 alignments. ") and list(downloads) == ["CSV of these 6 rows", "CSV of all triads by year"]


FILTERS = [
    ("third", ["kar"], ["Kingdom of Karsk"], ["karsk-vel-1950", "karsk-ost-1950", "karsk-ost-article"]),
    ("third", ["hil"], ["Hill League"], ["hill-vel-article"]),
    ("toward", ["vel"], ["Velmark"], ["karsk-vel-1950", "karsk-vel-1979", "hill-vel-article"]),
    ("stance", ["allied", "unknown"], ["allied", "unknown"], ["karsk-ost-1950", "karsk-vel-1979"]),
    ("basis", ["article"], ["article"], ["karsk-ost-article", "hill-vel-article"]),
]


@pytest.mark.parametrize(("key", "values", "labels", "wanted"), FILTERS)
def test_a_choice_narrows_rows_lanes_and_download(downloads, key, values, labels, wanted):
    at = opened("alignments")
    downloads.clear()
    at.multiselect(key=key).set_value(values).run()
    assert_sound(at)
    assert rows(at) == given(downloads) == wanted
    drawn = set(figure(at)["data"][0].get("customdata", []))
    assert drawn == set(wanted) - {"hill-vel-article"}, "the League has no lane"
    assert all(label in caption(at) for label in labels)
    at.multiselect(key=key).set_value([]).run()
    assert rows(at) == ALL


@pytest.mark.parametrize(("key", "values", "labels", "wanted"), FILTERS)
def test_the_address_sets_the_choice(key, values, labels, wanted):
    at = opened("alignments", **{key: labels})
    assert_sound(at)
    assert at.multiselect(key=key).value == values and rows(at) == wanted and notes(at) == []


def test_years_narrow():
    at = opened("alignments")
    assert at.slider(key="years").value == (1950, 2026)
    at.slider(key="years").set_value((1990, 2000)).run()
    assert rows(at) == ["karsk-ost-article", "karsk-vel-1979", "karsk-ost-1979"] and "1990 to 2000" in caption(at)
    assert rows(opened("alignments", years=["1990", "2000"])) == ["karsk-ost-article", "karsk-vel-1979", "karsk-ost-1979"]


def test_words_narrow():
    at = opened("alignments")
    at.text_input(key="words").set_value("MUTUAL aid").run()
    assert rows(at) == ["karsk-ost-1950", "karsk-ost-1979"] and "“MUTUAL aid”" in caption(at)
    assert rows(opened("alignments", words="market maren")) == ["karsk-vel-1950"]


def test_filters_work_together():
    at = opened("alignments", third="Kingdom of Karsk", basis="record", toward="Ostrania", words="treaty")
    assert rows(at) == ["karsk-ost-1950"] and caption(at).startswith("1 alignment:")


def test_no_row_left_is_said_and_nothing_is_offered(downloads):
    at = opened("alignments", words="nothing-has-this-word")
    assert_sound(at)
    assert rows(at) == [] and caption(at).startswith("0 alignments")
    assert downloads["CSV of these 0 rows"]["disabled"]


@pytest.mark.parametrize("key", ["third", "toward", "stance", "basis"])
def test_an_unknown_value_is_left_out_with_a_note(key):
    at = opened("alignments", **{key: ["Nowhere [x](y)"]})
    assert_sound(at)
    assert rows(at) == ALL and len(notes(at)) == 1
    assert key in notes(at)[0] and "Nowhere" in notes(at)[0] and "[x](y)" not in notes(at)[0], (
        "the note shows the value, not a link"
    )


def test_known_values_stay_where_one_is_unknown():
    at = opened("alignments", stance=["allied", "sulking"])
    assert rows(at) in (["karsk-ost-1950"], ALL) and len(notes(at)) == 1


@pytest.mark.parametrize("years", [["x", "y"], ["1700", "1800"], ["1950"], ["1700", "1960"], ["1990", "2050"]])
def test_years_that_cannot_be_give_all_rows(years):
    at = opened("alignments", years=years)
    assert_sound(at)
    assert rows(at) == ALL and at.slider(key="years").value == (1950, 2026)
    assert bool(notes(at)) == any(not y.isdigit() or not 1950 <= int(y) <= 2026 for y in years)


def test_of_years_in_the_address_the_first_two_that_can_be_count():
    at = opened("alignments", years=["1700", "1990", "2000", "2010"])
    assert rows(at) == rows(opened("alignments", years=["1990", "2000"])) and len(notes(at)) == 1


def test_years_in_the_wrong_order_are_turned_round():
    assert rows(opened("alignments", years=["2000", "1960"])) == rows(opened("alignments", years=["1960", "2000"])) == ALL


def test_every_third_party_with_an_alignment_can_be_chosen(folder):
    at = opened("alignments")
    assert len(at.multiselect(key="third").options) == len(thirds(at))


def thirds(at) -> set[str]:
    page = Page(part(at, "table_leaf")["html"])
    return {attrs["data-key"] for attrs, _ in page.all("th", scope="row")}


def test_a_pick_is_kept_beside_filters():
    at = opened("alignments", alignment="karsk-ost-1979", basis="record")
    assert picked(at) == {"period": "quiet-years", "alignment": "karsk-ost-1979"}
    at = opened("alignments", alignment="karsk-ost-1979", basis="article")
    assert_sound(at)
    assert picked(at)["alignment"] == "karsk-ost-1979" and "karsk-ost-1979" not in rows(at)


def test_the_table_knows_which_sentences_bear_on_its_rows():
    assert part(opened("alignments"), "table_leaf")["basis"] == invented().basis
