"""Where dossiers lie on disk, and writing a file whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from errno import EISDIR, ENOENT
from pathlib import Path
from typing import IO, Any, Literal, Protocol, Self, TextIO, TypeVar

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent


def shipped(name: str, inside: str) -> Path:
    """What ships with the library: a file or folder inside the package where that is installed, else beside it in a checkout."""
    return next((there for there in (PACKAGE / inside, ROOT / name) if there.exists()), ROOT / name)


SHIPPED = shipped("data", "data")
DATA, TEMPLATE, SHARED = SHIPPED / "dossiers", SHIPPED / "template", SHIPPED / "shared"
ROUTER = shipped("dashboard.py", "app/dashboard.py")


def called(name: str) -> str:
    """A shipped file as people find it: by its path in a checkout, by its place on the machine where the library is installed."""
    return f"data/{name}" if SHIPPED == ROOT / "data" else str(SHIPPED / name)


LINKS = 40  # how far a chain of links is followed
SIGNS = ("dossier.yaml", "article.md", "periods.yaml", "events.yaml")  # any of them makes a folder a dossier
HIDDEN = (".", "__")  # `.git`, `.trash`; `__MACOSX`, `__pycache__`
ORDER = re.compile(rb"""^order[ \t]*:[ \t]+["']?(-?[0-9]{1,9})["']?[ \t]*(?:#[^\r\n]*)?\r?$""", re.MULTILINE)


class Folder(Protocol):
    """What is asked of a dossier's folder and of the files in it. A `Path` has it, and so have files in memory (`held.Held`)."""

    @property
    def name(self) -> str: ...
    @property
    def stem(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    def __truediv__(self, key: str, /) -> Self: ...
    def __lt__(self, other: Any, /) -> bool: ...
    def resolve(self) -> Self: ...
    def relative_to(self, other: Any, /) -> object: ...
    def is_relative_to(self, other: Any, /) -> bool: ...
    def exists(self) -> bool: ...
    def is_dir(self) -> bool: ...
    def is_file(self) -> bool: ...
    def glob(self, pattern: str, /) -> Iterable[Self]: ...
    def read_bytes(self) -> bytes: ...
    def open(self, mode: Literal["rb"], /) -> IO[bytes]: ...


AnyFolder = TypeVar("AnyFolder", bound=Folder)


def data_root() -> Path:
    """The folder that holds the dossiers; `DOSSIER_DATA` sets another."""
    return Path(os.environ.get("DOSSIER_DATA") or DATA)


def dossier_folders(root: Path) -> list[Path]:
    """Folders under `root` that hold a dossier, if only in part, by `order` and name. `root` itself may be one; hidden folders and those of a system are none."""
    if any((root / name).is_file() for name in SIGNS):
        return [root]
    there = {p.parent for name in SIGNS for p in root.glob(f"*/{name}") if not p.parent.name.startswith(HIDDEN)}
    return sorted(there, key=lambda folder: (*_order(folder), folder))


def _order(folder: Path) -> tuple[bool, int]:
    """Where a dossier stands among others: by the number it names in its first file, after all that do where it names none.

    The line is looked for as it is written, since the folders are listed on every run and before any of them is read.
    """
    try:
        named = ORDER.search((folder / "dossier.yaml").read_bytes())
    except OSError:
        named = None
    return named is None, int(named[1]) if named else 0


def found(name: str | os.PathLike[str]) -> Path | None:
    """The folder of a dossier by its path or by its name under the data root; `None` where there is none."""
    return next((path for path in (Path(name), data_root() / name) if dossier_folders(path) == [path]), None)


def listed(folder: AnyFolder, pattern: str = "*") -> list[AnyFolder]:
    """What lies in a folder, in order, without names that begin with a dot: systems put side files beside every file."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What identifies the present state of a dossier's files: name, size and time of change of each."""
    out = []
    paths = (*folder.glob("*"), *folder.glob("context/*"), *folder.glob("series/*"))
    for path in paths:  # and no deeper: a dossier may be a repository
        with suppress(FileNotFoundError):  # an editor has just put another in its place
            if not path.name.startswith(".") and not path.is_dir():
                now = path.stat()
                out.append((str(path.relative_to(folder)), now.st_size, now.st_mtime_ns))
    return tuple(sorted(out))


def output(name: str) -> Path:
    """The file that a reader names for what is to be written. Raises `OSError` where the name is that of a folder, or empty."""
    if os.path.basename(name) in ("", ".", "..") or os.path.isdir(name):
        raise IsADirectoryError(EISDIR, "this names no file; name one, such as out.html", name or "-o")
    if not Path(name).absolute().parent.is_dir():
        raise FileNotFoundError(ENOENT, f"there is no folder {Path(name).parent}; make it first, or name another", name)
    return Path(name)


def beside_output(path: Path) -> TextIO:
    """Where to say that a file was written: not in the program's own output, where that is the file."""
    try:
        return sys.stderr if os.path.samestat(path.stat(), os.fstat(1)) else sys.stdout
    except OSError:
        return sys.stdout


def failed(said: str) -> int:
    """Tell a fault beside the output, which may go into a file or another program; gives the status."""
    print(said, file=sys.stderr)
    return 1


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside the file that a name leads to, then put it in place, so that no reader sees half a file.

    A device or a pipe is written to as it is. What a run that was killed has left beside the file goes. Raises `OSError`.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if (number := _descriptor(path)) is not None:
            _streamed(os.dup(number), data)
        elif path.exists() and not path.is_file():
            _streamed(os.open(path, os.O_WRONLY), data)
        else:
            _replaced(Path(os.path.realpath(path)), data)
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, str(path)) from None


def _descriptor(path: Path) -> int | None:
    """The open file of this process that a name such as `/dev/stdout` leads to; `None` for any other name."""
    at = os.path.abspath(path)
    for _ in range(LINKS):
        if found := re.fullmatch(rf"/(?:dev|proc/(?:self|{os.getpid()}))/fd/(\d+)", at):
            return int(found[1])
        if not os.path.islink(at):
            return None
        at = os.path.normpath(os.path.join(os.path.dirname(at), os.readlink(at)))
    return None


def _streamed(number: int, data: bytes) -> None:
    if sys.stdout:  # none where it was closed
        sys.stdout.flush()
    with open(number, "wb") as there:
        there.write(data)


def _replaced(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    _cleared(path)
    try:
        beside.write_bytes(data)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _cleared(path: Path) -> None:
    """Take away what runs that were killed have left beside a file; what a run still writes stays."""
    with suppress(OSError):
        for one in path.parent.iterdir():
            number = one.name.removeprefix(f".{path.name}.")
            if number != one.name and re.fullmatch(r"[0-9]{1,9}", number) and not _runs(int(number)):
                one.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """True where a process of that number is there, or where nobody can tell."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
