"""The events as one list: filters, orders, and what they come to."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.vocabulary import vocabulary
from dossier.index.events import (
    COLUMNS,
    ORDERS,
    WEIGHTS,
    EventFilters,
    by_year,
    codes,
    events_filtered,
    ordered,
    passing,
    side_names,
    thirds,
)
from dossier.measures.flow import goldstein
from dossier.measures.mean import LEAST
from tests.samples import FOLDERS, catalogue_of, changed, event, invented, moving

NAMES = [one.name for one in fields(EventFilters)]
TREATY, LOCKS, MARCH, TOLLS, KING = (
    "treaty-of-hale-1952",
    "ostrania-closes-the-locks-1963",
    "velmark-weighs-a-march-1964",
    "velmark-suspends-tolls-1964",
    "king-of-karsk-falls-1978",
)


def some(values) -> st.SearchStrategy:
    return st.frozensets(st.sampled_from(sorted(values)), max_size=3)


choices = st.builds(
    EventFilters,
    years=st.none() | st.tuples(st.integers(1940, 2030), st.integers(1940, 2030)).map(lambda pair: tuple(sorted(pair))),
    side=some(["a", "b", "joint", "others"]),
    named=some(["kar", "vel", "nobody"]),
    kind=some(vocabulary()["event-kind"]),
    code=some(["057", "163", "014", "190"]),
    weight=some(WEIGHTS),
    least=st.sampled_from([0.0, 3.0, 8.0, 9.5]),
    layer=some(vocabulary()["layer"]),
    confidence=some(vocabulary()["confidence"]),
    grade=some(vocabulary()["grade"]),
    during=some(["treaty-years", "quiet-years", "no-such"]),
    text=st.sampled_from(["", "hale", "LOCKS ostrania", "nothing at all", "  "]),
)


def passed(f: EventFilters, catalogue=None) -> set[str]:
    return {e.id for e in events_filtered(catalogue or invented(), f)}


@given(choices)
def test_filters_together_are_the_filters_one_by_one(f):
    alone = [EventFilters(**{name: getattr(f, name)}) for name in NAMES]
    assert passed(f) == set.intersection(*(passed(each) for each in alone))


@given(choices, choices)
def test_adding_a_filter_never_adds_rows(one, other):
    rows = passed(one)
    for name in NAMES:
        if getattr(one, name) == getattr(EventFilters(), name):
            assert passed(replace(one, **{name: getattr(other, name)})) <= rows


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_without_a_filter_every_event_is_there_in_order_of_time(folder):
    catalogue = catalogue_of(folder)
    assert [e.id for e in events_filtered(catalogue, EventFilters())] == list(catalogue.events)
    assert EventFilters().words(catalogue) == ""


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (dict(years=(1963, 1963)), {LOCKS}),
        (dict(years=(1953, 1964)), {LOCKS, MARCH, TOLLS}),
        (dict(side={"a"}), {MARCH, TOLLS}),
        (dict(side={"b"}), {LOCKS}),
        (dict(side={"joint", "others"}), {TREATY, KING}),
        (dict(named={"kar"}), {KING}),
        (dict(kind={"sanction", "politics"}), {LOCKS, KING}),
        (dict(code={"081", "057"}), {TOLLS, TREATY}),
        (dict(weight={"cooperative"}), {TREATY, TOLLS}),
        (dict(weight={"conflictual"}), {LOCKS}),
        (dict(weight={"unscaled"}), set()),
        (dict(least=6.0), {TREATY, LOCKS}),
        (dict(layer={"act"}), {TREATY, LOCKS, TOLLS}),
        (dict(layer={"context", "decision"}), {MARCH, KING}),
        (dict(confidence={"low"}), {MARCH}),
        (dict(during={"quiet-years"}), {KING}),
        (dict(text="HALE march"), {MARCH}),
        (dict(text="officers KARSK"), {KING}),
        (dict(text="163"), {LOCKS}),
        (dict(text="may 1952"), {TREATY}),
        (dict(text="nowhere"), set()),
    ],
)
def test_a_filter_keeps_what_it_names(filters, wanted):
    f = EventFilters(**{key: frozenset(value) if isinstance(value, set) else value for key, value in filters.items()})
    assert passed(f) == wanted
    assert f.words(invented())


def test_a_grade_is_that_of_any_source():
    catalogue = invented()
    for grade in vocabulary()["grade"]:
        found = passed(EventFilters(grade=frozenset({grade})))
        assert found == {e.id for e in catalogue.events.values() if grade in {catalogue.sources[c.work].grade for c in e.cites}}
    assert passed(EventFilters(grade=frozenset({"primary"})))


def test_an_edition_weighs_and_a_missing_value_is_none():
    catalogue = changed(events=(event("act", "1950-01-01", "999"), event("told", "1950-02-01", "057"), event("aside", "1951")))
    assert passed(EventFilters(weight=frozenset({"unscaled"})), catalogue) == {"act"}
    assert catalogue.weight(catalogue.events["act"]) is None is catalogue.weight(catalogue.events["aside"])
    assert passed(EventFilters(least=0.5), catalogue) == {"told"}
    tolls = invented().events[TOLLS]
    values = {edition: goldstein(tolls.cameo, edition) for edition in ("gdelt", "icews", "keds")}
    for edition, value in values.items():
        assert invented().weight(tolls, edition) == value


@pytest.mark.parametrize("column", COLUMNS)
def test_both_orders_have_every_event_and_turn_what_differs(column):
    catalogue = moving()
    rows = list(catalogue.events.values())
    up, down = ([e.id for e in ordered(catalogue, rows, by)] for by in (column, f"-{column}"))
    assert sorted(up) == sorted(down) == sorted(catalogue.events)
    assert {column, f"-{column}"} <= set(ORDERS)
    assert up != down or column in ("sources", "kind", "article"), "all invented acts are alike in these"


def test_weights_are_ordered_by_their_number_and_what_has_none_is_last():
    catalogue = changed(
        events=(
            event("none", "1950-01-01", "999"),
            event("least", "1951-01-01", "190"),
            event("most", "1952-01-01", "057"),
            event("aside", "1953"),
        )
    )
    rows = list(catalogue.events.values())
    assert [e.id for e in ordered(catalogue, rows, "weight")] == ["least", "most", "none", "aside"]
    assert [e.id for e in ordered(catalogue, rows, "-weight")] == ["most", "least", "none", "aside"]
    assert [e.id for e in ordered(catalogue, rows, "-date")] == ["aside", "most", "least", "none"]
    assert ordered(catalogue, rows, "what")[0].id == "aside"


def test_what_passes_is_said_with_its_interval_and_beside_all_years():
    catalogue = moving()
    f = EventFilters(years=(1950, 1960))
    found = passing(catalogue, f, events_filtered(catalogue, f))
    said = found.sentence()
    assert found.acts == 24 and said.startswith("24 acts pass: mean weight ")
    assert "95\u00a0% interval" in said and "a joint act counted in both directions" in said and said.endswith("for all years.")
    assert found.other and found.other.n == len(catalogue.acts())
    more = replace(f, kind=frozenset({"diplomacy"}))
    assert passing(catalogue, more, events_filtered(catalogue, more)).against == "with the other filters for all years"
    alone = passing(catalogue, EventFilters(), catalogue.events.values())
    assert alone.other is None and "against" not in alone.sentence()
    assert alone.number() == f"{len(catalogue.events)} of {len(catalogue.events)} events"


def test_too_few_acts_have_no_interval_and_no_act_no_sentence():
    catalogue = invented()
    found = passing(catalogue, EventFilters(), catalogue.events.values())
    assert found.acts == 3 < LEAST and "too few for an interval" in found.sentence()
    assert found.sentence().startswith("3 acts pass: mean weight ")
    king = EventFilters(text="king")
    assert passing(catalogue, king, events_filtered(catalogue, king)).sentence() == ""
    unscaled = changed(events=(event("act", "1950-01-01", "999"),))
    assert (
        passing(unscaled, EventFilters(), unscaled.events.values()).sentence()
        == "1 act passes; none has a value in this edition."
    )


def test_a_year_counts_its_acts_by_sign():
    catalogue = moving()
    found = by_year(catalogue, catalogue.events.values())
    acts = [e for e in catalogue.acts() if e.date.text.startswith("1956")]
    up = sum((catalogue.weight(e) or 0) > 0 for e in acts)
    assert found[1956] == (up, len(acts) - up) and len(acts) == 3
    assert sum(map(sum, found.values())) == len(catalogue.acts())
    aside = changed(events=(event("decade", "195X", "057"), event("none", "1951", "999"), event("aside", "1952")))
    assert by_year(aside, aside.events.values()) == {}


def test_what_is_offered_is_what_there_is():
    assert thirds(invented()) == ["kar"] and codes(invented()) == ["014", "057", "081", "163"]
    assert side_names(invented())["a"] == invented().meta.adjective_a
