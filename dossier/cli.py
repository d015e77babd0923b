"""The command line: app, check, format, fluctuation, export, handout, publish, new, fingerprint, describe.

Imports neither Streamlit, pandas nor Plotly. Every command says what it did in one line and ends with 0 or 1.
"""

from __future__ import annotations

import argparse
import difflib
import io
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.content import schema
from dossier.content.canonical import canonical
from dossier.content.checks import FILES, examine
from dossier.content.files import SHIPPED, beside_output, called, data_root, dossier_folders, listed, output, write_whole
from dossier.content.load import load
from dossier.content.located import read_text
from dossier.content.problems import FEW, count, printed, quote
from dossier.content.vocabulary import EDITIONS
from dossier.extras import ExtraMissing
from dossier.handout import command
from dossier.index.limits import TooMuch
from dossier.launch import launch, split
from dossier.measures.flow import UNITS

if TYPE_CHECKING:
    from dossier.index.queries import Catalogue

NOTHING = "{root}: error: nothing was {done}: no dossier is here. Name a dossier's folder or the folder above it."
LEFT_OUT = {"undated": "not dated to the {unit}", "repeated": "the same day, source, target and code as another"}
READ_AS: dict[str, tuple[str, ...]] = {"contexts": ("context note",), "dossier": (), "series": ("series", "series")}


def failed(said: str) -> int:
    """Tell a fault beside the output, which may go into a file or another program; gives the status."""
    print(said, file=sys.stderr)
    return 1


def check(args: argparse.Namespace) -> int:
    """Print every fault of every dossier, then what was looked at; 1 where there is an error or nothing to look at."""
    root = Path(args.folder) if args.folder else data_root()
    folders = dossier_folders(root)
    if not folders:
        return failed(NOTHING.format(root=root, done="checked"))
    reports = [examine(folder) for folder in folders]
    problems = [problem for report in reports for problem in report.problems]
    print("".join(f"{line}\n" for line in printed(problems, args.format, args.all)), end="")
    read: Counter[str] = Counter()
    for report in reports:
        read.update(report.read)
    named = ((number, READ_AS.get(kind, (kind.removesuffix("s"),))) for kind, number in read.items())
    records = ", ".join(count(number, *noun) for number, noun in named if noun)
    errors = sum(problem.is_error for problem in problems)
    looked = f"{count(len(folders), 'dossier')}, {count(sum(len(r.files) for r in reports), 'file')}"
    print(f"checked {looked}: {records}; {count(errors, 'error')}, {count(len(problems) - errors, 'warning')}")
    return 1 if errors or not sum(read.values()) else 0


def reformat(args: argparse.Namespace) -> int:
    """Rewrite files in canonical form; a file with a fault is left as it is and named."""
    root = Path(args.folder) if args.folder else data_root()
    folders = dossier_folders(root)
    if not folders:
        return failed(NOTHING.format(root=root, done="rewritten"))
    changed, left = 0, 0
    for folder in folders:
        report = examine(folder, form=False)
        faulty = {Path(problem.file).name for problem in report.problems if problem.is_error}
        files = [folder / name for name in ["dossier.yaml", *FILES.values()] if (folder / name).exists()]
        for path in files + listed(folder / "series", "*.meta.yaml"):
            if path.name in faulty:
                left += 1
                failed(f"{path}: left as it is, since it has faults. See `python -m dossier check {folder}`.")
            elif _rewritten(path, args.diff):
                changed += 1
        if (folder / schema.FOLDER).is_dir() and not args.diff:
            schema.put(folder, load(folder).named)
    print(f"{'would rewrite' if args.diff else 'rewrote'} {count(changed, 'file')} of {count(len(folders), 'dossier')}")
    return 1 if left or (args.diff and changed) else 0


def _rewritten(path: Path, diff: bool) -> bool:
    """True where the file is not in canonical form; it is then put into it, or the difference printed."""
    text = read_text(path, str(path), []) or ""
    wanted = canonical(text, path.name)
    if wanted == text:
        return False
    if diff:
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), wanted.splitlines(True), str(path), str(path)))
    else:
        write_whole(path, wanted)
    return True


