"""The command `handout`: a sheet of one dossier as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.content.dates import display
from dossier.content.editions import EditionError, beginning, bind, decode
from dossier.content.files import beside_output, output, write_whole
from dossier.handout import FORMATS, made
from dossier.handout.plan import ANSWERS, DETAIL, EVENTS, PAPERS, PARTS, ROOM, Plan
from dossier.index.queries import Catalogue
from dossier.progress import PUT_TOGETHER, Line
from dossier.render.article import missing_note

OWN = "the article of this dossier is its own; there is no other text of its sentences. Leave --original out."


def add_arguments(one: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    one.add_argument("folder", help="the dossier's folder")
    one.add_argument("--period", action="append", required=True, help="id of a period; may be given several times")
    one.add_argument("--part", action="append", choices=tuple(PARTS), help="what to print; several times (default: all)")
    one.add_argument("--events", choices=tuple(EVENTS), default="fitting", help="which events (default: fitting)")
    one.add_argument("--detail", choices=tuple(DETAIL), default="short", help="how much of each (default: short)")
    one.add_argument("--room", choices=tuple(ROOM), default="little", help="lines to write on (default: little)")
    one.add_argument("--answers", choices=tuple(ANSWERS), default="hidden", help="where verdicts stand (default: hidden)")
    one.add_argument("--paper", choices=tuple(PAPERS), default="a4", help="the paper (default: a4)")
    one.add_argument("--original", help="a file with the author's text, to print in place of our retelling")
    one.add_argument("--format", choices=tuple(FORMATS), help="default: as the name of the file ends, else html")
    one.add_argument("-o", "--output", required=True, help="the file to write")


def write(catalogue: Catalogue, args: argparse.Namespace) -> int:
    """Write the sheet; one line about it, or about what is wrong. Raises `OSError` for a file that cannot be written."""
    unknown = [p for p in args.period if p not in catalogue.periods]
    if unknown:
        known = "; ".join(f"{p.id} ({display(p.dates)})" for p in catalogue.periods.values())
        print(f"error: there is no period {unknown[0]!r} in this dossier. There are: {known}.", file=sys.stderr)
        return 1
    own: dict[str, str] | None = None
    found = ""
    if args.original and not catalogue.retold:
        print(f"{args.original}: error: {OWN}", file=sys.stderr)
        return 1
    if args.original:
        try:
            bound = bind(decode(beginning(Path(args.original))), catalogue.sentences.values())
            own, found = bound.found, f"; {missing_note(bound.missing, len(catalogue.sentences))}"
        except EditionError as fault:
            print(f"{args.original}: error: {fault}", file=sys.stderr)
            return 1
    plan = Plan(
        tuple(p for p in catalogue.periods if p in args.period), tuple(p for p in PARTS if p in (args.part or PARTS)),
        args.events, args.detail, args.room, args.answers, args.paper, "ours" if own is None else "original",
    )  # fmt: skip
    out = output(args.output)
    ending = out.suffix.lstrip(".").lower()
    format = args.format or (ending if ending in FORMATS else "html")
    with Line() as line:
        line(PUT_TOGETHER, 0.0)
        data = made(format, catalogue, plan, own, line)
    write_whole(out, data)
    print(f"wrote {out}: {format}, {PAPERS[plan.paper]}, answers {ANSWERS[plan.answers]}{found}", file=beside_output(out))
    return 0
