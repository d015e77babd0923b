"""The address: every key, known, unknown and garbage; and the callbacks that write it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dossier.index.filters import LONGEST, sought
from dossier.ui import controls
from dossier.ui.address import NOTES
from tests.app.opening import PAGES, assert_sound, notes, opened, picked
from tests.hostile import HARD, KEYS, queries
from tests.samples import invented

DEFAULT = {"period": "treaty-years"}


def test_an_empty_address_gives_the_default():
    assert picked(opened()) == DEFAULT


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"period": "quiet-years"}, {"period": "quiet-years"}),
        ({"event": "king-of-karsk-falls-1978"}, {"period": "quiet-years", "event": "king-of-karsk-falls-1978"}),
        ({"alignment": "karsk-ost-1979"}, {"period": "quiet-years", "alignment": "karsk-ost-1979"}),
        ({"sentence": "s08"}, {"period": "treaty-years", "sentence": "s08"}),
        ({"claim": "c02"}, {"period": "treaty-years", "claim": "c02"}),
        ({"period": "quiet-years", "alignment": "hill-vel-article"}, {"period": "quiet-years", "alignment": "hill-vel-article"}),
    ],
)
@pytest.mark.parametrize("page", PAGES)
def test_a_known_address_is_the_pick_on_every_page(page, query, wanted):
    at = opened(page, **query)
    assert_sound(at)
    assert picked(at) == wanted and notes(at) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("key", ["period", "event", "alignment", "sentence", "claim"])
def test_an_unknown_value_gives_the_default_and_a_note(page, key):
    at = opened(page, **{key: "no-such-*thing*"})
    assert_sound(at)
    assert picked(at) == DEFAULT
    assert len(notes(at)) == 1 and key in notes(at)[0] and "no-such-\\*thing\\*" in notes(at)[0]


def test_a_repeated_key_counts_once():
    at = opened(period=["no-such", "quiet-years"])
    assert_sound(at)
    assert picked(at) == {"period": "quiet-years"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    page=st.sampled_from(PAGES),
    query=queries(),
)
def test_no_address_is_an_exception(page, query):
    """A sample of whole pages; `test_hostile_address.py` asks far more of what reads the address."""
    at = opened(page, **query)
    assert_sound(at)
    assert picked(at)["period"] in invented().periods


@pytest.mark.no_cover
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("value", HARD, ids=lambda value: repr(value)[:20])
def test_nor_is_one_that_says_the_same_for_every_key(page, value):
    at = opened(page, **{key: [value, value, "1960"] for key in KEYS if key != "embed"})
    assert_sound(at)
    assert all(len(note) < 400 for note in notes(at))


def test_many_unknown_values_are_noted_in_a_few_lines():
    at = opened("alignments", third=[f"nobody {n}" for n in range(1000)])
    assert_sound(at)
    assert len(notes(at)) == NOTES + 1 and notes(at)[-1] == "997 more values of third left out."


@pytest.mark.parametrize(
    ("page", "key"), [("alignments", "words"), ("evidence", "words"), ("article", "q"), ("data", "source_words")]
)
def test_what_is_looked_for_has_an_end(page, key, monkeypatch):
    """Every record is searched for each word, so a text of thousands of them would hold the server."""
    given = []
    monkeypatch.setattr(controls, "sought", lambda text: given.append(text) or sought(text))
    at = opened(page, **{key: "a " * 3000})
    assert_sound(at)
    assert given == ["a " * 3000] and len(sought(given[0])) <= LONGEST


def sent() -> None:
    """A script that answers one message of the browser, as the callbacks of `sync` do."""
    from types import SimpleNamespace

    import streamlit as st

    from dossier.ui import address
    from tests.samples import invented

    st.session_state["sync"] = SimpleNamespace(**st.session_state["message"])
    if "go" in st.session_state["message"]:
        address._go()
    else:
        address._picked(invented())
    st.session_state["written"] = {key: st.query_params.get_all(key) for key in st.query_params}


def written(message: dict, page: str = "", **query: str) -> AppTest:
    at = AppTest.from_function(sent)
    at.session_state["message"], at.session_state["page"] = message, page
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception, [e.value for e in at.exception]
    return at


def test_a_pick_is_written_with_its_period_and_other_keys_stay():
    at = written(
        {"pick": {"event": "king-of-karsk-falls-1978", "turn": 3}}, period="treaty-years", sentence="s06", dossier="vel-ost"
    )
    assert at.session_state["written"] == {
        "dossier": ["vel-ost"],
        "period": ["quiet-years"],
        "event": ["king-of-karsk-falls-1978"],
    }
    assert at.session_state["turn"] == 3


@pytest.mark.parametrize("page", ["", "alignments"])
def test_a_new_pick_takes_the_place_of_the_old_one(page):
    at = written({"pick": {"sentence": "s08", "turn": 1}}, page, event="treaty-of-hale-1952", words="aid")
    assert at.session_state["written"] == {"words": ["aid"], "period": ["treaty-years"], "sentence": ["s08"]}


@pytest.mark.parametrize(
    "sent_pick",
    [
        {},
        None,
        "text",
        5,
        [],
        {"turn": 2},
        {"event": {"a": 1}, "turn": 1},
        {"event": "<script>", "turn": "7"},
        {"period": 12, "turn": 0},
    ],
)
def test_a_message_that_makes_no_sense_writes_a_sound_address_or_nothing(sent_pick):
    at = written({"pick": sent_pick})
    assert at.session_state["written"] in ({}, {"period": ["treaty-years"]})


def chosen(at: AppTest, label: str, values: list[str], read: dict[str, list[str]] | None = None) -> AppTest:
    """A choice in a list; its message says what the browser has `read` of the address, where that is not all."""
    if read is not None:
        at.query_params.clear()
        for key, said in read.items():
            at.query_params[key] = said
    at.multiselect(next(one.key for one in at.multiselect if one.label == label)).set_value(values).run()
    assert_sound(at)
    return at


def shown(at: AppTest, label: str) -> list[str]:
    return next(one.value for one in at.multiselect if one.label == label)


def test_a_choice_on_a_slow_line_does_not_undo_the_one_before():
    """Each message brings the address that the browser had read by then, and a slow one reads it after the next choice."""
    at = opened("alignments")
    chosen(at, "Basis", ["record"])
    chosen(at, "Stance", ["allied"], read={})
    assert (shown(at, "Basis"), shown(at, "Stance")) == (["record"], ["allied"])
    assert at.query_params == {"basis": "record", "stance": "allied"}
    chosen(at, "Toward", [at.multiselect[1].options[0]], read={"basis": ["record"]})
    chosen(at, "Basis", [], read={"basis": ["record"], "stance": ["allied"]})
    chosen(at, "Stance", ["allied", "strained"], read={"basis": ["record"]})
    assert shown(at, "Basis") == [] and "basis" not in at.query_params, "what was taken away stays away"
    assert shown(at, "Stance") == ["allied", "strained"] and len(shown(at, "Toward")) == 1


def test_back_is_no_choice_and_undoes_what_was_chosen():
    at = opened("alignments")
    chosen(at, "Basis", ["record"])
    at.query_params.clear()
    at.run()
    assert shown(at, "Basis") == []
    chosen(at, "Stance", ["allied"])
    assert shown(at, "Basis") == [] and "basis" not in at.query_params


def test_an_address_that_says_something_else_by_now_stands():
    at = opened("alignments")
    chosen(at, "Basis", ["record"])
    chosen(at, "Stance", ["allied"], read={"basis": ["article"]})
    assert shown(at, "Basis") == ["article"] and shown(at, "Stance") == ["allied"]


def test_a_link_to_another_page_is_remembered_with_the_dossier():
    at = written({"go": {"page": "article", "query": {"sentence": "s06"}}}, dossier="vel-ost")
    assert at.session_state["go_to"] == ("pages/article.py", {"dossier": "vel-ost", "sentence": "s06"})


@pytest.mark.parametrize(
    "go", [{}, {"page": "nowhere", "query": {}}, {"page": "article"}, {"page": "article", "query": "x"}, "text"]
)
def test_a_link_to_nowhere_goes_nowhere(go):
    assert "go_to" not in written({"go": go}).session_state


def test_a_link_goes_to_its_page_with_its_pick():
    at = opened()
    at.session_state["go_to"] = ("pages/article.py", {"sentence": "s06"})
    at.run()
    assert_sound(at)
    assert at.title[0].value == "The article" and picked(at) == {"period": "treaty-years", "sentence": "s06"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"from": "1955", "to": "1972"}, []),
        ({"from": "1955"}, []),
        ({"from": "yesterday"}, ["There is no year “yesterday” here. It is left out."]),
        (
            {"from": "1800", "to": "1810"},
            ["The address asks for years that this dossier has none of, 1800 to 1810. All years are shown."],
        ),
    ],
    ids=["years", "open end", "no year", "others"],
)
def test_years_of_the_timeline_that_cannot_be_shown_are_noted(query, wanted):
    at = opened(**query)
    assert_sound(at)
    assert notes(at) == wanted
