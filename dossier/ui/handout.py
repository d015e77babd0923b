"""The parts of the Hand-out page, and the way to it from other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil
from typing import Any
from weakref import ref

import streamlit as st

from dossier.content.problems import count
from dossier.extras import there
from dossier.handout import FORMATS, made
from dossier.handout.content import amount, refused
from dossier.handout.fitting import COUNTED, PRESETS, fitted
from dossier.handout.plan import (
    ANSWERS,
    CHOICES,
    DETAIL,
    EVENTS,
    FILTERS,
    LABELS,
    PAPERS,
    PARTS,
    ROOM,
    TEXTS,
    Plan,
    filter_query,
    plan_of,
    unknown_values,
)
from dossier.index.filters import ClaimFilters, Filters
from dossier.index.queries import Catalogue
from dossier.index.selection import Selection
from dossier.index.words import told_apart
from dossier.progress import PUT_TOGETHER, Said, silent
from dossier.render.parts import literal
from dossier.ui import address, cached
from dossier.ui.components import say
from dossier.ui.original import OURS, originals

PAGE = "handout"
NAMES = {"pdf": ("PDF", "picture_as_pdf"), "docx": ("Word file", "description")}  # what takes seconds to make
STEP = 0.01  # of the bar: a smaller one is not sent
TALL = 900  # of the preview, in pixels


def link(catalogue: Catalogue, picked: Selection, alignments: Filters | None = None, claims: ClaimFilters | None = None) -> None:
    """The way from a page to its hand-out, with the period picked and the filters in force."""
    query: dict[str, Any] = {"period": picked.period, **filter_query(alignments, claims)}
    if (dossier := st.query_params.get("dossier")) is not None:
        query["dossier"] = dossier
    rows = [(key, one) for key, value in query.items() for one in (value if isinstance(value, list) else [value])]
    st.page_link("pages/handout.py", label="Make a hand-out of this", icon=":material/print:", query_params=rows)


def _start(catalogue: Catalogue, picked: Selection) -> str:
    """The period of a sheet for which none is chosen: the pick of the address, or the last one made."""
    last = st.session_state.get("last_pick", {}).get("period", "")
    return picked.period if "period" in st.query_params or last not in catalogue.periods else last


def choose(catalogue: Catalogue, picked: Selection) -> Plan:
    """The choices, written to the address; what the address does not say is as usual."""
    now = plan_of(address.query(), catalogue, _start(catalogue, picked))
    titles = {p.id: p.title for p in catalogue.periods.values()}
    for key, values in unknown_values(address.query(), catalogue).items():
        address.note_left_out(key, values)
    with st.container(key="handoutchoice"):
        _several("periods", titles, list(now.periods))
        _several("parts", PARTS, list(now.parts))
        with st.container(horizontal=True):
            _one("answers", ANSWERS, now.answers)
            _one("paper", PAPERS, now.paper)
            _one("events", EVENTS, now.events, 390)
            _one("detail", DETAIL, now.detail)
            _one("room", ROOM, now.room)
            if _given(catalogue) is not None:
                _one("text", TEXTS, now.text)
    return now


def _several(key: str, options: dict[str, str], now: list[str]) -> None:
    st.session_state[f"handout_{key}"] = now  # the address is the only truth
    change = partial(_changed, key)
    st.multiselect(
        LABELS[key],
        list(options),
        format_func=told_apart(options).__getitem__,
        key=f"handout_{key}",
        on_change=address.answering(change),
    )


def _one(key: str, options: dict[str, str], now: str, width: int = 230) -> None:
    st.session_state[f"handout_{key}"] = now
    change = partial(_changed, key)
    st.selectbox(
        LABELS[key],
        list(options),
        format_func=options.__getitem__,
        key=f"handout_{key}",
        on_change=address.answering(change),
        width=width,
    )


def _changed(key: str) -> None:
    """Callback of a choice: write it into the address, where the usual one is not said."""
    value = st.session_state.get(f"handout_{key}")
    usual = {name: getattr(Plan(()), name) for name in CHOICES}
    if key == "parts":
        chosen = list(value or ())
        value = [] if set(chosen) == set(PARTS) else chosen or ["none"]
    said = value if isinstance(value, list) else [value] if value else []
    address.put(key, [] if value == usual.get(key) else said)


def _drop() -> None:
    """Callback: the filters that the reader came with are left out."""
    st.query_params.from_dict({key: values for key, values in address.query().items() if key not in FILTERS})


def filters(catalogue: Catalogue, plan: Plan) -> None:
    """The filters that the reader came with, in words, and the way to be rid of them."""
    said = [
        f"{name} only {words}"
        for name, words in (("Alignments:", plan.alignments.words(catalogue)), ("Claims:", plan.claims.words(catalogue)))
        if words
    ]
    if said:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(literal("; ".join(said)))
            st.button("Leave these filters out", key="handout_drop", on_click=address.answering(_drop))


def _given(catalogue: Catalogue) -> dict[str, str] | None:
    """The author's sentences, where this reader has chosen to see them on the page Article."""
    return originals(catalogue) if st.session_state.get("edition", OURS) != OURS else None


def sheet(catalogue: Catalogue, plan: Plan, own: dict[str, str] | None, format: str, said: Said = silent) -> bytes:
    """The sheet in one format. With the author's sentences it is made for this reader alone."""
    if plan.text == "original" and own is not None:
        return made(format, catalogue, plan, own, said)
    ours = replace(plan, text="ours")
    return cached.lru(catalogue, f"handout {format}", ours, lambda: made(format, catalogue, ours, None, said))


