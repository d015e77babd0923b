"""The address is the only truth: it is read at the start of a run and written by one callback.

Keys of other parts of the page (filters, `embed`, `dossier`) are kept when a pick is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import uuid4

import streamlit as st

from dossier.citing.citations import APART as APART
from dossier.citing.citations import PAGES
from dossier.content.problems import count
from dossier.handout.plan import FILTERS
from dossier.index.events import ORDERS
from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, Selection, resolve, year_of
from dossier.render.parts import literal
from dossier.ui.components import sync

SCRIPTS = {page: (f"pages/{page or 'timeline'}.py", title) for page, title in PAGES.items()}


NOTES = 3  # on the values of one key
OF_EVENTS = (
    "side",
    "named",
    "event_kind",
    "code",
    "weight",
    "least",
    "layer",
    "confidence",
    "weights",
    "sort",
    "table_page",
    "as_data",
)
OF_BROWSER = ("open", "order")  # what a part of the page keeps by itself: what is open, the order of a table
OF_COMPARE = ("ranges", "a", "b", "party", "other_party", "beside")
OF_EVENTDATA = ("state", "partner", "sets", "counted", "unit", "raw", "bin", "row_words")
OF_SOURCES = ("source_words", "grade", "source_order", "source_page", "source")
# Filters and searches: their change is no step of history.
QUIET = (
    *FILTERS,
    "words",
    "q",
    "find",
    "list",
    "code_words",
    "edition",
    *OF_EVENTS,
    *OF_COMPARE,
    *OF_SOURCES,
    *OF_EVENTDATA,
    *OF_BROWSER,
)
VIEW = ("scale", "by", "acts", "without", "series", "layers")  # what else the address says of the Timeline


def selection(catalogue: Catalogue, page: str) -> Selection:
    """What the address means on this page. An unknown value gives the default and a note.

    A reader who comes back to the Timeline by the menu finds the pick and the choices that were left there.
    """
    state = st.session_state
    before = state.get("at_page")
    arrived = state.arrived = before != page
    state.came = arrived and before is not None  # from another page of the same session
    state.at_page = page
    last: dict[str, str] = state.get("last_pick", {})
    left = _left()
    # The browser puts them into the address: written here, they were one more step for Back.
    state.returned = bool(arrived and (last or left) and page == "" and not any(key in st.query_params for key in (*KEYS, *VIEW)))
    if page == "" and not state.returned:
        state.left_view = {key: st.query_params.get_all(key) for key in VIEW if key in st.query_params}
    picked, notes = resolve(last if state.returned else st.query_params.to_dict(), catalogue)
    place = st.container()  # always there, so that what stands below keeps its place when a note goes
    for note in notes:
        place.warning(f"{literal(note)} The default is shown instead.", icon=":material/link_off:")
    if any(key in st.query_params for key in KEYS):
        state.last_pick = picked.query()
    return picked


def _left() -> dict[str, list[str]]:
    """What the reader had chosen on the Timeline when it was left; nothing where it was never open."""
    return st.session_state.get("left_view", {})


def said(key: str) -> list[str]:
    """The values of a key of the address; of the view that was left, where the reader came back to it by the menu."""
    return _left().get(key, []) if st.session_state.get("returned") else st.query_params.get_all(key)


def put(key: str, values: list[str]) -> None:
    """Write the values of a key into the address; without a value the key goes."""
    if values:
        st.query_params[key] = values
    elif key in st.query_params:
        del st.query_params[key]


def query() -> dict[str, list[str]]:
    """All that the address says, the values by key."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def answering(callback: Callable[..., None]) -> Callable[..., None]:
    """A callback that first puts back what the callbacks before it wrote and the browser had not read when it sent its message.

    A reader who chooses twice in a moment sends the second choice with the address of before the first: read as it comes, it
    would undo the first. It is told from Back by its callback, of which Back has none. Every callback that writes goes through here.
    """

    @wraps(callback)
    def answer(*args: Any) -> None:
        state = st.session_state
        state.answered = True
        unread: dict[str, list[list[str]]] = state.setdefault("unread", {})
        for key, (*stale, now) in list(unread.items()):
            said = st.query_params.get_all(key)
            if said in stale:
                put(key, now)
            elif said != now:
                del unread[key]
        before = query()
        callback(*args)
        after = query()
        for key in before.keys() | after.keys():
            was, now = before.get(key, []), after.get(key, [])
            if was != now:
                unread[key] = [*(one for one in unread.get(key, [was]) if one != now), now]

    return answer


