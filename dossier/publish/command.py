"""The command `publish`: one dossier as one HTML file."""

from __future__ import annotations

import argparse
import sys
from math import ceil

from dossier.content.checks import examine
from dossier.content.files import beside_output, data_root, dossier_folders, found, output, write_whole
from dossier.content.problems import count
from dossier.index.queries import Catalogue
from dossier.publish.page import LIMIT, File, file
from dossier.publish.sizes import sizes, table


def remedy(made: File) -> str:
    """What would make a file fit: its largest kinds, and how many events with their sources are too many, at their average size."""
    catalogue, most = made.catalogue, ", ".join(f"{size.kind} {size.raw:,}" for size in sizes(made)[:3])
    of = len(catalogue.events) or 1
    room = len(made.text.encode("utf-8")) - LIMIT
    there = sum(len(made.sections[label].encode("utf-8")) for label in ("Timeline", "Data"))
    fewer = ceil(room / (there / of))
    out = f"Most room take {most}"
    if fewer < of:
        out += f"; it fits with some {count(fewer, 'event')} fewer of {of} and without the sources that they alone cite"
    return f"{out}. Two dossiers, each with a part of the years, fit as well."


def write(args: argparse.Namespace) -> int:
    """Write the file whole; one line about it, or about what is wrong. Raises `OSError` for a file that cannot be written."""
    out, folder = output(args.output), found(args.dossier)
    if folder is None:
        known = ", ".join(path.name for path in dossier_folders(data_root())) or "none"
        print(f"{args.dossier}: error: there is no such dossier. Name a dossier's folder, or one of: {known}.", file=sys.stderr)
        return 1
    report = examine(folder, form=False)
    if report.dossier is None or report.errors or not report.dossier.periods:
        print(f"{folder}: error: the dossier has faults. See `python -m dossier check {folder}`.", file=sys.stderr)
        return 1
    made = file(Catalogue(report.dossier))
    size = len(made.text.encode("utf-8"))
    if size > LIMIT:
        said = f"the file would have {size:,} bytes and may have {LIMIT:,}; nothing was written"
        print(f"{args.output}: error: {said}. {remedy(made)}", file=sys.stderr)
        return 1
    write_whole(out, made.text)
    print(f"wrote {args.output}: {size:,} bytes, to be opened in any browser\n{table(made)}", file=beside_output(out))
    return 0
