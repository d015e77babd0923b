"""What stands on every page: the stylesheet, the choice of a dossier, and the word on faults."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from dossier.citing.citations import PAGES
from dossier.content.checks import Report
from dossier.content.files import ROUTER
from dossier.content.held import Held
from dossier.content.problems import count
from dossier.index.limits import refusal
from dossier.index.queries import Catalogue
from dossier.index.words import told_apart
from dossier.render.glossary import sentences
from dossier.render.health import problem_list
from dossier.render.markup import html
from dossier.render.parts import literal
from dossier.ui import cached
from dossier.ui.address import answering, heed
from dossier.ui.components import ASSETS, door, parts, put, style, terms

ICON = ASSETS / "icon.svg"


def begin() -> None:
    """Before the page: the stylesheet, which knows both looks, the door, and what the parts of the page do."""
    st.session_state.routed = True
    put(style(bool(st.context.is_embedded)))
    door(st.session_state.get("heard", 0), answering(_heard))
    parts()


def window(page: str) -> str:
    """What the window is called: the page, the dossier that it shows, the product. The Timeline is the dossier itself."""
    kept = st.session_state.get("dossier", "")
    folder = cached.chosen() if "dossier" in st.query_params else cached.choices().get(kept) or cached.chosen()
    if folder is None:
        return f"{page} · Dossier"
    catalogue = cached.catalogue(folder)
    name = catalogue.meta.title if catalogue else cached.title_of(folder)
    return " · ".join([*([page] if page != PAGES[""] else []), name, "Dossier"])


def _heard() -> None:
    """Callback of the browser's question before a page is left. It came with the values of all controls."""
    asked = getattr(st.session_state.get("door"), "ask", None)
    if isinstance(asked, int):
        st.session_state.heard = asked


def _through_the_router() -> None:
    """Run the router where Streamlit ran a page without it.

    Streamlit takes a folder named pages/ for its own until a script of the process has called `st.navigation`; a server's
    first visitor who comes by a link to a page would see that page without menu and stylesheet.
    """
    if not st.session_state.get("routed"):
        runpy.run_path(str(ROUTER), run_name="__main__")
        st.stop()


def settle() -> None:
    """Which dossier this run shows. The choice is in the address and is kept from page to page."""
    known = cached.choices()
    wanted, kept = st.query_params.get("dossier"), st.session_state.get("dossier")
    if wanted is None and kept in known and (kept != next(iter(known)) or kept.startswith(cached.NOT_SHARED)):
        st.query_params["dossier"] = kept
    now = cached.chosen()
    if now is None:
        return
    key = cached.key_of(now)
    if kept != key:  # a pick belongs to its dossier, whichever way the reader left that
        for one in ("last_pick", "left_view"):
            st.session_state.pop(one, None)
    st.session_state.dossier = key


def choose(now: str) -> None:
    """A choice of dossier, which shows the name of the present one; none where `now` is not there."""
    names = told_apart({key: _called(folder) for key, folder in cached.choices().items()})
    picked = st.selectbox(
        "Dossier",
        list(names),
        index=list(names).index(now) if now in names else None,
        placeholder="Choose a dossier",
        format_func=lambda key: names[key],
        key=f"choose {now}",
        width=340,
        label_visibility="collapsed",
    )
    if picked not in (now, None):
        st.query_params.from_dict({"dossier": picked})
        st.rerun()


def _called(folder: Path | Held) -> str:
    """What a dossier is called where it is chosen; a reader's own says whose it is."""
    return f"{cached.title_of(folder)}{' (yours, not shared)' if isinstance(folder, Held) else ''}"


def headed(heading: str, lead: str, now: str, of: str = "") -> None:
    """The title of the page with what it says below. `of` names the dossier above it; where there are several, a choice of them does."""
    with st.container(key="title"):
        several = len(cached.choices()) > (now in cached.choices())
        if several:
            choose(now)
        if of:  # on the screen the choice says it
            put(html('<p class="d-of{paper}">{of}</p>', of=of, paper=" d-ofpaper" if several else ""))
        st.title(heading, anchor=False)
        if lead:
            st.markdown(lead)


def _not_here(said: str) -> None:
    """The word on an address that leads to nothing here, since what it names is not shared."""
    headed("This dossier is not shared", "", said)
    _gone(said)
    st.page_link("pages/yours.py", label="Your dossier", icon=":material/upload_file:")


