"""A store held open: one connection to DuckDB for many readers, with the sums of all dyads made once for each choice of rows.

A picture of a dyad then costs a look into a table of sums by month, however many rows the store has. What is held is that of one version of the
store, which `version` names: batches are never changed, so that a store that grows has another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from dossier.content.files import listed
from dossier.eventdata import asking
from dossier.eventdata.about import Span, covered_days, gaps_of
from dossier.eventdata.asking import Rows
from dossier.eventdata.engine import MEMORY
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.shapes import DATASETS
from dossier.eventdata.store import BATCHES, MAKING, RECORD, FileRecord, Store
from dossier.extras import need
from dossier.measures.flow import UNITS, Flow

if TYPE_CHECKING:
    import ibis.expr.types as ir

Made = TypeVar("Made")
KEPT = 12  # tables of sums that are held at once
Version = tuple[tuple[str, int], ...]


def version(folder: Path) -> Version:
    """What a store has at this moment: its batches with the time of their records. Raises `EventDataError` where there is no store."""
    Store(folder)
    out = []
    for batch in listed(folder / BATCHES):
        try:
            out.append((batch.name, (batch / RECORD).stat().st_mtime_ns))
        except OSError:
            raise EventDataError(
                f"{batch}: error: the batch has no record. Delete the folder and import its files again."
            ) from None
    return tuple(out)


class Held:
    """A version of a store that is open. Raises `EventDataError` for one without rows, `ExtraMissing` without the extra."""

    def __init__(self, folder: Path):
        need("events", "Event data")
        self.store = Store(folder)
        self.records: tuple[FileRecord, ...] = tuple(self.store.records())
        self.datasets = tuple(sorted({one.dataset for one in self.records if one.kept}, key=DATASETS.index))
        if not self.datasets or not self.store.has(self.store.rows):
            raise EventDataError(
                f"{folder}: error: the store has no row yet. Import files: dossier events import FILE --store {folder}"
            )
        import ibis

        self._door = RLock()  # a connection answers one question at a time
        self._con = ibis.duckdb.connect(memory_limit=MEMORY)
        files = sorted(
            map(str, folder.glob(str(Path(self.store.rows).relative_to(folder))))
        )  # a pattern would be looked up anew each time
        self._table = self._asked(lambda: self._con.read_parquet(files, hive_partitioning=False))
        self._sums: dict[Rows, ir.Table] = {}
        self._made = 0

    def _asked(self, ask: Callable[[], Made]) -> Made:
        """An answer of the engine; what goes wrong in it is one line."""
        import duckdb

        with self._door:
            try:
                return ask()
            except duckdb.Error as fault:
                line = str(fault).strip().splitlines()[0]
                raise EventDataError(f"{self.store.folder}: error: the store cannot be read ({line}).") from None

    @property
    def growing(self) -> bool:
        """Whether an import is at work, or was stopped: what it has read so far is not shown."""
        return (self.store.folder / MAKING).exists()

    def edition(self, dataset: str) -> tuple[str, ...]:
        """The editions of the scale of which the values of a data set are."""
        return tuple(sorted({one.edition for one in self.records if one.dataset == dataset}))

    def files(self, dataset: str) -> list[FileRecord]:
        """What was read of a data set."""
        return [one for one in self.records if one.dataset == dataset]

    def covered(self, dataset: str) -> list[Span]:
        """The days of which files are."""
        return covered_days(self.files(dataset))

    def gaps(self, dataset: str) -> list[Span]:
        """The days between of which none is."""
        return gaps_of(self.files(dataset))

    def _summed(self, rows: Rows) -> ir.Table:
        """The sums of all dyads by month for a choice of rows; the oldest table is let go where there are many."""
        if rows not in self._sums:
            table = self._table
            states = table.filter(
                table.source_state.notnull(), table.target_state.notnull(), table.source_state != table.target_state
            )
            self._made += 1
            made = self._con.create_table(f"sums_{self._made}", asking.summed(asking.counted(states, rows), "month"), temp=True)
            self._sums[rows] = made
            while len(self._sums) > KEPT:
                old = self._sums.pop(next(iter(self._sums)))
                self._con.drop_table(old.get_name(), force=True)
        return self._sums[rows]

    def flows(self, pair: tuple[str, str], by: str, rows: Rows) -> dict[tuple[int, str], Flow]:
        """Flows of a dyad by bin and by the state that acts, as `asking.flows` gives them. Raises `EventDataError` for an unknown state or unit."""
        a, b = map(asking.state, pair)
        if by not in UNITS:
            raise EventDataError(f"error: there is no unit of time '{by}'. Write {' or '.join(UNITS)}.")

        def ask() -> list[dict[str, Any]]:
            found: list[dict[str, Any]] = asking.between(self._summed(rows), (a, b)).to_pyarrow().to_pylist()
            return found

        months = asking.flows_of(self._asked(ask))
        if by == "month":
            return months
        out: dict[tuple[int, str], Flow] = {}
        for (month, who), flow in months.items():
            out[month // 12, who] = out.get((month // 12, who), Flow()) + flow
        return out

    def dyads(self, rows: Rows) -> dict[tuple[str, str], int]:
        """All dyads of a data set with their events, most first; both directions together, each pair in the order of the alphabet."""

        def ask() -> list[dict[str, Any]]:
            sums = self._summed(rows)
            found = sums.group_by("source_state", "target_state").aggregate(events=(sums.n + sums.missing).sum())
            listed_: list[dict[str, Any]] = found.to_pyarrow().to_pylist()
            return listed_

        out: dict[tuple[str, str], int] = {}
        for row in self._asked(ask):
            one, other = sorted((row["source_state"], row["target_state"]))
            out[one, other] = out.get((one, other), 0) + int(row["events"])
        return dict(sorted(out.items(), key=lambda item: (-item[1], item[0])))

    def events(self, pair: tuple[str, str], bin: str, rows: Rows) -> list[dict[str, Any]]:
        """The rows of a dyad in a year or month, as `asking.events` gives them."""
        return self._asked(lambda: asking.events(self._table, pair, bin, rows))
