"""Every table as a pandas DataFrame with types, made of the rows of `tables` and made into them again without loss.

Missing is missing, never zero and never an empty text. The only module that imports pandas; who needs no DataFrame does not
import it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any

import pandas
from pandas import DataFrame as DataFrame

from dossier.citing import cite
from dossier.content.dates import parse
from dossier.content.model import Series
from dossier.content.vocabulary import vocabulary
from dossier.index.fluctuation import Choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.tabular.columns import VALUE, Column, columns
from dossier.tabular.tables import (
    MAKERS,
    directions,
    file_name,
    fluctuation_rows,
    named_columns,
    plain,
    to_csv,
    with_names,
)

Rows = Iterable[Mapping[str, str]]

# Seconds reach from the year 1 to 9999, as dates of a dossier do; pandas' older unit, the nanosecond, begins in 1677.
DAY, TEXT, NUMBER, WHOLE = "datetime64[s]", "string", "Float64", "Int64"

# The terms that have an order, from the least. A list with a term outside it, such as `unknown`, has none as a whole: an
# order would say that the unknown is more or less than something. That term comes last.
ORDERS = {
    "confidence": ("low", "medium", "high"),
    "stance": ("at-war", "opposed", "strained", "neutral", "cooperative", "aligned", "allied"),
    "reading": ("confrontation", "tension", "discord", "ordinary", "good", "friendly"),
}


@cache
def _terms(column: Column) -> Any:
    """The categories of a column: all that the vocabulary has, also those that no row uses."""
    there = tuple(vocabulary()[column.of]) if column.of else column.words
    order = ORDERS.get(column.of, ())
    rest = [one for one in there if one not in order]
    return pandas.CategoricalDtype([*order, *rest], ordered=bool(order) and not rest)


def _typed(column: Column, cells: list[str]) -> Any:
    """The cells of a column as an array of its type; an empty cell is missing."""
    if column.type == "boolean":
        return pandas.array([cell == "true" for cell in cells], dtype="bool")
    told: list[Any] = [cell or None for cell in cells]
    if column.of or column.words:
        return pandas.Categorical(told, dtype=_terms(column))
    if column.type in ("number", "integer"):
        read: Callable[[str], float] = float if column.type == "number" else int
        return pandas.array([read(one) if one else None for one in told], dtype=NUMBER if column.type == "number" else WHOLE)
    return pandas.array(told, dtype=DAY if column.type == "date" else TEXT)


def frame(name: str, rows: Rows, attrs: Mapping[str, Any] | None = None) -> DataFrame:
    """The rows of a table of `columns.TABLES` with the types of its columns; records have their id as index.

    The index of fluctuations gets two columns more, the first and last day of each bin. `attrs` become those of the frame.
    """
    given, of = list(rows), columns(name)
    made: dict[str, Any] = {}
    for column in of:
        made[column.name] = _typed(column, [row[column.name] for row in given])
        if name == "fluctuation" and column.name == "bin":
            bins = [parse(row["bin"]) for row in given]
            made["bin_earliest"] = pandas.array([one.earliest for one in bins], dtype=DAY)
            made["bin_latest"] = pandas.array([one.latest for one in bins], dtype=DAY)
    out = DataFrame(made)
    if key := _key(name):
        out = out.set_index(key)
    out.attrs.update(attrs or {})
    return out


def of_columns(of: Iterable[Column], rows: Iterable[Mapping[str, Any]], attrs: Mapping[str, Any]) -> DataFrame:
    """Rows of values as a frame with the types of these columns; what is `None` is missing."""
    given = list(rows)
    cells = {column.name: [_cell(row[column.name]) for row in given] for column in of}
    out = DataFrame({column.name: _typed(column, cells[column.name]) for column in of})
    out.attrs.update(attrs)
    return out


def _cell(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _key(name: str) -> str:
    """The column that names each row; empty where rows have no name of their own."""
    first = columns(name)[0].name
    return first if first == "id" or name == "contexts" else ""


def _written(column: Column) -> Callable[[Any], str]:
    """How a cell that is not empty is written in the CSV."""
    if column.type == "boolean":
        return lambda value: "true" if value else ""
    if column.type == "date":
        return lambda value: str(value.date().isoformat())
    if column.type == "integer" or (column.type == "number" and column.decimals is None):
        return lambda value: plain(float(value) if column.type == "number" else int(value))
    return str if column.decimals is None else lambda value: f"{value:.{column.decimals}f}"


def _cells(column: Column, of: Any) -> list[str]:
    written = _written(column)
    return ["" if none else written(value) for value, none in zip(of.tolist(), of.isna().tolist(), strict=True)]


def rows_of(name: str, of: DataFrame) -> list[dict[str, str]]:
    """The rows that a frame of a table was made of, or those that are left of them, in its order."""
    flat = of.reset_index() if _key(name) else of
    cells = {column.name: _cells(column, flat[column.name]) for column in columns(name)}
    return [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]


def csv(name: str, of: DataFrame) -> bytes:
    """A frame as the CSV of its table, as `tables.to_csv` writes it."""
    return to_csv(rows_of(name, of), (column.name for column in columns(name)))


def named_csv(catalogue: Catalogue, name: str, of: DataFrame) -> bytes:
    """A frame as the CSV of its table, with a column of names beside each column of ids or codes that has them."""
    return to_csv(with_names(catalogue, name, rows_of(name, of)), named_columns(name))


def origin(catalogue: Catalogue, edition: str = "") -> dict[str, Any]:
    """What every frame says of where it comes from: citation, licence and its page, version, edition of the scale."""
    meta = catalogue.meta
    return {
        "dossier": catalogue.dossier.id,
        "citation": cite.dossier(meta),
        "licence": meta.licence,
        "licence_page": cite.licence_page(meta.licence),
        "version": meta.updated.text,
        "edition": edition or meta.edition,
    }


def units(name: str, value: str = VALUE) -> dict[str, str]:
    """The unit of each column of numbers that has one; `value` is that of a measured series."""
    return {column.name: value if column.unit == VALUE else column.unit for column in columns(name) if column.unit}


def of_series(series: Series) -> dict[str, Any]:
    """What the frame of one measured series says of it: the producer's terms in place of the dossier's."""
    return {
        "title": series.title,
        "citation": series.citation,
        "licence": series.licence,
        "licence_page": series.licence_page,
        "version": series.published.text if series.published else "",
        "unit": series.unit,
        "what": series.what,
        "coverage": series.coverage.text,
        "year": series.year,
        "breaks": list(series.breaks),
        "warnings": list(series.warnings),
        "note": series.note,
    }


def table(catalogue: Catalogue, name: str) -> DataFrame:
    """A whole table of a dossier, by its name in `columns.TABLES`. Raises `KeyError` for another name."""
    return frame(name, MAKERS[name](catalogue), origin(catalogue) | {"units": units(name)})


def files(catalogue: Catalogue, found: Mapping[str, DataFrame]) -> dict[str, bytes]:
    """Frames of whole tables as CSV, by file name."""
    return {file_name(catalogue, name): csv(name, of) for name, of in found.items()}


def kept(name: str, whole: DataFrame, ids: Mapping[str, Collection[str]]) -> DataFrame:
    """A copy of a table's frame without what filters leave out; `ids` are those that they leave, by table.

    What belongs to a record that is left out, its citations and links, is left out with it.
    """
    if name in ("citations", "links"):
        out = whole
        for table, left in ids.items():
            out = out[(out["table"] != table) | out["record"].isin(list(left))]
        return out.copy()
    if name not in ids:
        return whole.copy()
    return whole[(whole["lane"] if name == "triads" else whole.index).isin(list(ids[name]))].copy()


def series(catalogue: Catalogue, key: str) -> DataFrame:
    """The values of one measured series, under its producer's terms."""
    of, name = catalogue.series[key], "measurements"
    rows = (row for row in MAKERS[name](catalogue) if row["series"] == key)
    said = of_series(of)
    out = frame(name, rows, {"dossier": catalogue.dossier.id} | said | {"units": units(name, of.unit)})
    return out.drop(columns=["series", "dimension"])


def of_choice(catalogue: Catalogue, choice: Choice, alone: bool = False) -> DataFrame:
    """The index of fluctuations of a choice, with what was left out of it; with `alone` the rows of the chosen direction only."""
    name, found = "fluctuation", fluctuation(catalogue, choice)
    wanted = directions(catalogue)[choice.way]
    rows = [row for row in fluctuation_rows(catalogue, found) if not alone or row["direction"] == wanted]
    said = {
        "by": choice.unit,
        "without": sorted(choice.without),
        "thin": found.thin,
        "undated": found.flows.undated,
        "repeated": found.flows.repeated,
    }
    return frame(name, rows, origin(catalogue, choice.edition) | said | {"units": units(name)})
