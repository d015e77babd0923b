"""The parts of the Method page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dossier.content.vocabulary import EDITIONS, term
from dossier.index.codes import find
from dossier.index.fluctuation import Choice
from dossier.index.queries import Catalogue
from dossier.measures.flow import UNITS
from dossier.render.codes import fitting
from dossier.render.context import APP
from dossier.render.glossary import words_section
from dossier.render.method import method
from dossier.tabular.frames import csv, of_choice
from dossier.ui import cached
from dossier.ui.components import leaf, text
from dossier.ui.controls import searched

PAGE = "method"


def words(catalogue: Catalogue) -> None:
    """The method with this dossier's numbers."""
    leaf(
        "method_leaf",
        cached.made(
            catalogue, "method", lambda: text(PAGE, "method", method(APP, catalogue) + words_section(APP, catalogue), basis={})
        ),
    )


def code_finder(catalogue: Catalogue) -> None:
    """A field for an act in plain words, and the codes that fit it."""
    asked = searched(st, "code_words", "What was done", "such as: recalls ambassador; or a code")
    found = cached.lru(catalogue, "codes", asked, lambda: text(PAGE, "codes", fitting(asked, find(asked)), basis={}))
    leaf("codes_leaf", found)


def downloads(catalogue: Catalogue) -> None:
    """The index in every edition, by year and by month, as CSV."""
    with st.container(horizontal=True):
        for choice in (Choice(edition, unit) for edition in EDITIONS for unit in UNITS):
            st.download_button(
                f"{term('edition', choice.edition).label} by {choice.unit}",
                cached.lru(catalogue, "index as CSV", choice, partial(_csv, catalogue, choice)),
                f"{catalogue.dossier.id}-fluctuation-{choice.edition}-{choice.unit}.csv",
                "text/csv",
                key=f"get {choice.edition} {choice.unit}",
                on_click="ignore",
                icon=":material/download:",
            )


def _csv(catalogue: Catalogue, choice: Choice) -> bytes:
    return csv("fluctuation", of_choice(catalogue, choice))
