from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.citing.cite import LICENCES, article, authors, dossier, line
from dossier.content.dates import parse
from dossier.content.model import Source
from dossier.content.names import Name, plain
from tests.samples import FOLDERS, catalogue_of, invented

BARE = Source(id="x", type="book", title="A title", grade="press", origin="vel")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("Maren, Ilse",), "Ilse Maren"),
        (("Department of Rivers",), "Department of Rivers"),
        (("Lund, Per", "Oda, Mika"), "Per Lund and Mika Oda"),
        (("A, B", "C, D", "E, F"), "B A, D C and F E"),
        (("A, B", "C, D", "E, F", "G, H"), "B A, D C, F E and others"),
    ],
)
def test_names_as_printed(names, text):
    assert authors(map(plain, names)) == text


def test_bodies_keep_their_words_in_order_and_a_suffix_stands_last():
    body, person = Name(body="Embassy of Velmark, Hale"), Name(family="Lund", given="Per", suffix="Jr.")
    assert authors([body, person]) == "Embassy of Velmark, Hale and Per Lund Jr."
    assert line(replace(BARE, author=(body,))) == "Embassy of Velmark, Hale, A title"


def test_a_line_has_what_is_known_in_order_and_no_empty_places():
    assert line(BARE) == "A title"
    full = replace(BARE, author=(plain("Lund, Per"),), container="Journal, 4", publisher="Sele House", issued=parse("1990-03"))
    assert line(full) == "Per Lund, A title, Journal, 4, March 1990"
    assert line(replace(full, container="")) == "Per Lund, A title, Sele House, March 1990"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_source_has_a_line_with_its_title(folder):
    for s in catalogue_of(folder).sources.values():
        said = line(s)
        assert s.title in said and ", ," not in said and not said.endswith(", ")


def test_the_article_and_the_dossier_as_lines():
    catalogue = invented()
    assert catalogue.dossier.article
    assert article(catalogue.dossier.article.meta) == (
        "Olive Tarn, Velmark and Ostrania: neighbours without a road, The Lantern Review, March 1998"
    )
    assert dossier(catalogue.meta) == "The Dossier project, Velmark - Ostrania, version of 2026-11-24, CC BY 4.0"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_licence_of_a_dossier_is_one_with_an_address(folder):
    assert catalogue_of(folder).meta.licence in LICENCES
