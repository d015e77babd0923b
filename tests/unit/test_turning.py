from __future__ import annotations

from itertools import pairwise

import pytest

from dossier.content.dates import year_fraction
from dossier.index.fluctuation import Choice, default_choice
from dossier.index.turning import STABLE, article_boundaries, turning
from tests.samples import FOLDERS, catalogue_of, changed, event, invented


def stepped():
    """Twelve years of cooperation, then twelve of conflict; a little noise of one act a year."""
    good, bad = ("057", "071", "061", "0233"), ("163", "171", "112", "138")
    acts = [event(f"act-{year}", str(year), good[year % 4] if year < 1962 else bad[year % 4]) for year in range(1950, 1974)]
    return changed(events=tuple(acts))


def test_a_plain_step_is_a_lasting_break_of_mean_and_sum():
    found = turning(stepped(), default_choice(stepped()))
    assert 1962 in {t.year for t in found.mean if t.share >= STABLE} & {t.year for t in found.net if t.share >= STABLE}
    assert found.stable == tuple(sorted(found.stable)) and 1962 in found.stable


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_lasting_breaks_are_those_that_survive_half_of_the_penalties(folder):
    catalogue = catalogue_of(folder)
    found = turning(catalogue, default_choice(catalogue))
    assert set(found.stable) == {t.year for t in (*found.mean, *found.net) if t.share >= STABLE}
    if found.comparison:
        assert tuple(row.year for row in found.comparison.breaks) == found.stable
        assert len(found.comparison.boundaries) == len(found.boundaries)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_bounds_are_those_of_periods_of_which_the_article_speaks(folder):
    catalogue = catalogue_of(folder)
    rows = list(catalogue.periods.values())
    wanted = [
        (before.title, after.title) for before, after in pairwise(rows) if before.reading != "silent" or after.reading != "silent"
    ]
    assert [(before, after) for _, before, after in article_boundaries(catalogue)] == wanted
    starts = {p.title: year_fraction(p.dates.sort_key[0]) for p in rows}
    assert all(boundary == starts[after] for boundary, _, after in article_boundaries(catalogue))


def test_breaks_are_sought_by_year_whatever_the_unit_and_in_the_direction_chosen():
    catalogue = stepped()
    own = catalogue.meta.edition
    assert turning(catalogue, Choice(own, "month")) == turning(catalogue, Choice(own))
    none = turning(catalogue, Choice(own, way="b"))
    assert none.mean == none.net == () and none.comparison is None


def test_without_acts_there_is_no_break():
    found = turning(changed(events=()), default_choice(invented()))
    assert found.stable == () and found.comparison is None
