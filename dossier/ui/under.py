"""Measured series that the reader sets under the timeline's chart, on its axis and with the years that it shows."""

from __future__ import annotations

import streamlit as st

from dossier.index.queries import Catalogue
from dossier.index.words import told_apart
from dossier.render.context import APP
from dossier.render.markup import html, joined
from dossier.render.strips import strip_html, values_table
from dossier.ui import address
from dossier.ui.components import leaf, text

KEY = "series"  # of the address, and of the control


def chosen(catalogue: Catalogue) -> list[str]:
    """The series that the address names, in its order; what is not known is left out."""
    return [key for key in dict.fromkeys(address.said(KEY)) if key in catalogue.series]


def choice(catalogue: Catalogue) -> None:
    """Which series stand under the chart."""
    unknown = [key for key in address.said(KEY) if key and key not in catalogue.series]
    with st.container():
        address.note_left_out(KEY, unknown)
    st.session_state[KEY] = chosen(catalogue)  # the address is the only truth
    st.multiselect(
        "Measured series under the chart",
        list(catalogue.series),
        format_func=told_apart({key: one.title for key, one in catalogue.series.items()}).__getitem__,
        key=KEY,
        on_change=address.answering(_changed),
        placeholder="Add measured series",
        label_visibility="collapsed",
    )


def _changed() -> None:
    """Callback of the choice: write it into the address."""
    address.put(KEY, st.session_state.get(KEY, []))


def strips(catalogue: Catalogue) -> None:
    """The strips of the series chosen, each with its values as a table and a way to where it comes from."""
    shown = [catalogue.series[key] for key in chosen(catalogue)]
    parts = [
        html(
            "{strip}<div class='d-understrip'>{values}"
            '<a data-page="evidence" href="./evidence#series-{id}">What it says and where it comes from</a></div>',
            strip=strip_html(APP, catalogue, s), values=values_table(APP, catalogue, s), id=s.id,
        )
        for s in shown
    ]  # fmt: skip
    if parts:
        leaf("under_leaf", text("", "under", joined(parts), basis={}))


def under(catalogue: Catalogue) -> None:
    """The choice and the strips, where the dossier has measured series."""
    if catalogue.series:
        with st.container(key="under"):
            strips(catalogue)
            choice(catalogue)
