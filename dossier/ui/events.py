"""The parts of the Events page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dossier.charts import Sent, years_figure
from dossier.content.model import Event
from dossier.content.problems import count
from dossier.content.vocabulary import EDITIONS, term, vocabulary
from dossier.index.events import (
    MOST,
    ORDERS,
    WEIGHTS,
    EventFilters,
    Passing,
    by_year,
    code_name,
    codes,
    events_filtered,
    layer_names,
    ordered,
    passing,
    side_names,
    thirds,
    whole_mean,
)
from dossier.index.queries import Catalogue
from dossier.index.selection import Selection
from dossier.layout.theme import LIGHT
from dossier.layout.years import said
from dossier.render.context import APP
from dossier.render.events import PAGE as PAGE
from dossier.render.events import event_table
from dossier.render.markup import Markup
from dossier.tabular.frames import named_csv
from dossier.ui import address, cached
from dossier.ui.components import csv_of, leaf, put, say, text
from dossier.ui.controls import at_least, one_of, paged, searched, several, size_of, switched, typed_years

ROWS = 100  # on one page of the table
MORE = ("named", "code", "weight", "least", "confidence", "grade", "during", "weights")  # the filters behind a button
FEW = ("words", "layer", "side", "event_kind", "years")  # those that stand beside it


@dataclass(frozen=True)
class Shown:
    """What the reader asked for, and the events that pass, in the order asked for."""

    filters: EventFilters
    edition: str
    by: str
    rows: tuple[Event, ...]
    found: Passing

    @property
    def key(self) -> tuple[EventFilters, str, str]:
        """What the rows depend on."""
        return self.filters, self.edition, self.by


def _label(of: str) -> Callable[[str], str]:
    return lambda key: term(of, key).label


def select(catalogue: Catalogue) -> Shown:
    """The controls, and what passes them. Another choice begins at the first page again."""
    filters, edition, by = controls(catalogue)
    asked = (catalogue.dossier.id, filters, edition, by)
    if not st.session_state.get("arrived") and st.session_state.get("events_asked") != asked:
        address.put("table_page", [])
    st.session_state.events_asked = asked
    return cached.lru(catalogue, "events", asked, lambda: _found(catalogue, filters, edition, by))


def _found(catalogue: Catalogue, filters: EventFilters, edition: str, by: str) -> Shown:
    rows = events_filtered(catalogue, filters, edition)
    everything = cached.made(catalogue, f"mean weight {edition}", lambda: whole_mean(catalogue, edition))
    found = passing(catalogue, filters, rows, edition, everything)
    return Shown(filters, edition, by, tuple(ordered(catalogue, rows, by, edition)), found)


def controls(catalogue: Catalogue) -> tuple[EventFilters, str, str]:
    """The filters with their keys in the address, the edition of the weights, and the order."""
    options = cached.made(catalogue, "event options", lambda: _options(catalogue))
    _notes(catalogue, options)
    first, last = catalogue.opens.year, catalogue.closes.year
    _folded()
    with st.container(key="eventfilters"):
        one, two, three, four, five, six, seven = st.columns([4, 3, 3, 3, 1.6, 1.6, 2], vertical_alignment="bottom")
        words = searched(one, "words", "Words", "words, names, dates")

        def some(place: Any, key: str, label: str, unset: str, state: str = "") -> frozenset[str]:
            known = options[key]
            return frozenset(several(place, key, label, list(known), known.__getitem__, unset, state))

        layer = some(two, "layer", "Act or not", "act, decision, context")
        side = some(three, "side", "Who acts", "anyone")
        kind = some(four, "event_kind", "Kind", "every kind")
        chosen = typed_years((five, six), "years", first, last)
        with seven.popover(_counted("More filters", MORE), key="morefilters"):
            named = some(st, "named", "Third party", "any, or none")
            code = some(st, "code", "CAMEO code", "any")
            weight = some(st, "weight", "Weight", "any")
            least = at_least(st, "least", "Weight at least, in size", MOST)
            confidence = some(st, "confidence", "Confidence", "any")
            grade = some(st, "grade", "A source that is", "of any kind", "event_grade")
            during = some(st, "during", "Period", "all years")
            edition = one_of(st, "weights", "Weights of the edition", _editions(catalogue), _label("edition"))
            by = one_of(st, "sort", "Order", list(ORDERS), ORDERS.__getitem__)
    made = EventFilters(chosen, side, named, kind, code, weight, least, layer, confidence, grade, during, words)
    return made, edition, by


def _editions(catalogue: Catalogue) -> list[str]:
    """The editions of the scale, the dossier's own first."""
    own = catalogue.meta.edition
    return [own, *(one for one in EDITIONS if one != own)]


def _options(catalogue: Catalogue) -> dict[str, Mapping[str, str]]:
    """What each choice of several offers, by id, with its label."""
    return {
        "side": side_names(catalogue),
        "named": {key: catalogue.name(key) for key in thirds(catalogue)},
        "event_kind": {key: _label("event-kind")(key) for key in vocabulary()["event-kind"]},
        "code": {key: code_name(key) for key in codes(catalogue)},
        "weight": WEIGHTS,
        "layer": layer_names(),
        "confidence": {key: key for key in vocabulary()["confidence"]},
        "grade": {key: _label("grade")(key) for key in vocabulary()["grade"]},
        "during": {p.id: p.title for p in catalogue.periods.values()},
    }


