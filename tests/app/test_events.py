"""The Events page without a browser: each filter narrows rows, number and download, from the control and from the address."""

from __future__ import annotations

import csv
import io

import pytest

from dossier.ui import events as page
from tests.app.opening import assert_sound, figure, notes, opened, part, picked
from tests.samples import Page, copied, invented

TREATY, LOCKS, MARCH, TOLLS, KING = (
    "treaty-of-hale-1952",
    "ostrania-closes-the-locks-1963",
    "velmark-weighs-a-march-1964",
    "velmark-suspends-tolls-1964",
    "king-of-karsk-falls-1978",
)
ALL = [TREATY, LOCKS, MARCH, TOLLS, KING]


def shown(at) -> list[str]:
    """The ids of the events in the table; none where no event passes."""
    if not any(c.proto.id.endswith("-table_leaf") for c in at.get("bidi_component")):
        return []
    return [attrs["data-item"].split(":")[1] for attrs, _ in Page(part(at, "table_leaf")["html"]).all("tbody")]


def said(at, key: str) -> list[str]:
    """The values of a key of the address."""
    value = at.query_params.get(key, [])
    return [value] if isinstance(value, str) else list(value)


def number(at) -> str:
    return part(at, "say")["words"]


def given(downloads) -> list[dict[str, str]]:
    (button,) = downloads.values()
    return list(csv.DictReader(io.StringIO(button["data"]().decode("utf-8"))))


def test_all_events_are_shown_counted_and_given(downloads):
    at = opened("events")
    assert_sound(at)
    assert shown(at) == ALL and number(at).startswith("5 of 5 events. 3 acts pass: mean weight ")
    assert list(downloads) == ["CSV of these 5 rows"]
    rows = given(downloads)
    assert [row["id"] for row in rows] == ALL
    assert rows[0]["source_name"] == "Velmark" and rows[0]["cameo_name"] and rows[4]["target_name"] == ""


FILTERS = [
    ("layer", ["act"], ["act"], [TREATY, LOCKS, TOLLS]),
    ("side", ["joint", "others"], ["joint", "others"], [TREATY, KING]),
    ("event_kind", ["sanction"], ["sanction"], [LOCKS]),
    ("named", ["kar"], ["Kingdom of Karsk"], [KING]),
    ("code", ["081"], None, [TOLLS]),
    ("weight", ["conflictual"], ["conflictual"], [LOCKS]),
    ("confidence", ["low"], ["low"], [MARCH]),
    ("event_grade", ["primary"], ["primary"], None),
    ("during", ["quiet-years"], None, [KING]),
]


@pytest.mark.parametrize(("key", "values", "labels", "wanted"), FILTERS)
def test_a_choice_narrows_rows_number_and_download(downloads, key, values, labels, wanted):
    at = opened("events")
    at.multiselect(key=key).set_value(values)
    downloads.clear()
    at.run()
    assert_sound(at)
    left = shown(at)
    assert left and left != ALL and (wanted is None or left == wanted)
    assert number(at).startswith(f"{len(left)} of 5 events.") and [row["id"] for row in given(downloads)] == left
    name = "grade" if key == "event_grade" else key
    labelled = said(at, name)
    assert labels is None or labelled == labels
    again = opened("events", **{name: labelled})
    assert shown(again) == left and notes(again) == [] and again.multiselect(key=key).value == values
    assert shown(opened("events", **{name: values})) == left, "an id says the same"
    at.multiselect(key=key).set_value([]).run()
    assert shown(at) == ALL and name not in at.query_params


@pytest.mark.parametrize(
    "key", ["layer", "side", "event_kind", "named", "code", "weight", "confidence", "grade", "during", "weights"]
)
def test_an_unknown_value_is_left_out_with_a_note(key):
    at = opened("events", **{key: ["Nowhere [x](y)"]})
    assert_sound(at)
    assert shown(at) == ALL and len(notes(at)) == 1 and key in notes(at)[0] and "[x](y)" not in notes(at)[0]


def test_typed_years_narrow_in_either_order_and_alone():
    at = opened("events")
    assert (at.number_input(key="years_from").value, at.number_input(key="years_to").value) == (1950, 2026)
    at.number_input(key="years_from").set_value(1963).run()
    assert shown(at) == [LOCKS, MARCH, TOLLS, KING] and said(at, "years") == ["1963", "2026"]
    at.number_input(key="years_to").set_value(1963).run()
    assert shown(at) == [LOCKS] and said(at, "years") == ["1963"]
    at.number_input(key="years_to").set_value(1952).run()
    assert shown(at) == [TREATY, LOCKS] and said(at, "years") == ["1952", "1963"]
    assert shown(opened("events", years="1978")) == [KING]
    assert shown(opened("events", years=["1964", "1950"])) == [TREATY, LOCKS, MARCH, TOLLS]


@pytest.mark.parametrize("years", [["x"], ["1700", "1800"], ["30000"]])
def test_years_that_cannot_be_give_all_rows_with_a_note(years):
    at = opened("events", years=years)
    assert_sound(at)
    assert shown(at) == ALL and len(notes(at)) == len(years)


def test_words_and_sizes_narrow():
    at = opened("events")
    at.text_input(key="words").set_value("HALE march").run()
    assert shown(at) == [MARCH] and said(at, "words") == ["HALE march"]
    assert shown(opened("events", words="hale march")) == [MARCH]
    at = opened("events")
    at.number_input(key="least").set_value(6.0).run()
    assert shown(at) == [TREATY, LOCKS] and said(at, "least") == ["6"]
    assert shown(opened("events", least="6")) == [TREATY, LOCKS]
    for wrong in ("-1", "99", "x", "1e1"):
        at = opened("events", least=wrong)
        assert_sound(at)
        assert shown(at) == ALL and len(notes(at)) == 1


