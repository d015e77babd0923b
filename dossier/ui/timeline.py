"""The parts of the Timeline page."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from dossier.charts import Sent, overlay, timeline_figure
from dossier.content.dates import display
from dossier.index.fluctuation import Choice
from dossier.index.queries import Index
from dossier.layout.theme import LIGHT
from dossier.render.article import period_article
from dossier.render.context import APP
from dossier.render.legend import legend
from dossier.render.record import period_record
from dossier.ui import address, cached, level
from dossier.ui.components import board, leaf, packed, put, texts
from dossier.ui.original import originals
from dossier.ui.under import under


def chart(index: Index) -> None:
    """The frame, the figure and its legend."""
    with st.container(key="levelchoice", horizontal=True, vertical_alignment="center"):
        made = level.controls(index)
    with st.container():
        address.note_years(index.opens.year, index.closes.year)
    data = cached.made(index, "board", lambda: packed(overlay(index)))
    board(data, index.opens.year, index.closes.year)
    with st.container(key="chart"):
        _figure(cached.made(index, "token", lambda: uuid4().hex), made, index)
    under(index)
    with st.container(key="levelbox"):
        level.words(index, made)
    put(cached.made(index, "legend", lambda: legend(index)))


@st.cache_resource(max_entries=32, show_spinner=False)
def _figure(token: str, made: Choice, _index: Index) -> None:
    """The figure of an index (`token` stands for it) and a choice; its message is sent again as it was made."""
    st.plotly_chart(
        Sent(timeline_figure(_index, LIGHT, level.drawn(_index, made))),
        key="timeline_chart",
        theme=None,
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
        alt="Timeline. Every event and alignment of it is in the lists of this page.",
    )


def reading_pane(index: Index) -> None:
    """The article's sentences for each period; the browser shows those of the period picked."""
    own = originals(index)
    data = cached.made(index, "article", lambda: article_data(index, None)) if own is None else article_data(index, own)
    leaf("pane_leaf", data)


def article_data(index: Index, own: dict[str, str] | None) -> bytes:
    """The reading pane's sections, packed for the browser."""
    titles = {p.id: [p.title, display(p.dates)] for p in index.periods.values()}
    sections = {p: period_article(APP, index, p, own) for p in index.periods}
    return texts("", "article", sections, titles=titles, basis=index.basis)


def record(index: Index) -> None:
    """The events and alignments of each period."""
    leaf("record_leaf", cached.made(index, "record", lambda: record_data(index)))


def record_data(index: Index) -> bytes:
    """The record's sections, packed for the browser."""
    sections = {p: period_record(APP, index, p) for p in index.periods}
    return texts("", "record", sections, basis=index.basis)
