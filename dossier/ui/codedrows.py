"""The rows of a year or month of the Event data page: chosen in the chart or here, filtered by words, as a table and as CSV."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dossier.content.folding import folded
from dossier.content.problems import count
from dossier.eventdata import dyad
from dossier.eventdata.asking import LISTED, Rows
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.held import Held, Version
from dossier.index.queries import Catalogue
from dossier.measures.flow import bin_label
from dossier.render.coded import ROWS, code_words, event_rows
from dossier.tabular.tables import to_csv
from dossier.ui import address, held
from dossier.ui.components import csv_of, leaf, text
from dossier.ui.controls import one_of, searched
from dossier.ui.eventdata import BIN, PAGE, Shown, nothing


def opened(catalogue: Catalogue, shown: Shown | None) -> None:
    """The rows of a year or month: chosen in the chart or here, filtered by words, as a table and as CSV."""
    if shown is None:
        return
    bins = sorted(
        {bin for one in shown.series if one.id in shown.asked.sets for bin, flow in one.flows.items() if flow.n or flow.missing}
    )
    if not bins:
        return
    labels = [bin_label(bin, shown.asked.unit) for bin in bins]
    told = st.query_params.get("bin", "")
    if told not in labels and BIN.fullmatch(told) and (len(told) == 4) != (shown.asked.unit == "year"):
        address.put("bin", [])  # of the other unit of time, chosen before
    address.note_unknown("bin", labels)
    with st.container(key="codedrows"):
        st.header("The rows", anchor="rows")
        one, two = st.columns([1, 2], vertical_alignment="bottom")
        noun = shown.asked.unit
        bin = one_of(one, "bin", f"Open a {noun}", ["", *labels], lambda label: label or "none: choose one here, or in the chart")
        asked = searched(two, "row_words", "Words", "actor, code or link")
    if bin:
        _rows(shown, bin, asked)


@st.cache_resource(max_entries=4, show_spinner=False)
def _of_bin(
    at: Version, pair: tuple[str, str], bin: str, sets: tuple[str, ...], rows: Rows, _store: Held
) -> list[dict[str, Any]]:
    return [
        {"data set": dyad.NAMES.get(dataset, dataset), **row}
        for dataset in sets
        for row in _store.events(pair, bin, replace(rows, dataset=dataset))
    ]


def _rows(shown: Shown, bin: str, words: str) -> None:
    asked = shown.asked
    try:
        found = _of_bin(asked.at, asked.pair, bin, asked.sets, asked.rows, shown.store)
    except EventDataError as fault:
        nothing((held.line(fault, shown.store.store.folder),))
        return
    kept = [row for row in found if _passes(row, words)]
    of = f"{count(len(kept), 'row')} of {bin}" + (f" that have “{words}”, of {len(found):,}" if words else "")
    more = f"; the first {ROWS} are shown, the CSV has all" if len(kept) > ROWS else ""
    every = "; rows that count once a day are all listed" if asked.rows.distinct else ""
    leaf("codedrows_leaf", text(PAGE, "codedrows", event_rows(kept, f"{of}{more}{every}."), basis={}))
    csv_of(len(kept), "row", partial(as_csv, kept), f"events-{'-'.join(asked.pair).lower()}-{bin}.csv")


def _passes(row: dict[str, Any], words: str) -> bool:
    """Whether each word stands somewhere in a row: its data set, actors, code with its meaning, link."""
    cells = (
        row["data set"],
        row["source"],
        row["source_name"],
        row["target"],
        row["target_name"],
        row["code"],
        code_words(str(row["code"])),
        row["link"],
        row["day"],
    )
    whole = folded(" ".join(str(cell) for cell in cells if cell is not None))
    return all(word in whole for word in folded(words).split())


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    """Rows of a store as CSV, each with its data set; what is missing is empty."""
    names = (
        "data set",
        "day",
        "source",
        "target",
        "code",
        "value",
        *(name for name in LISTED if name not in ("day", "source", "target", "code")),
    )
    return to_csv(({name: "" if row[name] is None else str(row[name]) for name in names} for row in rows), names)
