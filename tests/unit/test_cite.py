from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.cite import authors, line
from dossier.dates import parse
from dossier.model import Source
from tests.samples import FOLDERS, index_of

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
    assert authors(names) == text


def test_a_line_has_what_is_known_in_order_and_no_empty_places():
    assert line(BARE) == "A title"
    full = replace(BARE, author=("Lund, Per",), container="Journal, 4", publisher="Sele House", issued=parse("1990-03"))
    assert line(full) == "Per Lund, A title, Journal, 4, March 1990"
    assert line(replace(full, container="")) == "Per Lund, A title, Sele House, March 1990"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_source_has_a_line_with_its_title(folder):
    for s in index_of(folder).sources.values():
        said = line(s)
        assert s.title in said and ", ," not in said and not said.endswith(", ")
