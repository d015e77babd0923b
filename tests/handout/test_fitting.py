"""A sheet for a class has the pages that its choice promises, for every period of every dossier that ships."""

from __future__ import annotations

import pytest

from dossier.content.files import DATA, dossier_folders
from dossier.handout import pdf
from dossier.handout.as_pdf import pages
from dossier.handout.fitting import LEAN, PRESETS, fitted
from dossier.handout.plan import PAPERS, Plan
from tests.samples import catalogue_of

EVERY = [(folder, p) for folder in dossier_folders(DATA) for p in catalogue_of(folder).periods]
USUAL = 6  # pages that a sheet of one period has at most, as it comes


def number(folder, plan: Plan) -> int:
    return pages(pdf(catalogue_of(folder), plan))


@pytest.mark.parametrize(("folder", "period"), EVERY, ids=[p for _, p in EVERY])
def test_a_sheet_of_one_period_has_few_pages_as_it_comes(folder, period: str) -> None:
    assert number(folder, Plan((period,))) <= USUAL


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("folder", "period"), EVERY, ids=[p for _, p in EVERY])
def test_a_sheet_fits_on_the_pages_asked_for(folder, period: str, preset: str, paper: str) -> None:
    plan = fitted(Plan((period,), paper=paper), preset, lambda plan: number(folder, plan))
    assert number(folder, plan) <= PRESETS[preset][0] and "sentences" in plan.parts and plan.paper == paper


def test_the_first_choice_that_fits_is_taken_and_the_least_where_none_does() -> None:
    tried: list[Plan] = []

    def count(plan: Plan) -> int:
        tried.append(plan)
        return 2 if len(plan.parts) < 4 else 3

    start = Plan(("a",), events="all", detail="full", answers="last")
    found = fitted(start, "two pages", count)
    assert found.parts == LEAN[2]["parts"] and len(tried) == 3
    assert (found.answers, found.events, found.detail) == ("last", "fitting", "short")
    assert fitted(start, "two pages", lambda plan: 9).parts == ()
