"""One batch: files of one shape become rows in Parquet, what was rejected beside them, and a record of each file.

Rows go through DuckDB in a stream, so memory does not grow with files. What was lost on the way is known by counting: the lines
of a file were counted before and without DuckDB.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.eventdata import reading
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.reading import answer, quoted
from dossier.eventdata.store import REJECTED, ROWS, FileRecord, Store
from dossier.eventdata.texts import Lines

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "640MB"  # what DuckDB may hold; beyond it writes beside the store
OF_ITS_DAY = f"(retrospective OR abs(added - day) <= {reading.DISTANT})"  # of a row: its file is one of the day of news
WRITTEN = "(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year), WRITE_PARTITION_COLUMNS false)"
Counted = dict[str, dict[str, Any]]  # by file


def connection(room: Path) -> DuckDBPyConnection:
    """DuckDB with bounded memory, which writes beside the store what it cannot hold."""
    import duckdb

    con = duckdb.connect()
    con.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(room / 'spill')}; SET enable_progress_bar = false")
    con.execute("SET preserve_insertion_order = false; SET TimeZone = 'UTC'")
    reading.tables(con)
    return con


def batched(con: DuckDBPyConnection, store: Store, batch: list[Lines], making: Path) -> list[FileRecord]:
    """Write the rows of a batch and what was rejected into the folder; gives the record of each file.

    Raises `EventDataError` where DuckDB stops, such as on a full disk.
    """
    import duckdb

    try:
        con.execute("CREATE OR REPLACE TEMP TABLE files (path VARCHAR, name VARCHAR)")
        con.execute(f"INSERT INTO files VALUES {', '.join(f'({quoted(one.path)}, {quoted(one.source.name)})' for one in batch)}")
        rows = making / ROWS
        # Of lines that are not yet read DuckDB expects few, and would join the small tables the wrong way round.
        con.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        con.execute(f"COPY ({reading.parsed(batch[0].shape, [one.path for one in batch])}) TO {quoted(rows)} {WRITTEN}")
        con.execute("RESET disabled_optimizers")
        counted = _counted(con, rows)
        repeated = _without_repeated(con, store, batch, rows) if counted else {}
        rejected = _rejected(con, [one for one in batch if _rows(one) > counted.get(one.source.name, {}).get("rows", 0)], making)
        return [_record(one, counted.get(one.source.name, {}), repeated, rejected) for one in batch]
    except duckdb.Error as fault:
        said = str(fault).splitlines()[0]
        raise EventDataError(f"{store.folder}: error: the import stopped ({said}). What was imported before stands.") from None


def _rows(one: Lines) -> int:
    return one.rows - bool(one.shape.header)


def _parquet(rows: Path) -> str:
    return f"read_parquet({quoted(rows / '*' / '*.parquet')}, hive_partitioning=false, filename=true, file_row_number=true)"


def _counted(con: DuckDBPyConnection, rows: Path) -> Counted:
    """What the rows of each file come to."""
    if not list(rows.glob("*/*.parquet")):
        return {}
    names = ("rows", "differ", "first", "last", "near")
    found = answer(
        con,
        "SELECT file, count(*), count(*) FILTER (printed <> tenths), min(day) FILTER (NOT retrospective), "
        f"max(day) FILTER (NOT retrospective), count(*) FILTER ({OF_ITS_DAY}) FROM {_parquet(rows)} GROUP BY file",
    )
    out: Counted = {file: dict(zip(names, told, strict=True)) | {"days": []} for file, *told in found}
    for file, day in answer(con, f"SELECT DISTINCT file, added FROM {_parquet(rows)} WHERE {OF_ITS_DAY} ORDER BY added"):
        out[file]["days"].append(day)
    return out


def _without_repeated(con: DuckDBPyConnection, store: Store, batch: list[Lines], rows: Path) -> dict[str, int]:
    """Take out the rows of events that stand in the batch before, or in the store; gives how many, by file."""
    files = f"[{', '.join(quoted(one.source.name) for one in batch)}]"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE repeated AS WITH twice AS (SELECT event, day FROM {_parquet(rows)} GROUP BY event, day HAVING count(*) > 1) "
        f"SELECT filename, file_row_number, file FROM {_parquet(rows)} SEMI JOIN twice USING (event, day) "
        f"QUALIFY row_number() OVER (PARTITION BY event, day ORDER BY list_position({files}, file), filename, file_row_number) > 1"
    )
    if store.has(store.rows):
        con.execute(f"INSERT INTO repeated {_known(con, store, batch[0].shape.dataset, rows)}")
    found: dict[str, int] = dict(answer(con, "SELECT file, count(*) FROM repeated GROUP BY file"))
    if found:
        all_rows = rows.rename(rows.with_name("all"))
        con.execute(f"UPDATE repeated SET filename = replace(filename, {quoted(rows)}, {quoted(all_rows)})")
        con.execute(
            f"COPY (SELECT * EXCLUDE (filename, file_row_number), year(day) AS year FROM {_parquet(all_rows)} "
            f"ANTI JOIN repeated USING (filename, file_row_number)) TO {quoted(rows)} {WRITTEN}"
        )
        shutil.rmtree(all_rows)
    return found


def _known(con: DuckDBPyConnection, store: Store, dataset: str, rows: Path) -> str:
    """SQL: the rows of the batch whose events the store has. Only those parts of the store are read that may have them."""
    ((low, high, since, until),) = answer(con, f"SELECT min(event), max(event), min(day), max(day) FROM {_parquet(rows)}")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE known AS SELECT event, day FROM read_parquet({quoted(store.rows)}, hive_partitioning=false) SEMI JOIN "
        f"(SELECT event, day FROM {_parquet(rows)}) USING (event, day) WHERE dataset = {quoted(dataset)} "
        f"AND event BETWEEN {quoted(low)} AND {quoted(high)} AND day BETWEEN DATE '{since}' AND DATE '{until}'"
    )
    return (
        f"SELECT filename, file_row_number, file FROM {_parquet(rows)} SEMI JOIN known USING (event, day) "
        "ANTI JOIN repeated USING (filename, file_row_number)"
    )


def _rejected(con: DuckDBPyConnection, faulty: list[Lines], making: Path) -> dict[str, dict[str, int]]:
    """Write what was rejected of files; gives how many rows by file and reason."""
    if not faulty:
        return {}
    every = " UNION ALL ".join(f"({reading.rejected(one.shape, one.path, one.source.name)})" for one in faulty)
    path = quoted(making / REJECTED)
    con.execute("SET preserve_insertion_order = true")  # lines are numbered as they stand
    con.execute(f"COPY ({every}) TO {path} (FORMAT parquet, COMPRESSION zstd)")
    con.execute("SET preserve_insertion_order = false")
    out: dict[str, dict[str, int]] = {}
    for file, reason, number in answer(con, f"SELECT file, reason, count(*) FROM read_parquet({path}) GROUP BY ALL ORDER BY ALL"):
        out.setdefault(file, {})[reason] = number
    return out


def _record(one: Lines, counted: dict[str, Any], repeated: dict[str, int], rejected: dict[str, dict[str, int]]) -> FileRecord:
    name, told = one.source.name, {"rows": 0, "differ": 0, "first": None, "last": None, "near": 0, "days": []} | counted
    first, last = str(told["first"] or ""), str(told["last"] or "")
    covers = runs(told["days"]) if told["days"] and 2 * told["near"] >= told["rows"] else [[first, last]] if first else []
    again = repeated.get(name, 0)
    return FileRecord(
        name, one.checksum, one.size, one.shape.dataset, one.shape.edition, _rows(one), told["rows"] - again, again, rejected.get(name, {}),
        told["differ"], first, last, covers,
    )  # fmt: skip


def runs(days: Iterable[date]) -> list[list[str]]:
    """Days in their order as runs, each by its first and last day."""
    out: list[list[date]] = []
    for day in days:
        if out and day - out[-1][1] <= timedelta(1):
            out[-1][1] = day
        else:
            out.append([day, day])
    return [[str(first), str(last)] for first, last in out]