def heed() -> None:
    """At the start of a run: without a callback of ours it was the browser that moved, and its address is the truth."""
    if not st.session_state.pop("answered", False):
        st.session_state.pop("unread", None)


def note_unknown(key: str, known: Iterable[str], name: Callable[[str], str] = str) -> None:
    """A note for each value of a filter in the address that is neither id nor label of what its control offers."""
    choices = {said for one in known for said in (one, name(one))}
    note_left_out(key, [value for value in st.query_params.get_all(key) if value and value not in choices])


def note_years(first: int, last: int) -> None:
    """A note for what `from` and `to` say of the years shown where it is no year, or where the dossier has none of them."""
    ends = []
    for key, end in (("from", first), ("to", last)):
        said = st.query_params.get_all(key)[:1]  # as the chart reads them
        year = year_of(said[0]) if said else None
        note_left_out("year", [v for v in said if v and year is None])
        ends.append(end if year is None else year)
    low, high = sorted(ends)
    if low > last or high < first:
        st.warning(
            f"The address asks for years that this dossier has none of, {low} to {high}. All years are shown.",
            icon=":material/link_off:",
        )


def many(key: str) -> bool:
    """Whether a key of the address speaks of several things, as `years` does."""
    return key.endswith("s") and key not in ("basis", "series", "words")


def none_such(key: str, value: str) -> str:
    """That what the address names is not here: `There are no years “1980-1989” here.`"""
    return f"There {'are' if many(key) else 'is'} no {key} “{value}” here."


def note_left_out(key: str, values: Iterable[str]) -> None:
    """A note for each value of a key of the address that is not known; where there are many, for the first of them."""
    said = list(dict.fromkeys(values))
    for value in said[:NOTES]:
        st.warning(f"{none_such(key, literal(value[:60]))} It is left out.", icon=":material/link_off:")
    if (more := len(said) - NOTES) > 0:
        st.warning(f"{count(more, 'more value')} of {key} left out.", icon=":material/link_off:")


def _take(name: str) -> dict[str, Any]:
    value = getattr(st.session_state.get("sync"), name, None)
    return value if isinstance(value, dict) else {}


def _picked(catalogue: Catalogue) -> None:
    """Callback of a pick: write the address."""
    sent = _take("pick")
    if not sent:
        return
    st.session_state.turn = turn if isinstance(turn := sent.get("turn"), int) else 0
    picked, _ = resolve({key: str(sent[key]) for key in KEYS if sent.get(key)}, catalogue)
    _write(picked.query())


def _write(wanted: dict[str, str]) -> None:
    """Put a pick into the address as one step of the browser's history; other keys stay."""
    if all(key in wanted for key in KEYS if key in st.query_params):
        st.query_params.update(wanted)
        return
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key not in KEYS and not key.startswith("embed")}
    st.query_params.from_dict({**kept, **wanted})


def _go() -> None:
    """Callback of a link to another page: remember it; the run that follows goes there."""
    sent = _take("go")
    if sent.get("page") in PAGES and isinstance(sent.get("query"), dict):
        kept = {key: st.query_params[key] for key in ("dossier",) if key in st.query_params}
        st.session_state.go_to = (SCRIPTS[sent["page"]][0], kept | {str(k): str(v) for k, v in sent["query"].items()})


def _leave() -> None:
    """Callback of a button at an act: leave it out of the level, or count it again."""
    key = str(_take("leave").get("event", ""))
    now = st.query_params.get_all("without")
    if key:
        st.query_params["without"] = [one for one in now if one != key] if key in now else [*now, key]


def _sort() -> None:
    """Callback of the head of a column: another order of the events."""
    by = str(_take("sort").get("by", ""))
    if by in ORDERS:
        put("sort", [] if by == next(iter(ORDERS)) else [by])


def connect(catalogue: Catalogue, page: str, picked: Selection) -> None:
    """Answer the browser with the pick, and go to another page where a link asked for it."""
    if target := st.session_state.pop("go_to", None):
        st.switch_page(target[0], query_params=target[1])
    returned = st.session_state.get("returned", False)
    view = [[key, value] for key in VIEW for value in said(key)] if returned else []
    state = {"page": page, "turn": st.session_state.get("turn", 0), "returned": returned, "view": view, "quiet": QUIET}
    state["session"] = st.session_state.setdefault("session", uuid4().hex)
    data = state | {"without": said("without")} | {key: getattr(picked, key) for key in KEYS}
    sync(data, *map(answering, (lambda: _picked(catalogue), _go, _leave, _sort)))