def test_another_edition_weighs_and_is_said_in_the_address():
    at = opened("events")
    at.selectbox(key="weights").set_value("icews").run()
    assert_sound(at)
    assert said(at, "weights") and shown(at) == ALL
    assert "ICEWS" in part(at, "table_leaf")["html"]


def test_the_order_is_chosen_and_said_in_the_address():
    at = opened("events")
    at.selectbox(key="sort").set_value("-weight").run()
    assert shown(at) == [TREATY, TOLLS, LOCKS, MARCH, KING]
    heads = Page(part(at, "table_leaf")["html"]).all("th", scope="col")
    assert [attrs["aria-sort"] for attrs, _ in heads] == ["none"] * 4 + ["descending"] + ["none"] * 2
    assert shown(opened("events", sort="weight")) == [LOCKS, TOLLS, TREATY, MARCH, KING]
    at = opened("events", sort="nothing")
    assert shown(at) == ALL and len(notes(at)) == 1


def test_the_buttons_say_how_many_filters_are_in_force():
    assert [b.label for b in opened("events").button if b.key == "filtersbutton"] == ["Filters"]
    at = opened("events", code="057", least="2", years="1952", sort="weight")
    assert [b.label for b in at.button if b.key == "filtersbutton"] == ["Filters (3)"]
    assert any(one.proto.popover.label == "More filters (2)" for one in at.get("popover"))


def test_nothing_left_is_said():
    at = opened("events", words="nothing-has-this-word")
    assert_sound(at)
    assert shown(at) == [] and number(at) == "0 of 5 events." and not at.toggle
    assert any("No event passes" in one.proto.body for one in at.get("html"))


def test_a_picked_event_is_the_pick_and_one_that_does_not_pass_is_named():
    at = opened("events", event=KING)
    assert picked(at) == {"period": "quiet-years", "event": KING} and KING in shown(at)
    at = opened("events", event=KING, years="1952")
    assert_sound(at)
    assert any("does not pass" in one.proto.body for one in at.get("html"))


def test_what_a_brush_covers_becomes_the_years_of_the_address(monkeypatch):
    put: dict[str, list[str]] = {}
    monkeypatch.setattr(page.address, "put", put.__setitem__)
    for x, wanted in (([1960.2, 1964.4], ["1960", "1964"]), ([1964.4, 1960.2], ["1960", "1964"]), ([1963.1, 1963.3], ["1963"])):
        monkeypatch.setattr(page.st, "session_state", {"eventyears": {"selection": {"box": [{"x": x}]}}})
        page._brushed(invented())
        assert put.pop("years") == wanted
    monkeypatch.setattr(page.st, "session_state", {"eventyears": {"selection": {"box": [{"x": [1900.0, 2100.0]}]}}})
    page._brushed(invented())
    assert put.pop("years") == []
    monkeypatch.setattr(page.st, "session_state", {"eventyears": {"selection": {"box": []}}})
    page._brushed(invented())
    assert put == {}


def test_the_years_are_drawn_strong_where_they_pass():
    at = opened("events", years="1963")
    traces = {one["name"]: one for one in figure(at)["data"]}
    assert traces["coop left"]["x"] == [] and traces["conf left"]["x"] == [1963.5]
    assert traces["coop all"]["x"] == [1952.5, 1964.5] and figure(at)["layout"]["shapes"][0]["x0"] == 1963


def test_the_data_table_is_made_only_when_it_is_opened():
    at = opened("events", layer="act")
    assert len(at.dataframe) == 0
    at.toggle(key="as_data").set_value(True).run()
    assert_sound(at)
    assert list(at.dataframe[0].value.index) == [TREATY, LOCKS, TOLLS]


ACT = """
- id: act-{i:03d}
  date: "{year}-{month:02d}-11"
  title: Act {i:03d}
  text: Something is said.
  layer: act
  kind: diplomacy
  source: vel
  target: ost
  cameo: "057"
  confidence: medium
  cites:
    - work: maren-1971
"""


@pytest.fixture
def many(root):
    """A dossier with more events than a page of the table holds."""
    path = copied(root) / "events.yaml"
    acts = "".join(ACT.format(i=i, year=1979 + i // 12, month=1 + i % 12) for i in range(250))
    path.write_text(path.read_text("utf-8") + acts, "utf-8")


def test_a_hundred_rows_are_a_page_and_each_page_has_its_address(many):
    at = opened("events")
    assert_sound(at)
    assert len(shown(at)) == 100 and number(at).startswith("255 of 255 events.")
    at = opened("events", table_page="3")
    assert len(shown(at)) == 55 and shown(at)[-1] == "act-249"
    for wrong in ("0", "4", "x", "-1"):
        assert shown(opened("events", table_page=wrong))[0] == TREATY
    at = opened("events", event="act-200")
    assert "act-200" in shown(at), "the page with what is picked is the usual one"
    at = opened("events", event="act-200", table_page="1")
    assert shown(at)[0] == TREATY


def test_another_filter_begins_at_the_first_page(many):
    at = opened("events", table_page="3")
    at.number_input(key="years_from").set_value(1979).run()
    assert "table_page" not in at.query_params and "act-000" in shown(at)
