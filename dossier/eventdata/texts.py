"""Files as people have them, plain, gzip or zip, made into clean lines of cells with tabs between.

A plain file of UTF-8 with Unix line ends is read where it lies. Everything else is written beside the store first: what was
compressed, other line ends, other encodings (a line that is no UTF-8 is read as Windows-1252), CSV. Line numbers stay those of the file.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import IO, cast

from dossier.eventdata.faults import EventDataError, UnreadableFile
from dossier.eventdata.shapes import FORMATS, Shape, shape_of

BLOCK = 4 << 20  # bytes that are read at a time
LONGEST = 16 << 20  # bytes of a line: beyond, the file is none of lines
WIDEST = 1 << 17  # letters of a row of CSV; a text that never ends is longer
HEAD = 20  # lines by which a shape is told
NEVER = b"\x01\x02"  # what stands in no line, so that a reader of cells may take a line as one


@dataclass(frozen=True)
class Source:
    """A file, or a member of a zip."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        return f"{self.path}!{self.member}" if self.member else str(self.path)


@dataclass(frozen=True)
class Lines:
    """A file that can be read line by line: where its clean text lies, what it holds. `rows` counts lines that are not empty."""

    source: Source
    path: Path
    shape: Shape
    checksum: str
    size: int
    rows: int


def found(names: list[str]) -> tuple[list[Source], list[EventDataError]]:
    """The files that names, folders and patterns lead to, each once, and a fault for each name that leads to none."""
    faults: list[EventDataError] = []
    paths: dict[Path, None] = {}
    for name in names:
        one = Path(name)
        if one.is_dir():
            there = [path for path in one.rglob("*") if path.is_file() and not path.name.startswith(".")]
        elif one.exists():
            there = [one]
        else:
            there = [Path(path) for path in glob(name, recursive=True) if Path(path).is_file()] if has_magic(name) else []
        if not there:
            faults.append(
                EventDataError(f"{name}: error: no file is here. Name files, folders, or a pattern such as 'export/*.zip'.")
            )
        paths |= dict.fromkeys(sorted(there))
    sources: list[Source] = []
    for path in paths:
        try:
            sources += _members(path)
        except UnreadableFile as fault:
            faults.append(fault)
    return sources, faults


def _begins(path: Path, sign: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(sign)) == sign


def _members(path: Path) -> list[Source]:
    """The file itself, or what a zip holds."""
    try:
        if not _begins(path, b"PK\x03\x04"):
            return [Source(path)]
        with zipfile.ZipFile(path) as archive:
            inside = [one.filename for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX")]
    except zipfile.BadZipFile:
        raise UnreadableFile(str(path), "this zip is cut off or damaged.", "Fetch it again.") from None
    except OSError as fault:
        raise UnreadableFile(str(path), f"it cannot be opened ({fault.strerror}).", "Make it readable.") from None
    return [Source(path, name) for name in inside]


@contextmanager
def _opened(source: Source) -> Iterator[IO[bytes]]:
    """The bytes of the text; what is cut off or damaged is told as one fault."""
    damaged = UnreadableFile(source.name, "the compressed file is cut off or damaged.", "Fetch it again.")
    try:
        if source.member:
            with zipfile.ZipFile(source.path) as archive, archive.open(source.member) as file:
                yield file
        elif _begins(source.path, b"\x1f\x8b"):
            with gzip.open(source.path) as packed:
                yield cast(IO[bytes], packed)
        else:
            with source.path.open("rb") as file:
                yield file
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile):
        raise damaged from None
    except PermissionError as fault:
        raise UnreadableFile(source.name, f"it cannot be opened ({fault.strerror}).", "Make it readable.") from None
    except (RuntimeError, NotImplementedError) as fault:  # a password, a method of packing
        raise UnreadableFile(
            source.name, f"the zip cannot be unpacked ({fault}).", "Unpack it and name what was in it."
        ) from None


