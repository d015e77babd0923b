"""Event data beside bare DuckDB and pandas, in one run: `python -m benchmarks.event_data 1e6 1e7`.

For each number of rows the files of `event_files` are made in a temporary folder and given to: DuckDB alone, which reads all columns as text and writes
Parquet (`bare`); DuckDB alone with the columns that a store keeps (`bare, kept`); `dossier events import`; pandas, which reads the same files into
frames one by one and has at the end all columns that a store keeps. Then a series is asked for of the store, and of DuckDB alone by a bare group-by over the same
Parquet. Each is a process of its own, whose time and memory are measured; up to a million rows they take turns three times. Prints a table and
holds nothing: numbers depend on the machine. `--steps import,series` leaves the others out, since 10^8 rows take 50 GB of room and an hour.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.event_files import STATES, write

PANDAS_MOST = 1_000_000  # rows: beyond, its frames do not fit into the memory of a small machine
KEPT = (1, 2, 6, 7, 16, 17, 26, 27, 31, 32, 57, 58)
PAIR = (STATES[0], STATES[3])
TURNS = 3


def _read(files: list[Path], columns: str) -> str:
    """DuckDB's own reader, told all that it would else guess wrongly; rows of 57 cells are padded."""
    names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(1, 59))
    paths = ", ".join(f"'{path}'" for path in files)
    return (
        f"SELECT {columns} FROM read_csv([{paths}], columns={{{names}}}, header=false, delim='\t', quote='', escape='', auto_detect=false, "
        "null_padding=true, strict_mode=false)"
    )


def bare_import(files: list[Path], folder: Path, columns: str = "*") -> None:
    import duckdb

    with duckdb.connect() as con:
        con.execute(f"SET memory_limit = '1GB'; SET preserve_insertion_order = false; SET temp_directory = '{folder / 'spill'}'")
        con.execute(f"COPY ({_read(files, columns)}) TO '{folder / 'bare.parquet'}' (FORMAT parquet, COMPRESSION zstd)")


def bare_kept(files: list[Path], folder: Path) -> None:
    bare_import(files, folder, ", ".join(f"c{i}" for i in KEPT))


def ours(files: list[Path], folder: Path) -> None:
    from dossier.eventdata.importing import import_files

    done = import_files(list(map(str, files)), folder / "store")
    assert not done.faults and sum(one.kept for one in done.files) == sum(one.rows for one in done.files)


def with_pandas(files: list[Path], folder: Path) -> None:
    import pandas

    read = [pandas.read_csv(path, sep="\t", header=None, names=range(1, 59), dtype=str, quoting=3) for path in files]
    pandas.concat([one[list(KEPT)] for one in read])


def series(files: list[Path], folder: Path) -> None:
    from dossier.eventdata.asking import Rows
    from dossier.eventdata.asking import series as asked_series
    from dossier.eventdata.engine import asked
    from dossier.eventdata.store import Store

    with asked(Store(folder / "store")) as table:
        assert asked_series(table, PAIR, "month", Rows("gdelt-1.0"))


def bare_series(files: list[Path], folder: Path) -> None:
    import duckdb

    from dossier.eventdata.store import Store

    a, b = PAIR
    with duckdb.connect() as con:
        con.execute("SET memory_limit = '1GB'")
        assert con.execute(
            f"SELECT date_trunc('month', day), source_state, sum(tenths) FILTER (tenths > 0), sum(tenths) FILTER (tenths < 0), count(tenths) "
            f"FROM read_parquet('{Store(folder / 'store').rows}', hive_partitioning=false) WHERE (source_state = '{a}' AND target_state = '{b}') "
            f"OR (source_state = '{b}' AND target_state = '{a}') GROUP BY ALL"
        ).fetchall()


STEPS: dict[str, Callable[[list[Path], Path], None]] = {
    "bare": bare_import, "bare, kept": bare_kept, "import": ours, "pandas": with_pandas, "bare series": bare_series, "series": series,
}  # fmt: skip


def measured(step: str, files: list[Path], folder: Path) -> tuple[float, float, int]:
    """Seconds, seconds of all cores, and greatest memory in MB of a step in a process of its own."""
    start = time.perf_counter()
    number = os.fork()
    if number == 0:
        os.execv(
            sys.executable,
            [
                sys.executable,
                "-m",
                "benchmarks.event_data",
                "--step",
                step,
                "--files",
                str(files[0].parent),
                "--folder",
                str(folder),
            ],
        )
    _, status, used = os.wait4(number, 0)
    assert status == 0, f"{step} ended with {status}"
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def compared(rows: int, under: Path, steps: list[str]) -> None:
    files = write(under / "files", rows)
    size = sum(path.stat().st_size for path in files)
    print(
        f"\n{rows:,} rows, {len(files)} files, {size / 1e9:.2f} GB\n\n| what | seconds | of all cores | rows a second | memory, MB |\n| --- | --- | --- | --- | --- |",
        flush=True,
    )
    groups = [["bare", "bare, kept", "import"], ["bare series", "series"]]
    if rows <= PANDAS_MOST:
        groups.append(["pandas"])
    for group in filter(None, ([step for step in group if step in steps] for group in groups)):
        took: dict[str, list[tuple[float, float, int]]] = {step: [] for step in group}
        for _ in range(TURNS if rows <= PANDAS_MOST else 1):
            for step in group:
                if step == "import":
                    shutil.rmtree(under / "store", ignore_errors=True)
                took[step].append(measured(step, files, under))
                for left in ("bare.parquet", "spill"):
                    with contextlib.suppress(OSError):
                        (under / left).unlink()
        for step, found in took.items():
            seconds, cores, memory = (median(one) for one in zip(*found, strict=True))
            print(f"| {step} | {seconds:.2f} | {cores:.2f} | {rows / seconds:,.0f} | {memory:,.0f} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", type=lambda said: int(float(said)))
    for name in ("--step", "--files", "--folder"):
        parser.add_argument(name)
    parser.add_argument("--steps", type=lambda said: said.split(","), default=list(STEPS), help=f"some of {', '.join(STEPS)}")
    words = parser.parse_args()
    if words.step:
        STEPS[words.step](sorted(Path(words.files).iterdir()), Path(words.folder))
    for number in words.rows:
        with tempfile.TemporaryDirectory() as room:
            compared(number, Path(room), words.steps)
