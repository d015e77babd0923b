"""Load once, reload when a file of the dossier changes. What is cached is frozen and shared by all readers.

Streamlit looks through all objects of the process for garbage after every run of a script. What lasts is taken out of
that search (`gc.freeze`): else every pick of every reader pays for the size of the dossier.
"""

from __future__ import annotations

import gc
import re
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock, RLock
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import streamlit as st

from dossier.content.apart import ApartError, Outcome, examined
from dossier.content.archive import ArchiveError, Room, gathered
from dossier.content.checks import Report, examine
from dossier.content.dates import today
from dossier.content.files import ROOT, data_root, dossier_folders, stamp
from dossier.content.held import Held
from dossier.content.load import title
from dossier.index.limits import ONE_TEXT, refusal
from dossier.index.queries import Catalogue
from dossier.tabular.frames import DataFrame, csv, table
from dossier.ui import sent

NOT_SHARED = "not-shared."  # begins what the address calls a reader's own dossier
ROOM = Room(5 << 20, 1_000, 10 << 20)  # of a reader's own; those that ship have 0.4 and 1.2 MB, in 43 files at most
OWN_SHARE = 4  # how much smaller a reader's own must be: it is drawn where others read


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


def choices() -> dict[str, Path | Held]:
    """The dossiers that this reader may choose, by what the address calls them: those of all, then the reader's own."""
    alone = own()
    return folders() | ({key_of(alone): alone} if alone else {})


def chosen() -> Path | Held | None:
    """The folder of the dossier that the address names, else the first. `None` where there is none.

    An address of a dossier that is not shared means no other.
    """
    known, said = choices(), st.query_params.get("dossier", "")
    return known.get(said, None if said.startswith(NOT_SHARED) else next(iter(known.values()), None))


def key_of(folder: Path | Held) -> str:
    """What the address calls a dossier. Of a reader's own it says that it is not shared."""
    return f"{NOT_SHARED}{folder.name}" if isinstance(folder, Held) else folder.name


def _state(folder: Path) -> tuple:
    """What a reading of the folder depends on: its files, and the day, since an open span ends today."""
    return today(), *stamp(folder)


def _of_mine() -> Own:
    """The reader's own dossier in a run that has met it. Its files may go meanwhile, with the connection; the run stops then."""
    return mine() or st.stop()


def report(folder: Path | Held) -> Report:
    """What the check of a dossier found."""
    return _of_mine().outcome.report if isinstance(folder, Held) else _report(folder, _state(folder))


def catalogue(folder: Path | Held) -> Catalogue | None:
    """The dossier's catalogue, or `None` where nothing of it can be shown."""
    return _of_mine().catalogue if isinstance(folder, Held) else _catalogue(folder, _state(folder))


@st.cache_resource(max_entries=4, show_spinner="Checking the files")
def _whole(folder: Path, files: tuple) -> Report:
    return examine(folder, ROOT)


def whole_report(folder: Path | Held) -> Report:
    """What the command `check` finds: the form of files as well."""
    return report(folder) if isinstance(folder, Held) else _whole(folder, _state(folder))


_shelves: WeakKeyDictionary[Catalogue, tuple[Any, dict[str, Any]]] = WeakKeyDictionary()
_door = Lock()
_owned: WeakSet[Catalogue] = WeakSet()  # those that one reader alone has


def made(catalogue: Catalogue, name: str, make: Callable[[], Any]) -> Any:
    """Something that is built once for a catalogue: `make()` is called for the first reader only.

    It is kept as long as the catalogue is, so it must not depend on what a reader filters or looks for.
    """
    with _door:
        lock, shelf = _shelves.setdefault(catalogue, (RLock(), {}))
    with lock:
        if name not in shelf:
            shelf[name] = make()
            if catalogue not in _owned:  # a session would last with it
                gc.freeze()
        return shelf[name]


@dataclass(frozen=True, eq=False)
class Own:
    """A reader's own dossier. `refused` says why there is no catalogue though the files are sound, or no report."""

    folder: Held
    outcome: Outcome
    catalogue: Catalogue | None
    refused: str = ""


def _forget(one: Own) -> None:
    """Empty what was made of a reader's own dossier: a control of the session may still name it."""
    if one.catalogue:
        with _door:
            _shelves.pop(one.catalogue, None)
            _lately.pop(one.catalogue, None)
        vars(one.catalogue).clear()
    if lines := sys.modules.get("dossier.handout.lines"):  # where words were measured for paper
        lines.wide.cache_clear()


# Of a reader's own dossier nothing stands in what all share: this is kept while the session is connected.
@st.cache_resource(scope="session", max_entries=1, show_spinner="Checking your dossier", on_release=_forget)
def _mine(names: tuple[str, ...], day: date) -> Own | None:
    try:
        folder = own_folder(names)
        outcome = examined(folder)
    except ArchiveError:
        return None  # the files are no longer with the server
    except ApartError as fault:
        return Own(folder, Outcome(Report(folder.name, None, (), {}, ()), 0), None, str(fault))
    dossier = outcome.report.dossier
    found = Catalogue(dossier) if dossier and dossier.periods else None
    if found is None or (said := refusal(found, OWN_SHARE) or _long_readme(folder)):
        return Own(folder, outcome, None, said if found else "")
    _owned.add(found)
    gc.unfreeze()  # sessions that have ended may be collected
    gc.collect()
    gc.freeze()
    return Own(folder, outcome, found)


def _long_readme(folder: Held) -> str:
    """The refusal of a text that is shown as it is; empty where it is no longer than others may be."""
    size = len(folder.files.get("series/README.md", b""))
    return f"The file series/README.md has {size:,} bytes, and {ONE_TEXT:,} are the most. Shorten it." if size > ONE_TEXT else ""


def own_folder(names: Sequence[str]) -> Held:
    """The folder in files that this reader has sent. Raises `ArchiveError` where they hold no dossier that can be read."""
    folder = gathered(sent.files(names), "your-dossier", ROOM)
    return replace(folder, root=id_of(folder.root))


def id_of(name: str) -> str:
    """A dossier's id from the name of a folder or zip of whatever kind.

    Examples
    --------
    >>> from dossier.ui.cached import id_of
    >>> id_of("Fra Deu (2)"), id_of("???")
    ('fra-deu-2', 'your-dossier')
    """
    return re.sub("[^a-z0-9]+", "-", name.lower())[:60].strip("-") or "your-dossier"


def mine() -> Own | None:
    """What was made of the dossier that this reader has opened for themselves; `None` where there is none."""
    names = st.session_state.get("own", ())
    return _mine(names, today()) if names else None


def title_of(folder: Path | Held) -> str:
    """What a dossier calls itself, else its folder's name. Of a reader's own no file is read for it here."""
    if isinstance(folder, Path):
        return title(folder)
    dossier = _of_mine().outcome.report.dossier
    return dossier.meta.title if dossier else folder.name


def refused() -> str:
    """Why the reader's own dossier is not shown though its files may be sound; empty where it is, or where there is none."""
    found = mine()
    return found.refused if found else ""


def own() -> Held | None:
    """The folder of the reader's own dossier; `None` where there is none."""
    found = mine()
    return found.folder if found else None


def is_own(catalogue: Catalogue) -> bool:
    """Whether one reader alone has it."""
    return catalogue in _owned


def keep_own(names: tuple[str, ...]) -> None:
    """Open the dossier in these files for this reader alone, in place of the one before; without files none."""
    sent.let_go(st.session_state.get("own", ()))
    _mine.clear()
    st.session_state.own = names


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
