"""The command line: app, check, format, fluctuation, events, export, import, handout, publish, and the commands of `editing`.

Imports neither Streamlit, pandas nor Plotly. Every command says what it did in one line and ends with 0 or 1.
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dossier import editing
from dossier.content import schema
from dossier.content.canonical import canonical
from dossier.content.checks import FILES, examine
from dossier.content.files import beside_output, data_root, dossier_folders, failed, found, listed, output, write_whole
from dossier.content.load import load
from dossier.content.located import read_text
from dossier.content.problems import FEW, count, printed, quote
from dossier.content.problems import command as typed
from dossier.content.vocabulary import EDITIONS
from dossier.eventdata import command as eventdata
from dossier.extras import ExtraMissing
from dossier.handout import command
from dossier.imports import command as imported
from dossier.index.limits import TooMuch
from dossier.launch import launch, split
from dossier.measures.flow import UNITS

if TYPE_CHECKING:
    from dossier.index.queries import Catalogue

NOTHING = "{root}: error: nothing was {done}: no dossier is here. Name a dossier's folder or the folder above it."
READ_AS: dict[str, tuple[str, ...]] = {"contexts": ("context note",), "dossier": (), "series": ("series", "series")}


def named(words: str | None) -> list[Path]:
    """The dossiers that a person names: a folder, the folder above several, or the name of one under the data root."""
    root = Path(words) if words else data_root()
    return dossier_folders(root) or ([folder] if (folder := found(str(root))) else [])


def check(args: argparse.Namespace) -> int:
    """Print every fault of every dossier, then what was looked at; 1 where there is an error or nothing to look at."""
    folders = named(args.folder)
    if not folders:
        return failed(NOTHING.format(root=args.folder or data_root(), done="checked"))
    reports = [examine(folder) for folder in folders]
    problems = [problem for report in reports for problem in report.problems]
    print("".join(f"{line}\n" for line in printed(problems, args.format, args.all)), end="")
    read: Counter[str] = Counter()
    for report in reports:
        read.update(report.read)
    kinds = ((number, READ_AS.get(kind, (kind.removesuffix("s"),))) for kind, number in read.items())
    records = ", ".join(count(number, *noun) for number, noun in kinds if noun)
    errors = sum(problem.is_error for problem in problems)
    looked = f"{count(len(folders), 'dossier')}, {count(sum(len(r.files) for r in reports), 'file')}"
    print(f"checked {looked}: {records}; {count(errors, 'error')}, {count(len(problems) - errors, 'warning')}")
    return 1 if errors or not sum(read.values()) else 0


def reformat(args: argparse.Namespace) -> int:
    """Rewrite files in canonical form; a file with a fault is left as it is and named."""
    folders = named(args.folder)
    if not folders:
        return failed(NOTHING.format(root=args.folder or data_root(), done="rewritten"))
    changed, left = 0, 0
    for folder in folders:
        report = examine(folder, form=False)
        faulty = {Path(problem.file).name for problem in report.problems if problem.is_error}
        files = [folder / name for name in ["dossier.yaml", *FILES.values()] if (folder / name).exists()]
        for path in files + listed(folder / "series", "*.meta.yaml"):
            if path.name in faulty:
                left += 1
                failed(f"{path}: left as it is, since it has faults. See `{typed('check', str(folder))}`.")
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


def valid_catalogue(words: str) -> Catalogue | None:
    """The catalogue of a dossier without a fault, by its folder or its name; else one line to stderr and `None`."""
    from dossier.index.queries import Catalogue

    folder = found(words)
    if folder is None:
        failed(f"{words}: error: no dossier is here. Name a dossier's folder, or its name under {data_root()}.")
        return None
    report = examine(folder, form=False)
    if report.dossier is None or report.errors:
        failed(f"{folder}: error: the dossier has faults. See `{typed('check', str(folder))}`.")
        return None
    return Catalogue(report.dossier)


def print_fluctuation(args: argparse.Namespace) -> int:
    """Print the index of one dossier."""
    from dossier.tabular.command import write

    catalogue = valid_catalogue(args.folder)
    return 1 if catalogue is None else write(catalogue, args)


def export(args: argparse.Namespace) -> int:
    """Write one dossier in a form that other tools read; without words, list the forms."""
    from dossier.exports import BY_NAME, listed

    if not (args.form and args.folder):
        print(listed())
        return int(bool(args.form))
    if args.form not in BY_NAME:
        return failed(f"error: there is no export {quote(args.form)}; there are {', '.join(BY_NAME)}.")
    catalogue = valid_catalogue(args.folder)
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
    catalogue = valid_catalogue(args.folder)
    return 1 if catalogue is None else command.write(catalogue, args)


def publish(args: argparse.Namespace) -> int:
    """Write one dossier as one HTML file."""
    from dossier.publish.command import write

    return write(args)


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
    eventdata.add_arguments(commands.add_parser("events", help="import and ask machine-coded event data of any size"))
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
    one = commands.add_parser("import", help="bring events or works from a spreadsheet or bibliography into a dossier")
    imported.add_arguments(one)
    one.set_defaults(run=imported.write)
    editing.add_commands(commands)
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