def _blocks(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Blocks of whole lines."""
    rest = b""
    while more := file.read(BLOCK):
        end = more.rfind(b"\n") + 1
        if not end:
            rest += more
            if len(rest) > LONGEST:
                raise UnreadableFile(name, f"it is no text: no line ends in {LONGEST >> 20} MB.", f"Formats: {FORMATS}.")
            continue
        yield rest + more[:end]
        rest = more[end:]
    if rest:
        yield rest


def _is_clean(block: bytes) -> bool:
    if b"\r" in block or b"\0" in block or NEVER[:1] in block or block.startswith(b"\xef\xbb\xbf"):
        return False
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cleaned(block: bytes) -> bytes:
    if _is_clean(block):
        return block
    block = (
        block.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b" ").replace(b"\0", b"").replace(NEVER, b"")
    )
    return b"".join(map(_as_utf8, block.splitlines(keepends=True)))


def _as_utf8(line: bytes) -> bytes:
    try:
        line.decode("utf-8")
        return line
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode("utf-8")


def _filled(block: bytes) -> int:
    """How many lines of a block are not empty."""
    ends = block.count(b"\n") + (not block.endswith(b"\n"))
    return sum(1 for line in block.split(b"\n") if line) if b"\n\n" in block or block.startswith(b"\n") else ends


def head(source: Source) -> tuple[list[str], bool]:
    """The first lines of a file, in cells with tabs between, and whether it is CSV."""
    with _opened(source) as file:
        block = next(_blocks(io.BytesIO(file.read(BLOCK)), source.name), b"")
    lines = [line for line in _cleaned(block).decode("utf-8").split("\n") if line][:HEAD]
    if not lines:
        raise UnreadableFile(source.name, "the file is empty.", "Leave it out, or fetch it again.")
    if "\t" not in lines[0] and lines[0].count(",") >= 3:
        return [line for _, line in _from_csv(lines, source.name)], True
    return lines, False


def _from_csv(lines: Iterable[str], name: str) -> Iterator[tuple[int, str]]:
    """Rows of CSV as lines of cells, each with the number of lines that it took; R's column of row names and its NA are left out."""
    taken = 0  # letters of the row so far: the module's own bound is one for the whole program, and others move it

    def bounded() -> Iterator[str]:
        nonlocal taken
        for line in lines:
            taken += len(line)
            if taken > WIDEST:
                raise csv.Error(f"a row has more than {WIDEST:,} letters")
            yield line

    rows = csv.reader(bounded())
    before = 0
    names: list[str] = []
    try:
        for row in rows:
            names = names or row
            if row is not names and len(row) == len(names) + 1:  # R names no column for the names of rows
                row = row[1:]
            kept = row[1:] if names[:1] == [""] and len(row) == len(names) else row
            cells = ("" if cell == "NA" else cell.replace("\t", " ").replace("\n", " ") for cell in kept)
            yield rows.line_num - before, "\t".join(cells)
            before, taken = rows.line_num, 0
    except csv.Error as fault:
        raise UnreadableFile(
            name, f"it is no CSV that can be read ({fault}).", "Save it anew, each text in quotation marks."
        ) from None


def prepared(source: Source, shape: Shape, is_csv: bool, room: Path) -> Lines:
    """The file with its checksum and rows counted; its text lies in `room` where it cannot be read as it is.

    Raises `UnreadableFile`.
    """
    packed = bool(source.member) or _begins(source.path, b"\x1f\x8b")
    plain = not packed and not is_csv and not has_magic(str(source.path))  # DuckDB takes such a name for a pattern
    if plain and (told := _counted(source)):
        return Lines(source, source.path, shape, *told)
    beside = room / f"{hashlib.md5(source.name.encode()).hexdigest()}.txt"
    digest, size, rows = hashlib.sha256(), 0, 0
    with _opened(source) as file, beside.open("wb") as out:
        for block in _blocks(file, source.name):
            digest.update(block)
            size += len(block)
            clean = _cleaned(block)
            out.write(clean)
            rows += _filled(clean)
    if is_csv:
        rows = _csv_written(beside, source.name)
    return Lines(source, beside, shape, digest.hexdigest(), size, rows)


def _counted(source: Source) -> tuple[str, int, int] | None:
    """Checksum, bytes and rows of a plain file; `None` where it is not clean."""
    digest, size, rows = hashlib.sha256(), 0, 0
    with _opened(source) as file:
        for block in _blocks(file, source.name):
            if not _is_clean(block):
                return None
            digest.update(block)
            size += len(block)
            rows += _filled(block)
    return digest.hexdigest(), size, rows


def _csv_written(path: Path, name: str) -> int:
    """Put cells with tabs between in place of CSV; a row of several lines keeps its first number. Gives the rows."""
    beside, rows = path.with_suffix(".csv"), 0
    path.rename(beside)
    with beside.open(encoding="utf-8", newline="") as file, path.open("w", encoding="utf-8", newline="\n") as out:
        for lines, row in _from_csv(file, name):
            out.write(row + "\n" * lines)
            rows += bool(row)
    beside.unlink()
    return rows


def told_shape(source: Source) -> tuple[Shape, bool]:
    """The shape of a file and whether it is CSV. Raises `UnreadableFile` where it is none of event data."""
    lines, is_csv = head(source)
    shape = shape_of(lines)
    if shape is None:
        width = len(lines[0].split("\t"))
        raise UnreadableFile(
            source.name, f"its lines have {width} cells and are no event data that is known.", f"Formats: {FORMATS}."
        )
    return shape, is_csv
