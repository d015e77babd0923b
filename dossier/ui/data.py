"""The parts of the Data page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dossier.content.problems import count
from dossier.content.vocabulary import vocabulary
from dossier.exports import EXPORTS, Export
from dossier.index.limits import refusal
from dossier.index.queries import Catalogue
from dossier.render.health import coverage, health, measured, source_list
from dossier.render.parts import literal
from dossier.tabular.columns import TABLES
from dossier.tabular.frames import files
from dossier.ui import address, cached
from dossier.ui.components import put
from dossier.ui.controls import one_of, searched

PAGE = "data"


def downloads(catalogue: Catalogue) -> None:
    """The dossier as one file, then every form for other tools: what it is for, what is not in it, and a button."""
    _offered(catalogue, ONE)
    for export in EXPORTS:
        _offered(catalogue, export)
    with st.expander("Each table alone, as CSV"), st.container(horizontal=True):
        for name, data in cached.made(catalogue, "tables", lambda: _tables(catalogue)).items():
            st.download_button(name, data, f"{catalogue.dossier.id}-{name}", "text/csv", key=f"get {name}", on_click="ignore")


def _tables(catalogue: Catalogue) -> dict[str, bytes]:
    return files(catalogue, {name: cached.frame(catalogue, name) for name in TABLES})


def _one_file(catalogue: Catalogue) -> bytes:
    from dossier.publish import page

    return page(catalogue).encode("utf-8")


ONE = Export(
    "one-file", "The dossier as one file", "dossier.html", "text/html",
    "to read, filter and print in any browser, from a disk or any web space, without server or network",
    "choices for the level, the author's own sentences, these downloads", _one_file,
)  # fmt: skip


DRAWN = ("one-file", "chart-svg", "chart-png")  # what a dossier that is too large is not made into


def _offered(catalogue: Catalogue, export: Export) -> None:
    said = cached.made(catalogue, "bound", lambda: refusal(catalogue)) if export.name in DRAWN else ""
    button, words = st.columns([2, 5], vertical_alignment="center")
    with button:
        st.download_button(
            export.title,
            partial(_made, catalogue, export),
            f"{catalogue.dossier.id}-{export.file}",
            export.mime,
            key=f"get {export.name}",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
            disabled=bool(said),
        )
    words.markdown(literal(said) if said else f"{export.use[0].upper()}{export.use[1:]}. :small[Not in it: {export.loses}.]")


def _made(catalogue: Catalogue, export: Export) -> bytes:
    """The file, made once for all readers, when it is first asked for."""
    return cached.made(catalogue, f"export {export.name}", lambda: export.make(catalogue))


def licences(catalogue: Catalogue) -> None:
    """Under what terms the content may be used."""
    meta = catalogue.meta
    st.markdown(
        f"The dossier’s own text, retelling and coding by {literal(', '.join(one.printed for one in meta.editors))}: **{literal(meta.licence)}**, content of {meta.updated.text}. The article itself is not "
        "published here; only fingerprints of its sentences are. Sources are cited, not copied. CAMEO codes with Goldstein values are facts of the code books named "
        "in `data/shared`. The program is under the MIT licence."
        + (
            " Each measured series stands under the terms of its producer, named below and in `series.csv`."
            if catalogue.series
            else ""
        )
    )


def sources(catalogue: Catalogue) -> None:
    """The sources with a search and a choice of grade."""
    grades = {"": "all grades"} | {t.id: t.label for t in vocabulary()["grade"].values()}
    address.note_unknown("grade", grades, grades.__getitem__)
    one, two = st.columns([3, 2])
    query = searched(one, "source_words", "Search the sources", "title, author, publisher")
    grade = one_of(two, "grade", "Grade", list(grades), grades.__getitem__)
    html, found = source_list(catalogue, query, grade)
    st.caption(count(found, "source"))
    put(html)


def report() -> None:
    """The state of the files."""
    if folder := cached.chosen():
        put(health(cached.report(folder)))


def record_coverage(catalogue: Catalogue) -> None:
    """How much of what is on record."""
    put(coverage(catalogue) + measured(catalogue))
