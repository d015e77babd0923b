"""`dossier events`: import files into a store; of a dyad the series and its events; dyads by size; what a store holds and what was rejected."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from dossier.content.problems import count, one_line
from dossier.eventdata import asking, engine
from dossier.eventdata.about import Described, described, gap_words, left_out
from dossier.eventdata.asking import LISTED, SERIES, Rows
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.importing import Outcome, import_files
from dossier.eventdata.reading import REASONS
from dossier.eventdata.shapes import DATASETS
from dossier.eventdata.store import Store
from dossier.measures.flow import UNITS
from dossier.progress import Line

MOST = 50  # dyads that are listed, where no other number is asked for
ROWS = ("day", "source", "target", "code", "value", *(name for name in LISTED if name not in ("day", "source", "target", "code")))
PAIRS = ("a", "b", "n", "first", "last")
LEFT = ("file", "line", "reason", "text")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The commands under `events`."""
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    one = _command(commands, "import", "read event files into a store; the same file or event twice changes nothing")
    one.add_argument("files", nargs="+", metavar="FILE", help="files (plain, gzip, zip), folders of them, or patterns")
    one.set_defaults(ask=_import)
    one = _command(commands, "series", "print cooperation and conflict of two states by year or month")
    one.add_argument("--pair", nargs=2, required=True, metavar="STATE", help="two states by their three letters of ISO 3166")
    one.add_argument("--by", choices=UNITS, default="year", help="the unit of time (default: year)")
    _choosing(one)
    one.set_defaults(ask=_series)
    one = _command(commands, "rows", "list the events of two states in a year or month, of which a bin of the series is the sum")
    one.add_argument("--pair", nargs=2, required=True, metavar="STATE", help="two states, as for `series`")
    one.add_argument("--bin", required=True, metavar="BIN", help="a year or a month, such as 2014 or 2014-11")
    _choosing(one)
    one.set_defaults(ask=_rows_of)
    one = _command(commands, "pairs", "list the dyads with most events")
    one.add_argument("--most", type=_number, default=MOST, metavar="N", help=f"how many dyads (default: {MOST})")
    _choosing(one)
    one.set_defaults(ask=_pairs)
    one = _command(commands, "describe", "say what a store holds: coverage, gaps, what was rejected")
    one.add_argument("--rejected", action="store_true", help="print the rejected rows instead, with file, line and reason")
    _answering(one)
    one.set_defaults(ask=_describe)


def _number(said: str) -> int:
    if not said.isdecimal() or not int(said):
        raise argparse.ArgumentTypeError(f"'{said}' is no number of dyads; write a number from 1 on")
    return int(said)


def _command(commands: Any, name: str, does: str) -> argparse.ArgumentParser:
    one: argparse.ArgumentParser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    one.add_argument("--store", required=True, type=Path, metavar="DIR", help="the folder of the store")
    return one


def _answering(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--engine", default=engine.DUCKDB, help="duckdb (default), or a Spark master such as local[2] or spark://host:7077"
    )
    one.add_argument("--format", choices=("csv", "json"), default="csv", help="how the rows are written")


def _choosing(one: argparse.ArgumentParser) -> None:
    """Which rows count, and how the answer is made and written."""
    one.add_argument("--dataset", choices=DATASETS, default="", help="the data set, where the store has several")
    one.add_argument("--distinct", action="store_true", help="count one event a day of the same source, target and code")
    one.add_argument("--root", action="store_true", help="only events from the lead of a report (GDELT)")
    one.add_argument("--official", action="store_true", help="only between states as a whole and their agents")
    one.add_argument(
        "--no-retrospective", action="store_true", help="leave out rows dated exactly 7, 30, 365 or 3,650 days before their file"
    )
    one.add_argument("--no-mirrored", action="store_true", help="leave out the second half of pairs coded in both directions")
    _answering(one)


