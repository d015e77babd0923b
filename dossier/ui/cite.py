"""Cite, link and embed what is on the page. Nothing is made until a reader opens it, so that a pick costs no more for it."""

from __future__ import annotations

from datetime import date, timedelta, timezone

import streamlit as st

from dossier.citing.citations import Citation, citations, home, link, said_by, snippet, unshared, view_title
from dossier.content.dates import today
from dossier.content.direction import apart
from dossier.index.queries import Catalogue
from dossier.index.selection import Selection
from dossier.render.context import outward
from dossier.render.parts import literal
from dossier.ui import address, cached, search
from dossier.ui.components import put

FORMS = ("Text", "BibTeX", "CSL-JSON", "Link", "Embed")
ALONE = "This dossier is open for you alone, so there is no address that others could follow, and nothing to put into a page. To share it, give its files, or the one file of the page Data."
INNER = "/~/+"  # the path at which Community Cloud keeps the app inside its own page


def base(page: str) -> str:
    """The address of the page as a reader opens it by itself, without a query."""
    said = (st.context.url or "").replace(INNER, "")
    origin = st.context.headers.get("Origin", "")
    return home(said, origin, st.get_option("server.baseUrlPath"), page, bool(st.context.is_embedded))


def day() -> date:
    """The day on which the reader reads, in the time zone of the reader's browser."""
    away = st.context.timezone_offset  # minutes that the reader's clock is behind UTC
    known = away is not None and abs(away) < 24 * 60
    return today(timezone(timedelta(minutes=-away)) if known and away is not None else None)


def control(catalogue: Catalogue, page: str, picked: Selection) -> None:
    """The way to citations of the view and of what is picked in it; in a frame also a way out of it."""
    with st.container(key="cite", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        if st.context.is_embedded and not cached.is_own(catalogue):
            put(outward(_links(catalogue, page, picked)[0], "Open by itself"))
        if page != search.PAGE:
            search.link()
        asked = st.button("Cite", key="citing", type="tertiary", icon=":material/link:")
    if asked:
        _opened(catalogue, page, picked)


@st.dialog("Cite, link, embed", width="large")
def _opened(catalogue: Catalogue, page: str, picked: Selection) -> None:
    with st.container(key="citebody"):
        _body(catalogue, page, picked)


def _links(catalogue: Catalogue, page: str, picked: Selection) -> tuple[str, str]:
    """The addresses of the view, and of the record picked without what else was chosen."""
    params = address.query()
    said = said_by(page, picked, params)
    at = base(page)
    return link(at, catalogue, page, params, said), link(at, catalogue, page, {}, said)


def _body(catalogue: Catalogue, page: str, picked: Selection) -> None:
    said, own = said_by(page, picked, st.query_params), cached.is_own(catalogue)
    found = unshared(catalogue, said) if own else citations(catalogue, page, said, *_links(catalogue, page, picked), day())
    if own:
        st.info(ALONE, icon=":material/lock:")
    by_label = {one.label: one for one in found}
    label = next(iter(by_label))
    if len(found) > 1:
        key = f"cite_what {' '.join(by_label)}"
        label = st.segmented_control("What", list(by_label), default=label, key=key, required=True, label_visibility="collapsed")
    title = f"{apart(catalogue.meta.title)}: {view_title(catalogue, page, said)}"
    _forms(by_label[label], "" if own or label != found[0].label else snippet(found[0].links[0], title))


def _forms(one: Citation, frame: str) -> None:
    """The forms, each to be copied; a form that there is not is left out."""
    texts = dict(zip(FORMS, (one.text, one.bibtex, one.csl, "\n".join(one.links), frame), strict=True))
    there = {form: text for form, text in texts.items() if text}
    for place, (form, text) in zip(st.tabs(list(there), key=f"cite_forms {' '.join(there)}"), there.items(), strict=True):
        with place:
            st.code(text, language="html" if form == "Embed" else None, wrap_lines=True)
            if form == "Embed":
                st.caption(literal("Put this into the source of your page. The view in the frame can be used as here."))
