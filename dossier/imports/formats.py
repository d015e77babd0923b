"""Which reader a file needs, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dossier.imports import bibtex, csl, delimited, headings, opendocument, ris, timelinejs, workbook
from dossier.imports.cells import MOST_BYTES, Sheet
from dossier.imports.choices import Choices
from dossier.imports.drafts import Draft
from dossier.imports.entries import Entry
from dossier.imports.faults import Log, Refused
from dossier.imports.rows import Rows
from dossier.imports.target import Target
from dossier.imports.works import Works

TEXTS = (".csv", ".tsv", ".txt")
SHEETS = (*TEXTS, ".xlsx", ".ods")
WORKS = (".json", ".bib", ".ris")
ENDINGS = (*SHEETS, *WORKS)


def drafts(path: Path, target: Target, choices: Choices, log: Log) -> list[Draft]:
    """What a file says of records of the target's kind.

    Parameters
    ----------
    path : Path
        The file.
    target : Target
        The dossier's file that it is meant for.
    choices : Choices
        What an editor has said of the file.
    log : Log
        Takes faults and remarks.

    Raises `Refused`.
    """
    ending = path.suffix.lower()
    if not path.is_file():
        raise Refused("there is no such file.")
    if path.stat().st_size > MOST_BYTES:
        raise Refused(f"the file has more than {MOST_BYTES // 1_000_000} MB.")
    known = ENDINGS if target.table == "sources" else SHEETS
    if ending not in known:
        raise Refused(
            f"{ending or 'a file without an ending'} is no kind of file that is read for {target.table}. Its name must end in one of {', '.join(known)}."
        )
    if ending in SHEETS:
        return _rows(path, target, choices, log)
    return list(Works(target, choices, dict(choices.types), log).drafts(_entries(path, log)))


def _entries(path: Path, log: Log) -> list[Entry]:
    ending = path.suffix.lower()
    return csl.read(path) if ending == ".json" else bibtex.read(path, log) if ending == ".bib" else ris.read(path, log)


def _sheet(path: Path, wanted: str | None, known: Callable[[list[str]], int]) -> Sheet:
    if path.suffix.lower() == ".xlsx":
        return workbook.read(path, wanted)
    if path.suffix.lower() == ".ods":
        return opendocument.read(path, wanted)
    if wanted is not None:
        raise Refused("a text file has no sheets. Leave --sheet out.")
    return delimited.read(path, known)


def _rows(path: Path, target: Target, choices: Choices, log: Log) -> list[Draft]:
    names = headings.known(target.kind, dict(choices.headings))
    found = _sheet(path, choices.sheet, partial(headings.counted, names=names))
    for said in found.asides:
        log.remark("", "", said)
    if target.table == "events" and (row := timelinejs.headed(found)) is not None:
        found, heads = timelinejs.Timeline(found, row, names, log).made()
        return list(Rows(found, heads, target, choices, log).drafts())
    return list(Rows(found, headings.find(found, names, headings.derived(target.table), log), target, choices, log).drafts())
