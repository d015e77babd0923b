"""The reader's own copy of the article: a file beside the dossier, an environment variable, or an upload.

An upload lives in that reader's session only and is never written anywhere.
"""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from dossier.editions import LARGEST, EditionError, bind, decode
from dossier.queries import Index
from dossier.render.article import missing_note
from dossier.ui import cached

VARIABLE = "DOSSIER_ORIGINAL"
FILE = "article.original.txt"
OURS, THEIRS = "ours", "original"


def _given(folder: Path) -> tuple[bytes | None, str]:
    """The bytes of an original that the host of the app has put there, and where they are from."""
    for path, name in (
        (folder / FILE, f"the file {FILE}"),
        (Path(os.environ.get(VARIABLE, "") or "/nowhere"), f"the variable {VARIABLE}"),
    ):
        if path.is_file():
            try:
                with path.open("rb") as file:
                    return file.read(LARGEST + 1), name
            except OSError:
                continue
    return None, ""


def _bound(index: Index) -> tuple[dict[str, str] | None, str]:
    """Originals by sentence id and a line about them; `None` where no original is given."""
    folder = cached.chosen()
    uploads: dict[str, bytes] = st.session_state.get("originals", {})
    data, name = (
        (uploads[index.dossier.id], "your file") if index.dossier.id in uploads else _given(folder) if folder else (None, "")
    )
    if data is None:
        return None, ""
    key = (index.dossier.id, hash(data), hash(tuple(s.fingerprint for s in index.sentences.values())))
    if st.session_state.get("bound_key") != key:
        try:
            found = bind(decode(data), list(index.sentences.values()))
            outcome: tuple[dict[str, str] | None, str] = (
                found.found,
                f"From {name}: {missing_note(found.missing, len(index.sentences))}",
            )
        except EditionError as fault:
            outcome = (None, f"From {name}: {fault}")
        st.session_state.bound_key, st.session_state.bound = key, outcome
    return st.session_state.bound


def originals(index: Index) -> dict[str, str] | None:
    """The originals to show in place of the retelling, or `None` for the retelling."""
    return _bound(index)[0] if st.session_state.get("edition") == THEIRS else None


def _keep(dossier: str) -> None:
    """Callback of the upload: keep the file for the session, or drop it when the reader takes it away."""
    sent, kept = st.session_state.get(f"original_file {dossier}"), st.session_state.setdefault("originals", {})
    if sent is None:
        kept.pop(dossier, None)
    else:
        kept[dossier] = sent.getvalue()


def switch(index: Index) -> None:
    """The choice of edition, and the way to give an original."""
    names = {OURS: "Our retelling", THEIRS: "The original"}
    st.segmented_control(
        "Edition",
        list(names),
        format_func=lambda key: names[key],
        default=OURS,
        key="edition",
        bind="query-params",
        required=True,
        persist_state="session",
    )
    if st.session_state.get("edition") != THEIRS:
        return
    st.file_uploader(
        f"The original article as plain text, UTF-8, at most {LARGEST // 1_000_000} MB; it stays in your session",
        type=None,
        key=f"original_file {index.dossier.id}",
        max_upload_size=2,
        on_change=_keep,
        args=(index.dossier.id,),
    )
    found, said = _bound(index)
    if found is None:
        (st.error if said else st.info)(
            said or "No original is given. The project does not publish it; if you have it, choose the file above."
        )
    else:
        (st.success if found else st.warning)(said)
