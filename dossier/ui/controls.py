"""Filters and searches: controls that show what their key of the address says, and write there what a reader chooses.

Streamlit's own binding of controls to the address is not used. It takes the keys of a page out of the address of that page
when the reader leaves it, which is one more step for Back to a page without its filter, and it brings the value of a key
that two pages have from one to the other. What is written here is no step of its own: see `history.pushState` in `bus.js`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from dossier.index.filters import sought
from dossier.index.selection import year_of
from dossier.index.words import told_apart
from dossier.ui.address import QUIET, answering, put

SIZE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?")
ABSENT = object()  # Streamlit may know a control and have lost its value, where a run was stopped midway


def bound(
    key: str, told: Any, written: Callable[[Any], list[str]], make: Callable[..., Any], state: str = "", again: bool = True
) -> Any:
    """A control that shows `told`, what the address means; `written` gives the values that stand for another choice.

    What is shown is what the address says, save in the first run of a session: a browser whose replica was stopped brings
    what it has chosen to the first run of another one, which can call no callback yet. Only what differs is set, since a text
    that is set would take away what a reader types meanwhile; on a page that was just opened all is, since browser and
    Streamlit may each still know what the other has forgotten; not so a field for numbers (`again`), which would show
    its least number when it is set as it comes.
    """
    assert key in QUIET, f"a change of {key} would be a step of history"
    name = state or key

    def changed() -> None:
        put(key, written(st.session_state[name]))

    kept = st.session_state.get(name, ABSENT)
    first = kept is ABSENT and not (again and st.session_state.get("came"))
    if not first and (kept != told or st.session_state.get("arrived")):
        st.session_state[name] = told
    value = make(told if first else None, key=name, on_change=answering(changed))
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


def several(
    place: Any, key: str, label: str, options: list[str], name: Callable[[str], str], unset: str, state: str = ""
) -> list[str]:
    """A choice of any number of options; `unset` says what no choice means.

    It needs a `state` of its own where another page has a control of another kind for the same key.
    """
    shown = told_apart({one: name(one) for one in options})

    def make(default: list[str] | None, **more: Any) -> list[str]:
        return place.multiselect(label, options, default=default, format_func=shown.__getitem__, placeholder=unset, **more)

    return bound(key, _known(key, options, name), lambda chosen: [_said(one, shown, name) for one in chosen], make, state)


def one_of(place: Any, key: str, label: str, options: list[str], name: Callable[[str], str]) -> str:
    """A choice of one option; the first is as usual and not said in the address."""
    told = next(iter(_known(key, options, name)), options[0])
    shown = told_apart({one: name(one) for one in options})

    def make(default: str | None, **more: Any) -> str:
        first = options.index(default or options[0])
        return place.selectbox(label, options, index=first, format_func=shown.__getitem__, **more)

    return bound(key, told, lambda chosen: [] if chosen == options[0] else [_said(chosen, shown, name)], make)


def one_tab(key: str, label: str, options: dict[str, str], labelled: bool = False) -> str:
    """A choice of one option by buttons; the first is as usual and not said in the address. `labelled`: its label is seen."""
    usual = next(iter(options))

    def make(default: str | None, **more: Any) -> str:
        chosen = st.segmented_control(
            label,
            list(options),
            default=default,
            format_func=options.__getitem__,
            required=True,
            label_visibility="visible" if labelled else "collapsed",
            **more,
        )
        return usual if chosen is None else chosen

    told = next(iter(_known(key, options, options.__getitem__)), usual)
    return bound(key, told, lambda chosen: [] if chosen == usual else [options[chosen]], make, f"{key}_choice")


def switched(key: str, label: str) -> bool:
    """A switch that is off as usual; the address says `yes` where it is on."""

    def make(default: bool | None, **more: Any) -> bool:
        return st.toggle(label, value=bool(default), **more)

    return bool(bound(key, st.query_params.get_all(key) == ["yes"], lambda on: ["yes"] if on else [], make))


def searched(place: Any, key: str, label: str, hint: str) -> str:
    """A field for words to look for; what is looked for then."""

    def make(default: str | None, **more: Any) -> str:
        return place.text_input(label, value=default or "", placeholder=hint, live=True, **more)

    return sought(bound(key, st.query_params.get(key, ""), lambda text: [text] if text else [], make) or "")


def _years_said(key: str, first: int, last: int) -> list[int]:
    """The first two years of the address that are offered."""
    said = map(year_of, st.query_params.get_all(key))
    return [year for year in said if year is not None and first <= year <= last][:2]


def years(place: Any, key: str, label: str, first: int, last: int) -> tuple[int, int] | None:
    """A choice of years, `None` where it is all of them. The address names two; those that are not offered are left out."""
    known = _years_said(key, first, last)
    low, high = sorted(known) if len(known) == 2 else (first, last)

    def make(default: tuple[int, int] | None, **more: Any) -> tuple[int, int]:
        return place.slider(label, first, last, default, **more)

    def written(chosen: tuple[int, int]) -> list[str]:
        return [] if chosen == (first, last) else [str(year) for year in chosen]

    now = bound(key, (low, high), written, make)
    return None if now == (first, last) else now


def typed_years(places: tuple[Any, Any], key: str, first: int, last: int) -> tuple[int, int] | None:
    """Two fields for the first and the last year, `None` where these are all; one year in the address is that year alone."""
    known = _years_said(key, first, last)
    low, high = (min(known), max(known)) if known else (first, last)

    def written(one: int, other: int) -> list[str]:
        chosen = sorted((one, other))
        return [] if chosen == [first, last] else [str(year) for year in dict.fromkeys(chosen)]

    def field(place: Any, label: str, told: int, other: int, state: str) -> int:
        def make(default: int | None, **more: Any) -> int:
            start = "min" if default is None else default  # `min` is no default of its own beside what was set
            value = place.number_input(label, min_value=first, max_value=last, value=start, step=1, **more)
            return told if value is None else int(value)

        return bound(key, told, lambda chosen: written(told if chosen is None else chosen, other), make, state, False)

    from_, to = places
    ends = field(from_, "From", low, high, f"{key}_from"), field(to, "to", high, low, f"{key}_to")
    now = min(ends), max(ends)
    return None if now == (first, last) else now


def at_least(place: Any, key: str, label: str, most: float) -> float:
    """A field for the least number that is wanted, from 0, which wants none."""
    said = [number for text in st.query_params.get_all(key) if (number := size_of(text, most)) is not None]
    told = said[0] if said else 0.0

    def make(default: float | None, **more: Any) -> float:
        value = place.number_input(label, 0.0, most, "min" if default is None else default, 0.5, "%.1f", **more)
        return told if value is None else float(value)

    return bound(key, told, lambda chosen: [f"{chosen:g}"] if chosen else [], make, again=False)


def size_of(text: str, most: float) -> float | None:
    """The number from 0 to `most` that a value of an address says, in at most two digits and two decimals; `None` for another."""
    return float(text) if SIZE.fullmatch(text) and float(text) <= most else None


def page_of(text: str, pages: int) -> int | None:
    """The page of a list, from 1, that a value of an address says; `None` where there is no such page."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= pages else None


def paged(pages: int, usual: int) -> int:
    """A choice of a page of a list, `usual` where the address names none that there is."""
    said = [page for text in st.query_params.get_all("table_page") if (page := page_of(text, pages))]
    told = said[0] if said else usual
    if pages < 2:
        return 1

    def make(default: int | None, **more: Any) -> int:
        return st.pagination(pages, default=default or 1, **more)

    return bound("table_page", told, lambda chosen: [] if chosen == usual else [str(chosen)], make)


def edition_choice(editions: dict[str, str], kept: str) -> str:
    """Which edition is shown. Who comes to the page finds the one `kept` for the session; the address says it then."""
    usual = next(iter(editions))
    if st.session_state.get("arrived") and "edition" not in st.query_params and kept != usual:
        put("edition", [editions[kept]])
    return one_tab("edition", "Edition", editions, labelled=True)