def valid_catalogue(folder: Path) -> Catalogue | None:
    """The catalogue of a dossier without a fault; else one line to stderr and `None`."""
    from dossier.index.queries import Catalogue

    report = examine(folder, form=False)
    if report.dossier is None or report.errors:
        print(f"{folder}: error: the dossier has faults. See `python -m dossier check {folder}`.", file=sys.stderr)
        return None
    return Catalogue(report.dossier)


def print_fluctuation(args: argparse.Namespace) -> int:
    """Print the index of one dossier: flows by bin and direction, and the level of the dyad with its 95 % band."""
    from dossier.index.fluctuation import Choice, fluctuation
    from dossier.tabular.tables import fluctuation_rows, to_csv

    folder = Path(args.folder)
    catalogue = valid_catalogue(folder)
    if catalogue is None:
        return 1
    found = fluctuation(catalogue, Choice(args.edition or catalogue.meta.edition, args.by))
    rows = fluctuation_rows(catalogue, found)
    if not rows:
        return failed(f"{folder}: error: the dossier has no coded act dated to the {args.by}.")
    out = {"undated": found.flows.undated, "repeated": found.flows.repeated}
    if args.format == "csv":
        sys.stdout.write(to_csv(rows).decode("utf-8"))
        for reason, number in out.items():
            if number:
                print(f"{count(number, 'act')} left out: {LEFT_OUT[reason].format(unit=args.by)}", file=sys.stderr)
        if found.level is None:
            why = (
                "the record is too thin to tell a moving level from chance"
                if found.thin
                else f"fewer than three {args.by}s have coded acts"
            )
            print(f"no level: {why}", file=sys.stderr)
        return 0
    made = {"edition": found.choice.edition, "by": args.by, "thin": found.thin}
    head = {"dossier": catalogue.dossier.id, "updated": catalogue.meta.updated.text} | made
    numbers = [{key: _number(key, value) for key, value in row.items()} for row in rows]
    json.dump(head | out | {"rows": numbers}, sys.stdout, indent=1)
    print()
    return 0


def _number(key: str, text: str) -> str | int | float | None:
    """A cell of the index as JSON has it; what is missing is null."""
    if key in ("bin", "direction"):
        return text
    return None if not text else int(text) if key in ("n", "missing") else float(text)


def export(args: argparse.Namespace) -> int:
    """Write one dossier in a form that other tools read; without words, list the forms."""
    from dossier.exports import BY_NAME, listed

    if not (args.form and args.folder):
        print(listed())
        return int(bool(args.form))
    if args.form not in BY_NAME:
        return failed(f"error: there is no export {quote(args.form)}; there are {', '.join(BY_NAME)}.")
    catalogue = valid_catalogue(Path(args.folder))
    if catalogue is None:
        return 1
    chosen = BY_NAME[args.form]
    path = Path(f"{catalogue.dossier.id}-{chosen.file}") if args.output is None else output(args.output)
    data = chosen.make(catalogue)
    write_whole(path, data)
    print(f"wrote {path}: {chosen.title}, {len(data):,} bytes; not in it: {chosen.loses}", file=beside_output(path))
    return 0


def handout(args: argparse.Namespace) -> int:
    """Write a hand-out of one dossier."""
    catalogue = valid_catalogue(Path(args.folder))
    return 1 if catalogue is None else command.write(catalogue, args)


def publish(args: argparse.Namespace) -> int:
    """Write one dossier as one HTML file."""
    from dossier.publish.command import write

    return write(args)


def new(args: argparse.Namespace) -> int:
    """Write the annotated skeleton of a dossier for two states."""
    from dossier.content.skeleton import SkeletonError, write_skeleton

    try:
        folder = write_skeleton(args.side_a, args.side_b, Path(args.folder))
    except SkeletonError as fault:
        return failed(f"error: {fault}")
    print(f"wrote {folder}: open dossier.yaml, then run `python -m dossier check {folder}`")
    return 0


def print_fingerprint(args: argparse.Namespace) -> int:
    """Print the fingerprint of each sentence given."""
    from dossier.content.editions import crowded, fingerprint, normal

    for sentence in args.sentence:
        if fault := crowded(sentence):
            return failed(f"error: {quote(sentence)}: {fault} Write the sentence without them.")
        if not normal(sentence):
            return failed(f"error: {quote(sentence)} holds neither a letter nor a digit.")
        print(fingerprint(sentence))
    return 0


