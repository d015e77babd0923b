"""What stands on every page: the stylesheet, the choice of a dossier, and the word on faults."""

from __future__ import annotations

import runpy

import streamlit as st

from dossier.citing.citations import PAGES
from dossier.content.files import ROUTER
from dossier.content.load import title
from dossier.content.problems import count
from dossier.index.limits import refusal
from dossier.index.queries import Catalogue
from dossier.index.words import told_apart
from dossier.render.health import problem_list
from dossier.render.markup import Markup, html
from dossier.render.parts import literal
from dossier.ui import cached
from dossier.ui.components import ASSETS, door, put, style

ICON = ASSETS / "icon.svg"


def begin() -> None:
    """Before the page: the stylesheet, which knows both looks, the door, and the sign of a frame."""
    st.session_state.routed = True
    put(style())
    door(st.session_state.get("heard", 0), _heard)
    if st.context.is_embedded:
        put(Markup('<i class="d-embedded"></i>'))


def window(page: str) -> str:
    """What the window is called: the page, the dossier that it shows, the product. The Timeline is the dossier itself."""
    known = cached.folders()
    said = st.query_params.get("dossier", st.session_state.get("dossier", ""))
    folder = known.get(said, next(iter(known.values()), None))
    if folder is None:
        return f"{page} · Dossier"
    catalogue = cached.catalogue(folder)
    name = catalogue.meta.title if catalogue else title(folder)
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
    known = cached.folders()
    wanted, kept = st.query_params.get("dossier"), st.session_state.get("dossier")
    if wanted is None and kept in known and kept != next(iter(known)):
        st.query_params["dossier"] = kept
    now = cached.chosen()
    if now is None:
        return
    if kept != now.name:  # a pick belongs to its dossier, whichever way the reader left that
        for key in ("last_pick", "left_view"):
            st.session_state.pop(key, None)
    st.session_state.dossier = now.name


def choose(now: str) -> None:
    """A choice of dossier where there are several; below the title, at whose side *Cite* stands."""
    known = cached.folders()
    if len(known) < 2:
        return
    names = told_apart({key: title(path) for key, path in known.items()})
    picked = st.selectbox(
        "Dossier", list(names), index=list(names).index(now), format_func=lambda key: names[key], key=f"choose {now}", width=460
    )
    if picked != now:
        st.query_params.from_dict({"dossier": picked})
        st.rerun()


def headed(heading: str, lead: str, now: str, of: str = "") -> None:
    """The title of the page, first of all, with what it says below and the choice of a dossier; `of` names the dossier above it."""
    with st.container(key="title"):
        if of:
            put(html('<p class="d-of">{of}</p>', of=of))
        st.title(heading, anchor=False)
        if lead:
            st.markdown(lead)
    choose(now)


def opened(heading: str = "", lead: str = "", drawn: bool = True) -> Catalogue:
    """The dossier of this run, with its title and a word on faults. Stops the run where nothing can be shown.

    `drawn`: the page shows more of the dossier than lists, which one that is too large does not let end.
    """
    _through_the_router()
    settle()
    folder = cached.chosen()
    if folder is None:
        st.title("No dossier")
        st.info(
            "There is no dossier to show. Put a folder with a dossier.yaml under data/dossiers, or make one with `python -m dossier new`."
        )
        st.stop()
    catalogue, report = cached.catalogue(folder), cached.report(folder)
    if catalogue is None:
        headed("This dossier cannot be shown", "", folder.name)
        st.error(
            f"Nothing of {literal(folder.name)} can be shown until its files are mended. Each of {count(report.errors, 'fault')} is named here, with a remedy."
        )
        put(html('<div class="d-leaf d-problems">{faults}</div>', faults=problem_list(report.problems)))
        st.stop()
    name = catalogue.meta.title
    headed(literal(heading or name), literal(lead or catalogue.meta.lead), folder.name, name if heading else "")
    wanted, place = st.query_params.get("dossier"), st.container()
    if wanted and wanted not in cached.folders():
        place.warning(
            f"There is no dossier “{literal(wanted[:60])}”. The first one is shown instead.", icon=":material/link_off:"
        )
    if report.errors:
        one, link = st.columns([5, 1], vertical_alignment="center")
        lost = f"{count(report.left_out, 'record')} of this dossier" if report.left_out else "Something of this dossier"
        one.warning(f"{lost} cannot be shown because of faults in the files.", icon=":material/rule:")
        link.page_link("pages/data.py", label="See the report")
    if drawn and (said := cached.made(catalogue, "bound", lambda: refusal(catalogue))):
        st.error(literal(said), icon=":material/unfold_less:")
        st.stop()
    return catalogue
