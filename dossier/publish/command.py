"""The command `publish`: one dossier as one HTML file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.checks import examine
from dossier.files import data_root, dossier_folders, write_whole
from dossier.publish.page import LIMIT, page
from dossier.queries import Index


def found(name: str) -> Path | None:
    """The folder of a dossier by its path or by its name under the data root; `None` where there is none."""
    for path in (Path(name), data_root() / name):
        if dossier_folders(path) == [path]:
            return path
    return None


def write(args: argparse.Namespace) -> int:
    """Write the file whole; one line about it, or about what is wrong. Raises `OSError` for a file that cannot be written."""
    folder = found(args.dossier)
    if folder is None:
        known = ", ".join(path.name for path in dossier_folders(data_root())) or "none"
        print(f"{args.dossier}: error: there is no such dossier. Name a dossier's folder, or one of: {known}.", file=sys.stderr)
        return 1
    report = examine(folder, form=False)
    if report.dossier is None or report.errors or not report.dossier.periods:
        print(f"{folder}: error: the dossier has faults. See `python -m dossier check {folder}`.", file=sys.stderr)
        return 1
    text = page(Index(report.dossier))
    size = len(text.encode("utf-8"))
    if size > LIMIT:
        print(
            f"{args.output}: error: the file would have {size:,} bytes and may have {LIMIT:,}; nothing was written.",
            file=sys.stderr,
        )
        return 1
    write_whole(Path(args.output), text)
    print(f"wrote {args.output}: {size:,} bytes, to be opened in any browser")
    return 0
