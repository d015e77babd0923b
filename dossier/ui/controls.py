"""Filters and searches: controls that show what their key of the address says, and write there what a reader chooses.

Streamlit's own binding of controls to the address is not used. It takes the keys of a page out of the address of that page
when the reader leaves it, which is one more step for Back to a page without its filter, and it brings the value of a key
that two pages have from one to the other. What is written here is no step of its own: see `history.pushState` in `bus.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from dossier.index.filters import sought
from dossier.index.selection import year_of
from dossier.index.words import told_apart
from dossier.ui.address import QUIET, put

ABSENT = object()  # Streamlit may know a control and have lost its value, where a run was stopped midway


def bound(key: str, told: Any, written: Callable[[Any], list[str]], make: Callable[..., Any], state: str = "") -> Any:
    """A control that shows `told`, what the address means; `written` gives the values that stand for another choice.

    What is shown is what the address says, save in the first run of a session: a browser whose replica was stopped brings
    what it has chosen to the first run of another one, which can call no callback yet. Only what differs is set, since a text
    that is set would take away what a reader types meanwhile; on a page that was just opened all is, since the browser has
    forgotten what Streamlit may still know.
    """
    assert key in QUIET, f"a change of {key} would be a step of history"
    name = state or key

    def changed() -> None:
        put(key, written(st.session_state[name]))

    kept = st.session_state.get(name, ABSENT)
    first = kept is ABSENT
    if not first and (kept != told or st.session_state.get("arrived")):
        st.session_state[name] = told
    value = make(told if first else None, key=name, on_change=changed)
    if value != told:
        changed()
    return value


def _known(key: str, options: Iterable[str], name: Callable[[str], str]) -> list[str]:
    """The options that the address names, by id or by label, in its order."""
    ids = list(options)
    by_label = {name(one): one for one in reversed(ids)} | {one: one for one in ids}
    return list(dict.fromkeys(by_label[value] for value in st.query_params.get_all(key) if value in by_label))


def _said(option: str, shown: dict[str, str], name: Callable[[str], str]) -> str:
    """How the address names an option: by its label, by its id where another has the same label."""
    return name(option) if shown[option] == name(option) else option


def several(place: Any, key: str, label: str, options: list[str], name: Callable[[str], str], unset: str) -> list[str]:
    """A choice of any number of options; `unset` says what no choice means."""
    shown = told_apart({one: name(one) for one in options})

    def make(default: list[str] | None, **more: Any) -> list[str]:
        return place.multiselect(label, options, default=default, format_func=shown.__getitem__, placeholder=unset, **more)

    return bound(key, _known(key, options, name), lambda chosen: [_said(one, shown, name) for one in chosen], make)


def one_of(place: Any, key: str, label: str, options: list[str], name: Callable[[str], str]) -> str:
    """A choice of one option; the first is as usual and not said in the address."""
    told = next(iter(_known(key, options, name)), options[0])
    shown = told_apart({one: name(one) for one in options})

    def make(default: str | None, **more: Any) -> str:
        first = options.index(default or options[0])
        return place.selectbox(label, options, index=first, format_func=shown.__getitem__, **more)

    return bound(key, told, lambda chosen: [] if chosen == options[0] else [_said(chosen, shown, name)], make)


def searched(place: Any, key: str, label: str, hint: str) -> str:
    """A field for words to look for; what is looked for then."""

    def make(default: str | None, **more: Any) -> str:
        return place.text_input(label, value=default or "", placeholder=hint, live=True, **more)

    return sought(bound(key, st.query_params.get(key, ""), lambda text: [text] if text else [], make) or "")


def years(place: Any, key: str, label: str, first: int, last: int) -> tuple[int, int] | None:
    """A choice of years, `None` where it is all of them. The address names two; those that are not offered are left out."""
    said = map(year_of, st.query_params.get_all(key))
    known = [year for year in said if year is not None and first <= year <= last][:2]
    low, high = sorted(known) if len(known) == 2 else (first, last)

    def make(default: tuple[int, int] | None, **more: Any) -> tuple[int, int]:
        return place.slider(label, first, last, default, **more)

    def written(chosen: tuple[int, int]) -> list[str]:
        return [] if chosen == (first, last) else [str(year) for year in chosen]

    now = bound(key, (low, high), written, make)
    return None if now == (first, last) else now


def edition_choice(editions: dict[str, str], kept: str) -> str:
    """Which edition is shown. Who comes to the page finds the one `kept` for the session; the address says it then."""
    usual = next(iter(editions))
    if st.session_state.get("arrived") and "edition" not in st.query_params and kept != usual:
        put("edition", [editions[kept]])

    def make(default: str | None, **more: Any) -> str:
        chosen = st.segmented_control(
            "Edition", list(editions), default=default, format_func=editions.__getitem__, required=True, **more
        )
        return chosen or usual

    told = next(iter(_known("edition", editions, editions.__getitem__)), usual)
    return bound("edition", told, lambda chosen: [] if chosen == usual else [editions[chosen]], make, "edition_choice")
