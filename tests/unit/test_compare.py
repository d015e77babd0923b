"""Two ranges side by side: what can be chosen, which acts stand in each, and the sentence on their difference."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.content.dates import parse
from dossier.content.files import DATA
from dossier.index.compare import (
    PERIODS,
    YEARS,
    alike,
    claims_in,
    compared,
    finding,
    kinds,
    of_years,
    others_in_office,
    overlap,
    parties,
    ranges,
    side,
    strongest,
    usual,
    usual_years,
    verdicts,
    years_in,
)
from dossier.measures.flow import flows
from tests.samples import catalogue_of, changed, event, invented, moving

SHIPPED = DATA / "usa-pak"


def by_hand(catalogue, first: int, last: int) -> tuple[float, int]:
    """The mean weight of whole years and how many weights it has, from the sums of the index."""
    dyad = flows(catalogue.acts(), catalogue.meta.edition).dyad()
    there = [dyad[year] for year in range(first, last + 1) if year in dyad]
    return sum(f.net for f in there) / sum(f.n for f in there), sum(f.n for f in there)


@pytest.mark.parametrize("years", [(1993, 2000), (2001, 2008)])
def test_whole_years_agree_with_the_sums_of_the_index(years):
    catalogue = catalogue_of(SHIPPED)
    found = side(catalogue, of_years(catalogue, *years))
    mean, weights = by_hand(catalogue, *years)
    assert found.mean.mean == pytest.approx(mean) and found.counted == weights


def test_two_terms_of_eight_years_as_they_are_today():
    catalogue = catalogue_of(SHIPPED)
    what = compared(catalogue, of_years(catalogue, 1993, 2000), of_years(catalogue, 2001, 2008))
    assert [(f"{one.mean.mean:+.2f}", one.counted, len(one.acts)) for one in (what.a, what.b)] == [
        ("+1.46", 49, 43),
        ("+3.36", 90, 81),
    ]
    assert finding(what) == (
        "In B the acts were more cooperative by 1.90 than in A (95\u00a0% interval +0.03 to +3.77, so chance alone would seldom give this)."
    )


def test_an_act_stands_where_every_day_on_which_it_may_begin_lies():
    catalogue = changed(
        events=(
            event("day", "1960-06-30", "057"),
            event("lasts", "1960-12-30/1961-02-01", "057"),
            event("year", "1961", "057"),
            event("next", "1961-01-01", "112"),
            event("none", "1960-07-01"),
        )
    )
    found = side(catalogue, of_years(catalogue, 1960, 1960))
    assert [e.id for e, _ in found.acts] == ["day", "lasts"] and found.doubtful == 0
    half = ranges_of(catalogue, "1960-01-01/1961-03-31")
    assert [e.id for e, _ in side(catalogue, half).acts] == ["day", "lasts", "next"] and side(catalogue, half).doubtful == 1


def ranges_of(catalogue, dates: str):
    from dossier.index.compare import Range

    when = parse(dates)
    return Range("own", dates, dates, *when.sort_key, dates)


def test_a_joint_act_is_one_act_and_two_weights():
    catalogue = changed(events=(event("both", "1960-05-01", "057", joint=True), event("one", "1960-05-02", "112")))
    found = side(catalogue, of_years(catalogue, 1960, 1960))
    assert (len(found.acts), found.counted, found.conflictual) == (2, 3, 1)
    assert found.mean.mean == pytest.approx((8.0 * 2 - 2.0) / 3)


def test_too_few_acts_are_not_compared():
    catalogue = changed(events=(event("a", "1960", "057"), *(event(f"b{i}", f"1970-05-{i:02d}", "057") for i in range(1, 8))))
    what = compared(catalogue, of_years(catalogue, 1960, 1960), of_years(catalogue, 1970, 1970))
    assert finding(what) == "A has 1 act: too few to compare; 5 are needed."
    assert finding(compared(catalogue, of_years(catalogue, 1960, 1960), of_years(catalogue, 1961, 1961))).startswith(
        "A has 1 act and B has 0 acts"
    )
    alike = changed(
        events=tuple(event(f"b{i}-{year}", f"{year}-05-{i:02d}", "057") for year in (1960, 1970) for i in range(1, 8))
    )
    assert finding(compared(alike, of_years(alike, 1960, 1960), of_years(alike, 1970, 1970))) == (
        "The acts of A and of B weigh the same on average (no interval: all acts of one of them weigh the same)."
    )


def test_less_cooperative_and_beyond_chance():
    catalogue = moving()
    what = compared(catalogue, of_years(catalogue, 1950, 1962), of_years(catalogue, 1966, 1979))
    assert finding(what).startswith("In B the acts were less cooperative by ") and "chance alone would seldom" in finding(what)
    same = compared(catalogue, of_years(catalogue, 1950, 1955), of_years(catalogue, 1956, 1961))
    assert "so chance alone could give this" in finding(same)


def test_ranges_that_share_days_are_said_to_and_have_no_interval():
    catalogue = moving()
    what = compared(catalogue, of_years(catalogue, 1950, 1960), of_years(catalogue, 1958, 1970))
    assert what.shared == (date(1958, 1, 1), date(1960, 12, 31)) and what.difference.low is None
    both = sum(1958 <= e.date.sort_key[0].year <= 1960 for e in catalogue.acts())
    assert (
        overlap(what)
        == f"A and B share 1 January 1958 to 31 December 1960, with {both} acts. These stand on both sides, so no interval of the difference is given."
    )
    assert "interval" not in finding(what)
    again = compared(catalogue, of_years(catalogue, 1950, 1960), of_years(catalogue, 1950, 1960))
    assert (
        overlap(again) == "A and B are the same time."
        and overlap(compared(catalogue, of_years(catalogue, 1950, 1955), of_years(catalogue, 1956, 1960))) == ""
    )


def test_periods_are_ranges_and_an_open_one_ends_with_the_axis():
    catalogue = invented()
    there = ranges(catalogue, PERIODS)
    assert list(there) == list(catalogue.periods) and ranges(catalogue, YEARS) == {}
    last = list(there.values())[-1]
    assert last.last == catalogue.closes and there["treaty-years"].name == catalogue.periods["treaty-years"].title
    assert set(usual(catalogue, PERIODS)) <= set(there)


def test_years_in_an_address():
    catalogue = moving()
    assert years_in("1993-2000", catalogue) == years_in("2000-1993", catalogue) == (1993, 2000)
    assert years_in("1993", catalogue) == (1993, 1993)
    assert [years_in(text, catalogue) for text in ("", "x", "1993-", "1800-1990", "1990-1991-1992", "-", "1990-9999")] == [
        None
    ] * 7
    one, two = usual_years(catalogue)
    assert one[1] + 1 == two[0] and two[1] == catalogue.closes.year


def test_the_strongest_act_each_way_comes_first():
    rows = [
        (event(key, f"1960-01-{i:02d}", "057", **more), value)
        for i, (key, value, more) in enumerate(
            [("c", 3.0, {}), ("a", 8.0, {}), ("b", 8.0, {"label": "named"}), ("d", -9.0, {}), ("e", -1.0, {}), ("f", 0.0, {})], 1
        )
    ]
    assert [e.id for e, _ in strongest(rows)] == ["b", "a", "d", "e"]


def test_claims_of_a_time_and_their_verdicts():
    catalogue = invented()
    one = of_years(catalogue, catalogue.opens.year, catalogue.closes.year)
    there = claims_in(catalogue, one)
    assert there == [c for c in catalogue.claims.values() if c.dates] and sum(verdicts(there).values()) == len(there) > 0


def test_who_was_in_office_on_a_day_and_in_a_time():
    catalogue = invented()
    assert [x.id for x in catalogue.in_office(date(1955, 1, 1))] == ["aldane-1950", "wend-1949"]
    assert [x.id for x in catalogue.in_office(date(1955, 1, 1), side="ost")] == ["wend-1949"]
    handover = date(1961, 3, 4)
    assert [x.id for x in catalogue.in_office(handover, side="vel")] == ["aldane-1950", "korsund-1961"]
    assert [x.id for x in catalogue.in_office(date(1961, 3, 5), date(1980, 1, 1))] == [
        "korsund-1961",
        "brae-1979",
        "wend-1949",
        "haller-1964",
    ]
    assert catalogue.in_office(date(1940, 1, 1)) == []


def test_the_day_of_a_handover_counts_for_who_comes():
    catalogue = invented()
    first, second, last = (catalogue.leaders[key] for key in ("aldane-1950", "korsund-1961", "brae-1979"))
    assert catalogue.term_of(first) == (date(1950, 1, 1), date(1961, 3, 3)) and catalogue.term_of(second)[0] == date(1961, 3, 4)
    assert catalogue.term_of(second)[1] == date(1979, 9, 30), "a month is no day on which one comes"
    assert catalogue.term_of(last)[1] == catalogue.closes
    there = ranges(catalogue, "vel")
    assert list(there) == ["aldane-1950", "korsund-1961", "brae-1979"]
    assert compared(catalogue, there["aldane-1950"], there["korsund-1961"]).shared is None
    assert ranges(catalogue, "ost")["wend-1949"].first == catalogue.opens, "what is before the span is cut off"
    assert [x.id for x in others_in_office(catalogue, there["aldane-1950"])] == ["wend-1949"]
    assert [x.id for x in others_in_office(catalogue, there["korsund-1961"])] == ["brae-1979", "wend-1949", "haller-1964"]


def test_leaders_are_called_by_their_title_where_all_have_the_same():
    catalogue = invented()
    assert kinds(catalogue) == {
        "vel": "Velmarkish first ministers",
        "ost": "Ostranian leaders",
        PERIODS: "The article’s periods",
        YEARS: "Years of your own",
    }


def test_what_is_offered_without_leaders():
    assert list(kinds(changed(leaders=()))) == [PERIODS, YEARS]


def test_third_parties_that_stood_alike_are_counted_in_years_that_both_are_known():
    catalogue = catalogue_of(SHIPPED)
    there = parties(catalogue)
    assert set(there) <= set(catalogue.lanes) and len(there) > 2
    one, two = alike(catalogue, there[0], there[1])
    assert (one.side, two.side) == (catalogue.meta.side_a, catalogue.meta.side_b)
    assert 0 < one.alike < one.known <= catalogue.closes.year - catalogue.opens.year + 1
    same, _ = alike(catalogue, there[0], there[0])
    assert same.alike == same.known >= one.known
