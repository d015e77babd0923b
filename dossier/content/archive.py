"""A dossier that comes as a zip, or as some files: a folder in memory. Nothing is written, and the work is bounded beforehand.

What a zip says of its members is looked at before any is unpacked: how many they are, how large, and where their paths
lead. No more is unpacked of a member than it says, so that what was counted holds. All faults are told at once, each in
one line.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.content.files import HIDDEN, SIGNS
from dossier.content.held import Held
from dossier.content.problems import FEW, count, quote

LONGEST = 255  # letters of a path
ENTRY = b"PK\x01\x02"  # begins what a zip says of a member
ARCHIVES = (".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar", ".7z", ".rar", ".jar")
OTHERS = {b"\x1f\x8b": "gzip", b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OverflowError, OSError)
ANEW = "Pack the dossier's folder alone."


class ArchiveError(ValueError):
    """What was given holds no dossier that can be read. `faults` has one line for each reason, with what to do instead."""

    def __init__(self, *faults: str):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Room:
    """How much is taken: bytes of a zip, files in it, and bytes of all files together."""

    packed: int
    files: int
    unpacked: int


def unzipped(data: bytes, name: str, room: Room) -> Held:
    """The one dossier in a zip. Its files may lie at the top, or in a folder at any depth.

    Parameters
    ----------
    data : bytes
        The zip.
    name : str
        What the dossier is called where its files lie at the top.
    room : Room
        How much is taken.

    Returns
    -------
    Held
        The dossier's folder.

    Raises
    ------
    ArchiveError
        Where this is no zip, holds more than `room`, a file that cannot or must not be unpacked, or not one dossier.
    """
    if len(data) > room.packed:
        raise ArchiveError(f"the zip has more than {size_of(room.packed)}. {ANEW}")
    if other := next((kind for sign, kind in OTHERS.items() if data.startswith(sign)), ""):
        raise ArchiveError(f"this is packed with {other}, and only zip is read. Pack the folder as a zip.")
    if data.count(ENTRY) > 4 * room.files:  # before they are read
        raise ArchiveError(_many(room))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return one_of(_read(archive, room), name)
    except BROKEN as fault:
        if isinstance(fault, ArchiveError):
            raise
        raise ArchiveError(f"this is no zip that can be read ({' '.join(str(fault).split())[:120]}). {ANEW}") from None


def size_of(number: int) -> str:
    """So many bytes, in words."""
    return f"{number >> 20} MB" if number >= 1 << 20 else f"{number:,} bytes"


def _many(room: Room) -> str:
    return f"the zip holds more than {room.files:,} files. {ANEW}"


def _read(archive: zipfile.ZipFile, room: Room) -> dict[str, bytes]:
    """The files of a zip by their paths, but for what systems put beside them."""
    wanted = {info: info.filename.replace("\\", "/") for info in archive.infolist()}
    wanted = {info: path for info, path in wanted.items() if not path.endswith("/") and not _hidden(path)}
    if len(wanted) > room.files:
        raise ArchiveError(_many(room))
    twice = {path for path, n in Counter(wanted.values()).items() if n > 1}
    _refuse([*_wrong(wanted.values()), *filter(None, map(_locked, wanted)), *(f"{quote(p)} stands in the zip twice. {ANEW}" for p in sorted(twice))])  # fmt: skip
    if sum(info.file_size for info in wanted) > room.unpacked:
        raise ArchiveError(f"unpacked, the zip has more than {size_of(room.unpacked)}. {ANEW}")
    return {path: archive.read(info) for info, path in wanted.items()}


def _refuse(faults: list[str]) -> None:
    """Raise with the faults there are; of very many with the first."""
    if faults:
        more = len(faults) - FEW
        raise ArchiveError(*faults[:FEW], *([f"{count(more, 'more file')} cannot be read either."] if more > 0 else []))


def _hidden(path: str) -> bool:
    return any(part.startswith(HIDDEN) and part != ".." for part in path.split("/"))


def _wrong(paths: Iterable[str]) -> Iterator[str]:
    """What is wrong with the names of files."""
    for path in paths:
        shown, parts = quote(path), path.split("/")
        if not path.isprintable():
            yield f"{path[:60]!a} is a name with a character that cannot be shown. Rename the file."
        elif len(path) > LONGEST:
            yield f"{shown} is a name of more than {LONGEST} letters. Shorten it."
        elif ".." in parts or not parts[0] or re.match("[A-Za-z]:", path):
            yield f"{shown} leads out of the folder. {ANEW}"
        elif path.lower().endswith(ARCHIVES):
            yield f"{shown} is an archive in itself, which is not read. Unpack it, or leave it out."


def _locked(info: zipfile.ZipInfo) -> str:
    """Why a file cannot be unpacked; empty where it can."""
    shown = quote(info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        return f"{shown} is a link to another file. Pack the file itself."
    if info.flag_bits & 1:
        return f"{shown} is locked with a password. Pack it without one."
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"{shown} is packed in a way that is not read. Pack the folder as a plain zip."
    return ""


def gathered(files: Iterable[tuple[str, bytes]], name: str, room: Room) -> Held:
    """The one dossier in files that were chosen one by one, or as a folder. A zip must be the only one.

    Files without a folder find theirs by their names: series and context notes have one each.

    Parameters
    ----------
    files : iterable of (str, bytes)
        Each file's path, or its name alone, and its content.
    name : str
        What the dossier is called where its files have no folder.
    room : Room
        How much is taken.

    Returns
    -------
    Held
        The dossier's folder.

    Raises
    ------
    ArchiveError
        As `unzipped` does.

    Examples
    --------
    >>> from dossier.content.archive import Room, gathered
    >>> folder = gathered([("dossier.yaml", b""), ("early.md", b"A note.")], "mine", Room(1000, 10, 1000))
    >>> sorted(folder.files)
    ['context/early.md', 'dossier.yaml']
    """
    given = [(path.replace("\\", "/"), data) for path, data in files]
    given = [(path, data) for path, data in given if not _hidden(path)]
    zips = [(path, data) for path, data in given if path.lower().endswith(".zip") or data.startswith(b"PK\x03\x04")]
    if len(given) == len(zips) == 1:
        return unzipped(zips[0][1], PurePosixPath(zips[0][0]).stem, room)
    if zips:
        raise ArchiveError("a zip stands beside other files. Choose one zip alone, or files without any.")
    if len(given) > room.files:
        raise ArchiveError(f"these are more than {room.files:,} files. Choose the files of one dossier.")
    if sum(len(data) for _, data in given) > room.unpacked:
        raise ArchiveError(f"these files have more than {size_of(room.unpacked)}. Choose the files of one dossier.")
    flat = not any("/" in path for path, _ in given)
    placed = [(f"{_folder(path)}{path}" if flat else path, data) for path, data in given]
    twice = {path for path, n in Counter(path for path, _ in placed).items() if n > 1}
    _refuse([*_wrong(path for path, _ in placed), *(f"{quote(p)} was chosen twice. Choose it once." for p in sorted(twice))])
    return one_of(dict(placed), name)


def _folder(name: str) -> str:
    """In which folder of a dossier a file of that name lies."""
    if name.endswith((".csv", ".meta.yaml")):
        return "series/"
    return "context/" if name.endswith(".md") and name not in ("article.md", "README.md") else ""


def one_of(files: Mapping[str, bytes], name: str) -> Held:
    """The one folder among files that is a dossier. Raises `ArchiveError` where there is none, or more than one."""
    there = sorted({str(PurePosixPath(path).parent) for path in files if PurePosixPath(path).name in SIGNS})
    if not there:
        near = next((p for p in files if re.sub(r"\.yml$", ".yaml", PurePosixPath(p).name.casefold()) in SIGNS), "")
        said = (
            f"Files are named as {', '.join(SIGNS)} are, and {quote(near)} is not." if near else "Pack the folder of one dossier."
        )
        raise ArchiveError(f"there is no dossier in it. {said}")
    if len(there) > 1:
        raise ArchiveError(f"it holds {len(there)} dossiers: {', '.join(map(quote, there[:5]))}. Pack the folder of one dossier.")
    top = PurePosixPath(there[0])
    inside = {
        str(PurePosixPath(path).relative_to(top)): data for path, data in files.items() if PurePosixPath(path).is_relative_to(top)
    }
    return Held(top.name or name, inside)
