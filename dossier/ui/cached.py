"""Load once, reload when a file of the dossier changes. What is cached is frozen and shared by all readers.

Streamlit looks through all objects of the process for garbage after every run of a script. What lasts is taken out of
that search (`gc.freeze`): else every pick of every reader pays for the size of the dossier.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from threading import Lock, RLock
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st

from dossier.content.checks import Report, examine
from dossier.content.dates import today
from dossier.content.files import ROOT, data_root, dossier_folders, stamp
from dossier.index.queries import Catalogue
from dossier.tabular.frames import DataFrame, csv, table


@st.cache_resource(max_entries=16, show_spinner="Reading the dossier")
def _report(folder: Path, files: tuple) -> Report:
    return examine(folder, ROOT, form=False)


@st.cache_resource(max_entries=16, show_spinner=False)
def _catalogue(folder: Path, files: tuple) -> Catalogue | None:
    if _shelves or _lately:
        gc.unfreeze()  # an older reading may be collected
    else:
        gc.freeze()  # the libraries, which are loaded by now
    dossier = _report(folder, files).dossier
    catalogue = Catalogue(dossier) if dossier and dossier.periods else None
    gc.collect()
    gc.freeze()
    return catalogue


def folders() -> dict[str, Path]:
    """The dossiers there are, by id."""
    return {folder.name: folder for folder in dossier_folders(data_root())}


def chosen() -> Path | None:
    """The folder of the dossier that the address names, else the first. `None` where there is none."""
    known = folders()
    return known.get(st.query_params.get("dossier", ""), next(iter(known.values()), None))


def _state(folder: Path) -> tuple:
    """What a reading of the folder depends on: its files, and the day, since an open span ends today."""
    return today(), *stamp(folder)


def report(folder: Path) -> Report:
    """What the check of a dossier found."""
    return _report(folder, _state(folder))


def catalogue(folder: Path) -> Catalogue | None:
    """The dossier's catalogue, or `None` where nothing of it can be shown."""
    return _catalogue(folder, _state(folder))


_shelves: WeakKeyDictionary[Catalogue, tuple[Any, dict[str, Any]]] = WeakKeyDictionary()
_door = Lock()


def made(catalogue: Catalogue, name: str, make: Callable[[], Any]) -> Any:
    """Something that is built once for a catalogue: `make()` is called for the first reader only.

    It is kept as long as the catalogue is, so it must not depend on what a reader filters or looks for.
    """
    with _door:
        lock, shelf = _shelves.setdefault(catalogue, (RLock(), {}))
    with lock:
        if name not in shelf:
            shelf[name] = make()
            gc.freeze()
        return shelf[name]


def frame(catalogue: Catalogue, name: str) -> DataFrame:
    """A whole table of `columns.TABLES` as a frame, made once for all readers, who do not change it."""
    return made(catalogue, f"frame {name}", lambda: table(catalogue, name))


_lately: WeakKeyDictionary[Catalogue, OrderedDict[tuple[str, Hashable], tuple[RLock, list[Any]]]] = WeakKeyDictionary()
KEPT = 48  # what readers chose lately, of a catalogue


def lru(catalogue: Catalogue, name: str, key: Hashable, make: Callable[[], Any]) -> Any:
    """Something that depends on what a reader chose, made once for all who choose it; the last that were asked for are kept."""
    with _door:
        shelf = _lately.setdefault(catalogue, OrderedDict())
        lock, held = shelf.setdefault((name, key), (RLock(), []))
        shelf.move_to_end((name, key))
        while len(shelf) > KEPT:
            shelf.popitem(last=False)
    with lock:
        if not held:
            held.append(make())
        return held[0]


def rows_as_csv(catalogue: Catalogue, name: str, ids: Iterable[str]) -> bytes:
    """Rows of a table as CSV, in the order in which a page shows them."""
    shown = tuple(ids)
    return lru(catalogue, f"{name} as CSV", shown, lambda: csv(name, frame(catalogue, name).loc[list(shown)]))
