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
from dossier.ui.components import leaf, text
from dossier.ui.controls import searched
from dossier.ui.original import originals, switch

PAGE = "article"


def about(catalogue: Catalogue) -> None:
    """Whose article it is and what a reader should know of the text."""
    if catalogue.dossier.article:
        meta = catalogue.dossier.article.meta
        title = f"[{literal(meta.title)}](<{meta.url}>)" if meta.url else f"“{literal(meta.title)}”"
        rest = [authors(meta.author), meta.publisher, display(meta.issued) if meta.issued else ""]
        st.markdown(f"{', '.join([title, *(literal(part) for part in rest if part)])}. {literal(meta.note)}")


def controls(catalogue: Catalogue) -> str:
    """Edition and search; gives back what is searched for."""
    one, two = st.columns([2, 3], vertical_alignment="top")
    with one:
        switch(catalogue)
    return searched(two, "q", "Search the article", "a word or a part of a sentence")


def edition(catalogue: Catalogue, query: str) -> None:
    """The whole edition with its margins, hits marked."""
    own, query = originals(catalogue), query.strip()
    plain = own is None and not query
    data, hits = (
        cached.made(catalogue, "edition", lambda: edition_data(catalogue)) if plain else edition_data(catalogue, own, query)
    )
    if query:
        st.caption(f"{count(hits, 'hit')} for “{literal(query)}”")
    leaf("article_leaf", data)


def edition_data(catalogue: Catalogue, own: dict[str, str] | None = None, query: str = "") -> tuple[bytes, int]:
    """The whole edition, packed for the browser, and the number of hits."""
    html, hits = whole_article(APP, catalogue, own, query)
    return text(PAGE, "edition", html, basis={}), hits
