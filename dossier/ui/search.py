"""The parts of the Search page, and the way to it that stands on every other page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dossier.index.queries import Catalogue
from dossier.index.search import LIMIT, Index, search
from dossier.render.search import HEADS, found, summary
from dossier.ui import address, cached
from dossier.ui.components import finder, leaf, say, text
from dossier.ui.controls import one_tab, searched

PAGE = "search"
MANY = 200  # hits that are shown where one kind is chosen
KINDS = {"": "All", **HEADS}


def link() -> None:
    """The way to the page; the key `/` takes it too."""
    query: dict[str, Any] = {key: st.query_params[key] for key in ("dossier",) if key in st.query_params}
    with st.container(key="searchlink"):
        st.page_link(
            "pages/search.py", label="Search", icon=":material/search:", help="Search everything. Key: /", query_params=query
        )


def controls() -> tuple[str, str]:
    """The field and the choice of a kind; gives what is looked for and the kind, empty for all."""
    with st.container(key="find_box"):
        asked = searched(st, "find", "Search everything", "words, a name, or a date in any form")
        address.note_unknown("list", KINDS, KINDS.__getitem__)
        kind = one_tab("list", "Show", KINDS)
    return asked, kind


def results(catalogue: Catalogue, asked: str, kind: str) -> None:
    """How much was found, in a line that is heard, and the hits."""
    index = cached.made(catalogue, "search index", lambda: Index(catalogue))
    said, data = cached.lru(catalogue, "search", (asked, kind), lambda: _made(catalogue, index, asked, kind))
    finder()  # it hears of the hits' buttons, so it comes before them
    say(said)
    leaf("search_leaf", data)


def _made(catalogue: Catalogue, index: Index, asked: str, kind: str) -> tuple[str, bytes]:
    results = search(index, asked, MANY if kind else LIMIT, kind)
    return summary(results), text(PAGE, "found", found(catalogue, results), basis={})
