"""The engine that answers questions: DuckDB in this process, or Spark by its address. One table for both, as Ibis has it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from dossier.eventdata.faults import EventDataError
from dossier.eventdata.store import Store
from dossier.extras import ExtraMissing, need

if TYPE_CHECKING:
    import ibis.expr.types as ir

DUCKDB = "duckdb"
SPARK = ("spark://", "local", "yarn", "k8s://")
MEMORY = "768MB"


@contextmanager
def asked(store: Store, engine: str = DUCKDB) -> Iterator[ir.Table]:
    """The rows of a store as an Ibis table of an engine, which is let go afterwards.

    `engine` is `duckdb` or the address of a Spark master, such as `local[2]` or `spark://host:7077`. Raises `EventDataError` for
    another, and where the store has no row.
    """
    need("events", "Event data")
    if not store.has(store.rows):
        raise EventDataError(
            f"{store.folder}: error: the store has no row yet. Import files: dossier events import FILE --store {store.folder}"
        )
    if engine == DUCKDB:
        yield from _duckdb(store)
    elif engine.startswith(SPARK):
        yield from _spark(store, engine)
    else:
        raise EventDataError(f"error: there is no engine '{engine}'. Write duckdb, local[2] or spark://host:7077.")


def _duckdb(store: Store) -> Iterator[ir.Table]:
    import ibis

    con = ibis.duckdb.connect(memory_limit=MEMORY)
    try:
        yield con.read_parquet(store.rows, hive_partitioning=False)
    finally:
        con.disconnect()


def _spark(store: Store, master: str) -> Iterator[ir.Table]:
    need_spark()
    import ibis

    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    builder: Any = import_module("pyspark.sql").SparkSession.builder
    try:
        session = builder.master(master).appName("dossier").config(map=settings).getOrCreate()
    except Exception as fault:  # of many kinds, from Python, the way to Java, and Spark
        raise EventDataError(f"{master}: error: Spark does not start ({str(fault).splitlines()[0]}).") from None
    try:
        yield ibis.pyspark.connect(session).read_parquet(store.rows)
    finally:
        session.stop()


def need_spark() -> None:
    """Raise `ExtraMissing` where Spark cannot run. No extra brings it: it has the size of all others together."""
    if find_spec("pyspark") is None:
        raise ExtraMissing(
            "Spark needs what is not installed here (pyspark): pip install 'pyspark==4.0.5', and Java 17 beside it"
        )
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise ExtraMissing("Spark needs Java 17, which is not here. Install it, or set JAVA_HOME")
