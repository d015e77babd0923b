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
from dossier.index.queries import Catalogue
from dossier.index.triads import Balance, balance
from dossier.layout.theme import LIGHT
from dossier.render.context import APP
from dossier.render.legend import stances
from dossier.render.markup import Markup, html
from dossier.render.record import alignment_table
from dossier.render.triads import structural_balance
from dossier.tabular.frames import csv
from dossier.ui import address, cached
from dossier.ui.components import csv_of, leaf, put, text
from dossier.ui.controls import searched, several, years

PAGE = "alignments"


def controls(catalogue: Catalogue) -> Filters:
    """The filters, each with its key in the address."""
    there = {a.third for a in catalogue.alignments.values()}
    thirds = [key for key in catalogue.actors if key in there]
    first, last = catalogue.opens.year, catalogue.closes.year
    stances, bases = list(vocabulary()["stance"]), list(vocabulary()["basis"])
    address.note_unknown("third", thirds, catalogue.name)
    address.note_unknown("toward", catalogue.faced, catalogue.name)
    address.note_unknown("stance", stances, _label("stance"))
    address.note_unknown("basis", bases, _label("basis"))
    address.note_unknown("years", map(str, range(first, last + 1)))
    one, two, three = st.columns([3, 2, 3])
    four, five, six = st.columns([2, 3, 3], vertical_alignment="bottom")
    return Filters(
        frozenset(several(one, "third", "Third party", thirds, catalogue.name, "all")),
        frozenset(several(two, "toward", "Toward", catalogue.faced, catalogue.name, "either side")),
        frozenset(several(three, "stance", "Stance", stances, _label("stance"), "any")),
        frozenset(several(four, "basis", "Basis", bases, _label("basis"), "article and record")),
        years(five, "years", "Years", first, last),
        searched(six, "words", "Words", "in what it rests on, or in the article’s sentences"),
    )


def _label(of: str) -> Callable[[str], str]:
    return lambda key: term(of, key).label


def _made(catalogue: Catalogue, name: str, filters: Filters, make: Callable[[], Any]) -> Any:
    """Kept for all readers where nothing is filtered, since that is what each of them sees first."""
    return cached.made(catalogue, name, make) if filters == Filters() else make()


def lanes(catalogue: Catalogue, rows: list[Alignment], filters: Filters) -> None:
    """What the colours stand for, and the lanes of the rows shown."""
    if not rows:
        put(Markup('<p class="d-nothing">No alignment passes these filters. Take one away to see more.</p>'))
        return
    put(stances(catalogue))
    figure = _made(catalogue, "lanes", filters, lambda: Sent(lanes_figure(catalogue, LIGHT, rows, filters.years)))
    st.plotly_chart(
        figure,
        key="lanes_chart",
        theme=None,
        config={"displayModeBar": False},
        alt="Lanes of alignments. The same rows are in the table below.",
    )


def table(catalogue: Catalogue, rows: list[Alignment], filters: Filters) -> None:
    """The rows as a table that can be sorted; each opens its sentences and sources."""
    leaf("table_leaf", _made(catalogue, "table", filters, lambda: table_data(catalogue, rows, filters)))


def table_data(catalogue: Catalogue, rows: list[Alignment], filters: Filters) -> bytes:
    """The table, packed for the browser."""
    caption = f"{count(len(rows), 'alignment')}{': ' + said if (said := filters.words(catalogue)) else ''}. Pick a third party’s name to open its sentences and sources."
    return text(PAGE, "table", alignment_table(APP, catalogue, rows, caption, page=PAGE, sortable=True), basis=catalogue.basis)


def download(catalogue: Catalogue, rows: list[Alignment]) -> None:
    """How many rows are shown, and these as CSV."""
    put(html('<p class="d-number">{said}</p>', said=f"{len(rows)} of {count(len(catalogue.alignments), 'alignment')}"))
    csv_of(
        len(rows),
        "row",
        cached.rows_as_csv(catalogue, "alignments", (a.id for a in rows)),
        f"{catalogue.dossier.id}-alignments.csv",
    )


def found_balance(catalogue: Catalogue) -> Balance:
    """The triads of the dossier, made once for all readers."""
    return cached.made(catalogue, "balance", lambda: balance(catalogue))


def triads(catalogue: Catalogue, filters: Filters) -> None:
    """Structural balance: the rows of the third parties chosen, each run with its evidence."""
    leaf("triads_leaf", cached.lru(catalogue, "triads", filters.third, lambda: triads_data(catalogue, filters.third)))


def triads_data(catalogue: Catalogue, third: frozenset[str]) -> bytes:
    """The section, packed for the browser. A lane is shown where one of its actors is chosen."""
    lanes = [name for name, actors in catalogue.lanes.items() if third & set(actors)] if third else None
    return text(PAGE, "triads", structural_balance(APP, catalogue, found_balance(catalogue), lanes))


def triads_download(catalogue: Catalogue) -> None:
    """All triads by year as CSV, whatever is filtered."""
    st.download_button(
        "CSV of all triads by year",
        cached.made(catalogue, "triads csv", lambda: csv("triads", cached.frame(catalogue, "triads"))),
        f"{catalogue.dossier.id}-triads.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def select(catalogue: Catalogue) -> tuple[list[Alignment], Filters]:
    """The rows that pass what the reader filters, and the filters."""
    filters = controls(catalogue)
    return filtered(catalogue, filters), filters
