"""The parts of the Alignments page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dossier.charts import Sent, lanes_figure
from dossier.content.model import Alignment
from dossier.content.problems import count
from dossier.content.vocabulary import term, vocabulary
from dossier.index.filters import Filters, filtered
from dossier.index.queries import Index
from dossier.index.triads import Balance, balance
from dossier.layout.theme import LIGHT
from dossier.render.context import APP
from dossier.render.record import alignment_table
from dossier.render.triads import structural_balance
from dossier.tabular.frames import csv
from dossier.ui import address, cached
from dossier.ui.components import leaf, text
from dossier.ui.controls import searched, several, years

PAGE = "alignments"


def controls(index: Index) -> Filters:
    """The filters, each with its key in the address."""
    there = {a.third for a in index.alignments.values()}
    thirds = [key for key in index.actors if key in there]
    first, last = index.opens.year, index.closes.year
    stances, bases = list(vocabulary()["stance"]), list(vocabulary()["basis"])
    sides = [index.meta.side_a, index.meta.side_b]
    address.note_strangers("third", thirds, index.name)
    address.note_strangers("toward", sides, index.name)
    address.note_strangers("stance", stances, _label("stance"))
    address.note_strangers("basis", bases, _label("basis"))
    address.note_strangers("years", map(str, range(first, last + 1)))
    one, two, three = st.columns([3, 2, 3])
    four, five, six = st.columns([2, 3, 3], vertical_alignment="bottom")
    return Filters(
        frozenset(several(one, "third", "Third party", thirds, index.name, "all")),
        frozenset(several(two, "toward", "Toward", sides, index.name, "either side")),
        frozenset(several(three, "stance", "Stance", stances, _label("stance"), "any")),
        frozenset(several(four, "basis", "Basis", bases, _label("basis"), "article and record")),
        years(five, "years", "Years", first, last),
        searched(six, "words", "Words", "in what it rests on, or in the article’s sentences"),
    )


def _label(of: str) -> Callable[[str], str]:
    return lambda key: term(of, key).label


def _made(index: Index, name: str, filters: Filters, make: Callable[[], Any]) -> Any:
    """Kept for all readers where nothing is filtered, since that is what each of them sees first."""
    return cached.made(index, name, make) if filters == Filters() else make()


def lanes(index: Index, rows: list[Alignment], filters: Filters) -> None:
    """The lanes of the rows shown."""
    figure = _made(index, "lanes", filters, lambda: Sent(lanes_figure(index, LIGHT, rows)))
    st.plotly_chart(
        figure,
        key="lanes_chart",
        theme=None,
        config={"displayModeBar": False},
        alt="Lanes of alignments. The same rows are in the table below.",
    )


def table(index: Index, rows: list[Alignment], filters: Filters) -> None:
    """The rows as a table that can be sorted; each opens its sentences and sources."""
    leaf("table_leaf", _made(index, "table", filters, lambda: table_data(index, rows, filters)))


def table_data(index: Index, rows: list[Alignment], filters: Filters) -> bytes:
    """The table, packed for the browser."""
    caption = f"{count(len(rows), 'alignment')}{': ' + said if (said := filters.words(index)) else ''}. Pick a third party’s name to open its sentences and sources."
    html = alignment_table(APP, index, rows, caption, page=PAGE, sortable=True)
    return text(PAGE, "table", html, basis=index.basis)


def download(index: Index, rows: list[Alignment]) -> None:
    """The rows shown as CSV."""
    st.download_button(
        f"CSV of {'this row' if len(rows) == 1 else f'these {len(rows)} rows'}",
        cached.rows_as_csv(index, "alignments", (a.id for a in rows)),
        f"{index.dossier.id}-alignments.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        disabled=not rows,
    )


def found_balance(index: Index) -> Balance:
    """The triads of the dossier, made once for all readers."""
    return cached.made(index, "balance", lambda: balance(index))


def triads(index: Index, filters: Filters) -> None:
    """Structural balance: the rows of the third parties chosen, each run with its evidence."""
    leaf("triads_leaf", cached.recent(index, "triads", filters.third, lambda: triads_data(index, filters.third)))


def triads_data(index: Index, third: frozenset[str]) -> bytes:
    """The section, packed for the browser. A lane is shown where one of its actors is chosen."""
    lanes = [name for name, actors in index.lanes.items() if third & set(actors)] if third else None
    html = structural_balance(APP, index, found_balance(index), lanes)
    return text(PAGE, "triads", html)


def triads_download(index: Index) -> None:
    """All triads by year as CSV, whatever is filtered."""
    st.download_button(
        "CSV of all triads by year",
        cached.made(index, "triads csv", lambda: csv("triads", cached.frame(index, "triads"))),
        f"{index.dossier.id}-triads.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def select(index: Index) -> tuple[list[Alignment], Filters]:
    """The rows that pass what the reader filters, and the filters."""
    filters = controls(index)
    return filtered(index, filters), filters
