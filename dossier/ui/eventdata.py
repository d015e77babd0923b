"""The parts of the Event data page: its controls, the chart and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dossier.charts import Sent, coded_figure
from dossier.content.problems import count
from dossier.eventdata import dyad
from dossier.eventdata.asking import Rows
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.held import Held, Version
from dossier.index.coded import Coded, Standard, own_series, standard, together
from dossier.index.queries import Catalogue
from dossier.layout.coded import coded_scene, said
from dossier.layout.theme import LIGHT
from dossier.render.coded import (
    correlations,
    critics_part,
    key,
    summary,
    table,
    unit_words,
)
from dossier.render.markup import Markup, html, joined
from dossier.ui import address, cached, held
from dossier.ui.components import leaf, put, say, text
from dossier.ui.controls import one_of, one_tab, several, switched

PAGE = "eventdata"
UNITS = {"year": "by year", "month": "by month"}
COUNTED = {
    "reports": "each report, not one a day",
    "lead": "only from the lead of a report",
    "official": "only states and their agents",
    "recent": "no rows dated back",
    "one-way": "no mirrored halves",
}
USUAL = "one a day of the same kind"
BIN = re.compile(r"[0-9]{4}(-[0-9]{2})?")


@dataclass(frozen=True)
class Asked:
    """What the reader asks of a store: the dyad, the unit, the data sets, which rows count, and whether values are shown as they are."""

    at: Version
    pair: tuple[str, str]
    unit: str
    sets: tuple[str, ...]
    rows: Rows
    raw: bool


@dataclass(frozen=True)
class Shown:
    """What there is to show: the series, the dossier's own first where the dyad is its own, and what they are standardised by."""

    asked: Asked
    store: Held
    series: tuple[Coded, ...]
    standard: Standard

    @property
    def by(self) -> Standard | None:
        return None if self.asked.raw else self.standard


def nothing(lines: Iterable[str]) -> None:
    """What to do where there is nothing to show, each in a line."""
    put(html('<p class="d-nothing">{lines}</p>', lines=joined(map(_coded_line, lines), Markup("<br>"))))


def _coded_line(line: str) -> Markup:
    """A line in which what stands between backquotes is code."""
    return joined(
        html("<code>{part}</code>", part=part) if i % 2 else html("{part}", part=part) for i, part in enumerate(line.split("`"))
    )


@st.cache_resource(max_entries=2, show_spinner="Counting the dyads")
def _partners(at: Version, _store: Held) -> dict[str, dict[str, int]]:
    """Each state of a store with its partners and how many events they have, all data sets together for the order alone."""
    out: dict[str, dict[str, int]] = {}
    for dataset in _store.datasets:
        for (a, b), number in _store.dyads(Rows(dataset, distinct=True)).items():
            for one, other in ((a, b), (b, a)):
                there = out.setdefault(one, {})
                there[other] = there.get(other, 0) + number
    return out


def show(catalogue: Catalogue) -> Shown | None:
    """The controls, and what they ask for; `None` where there is nothing to show, with the word on what to do."""
    store, at, instead = held.found()
    if store is None:
        nothing(instead)
        return None
    try:
        partners = _partners(at, store)
        if not partners:
            nothing(
                (
                    "The store has no event between two states.",
                    "Import files that have some: `dossier events import FILES --store …`.",
                )
            )
            return None
        asked = _controls(catalogue, store, at, partners)
        return cached.lru(catalogue, "coded", asked, lambda: _shown(catalogue, store, asked))
    except EventDataError as fault:
        nothing((f"The store of event data cannot be used. {held.line(fault, store.store.folder)}",))
        return None


def _shown(catalogue: Catalogue, store: Held, asked: Asked) -> Shown:
    sets = [dyad.coded(store, asked.pair, asked.unit, replace(asked.rows, dataset=one)) for one in asked.sets]
    own = dyad.own_pair(catalogue)
    mine = [own_series(catalogue, asked.unit)] if own and set(own) == set(asked.pair) else []
    series = (*mine, *(one for one in sets if one.flows))
    return Shown(asked, store, series, standard(series))


def _controls(catalogue: Catalogue, store: Held, at: Version, partners: dict[str, dict[str, int]]) -> Asked:
    with st.container(key="codedfilters"):
        one, two, three, four = st.columns([3, 3, 3, 3], vertical_alignment="bottom")
        pair = _pair(catalogue, one, two, partners)
        names = {key: dyad.NAMES.get(key, key) for key in store.datasets}
        address.note_unknown("sets", names, names.__getitem__)
        sets = several(three, "sets", "Data sets", list(names), names.__getitem__, "all")
        address.note_unknown("counted", COUNTED, COUNTED.__getitem__)
        counted = several(four, "counted", "Which events count", list(COUNTED), COUNTED.__getitem__, USUAL)
    address.note_unknown("unit", UNITS, UNITS.__getitem__)
    with st.container(key="codedways", horizontal=True, vertical_alignment="center"):
        unit = one_tab("unit", "Unit of time", UNITS)
        raw = switched("raw", "Values as they are")
    rows = Rows(
        "", "reports" not in counted, "lead" in counted, "official" in counted, "recent" not in counted, "one-way" not in counted
    )
    return Asked(at, pair, unit, tuple(key for key in names if not sets or key in sets), rows, raw)