def _notes(catalogue: Catalogue, options: dict[str, Mapping[str, str]]) -> None:
    """A note for what the address says and nothing here means."""
    for key, known in options.items():
        address.note_unknown(key, known, known.__getitem__)
    address.note_unknown("weights", EDITIONS, _label("edition"))
    address.note_unknown("sort", ORDERS, ORDERS.__getitem__)
    address.note_unknown("years", map(str, range(catalogue.opens.year, catalogue.closes.year + 1)))
    address.note_left_out("least", [one for one in st.query_params.get_all("least") if size_of(one, MOST) is None])


def _counted(label: str, keys: tuple[str, ...]) -> str:
    """A label with how many of some filters the address has."""
    number = sum(key in st.query_params for key in keys)
    return f"{label} ({number})" if number else label


FOLDED = Markup("<style>@media (max-width: 760px) { .st-key-eventfilters { display: none !important } }</style>")


def _folded() -> None:
    """The button that shows the filters on a narrow page, where they are folded away at first."""
    state = st.session_state

    def turned() -> None:
        state.filters_open = not state.get("filters_open", False)

    on = state.get("filters_open", False)
    st.button(
        "Hide the filters" if on else _counted("Filters", (*FEW, *MORE)),
        key="filtersbutton",
        icon=":material/tune:",
        on_click=address.answering(turned),
    )
    put(Markup("<style></style>") if on else FOLDED)


def years(catalogue: Catalogue, shown: Shown) -> None:
    """The acts of each year; who draws over some of them chooses their years."""
    f, edition = shown.filters, shown.edition

    def drawn() -> Sent:
        everything = cached.made(
            catalogue, f"acts by year {edition}", lambda: by_year(catalogue, catalogue.events.values(), edition)
        )
        return Sent(years_figure(catalogue, LIGHT, shown.rows, edition, f.years, everything))

    figure = cached.lru(catalogue, "events by year", shown.key[:2], drawn)
    st.plotly_chart(
        figure,
        key="eventyears",
        theme=None,
        config={"displayModeBar": False, "scrollZoom": False},
        selection_mode="box",
        on_select=address.answering(partial(_brushed, catalogue)),
        alt=said(catalogue),
    )


def _brushed(catalogue: Catalogue) -> None:
    """Callback of a box drawn over the years: they are the filter then."""
    boxes = st.session_state["eventyears"]["selection"]["box"]
    if boxes:
        ends = [round(float(x) - 0.5) for x in boxes[0]["x"]]
        choose_years(catalogue, min(ends), max(ends))


def choose_years(catalogue: Catalogue, low: int, high: int) -> None:
    """Write years into the address, as far as the dossier has them."""
    first, last = catalogue.opens.year, catalogue.closes.year
    a, b = max(low, first), min(high, last)
    address.put("years", [] if (a, b) == (first, last) or a > b else [str(year) for year in dict.fromkeys((a, b))])


def number(shown: Shown) -> None:
    """How many events are left and what they come to, for the ear too."""
    say(" ".join(part for part in (f"{shown.found.number()}.", shown.found.sentence()) if part))


def download(catalogue: Catalogue, shown: Shown) -> None:
    """The rows as CSV, with names beside the ids; made when it is asked for."""
    csv_of(
        len(shown.rows),
        "row",
        partial(as_csv, catalogue, tuple(e.id for e in shown.rows)),
        f"{catalogue.dossier.id}-events.csv",
    )


def as_csv(catalogue: Catalogue, ids: tuple[str, ...]) -> bytes:
    """Rows of the table of events, in the order given, with names beside the ids."""
    return named_csv(catalogue, "events", cached.frame(catalogue, "events").loc[list(ids)])


def table(catalogue: Catalogue, shown: Shown, picked: Selection) -> None:
    """A page of the rows; each opens its text, sources and ways on. That of the event picked comes first, where it passes."""
    if not shown.rows:
        put(Markup('<p class="d-nothing">No event passes these filters. Take one away to see more.</p>'))
        return
    pages = -(-len(shown.rows) // ROWS)
    at = next((i for i, e in enumerate(shown.rows) if e.id == picked.event), None)
    if picked.event and at is None:
        put(Markup('<p class="d-say">The event that is picked does not pass these filters.</p>'))
    place = st.container()
    page = paged(pages, 1 if at is None else at // ROWS + 1)
    with place:
        leaf("table_leaf", cached.lru(catalogue, "events table", (*shown.key, page), lambda: table_data(catalogue, shown, page)))


def table_data(catalogue: Catalogue, shown: Shown, page: int) -> bytes:
    """A page of the table, packed for the browser."""
    start = (page - 1) * ROWS
    rows = shown.rows[start : start + ROWS]
    of = (
        f"{count(len(rows), 'event')}"
        if len(rows) == len(shown.rows)
        else f"Events {start + 1} to {start + len(rows)} of {len(shown.rows)}"
    )
    filtered = f": {words}" if (words := shown.filters.words(catalogue)) else ""
    caption = f"{of}{filtered}. By {ORDERS[shown.by]}. Pick what happened to open its text and sources."
    return text(PAGE, "table", event_table(APP, catalogue, rows, caption, shown.by, shown.edition))


def data_table(catalogue: Catalogue, shown: Shown) -> None:
    """The rows in Streamlit's own table, which sorts, searches and fills the screen; made when it is opened."""
    if shown.rows and switched("as_data", "As a data table"):
        st.dataframe(cached.frame(catalogue, "events").loc[[e.id for e in shown.rows]], key="eventdata")
