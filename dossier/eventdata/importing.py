"""Import: files into a store, batch by batch, each event once, each row kept, rejected or repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from dossier.eventdata import reading
from dossier.eventdata.batching import batched, connection
from dossier.eventdata.faults import EventDataError, UnreadableFile
from dossier.eventdata.reading import answer
from dossier.eventdata.shapes import KEDS, Shape, shape_of
from dossier.eventdata.states import is_weis
from dossier.eventdata.store import FileRecord, Store, made, put, writing
from dossier.eventdata.texts import Lines, Source, found, head, prepared, told_shape
from dossier.extras import need
from dossier.progress import Said

READER = "1"  # raised where the same file comes to give other rows
BATCH = 256 << 20  # bytes of text that are put into the store at once


@dataclass(frozen=True)
class Outcome:
    """What an import did: a record for each file read, the files that the store had already, and a fault for each left out."""

    files: tuple[FileRecord, ...]
    known: tuple[str, ...]
    faults: tuple[EventDataError, ...]


def import_files(names: list[str], folder: Path, told: Said | None = None) -> Outcome:
    """Read files, folders and patterns into the store in a folder.

    Parameters
    ----------
    names : list of str
        Files (plain, gzip, zip), folders that hold them, or patterns.
    folder : Path
        The store; made where there is none.
    told : callable, optional
        Is told how far the work is: in words, and as a share of all bytes.

    Raises
    ------
    EventDataError
        Where the folder is no store, another program writes to it, or the disk is full. The store then is as the last whole batch left it.
    ExtraMissing
        Where DuckDB is not installed.
    """
    need("events", "Reading event data", "duckdb")
    sources, faults = found(names)
    store = made(folder)
    with writing(store) as room:
        work = _Work(store, room, sources, told)
        work.run()
    return Outcome(tuple(work.files), tuple(work.known), (*faults, *work.faults))


class _Work:
    """One run over files: what is read, what the store has, what is wrong."""

    def __init__(self, store: Store, room: Path, sources: list[Source], told: Said | None):
        self.store, self.room, self.sources, self.told = store, room, sources, told
        self.seen = {one.checksum for one in store.records()}
        self.files: list[FileRecord] = []
        self.known: list[str] = []
        self.faults: list[EventDataError] = []
        self.shared = Counter(one.path for one in sources)  # a zip is shared by its members
        self.bytes = sum(path.stat().st_size for path in self.shared)
        self.done, self.began = 0.0, monotonic()
        self.con = connection(room)

    def run(self) -> None:
        with self.con:
            for batch in self._batches():
                self._put(batch)

    def _batches(self) -> Iterator[list[Lines]]:
        """Files of one shape that are put into the store together."""
        batch: list[Lines] = []
        for source in self.sources:
            one = self._read(source)
            if one is None:
                continue
            if batch and (one.shape != batch[0].shape or sum(have.size for have in batch) + one.size > BATCH):
                yield batch
                batch = []
            batch.append(one)
        if batch:
            yield batch

    def _read(self, source: Source) -> Lines | None:
        """The file, where it can be read and the store has it not yet."""
        one = None
        try:
            shape, is_csv = told_shape(source)
            one = prepared(source, shape, is_csv, self.room)
            if one.checksum not in self.seen:
                one = replace(one, shape=self._scheme(one)) if shape.dataset == KEDS else one
                self.seen.add(one.checksum)
                return one
            self.known.append(source.name)
        except UnreadableFile as fault:
            self.faults.append(fault)
        if one:
            self._drop(one)
        self.done += self._share(source)
        return None

    def _drop(self, one: Lines) -> None:
        """Take away the text of a file that was written beside the store."""
        if one.path.parent == self.room:
            one.path.unlink()

    def _share(self, source: Source) -> float:
        """The bytes of a file; of a zip each member's part."""
        return source.path.stat().st_size / self.shared[source.path]

    def _scheme(self, one: Lines) -> Shape:
        """The shape of a KEDS file with the scheme in which it is coded."""
        weis = is_weis(dict(answer(self.con, reading.codes(one.shape, one.path))))
        if weis is None:
            raise UnreadableFile(
                one.source.name,
                "its codes do not tell whether they are CAMEO or WEIS.",
                "Put it into one file with others of its source.",
            )
        shape = shape_of(head(one.source)[0], weis)
        assert shape
        return shape

    def _put(self, batch: list[Lines]) -> None:
        making = self.room / "batch"
        making.mkdir()
        files = batched(self.con, self.store, batch, making)
        put(self.store, making, files, {"reader": READER, "duckdb": answer(self.con, "SELECT version()")[0][0]})
        for one in batch:
            self._drop(one)
        self.files += files
        self._tell(batch)

    def _tell(self, batch: list[Lines]) -> None:
        """Say how many rows are read, how fast, and how long the rest will take at that rate."""
        self.done += sum(self._share(one.source) for one in batch)
        if not self.told:
            return
        share, took = min(self.done / max(self.bytes, 1), 1.0), monotonic() - self.began
        rows = sum(one.rows for one in self.files)
        left = took / share - took if share else 0.0
        self.told(f"{share:.0%}: {rows:,} rows, {rows / took:,.0f} a second, {lasting(left)} left", share)


def lasting(seconds: float) -> str:
    """A time in words: `45 s`, `3 min`, `2 h 5 min`."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
