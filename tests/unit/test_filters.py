from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.vocabulary import vocabulary
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered, matches
from tests.samples import FOLDERS, catalogue_of, invented

IDS = ["vel", "ost", "kar", "krp", "hil", "nobody"]


def some(values) -> st.SearchStrategy:
    return st.frozensets(st.sampled_from(sorted(values)), max_size=3)


years = st.none() | st.tuples(st.integers(1940, 2030), st.integers(1940, 2030)).map(lambda pair: tuple(sorted(pair)))
words = st.sampled_from(["", "treaty", "TREATY king", "karsk market", "nothing at all", "  "])
choices = st.builds(
    Filters,
    third=some(IDS),
    toward=some(IDS),
    stance=some(vocabulary()["stance"]),
    basis=some(vocabulary()["basis"]),
    years=years,
    text=words,
)


def passing(f: Filters) -> set[str]:
    return {a.id for a in filtered(invented(), f)}


@given(choices, choices)
def test_adding_a_filter_never_adds_rows(one, other):
    """Each choice of the second that is set where the first has none narrows, or leaves as it was."""
    rows = passing(one)
    for name in ("third", "toward", "stance", "basis", "years", "text"):
        if not getattr(one, name) or (name == "text" and not one.text.strip()):
            more = replace(one, **{name: getattr(other, name)})
            assert passing(more) <= rows


@given(choices)
def test_filters_together_are_the_filters_one_by_one(f):
    alone = [Filters(**{name: getattr(f, name)}) for name in ("third", "toward", "stance", "basis", "years", "text")]
    assert passing(f) == set.intersection(*(passing(each) for each in alone))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_without_a_filter_every_alignment_is_there_once(folder):
    catalogue = catalogue_of(folder)
    assert sorted(a.id for a in filtered(catalogue, Filters())) == sorted(catalogue.alignments)
    assert Filters().words(catalogue) == ""


@pytest.mark.parametrize(
    ("f", "wanted"),
    [
        (Filters(third=frozenset({"hil"})), {"hill-vel-article"}),
        (Filters(third=frozenset({"hil", "krp"}), toward=frozenset({"vel"})), {"hill-vel-article", "karsk-vel-1979"}),
        (Filters(stance=frozenset({"unknown"})), {"karsk-vel-1979"}),
        (Filters(basis=frozenset({"article"})), {"hill-vel-article", "karsk-ost-article"}),
        (Filters(years=(1979, 1979)), {"karsk-ost-1979", "karsk-vel-1979", "hill-vel-article", "karsk-ost-article"}),
        (Filters(years=(1940, 1949)), set()),
        (Filters(years=(1978, 1978), basis=frozenset({"record"})), {"karsk-ost-1950", "karsk-vel-1950"}),
        (Filters(text="MUTUAL aid"), {"karsk-ost-1950", "karsk-ost-1979"}),
        (Filters(text="market maren"), {"karsk-vel-1950"}),
        (Filters(text="discreet behalf"), {"hill-vel-article"}),
        (Filters(text="aid nowhere"), set()),
        (Filters(text="king’s"), {"karsk-ost-1950"}),
    ],
)
def test_a_filter_keeps_what_it_names(f, wanted):
    assert passing(f) == wanted


def test_the_order_is_by_third_party_then_side_then_time():
    assert [a.id for a in filtered(invented(), Filters())] == [
        "karsk-vel-1950", "karsk-ost-1950", "karsk-ost-article", "karsk-vel-1979", "karsk-ost-1979", "hill-vel-article",
    ]  # fmt: skip


def test_the_words_name_every_filter_in_force():
    f = Filters(frozenset({"kar"}), frozenset({"ost"}), frozenset({"at-war"}), frozenset({"record"}), (1950, 1960), " aid ")
    said = f.words(invented())
    for part in ("Kingdom of Karsk", "Ostrania", "at war", "record", "1950", "1960", "“aid”"):
        assert part in said


def test_an_alignment_of_an_unknown_third_party_is_sorted_last():
    stray = replace(invented().dossier.alignments[0], id="stray", third="gone")
    catalogue = type(invented())(replace(invented().dossier, alignments=(stray, *invented().dossier.alignments)))
    assert filtered(catalogue, Filters())[-1].id == "stray"
    assert matches(stray, Filters(third=frozenset({"gone"})), catalogue)


claim_choices = st.builds(
    ClaimFilters,
    verdict=some(vocabulary()["verdict"]),
    kind=some(vocabulary()["claim-kind"]),
    during=some(["treaty-years", "quiet-years", "no-such"]),
    actor=some(IDS),
    text=st.sampled_from(["", "TREATY", "karsk", "nothing at all", "c02"]),
)
CHOICES = ("verdict", "kind", "during", "actor", "text")


def claims_passing(f: ClaimFilters) -> set[str]:
    return {c.id for c in claims_filtered(invented(), f)}


@given(claim_choices)
def test_filters_of_claims_together_are_the_filters_one_by_one(f):
    alone = [ClaimFilters(**{name: getattr(f, name)}) for name in CHOICES]
    assert claims_passing(f) == set.intersection(*(claims_passing(each) for each in alone))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_without_a_filter_every_claim_is_there_in_order(folder):
    catalogue = catalogue_of(folder)
    assert [c.id for c in claims_filtered(catalogue, ClaimFilters())] == list(catalogue.claims)
    assert ClaimFilters().words(catalogue) == ""


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (dict(verdict={"supported", "opinion"}), {"c01", "c03"}),
        (dict(kind={"causal"}), {"c03"}),
        (dict(during={"quiet-years"}), set()),
        (dict(during={"treaty-years"}), {"c01", "c02", "c03"}),
        (dict(actor={"kar"}), {"c02"}),
        (dict(text="LAPSE renewal"), {"c02"}),
        (dict(text="c03"), {"c03"}),
    ],
)
def test_a_choice_of_claims_gives_its_claims(filters, wanted):
    f = ClaimFilters(**{key: value if isinstance(value, str) else frozenset(value) for key, value in filters.items()})
    assert claims_passing(f) == wanted and f.words(invented())
