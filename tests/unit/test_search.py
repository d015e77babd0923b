"""One search over everything."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from dossier.content.dates import parse
from dossier.content.folding import folded
from dossier.content.model import Actor
from dossier.index.entries import KINDS, entries
from dossier.index.filters import LONGEST
from dossier.index.queries import Catalogue
from dossier.index.search import Index, Results, search
from tests.samples import changed, event, invented


@cache
def made() -> Index:
    return Index(invented())


def index_of(*events, **parts) -> Index:
    return Index(changed(events=tuple(events), **parts))


def ids(results: Results, kind: str = "event") -> list[str]:
    return [hit.id for group in results.groups for hit in group.hits if group.kind == kind]


def of(index: Index, text: str, kind: str = "event") -> list[str]:
    return ids(search(index, text, 50), kind)


DAY = index_of(
    event("dated", "2001-09-11", title="A morning"),
    event("numbers", "2004", title="The report on 9/11"),
    event("words", "2004", title="A view of 11 September 2001"),
    event("american", "2004", title="Since September 11, 2001"),
    event("iso", "2004", title="Of 2001-09-11"),
    event("other-day", "2001-09-12", title="The day after"),
    event("november", "1999-11-09", title="Another day"),
)
SAME = ["dated", "american", "iso", "numbers", "words"]


@pytest.mark.parametrize(
    "text", ["11 September 2001", "September 11, 2001", "11 Sept 2001", "2001-09-11", "11.9.2001", "2001/9/11"]
)
def test_a_day_is_found_in_every_form_by_every_form(text):
    assert sorted(of(DAY, text)) == sorted(SAME)


@pytest.mark.parametrize("text", ["11 September", "September 11", "11th of September"])
def test_a_day_without_a_year_is_of_every_year(text):
    assert sorted(of(DAY, text)) == sorted(SAME)


def test_a_pair_with_a_stroke_is_read_in_both_ways_and_the_answer_says_so():
    results = search(DAY, "9/11")
    assert sorted(ids(results)) == sorted([*SAME, "november"])
    assert results.notes == ("A day written in numbers is read in both ways: 11 September or 9 November.",)
    assert search(DAY, "23/12").notes == () and search(DAY, "11 September").notes == ()


@pytest.mark.parametrize("text", ["sept 2001", "September 2001", "2001-09", "Sep. 2001"])
def test_a_month_holds_its_days(text):
    assert sorted(of(DAY, text)) == sorted([*SAME, "other-day"])


def test_a_year_and_a_decade_hold_their_days():
    assert sorted(of(DAY, "2001")) == sorted([*SAME, "other-day"])
    assert of(DAY, "1990s") == of(DAY, "the 90s the") == of(DAY, "1990’s") == ["november"] or of(DAY, "90s") == ["november"]


def test_the_date_itself_is_told_from_a_text_that_says_it():
    hits = {hit.id: hit for group in search(DAY, "9/11").groups for hit in group.hits}
    assert hits["dated"].by_date and not hits["dated"].title.places
    assert not hits["numbers"].by_date and hits["numbers"].title.found == ("9/11",)
    assert hits["american"].title.found == ("September 11, 2001",)


NAMED = index_of(
    event("full", "1950", title="The Kingdom of Karsk sends corn"),
    event("short", "1951", title="KRS sends corn"),
    event("also", "1952", title="Karskia sends corn"),
    event("none", "1953", title="Others send krs and corn"),
    actors=(*invented().dossier.actors, Actor(id="new", name="Kingdom of Karsk", short="KRS", also=("Karskia",))),
)


@pytest.mark.parametrize("text", ["Kingdom of Karsk", "KRS", "krs", "karskia", "KARSKIA corn", "corn krs"])
def test_an_actor_is_found_under_any_of_its_names(text):
    assert of(NAMED, text) == ["full", "short", "also"]


def test_the_answer_says_under_which_names_it_was_looked_for():
    assert search(NAMED, "karskia").notes == ("“Karskia” is looked for as Kingdom of Karsk and KRS too.",)
    assert search(NAMED, "corn").notes == ()


def test_words_in_quotation_marks_stand_as_they_are():
    assert of(NAMED, '"kingdom of karsk"') == of(NAMED, "“Kingdom of Karsk”") == ["full"]
    assert of(NAMED, '"corn sends"') == [] and of(NAMED, "corn sends") != []


def test_the_adjective_of_a_side_is_one_of_its_names():
    meta = invented().meta
    assert invented().actors[meta.side_a].name in made().names[folded(meta.adjective_a)]


ORDER = index_of(
    event("late-title", "1960", title="Corn is sent"),
    event("early-text", "1950", title="A treaty", text="Corn is promised."),
    event("early-title", "1955", title="Corn again"),
)


def test_titles_come_first_then_the_earlier():
    (group,) = search(ORDER, "corn").groups
    assert [hit.id for hit in group.hits] == ["early-title", "late-title", "early-text"]
    assert [hit.in_title for hit in group.hits] == [True, True, False]


def test_kinds_stand_by_titles_then_by_weight():
    results = search(made(), "treaty")
    kinds = [group.kind for group in results.groups]
    first = [group.hits[0].in_title for group in results.groups]
    assert first == sorted(first, reverse=True) and len(kinds) > 3
    for titled in (True, False):
        rows = [list(KINDS).index(kind) for kind, one in zip(kinds, first, strict=True) if one is titled]
        assert rows == sorted(rows)


def test_all_words_must_stand_and_each_begins_a_word():
    assert of(ORDER, "corn treaty") == ["early-text"]
    assert of(ORDER, "corn zebra") == [] and of(ORDER, "orn") == [] and of(ORDER, "tre cor") == ["early-text"]


def test_a_limit_is_of_each_kind_and_the_number_is_told():
    results = search(ORDER, "corn", limit=1)
    assert [(len(group.hits), group.total) for group in results.groups if group.kind == "event"] == [(1, 3)]


def test_one_kind_alone():
    assert {group.kind for group in search(made(), "treaty", kind="claim").groups} == {"claim"}
    assert search(made(), "treaty", kind="nothing").groups == ()


def test_every_kind_is_found_by_its_title():
    for kind in KINDS:
        there = [entry for entry in entries(invented()) if entry.kind == kind]
        assert there, kind
        for entry in there[:3]:
            results = search(made(), f'"{entry.texts[0].text[:150]}"', 500)
            assert entry.id in ids(results, kind), (kind, entry.id)


LETTERS = [
    ("Küche café", "kuche cafe"),
    ("Küche", "ku\u0308che"),
    ("Ku\u0308che", "küche"),
    ("پاكستان", "پاکستان"),
    ("علي", "علی"),
    ("حكومة", "حکومه"),
    ("مُحَمَّد", "محمد"),
    ("Résumé of ﬁnance", "resume FINANCE"),
    ("İstanbul", "istanbul"),
    ("Ｆ-16", "f-16"),
]


@pytest.mark.parametrize(("said", "asked"), LETTERS)
def test_letters_are_folded_and_whole_letters_marked(said, asked):
    index = index_of(event("one", "1950", title=f"Of {said} here"))
    (hit,) = search(index, asked).groups[0].hits
    assert " ".join(hit.title.found) in (said, said.replace(" of ", " ")) and of(index, f'"{asked.split()[0]}"') == ["one"]


def test_words_of_other_writings_may_stand_within():
    index = index_of(event("one", "1950", title="والحكومة"), event("two", "1950", title="日本政府"))
    assert of(index, "حكومة") == ["one"] and of(index, "政府") == ["two"]


def test_marks_never_overlap_and_lie_in_the_text():
    for text in ("treaty river treaties", "the 1950s 1952", "9/11 of karsk", "velmark velmarkish ostrania"):
        for group in search(made(), text, 500).groups:
            for hit in group.hits:
                for piece in (hit.title, *hit.texts):
                    ends = [0, *(end for place in piece.places for end in place)]
                    assert ends == sorted(ends) and ends[-1] <= len(piece.text)


def test_nothing_found_says_what_is_written_alike():
    results = search(made(), "treety")
    assert not results.groups and "treaty" in {near.text for near in results.near}
    near = next(near for near in results.near if near.text == "treaty")
    assert near.total == search(made(), "treaty").total > 0
    assert search(made(), "treaty").near == ()


def test_what_is_offered_finds_something():
    for text in ("treety zebra", "treety rivver", "zebra treety"):
        near = search(made(), text).near
        assert near and all(one.total for one in near if one.total is not None), text


def test_nothing_found_together_says_how_much_each_finds_alone():
    assert not search(made(), "treaty zebra").groups
    results = search(ORDER, "zebra corn")
    assert ("corn", "alone", 3) in {(near.text, near.why, near.total) for near in results.near}


def test_a_time_without_a_record_says_which_events_are_next_to_it():
    index = index_of(event("one", "1950-03-01"), event("two", "1952-05-01"))
    near = [(near.text, near.why) for near in search(index, "3 June 1951").near]
    assert near == [("1 March 1950", "the event before"), ("1 May 1952", "the event after")]
    for text, _ in near:
        assert search(index, text).total


def test_an_empty_search_finds_nothing_and_says_nothing():
    for text in ("", "   ", '""', '"', "\x00", ".,;", "…"):
        results = search(made(), text)
        assert not results.groups and not results.near and not results.notes, repr(text)


HOSTILE = [
    "x" * 100_000, "a " * 5_000, "\x00\x1f\x7f\ud800", "(" * 300, "[a-z]+(.*)*$", "\\", "%", '"' * 199, "9/" * 100, "1/1/" * 50,
    "1-" * 100, "11 and " * 40, "e\u0301" * 100, "\u0300" * 200, "٩/١١", "0000", "31/31", "may " * 60, "11 " * 70, "\u202e9/11", "2001" * 50,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_cut_and_answered(text):
    results = search(made(), text)
    assert len(results.asked) <= LONGEST and results.total >= 0


def test_thousands_of_random_texts_never_raise():
    chance = random.Random(11)
    pieces = [
        "treaty",
        "velmark",
        "9/11",
        "1950s",
        "“",
        '"',
        "-",
        "/",
        ".",
        "sept",
        "11",
        "1952",
        "ö",
        "ك",
        "\u0301",
        "\x07",
        "日本",
        " ",
        "  ",
        "(",
        "us",
    ]
    for _ in range(2_000):
        text = "".join(
            chance.choice(pieces) if chance.random() < 0.8 else chr(chance.randrange(1, 0x3000))
            for _ in range(chance.randrange(12))
        )
        results = search(made(), text)
        assert bool(results.groups) == bool(results.total)


def test_a_dossier_without_anything_is_searched_too():
    empty = Catalogue(
        replace(invented().dossier, article=None, actors=(), events=(), alignments=(), claims=(), sources=(), contexts=())
    )
    assert {group.kind for group in search(Index(empty), "treaty agreement").groups} <= {"period", "term"}


def test_an_approximate_date_is_found_and_stays_approximate():
    index = index_of(event("about", "1950-05~"))
    (hit,) = search(index, "May 1950").groups[0].hits
    assert hit.when == parse("1950-05~") and hit.by_date
