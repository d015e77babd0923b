"""The words below the chart: what the level rests on, how far it moves, whether the article cuts where the record breaks."""

from __future__ import annotations

import re

import pytest

from dossier.index.fluctuation import Choice, default_choice, envelope, fluctuation
from dossier.index.turning import Turning, turning
from dossier.measures.breaks import against
from dossier.measures.flow import bin_label
from dossier.render.context import APP
from dossier.render.level import answer, boundaries_table, index_table, level_words, turning_table, weights
from tests.samples import FOLDERS, Page, catalogue_of, changed, invented, moving

SHIPPED = catalogue_of(FOLDERS[1])


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


@pytest.fixture(params=[moving, lambda: catalogue_of(FOLDERS[1])], ids=["moving", FOLDERS[1].name])
def thick(request):
    """A catalogue whose record is thick enough for a level."""
    return request.param()


def said(catalogue, choice):
    found = fluctuation(catalogue, choice)
    base = None if choice == default_choice(catalogue) else fluctuation(catalogue, default_choice(catalogue)).level
    html = level_words(APP, catalogue, found, envelope(catalogue, choice), base, turning(catalogue, choice))
    Page(html)  # tags pair
    return html, re.sub(r"<[^>]+>", "", html)


def test_the_words_give_the_numbers_of_the_level(thick):
    catalogue = thick
    choice = default_choice(catalogue)
    html, text = said(catalogue, choice)
    found, moved = fluctuation(catalogue, choice), envelope(catalogue, choice)
    assert f"estimated from {weights(found)}: " in text and found.joint and f"{found.level.n} weights" in text
    assert f"estimated from {sum(found.acts.values())} coded acts ({found.joint} joint" in text and "not how friendly" in text
    assert f"another edition moves it by at most {abs(moved.editions[0]):.1f}" in text.lower() and "Left out" not in text
    if moved.act[1]:
        assert f"Leaving out one act moves it by at most {abs(moved.act[0]):.1f}" in text
    assert (f'data-pick="event:{moved.act[1]}"' in html) == bool(moved.act[1])


def test_another_choice_says_how_far_it_lies_from_the_dossier_s_own(thick):
    catalogue = thick
    _, text = said(catalogue, Choice("keds"))
    assert "KEDS edition" in text and "from the dossier’s own, which is dashed" in text


def test_acts_without_a_month_are_counted_beside_the_level_by_month(catalogue):
    assert "not dated to the month" in said(catalogue, Choice(catalogue.meta.edition, "month"))[1]


def test_a_thin_record_is_said_in_one_line_and_nothing_is_claimed():
    catalogue = invented()
    found = fluctuation(catalogue, default_choice(catalogue))
    _, text = said(catalogue, default_choice(catalogue))
    assert f"the record is too thin for one. From {weights(found)} in 3 years it cannot be told" in text
    assert "estimated" not in text and "Leaving out" not in text and "band" not in text


def test_an_act_left_out_is_named_with_a_button_that_counts_it_again(catalogue):
    act = catalogue.acts()[0]
    html, text = said(catalogue, Choice(catalogue.meta.edition, without=frozenset({act.id})))
    assert f'data-leave="{act.id}"' in html and "count it again" in text


def test_too_few_acts_are_said_to_give_no_level():
    catalogue = changed(events=())
    found = fluctuation(catalogue, default_choice(catalogue))
    text = level_words(APP, catalogue, found, None, None, turning(catalogue, default_choice(catalogue)))
    assert "No level" in text and "no break that survives" in text


@pytest.mark.parametrize(
    ("breaks", "begins"), [((1950, 1969), "More often"), ((1950, 1985), "No more often"), ((1985,), "No more often")]
)
def test_the_answer_counts_breaks_near_bounds_beside_chance(breaks, begins):
    boundaries = ((1950.5, "a", "b"), (1969.0, "b", "c"))
    compared = against([b for b, _, _ in boundaries], breaks, (1945, 2000))
    text = answer(Turning((), (), boundaries, breaks, compared))
    assert text.startswith(f"{begins} than by chance") and "within 2 years" in text
    there = compared.within(2.0)
    assert f"{there.expected_share * there.of:.1f} on average" in text and f"{100 * there.p_value:.0f}\u00a0%" in text


def test_the_tables_hold_every_break_and_every_bound(catalogue):
    found = turning(catalogue, default_choice(catalogue))
    table = turning_table(found)
    turns = len(found.mean) + len(found.net)
    assert Page(table) and table.count("<tr>") == (1 + turns if turns else 0)
    page = boundaries_table(found)
    assert page.count("<tr>") == 1 + len(found.boundaries)
    for boundary, _, _ in found.boundaries:
        assert f"{boundary:.1f}" in page


def test_the_invented_dossier_is_read_by_the_same_words():
    assert f"{invented().meta.adjective_a} acts" in said(invented(), Choice("gdelt", way="a"))[1]


def rows_of(found) -> dict[str, list[tuple[str, str]]]:
    """The rows of the index by the text of their first cell, each cell with what it is sorted by."""
    cells = re.findall(r"<tbody>(.*?)</tbody>", index_table(found))
    rows = [re.findall(r'<t[hd][^>]*data-key="([^"]*)"[^>]*>(.*?)</t[hd]>', row) for row in cells]
    return {re.sub(r"<[^>]*>", "", row[0][1]): row for row in rows}


@pytest.mark.parametrize("unit", ["year", "month"])
def test_the_index_stands_bin_by_bin_and_marks_its_ends(thick, unit):
    found = fluctuation(thick, Choice("gdelt", unit))
    rows = rows_of(found)
    assert set(rows) >= {bin_label(bin, unit) for bin in (*found.shown, *found.level.bins)}
    for place, values in (
        (1, dict(zip(found.level.bins, found.level.level, strict=True))),
        (5, {b: f.net for b, f in found.shown.items() if f.n}),
    ):
        for name, pick in (("highest", max), ("lowest", min)):
            ends = [label for label, row in rows.items() if row[place][1].endswith(name)]
            assert ends == [bin_label(bin, unit) for bin in sorted(values) if values[bin] == pick(values.values())]


@pytest.mark.parametrize(("unit", "label"), [("year", "1956"), ("month", "1956-01")])
def test_each_year_of_the_index_leads_to_its_events(unit, label):
    row = rows_of(fluctuation(moving(), Choice("gdelt", unit)))[label]
    assert 'data-page="events"' in row[0][1] and 'href="./events?years=1956"' in row[0][1]


def test_the_index_is_sorted_by_its_numbers_and_not_by_its_words():
    rows = list(rows_of(fluctuation(SHIPPED, default_choice(SHIPPED))).values())
    for place in (1, 3, 4, 5):
        there = [row for row in rows if row[place][0]]
        numbers = [
            float(re.match(r"[+−]?[\d.]+", row[place][1])[0].replace("−", "-"))
            for row in sorted(there, key=lambda row: row[place][0])
        ]
        assert numbers == sorted(numbers) and len(numbers) > 50


def test_why_level_and_sum_have_their_lowest_at_different_times():
    found = fluctuation(SHIPPED, default_choice(SHIPPED))
    low = min(zip(found.level.level, found.level.bins, strict=True))[1]
    least = min((flow.net, bin) for bin, flow in found.shown.items())[1]
    assert low != least and f"The level is lowest in {low}, the sum of a year in {least}" in index_table(found)
    assert index_table(fluctuation(changed(events=()), default_choice(SHIPPED))) == ""
