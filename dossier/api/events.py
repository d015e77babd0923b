"""A store of machine-coded event data, with its questions as DataFrames: `dossier.open_events` and what it gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dossier.api.faults import DossierError, unknown
from dossier.api.tables import needed
from dossier.eventdata import asking, engine
from dossier.eventdata.about import described, gaps_of
from dossier.eventdata.asking import Rows
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.importing import import_files
from dossier.eventdata.shapes import DATASETS
from dossier.eventdata.store import Store
from dossier.extras import ExtraMissing
from dossier.tabular.columns import GOLDSTEIN, SUM, Column

if TYPE_CHECKING:
    from dossier.tabular.frames import DataFrame

Made = TypeVar("Made")
FILTERS = {one.name for one in fields(Rows)}
NUMBERS = ("files", "rows", "kept", "rejected", "repeated", "between", "within", "unscaled", "retrospective", "days", "gaps")
SERIES = (
    Column("bin", "The year or month."),
    Column("direction", "`A>B`, or `dyad` for both ways together."),
    *(Column(name, f"Sum of the values {which}.", "number", unit=SUM) for name, which in (("coop", "above zero"), ("conf", "below"), ("net", "of all"))),
    Column("n", "Events with a value.", "integer", unit="events"),
    Column("missing", "Events without one.", "integer", unit="events"),
)  # fmt: skip
PAIRS = (
    Column("a", "One state."), Column("b", "The other."), Column("n", "Events in both directions.", "integer", unit="events"),
    Column("first", "Day of the first.", "date"), Column("last", "Day of the last.", "date"),
)  # fmt: skip
KINDS = {"day": "date", "events": "integer", "mentions": "integer", "root": "boolean", "retrospective": "boolean"}
EVENTS = (
    *(Column(name, "As in the store.", KINDS.get(name, "string")) for name in asking.LISTED),
    Column("value", "Of the code.", "number", unit=GOLDSTEIN),
)
CONTENTS = (
    Column("dataset", "The data set."),
    *(Column(name, "A number of files, rows or days.", "integer") for name in NUMBERS),
    Column("reasons", "Why rows were rejected."),
    Column("first", "First day of which a file is.", "date"),
    Column("last", "Last day.", "date"),
    Column("gap_days", "Days between of which none is."),
)
REJECTED = (
    Column("file", "The file."),
    Column("line", "From 1.", "integer"),
    Column("reason", "Why."),
    Column("text", "The row."),
)


def open_events(store: str | os.PathLike[str]) -> EventStore:
    """Open a store of event data, which `dossier events import` makes.

    Parameters
    ----------
    store : str or path
        The folder of the store.

    Returns
    -------
    EventStore
        Its series, dyads and contents as DataFrames.

    Raises
    ------
    DossierError
        Where the folder is no store.

    Examples
    --------
    >>> dossier.open_events("my-events").datasets
    ['gdelt-1.0']
    """
    return EventStore(_told(lambda: Store(Path(store))))


def _told(ask: Callable[[], Made]) -> Made:
    """An answer; what is wrong comes as the error of the library."""
    try:
        return ask()
    except (EventDataError, ExtraMissing) as fault:
        raise DossierError(str(fault) if isinstance(fault, EventDataError) else f"error: {fault}") from None
    except OSError as fault:
        raise DossierError(f"{fault.filename or 'a file'}: error: {fault.strerror or fault}.") from None


class EventStore:
    """Machine-coded event data in a store; nothing is read before it is asked for.

    Values are Goldstein values in the edition of the data's own source: `gdelt`, `icews`, `keds` or `weis`; POLECAT has the scores of PLOVER.
    The same filters go with each question: `dataset` (needed where the store has several, which are never added up), `distinct`, `root`,
    `official`, `retrospective`, `mirrored`; `Rows` of `dossier/eventdata/asking.py` says what each does.

    Attributes
    ----------
    folder : Path
        The folder of the store.

    Examples
    --------
    >>> store.datasets
    ['gdelt-1.0']
    """

    def __init__(self, store: Store):
        self._store, self.folder = store, store.folder

    def __repr__(self) -> str:
        return f"<event store {self.folder}: {', '.join(self.datasets) or 'empty'}>"

    @property
    def datasets(self) -> list[str]:
        """The data sets that the store has rows of.

        Examples
        --------
        >>> store.datasets
        ['gdelt-1.0']
        """
        return sorted({one.dataset for one in _told(self._store.records) if one.kept}, key=DATASETS.index)

    def import_files(self, files: Sequence[str | os.PathLike[str]]) -> list[str]:
        """Read files, folders or patterns into the store; what it has already changes nothing.

        Parameters
        ----------
        files : sequence of str or path
            GDELT, ICEWS, POLECAT, KEDS or WEIS files; plain, gzip or zip.

        Returns
        -------
        list of str
            A line for each file that was left out, with what is wrong with it.

        Raises
        ------
        DossierError
            Where another program writes to the store, the disk is full, or DuckDB is not installed.

        Examples
        --------
        >>> store.import_files(["nowhere.csv"])
        ["nowhere.csv: error: no file is here. Name files, folders, or a pattern such as 'export/*.zip'."]
        """
        return [str(fault) for fault in _told(lambda: import_files(list(map(str, files)), self.folder)).faults]

    def series(self, pair: tuple[str, str], by: str = "year", engine: str = engine.DUCKDB, **rows: Any) -> DataFrame:
        """Cooperation and conflict of two states by year or month.

        Parameters
        ----------
        pair : tuple of str
            Two states by their three letters of ISO 3166.
        by : str
            `year` or `month`.
        engine : str
            `duckdb`, or a Spark master such as `local[2]` or `spark://host:7077`.
        **rows
            The filters: `dataset`, `distinct`, `root`, `official`, `retrospective`, `mirrored`.

        Returns
        -------
        DataFrame
            `bin`, `direction` (`A>B`, `B>A`, `dyad`), `coop`, `conf` and `net` (sums of values, `<NA>` where no event has one), `n` and
            `missing` (events with and without a value). `attrs["gaps"]` has the days of which no file is.

        Raises
        ------
        DossierError
            Where a name is not known, or a library is not installed.

        Examples
        --------
        >>> print(store.series(("VEN", "COL"), by="month")[["bin", "direction", "net", "n"]].to_csv(index=False).split()[1])
        2014-11,VEN>COL,0.0,1
        """
        return self._frame(SERIES, self._asked(lambda table, which: asking.series(table, pair, by, which), engine, rows), rows)

    def events(self, pair: tuple[str, str], bin: str, engine: str = engine.DUCKDB, **rows: Any) -> DataFrame:
        """Every event of two states in a year or month, of which a bin of the series is the sum.

        Parameters
        ----------
        pair : tuple of str
            Two states by their three letters.
        bin : str
            A year or a month: `2014` or `2014-11`.
        engine, **rows
            As for `series`; with `distinct` too every row is listed.

        Returns
        -------
        DataFrame
            `day`, actors with their names, `code`, `value` (`<NA>` where the code has none), `root`, `retrospective`, `mentions`, `link`, and
            the `file` it is from.

        Raises
        ------
        DossierError
            Where a name is not known, or `bin` is none.

        Examples
        --------
        >>> store.events(("VEN", "COL"), "2014-11")[["source", "target", "code"]].to_csv(index=False).split()[1:]
        ['COL,VEN,010', 'VEN,COL,010']
        """
        return self._frame(EVENTS, self._asked(lambda table, which: asking.events(table, pair, bin, which), engine, rows), rows)

    def pairs(self, most: int = 50, engine: str = engine.DUCKDB, **rows: Any) -> DataFrame:
        """The dyads with most events, both directions together.

        Parameters
        ----------
        most : int
            How many dyads.
        engine, **rows
            As for `series`.

        Returns
        -------
        DataFrame
            `a`, `b`, `n`, and the days `first` and `last`.

        Examples
        --------
        >>> store.pairs(most=1)[["a", "b"]].iloc[0].to_list()
        ['COL', 'VEN']
        """
        return self._frame(PAIRS, self._asked(lambda table, which: asking.pairs(table, which, most), engine, rows), rows)

    def describe(self, engine: str = engine.DUCKDB) -> DataFrame:
        """What the store holds: one row a data set, with coverage, gaps and what was rejected.

        Examples
        --------
        >>> store.describe().loc[0, ["rows", "kept", "rejected", "repeated"]].to_list()
        [4, 3, 1, 0]
        """
        return self._frame(CONTENTS, _told(lambda: [one.row() for one in described(self._store, engine)]), {})

    def rejected(self) -> DataFrame:
        """The rows that could not be read, each with `file`, `line`, `reason` and `text`.

        Examples
        --------
        >>> store.rejected()[["line", "reason"]].to_csv(index=False).split()[-1]
        '4,cells'
        """
        return self._frame(REJECTED, _told(lambda: asking.rejected(self._store)), {})

    def _asked(self, ask: Callable[[Any, Rows], Made], master: str, rows: Mapping[str, Any]) -> Made:
        if unknown_filters := set(rows) - FILTERS:
            raise unknown("filter", sorted(unknown_filters)[0], sorted(FILTERS))

        def answer() -> Made:
            which = Rows(**{**rows, "dataset": asking.one_dataset(self.datasets, rows.get("dataset", ""))})
            with engine.asked(self._store, master) as table:
                return ask(table, which)

        return _told(answer)

    def _frame(self, columns: tuple[Column, ...], found: Iterable[Mapping[str, Any]], rows: Mapping[str, Any]) -> DataFrame:
        frames = needed("dossier.tabular.frames", "pandas", "frames", "A DataFrame")
        units = {column.name: column.unit for column in columns if column.unit}
        gaps = [f"{first}/{last}" for first, last in gaps_of(_told(self._store.records))]
        out: DataFrame = frames.of_columns(
            columns, found, {"store": str(self.folder), "filter": dict(rows), "units": units, "gaps": gaps}
        )
        return out
