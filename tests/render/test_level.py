"""The words below the chart: what the level rests on, how far it moves, whether the article cuts where the record breaks."""

from __future__ import annotations

import re

import pytest

from dossier.index.fluctuation import Choice, default_choice, envelope, fluctuation
from dossier.index.turning import Turning, turning
from dossier.measures.breaks import against
from dossier.render.context import APP
from dossier.render.level import answer, boundaries_table, level_words, turning_table, weights
from tests.samples import FOLDERS, Page, catalogue_of, changed, invented, moving


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


@pytest.fixture(params=[moving, lambda: catalogue_of(FOLDERS[-1])], ids=["moving", FOLDERS[-1].name])
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
    ("breaks", "begins"), [((1950, 1969), "More often than"), ((1950, 1985), "No more than"), ((1985,), "No more than")]
)
def test_the_answer_counts_breaks_near_bounds_beside_chance(breaks, begins):
    boundaries = ((1950.5, "a", "b"), (1969.0, "b", "c"))
    compared = against([b for b, _, _ in boundaries], breaks, (1945, 2000))
    text = answer(Turning((), (), boundaries, breaks, compared))
    assert text.startswith(f"{begins} chance would have it") and "within 2 years" in text
    there = compared.within(2.0)
    assert f"{there.expected_share * there.of:.1f} on average" in text and f"{there.p_value:.0%}" in text


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