def describe(args: argparse.Namespace) -> int:
    """Write what the code says of the format: the tables of its description, and the schemas."""
    from dossier.content.describe import described

    try:
        done = described(Path(args.file), args.check)
    except ValueError as fault:
        return failed(str(fault))
    print("\n".join(said for said, _ in done))
    return int(not all(sound for _, sound in done))


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    program = "dossier" if Path(sys.argv[0]).stem == "dossier" else "python -m dossier"
    top = argparse.ArgumentParser(prog=program, description="Read, check and edit dossiers.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("app", help="open the app", usage=f"{program} app [-h] [folder] [Streamlit's options]")
    one.add_argument("folder", nargs="?", help="a dossier's folder or the parent of several (default: the shipped data)")
    one.set_defaults(run=launch)
    one = commands.add_parser("check", help="print every fault of every dossier")
    one.add_argument("folder", nargs="?", help="a dossier's folder or the parent of several (default: the shipped data)")
    one.add_argument("--format", choices=("text", "github"), default="text", help="how faults are printed")
    one.add_argument("--all", action="store_true", help=f"print every fault, not the first {FEW}")
    one.set_defaults(run=check)
    one = commands.add_parser("format", help="rewrite files in canonical form")
    one.add_argument("folder", nargs="?", help="a dossier's folder or the parent of several")
    one.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    one.set_defaults(run=reformat)
    one = commands.add_parser("fluctuation", help="print the index of fluctuations of one dossier")
    one.add_argument("folder", help="the dossier's folder")
    one.add_argument("--by", choices=UNITS, default="year", help="the unit of time (default: year)")
    one.add_argument("--edition", choices=EDITIONS, help="the edition of the scale (default: the dossier's own)")
    one.add_argument("--format", choices=("csv", "json"), default="csv", help="how the rows are written")
    one.set_defaults(run=print_fluctuation)
    one = commands.add_parser("export", help="write a dossier in a form that other tools read; alone it lists the forms")
    one.add_argument("form", nargs="?", metavar="FORMAT", help="the name of the form")
    one.add_argument("folder", nargs="?", help="the dossier's folder")
    one.add_argument("-o", "--output", metavar="FILE", help="the file to write (default: named after dossier and form)")
    one.set_defaults(run=export)
    one = commands.add_parser("handout", help="write a sheet for paper: HTML, PDF or Word")
    command.add_arguments(one)
    one.set_defaults(run=handout)
    one = commands.add_parser("publish", help="write a dossier as one HTML file that needs no server")
    one.add_argument("dossier", help="the dossier's folder, or its name under the data root")
    one.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    one.set_defaults(run=publish)
    one = commands.add_parser("new", help="write a skeleton for another pair of states")
    one.add_argument("side_a", help=f"three-letter code of the first state, as in {called('shared/countries.csv')}")
    one.add_argument("side_b", help="three-letter code of the second state")
    one.add_argument("folder", help="the new dossier's folder; it must not exist or be empty")
    one.set_defaults(run=new)
    one = commands.add_parser("fingerprint", help="print the fingerprint of an original sentence")
    one.add_argument("sentence", nargs="+")
    one.set_defaults(run=print_fingerprint)
    one = commands.add_parser("describe", help="write the tables of data/README.md and the schemas beside it from the code")
    one.add_argument("file", nargs="?", default=str(SHIPPED / "README.md"))
    one.add_argument("--check", action="store_true", help="change nothing; 1 where the file is out of date")
    one.set_defaults(run=describe)
    return top


def main(words: list[str] | None = None) -> int:
    """Run one command; 0 where all is well. A fault of the machine, such as a full disk, is told in one line."""
    own, passed = split(sys.argv[1:] if words is None else words)
    args = parser().parse_args(own, argparse.Namespace(passed=passed))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter must not stop the report
    try:
        status = args.run(args)
        if sys.stdout:  # none where it was closed
            sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (TooMuch, ExtraMissing) as fault:
        return failed(f"error: {fault}")
    except OSError as fault:
        return failed(f"{fault.filename or 'a file'}: error: {fault.strerror or fault}.")
