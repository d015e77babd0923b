"""The reader's own copy of the article: a file beside the dossier, an environment variable, or an upload.

An upload lives in that reader's session only and is never written anywhere.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from threading import Lock

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from dossier.content.editions import LARGEST, EditionError, beginning, bind, decode
from dossier.content.files import Folder
from dossier.index.queries import Catalogue
from dossier.render.article import missing_note
from dossier.ui import cached, sent
from dossier.ui.address import answering
from dossier.ui.controls import edition_choice

VARIABLE = "DOSSIER_ORIGINAL"
FILE = "article.original.txt"
OURS, THEIRS = "ours", "original"
YOURS = "your file"
GONE = "Your file is no longer with the server. Choose it again."
Outcome = tuple[dict[str, str] | None, str]
_turn = Lock()  # one text is bound at a time: whoever only reads shares the processor with one of them, not with all
EDITIONS = {OURS: "Our retelling", THEIRS: "The original"}


def _given(folder: Folder) -> tuple[bytes | None, str]:
    """The bytes of an original that the host of the app has put there, and where they are from."""
    for path, name in (
        (folder / FILE, f"the file {FILE}"),
        (Path(os.environ.get(VARIABLE, "") or "/nowhere"), f"the variable {VARIABLE}"),
    ):
        if path.is_file():
            try:
                return beginning(path), name
            except OSError:
                continue
    return None, ""


def _read(catalogue: Catalogue, data: bytes, name: str) -> Outcome:
    """Originals by sentence id and a line about them; `None` for a text that is refused."""
    try:
        with _turn:
            found = bind(decode(data), catalogue.sentences.values())
    except EditionError as fault:
        return None, f"From {name}: {fault}"
    return found.found, f"From {name}: {missing_note(found.missing, len(catalogue.sentences))}"


def _bound(catalogue: Catalogue) -> Outcome:
    """Originals by sentence id and a line about them; both empty where no original is given."""
    folder, state, mine = cached.chosen(), st.session_state, catalogue.dossier.id
    if fault := state.get("refused", {}).get(mine):
        return None, fault
    if mine not in state.get("originals", {}):
        data, name = _given(folder) if folder else (None, "")
        if data is None:
            return None, ""
        return cached.lru(catalogue, "original", (name, sha256(data).digest()), lambda: _read(catalogue, data, name))
    key = (mine, state.originals[mine], tuple(s.fingerprint for s in catalogue.sentences.values()))
    if state.get("bound_key") != key:
        state.bound_key, state.bound = key, _read(catalogue, state.originals[mine], YOURS)
    return state.bound


def originals(catalogue: Catalogue) -> dict[str, str] | None:
    """The originals to show in place of the retelling, or `None` for the retelling."""
    return _bound(catalogue)[0] if catalogue.retold and st.session_state.get("edition") == THEIRS else None


def _control(dossier: str) -> str:
    """The key of the control for a file."""
    return f"original_file {dossier} {st.session_state.get('controls', 0)}"


def _forget(dossier: str) -> None:
    """Give back all that is kept of the reader's file; the control's copy too, which it forgets on another page."""
    if name := st.session_state.setdefault("file_ids", {}).get(dossier):
        sent.let_go([name])
    for key in ("originals", "refused", "file_ids"):
        st.session_state.setdefault(key, {}).pop(dossier, None)
    for key in ("bound_key", "bound"):
        st.session_state.pop(key, None)


def _keep(dossier: str) -> None:
    """Callback of the upload: keep the file for the session, or what is wrong with it; nothing where it was taken away."""
    given = st.session_state.get(_control(dossier))
    _forget(dossier)
    if isinstance(given, UploadedFile):
        data = given.getvalue()
        st.session_state.file_ids[dossier] = given.file_id
        try:
            decode(data)
            st.session_state.originals[dossier] = data
        except EditionError as fault:
            st.session_state.refused[dossier] = f"From {YOURS}: {fault}"
    elif given is not None:  # the browser names a file that this server does not have, or no longer
        st.session_state.refused[dossier] = GONE
        st.session_state.controls = st.session_state.get("controls", 0) + 1  # a new one, which does not show it either


def switch(catalogue: Catalogue) -> None:
    """The choice of edition, and the way to give an original."""
    st.session_state.edition = edition_choice(EDITIONS, st.session_state.get("edition", OURS))
    if st.session_state.get("edition") != THEIRS:
        return
    held = st.file_uploader(
        "The original article as plain text, UTF-8; it stays in your session",
        type=None,
        key=_control(catalogue.dossier.id),
        max_upload_size=LARGEST >> 20,
        on_change=answering(_keep),
        args=(catalogue.dossier.id,),
    )
    if isinstance(st.session_state.get(_control(catalogue.dossier.id)), DeletedFile):
        _keep(catalogue.dossier.id)  # the first run of a session, of a browser that comes from another, calls no callback
        st.rerun()
    found, said = _bound(catalogue)
    if found is None:
        (st.error if said else st.info)(
            said or "No original is given. The project does not publish it; if you have it, choose the file above."
        )
    else:
        (st.success if 2 * len(found) >= len(catalogue.sentences) else st.warning)(said)
    if held is None and catalogue.dossier.id in st.session_state.get("originals", {}):  # the control has forgotten it, not we
        st.button("Take your file away", on_click=answering(_forget), args=(catalogue.dossier.id,))
