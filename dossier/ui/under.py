"""Measured series that the reader sets under the timeline's chart, on its axis and with the years that it shows."""

from __future__ import annotations

import streamlit as st

from dossier.index.queries import Index
from dossier.index.words import told_apart
from dossier.render.context import APP
from dossier.render.markup import html, joined
from dossier.render.strips import strip_html, values_table
from dossier.ui import address
from dossier.ui.components import leaf, text

KEY = "series"  # of the address, and of the control


def chosen(index: Index) -> list[str]:
    """The series that the address names, in its order; what is not known is left out."""
    return [key for key in dict.fromkeys(address.said(KEY)) if key in index.series]


def choice(index: Index) -> None:
    """Which series stand under the chart."""
    unknown = [key for key in address.said(KEY) if key and key not in index.series]
    with st.container():
        address.note_left_out(KEY, unknown)
    st.session_state[KEY] = chosen(index)  # the address is the only truth
    st.multiselect(
        "Measured series under the chart",
        list(index.series),
        format_func=told_apart({key: one.title for key, one in index.series.items()}).__getitem__,
        key=KEY,
        on_change=_changed,
        placeholder="Set measured series under the chart: aid, votes, trade, visits",
        label_visibility="collapsed",
    )


def _changed() -> None:
    """Callback of the choice: write it into the address."""
    address.put(KEY, st.session_state.get(KEY, []))


def strips(index: Index) -> None:
    """The strips of the series chosen, each with its values as a table and a way to where it comes from."""
    shown = [index.series[key] for key in chosen(index)]
    parts = [
        html(
            "{strip}<div class='d-understrip'>{values}"
            '<a data-page="evidence" href="./evidence#series-{id}">What it says and where it comes from</a></div>',
            strip=strip_html(APP, index, s), values=values_table(APP, index, s), id=s.id,
        )
        for s in shown
    ]  # fmt: skip
    if parts:
        leaf("under_leaf", text("", "under", joined(parts), basis={}))


def under(index: Index) -> None:
    """The choice and the strips, where the dossier has measured series."""
    if index.series:
        with st.container(key="under"):
            strips(index)
            choice(index)
