"""The second opinion of machine-coded event data, on the pages Method and Evidence."""

from __future__ import annotations

import streamlit as st

from dossier.eventdata import dyad
from dossier.eventdata.asking import Rows
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.held import Held
from dossier.index.opinion import opinion
from dossier.index.queries import Catalogue
from dossier.render.markup import Markup
from dossier.render.opinion import opinion_part
from dossier.ui import cached, held
from dossier.ui.components import leaf, text


def second_opinion(catalogue: Catalogue, page: str) -> None:
    """Whether machine-coded data agree with the level; nothing where no store holds the dossier's dyad."""
    pair = dyad.own_pair(catalogue)
    store, at, _ = held.found() if pair else (None, (), ())
    if store is None or pair is None:
        return
    try:
        data = cached.lru(catalogue, "second opinion", (at, page), lambda: _opinion(catalogue, store, pair, page))
    except EventDataError:
        return  # the page Event data says what is wrong
    if data:
        st.header("A second opinion", anchor="second-opinion")
        leaf("opinion_leaf", data)


def _opinion(catalogue: Catalogue, store: Held, pair: tuple[str, str], page: str) -> bytes:
    sets = (dyad.coded(store, pair, "year", Rows(dataset, distinct=True)) for dataset in store.datasets)
    found = [opinion(catalogue, one) for one in sets if one.means]
    link = Markup(
        '<a data-page="eventdata" href="./eventdata">See the series on the page Event data</a>, which also gives each as a measured series: on that a claim may rest.'
    )
    return text(page, "opinion", opinion_part(found, link), basis={}) if found else b""
