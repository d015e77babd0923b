"""The parts of the Data page."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from dossier.queries import Index
from dossier.render.health import coverage, health, measured, source_list
from dossier.render.parts import count, literal
from dossier.tables import all_tables
from dossier.ui import address, cached
from dossier.vocabulary import term, vocabulary

PAGE = "data"


def downloads(index: Index) -> None:
    """Every table as CSV, and all of them in one file."""
    tables = cached.made(index, "tables", "", lambda: all_tables(index))
    with st.container(horizontal=True):
        for name, data in tables.items():
            st.download_button(
                name,
                data,
                f"{index.dossier.id}-{name}",
                "text/csv",
                key=f"get {name}",
                on_click="ignore",
                icon=":material/download:",
            )
        st.download_button(
            "all tables, zip",
            cached.made(index, "zip", "", lambda: _zipped(tables)),
            f"{index.dossier.id}.zip",
            "application/zip",
            key="get zip",
            on_click="ignore",
            icon=":material/folder_zip:",
        )


def _zipped(tables: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in tables.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def licences(index: Index) -> None:
    """Under what terms the content may be used."""
    meta = index.meta
    st.markdown(
        f"The dossier’s own text, retelling and coding by {literal(', '.join(meta.editors))}: **{literal(meta.licence)}**, content of {meta.updated.text}. The article itself is not "
        "published here; only fingerprints of its sentences are. Sources are cited, not copied. CAMEO codes with Goldstein values are facts of the code books named "
        "in `data/shared`. The program is under the MIT licence."
        + (
            " Each measured series stands under the terms of its producer, named below and in `series.csv`."
            if index.series
            else ""
        )
    )


def sources(index: Index) -> None:
    """The sources with a search and a choice of grade."""
    address.note_strangers("grade", (t.label for t in vocabulary()["grade"].values()))
    one, two = st.columns([3, 2])
    query = (
        one.text_input(
            "Search the sources", key="source_words", bind="query-params", placeholder="title, author, publisher", live=True
        )
        or ""
    )
    grade = two.selectbox(
        "Grade",
        ["", *vocabulary()["grade"]],
        format_func=lambda key: term("grade", key).label if key else "all grades",
        key="grade",
        bind="query-params",
    )
    html, found = source_list(index, query, grade)
    st.caption(count(found, "source"))
    st.html(html)


def report() -> None:
    """The state of the files."""
    if folder := cached.chosen():
        st.html(health(cached.report(folder)))


def record_coverage(index: Index) -> None:
    """How much of what is on record."""
    st.html(coverage(index) + measured(index))
