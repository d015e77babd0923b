"""The parts of the Data page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dossier.content.problems import count
from dossier.content.vocabulary import vocabulary
from dossier.exports import EXPORTS, Export
from dossier.index.bounds import refusal
from dossier.index.queries import Index
from dossier.render.health import coverage, health, measured, source_list
from dossier.render.parts import literal
from dossier.tabular.columns import TABLES
from dossier.tabular.frames import files
from dossier.ui import address, cached
from dossier.ui.components import put
from dossier.ui.controls import one_of, searched

PAGE = "data"


def downloads(index: Index) -> None:
    """The dossier as one file, then every form for other tools: what it is for, what is not in it, and a button."""
    _offered(index, ONE)
    for export in EXPORTS:
        _offered(index, export)
    with st.expander("Each table alone, as CSV"), st.container(horizontal=True):
        for name, data in cached.made(index, "tables", lambda: _tables(index)).items():
            st.download_button(name, data, f"{index.dossier.id}-{name}", "text/csv", key=f"get {name}", on_click="ignore")


def _tables(index: Index) -> dict[str, bytes]:
    return files(index, {name: cached.frame(index, name) for name in TABLES})


def _one_file(index: Index) -> bytes:
    from dossier.publish import page

    return page(index).encode("utf-8")


ONE = Export(
    "one-file", "The dossier as one file", "dossier.html", "text/html",
    "to read, filter and print in any browser, from a disk or any web space, without server or network",
    "choices for the level, the author's own sentences, these downloads", _one_file,
)  # fmt: skip


DRAWN = ("one-file", "chart-svg", "chart-png")  # what a dossier that is too large is not made into


def _offered(index: Index, export: Export) -> None:
    said = cached.made(index, "bound", lambda: refusal(index)) if export.name in DRAWN else ""
    button, words = st.columns([2, 5], vertical_alignment="center")
    with button:
        st.download_button(
            export.title,
            partial(_made, index, export),
            f"{index.dossier.id}-{export.file}",
            export.mime,
            key=f"get {export.name}",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
            disabled=bool(said),
        )
    words.markdown(literal(said) if said else f"{export.use[0].upper()}{export.use[1:]}. :small[Not in it: {export.loses}.]")


def _made(index: Index, export: Export) -> bytes:
    """The file, made once for all readers, when it is first asked for."""
    return cached.made(index, f"export {export.name}", lambda: export.make(index))


def licences(index: Index) -> None:
    """Under what terms the content may be used."""
    meta = index.meta
    st.markdown(
        f"The dossier’s own text, retelling and coding by {literal(', '.join(one.printed for one in meta.editors))}: **{literal(meta.licence)}**, content of {meta.updated.text}. The article itself is not "
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
    grades = {"": "all grades"} | {t.id: t.label for t in vocabulary()["grade"].values()}
    address.note_strangers("grade", grades, grades.__getitem__)
    one, two = st.columns([3, 2])
    query = searched(one, "source_words", "Search the sources", "title, author, publisher")
    grade = one_of(two, "grade", "Grade", list(grades), grades.__getitem__)
    html, found = source_list(index, query, grade)
    st.caption(count(found, "source"))
    put(html)


def report() -> None:
    """The state of the files."""
    if folder := cached.chosen():
        put(health(cached.report(folder)))


def record_coverage(index: Index) -> None:
    """How much of what is on record."""
    put(coverage(index) + measured(index))
