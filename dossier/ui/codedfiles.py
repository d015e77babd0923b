"""What can be taken along from the Event data page: the series as CSV, and as measured series on which a claim may rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dossier.content.dates import today
from dossier.eventdata import dyad
from dossier.eventdata.asking import Rows
from dossier.eventdata.measured import measured
from dossier.exports.origin import zipped
from dossier.index.coded import OWN, Coded
from dossier.index.queries import Catalogue
from dossier.measures.flow import Flow, bin_label
from dossier.tabular.tables import to_csv
from dossier.ui.eventdata import COUNTED, USUAL, Asked, Shown


def downloads(catalogue: Catalogue, shown: Shown | None) -> None:
    """The series as CSV; of the dossier's own dyad by year also as measured series, on which a claim may rest."""
    if shown is None or not shown.series:
        return
    asked = shown.asked
    name = f"{'-'.join(asked.pair).lower()}-{asked.unit}"
    with st.container(key="codeddownloads", horizontal=True):
        st.download_button(
            "CSV of the series", partial(series_csv, shown), f"event-data-{name}.csv", "text/csv", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        for one in shown.series if asked.unit == "year" and shown.series[0].id == OWN else ():
            if one.id != OWN and one.means:
                st.download_button(
                    f"{one.name} as a measured series, for a claim", partial(for_claim, asked, one), f"{one.id}-{name}.zip", "application/zip",
                    key=f"measured {one.id}", on_click="ignore", icon=":material/download:",
                )  # fmt: skip


def series_csv(shown: Shown) -> bytes:
    """Every bin of every series, with what is drawn, its standard score, the sums, the numbers and the days without a file."""
    names = ("bin", "series", "drawn", "score", "mean", "coop", "conf", "net", "n", "missing", "days_without_file")
    return to_csv((dict(zip(names, row, strict=True)) for row in _csv_rows(shown)), names)


def _csv_rows(shown: Shown) -> Iterator[tuple[str, ...]]:
    for one in shown.series:
        norm = shown.standard.norms[one.id]
        for bin in sorted({*one.flows, *one.without, *one.line}):
            flow, value = one.flows.get(bin, Flow()), one.line.get(bin)
            sums = [f"{x:.1f}" for x in (flow.coop, flow.conf, flow.net)] if flow.n else ["", "", ""]
            yield (
                bin_label(bin, one.unit), one.id, "" if value is None else f"{value:.4f}", "" if value is None or norm is None else f"{norm(value):.4f}",
                f"{one.means[bin]:.4f}" if bin in one.means else "", *sums, str(flow.n), str(flow.missing), str(one.without.get(bin, 0)),
            )  # fmt: skip


def for_claim(asked: Asked, one: Coded) -> bytes:
    """The two files of a measured series in a zip."""
    names = dyad.state_names()
    a, b = asked.pair
    return zipped(measured(one, (names[a], names[b]), asked.pair, counted_words(asked.rows), today()))


def counted_words(rows: Rows) -> str:
    """Which events count, in words."""
    chosen = {"lead": rows.root, "official": rows.official, "recent": not rows.retrospective, "one-way": not rows.mirrored}
    every = USUAL if rows.distinct else COUNTED["reports"]
    return ", ".join([every, *(COUNTED[key] for key, on in chosen.items() if on)])
