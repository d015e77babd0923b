"""The parts of the Article page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dossier.queries import Index
from dossier.render.article import whole_article
from dossier.render.parts import count, literal
from dossier.ui import cached
from dossier.ui.components import leaf, packed
from dossier.ui.original import originals, switch

PAGE = "article"


def about(index: Index) -> None:
    """Whose article it is and what a reader should know of the text."""
    if index.dossier.article:
        meta = index.dossier.article.meta
        title = f"[{literal(meta.title)}](<{meta.url}>)" if meta.url else f"“{literal(meta.title)}”"
        st.markdown(f"{title}, {literal(meta.publisher)}. {literal(meta.note)}")


def controls(index: Index) -> str:
    """Edition and search; gives back what is searched for."""
    one, two = st.columns([2, 3], vertical_alignment="top")
    with one:
        switch(index)
    return (
        two.text_input(
            "Search the article", key="q", bind="query-params", placeholder="a word or a part of a sentence", live=True
        )
        or ""
    )


def edition(index: Index, folder: Path, query: str) -> None:
    """The whole edition with its margins, hits marked."""
    own = originals(index)
    html, hits = (
        cached.made(folder, f"whole {query}", "", lambda: whole_article(index, None, query))
        if own is None and len(query) < 3
        else whole_article(index, own, query)
    )
    if query.strip():
        st.caption(f"{count(hits, 'hit')} for “{literal(query.strip())}”")
    leaf("article_leaf", packed({"page": PAGE, "part": "edition", "html": html, "basis": {}}))
