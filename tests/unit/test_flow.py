"""Values by hand are those of data/shared/cameo.csv: 057 = 8.0, 163 = -8.0 (KEDS -6.5), 042 = 1.9, 010 = 0.0; KEDS lacks 0213."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.content.vocabulary import EDITIONS, cameo
from dossier.measures.flow import Flow, bin_label, bin_middle, bin_of, directions, distinct, flows, goldstein, total
from tests.samples import FOLDERS, catalogue_of, event

A, B = ("vel", "ost"), ("ost", "vel")
ACTS = (
    event("treaty", "1952-05-12", "057", joint=True),
    event("visit", "1952-06", "042"),
    event("word", "1952", "010", "ost", "vel"),
    event("embargo", "1952-12-31/1953-02-01", "163", "ost", "vel"),
    event("plea", "1953", "0213"),
)


def by_year(acts, edition):
    return dict(flows(acts, edition).table)


def test_sums_by_year_and_direction_are_those_made_by_hand():
    assert by_year(ACTS, "gdelt") == {
        (1952, A): Flow(coop=9.9, conf=0.0, n=2, missing=0),
        (1952, B): Flow(coop=8.0, conf=-8.0, n=3, missing=0),
        (1953, A): Flow(coop=3.4, conf=0.0, n=1, missing=0),
    }


def test_a_code_that_the_edition_does_not_scale_is_counted_missing_and_never_zero():
    flows = by_year(ACTS, "keds")
    assert flows[1953, A] == Flow(coop=0.0, conf=0.0, n=0, missing=1)
    assert flows[1952, B].conf == -6.5, "the edition named is the one read"


def test_the_net_is_cooperation_and_conflict_together():
    assert by_year(ACTS, "gdelt")[1952, B].net == pytest.approx(0.0)
    assert total(ACTS, "gdelt").net == pytest.approx(8.0 + 8.0 + 1.9 + 0.0 - 8.0 + 3.4)


def test_an_act_of_weight_zero_is_in_n_and_in_no_sum():
    assert by_year([event("word", "1960", "010")], "gdelt") == {(1960, A): Flow(0.0, 0.0, 1, 0)}


def test_a_joint_act_counts_once_in_each_direction():
    joint, single = event("x", "1952", "057", joint=True), event("y", "1952", "057")
    assert directions(joint) == (A, B) and directions(single) == (A,)
    assert total([joint], "gdelt").n == 2 and total([single], "gdelt").n == 1


def test_by_month_an_act_stands_in_the_month_in_which_it_begins_and_in_none_if_that_is_not_known():
    found = flows(ACTS, "gdelt", "month")
    assert {bin_label(bin, "month"): way for bin, way in found.table} == {"1952-05": B, "1952-06": A, "1952-12": B}
    assert found.undated == 2, "two acts are known to the year only"
    assert flows(ACTS, "gdelt").undated == 0 and flows([event("x", "195X", "057")], "gdelt").undated == 1


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("1952", 1952, None), ("1952-03", 1952, "1952-03"), ("1952-12-31", 1952, "1952-12"), ("195X", None, None),
        ("1952-12/1953-02", 1952, "1952-12"), ("1952/1953-02", 1952, None), ("../1953-02", None, None), ("1952-01~", 1952, "1952-01"),
    ],
)  # fmt: skip
def test_the_bin_of_a_date(text, year, month):
    bin = bin_of(parse(text), "month")
    assert bin_of(parse(text), "year") == year and (bin is None) == (month is None)
    assert month is None or bin_label(bin, "month") == month


def test_the_middle_of_a_bin_is_in_decimal_years():
    assert bin_middle(1952, "year") == 1952.5 and bin_middle(1952 * 12 + 6, "month") == pytest.approx(1952 + 6.5 / 12)


def test_an_unknown_unit_of_time_is_named():
    with pytest.raises(ValueError, match="'week'"):
        flows(ACTS, "gdelt", "week")


def test_both_directions_together_and_one():
    found = flows(ACTS, "gdelt")
    assert found.dyad()[1952] == Flow(pytest.approx(17.9), -8.0, 5, 0) and found.one_way(B).keys() == {1952}


def test_of_acts_with_one_day_source_target_and_code_one_counts():
    one, again = event("one", "1952-05-12", "057"), event("again", "1952-05-12", "057")
    others = [
        event("b", "1952-05-12", "042"),
        event("c", "1952-05", "057"),
        event("d", "1952-05", "057"),
        event("e", "1952-05-12~", "057"),
    ]
    assert [e.id for e in distinct([one, again, *others])] == ["one", "b", "c", "d", "e"], (
        "only an exact day tells that they are one"
    )
    assert flows([one, again], "gdelt").repeated == 1 and total([one, again], "gdelt").n == 1


def test_years_without_an_act_are_absent():
    assert by_year([], "gdelt") == {}
    assert {year for year, _ in by_year(ACTS, "gdelt")} == {1952, 1953}


def test_goldstein_is_none_for_what_is_not_scaled():
    assert goldstein("0213", "keds") is None and goldstein("999", "gdelt") is None and goldstein("057", "no-edition") is None


@given(
    st.lists(st.tuples(st.sampled_from(sorted(cameo())), st.integers(1950, 1960), st.booleans(), st.booleans())),
    st.sampled_from(EDITIONS),
)
def test_nothing_is_lost_between_acts_years_and_total(rows, edition):
    acts = [
        event(f"e{i}", str(year), code, *(A if forth else B), joint=joint and forth)
        for i, (code, year, joint, forth) in enumerate(rows)
    ]
    years, whole = by_year(acts, edition), total(acts, edition)
    for part in ("coop", "conf", "n", "missing"):
        assert sum(getattr(f, part) for f in years.values()) == pytest.approx(getattr(whole, part))
    assert whole.n + whole.missing == sum(len(directions(e)) for e in acts)
    assert all(f.coop >= 0 >= f.conf for f in years.values())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_act_of_a_dossier_counts_twice(folder):
    """The method counts at most one event a day of the same source, target and code."""
    keys = [(e.date.text, e.source, e.target, e.cameo) for e in catalogue_of(folder).acts() if e.date.is_exact]
    assert len(keys) == len(set(keys))
