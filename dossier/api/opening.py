"""Finding a dossier by its id, in a folder or in a zip, and opening it. A dossier with faults is not opened."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from dossier.api.faults import DossierError, faulty
from dossier.api.opened import OpenDossier
from dossier.content.archive import ArchiveError, Room, size_of, unzipped
from dossier.content.checks import examine
from dossier.content.files import Folder, data_root, dossier_folders, found
from dossier.index.queries import Catalogue

ROOM = Room(200 << 20, 5_000, 200 << 20)  # many times the largest dossier that can be drawn


def open(name: str | os.PathLike[str]) -> OpenDossier:
    """Open a dossier.

    Parameters
    ----------
    name : str or path
        The id of a dossier in the data root (the shipped data, or the folder that the variable `DOSSIER_DATA` names); the
        path of a dossier's folder; or the path of a zip that holds one such folder, or its files.

    Returns
    -------
    OpenDossier
        Its records as DataFrames, its charts, filters and citations.

    Raises
    ------
    DossierError
        Where there is no such dossier, or where the check finds an error in it: the error then carries the report. Warnings
        do not stop it; they are in `OpenDossier.report`.

    Examples
    --------
    >>> import dossier
    >>> d = dossier.open("my-dossier")
    >>> d.title
    'Velmark - Ostrania'
    """
    path = Path(name)
    try:
        if path.is_file():
            return _unpacked(path)
        folder = found(path)
    except OSError as fault:
        raise DossierError(f"{path}: error: {fault.strerror or fault}.") from None
    if folder is None:
        raise DossierError(_nowhere(path))
    return _opened(folder, None)


def _opened(folder: Folder, root: Path | None) -> OpenDossier:
    report = examine(folder, root, form=False)
    if report.dossier is None or report.errors or not report.dossier.periods:
        raise faulty(report)
    return OpenDossier(Catalogue(report.dossier), report)


def _nowhere(path: Path) -> str:
    """What is said of a name that leads to no dossier, or to more than one."""
    if path.is_dir() and (there := dossier_folders(path)):
        return f"{path}: error: this is no dossier but the folder of {len(there)}. Name one of: {', '.join(map(str, there))}."
    known = ", ".join(folder.name for folder in dossier_folders(data_root())) or "none"
    return f"{path}: error: there is no such dossier. Name a dossier's folder, a zip of one, or one of: {known}."


def _unpacked(path: Path) -> OpenDossier:
    """The dossier in a zip, which is read into memory."""
    if path.stat().st_size > ROOM.packed:
        raise DossierError(f"{path}: error: the zip has more than {size_of(ROOM.packed)}. Pack the dossier's folder alone.")
    try:
        held = unzipped(path.read_bytes(), path.stem, ROOM)
    except ArchiveError as found:
        raise DossierError("\n".join(f"{path}: error: {fault}" for fault in found.faults)) from None
    return _opened(replace(held, above=f"{path.name}/"), None)
