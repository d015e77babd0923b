from __future__ import annotations

from itertools import pairwise

import pytest

from dossier.content.dates import year_fraction
from dossier.index.fluctuation import Choice, usual
from dossier.index.turning import HALF, article_bounds, turning
from tests.samples import FOLDERS, changed, event, index_of, invented


def stepped():
    """Twelve years of cooperation, then twelve of conflict; a little noise of one act a year."""
    good, bad = ("057", "071", "061", "0233"), ("163", "171", "112", "138")
    acts = [event(f"act-{year}", str(year), good[year % 4] if year < 1962 else bad[year % 4]) for year in range(1950, 1974)]
    return changed(events=tuple(acts))


def test_a_plain_step_is_a_lasting_break_of_mean_and_sum():
    found = turning(stepped(), usual(stepped()))
    assert 1962 in {t.year for t in found.mean if t.share >= HALF} & {t.year for t in found.net if t.share >= HALF}
    assert found.lasting == tuple(sorted(found.lasting)) and 1962 in found.lasting


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_lasting_breaks_are_those_that_survive_half_of_the_penalties(folder):
    index = index_of(folder)
    found = turning(index, usual(index))
    assert set(found.lasting) == {t.year for t in (*found.mean, *found.net) if t.share >= HALF}
    if found.comparison:
        assert tuple(row.year for row in found.comparison.breaks) == found.lasting
        assert len(found.comparison.bounds) == len(found.bounds)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_bounds_are_those_of_periods_of_which_the_article_speaks(folder):
    index = index_of(folder)
    rows = list(index.periods.values())
    wanted = [
        (before.title, after.title) for before, after in pairwise(rows) if before.reading != "silent" or after.reading != "silent"
    ]
    assert [(before, after) for _, before, after in article_bounds(index)] == wanted
    starts = {p.title: year_fraction(p.dates.sort_key[0]) for p in rows}
    assert all(bound == starts[after] for bound, _, after in article_bounds(index))


def test_breaks_are_sought_by_year_whatever_the_unit_and_in_the_direction_chosen():
    index = stepped()
    own = index.meta.edition
    assert turning(index, Choice(own, "month")) == turning(index, Choice(own))
    none = turning(index, Choice(own, way="b"))
    assert none.mean == none.net == () and none.comparison is None


def test_without_acts_there_is_no_break():
    found = turning(changed(events=()), usual(invented()))
    assert found.lasting == () and found.comparison is None
