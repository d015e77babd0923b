"""Questions to a store as Ibis expressions, the same for every engine: series of a dyad, dyads by size, and what there is.

Nothing is asked of an engine in which engines differ: text was read and days were made at import, values are sums of whole tenths, bins are
numbers, and no text is matched by pattern. Rounding, order and words are Python's, over rows that are few.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dossier.eventdata.faults import EventDataError
from dossier.eventdata.shapes import DATASETS
from dossier.eventdata.states import TENTHS, known_states
from dossier.eventdata.store import Store
from dossier.measures.flow import UNITS, Flow, bin_label

if TYPE_CHECKING:
    import ibis.expr.types as ir

EVENT = ("day", "source", "target", "code")  # events that share these are one, where one a day counts
LISTED = (
    "day", "source", "source_name", "target", "target_name", "code", "events", "root", "retrospective", "mentions", "link", "event", "file",
)  # fmt: skip
SERIES = ("bin", "direction", "coop", "conf", "net", "n", "missing")


@dataclass(frozen=True)
class Rows:
    """Which rows count.

    Parameters
    ----------
    dataset : str
        One of `DATASETS`; empty for the only one that the store has.
    distinct : bool
        Of rows with the same day, source, target and code one counts (the filter “one a day”).
    root : bool
        Events from the lead of a report only (GDELT); other data have no such mark, and all their rows count.
    official : bool
        Only where both actors are a state as a whole or one of its agents (government, forces, police, courts, secret service, parliament).
    retrospective : bool
        Also rows dated exactly 7, 30, 365 or 3,650 days before their file, which mostly are “a year ago” in a text of today.
    mirrored : bool
        Also the second half of a mirrored pair: one sentence, coded in both directions.
    """

    dataset: str = ""
    distinct: bool = False
    root: bool = False
    official: bool = False
    retrospective: bool = True
    mirrored: bool = True


def state(written: str) -> str:
    """A state by its three letters, in capitals. Raises `EventDataError` for letters that are none."""
    code = written.strip().upper()
    if code not in known_states():
        raise EventDataError(f"error: '{written}' is no state. Write its three letters of ISO 3166, such as FRA.")
    return code


def one_dataset(there: list[str], asked: str) -> str:
    """The data set that is asked for, or the only one there is. Different sets tell of the same events and are never added up."""
    if asked and asked not in there:
        known = f"it has {', '.join(there)}" if asked in DATASETS else f"there are {', '.join(DATASETS)}"
        raise EventDataError(f"error: the store has no data set '{asked}'; {known}.")
    if not asked and len(there) > 1:
        raise EventDataError(
            f"error: the store has several data sets, which are not added up. Name one with --dataset: {', '.join(there)}."
        )
    return asked or there[0]


def filtered(table: ir.Table, rows: Rows) -> ir.Table:
    """The rows of a data set that pass the filters, before one a day is taken of them."""
    kept = table.filter(table.dataset == rows.dataset)
    if rows.root:
        kept = kept.filter(kept.root)
    if rows.official:
        kept = kept.filter(kept.source_official, kept.target_official)
    if not rows.retrospective:
        kept = kept.filter(~kept.retrospective)
    return kept if rows.mirrored else _unmirrored(kept)


def counted(table: ir.Table, rows: Rows) -> ir.Table:
    """The rows of a data set that count, with what is counted of them."""
    kept = filtered(table, rows).select(*EVENT, "source_state", "target_state", "tenths", "events")
    return kept.mutate(events=1).distinct() if rows.distinct else kept


def _unmirrored(kept: ir.Table) -> ir.Table:
    """Without the second half of each mirrored pair: the half whose source comes after its target, where the first half is there."""
    other = kept.filter(kept.source < kept.target).select(*EVENT, "story").distinct()
    other = other.rename(o_day="day", o_source="source", o_target="target", o_code="code", o_story="story")
    same = [
        kept.day == other.o_day, kept.code == other.o_code, kept.story == other.o_story,
        kept.source == other.o_target, kept.target == other.o_source,
    ]  # fmt: skip
    return kept.anti_join(other, same)


def series(table: ir.Table, pair: tuple[str, str], by: str, rows: Rows) -> list[dict[str, Any]]:
    """The flow of a dyad by bin and direction: of each row bin, direction, coop, conf, net, n, missing.

    Each bin from the first to the last with an event has three rows, one for each direction and `dyad` for both. Sums are `None` where no
    event has a value: missing is not zero. Raises `EventDataError` for an unknown unit, or two states that are one.
    """
    a, b = map(state, pair)
    if a == b:
        raise EventDataError(f"error: {a} is named twice. Write two states.")
    if by not in UNITS:
        raise EventDataError(f"error: there is no unit of time '{by}'. Write {' or '.join(UNITS)}.")
    return _told(flows(table, (a, b), by, rows), (a, b), by)


def between(table: ir.Table, pair: tuple[str, str]) -> ir.Table:
    """The rows of a dyad, in both directions."""
    a, b = pair
    one = (table.source_state == a) & (table.target_state == b)
    return table.filter(one | ((table.source_state == b) & (table.target_state == a)))


def flows(table: ir.Table, pair: tuple[str, str], by: str, rows: Rows) -> dict[tuple[int, str], Flow]:
    """Flows by bin and by the state that acts, in the bins of `measures.flow`."""
    found = summed(counted(between(table, pair), rows), by)
    return flows_of(found.to_pyarrow().to_pylist())


def summed(rest: ir.Table, by: str) -> ir.Table:
    """Of rows that count, the sums of each bin and direction."""
    year = rest.day.year().cast("int64")
    bins = rest.mutate(bin=year if by == "year" else year * 12 + rest.day.month().cast("int64") - 1)
    value = bins.tenths.cast("int64") * bins.events
    return bins.group_by("bin", "source_state", "target_state").aggregate(
        coop=(bins.tenths > 0).ifelse(value, 0).sum(),
        conf=(bins.tenths < 0).ifelse(value, 0).sum(),
        n=bins.tenths.notnull().ifelse(bins.events, 0).sum(),
        missing=bins.tenths.isnull().ifelse(bins.events, 0).sum(),
    )


def flows_of(found: list[dict[str, Any]]) -> dict[tuple[int, str], Flow]:
    """Rows of `summed` as flows by bin and by the state that acts."""
    return {
        (int(row["bin"]), row["source_state"]): Flow(
            int(row["coop"] or 0) / TENTHS, int(row["conf"] or 0) / TENTHS, int(row["n"]), int(row["missing"])
        )
        for row in found
    }


def span(bin: str) -> tuple[date, date]:
    """The first and last day of a bin, `1954` or `1954-05`. Raises `EventDataError` for what is none."""
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", bin)
    if not found or found[1] == "0000":
        raise EventDataError(f"error: '{bin}' is no year or month. Write 1954 or 1954-05.")
    year, month = int(found[1]), int(found[2] or 0)
    return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])


def events(table: ir.Table, pair: tuple[str, str], bin: str, rows: Rows) -> list[dict[str, Any]]:
    """Every row of a dyad in a year or month, of which a bin of the series is the sum; with `distinct` too each is listed.

    Of each: `LISTED`; value is `None` where the code has none. Raises `EventDataError` for an unknown state or bin.
    """
    a, b = map(state, pair)
    first, last = span(bin)
    kept = filtered(between(table, (a, b)), rows)
    kept = kept.filter(kept.day >= first, kept.day <= last)
    found = kept.select(*LISTED, "tenths").order_by("day", "source", "target", "code", "event")
    return [
        {name: one[name] for name in LISTED} | {"value": None if one["tenths"] is None else one["tenths"] / TENTHS}
        for one in found.to_pyarrow().to_pylist()
    ]


def _told(found: dict[tuple[int, str], Flow], pair: tuple[str, str], by: str) -> list[dict[str, Any]]:
    a, b = pair
    bins = [bin for bin, _ in found]
    out = []
    for bin in range(min(bins, default=0), max(bins, default=-1) + 1):
        one, other = found.get((bin, a), Flow()), found.get((bin, b), Flow())
        for name, flow in ((f"{a}>{b}", one), (f"{b}>{a}", other), ("dyad", one + other)):
            sums = (flow.coop, flow.conf, flow.net) if flow.n else (None, None, None)
            rounded = (None if value is None else round(value, 1) + 0.0 for value in sums)
            out.append(dict(zip(SERIES, (bin_label(bin, by), name, *rounded, flow.n, flow.missing), strict=True)))
    return out


def pairs(table: ir.Table, rows: Rows, most: int) -> list[dict[str, Any]]:
    """The dyads with most events, both directions together: of each a, b, n, first, last. Rows within one state are of none."""
    rest = counted(table.filter(table.source_state != table.target_state), rows)
    swapped = rest.source_state > rest.target_state
    sides = rest.mutate(
        a=swapped.ifelse(rest.target_state, rest.source_state), b=swapped.ifelse(rest.source_state, rest.target_state)
    )
    found = sides.group_by("a", "b").aggregate(n=sides.events.sum(), first=sides.day.min(), last=sides.day.max())
    top = found.order_by(found.n.desc(), found.a, found.b).limit(most)
    return [row | {"n": int(row["n"])} for row in top.to_pyarrow().to_pylist()]


def contents(table: ir.Table) -> list[dict[str, Any]]:
    """Of each data set: rows, events, those between two states, within one, without a state on either side, without a value, retrospective."""
    two = table.source_state.notnull() & table.target_state.notnull()
    same = table.source_state == table.target_state
    found = table.group_by("dataset").aggregate(
        rows=table.count(),
        between=(two & ~same).ifelse(1, 0).sum(),
        within=(two & same).ifelse(1, 0).sum(),
        unscaled=table.tenths.isnull().ifelse(1, 0).sum(),
        retrospective=table.retrospective.ifelse(1, 0).sum(),
        first=table.day.min(),
        last=table.day.max(),
    )
    numbers = ("rows", "between", "within", "unscaled", "retrospective")
    told = [row | {name: int(row[name]) for name in numbers} for row in found.to_pyarrow().to_pylist()]
    return sorted(told, key=lambda row: DATASETS.index(row["dataset"]))


def rejected(store: Store) -> list[dict[str, Any]]:
    """Every rejected row with its file, line and reason, in the order of reading."""
    if not store.has(store.rejected):
        return []
    import ibis

    con = ibis.duckdb.connect()
    try:
        table = con.read_parquet(store.rejected, hive_partitioning=False)
        return [dict(row) for row in table.order_by("file", "line").to_pyarrow().to_pylist()]
    finally:
        con.disconnect()
