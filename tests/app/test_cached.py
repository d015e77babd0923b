"""What is kept for all readers: how long, and what never is."""

from __future__ import annotations

from threading import Barrier, Thread
from time import sleep

import pytest

from dossier.index.queries import Catalogue
from dossier.ui import cached
from tests.app.opening import opened, part, rows
from tests.samples import INVENTED, copied, edited, invented


def test_a_thing_is_made_once_for_an_index():
    one, other = Catalogue(invented().dossier), Catalogue(invented().dossier)
    made = [cached.made(catalogue, name, object) for catalogue in (one, other) for name in ("x", "x", "y")]
    assert made[0] is made[1] and len({id(thing) for thing in made}) == 4


def test_several_readers_who_choose_the_same_at_once_have_it_made_once():
    catalogue, made, ready = Catalogue(invented().dossier), [], Barrier(6)

    def make() -> object:
        made.append(1)
        sleep(0.05)  # long enough for the others to ask
        return object()

    def reader() -> None:
        ready.wait()
        got.append(cached.lru(catalogue, "level", "this", make))

    got: list[object] = []
    readers = [Thread(target=reader) for _ in range(6)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert len(made) == 1 and len(got) == 6 and len(set(map(id, got))) == 1


def test_what_was_not_made_is_made_for_the_next():
    catalogue = Catalogue(invented().dossier)
    with pytest.raises(ZeroDivisionError):
        cached.lru(catalogue, "level", "this", lambda: 1 // 0)
    assert cached.lru(catalogue, "level", "this", lambda: 1) == 1


def test_only_what_was_chosen_lately_is_kept():
    catalogue, made = Catalogue(invented().dossier), []
    for key in (*range(cached.KEPT + 1), cached.KEPT, 0):
        cached.lru(catalogue, "level", key, lambda key=key: made.append(key))
    assert made == [*range(cached.KEPT + 1), 0]


def test_an_index_lives_as_long_as_its_files_and_the_day(monkeypatch):
    first = cached.catalogue(INVENTED)
    assert first is not None and cached.catalogue(INVENTED) is first
    closed = first.closes
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-25")
    second = cached.catalogue(INVENTED)
    assert second is not None and (second.closes - closed).days == 1, "an open span ends today"


def test_a_changed_file_is_seen_at_the_next_run(root):
    folder = copied(root)
    at = opened()
    edited(folder / "dossier.yaml", "title: Velmark - Ostrania", "title: Another")
    assert at.run().title[0].value == "Another"


def test_what_a_reader_filters_or_looks_for_is_not_kept():
    many = rows(opened("alignments"))
    assert "<mark>" not in part(opened("article"), "article_leaf")["html"]
    shelf = cached._shelves[cached.catalogue(INVENTED)][1]
    kept = dict(shelf)
    assert len(rows(opened("alignments", words="treaty"))) < len(many)
    assert "<mark>" in part(opened("article", q="treaty"), "article_leaf")["html"]
    assert shelf == kept and many == rows(opened("alignments"))


def test_what_is_made_may_ask_for_another_thing_that_is_made():
    catalogue = Catalogue(invented().dossier)
    assert cached.made(catalogue, "outer", lambda: cached.made(catalogue, "inner", lambda: 1) + 1) == 2
