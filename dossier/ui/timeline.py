"""The parts of the Timeline page."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from dossier.charts import Sent, overlay, timeline_figure
from dossier.content.dates import display
from dossier.index import shape
from dossier.index.fluctuation import Choice
from dossier.index.queries import Catalogue
from dossier.layout.layers import composition
from dossier.layout.scene import scene
from dossier.layout.theme import LIGHT
from dossier.render.article import period_article
from dossier.render.context import APP
from dossier.render.glossary import explained
from dossier.render.legend import key, legend
from dossier.render.level import finding
from dossier.render.markup import Markup
from dossier.render.record import period_record
from dossier.render.small import small
from dossier.render.still import still
from dossier.ui import address, cached, layers, level, present
from dossier.ui.components import board, leaf, packed, put, text, texts
from dossier.ui.original import originals
from dossier.ui.tour import AGAIN
from dossier.ui.under import under


def chart(catalogue: Catalogue) -> None:
    """The frame, the figure and its legend."""
    with st.container(key="finding", horizontal=True, vertical_alignment="top"):
        place = st.container(key="found", width="stretch")
        present.control()
        made = level.controls(catalogue)
    present.stage(catalogue, made)
    with place:
        put(finding(level.drawn(catalogue, made).found))
    put(explained(key(AGAIN), ("level", "band", "break")))
    with st.container():
        address.note_years(catalogue.opens.year, catalogue.closes.year)
    shown = layers.controls(catalogue)
    data = cached.lru(catalogue, "board", shown, lambda: packed(overlay(catalogue, composition(catalogue, shown))))
    board(data, catalogue.opens.year, catalogue.closes.year)
    with st.container(key="small"):
        leaf(
            "small_leaf",
            cached.lru(catalogue, "small", made, lambda: text("", "small", small(catalogue, level.drawn(catalogue, made)))),
        )
    with st.container(key="chart"):
        put(_still(catalogue, made, shown))
        figure = _own_figure if cached.is_own(catalogue) else _figure
        figure(_token(catalogue), made, shown, catalogue)
    under(catalogue)
    with st.container(key="levelbox"):
        level.words(catalogue, made)
    put(cached.made(catalogue, "legend", lambda: legend(catalogue)))


def _token(catalogue: Catalogue) -> str:
    """What stands for a catalogue where it is compared."""
    return cached.made(catalogue, "token", lambda: uuid4().hex)


def _still(catalogue: Catalogue, made: Choice, shown: tuple[str, ...]) -> Markup:
    """What stands in the figure's place until Plotly has drawn it: the drawing with which the reader came.

    Another choice does not send it again, since the figure is there by then and hides it.
    """
    state, token = st.session_state, _token(catalogue)
    if state.get("arrived") or state.get("came_to", ("",))[0] != token:
        state.came_to = (token, made, shown)
    _, first, layers = state.came_to

    def drawn() -> Markup:
        return still(scene(catalogue, level.drawn(catalogue, first), composition(catalogue, layers)))

    return cached.lru(catalogue, "still", (first, layers), drawn)


def _sent(token: str, made: Choice, shown: tuple[str, ...], _catalogue: Catalogue) -> None:
    """The figure of a catalogue (`token` stands for it), a choice and some layers; its message is sent again as it was made."""
    drawn = level.drawn(_catalogue, made)
    st.plotly_chart(
        Sent(timeline_figure(_catalogue, LIGHT, drawn, composition(_catalogue, shown))),
        key="timeline_chart",
        theme=None,
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
        alt=f"Timeline. {shape.finding(drawn.found)} Every event and alignment of it is in the lists of this page, every year in its table.",
    )


_figure = st.cache_resource(max_entries=32, show_spinner=False)(_sent)
_own_figure = st.cache_resource(scope="session", max_entries=8, show_spinner=False)(_sent)  # goes with its session


def reading_pane(catalogue: Catalogue) -> None:
    """The article's sentences for each period; the browser shows those of the period picked."""
    own = originals(catalogue)
    data = (
        cached.made(catalogue, "article", lambda: article_data(catalogue, None)) if own is None else article_data(catalogue, own)
    )
    leaf("pane_leaf", data)


def article_data(catalogue: Catalogue, own: dict[str, str] | None) -> bytes:
    """The reading pane's sections, packed for the browser."""
    titles = {p.id: [p.title, display(p.dates)] for p in catalogue.periods.values()}
    sections = {
        p: explained(period_article(APP, catalogue, p, own), ("article", "record", "goldstein")) for p in catalogue.periods
    }
    return texts("", "article", sections, titles=titles, basis=catalogue.basis)


def record(catalogue: Catalogue) -> None:
    """The events and alignments of each period."""
    leaf("record_leaf", cached.made(catalogue, "record", lambda: record_data(catalogue)))


def record_data(catalogue: Catalogue) -> bytes:
    """The record's sections, packed for the browser."""
    sections = {
        p: explained(period_record(APP, catalogue, p), ("record", "cameo", "goldstein", "editions", "confidence"))
        for p in catalogue.periods
    }
    return texts("", "record", sections, basis=catalogue.basis)
