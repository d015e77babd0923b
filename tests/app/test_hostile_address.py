"""Whatever an address says, what reads it gives something sound: a pick, filters, a plan, a choice for the level, a citation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dossier.citing.citations import PAGES, citations, link, said_by, snippet
from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.vocabulary import EDITIONS, vocabulary
from dossier.handout import made
from dossier.handout.content import amount
from dossier.handout.plan import Plan, plan_of, unknown_values
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered
from dossier.index.fluctuation import UNITS, WAYS, Choice, fluctuation, valid_choice
from dossier.index.selection import KEYS, resolve
from dossier.render.article import whole_article
from dossier.render.context import APP
from dossier.render.health import source_list
from tests.hostile import HARD, queries, values
from tests.samples import Page, invented

pytestmark = pytest.mark.no_cover
MANY = settings(max_examples=1500, suppress_health_check=[HealthCheck.function_scoped_fixture])
SOME = settings(MANY, max_examples=200)
INDEX = invented()


def lists(query: dict) -> dict[str, list[str]]:
    """As Streamlit gives an address: a list of values for each key."""
    return {key: value if isinstance(value, list) else [value] for key, value in query.items()}


@MANY
@given(queries(KEYS))
def test_a_pick(query):
    picked, notes = resolve({key: value[-1] for key, value in lists(query).items()}, INDEX)
    assert picked.period in INDEX.periods and sum(bool(getattr(picked, key)) for key in KEYS[1:]) <= 1
    assert all(len(note) < 120 for note in notes)
    assert resolve(picked.query(), INDEX) == (picked, [])


@MANY
@given(queries())
@example({"years": ["9" * 6000, "9" * 6000]})
def test_a_plan(query):
    said = lists(query)
    plan = plan_of(said, INDEX, "quiet-years")
    assert plan_of(plan.query(), INDEX, "quiet-years") == plan, "what it writes means the same"
    assert unknown_values(plan.query(), INDEX) == {}
    assert set(unknown_values(said, INDEX)) <= set(said)
    assert len(" ".join(plan.words(INDEX))) < 4000 and amount(INDEX, plan) is not None


@SOME
@given(queries())
def test_a_sheet(query):
    plan = plan_of(lists(query), INDEX, "quiet-years")
    Page(made("html", INDEX, plan).decode("utf-8").split("<body")[1].split("</body>")[0].partition(">")[2])


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("text", [v for v in HARD if v.strip()], ids=lambda value: repr(value)[:20])
def test_a_sheet_for_paper_that_names_what_was_looked_for(format, text):
    plan = plan_of({"stance_words": [text], "claim_words": [text], "parts": ["claims", "alignments"]}, INDEX)
    assert made(format, INDEX, plan)


@MANY
@given(*[st.lists(values, max_size=3) for _ in range(4)])
def test_a_choice_for_the_level(scale, by, acts, without):
    one = valid_choice(INDEX, Choice("".join(scale), "".join(by), "".join(acts), frozenset(without)))
    assert one.edition in EDITIONS and one.unit in UNITS and one.way in WAYS and one.without <= set(INDEX.events)
    assert fluctuation(INDEX, one).choice == one


@MANY
@given(values, values)
def test_words_to_look_for(text, other):
    both = f"{text} {other}"
    assert set(filtered(INDEX, Filters(text=both))) <= set(INDEX.alignments.values())
    assert set(claims_filtered(INDEX, ClaimFilters(text=both))) <= set(INDEX.claims.values())


@SOME
@given(values, st.sampled_from(["", *vocabulary()["grade"]]))
def test_searches(text, grade):
    rows = sources_filtered(INDEX, SourceFilters(frozenset([grade] if grade else []), text))
    assert len(Page(source_list(INDEX, rows, marked=text)).all("li")) == len(rows)
    html, hits = whole_article(APP, INDEX, None, text)
    assert len(Page(html).all("mark")) == hits


@MANY
@given(st.sampled_from(list(PAGES)), queries())
def test_a_citation(page, query):
    params = lists(query)
    picked, _ = resolve({key: value[-1] for key, value in params.items()}, INDEX)
    said = said_by(page, picked, params)
    at = link("https://example.org/app/", INDEX, page, params, said)
    found = citations(INDEX, page, said, at, link("https://example.org/app/", INDEX, page, {}, said), date(2026, 11, 24))
    assert found and all(one.text and one.bibtex and one.csl for one in found)
    assert at.isascii() and "<" not in at
    assert Page(snippet(at, said.get("event", ""))).tags() == {"iframe"}


def test_the_plan_as_usual_has_no_unknown_values():
    assert unknown_values(Plan(("quiet-years",)).query(), INDEX) == {}
