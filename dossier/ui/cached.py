"""Load once, reload when a file of the dossier changes. What is cached is frozen and shared by all readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from dossier.checks import Report, examine
from dossier.files import ROOT, data_root, dossier_folders, stamp
from dossier.queries import Index
from dossier.theme import THEMES, Theme


@st.cache_resource(max_entries=16, show_spinner="Reading the dossier")
def _report(folder: Path, files: tuple) -> Report:
    return examine(folder, ROOT, form=False)


@st.cache_resource(max_entries=16, show_spinner=False)
def _index(folder: Path, files: tuple) -> Index | None:
    dossier = _report(folder, files).dossier
    return Index(dossier) if dossier and dossier.periods else None


def folders() -> dict[str, Path]:
    """The dossiers there are, by id."""
    return {folder.name: folder for folder in dossier_folders(data_root())}


def chosen() -> Path | None:
    """The folder of the dossier that the address names, else the first. `None` where there is none."""
    known = folders()
    return known.get(st.query_params.get("dossier", ""), next(iter(known.values()), None))


def report(folder: Path) -> Report:
    return _report(folder, stamp(folder))


def index(folder: Path) -> Index | None:
    """The dossier's index, or `None` where nothing of it can be shown."""
    return _index(folder, stamp(folder))


def theme() -> Theme:
    """The look the reader has chosen, or that of the reader's system."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]


@st.cache_resource(max_entries=16, show_spinner=False)
def _made(folder: Path, files: tuple, name: str, look: str, _make: Any) -> Any:
    return _make()


def made(folder: Path, name: str, look: str, make: Any) -> Any:
    """Something that is built once for a dossier and a look: `make()` is called for the first reader only."""
    return _made(folder, stamp(folder), name, look, make)
