"""A store on disk: batches, each a folder with rows in Parquet by year, rejected rows, and the record of what was read.

A batch is made in a hidden folder and put in its place by one renaming, so that a store is as before or has the batch entirely,
wherever a run is killed. Nothing is ever changed in a batch that stands.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields
from glob import has_magic
from pathlib import Path

from dossier.content.files import listed, write_whole
from dossier.eventdata.faults import EventDataError

SIGN, VERSION = "event-store.json", 1
BATCHES, ROWS, REJECTED, RECORD, MAKING, LOCK = "batches", "rows", "rejected.parquet", "record.json", ".making", ".lock"
COLUMNS = {
    "dataset": "VARCHAR", "edition": "VARCHAR", "event": "VARCHAR", "day": "DATE", "added": "DATE", "source": "VARCHAR",
    "target": "VARCHAR", "source_name": "VARCHAR", "target_name": "VARCHAR", "source_state": "VARCHAR", "target_state": "VARCHAR",
    "source_official": "BOOLEAN", "target_official": "BOOLEAN", "code": "VARCHAR", "tenths": "INTEGER", "printed": "INTEGER", "events": "INTEGER",
    "root": "BOOLEAN", "mentions": "INTEGER", "retrospective": "BOOLEAN", "story": "VARCHAR", "link": "VARCHAR", "file": "VARCHAR",
}  # fmt: skip
# of a row, with DuckDB's types, which Spark reads alike: codes are text, days have no time of day, values are whole tenths


@dataclass(frozen=True)
class FileRecord:
    """What became of one file: `rows` is always `kept`, `rejected` (by reason) and `repeated` together.

    `covers` has the first and last day of each run of days that the file is of: of a file by the day of news those days, whenever the
    events were, else those from its first event to its last; `first` and `last` leave retrospective rows out. `differ` counts rows
    whose printed value is not that of their code in the edition; that of the code counts.
    """

    file: str
    checksum: str
    bytes: int
    dataset: str
    edition: str
    rows: int
    kept: int
    repeated: int
    rejected: dict[str, int] = field(default_factory=dict)
    differ: int = 0
    first: str = ""
    last: str = ""
    covers: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        lost = self.rows - self.kept - self.repeated - sum(self.rejected.values())
        if lost:
            raise EventDataError(f"{self.file}: error: {lost} of {self.rows} rows are neither kept, rejected nor repeated.")


class Store:
    """A store that is there. Raises `EventDataError` where the folder is none, or one of a newer program."""

    def __init__(self, folder: Path):
        self.folder = folder
        sign = folder / SIGN
        if not sign.is_file():
            raise EventDataError(
                f"{folder}: error: here is no store of event data. Name one, or make it: dossier events import FILE --store {folder}"
            )
        try:
            version = json.loads(sign.read_text("utf-8"))["version"]
        except (ValueError, KeyError, TypeError):
            raise EventDataError(
                f"{sign}: error: this file is damaged. Write {json.dumps({'version': VERSION})} into it."
            ) from None
        if version != VERSION:
            raise EventDataError(
                f"{folder}: error: the store has version {version}, and this program reads {VERSION}. Import anew."
            )

    @property
    def rows(self) -> str:
        """The pattern of all files with rows, for DuckDB and Spark alike."""
        return str(self.folder / BATCHES / "*" / ROWS / "*" / "*.parquet")

    @property
    def rejected(self) -> str:
        return str(self.folder / BATCHES / "*" / REJECTED)

    def has(self, what: str) -> bool:
        """Whether there is any file of a pattern."""
        return next(self.folder.glob(str(Path(what).relative_to(self.folder))), None) is not None

    def records(self) -> list[FileRecord]:
        """What became of each file, in the order of reading. Raises `EventDataError` where a record is damaged."""
        known = {one.name for one in fields(FileRecord)}
        out = []
        for batch in listed(self.folder / BATCHES):
            try:
                said = json.loads((batch / RECORD).read_text("utf-8"))
                out += [FileRecord(**{key: value for key, value in one.items() if key in known}) for one in said["files"]]
            except (OSError, ValueError, KeyError, TypeError) as fault:
                raise EventDataError(
                    f"{batch / RECORD}: error: the record is damaged ({fault}). Delete the folder {batch} and import its files again."
                ) from None
        return out


def made(folder: Path) -> Store:
    """The store in a folder; a new one where the folder is empty or not there. Raises `EventDataError` where it holds something else."""
    if has_magic(str(folder)):
        raise EventDataError(f"{folder}: error: the signs * ? [ in a folder's name mean a pattern. Give the store another name.")
    if not (folder / SIGN).exists():
        if folder.exists() and not folder.is_dir():
            raise EventDataError(f"{folder}: error: this is a file. Name a folder for the store.")
        if folder.is_dir() and any(one.name not in (LOCK, MAKING) for one in folder.iterdir()):
            raise EventDataError(f"{folder}: error: the folder holds something else than a store. Name an empty or a new one.")
        (folder / BATCHES).mkdir(parents=True, exist_ok=True)
        write_whole(folder / SIGN, json.dumps({"version": VERSION}) + "\n")
    return Store(folder)


@contextmanager
def writing(store: Store) -> Iterator[Path]:
    """An empty folder in which to make batches, while no other program writes to the store. Raises `EventDataError`."""
    with (store.folder / LOCK).open("a") as lock:
        if not _locked(lock.fileno()):
            raise EventDataError(f"{store.folder}: error: another program is writing to this store. Wait until it has ended.")
        room = store.folder / MAKING
        shutil.rmtree(room, ignore_errors=True)  # what a run that was killed has left
        room.mkdir()
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def _locked(number: int) -> bool:
    """Take the lock, which the system gives back when the process ends, however it does; true where systems know no locks."""
    with suppress(ImportError):
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def put(store: Store, making: Path, files: list[FileRecord], read_by: dict[str, str]) -> None:
    """Write the record of a batch and put the batch in its place."""
    said = {"read_by": read_by, "files": [asdict(one) for one in files]}
    write_whole(making / RECORD, json.dumps(said, indent=1, ensure_ascii=False) + "\n")
    number = max((int(one.name) for one in listed(store.folder / BATCHES)), default=0) + 1
    os.rename(making, store.folder / BATCHES / f"{number:08d}")
