"""The list of sources on the Data page: searched, put in order, fifty at a time."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dossier.citing.sources import A_PAGE, ORDERS, SourceFilters, page_with, pages, sources_filtered
from dossier.content.model import Source
from dossier.content.problems import count
from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Catalogue
from dossier.render.health import source_list
from dossier.ui import address
from dossier.ui.components import put, say
from dossier.ui.controls import one_of, page_of, searched

PAGE, ONE = "source_page", "source"  # keys of the address: which page of the list, and the source that a link leads to
STEPS = {"Previous": (-1, "chevron_left"), "Next": (1, "chevron_right")}


def sources(catalogue: Catalogue) -> None:
    """The sources with a search, a choice of grade and of order; the page of the list that the address names."""
    rows, asked = _found(catalogue)
    _first_again(asked)
    one = st.query_params.get(ONE, "")
    unknown = one if one and one not in catalogue.sources else ""
    address.note_left_out(ONE, [unknown] if unknown else [])
    last = pages(len(rows))
    now = page_with(rows, one) or _told(last)
    shown = rows[(now - 1) * A_PAGE : now * A_PAGE]
    said = _said(len(rows), now, last)
    _steps("above", now, last, said, "")
    put(source_list(catalogue, shown, (now - 1) * A_PAGE + 1, one))
    if last > 1:
        _steps("below", now, last, said, shown[0].id)
    arrived = page_with(rows, one) is not None
    with st.container(key="sourcesaid"):
        say(said, f"source-{one}" if arrived else st.session_state.pop("source_shown", ""))


def _found(catalogue: Catalogue) -> tuple[list[Source], tuple[str, str, str]]:
    """The sources that pass, in the order chosen; and what was asked."""
    grades = {"": "all grades"} | {t.id: t.label for t in vocabulary()["grade"].values()}
    address.note_unknown("grade", grades, grades.__getitem__)
    address.note_unknown("source_order", ORDERS, ORDERS.__getitem__)
    one, two, three = st.columns([3, 2, 2])
    query = searched(one, "source_words", "Search the sources", "title, author, publisher")
    grade = one_of(two, "grade", "Grade", list(grades), grades.__getitem__)
    order = one_of(three, "source_order", "Order", list(ORDERS), ORDERS.__getitem__)
    return sources_filtered(catalogue, SourceFilters(frozenset([grade] if grade else []), query), order), (query, grade, order)


def _first_again(asked: tuple[str, str, str]) -> None:
    """Who asks for other sources while the list is shown sees its first page."""
    before = st.session_state.get("sources_asked")
    st.session_state.sources_asked = asked
    if before not in (None, asked) and not st.session_state.get("arrived"):
        address.put(PAGE, [])
        address.put(ONE, [])


def _told(last: int) -> int:
    """The page of the address, the first where it names none; a note for one that there is not."""
    said = st.query_params.get(PAGE, "")
    if not said:
        return 1
    if page := page_of(said, last):
        return page
    address.note_left_out("page", [said])
    return 1


def _said(number: int, now: int, last: int) -> str:
    if last == 1:
        return count(number, "source")
    first = (now - 1) * A_PAGE + 1
    return f"{first:,} to {min(now * A_PAGE, number):,} of {number:,} sources, page {now} of {last}"


def _steps(where: str, now: int, last: int, said: str, first: str) -> None:
    """The number of sources shown, and the ways to the page before and after, which a keyboard reaches."""
    with st.container(key=f"sourcesteps{where}", horizontal=True, vertical_alignment="center"):
        st.caption(said)
        for word, (step, icon) in STEPS.items() if last > 1 else ():
            st.button(
                f"{word} {A_PAGE}" if 1 <= now + step <= last else word,
                key=f"{word} {where}",
                icon=f":material/{icon}:",
                disabled=not 1 <= now + step <= last,
                on_click=address.answering(_to(now + step, bool(first))),
            )


def _to(page: int, from_below: bool) -> Callable[[], None]:
    """Callback of a step: the page into the address; who steps from below is shown the head of the list."""

    def step() -> None:
        address.put(PAGE, [str(page)] if page > 1 else [])
        address.put(ONE, [])
        if from_below:
            st.session_state.source_shown = f"sources-{page}"

    return step