class Bar:
    """How far a file is, as a bar on the page."""

    def __init__(self) -> None:
        self.at = -STEP
        self(PUT_TOGETHER, 0.0)

    def __call__(self, words: str, share: float) -> None:
        if share >= self.at + STEP:
            self.at = share
            st.progress(share, f"{words[0].upper()}{words[1:]}")


def _presets(catalogue: Catalogue, plan: Plan, own: dict[str, str] | None) -> None:
    """Ways to a sheet of so many pages, where counting them is quick."""
    if len(plan.periods) > COUNTED or not there("paper"):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="handoutpresets"):
        for preset in PRESETS:
            st.button(
                f"Fit on {preset}", key=f"fit {preset}", on_click=address.answering(_fit), args=(catalogue, plan, own, preset)
            )
        if plan.query() != replace(Plan(plan.periods), alignments=plan.alignments, claims=plan.claims, paper=plan.paper).query():
            st.button("As usual", key="fit usual", on_click=address.answering(_fit), args=(catalogue, plan, own, ""))


def _fit(catalogue: Catalogue, plan: Plan, own: dict[str, str] | None, preset: str) -> None:
    """Callback of a preset: write what it comes to into the address; without a name, what is usual."""
    usual = Plan(plan.periods)
    wanted = fitted(plan, preset, lambda one: _pages(catalogue, one, own)) if preset else replace(usual, paper=plan.paper)
    for key in ("parts", *(CHOICES if not preset else ("events", "detail", "room"))):
        address.put(key, wanted.query().get(key, []))


def _pages(catalogue: Catalogue, plan: Plan, own: dict[str, str] | None) -> int:
    """How many pages the PDF of a plan has; it is kept, and need not be made again when it is asked for."""
    from dossier.handout.as_pdf import pages

    return pages(sheet(catalogue, plan, own, "pdf"))


def counted(catalogue: Catalogue, plan: Plan, place: Any) -> None:
    """How many pages the sheet has, said where the files are; that they are not counted for a sheet of many periods."""
    if place is None or not there("paper"):
        return
    own, kept = _given(catalogue), st.session_state.get("counted", (None, 0))
    wanted = _wanted(catalogue, plan, own)
    if len(plan.periods) <= COUNTED and kept[0] != wanted:
        kept = st.session_state.counted = (wanted, _pages(catalogue, plan, own))
    made_of, format, data = st.session_state.get("paper", (None, "", b""))
    words = (
        f"{count(kept[1], 'page')} {PAPERS[plan.paper]}."
        if kept[0] == wanted
        else "Many periods: the pages are counted when the PDF is made."
    )
    with place:
        say(f"The {NAMES[format][0]} is ready: {_size(format, data)}." if made_of == wanted else words)


def _wanted(catalogue: Catalogue, plan: Plan, own: dict[str, str] | None) -> tuple:
    return ref(catalogue), plan, tuple((own or {}).items())


def downloads(catalogue: Catalogue, plan: Plan) -> Any:
    """The sheet as files, and the place beside them where `counted` says how many pages it has.

    What takes seconds is made when it is asked for, with a bar, and is then there to be saved.
    """
    if refused(catalogue, plan):  # the preview says why
        return None
    own, asked = _given(catalogue), ""
    name = f"{catalogue.dossier.id}-{'-'.join(plan.periods)}"[:80]
    _presets(catalogue, plan, own)
    with st.container(horizontal=True, key="handoutfiles"):
        _saved("Page to print (HTML)", "print", partial(sheet, catalogue, plan, own, "html"), "html", name)
        for format, (label, icon) in NAMES.items():
            if st.button(f"Make the {label}", key=f"make {format}", icon=f":material/{icon}:"):
                asked = format
    row = st.container(horizontal=True, vertical_alignment="center", key="handoutmade")
    place = row.empty()
    wanted = _wanted(catalogue, plan, own)
    if asked:
        with place:
            data = sheet(catalogue, plan, own, asked, Bar())
        st.session_state.paper = (wanted, asked, data)
    kept, format, data = st.session_state.get("paper", (None, "", b""))
    if kept == wanted:
        with place:
            _saved(f"Save the {NAMES[format][0]}", "download", data, format, name)
    return row


def _size(format: str, data: bytes) -> str:
    size = f"{ceil(len(data) / 1000):,} kB"
    if format != "pdf":
        return size
    from dossier.handout.as_pdf import pages

    return f"{count(pages(data), 'page')}, {size}"


def _saved(label: str, icon: str, data: bytes | Callable[[], bytes], format: str, name: str) -> None:
    st.download_button(
        label, data, f"{name}.{format}", FORMATS[format], key=f"save {format}", on_click="ignore", icon=f":material/{icon}:"
    )


def preview(catalogue: Catalogue, plan: Plan) -> None:
    """The sheet as it prints, in a frame of its own, black on white in either look."""
    if said := refused(catalogue, plan):
        st.error(said, icon=":material/unfold_less:")
        return
    said = amount(catalogue, plan)
    st.caption(f"The sheet as it will be printed{': ' + said if said else ''}. HTML, PDF and Word hold the same.")
    with st.spinner(f"The sheet is put together: {said}" if said else "The sheet is put together"):
        html = sheet(catalogue, plan, _given(catalogue), "html").decode("utf-8")
    with st.container(key="handoutsheet", border=True):
        st.iframe(html, height=TALL, alt="The sheet as it will be printed")
