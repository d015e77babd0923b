"""The parts of the Data page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dossier.exports import EXPORTS, USES, Export
from dossier.index.limits import refusal
from dossier.index.queries import Catalogue
from dossier.render.health import coverage, health, measured
from dossier.render.markup import html
from dossier.render.parts import literal
from dossier.tabular.columns import TABLES
from dossier.tabular.frames import files
from dossier.ui import cached
from dossier.ui.components import put

PAGE = "data"


def downloads(catalogue: Catalogue) -> None:
    """Every form in groups, by who takes it: what one gets, what is not in it, and a button; then each table alone."""
    one = ONE if catalogue.retold else replace(ONE, loses="choices for the level, these downloads")
    for use, title in USES.items():
        st.subheader(title, anchor=f"downloads-{use}")
        for export in (one, *EXPORTS):
            if export.group == use:
                _offered(catalogue, export)
    alone = st.container(key="tables").expander("Each table alone, as CSV", expanded="tables" in st.query_params.get_all("open"))
    with alone, st.container(horizontal=True):
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
    "choices for the level, the author’s own sentences, these downloads", _one_file, "class",
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
    with words:
        put(
            html("<p>{said}</p>", said=said)
            if said
            else html(
                '<div class="d-offer"><p>{use}.</p><details><summary>What is not in it<span class="d-spoken">: {title}</span></summary><p>{loses}.</p></details></div>',
                use=f"{export.use[0].upper()}{export.use[1:]}", title=export.title, loses=f"{export.loses[0].upper()}{export.loses[1:]}",
            )
        )  # fmt: skip


def _made(catalogue: Catalogue, export: Export) -> bytes:
    """The file, made once for all readers, when it is first asked for."""
    return cached.made(catalogue, f"export {export.name}", lambda: export.make(catalogue))


def licences(catalogue: Catalogue) -> None:
    """Under what terms the content may be used."""
    meta, who = catalogue.meta, literal(", ".join(one.printed for one in catalogue.meta.editors))
    what, article = "article and coding", "The article was written for this dossier. "
    if catalogue.retold:
        what = "retelling and coding"
        article = "The article itself is not published here; only fingerprints of its sentences are. "
    st.markdown(
        f"The dossier’s own text, {what} by {who}: **{literal(meta.licence)}**, content of {meta.updated.text}. {article if catalogue.dossier.article else ''}"
        "Sources are cited, not copied. CAMEO codes with Goldstein values are facts of the code books named "
        "in `data/shared`. The program is under the MIT licence."
        + (
            " Each measured series stands under the terms of its producer, named below and in `series.csv`."
            if catalogue.series
            else ""
        )
    )


def report() -> None:
    """The state of the files."""
    if folder := cached.chosen():
        put(health(cached.report(folder)))


def record_coverage(catalogue: Catalogue) -> None:
    """How much of what is on record."""
    put(coverage(catalogue, labelled=True) + measured(catalogue))
