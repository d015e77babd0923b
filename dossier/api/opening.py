"""Finding a dossier by its id, in a folder or in a zip, and opening it. A dossier with faults is not opened."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from dossier.api.faults import DossierError, faulty
from dossier.api.opened import OpenDossier
from dossier.content.checks import examine
from dossier.content.files import HIDDEN, SIGNS, data_root, dossier_folders, found
from dossier.index.queries import Catalogue

MOST_FILES, MOST_BYTES = 5_000, 200_000_000  # of a zip, unpacked: many times the largest dossier that can be drawn


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


def _opened(folder: Path, root: Path | None) -> OpenDossier:
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
    """The dossier in a zip. Its files are unpacked into a folder that is gone when they are read."""
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as room:
            root = Path(room).resolve()
            for info in _members(path, archive):
                archive.extract(info, root / path.name)
            return _opened(_only(path, root), root)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as fault:
        raise DossierError(f"{path}: error: this is no zip that can be read ({fault}). Name a dossier's folder.") from None


def _members(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip but for what systems put beside them; refused where there is far more than a dossier has."""
    wanted = [
        info
        for info in archive.infolist()
        if not info.is_dir() and not any(part.startswith(HIDDEN) for part in PurePosixPath(info.filename).parts)
    ]
    if len(wanted) > MOST_FILES or sum(info.file_size for info in wanted) > MOST_BYTES:
        raise DossierError(f"{path}: error: the zip holds more than a dossier. Pack the dossier's folder alone.")
    return wanted


def _only(path: Path, root: Path) -> Path:
    """The one dossier that was unpacked; the files of one that lie at the top of a zip get a folder with the zip's name."""
    top = root / path.name
    top.mkdir(exist_ok=True)
    if any((top / name).is_file() for name in SIGNS):
        return top.rename(root / path.stem)
    there = dossier_folders(top)
    if len(there) != 1:
        many = f"{len(there)} dossiers" if there else "no dossier"
        raise DossierError(f"{path}: error: the zip holds {many}. Pack the folder of one dossier.")
    return there[0]
