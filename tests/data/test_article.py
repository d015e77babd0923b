"""The edition of the shipped article beside its original, where this machine has the original.

The original is not ours to publish. `DOSSIER_ORIGINAL` names its file, or it lies beside the checkout.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from dossier.content.editions import bind, decode, normal
from dossier.content.files import DATA, ROOT
from dossier.content.load import load

LONGEST = 7  # identical words in a row that a retelling may share with its original
# Names of people, places, organisations and offices that may stand in a longer run, since they cannot be retold.
NAMES: tuple[str, ...] = ()
BESIDE = ROOT.parent / "shared" / "seed" / "article.txt"


def words(text: str) -> list[str]:
    """The words of a text in their normal form; a word without letters or digits is none."""
    return [word for word in map(normal, re.split(r"[\s\u2010-\u2015/-]+", text)) if word]


def without_names(text: str, names: tuple[str, ...] = NAMES) -> list[str | None]:
    """The words of a text, with `None` in the place of each name."""
    out: list[str | None] = []
    rest, parts = words(text), sorted((words(name) for name in names), key=len, reverse=True)
    while rest:
        name = next((part for part in parts if rest[: len(part)] == part), None)
        out.append(None if name else rest[0])
        rest = rest[len(name) if name else 1 :]
    return out


def longest_run(ours: str, theirs: str, names: tuple[str, ...] = NAMES) -> list[str | None]:
    """The longest run of identical words that two texts share; a name ends a run."""
    a, b = without_names(ours, names), without_names(theirs, names)
    best: list[str | None] = []
    for i in range(len(a)):
        for j in range(len(b)):
            length = 0
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length] is not None:
                length += 1
            if length > len(best):
                best = a[i : i + length]
    return best


@pytest.fixture(scope="module")
def original() -> str:
    path = Path(os.environ.get("DOSSIER_ORIGINAL", BESIDE))
    if not path.is_file():
        pytest.skip(f"the original article is not on this machine: set DOSSIER_ORIGINAL, or put it at {BESIDE}")
    return decode(path.read_bytes())


@pytest.fixture(scope="module")
def sentences():
    return load(DATA / "usa-pak").dossier.article.sentences


def test_the_longest_run_is_found():
    assert longest_run("He came, and we saw the sea today.", "Then we saw the sea.") == ["we", "saw", "the", "sea"]
    assert longest_run("one two", "three") == []


def test_names_break_a_run_and_nothing_else_does():
    ours, theirs = "a visit of Liaquat Ali Khan to the capital", "the visit of Liaquat Ali Khan to the capital"
    assert longest_run(ours, theirs, names=("Liaquat Ali Khan",)) == ["to", "the", "capital"]
    assert len(longest_run(ours, theirs, names=())) == 8


def test_every_sentence_is_bound_exactly_once(original, sentences):
    binding = bind(original, sentences)
    assert binding.missing == ()
    assert len(binding.found) == len(sentences)


def test_the_edition_leaves_nothing_out_and_keeps_the_order(original, sentences):
    found = bind(original, sentences).found
    assert normal("".join(found[s.id] for s in sentences)) in normal(original)  # below the article stands the site's own menu


def test_no_sentence_copies_its_original(original, sentences):
    found = bind(original, sentences).found
    runs = {s.id: longest_run(s.text, found[s.id]) for s in sentences if s.role in ("body", "standfirst")}
    assert {key: " ".join(run) for key, run in runs.items() if len(run) > LONGEST} == {}
