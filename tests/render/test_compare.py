"""Two ranges as HTML: what is said, what is drawn, and that nothing is said of what is too thin."""

from __future__ import annotations

import pytest

from dossier.index.compare import PERIODS, Compared, compared, finding, of_years, overlap, ranges
from dossier.index.fluctuation import default_choice, fluctuation
from dossier.layout.compare import held, stances, whole
from dossier.layout.primitives import Box, Mark, Upright
from dossier.measures.mean import mean_interval
from dossier.render.compare import compare
from dossier.render.context import APP
from dossier.render.stretched import mean_said, means
from tests.samples import Page, changed, event, invented, moving


def page(catalogue, what: Compared) -> Page:
    return Page(compare(APP, catalogue, fluctuation(catalogue, default_choice(catalogue)), what))


def years(catalogue, *both: tuple[int, int]) -> Compared:
    one, two = (of_years(catalogue, *pair) for pair in both)
    return compared(catalogue, one, two)


def test_the_finding_stands_first_and_both_sections_have_their_numbers():
    catalogue = moving()
    what = years(catalogue, (1950, 1960), (1966, 1979))
    found = compare(APP, catalogue, fluctuation(catalogue, default_choice(catalogue)), what)
    assert finding(what) in found and overlap(what) == ""
    shown = Page(found)
    assert [attrs["aria-label"] for attrs, _ in shown.all("section")] == ["A: 1950 to 1960", "B: 1966 to 1979"]
    for one in (what.a, what.b):
        assert (
            f"{len(one.acts)} acts, {one.conflictual} of them conflictual; n = {one.counted}, as a joint act counts in both directions"
            in found
        )


def test_ranges_that_share_days_are_said_to():
    catalogue = moving()
    what = years(catalogue, (1950, 1960), (1955, 1979))
    assert overlap(what) in compare(APP, catalogue, fluctuation(catalogue, default_choice(catalogue)), what)


def test_a_range_without_an_act_says_so_and_has_no_mean():
    catalogue = changed(events=(event("a", "1960-05-01", "057"),))
    what = years(catalogue, (1960, 1960), (1970, 1970))
    found = compare(APP, catalogue, fluctuation(catalogue, default_choice(catalogue)), what)
    assert "No act of this time has a weight" in found and "no mean, since there is no act with a weight" in found
    assert "no interval, since there are fewer than 5 acts" in found and "too few to compare" in found
    assert "No level is drawn" in found
    drawn = means([what.a.mean, what.b.mean])
    assert drawn.count("<u") == 1 and "<s" not in drawn


def test_a_mean_in_words():
    assert mean_said(mean_interval([1.0, 2.0, 3.0, 4.0, 5.0])) == "+3.00, 95\u00a0% interval +1.04 to +4.96"
    assert mean_said(mean_interval([2.0] * 6)) == "+2.00, no interval, since all acts weigh the same"


def test_dots_are_filled_for_the_first_side_and_rings_for_the_second():
    catalogue = changed(
        events=(
            event("a", "1960-05-01", "057"),
            event("b", "1960-06-01", "112", "ost", "vel"),
            event("c", "1960-07-01", "057", joint=True),
        )
    )
    found, what = fluctuation(catalogue, default_choice(catalogue)), years(catalogue, (1960, 1960), (1961, 1961))
    marks = held(catalogue, found, what.a).of(Mark, "act")
    assert [(m.key, m.hollow, m.value) for m in marks] == [("a", False, 8.0), ("b", True, -2.0), ("c", False, 8.0)]
    shown = page(catalogue, what)
    dots = [attrs["class"] for attrs, _ in shown.all("i") if "Title of" in attrs.get("title", "")]
    assert dots == ["d-coop d-full", "d-conf", "d-coop d-full"]


def test_both_ranges_stand_on_the_level_cut_at_its_ends():
    catalogue = moving()
    found = fluctuation(catalogue, default_choice(catalogue))
    s = whole(catalogue, found, (of_years(catalogue, 1950, 1955), of_years(catalogue, 1970, catalogue.closes.year)))
    boxes = s.of(Box, "range")
    assert [(one.text, one.tone) for one in boxes] == [("A", "a"), ("B", "b")]
    assert boxes[0].x0 == s.first and boxes[1].x1 == pytest.approx(s.last, abs=0.01) and boxes[0].x1 == 1956.0


def test_no_year_is_named_at_the_very_end_of_an_axis():
    catalogue = moving()
    s = held(catalogue, fluctuation(catalogue, default_choice(catalogue)), years(catalogue, (1950, 1957), (1960, 1960)).a)
    assert [one.text for one in s.of(Upright, "year")] == [str(year) for year in range(1950, 1958)]


def test_stances_are_cut_at_the_edges_and_said():
    catalogue = invented()
    one = of_years(catalogue, 1970, 1985)
    lane = next(iter(catalogue.lanes))
    s = stances(catalogue, one, lane)
    assert s.of(Box) and all(s.first <= box.x0 < box.x1 <= s.last for box in s.of(Box))
    html = compare(
        APP, catalogue, fluctuation(catalogue, default_choice(catalogue)), years(catalogue, (1970, 1985), (1990, 2000))
    )
    assert all(box.said.replace("'", "’") in html for box in s.of(Box))


def test_links_lead_to_events_and_claims():
    catalogue = invented()
    there = ranges(catalogue, PERIODS)
    one, two = list(there.values())[:2]
    shown = page(catalogue, compared(catalogue, one, two))
    picks = {attrs["data-pick"].split(":")[0]: attrs["data-page"] for attrs, _ in shown.all("a")}
    assert picks == {"event": "", "claim": "evidence"}
