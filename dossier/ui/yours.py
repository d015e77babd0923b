"""The parts of the page on which a reader opens a dossier for themselves.

What is given lives in the memory of that reader's session and is never written anywhere; `cached` keeps what is made of it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile

from dossier.content.archive import ArchiveError
from dossier.content.held import Held
from dossier.render.faults import as_lines
from dossier.render.parts import literal
from dossier.ui import cached, report, sent
from dossier.ui.address import answering
from dossier.ui.components import put

PAGE = "yours"
LEAD = (
    "Open a dossier of your own: it is checked as the command `check` does it, and all pages, exports and hand-outs read it.  \n"
    "It stays in the memory of this visit: it is shown to nobody else, has no address for others, and is written nowhere.  \n"
    "It is gone when you close or reload this page, so keep your files; nothing in them is changed here."
)
FILES, FOLDER = "A zip, or files", "A folder"
GONE = "your files are no longer with the server. Choose them again."


def files() -> None:
    """The way to give files, why they were refused, and what is open."""
    how = st.segmented_control("What you choose", [FILES, FOLDER], default=FILES, required=True, key="own_how")
    folder = how == FOLDER
    label = "The folder of one dossier" if folder else "A zip of one dossier, or all of its files"
    st.file_uploader(
        f"{label}; at most {cached.ROOM.packed >> 20} MB",
        accept_multiple_files="directory" if folder else True,
        max_upload_size=cached.ROOM.packed >> 20,
        key=_control(),
        on_change=answering(_keep),
    )
    if reasons := st.session_state.get("own_refused"):
        st.error("This was not opened.", icon=":material/block:")
        put(as_lines(reasons))
    if mine := cached.mine():
        _open(mine)


def _control() -> str:
    """The key of the control: a new one for each choice, so that it holds no second copy of what was given."""
    return f"own_files {st.session_state.get('own_controls', 0)} {st.session_state.get('own_how', FILES)}"


def _keep() -> None:
    """Callback of the control: open what was given, or keep why it is refused; what is open stays open then."""
    given = st.session_state.get(_control()) or []
    names = tuple(one.file_id for one in given)
    st.session_state.own_controls = st.session_state.get("own_controls", 0) + 1
    try:
        if any(isinstance(one, DeletedFile) for one in given):
            raise ArchiveError(GONE)
        held = cached.own_folder(names)
    except ArchiveError as found:
        st.session_state.own_refused = found.faults
        sent.let_go(names)
        return
    _show(names, {"dossier": cached.key_of(held)})


def _show(names: tuple[str, ...], query: dict[str, str]) -> None:
    """Open the dossier in these files for this reader, or none, and let the address say so."""
    st.session_state.pop("own_refused", None)
    cached.keep_own(names)
    st.query_params.from_dict(query)


def _open(found: cached.Own) -> None:
    """What is open, the way to read it, and the way to take it away."""
    name = literal(cached.title_of(found.folder))
    if found.catalogue:
        st.success(f"**{name}** is open for you alone.", icon=":material/lock:")
    else:
        st.error(
            f"**{name}** cannot be shown. {literal(found.refused) or 'Mend its files first; the report names each fault.'}",
            icon=":material/lock:",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.catalogue:
            to = {"dossier": cached.key_of(found.folder)}
            st.page_link("pages/timeline.py", label="Read it", icon=":material/timeline:", query_params=to)
        st.button("Take it away", icon=":material/delete:", on_click=answering(_show), args=((), {}))


def checked() -> None:
    """The report of the reader's own dossier; on the reader's own machine that of the dossier chosen, which is watched."""
    folder = cached.chosen()
    if isinstance(folder, Held):
        if not cached.refused():
            _headed(folder)
            report.report(folder, PAGE)
    elif folder and report.is_local():
        _headed(folder)
        report.watched(folder, PAGE)


def _headed(folder: Path | Held) -> None:
    st.header(literal(f"What the check says of {cached.title_of(folder)}"), anchor="report")