def _unknown(said: str) -> None:
    """A note where the address names no dossier that there is."""
    if said and said not in cached.choices() and not said.startswith(cached.NOT_SHARED):
        st.warning(f"There is no dossier “{literal(said[:60])}”. The first one is shown instead.", icon=":material/link_off:")


def _gone(said: str) -> None:
    st.info(
        f"The address names “{literal(said.removeprefix(cached.NOT_SHARED)[:60])}”, which a reader has opened for themselves alone. Nobody "
        "else has it, and it is gone when its page is closed or loaded anew. If it is yours, choose its files again."
    )


def _nothing_of(folder: Path | Held, report: Report) -> None:
    """Why nothing of a dossier can be shown."""
    headed("This dossier cannot be shown", "", cached.key_of(folder))
    if isinstance(folder, Held):
        st.error(literal(cached.refused() or f"Nothing of {folder.name} can be shown until its files are mended."))
        st.page_link("pages/yours.py", label="See the report", icon=":material/rule:")
        return
    st.error(
        f"Nothing of {literal(folder.name)} can be shown until its files are mended. Each of {count(report.errors, 'fault')} is named here, with a remedy."
    )
    put(html('<div class="d-leaf d-problems">{faults}</div>', faults=problem_list(report.problems)))


def _none() -> None:
    st.title("No dossier")
    st.info(
        "There is no dossier to show. Put a folder with a dossier.yaml under data/dossiers, or make one with `python -m dossier new`."
    )
    st.page_link("pages/yours.py", label="Open one of your own", icon=":material/upload_file:")


def _first(heading: str, lead: str, parts: Iterable[Callable[[], None]]) -> Catalogue:
    """A page that has something to show whatever is chosen. Stops the run where there is no dossier beside it."""
    folder, wanted = cached.chosen(), st.query_params.get("dossier", "")
    headed(literal(heading), lead, cached.key_of(folder) if folder else "")
    if wanted.startswith(cached.NOT_SHARED) and folder is None:
        _gone(wanted)
    _unknown(wanted)
    catalogue = cached.catalogue(folder) if folder else None
    if folder and catalogue and (report := cached.report(folder)).errors:
        _lost(report, "" if isinstance(folder, Held) else "pages/data.py")
    for one in parts:
        one()
    if catalogue is None:
        st.stop()
    return catalogue


def _lost(report: Report, page: str) -> None:
    """That records are missing, and the way to the page with the reasons; without one they stand here."""
    one, link = st.columns([5, 1], vertical_alignment="center")
    lost = f"{count(report.left_out, 'record')} of this dossier" if report.left_out else "Something of this dossier"
    one.warning(f"{lost} cannot be shown because of faults in the files.", icon=":material/rule:")
    if page:
        link.page_link(page, label="See the report")


def opened(heading: str = "", lead: str = "", drawn: bool = True, parts: Iterable[Callable[[], None]] = ()) -> Catalogue:
    """The dossier of this run, with its title and a word on faults. Stops the run where nothing can be shown.

    `drawn`: the page shows more of the dossier than lists, which one that is too large does not let end. `parts`: what the
    page shows before it asks for a dossier, and without one.
    """
    _through_the_router()
    heed()
    settle()
    if parts:
        return _first(heading, lead, parts)
    folder, wanted = cached.chosen(), st.query_params.get("dossier", "")
    if folder is None:
        _not_here(wanted) if wanted.startswith(cached.NOT_SHARED) else _none()
        st.stop()
    catalogue, report = cached.catalogue(folder), cached.report(folder)
    if catalogue is None:
        _nothing_of(folder, report)
        st.stop()
    name = catalogue.meta.title
    headed(literal(heading or name), literal(lead or catalogue.meta.lead), cached.key_of(folder), name if heading else "")
    with st.container():
        _unknown(wanted)
    if isinstance(folder, Held):
        put(html('<p class="d-own">Yours alone: not shared, and gone when you close or reload this page.</p>'))
    if report.errors:
        _lost(report, "pages/yours.py" if isinstance(folder, Held) else "pages/data.py")
    terms(sentences())
    if drawn and (said := cached.made(catalogue, "bound", lambda: refusal(catalogue))):
        st.error(literal(said), icon=":material/unfold_less:")
        st.stop()
    return catalogue