def _pair(catalogue: Catalogue, one: Any, two: Any, partners: dict[str, dict[str, int]]) -> tuple[str, str]:
    """Two states, by typing; as usual those of the dossier, else the dyad with most events."""
    names = dyad.state_names()
    own = dyad.own_pair(catalogue) or _largest(partners)
    rest = sorted({*partners} - {own[0]}, key=names.__getitem__)
    address.note_unknown("state", [own[0], *rest], names.__getitem__)
    state = one_of(one, "state", "One state", [own[0], *rest], names.__getitem__)
    usual = {own[0]: own[1], own[1]: own[0]}.get(state) or next(iter(_by_number(partners.get(state, {}))), own[0])
    if st.query_params.get("partner") in (state, names[state]):
        address.put("partner", [])
    order = [usual, *(code for code in _by_number(partners.get(state, {})) if code != usual)]
    order += sorted({*partners, *own} - {*order, state}, key=names.__getitem__)
    address.note_unknown("partner", order, names.__getitem__)
    return state, one_of(two, "partner", "The other", order, names.__getitem__)


def _by_number(there: dict[str, int]) -> list[str]:
    return sorted(there, key=lambda code: (-there[code], code))


def _largest(partners: dict[str, dict[str, int]]) -> tuple[str, str]:
    pairs = {(a, b): number for a, there in partners.items() for b, number in there.items() if a < b}
    return max(pairs, key=lambda pair: (pairs[pair], pair))


def chart(catalogue: Catalogue, shown: Shown | None) -> None:
    """The lines with their key; a pick in the chart opens the rows of its bin."""
    if shown is None:
        return
    names, asked = dyad.state_names(), shown.asked
    pair = " and ".join(names[code] for code in asked.pair)
    sets = [one for one in shown.series if one.id in shown.asked.sets]
    numbers = "; ".join(f"{one.name}: {count(one.n + one.missing, 'event')}" for one in sets)
    say(f"{pair}, {UNITS[asked.unit]}. {numbers or 'No event in these data sets'}.")
    if not sets:
        put(Markup('<p class="d-nothing">No event between these two passes. Choose other states, data sets or filters.</p>'))
        return
    without_line = [one.id for one in shown.series if shown.by and shown.by.norms[one.id] is None]
    leaf("key_leaf", text(PAGE, "key", key(shown.series, without_line), basis={}))
    st.plotly_chart(
        cached.lru(catalogue, "coded figure", asked, lambda: _figure(shown)), key="codedchart", theme=None,
        config={"displayModeBar": False, "scrollZoom": False}, selection_mode="points", on_select=address.answering(_clicked), alt=said(shown.series, asked.unit, shown.by),
    )  # fmt: skip


def _figure(shown: Shown) -> Sent:
    scene = coded_scene(shown.series, shown.asked.unit, shown.by)
    return Sent(coded_figure(scene, {one.id: one.name for one in shown.series}, LIGHT))


def _clicked() -> None:
    """Callback of a pick in the chart: open the rows of that year or month."""
    points = st.session_state["codedchart"]["selection"]["points"]
    found = str(points[0].get("customdata") or "") if points else ""
    if BIN.fullmatch(found):
        address.put("bin", [found])


def words(catalogue: Catalogue, shown: Shown | None) -> None:
    """In what the lines are measured, how they move together, what there is, and the series as a table."""
    if shown is None or not shown.series:
        return

    def build() -> bytes:
        asked = shown.asked
        spans = {key: shown.store.covered(key) for key in asked.sets}
        covered = {key: (found[0][0], found[-1][1]) if found else None for key, found in spans.items()}
        parts = (
            unit_words(shown.series, shown.by, asked.unit), _growing(shown.store), Markup("<h2>Do they move together?</h2>"), correlations(together(shown.series), asked.unit),
            Markup("<h2>What there is</h2>"), summary(shown.series, covered), table(shown.series, shown.by, asked.unit),
        )  # fmt: skip
        return text(PAGE, "coded", html('<div class="d-codedwords">{parts}</div>', parts=joined(parts)), basis={})

    leaf("coded_leaf", cached.lru(catalogue, "coded words", shown.asked, build))


def _growing(store: Held) -> Markup:
    return (
        Markup("<p>An import is at work in this store, or was stopped. Shown is what whole batches hold.</p>")
        if store.growing
        else Markup()
    )


def critics() -> None:
    """What critics say of such data."""
    leaf("critics_leaf", text(PAGE, "critics", critics_part(), basis={}))
