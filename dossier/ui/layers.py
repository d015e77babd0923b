"""Which layers of the drawing are shown; those that are not as usual stand in the address."""

from __future__ import annotations

import streamlit as st

from dossier.index.queries import Catalogue
from dossier.layout.layers import USUAL, offered
from dossier.ui import address

KEY = "layers"
NONE = "none"  # what the address says where all are switched off


def shown(catalogue: Catalogue) -> tuple[str, ...]:
    """The layers that the address names, in their order; the usual ones where it names none that there is."""
    said, there = address.said(KEY), offered(catalogue)
    named = tuple(layer for layer in there if layer in said)
    return named if named or NONE in said else tuple(layer for layer in there if layer in USUAL)


def controls(catalogue: Catalogue) -> tuple[str, ...]:
    """A switch for each layer; what is shown then.

    What is checked is what the address says, save in the first run of a session, as in `level`.
    """
    there, now = offered(catalogue), list(shown(catalogue))
    first = KEY not in st.session_state
    if not first:
        st.session_state[KEY] = now
    with st.container(key="switches"):
        checked = st.pills(
            "Shown in the chart", list(there), selection_mode="multi", format_func=there.__getitem__, key=KEY,
            default=now if first else None, label_visibility="collapsed", on_change=address.answering(_changed), args=(catalogue,),
        )  # fmt: skip
    if sorted(checked) != sorted(now):
        _changed(catalogue)
    return shown(catalogue)


def _changed(catalogue: Catalogue) -> None:
    """Callback of a switch: write what is shown into the address, where it is not the usual."""
    there, chosen = offered(catalogue), st.session_state.get(KEY, [])
    usual = [layer for layer in there if layer in USUAL]
    named = [layer for layer in there if layer in chosen]
    address.put(KEY, [] if named == usual else named or [NONE])
