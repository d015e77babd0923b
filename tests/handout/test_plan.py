"""A plan goes to the address and back; what an address cannot mean gives the usual."""

from __future__ import annotations

import pytest

from dossier.handout.plan import CHOICES, PARTS, Plan, plan_of
from dossier.index.filters import ClaimFilters, Filters
from tests.samples import invented

PLANS = [
    Plan(("treaty-years",)),
    Plan(tuple(invented().periods), ("claims", "questions"), "bearing", "full", "ample", "hidden", "letter", "original"),
    Plan(("treaty-years",), (), alignments=Filters(frozenset({"kar"}), frozenset({"vel"}), frozenset({"allied"}), frozenset({"record"}), (1951, 1960), "aid")),
    Plan(("treaty-years",), claims=ClaimFilters(frozenset({"opinion"}), frozenset({"causal"}), frozenset({"treaty-years"}), frozenset({"kar"}), "two words")),
]  # fmt: skip


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_goes_to_the_address_and_back(plan: Plan):
    assert plan_of(plan.query(), invented()) == plan


def test_an_address_that_says_nothing_takes_the_period_picked():
    assert plan_of({}, invented(), "quiet-years") == Plan(("quiet-years",))
    assert plan_of({"periods": ["nowhere"]}, invented(), "nowhere").periods == (next(iter(invented().periods)),)


def test_an_unknown_value_gives_the_usual():
    query = {key: ["nonsense"] for key in (*CHOICES, "third", "stance", "years", "verdict")} | {"periods": ["treaty-years"]}
    assert plan_of(query, invented()) == Plan(("treaty-years",))


def test_labels_of_other_pages_are_understood():
    catalogue = invented()
    query = {"periods": [catalogue.periods["quiet-years"].title], "third": [catalogue.name("kar")]}
    assert plan_of(query, catalogue) == Plan(("quiet-years",), alignments=Filters(frozenset({"kar"})))


@pytest.mark.parametrize("plan", PLANS)
def test_the_words_name_periods_filters_and_answers(plan: Plan):
    catalogue = invented()
    said = " ".join(plan.words(catalogue))
    assert all(catalogue.periods[p].title in said for p in plan.periods) and "Answers: " in said
    assert ("alignments" not in plan.parts) or (plan.alignments.words(catalogue) in said)
    assert ("claims" not in plan.parts) or (plan.claims.words(catalogue) in said)
    assert all(PARTS[p] in said for p in plan.parts) and "On the sheet: ." not in said
