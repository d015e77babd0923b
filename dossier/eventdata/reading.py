"""Lines of a shape as rows of the store, in DuckDB's SQL: one expression for reading, for counting, and for finding what was rejected.

A line is read as one text and cut at its tabs, so its number of cells is known and nothing is guessed: no header, quotation mark, comment or
type is looked for. That is also faster than DuckDB's own reading of so many columns, most of which no question asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.eventdata.shapes import ICEWS, KEDS, PLOVER, POLECAT, STATE_AGENTS, Shape
from dossier.eventdata.states import TENTHS, scale, states
from dossier.eventdata.store import COLUMNS
from dossier.eventdata.texts import LONGEST, NEVER

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REASONS = {
    "cells": "another number of cells than the format has",
    "id": "no id of the event",
    "day": "no day, or none of the calendar",
    "code": "a code that is none",
}
RETROSPECTIVE = (7, 30, 365, 3650)  # days before the file: what “a week, month, year, ten years ago” in a text is taken for
DISTANT = 1  # days between an event and its file, up to which the file is one of that day


def quoted(said: str | Path) -> str:
    """A text as SQL has it."""
    return "'" + str(said).replace("'", "''") + "'"


def lines(paths: Sequence[Path]) -> str:
    """SQL: every line of files, empty ones too, as `line`, with its file as `path`."""
    listed = ", ".join(map(quoted, paths))
    return (
        f"SELECT line, filename AS path FROM read_csv([{listed}], columns={{'line': 'VARCHAR'}}, header=false, delim={quoted(NEVER.decode())}, "
        f"quote='', escape='', comment='', auto_detect=false, strict_mode=false, compression='none', filename=true, max_line_size={2 * LONGEST}, new_line='\\n')"
    )


def tables(con: DuckDBPyConnection) -> None:
    """The tables of states and of the scale, for this connection."""
    named = ", ".join(f"({', '.join(map(quoted, row))})" for row in states())
    valued = ", ".join(f"({quoted(edition)}, {quoted(code)}, {value})" for edition, code, value in scale())
    con.execute(
        "CREATE TEMP TABLE states AS SELECT scheme, written, state, CAST(since AS DATE) AS since, CAST(until AS DATE) AS until "
        f"FROM (VALUES {named}) AS told(scheme, written, state, since, until)"
    )
    con.execute(
        f"CREATE TEMP TABLE scale AS SELECT edition, code, CAST(tenths AS INTEGER) AS tenths FROM (VALUES {valued}) AS told(edition, code, tenths)"
    )


def _reason(shape: Shape) -> str:
    """SQL: why a row is rejected; NULL where it is not."""
    widths = f"len(f) IN ({', '.join(map(str, shape.widths))})"
    if shape.wider:
        least = min(shape.widths)
        widths = f"(len(f) >= {least} AND len(list_filter(f[{least + 1}:], lambda cell: trim(cell) <> '')) = 0)"
    form = f"code IN ({', '.join(map(quoted, PLOVER))})" if shape.dataset == POLECAT else r"regexp_full_match(code, '\d{2,4}')"
    none = "given IS NOT NULL" if shape.dataset == ICEWS else "false"  # some files have a value and no code
    return (
        f"CASE WHEN NOT {widths} THEN 'cells' WHEN event IS NULL THEN 'id' WHEN day IS NULL THEN 'day' "
        f"WHEN NOT coalesce({form}, {none}) THEN 'code' END"
    )


def cells(shape: Shape, source: str) -> str:
    """SQL: the columns that a shape has in its lines, those that it lacks as NULL, and why a row is rejected. `source` has `line` and `path`.

    A header is rejected like any other line without a day; its file's first is no row.
    """
    said = dict.fromkeys((*COLUMNS, "given", "source_land", "target_land"), "NULL") | dict(shape.columns)
    made = ", ".join(
        f"{said[name]} AS {name}" for name in said if name not in ("dataset", "edition", "file", "tenths", "retrospective")
    )
    return (
        f"SELECT *, {_reason(shape)} AS reason FROM (SELECT path, number, line, f, {made} FROM (SELECT *, string_split(line, chr(9)) AS f "
        f"FROM ({source})))"
    )


def _official(shape: Shape, side: str) -> str:
    """SQL: whether an actor is a state itself or one of its agents."""
    agents = ", ".join(map(quoted, STATE_AGENTS))
    own = (
        f"(length({side}) = 3 OR {side}[4:6] IN ({agents}))" if shape.actors != "name" else f"coalesce(r.{side}_official, false)"
    )
    return f"(s_{side}.state IS NOT NULL AND {own})"


def parsed(shape: Shape, paths: Sequence[Path]) -> str:
    """SQL: every line of files that can be read, as a row of the store with its year. The table `files` has the name for each path."""
    source = lines(paths)
    told: dict[str, str] = {name: f"r.{name}" for name in COLUMNS}
    told |= {
        "dataset": quoted(shape.dataset),
        "edition": quoted(shape.edition),
        "file": "files.name",
        "printed": f"try_cast(round(r.given * {TENTHS}) AS INTEGER)",
        "events": "greatest(coalesce(r.events, 1), 1)",
        "root": "coalesce(CAST(r.root AS BOOLEAN), true)",
        "retrospective": f"coalesce(r.added - r.day IN {RETROSPECTIVE}, false)",
        "tenths": "scale.tenths",
    }
    if shape.dataset == POLECAT:
        told["tenths"] = told["printed"]
    if shape.dataset == ICEWS:
        told["tenths"] = f"CASE WHEN r.code IS NULL THEN {told['printed']} ELSE scale.tenths END"
    joins = ""
    for side in ("source", "target"):
        written = f"r.{side}_land" if shape.actors == "name" else f"r.{side}[1:3]"
        joins += (
            f" LEFT JOIN states AS s_{side} ON s_{side}.scheme = {quoted(shape.actors)} AND s_{side}.written = {written} "
            f"AND r.day BETWEEN s_{side}.since AND s_{side}.until"
        )
        told |= {f"{side}_state": f"s_{side}.state", f"{side}_official": _official(shape, f"{side}")}
    made = ", ".join(f"CAST({told[name]} AS {kind}) AS {name}" for name, kind in COLUMNS.items())
    return (
        f"SELECT {made}, year(r.day) AS year FROM ({cells(shape, _numbered(source))}) AS r JOIN files ON files.path = r.path{joins} "
        f"LEFT JOIN scale ON scale.edition = {quoted(shape.edition)} AND scale.code = r.code WHERE r.reason IS NULL"
    )


def _numbered(source: str) -> str:
    """SQL: lines that are not empty, without their numbers, which only few are asked for."""
    return f"SELECT line, path, 0 AS number FROM ({source}) WHERE line IS NOT NULL AND line <> ''"


def rejected(shape: Shape, path: Path, name: str) -> str:
    """SQL: the rejected lines of one file, with the number that each has in it."""
    numbered = f"SELECT *, row_number() OVER () AS number FROM ({lines([path])})"
    filled = f"SELECT * FROM ({numbered}) WHERE line IS NOT NULL AND line <> ''"
    return (
        f"SELECT {quoted(name)} AS file, CAST(number AS BIGINT) AS line, reason, line AS text FROM ({cells(shape, filled)}) "
        f"WHERE reason IS NOT NULL QUALIFY line <> {quoted(shape.header)} OR row_number() OVER (PARTITION BY line ORDER BY number) > 1 "
        "ORDER BY number"
    )


def codes(shape: Shape, path: Path) -> str:
    """SQL: the codes of one file, each with its rows."""
    assert shape.dataset == KEDS
    return f"SELECT code, count(*) FROM ({cells(shape, _numbered(lines([path])))}) WHERE code IS NOT NULL GROUP BY code"


def answer(con: DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return con.execute(sql).fetchall()
