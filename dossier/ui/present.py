"""The presenter's view: what opens it, and the stage that lies over the page while the address says so."""

from __future__ import annotations

import streamlit as st

from dossier.index.fluctuation import Choice
from dossier.index.queries import Catalogue
from dossier.render.context import APP
from dossier.render.present import drawing, places, slide
from dossier.ui import address, cached, level
from dossier.ui.components import packed, staged

KEY, OPEN = "present", "yes"


def control() -> None:
    """The button that opens the view at the period that is picked."""
    st.button(
        "Present", key="present_button", icon=":material/slideshow:", on_click=address.answering(address.put), args=(KEY, [OPEN])
    )


def stage(catalogue: Catalogue, made: Choice) -> None:
    """The stage, where the address asks for it."""
    if OPEN in st.query_params.get_all(KEY):
        staged(
            cached.lru(catalogue, "stage", made, lambda: stage_data(catalogue, made)),
            address.answering(lambda: address.put(KEY, [])),
        )


def stage_data(catalogue: Catalogue, made: Choice) -> bytes:
    """Drawing and slides, packed for the browser."""
    there = places(catalogue)
    periods = [[p.id, p.title, *there[p.id]] for p in catalogue.periods.values()]
    slides = {p: slide(APP, catalogue, p) for p in catalogue.periods}
    return packed(
        {
            "title": catalogue.meta.title,
            "drawing": drawing(catalogue, level.drawn(catalogue, made)),
            "periods": periods,
            "slides": slides,
        }
    )
