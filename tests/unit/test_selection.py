from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, Selection, default_period, resolve
from tests.samples import FOLDERS, catalogue_of, changed, invented

known = [*invented().events, *invented().alignments, *invented().sentences, *invented().claims, *invented().periods]
ids = st.sampled_from(known) | st.text(max_size=80)


def selections(catalogue: Catalogue) -> list[Selection]:
    """Every pick that a reader can make."""
    out = [Selection(period=key) for key in catalogue.periods]
    out += [Selection(period=catalogue.home[key], event=key) for key in catalogue.events]
    out += [Selection(period=p, alignment=a.id) for p in catalogue.periods for a in catalogue.alignments_in(p)]
    out += [Selection(period=p.id, sentence=key) for key, rows in catalogue.periods_of_sentence.items() for p in rows]
    out += [
        Selection(period=catalogue.period_of("claim", key), claim=key)
        for key in catalogue.claims
        if catalogue.period_of("claim", key)
    ]
    return out


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_pick_comes_back_from_its_address(folder):
    catalogue = catalogue_of(folder)
    picks = selections(catalogue)
    assert len(picks) > len(catalogue.events)
    for pick in picks:
        assert resolve(pick.query(), catalogue) == (pick, [])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_record_without_its_period_opens_where_it_belongs(folder):
    catalogue = catalogue_of(folder)
    tables = {
        "event": catalogue.events,
        "alignment": catalogue.alignments,
        "sentence": catalogue.sentences,
        "claim": catalogue.claims,
    }
    for kind, table in tables.items():
        for key in table:
            pick, notes = resolve({kind: key}, catalogue)
            assert getattr(pick, kind) == key and notes == []
            assert pick.period == (catalogue.period_of(kind, key) or default_period(catalogue))


@given(st.dictionaries(st.sampled_from([*KEYS, "embed", "x"]), ids))
def test_any_address_gives_a_sound_pick_that_stays(params):
    catalogue = invented()
    pick, notes = resolve(params, catalogue)
    assert pick.period in catalogue.periods
    assert sum(bool(getattr(pick, key)) for key in KEYS[1:]) <= 1
    assert resolve(pick.query(), catalogue) == (pick, [])
    known = {
        "period": catalogue.periods,
        "event": catalogue.events,
        "alignment": catalogue.alignments,
        "sentence": catalogue.sentences,
        "claim": catalogue.claims,
    }
    assert len(notes) == sum(bool(params.get(key)) and params[key] not in known[key] for key in KEYS)


def test_an_unknown_value_gives_the_default_and_one_note_that_names_it():
    pick, notes = resolve({"event": "nothing-1950"}, invented())
    assert pick == Selection(period=default_period(invented()))
    assert len(notes) == 1 and "event" in notes[0] and "nothing-1950" in notes[0]


def test_a_long_unknown_value_is_cut():
    _, notes = resolve({"period": "x" * 5000}, invented())
    assert len(notes[0]) < 150


def test_an_event_outweighs_a_period_that_it_does_not_lie_in():
    pick, notes = resolve({"period": "quiet-years", "event": "treaty-of-hale-1952"}, invented())
    assert pick == Selection(period="treaty-years", event="treaty-of-hale-1952") and notes == []


def test_a_sentence_of_no_period_keeps_the_period_at_hand():
    pick, notes = resolve({"period": "quiet-years", "sentence": "s01"}, invented())
    assert pick == Selection(period="quiet-years", sentence="s01") and notes == []


def test_a_claim_opens_in_the_first_period_that_holds_one_of_its_sentences():
    one, *rest = invented().dossier.claims
    first, second = invented().dossier.periods
    catalogue = changed(
        claims=(replace(one, sentences=("s01", "s09", "s06")), *rest),
        periods=(replace(first, sentences=("s06",)), replace(second, sentences=("s09",))),
    )
    assert resolve({"claim": one.id}, catalogue)[0] == Selection(period=second.id, claim=one.id)
    assert resolve({"claim": one.id, "period": first.id}, catalogue)[0] == Selection(period=first.id, claim=one.id)


def test_a_claim_of_no_period_keeps_the_period_at_hand():
    one, *rest = invented().dossier.claims
    catalogue = changed(claims=(replace(one, sentences=("s01",)), *rest))
    assert resolve({"claim": one.id, "period": "quiet-years"}, catalogue)[0] == Selection(period="quiet-years", claim=one.id)


def test_of_several_records_the_first_kind_is_kept():
    pick, _ = resolve({"sentence": "s06", "alignment": "karsk-ost-1950", "event": "treaty-of-hale-1952"}, invented())
    assert pick.query() == {"period": "treaty-years", "event": "treaty-of-hale-1952"}


def test_the_default_is_the_first_period_with_most_sentences():
    first, second = invented().dossier.periods
    assert default_period(changed(periods=(replace(first, sentences=()), replace(second, sentences=("s06",))))) == second.id
    assert default_period(changed(periods=(replace(first, sentences=()), replace(second, sentences=())))) == first.id
    assert default_period(changed(periods=())) == ""


def test_a_query_has_no_empty_keys():
    assert Selection(period="p").query() == {"period": "p"} and Selection().query() == {}
