"""The parts of the Article page."""

from __future__ import annotations

import streamlit as st

from dossier.citing.cite import authors
from dossier.content.dates import display
from dossier.content.problems import count
from dossier.index.queries import Catalogue
from dossier.render.article import whole_article
from dossier.render.context import APP
from dossier.render.parts import literal
from dossier.ui import cached
from dossier.ui.components import hits, leaf, text
from dossier.ui.controls import searched
from dossier.ui.original import originals, switch

PAGE = "article"


def about(catalogue: Catalogue) -> None:
    """Whose article it is and what a reader should know of the text."""
    if catalogue.dossier.article:
        meta = catalogue.dossier.article.meta
        title = f"[{literal(meta.title)}](<{meta.url}>)" if meta.url else f"“{literal(meta.title)}”"
        rest = [authors(meta.author), meta.publisher, display(meta.issued) if meta.issued else ""]
        terms = "" if catalogue.retold else f" Licence: {literal(catalogue.meta.licence)}."
        st.markdown(f"{', '.join([title, *(literal(part) for part in rest if part)])}. {literal(meta.note)}{terms}")


def controls(catalogue: Catalogue) -> bytes:
    """Edition, where there is another than ours, and search; gives the text for `edition`. The search stays in view, with the way from hit to hit."""
    if catalogue.retold:
        switch(catalogue)
    with st.container(key="articlefind"):
        query = searched(st, "q", "Search the article", "a word or a part of a sentence").strip()
        data, number = _edition(catalogue, query)
        with st.container(key="articlehits", horizontal=True, vertical_alignment="center"):
            if query:
                st.caption(f"{count(number, 'hit')} for “{literal(query)}”")
            hits()
    return data


def _edition(catalogue: Catalogue, query: str) -> tuple[bytes, int]:
    own = originals(catalogue)
    if own is None and not query:
        return cached.made(catalogue, "edition", lambda: edition_data(catalogue))
    return edition_data(catalogue, own, query)


def edition(data: bytes) -> None:
    """The whole edition with its margins, hits marked."""
    leaf("article_leaf", data)


def edition_data(catalogue: Catalogue, own: dict[str, str] | None = None, query: str = "") -> tuple[bytes, int]:
    """The whole edition, packed for the browser, and the number of hits."""
    html, hits = whole_article(APP, catalogue, own, query)
    return text(PAGE, "edition", html, basis={}), hits
