"""Measured series that the reader sets under the timeline's chart, on its axis and with the years that it shows."""

from __future__ import annotations

import streamlit as st

from dossier.index.queries import Index
from dossier.render.parts import esc
from dossier.render.strips import strip_html, values_table
from dossier.ui import address
from dossier.ui.components import leaf, packed

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
        format_func=lambda key: index.series[key].title,
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
        f"{strip_html(index, s)}<div class='d-understrip'>{values_table(index, s)}"
        f'<a data-page="evidence" href="./evidence#series-{esc(s.id)}">What it says and where it comes from</a></div>'
        for s in shown
    ]
    if parts:
        leaf("under_leaf", packed({"page": "", "part": "under", "html": "".join(parts), "basis": {}}))


def under(index: Index) -> None:
    """The choice and the strips, where the dossier has measured series."""
    if index.series:
        with st.container(key="under"):
            strips(index)
            choice(index)
