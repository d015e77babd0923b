"""The words below the chart: what the level rests on, how far it moves, whether the article cuts where the record breaks."""

from __future__ import annotations

import re

import pytest

from dossier.index.fluctuation import Choice, envelope, fluctuation, usual
from dossier.index.turning import Turning, turning
from dossier.measures.breaks import against
from dossier.render.context import APP
from dossier.render.level import answer, bounds_table, level_words, turning_table, weights
from tests.samples import FOLDERS, Page, changed, index_of, invented, moving


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def index(request):
    return index_of(request.param)


@pytest.fixture(params=[moving, lambda: index_of(FOLDERS[-1])], ids=["moving", FOLDERS[-1].name])
def thick(request):
    """An index whose record is thick enough for a level."""
    return request.param()


def said(index, choice):
    found = fluctuation(index, choice)
    base = None if choice == usual(index) else fluctuation(index, usual(index)).level
    html = level_words(APP, index, found, envelope(index, choice), base, turning(index, choice))
    Page(html)  # tags pair
    return html, re.sub(r"<[^>]+>", "", html)


def test_the_words_give_the_numbers_of_the_level(thick):
    index = thick
    choice = usual(index)
    html, text = said(index, choice)
    found, moved = fluctuation(index, choice), envelope(index, choice)
    assert f"estimated from {weights(found)}: " in text and found.joint and f"{found.level.n} weights" in text
    assert f"estimated from {sum(found.acts.values())} coded acts ({found.joint} joint" in text and "not how friendly" in text
    assert f"another edition moves it by at most {abs(moved.editions[0]):.1f}" in text.lower() and "Left out" not in text
    if moved.act[1]:
        assert f"Leaving out one act moves it by at most {abs(moved.act[0]):.1f}" in text
    assert (f'data-pick="event:{moved.act[1]}"' in html) == bool(moved.act[1])


def test_another_choice_says_how_far_it_lies_from_the_dossier_s_own(thick):
    index = thick
    _, text = said(index, Choice("keds"))
    assert "KEDS edition" in text and "from the dossier’s own, which is dashed" in text


def test_acts_without_a_month_are_counted_beside_the_level_by_month(index):
    assert "not dated to the month" in said(index, Choice(index.meta.edition, "month"))[1]


def test_a_thin_record_is_said_in_one_line_and_nothing_is_claimed():
    index = invented()
    found = fluctuation(index, usual(index))
    _, text = said(index, usual(index))
    assert f"the record is too thin for one. From {weights(found)} in 3 years it cannot be told" in text
    assert "estimated" not in text and "Leaving out" not in text and "band" not in text


def test_an_act_left_out_is_named_with_a_button_that_counts_it_again(index):
    act = index.acts()[0]
    html, text = said(index, Choice(index.meta.edition, without=frozenset({act.id})))
    assert f'data-leave="{act.id}"' in html and "count it again" in text


def test_too_few_acts_are_said_to_give_no_level():
    index = changed(events=())
    found = fluctuation(index, usual(index))
    text = level_words(APP, index, found, None, None, turning(index, usual(index)))
    assert "No level" in text and "no break that survives" in text


@pytest.mark.parametrize(
    ("breaks", "begins"), [((1950, 1969), "More often than"), ((1950, 1985), "No more than"), ((1985,), "No more than")]
)
def test_the_answer_counts_breaks_near_bounds_beside_chance(breaks, begins):
    bounds = ((1950.5, "a", "b"), (1969.0, "b", "c"))
    compared = against([b for b, _, _ in bounds], breaks, (1945, 2000))
    text = answer(Turning((), (), bounds, breaks, compared))
    assert text.startswith(f"{begins} chance would have it") and "within 2 years" in text
    there = compared.within(2.0)
    assert f"{there.chance * there.of:.1f} on average" in text and f"{there.luck:.0%}" in text


def test_the_tables_hold_every_break_and_every_bound(index):
    found = turning(index, usual(index))
    table = turning_table(found)
    turns = len(found.mean) + len(found.net)
    assert Page(table) and table.count("<tr>") == (1 + turns if turns else 0)
    page = bounds_table(found)
    assert page.count("<tr>") == 1 + len(found.bounds)
    for bound, _, _ in found.bounds:
        assert f"{bound:.1f}" in page


def test_the_invented_dossier_is_read_by_the_same_words():
    assert f"{invented().meta.adjective_a} acts" in said(invented(), Choice("gdelt", way="a"))[1]