def run(args: argparse.Namespace) -> int:
    """Run one command; 1 with one line for each fault where something is wrong."""
    try:
        ask: Callable[[argparse.Namespace], int] = args.ask
        return ask(args)
    except EventDataError as fault:
        print(one_line(str(fault)), file=sys.stderr)
        return 1


def _import(args: argparse.Namespace) -> int:
    with Line() as line:
        done = import_files(args.files, args.store, line)
    for fault in done.faults:
        print(one_line(str(fault)), file=sys.stderr)
    for one in done.files:
        if one.rejected:
            print(f"{one.file}: {left_out(one)}. See: dossier events describe --store {args.store} --rejected", file=sys.stderr)
    print(_summary(done))
    return int(bool(done.faults))


def _summary(done: Outcome) -> str:
    """What an import did, in one line."""
    rows, kept, repeated = (sum(getattr(one, name) for one in done.files) for name in ("rows", "kept", "repeated"))
    known = f"; {count(len(done.known), 'file')} known before" if done.known else ""
    return (
        f"read {count(len(done.files), 'file')}, {rows:,} rows: {kept:,} kept, {rows - kept - repeated:,} rejected, "
        f"{repeated:,} repeated{known}; {count(len(done.faults), 'fault')}"
    )


def _rows(args: argparse.Namespace, store: Store) -> Rows:
    there = sorted({one.dataset for one in store.records() if one.kept}, key=DATASETS.index)
    dataset = asking.one_dataset(there, args.dataset) if there else ""
    return Rows(dataset, args.distinct, args.root, args.official, not args.no_retrospective, not args.no_mirrored)


def _series(args: argparse.Namespace) -> int:
    store = Store(args.store)
    rows = _rows(args, store)
    pair = (asking.state(args.pair[0]), asking.state(args.pair[1]))
    with engine.asked(store, args.engine) as table:
        found = asking.series(table, pair, args.by, rows)
    if not found:
        raise EventDataError(
            f"{args.store}: error: no event between {' and '.join(pair)} is in {rows.dataset} with these filters."
        )
    _print(args.format, SERIES, found, {"store": str(args.store), "dataset": rows.dataset, "pair": list(pair), "by": args.by})
    if gaps := gap_words(store, rows.dataset):
        print(gaps, file=sys.stderr)
    return 0


def _rows_of(args: argparse.Namespace) -> int:
    store = Store(args.store)
    rows = _rows(args, store)
    with engine.asked(store, args.engine) as table:
        found = asking.events(table, tuple(args.pair), args.bin, rows)
    if not found:
        raise EventDataError(
            f"{args.store}: error: no event of {args.bin} between {' and '.join(args.pair)} is there with these filters."
        )
    _print(args.format, ROWS, found, {"store": str(args.store), "dataset": rows.dataset, "pair": args.pair, "bin": args.bin})
    return 0


def _pairs(args: argparse.Namespace) -> int:
    store = Store(args.store)
    rows = _rows(args, store)
    with engine.asked(store, args.engine) as table:
        found = asking.pairs(table, rows, args.most)
    _print(args.format, PAIRS, found, {"store": str(args.store), "dataset": rows.dataset})
    return 0


def _describe(args: argparse.Namespace) -> int:
    store = Store(args.store)
    if args.rejected:
        _print(args.format, LEFT, asking.rejected(store), {"store": str(args.store), "reasons": REASONS})
        return 0
    found = described(store, args.engine)
    _print(args.format, Described.COLUMNS, [one.row() for one in found], {"store": str(args.store)})
    return 0


def _print(form: str, columns: Sequence[str], rows: Iterable[dict[str, Any]], head: dict[str, Any]) -> None:
    """Rows as CSV, or as JSON with what they are of; what is missing is empty, or null."""
    if form == "json":
        json.dump(head | {"rows": list(rows)}, sys.stdout, indent=1, default=str, ensure_ascii=False)
        print()
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow("" if row[name] is None else row[name] for name in columns)
