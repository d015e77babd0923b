"""Triads of the invented dossier: Karsk, a kingdom to 1978 and a republic from 1979, between Velmark and Ostrania."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dossier.content.dates import parse
from dossier.content.vocabulary import vocabulary
from dossier.measures.balance import Tie, Triad, sign_of, tie, triads
from tests.samples import FOLDERS, catalogue_of, changed, invented

YEAR = date(1960, 1, 1), date(1960, 12, 31)


def stance(key, dates, word):
    """An alignment of Karsk toward Velmark."""
    return replace(invented().alignments["karsk-vel-1950"], id=key, dates=parse(dates), stance=word)


def karsk(catalogue=None, signs=None):
    catalogue = catalogue or invented()
    years = range(catalogue.opens.year, catalogue.closes.year + 1)
    return {t.year: t for t in triads(catalogue, catalogue.lanes["Karsk"], dict.fromkeys(years, -1) if signs is None else signs)}


@pytest.mark.parametrize(
    ("ab", "ax", "bx", "state"),
    [
        (1, 1, 1, "balanced"),
        (1, 1, -1, "unbalanced"),
        (1, -1, 1, "unbalanced"),
        (1, -1, -1, "balanced"),
        (-1, 1, 1, "unbalanced"),
        (-1, 1, -1, "balanced"),
        (-1, -1, 1, "balanced"),
        (-1, -1, -1, "unbalanced"),
        (0, 1, -1, "undecided"),
        (1, 0, 1, "undecided"),
        (-1, -1, 0, "undecided"),
        (0, 0, 0, "undecided"),
        (None, 1, 1, "unknown"),
        (1, None, 0, "unknown"),
        (0, 1, None, "unknown"),
    ],
)
def test_the_state_of_a_triad(ab, ax, bx, state):
    assert Triad(1950, ("kar",), ab, ax, bx).state == state


def test_every_stance_of_the_vocabulary_has_its_sign():
    assert {word: sign_of(word) for word in vocabulary()["stance"]} == {
        "allied": 1,
        "aligned": 1,
        "cooperative": 1,
        "neutral": 0,
        "strained": -1,
        "opposed": -1,
        "at-war": -1,
        "unknown": None,
    }


def test_a_king_allied_with_one_side_and_opposed_to_the_other_is_in_balance_while_they_quarrel():
    found = karsk()[1960]
    assert (found.ab, found.ax, found.bx, found.state) == (-1, -1, 1, "balanced")
    assert (found.ax_ids, found.bx_ids, found.changed) == (("karsk-vel-1950",), ("karsk-ost-1950",), ())
    assert karsk(signs={1960: 1})[1960].state == "unbalanced"


def test_a_state_and_its_successor_are_one_third_party():
    found = karsk()
    assert found[1978].third == found[1979].third == ("kar", "krp")
    assert (found[1979].ax, found[1979].bx, found[1979].state) == (None, 0, "unknown")
    assert list(found) == list(range(1950, invented().closes.year + 1))


def test_what_the_article_says_gives_no_sign():
    catalogue = invented()
    hill = triads(catalogue, ["hil"], {1960: -1})
    assert [t.year for t in hill] == list(range(1955, 1989)), "before and after it there is no third party"
    assert {(t.ax, t.bx) for t in hill} == {(None, None)}


def test_a_year_without_a_sign_between_the_sides_is_unknown():
    assert {t.state for t in karsk(signs={}).values()} == {"unknown"}


def test_a_sign_that_is_none_is_refused():
    with pytest.raises(ValueError, match=r"1, 0, -1 or None, not 2"):
        karsk(signs={1960: 2, 1961: None})


def test_the_sign_that_held_for_most_days_stands_for_the_year():
    rows = [stance("one", "1955/1960-08-31", "opposed"), stance("two", "1960-09-01/..", "allied")]
    assert tie(rows, *YEAR) == Tie(-1, ("one",), True)
    assert tie(rows, date(1961, 1, 1), date(1961, 12, 31)) == Tie(1, ("two",), False)


def test_days_are_summed_by_sign_and_not_by_word():
    rows = [
        stance("one", "1960-01-01/1960-04-30", "strained"),
        stance("two", "1960-05-01/1960-08-31", "opposed"),
        stance("three", "1960-09-01/1960-12-31", "allied"),
    ]
    assert tie(rows, *YEAR) == Tie(-1, ("one", "two"), True)
    assert tie(rows[:2], *YEAR) == Tie(-1, ("one", "two"), False), "another word of the same sign is no change"


def test_days_marked_unknown_count_and_days_without_a_record_do_not():
    late = stance("late", "1960-11-01/..", "allied")
    assert tie([late], *YEAR) == Tie(1, ("late",), False)
    assert tie([stance("dark", "1960-01-01/1960-10-31", "unknown"), late], *YEAR) == Tie(None, ("dark",), True)
    assert tie([], *YEAR) == Tie(None)


def test_first_and_last_day_both_count():
    assert tie([stance("one", "1960-05-05", "allied")], *YEAR) == Tie(1, ("one",), False)
    edges = [stance("before", "1955/1960-01-01", "opposed"), stance("after", "1960-12-31/..", "allied")]
    assert tie(edges, *YEAR) == Tie(1, ("after",), True) and tie(edges[:1], *YEAR) == Tie(-1, ("before",), False)


def test_of_two_signs_that_held_equally_long_the_later_is_taken():
    rows = [stance("one", "1960-01-01/1960-07-01", "allied"), stance("two", "1960-07-02/1960-12-31", "strained")]
    assert (tie(rows, *YEAR).sign, tie(rows[::-1], *YEAR).sign) == (-1, -1)


def test_a_change_within_a_year_is_named_by_its_relation():
    rows = [r for r in invented().dossier.alignments if r.id != "karsk-vel-1950"]
    catalogue = changed(alignments=(*rows, stance("one", "1950/1960-03", "allied"), stance("two", "1960-04/1978", "opposed")))
    found = karsk(catalogue)
    assert (found[1960].ax, found[1960].ax_ids, found[1960].changed) == (-1, ("two",), ("ax",))
    assert found[1959].changed == found[1961].changed == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sign_of_a_dossier_rests_on_records(folder):
    catalogue, seen = catalogue_of(folder), 0
    for lane in catalogue.lanes.values():
        for found in triads(catalogue, lane, {}):
            for side, sign, ids in (
                (catalogue.meta.side_a, found.ax, found.ax_ids),
                (catalogue.meta.side_b, found.bx, found.bx_ids),
            ):
                rows = [catalogue.alignments[key] for key in ids]
                assert rows or sign is None
                for row in rows:
                    seen += 1
                    assert (row.basis, row.toward, sign_of(row.stance)) == ("record", side, sign) and row.third in lane
                    assert row.dates.overlaps(date(found.year, 1, 1), date(found.year, 12, 31))
    assert seen > 50
