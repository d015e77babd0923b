"""The command `import`: a preview of what a file brings, and on demand the file of the dossier with it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.content import schema
from dossier.content.fields import specs
from dossier.content.files import dossier_folders, found, write_whole
from dossier.content.load import load
from dossier.content.model import TABLES
from dossier.content.problems import count, one_line
from dossier.content.vocabulary import vocabulary
from dossier.imports.choices import Choices
from dossier.imports.dates import ORDERS
from dossier.imports.faults import Log, Refused
from dossier.imports.formats import ENDINGS, drafts
from dossier.imports.merge import Merged, merge, taken_by, text
from dossier.imports.preview import preview
from dossier.imports.target import Target, opened
from dossier.imports.trial import tried

KINDS = {"events": "events", "sources": "works"}


def add_arguments(one: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    one.add_argument("table", choices=tuple(KINDS), help="what the file holds")
    one.add_argument("file", help=f"the file; its name ends in {', '.join(ENDINGS)}")
    one.add_argument("folder", nargs="?", default=".", help="the dossier's folder (default: the one you are in)")
    one.add_argument("--write", action="store_true", help="write it; without this the command only shows what it would do")
    one.add_argument("--sheet", help="the sheet of a spreadsheet (default: the first)")
    one.add_argument(
        "--column", action="append", default=[], metavar="HEADING=FIELD", help="which field a column of another name is"
    )
    one.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="what a field of new records holds where the file says nothing",
    )
    one.add_argument(
        "--type", action="append", default=[], metavar="THEIRS=OURS", help="which type of work one of the file's types is"
    )
    one.add_argument(
        "--dates", choices=tuple(ORDERS), default="", help="which comes first in dates such as 07/05/1974, day or month"
    )
    one.add_argument(
        "--keep", action="store_true", help="where the file says otherwise than the dossier, leave the dossier as it is"
    )
    one.add_argument(
        "--take", action="append", default=[], metavar="ID", help="take this record as the file tells it; `all` for every one"
    )


def write(args: argparse.Namespace) -> int:
    """Show what the file brings, and with `--write` write it, whole or not at all; 1 where it cannot be written as it is."""
    folder = found(args.folder)
    if folder is None:
        inside = dossier_folders(Path(args.folder))
        there = f" There are: {', '.join(map(str, inside))}." if inside else ""
        return _failed(args.folder, f"no dossier is here. Name the dossier's folder behind the file.{there}")
    try:
        return _run(args, folder)
    except Refused as fault:
        return _failed(args.file, str(fault))


def _failed(what: str, said: str) -> int:
    print(one_line(f"{what}: error: {said}"), file=sys.stderr)
    return 1


def _run(args: argparse.Namespace, folder: Path) -> int:
    target, log = opened(folder, args.table), Log()
    merged = merge(target, drafts(Path(args.file), target, _choices(args), log), log)
    taken = set(taken_by(merged, args.take))
    if unknown := [one for one in args.take if one not in taken and one != "all"]:
        raise Refused(f"--take {unknown[0]}: no record of this id is told otherwise in the file.")
    wanted = text(target, merged, taken)
    if wanted != target.text:
        told = {one.id: one for one in [*merged.new, *(c.draft for c in merged.conflicts if c.draft.id in taken)]}
        tried(target, wanted, told, log)
    print("".join(f"{line}\n" for line in preview(target, merged, log, taken)), end="")
    return _end(args, target, merged, log, taken, wanted)


def _choices(args: argparse.Namespace) -> Choices:
    """What the options say of the file. Raises `Refused`."""
    return Choices(
        args.dates,
        tuple(_pairs(args.set, "--set", args.table, True)),
        tuple(_pairs(args.column, "--column", args.table, False)),
        tuple(_types(args.type)),
        args.sheet,
    )


def _types(said: list[str]) -> list[tuple[str, str]]:
    """What `--type` says. Raises `Refused` for a type that we lack."""
    ours = vocabulary()["source-type"]
    pairs = [tuple(map(str.strip, one.rpartition("=")[::2])) for one in said]
    if wrong := [one for one, pair in zip(said, pairs, strict=True) if pair[1] not in ours or not pair[0]]:
        raise Refused(f"--type {wrong[0]}: write THEIRS=OURS, where ours is one of {', '.join(ours)}.")
    return [(theirs, mine) for theirs, mine in pairs]


def _pairs(said: list[str], option: str, table: str, field_first: bool) -> list[tuple[str, str]]:
    """What options of the form `A=B` say. Raises `Refused` for another form, or a field that such records lack."""
    kind = next(kind for _, kind, attr in TABLES if attr == table)
    pairs = []
    for one in said:
        left, sign, right = map(str.strip, one.partition("=") if field_first else one.rpartition("="))
        field = left if field_first else right
        if not sign or not left or field not in specs(kind):
            raise Refused(f"{option} {one}: there is no field “{field}”. Fields are: {', '.join(specs(kind))}.")
        pairs.append((left, right))
    return pairs


def _end(args: argparse.Namespace, target: Target, merged: Merged, log: Log, taken: set[str], wanted: str) -> int:
    """The last line, and the writing."""
    changed, stay = len(taken), len(merged.conflicts) - len(taken)
    did = f"{len(merged.new)} new, {len(merged.same) + len(merged.twins)} there already, {len(merged.conflicts)} otherwise than in the dossier"
    absent = f"; {count(merged.absent, 'record')} of the dossier not in the file, which stay" if merged.absent else ""
    where = target.folder / target.name
    print(f"{args.file}: {KINDS[target.table]}: {did}{absent}.")
    if log.faults:
        print(f"Nothing was written: {count(len(log.faults), 'fault')}. Mend them in the file and run this again.")
        return 1
    if stay and not args.keep:
        print(
            "Nothing was written: say for what is otherwise --keep (the dossier stays) or --take ID, --take all (the file counts)."
        )
        return 1
    if wanted == target.text:
        print(f"{where} holds all of it already.")
        return 0
    if not args.write:
        print(f"Nothing was written. Add --write to put it into {where}.")
        return 0
    write_whole(where, wanted)
    if (target.folder / schema.FOLDER).is_dir():
        schema.put(target.folder, load(target.folder).named)
    print(f"wrote {where}: {count(len(merged.new), 'new record')}, {count(changed, 'changed record')}.")
    return 0
