"""A folder in memory, which is read as one on disk is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from errno import EISDIR, ENOENT
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any, Literal

TOP = PurePosixPath()


@dataclass(frozen=True)
class Held:
    """A folder in memory, or a file in it, with what is asked of a `Path` (`files.Folder`).

    Attributes
    ----------
    root : str
        The folder's name.
    files : mapping of str to bytes
        The content of each file by its path below the folder.
    above : str
        What stands before the folder's name where it is shown, such as the name of a zip with a stroke.
    at : PurePosixPath
        Where in the folder this is; the folder itself as it is made.

    Examples
    --------
    >>> from dossier.content.held import Held
    >>> folder = Held("fra-deu", {"dossier.yaml": b"", "context/early.md": b"A note."})
    >>> [str(one) for one in sorted(folder.glob("*"))]
    ['fra-deu/context', 'fra-deu/dossier.yaml']
    >>> (folder / "context/early.md").read_bytes()
    b'A note.'
    """

    root: str
    files: Mapping[str, bytes] = field(repr=False)
    above: str = ""
    at: PurePosixPath = TOP

    @property
    def name(self) -> str:
        return self.at.name or self.root

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    def __str__(self) -> str:
        return f"{self.above}{PurePosixPath(self.root) / self.at}"

    def __truediv__(self, key: str, /) -> Held:
        return Held(self.root, self.files, self.above, self.at / key)

    def __lt__(self, other: Any, /) -> bool:
        return self.at < other.at

    def resolve(self) -> Held:
        return self

    def is_relative_to(self, other: Any, /) -> bool:
        """False of any folder on disk."""
        return isinstance(other, Held) and self.at.is_relative_to(other.at)

    def relative_to(self, other: Any, /) -> PurePosixPath:
        return self.at.relative_to(other.at)

    def exists(self) -> bool:
        return self.is_file() or self.is_dir()

    def is_file(self) -> bool:
        return str(self.at) in self.files

    def is_dir(self) -> bool:
        return any(True for _ in self._below())

    def _below(self) -> Iterator[PurePosixPath]:
        """The paths of the files below this place, from here on."""
        paths = map(PurePosixPath, self.files)
        return (path.relative_to(self.at) for path in paths if path != self.at and path.is_relative_to(self.at))

    def glob(self, pattern: str, /) -> Iterator[Held]:
        """What lies right here and is named so."""
        names = {path.parts[0] for path in self._below()}
        return (self / name for name in names if fnmatchcase(name, pattern))

    def read_bytes(self) -> bytes:
        """The content. Raises `FileNotFoundError`, or `IsADirectoryError` for a folder."""
        if self.is_file():
            return self.files[str(self.at)]
        raise (
            IsADirectoryError(EISDIR, "Is a directory")
            if self.is_dir()
            else FileNotFoundError(ENOENT, "No such file or directory")
        )

    def open(self, mode: Literal["rb"] = "rb", /) -> io.BytesIO:
        """The content, to be read. Raises as `read_bytes` does."""
        return io.BytesIO(self.read_bytes())
