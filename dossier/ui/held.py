"""The store of event data that this app was given in the variable `DOSSIER_EVENTS`, opened once for each version of it."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from dossier.eventdata.faults import EventDataError
from dossier.eventdata.held import Held, Version, version
from dossier.extras import ExtraMissing, there

VARIABLE = "DOSSIER_EVENTS"
NO_EXTRA = (
    "This app was installed without what reads event data. Install it: `pip install 'dossier[events]'`.",
    f"Then name a store in the variable `{VARIABLE}`; `docs/event-data.md` says how one is made.",
)
NO_STORE = (
    "No store of event data is configured. Make one: `dossier events import FILES --store events`.",
    f"Then set the variable `{VARIABLE}` to its folder and start the app again.",
)


@st.cache_resource(max_entries=2, show_spinner="Opening the store")
def _held(folder: Path, at: Version) -> Held:
    return Held(folder)


def folder() -> Path | None:
    """The folder that the variable names; `None` where it names none."""
    said = os.environ.get(VARIABLE, "").strip()
    return Path(said) if said else None


def line(fault: Exception, where: Path) -> str:
    """A fault in one line, the variable in place of the folder: where it lies is known to whoever runs the app, and told to no reader."""
    return " ".join(str(fault).split()).replace(str(where), VARIABLE)


def found() -> tuple[Held | None, Version, tuple[str, ...]]:
    """The store with its version; without one, what is to be done, in two lines at most."""
    if not there("events"):
        return None, (), NO_EXTRA
    where = folder()
    if where is None:
        return None, (), NO_STORE
    try:
        at = version(where)
        return _held(where, at), at, ()
    except (EventDataError, ExtraMissing, OSError) as fault:
        return None, (), (f"The store of event data cannot be used. {line(fault, where)}",)
